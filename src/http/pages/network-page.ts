/** `/network`: who organizes with whom, as a table, and drawn by the page's script. */
import { assetAddress } from './assets.js';
import { html, type Html } from './html.js';
import { pagesNavigation, renderPage } from './layout.js';
import { choiceRow, countOf, linkOf, plural } from './values.js';
import type { PageFrame, NetworkView } from './views.js';

/** The kinds of ties, and all of them, as the page calls them. */
const KINDS = [
  ['all', 'All ties'],
  ['together', 'Organized together'],
  ['partner', 'In co-operation'],
] as const;

export function networkPage(view: NetworkView, frame: PageFrame): string {
  const {
    bodyCount,
    tieCounts: { all, together, partner },
    dataHref,
  } = view;
  return renderPage(
    'Who organizes with whom',
    frame,
    html` <header class="page-head">
        <p class="kinds"><a href="/events">Events</a></p>
        <h1>Who organizes with whom</h1>
        <p class="lead">
          ${plural(bodyCount, 'body', 'bodies')} with ${plural(all, 'tie')} between them:
          ${countOf(together)} of bodies that organized an event together, ${countOf(partner)} of an
          organizer and a body in co-operation with which it organized one.
        </p>
      </header>
      <section
        class="network no-print"
        data-source="${dataHref}"
        data-worker="${assetAddress('network-worker.js')}"
        aria-label="The network"
        hidden
      ></section>
      <section aria-labelledby="ties">
        <h2 id="ties">Ties, the strongest first</h2>
        ${
          all === 0
            ? html`<p class="empty">No event has an organizer with another or with a partner.</p>`
            : tieTable(view)
        }
      </section>`,
    {
      scripts: ['network'],
      description:
        'Bodies that organize events together, or in co-operation with others, as a network.',
    },
  );
}

function tieTable(view: NetworkView): Html {
  const { tie = 'all', total, firstIndex, ties, kindHrefs, tieCounts } = view;
  const kinds = KINDS.map(([kind, label]) => ({
    link: { label, href: kindHrefs[kind] },
    isShown: kind === tie,
    count: tieCounts[kind],
  }));
  return html`<div class="results-head">
      ${choiceRow('Kind of tie', kinds)}
      <p class="hint">
        ${
          ties.length === 0
            ? 'Nothing is on this page'
            : `${countOf(firstIndex + 1)}–${countOf(firstIndex + ties.length)}`
        }
        of ${countOf(total)}
      </p>
    </div>
    <div class="table-scroll" role="region" aria-labelledby="ties" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">One</th>
            <th scope="col">Other</th>
            <th scope="col" class="number">Events together</th>
            <th scope="col" class="number">In co-operation</th>
          </tr>
        </thead>
        <tbody>
          ${ties.map(
            ({ one, other, together, partner }) =>
              html`<tr>
                <td>${linkOf(one)}</td>
                <td>${linkOf(other)}</td>
                <td class="number">${countOf(together)}</td>
                <td class="number">${countOf(partner)}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    ${pagesNavigation(view, { previous: 'Stronger ties', next: 'Weaker ties' })}`;
}
