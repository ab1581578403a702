/** `/network`: who organizes with whom, as a table, and drawn by the page's script. */
import { assetAddress } from './assets.js';
import { html, joinParts, safeHref, type Html } from './html.js';
import { pagesNavigation, renderPage } from './layout.js';
import { dataTable, linkList, pageHead, rangeText } from './parts.js';
import { choiceRow, countOf, linkOf, plural } from './values.js';
import type { MatrixView, NetworkView } from './network-views.js';
import type { PageFrame } from './views.js';

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
    chosen,
    dataHref,
  } = view;
  return renderPage(
    'Who organizes with whom',
    frame,
    html`${pageHead('Who organizes with whom', {
        kinds: html`<a href="/events">Events</a>`,
        lead: html`${plural(bodyCount, 'body', 'bodies')} with ${plural(all, 'tie')} between them.
        In ${countOf(together)} of them both bodies organized an event; in ${countOf(partner)} one
        organized it in co-operation with the other.`,
      })}
      <section
        class="network no-print"
        data-source="${dataHref}"
        data-worker="${assetAddress('network-worker.js')}"
        aria-label="The network"
        hidden
      ></section>
      <section id="tie-list">
        <h2 id="ties">${headingOf(view)}</h2>
        ${
          all === 0 && chosen.length === 0
            ? html`<p class="empty">No event has two organizers, or an organizer and a partner.</p>`
            : ties(view)
        }
      </section>`,
    {
      section: 'Network',
      scripts: ['network'],
      description:
        'Bodies that organize events together, or in co-operation with others, as a network.',
    },
  );
}

function headingOf({ chosen }: NetworkView): Html {
  return chosen.length === 0
    ? html`Ties, the strongest first`
    : html`Ties of
      ${joinParts(
        chosen.map(({ body }) => linkOf(body)),
        ' and ',
      )}`;
}

function ties(view: NetworkView): Html {
  const { tie = 'all', least, total, chosen, kindHrefs, chosenCounts, viewHrefs, matrix } = view;
  const kinds = KINDS.map(([kind, label]) => ({
    link: { label, href: kindHrefs[kind] },
    isShown: kind === tie,
    count: chosenCounts[kind],
  }));
  return html`<div class="results-head">
      ${choiceRow('Kind of tie', kinds)}
      ${choiceRow('Shown as', [
        { link: { label: 'List', href: viewHrefs.list }, isShown: !matrix },
        { link: { label: 'Matrix', href: viewHrefs.matrix }, isShown: matrix !== undefined },
      ])}
    </div>
    ${
      chosen.length > 0 &&
      html`<ul class="chips removable" aria-label="Filters in force">
        ${chosen.map(
          ({ body, withoutHref }) =>
            html`<li>
              <a href="${safeHref(withoutHref) ?? ''}"
                ><span class="visually-hidden">Without </span>${body.label}</a
              >
            </li>`,
        )}
      </ul>`
    }
    ${least > 1 && html`<p class="hint">Only ties of at least ${countOf(least)} events.</p>`}
    ${total === 0 && html`<p class="empty">There are no such ties.</p>`}
    ${matrix ? matrixTable(matrix) : total > 0 && tieTable(view)}`;
}

function tieTable(view: NetworkView): Html {
  const { total, firstIndex, ties, chosen } = view;
  const of = chosen.length === 1 ? chosen[0] : undefined;
  return html`<p class="hint">${rangeText(firstIndex, ties.length)} of ${countOf(total)}</p>
    ${dataTable(
      { labelledBy: 'ties' },
      [
        ...(of ? ['With'] : ['One', 'Other']),
        { numbers: 'Events together' },
        { numbers: 'In co-operation' },
        'Events',
      ],
      ties.map(
        ({ one, other, together, partner, events }) =>
          html`<tr>
            ${
              of
                ? html`<td>${linkOf(one.href === of.body.href ? other : one)}</td>`
                : html`<td>${linkOf(one)}</td>
                    <td>${linkOf(other)}</td>`
            }
            <td class="number">${countOf(together)}</td>
            <td class="number">${countOf(partner)}</td>
            <td>
              <details${chosen.length > 0 && html` open`}>
                <summary>${plural(events.length, 'event')}</summary>
                ${linkList(events)}
              </details>
            </td>
          </tr> `,
      ),
      'ties',
    )}
    ${pagesNavigation(view, { previous: 'Stronger ties', next: 'Weaker ties' })}`;
}

/** Shades of a cell, by the least number of events. */
const SHADES = [1, 2, 4, 7];

function matrixTable({ total, bodies, rows }: MatrixView): Html {
  return html`<p class="hint">
      ${
        total > bodies.length
          ? `The ${bodies.length} bodies with most events, of ${countOf(total)}.`
          : ''
      }
      A cell shows how many events two bodies have together. Choose it to see them.
    </p>
    ${dataTable(
      { labelledBy: 'ties' },
      [undefined, ...bodies.map(({ label }) => html`<span>${label}</span>`)],
      rows.map(
        (cells, index) =>
          html`<tr>
            <th scope="row">${linkOf(bodies[index] ?? { label: '', href: '' })}</th>
            ${cells.map((cell, at) =>
              cell === undefined
                ? html`<td></td>`
                : html`<td class="shade-${SHADES.filter((least) => cell.count >= least).length}">
                    <a
                      href="${safeHref(cell.href) ?? ''}"
                      title="${bodies[index]?.label} and ${bodies[at]?.label}"
                      >${countOf(cell.count)}</a
                    >
                  </td>`,
            )}
          </tr>`,
      ),
      'matrix',
    )}`;
}
