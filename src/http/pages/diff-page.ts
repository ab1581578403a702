/** `/snapshots/{a}/diff/{b}`: the changes, in words and thing by thing. */
import type { Names } from '../../rdf/index.js';
import type {
  DiffDescription,
  SourceChange,
  StatementChange,
  ThingChange,
} from '../../snapshots/index.js';
import { EMPTY, html, type Html } from './html.js';
import { pagesNavigation, renderPage } from './layout.js';
import { factList, pageHead, rangeText } from './parts.js';
import { countOf, formatRow, linkOf, plural, valueOf } from './values.js';
import { linkOfIri } from './term-views.js';

type Term = StatementChange['property'];

const THINGS_A_PAGE = 200;

/** The difference between versions, of the graph or of one thing. */
export interface DiffView {
  readonly description: DiffDescription;
  /** IRI of the only thing, if one was chosen. */
  readonly thing: string | undefined;
  /** The number of the page, from 1. */
  readonly page: number;
  readonly names: Names;
}

export function diffPage(view: DiffView): string {
  const { description, thing } = view;
  const { from, to, sentence, words, added, removed, alsoSaid, noLongerSaid } = description;
  const title = `From version ${from} to version ${to}`;
  // The first filled the graph.
  const isCommit = to > 1 && to === from + 1 && thing === undefined;
  return renderPage(
    title,
    { version: to },
    html`${pageHead(title, {
        kinds: html`<a href="/snapshots">Snapshots</a>`,
        lead:
          thing !== undefined &&
          html`Only statements about ${termOf({ label: thing, iri: thing }, view)}`,
      })}
      <section aria-labelledby="words">
        <h2 id="words">In words</h2>
        ${
          words.length === 0
            ? html`<p class="empty">Nothing changed.</p>`
            : html`<ul>
                ${words.map((part) => html`<li>${part}</li>`)}
              </ul>`
        }
        <p class="hint">
          ${plural(added, 'statement')} added, ${plural(removed, 'statement')}
          removed${alsoSaid > 0 && `; ${countOf(alsoSaid)} also said by another source`}${
            noLongerSaid > 0 && `; ${countOf(noLongerSaid)} no longer said by one of their sources`
          }.
          Receipts are not counted.
        </p>
        ${formatRow(
          'This difference as',
          ['RDF Patch', 'CSV', 'JSON'].map((label) => ({
            label,
            href: hrefOf(view, { format: label.toLowerCase().replace(' ', '-') }),
          })),
        )}
      </section>
      ${things(view)}
      ${isCommit && html`<details class="undo" data-version="${to}" hidden></details>`}`,
    {
      ...(isCommit ? { scripts: ['undo'] } : {}),
      section: 'Data',
      description: `${title} of the graph: ${sentence}`,
    },
  );
}

/** The address of a difference. */
function hrefOf(
  { description: { from, to }, thing }: DiffView,
  parameters: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams({ ...(thing === undefined ? {} : { thing }), ...parameters });
  return `/snapshots/${from}/diff/${to}${query.size === 0 ? '' : `?${query.toString()}`}`;
}

function things(view: DiffView): Html {
  const {
    description: { things: all },
    page,
  } = view;
  if (all?.length === 0) return EMPTY;
  if (!all)
    return html`<p class="note">
      The difference is too large to be told thing by thing; the files have all of it.
    </p>`;
  const first = (page - 1) * THINGS_A_PAGE;
  const shown = all.slice(first, first + THINGS_A_PAGE);
  const hrefOfPage = (number: number): string =>
    hrefOf(view, number === 1 ? {} : { page: String(number) });
  return html`<section aria-labelledby="things">
    <div class="results-head">
      <h2 id="things">${plural(all.length, 'thing')}</h2>
      ${
        shown.length < all.length &&
        html`<p class="hint">${rangeText(first, shown.length)} of ${countOf(all.length)}</p>`
      }
    </div>
    ${shown.map((thing) => thingChange(thing, view))}
    ${pagesNavigation(
      page > 1 ? hrefOfPage(page - 1) : undefined,
      first + THINGS_A_PAGE < all.length ? hrefOfPage(page + 1) : undefined,
    )}
  </section>`;
}

function thingChange(thing: ThingChange, view: DiffView): Html {
  const { kind, change, label, statements, sources } = thing;
  const said = (how: string, by: SourceChange['alsoSaidBy']): Html[] =>
    by.map((each) => html` <span class="hint">${how} ${termOf(each, view)}</span>`);
  return html`<details
    class="change"
    ${change === 'changed' && statements.length > 0 && html` open`}
  >
    <summary>
      <span class="tag">${change}</span> ${label} <span class="tally">${kind}</span>
    </summary>
    <p class="hint">${termOf(thing, view)}</p>
    ${factList([
      ...statements.map(({ property, before, after }): [Html, Html] => [
        termOf(property, view),
        html`${before && html`<del>${termOf(before, view)}</del>`}${
          before && after && ' → '
        }${after && html`<ins>${termOf(after, view)}</ins>`}`,
      ]),
      ...sources.map(({ property, value, alsoSaidBy, noLongerSaidBy }): [Html, Html] => [
        termOf(property, view),
        html`${termOf(value, view)}${said('also said by', alsoSaidBy)}${said('no longer said by', noLongerSaidBy)}`,
      ]),
    ])}
  </details>`;
}

function termOf({ label, iri, language, datatype }: Term, { names }: DiffView): Html {
  if (iri !== undefined) return linkOf(linkOfIri(iri, label, names));
  return valueOf({ kind: 'text', text: label, language, datatype });
}
