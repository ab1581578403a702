/** `/id/{kind}/{slug}/timemap`: the states of a thing. */
import { html } from './html.js';
import { renderPage } from './layout.js';
import { linkOf, plural, timeOf } from './values.js';
import type { PageFrame, HistoryView } from './views.js';

export function historyPage({ thing, states }: HistoryView, frame: PageFrame): string {
  return renderPage(
    `History of ${thing.label}`,
    frame,
    html` <header class="page-head">
        <p class="kinds">${linkOf(thing)}</p>
        <h1>History of ${thing.label}</h1>
        <p class="lead">
          ${plural(states.length, 'state')}: each version of the graph that changed this record.
        </p>
      </header>
      <div class="table-scroll" role="region" aria-label="States" tabindex="0">
        <table class="versions">
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Written</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            ${states.map(
              ({ version, committedAt, href, changeHref }) =>
                html`<tr>
                  <th scope="row"><a href="${href}">${version}</a></th>
                  <td>${timeOf(committedAt)}</td>
                  <td>
                    ${
                      changeHref === undefined
                        ? 'first said'
                        : html`<a href="${changeHref}"
                            >What changed<span class="visually-hidden">
                              in version ${version}</span
                            ></a
                          >`
                    }
                  </td>
                </tr> `,
            )}
          </tbody>
        </table>
      </div>`,
  );
}
