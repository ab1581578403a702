/** `/id/{kind}/{slug}/timemap`: the states of a thing. */
import { html } from './html.js';
import { renderPage } from './layout.js';
import { dataTable, pageHead } from './parts.js';
import { linkOf, plural, timeOf } from './values.js';
import type { PageFrame, HistoryView } from './views.js';

export function historyPage({ thing, states }: HistoryView, frame: PageFrame): string {
  return renderPage(
    `History of ${thing.label}`,
    frame,
    html`${pageHead(`History of ${thing.label}`, {
      kinds: linkOf(thing),
      lead: `${plural(states.length, 'state')}: each version of the graph that changed this record.`,
    })}
    ${dataTable(
      { label: 'States' },
      ['Version', 'Written', 'Change'],
      states.map(
        ({ version, committedAt, href, changeHref }) =>
          html`<tr>
            <th scope="row"><a href="${href}">${version}</a></th>
            <td>${timeOf(committedAt)}</td>
            <td>
              ${
                changeHref === undefined
                  ? 'first said'
                  : html`<a href="${changeHref}"
                      >What changed<span class="visually-hidden"> in version ${version}</span></a
                    >`
              }
            </td>
          </tr> `,
      ),
      'versions',
    )}`,
  );
}
