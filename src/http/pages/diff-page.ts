/** `/snapshots/{a}/diff/{b}`: the changes, in words and thing by thing. */
import type { GraphVersion } from '../../graph/index.js';
import type { Names } from '../../rdf/index.js';
import type {
  DiffDescription,
  SourceChange,
  StatementChange,
  ThingChange,
} from '../../snapshots/index.js';
import { EMPTY, html, joinParts, type Html, type HtmlPart } from './html.js';
import { pagesNavigation, renderPage } from './layout.js';
import { pageHead, rangeText } from './parts.js';
import { countOf, formatRow, linkOf, plural, valueOf } from './values.js';
import { linkOfIri, linkTo } from './term-views.js';

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
  /** The version with the higher number. */
  readonly later: GraphVersion;
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

/** “Event X: place added: Tirana”, with a line for each change. */
function thingChange(thing: ThingChange, view: DiffView): Html {
  const { kind, change, label, statements, sources } = thing;
  const isChanged = change === 'changed';
  const by = (how: string, graphs: SourceChange['alsoSaidBy']): HtmlPart =>
    graphs.length > 0 &&
    html`, ${how}
    ${joinParts(
      graphs.map((each) => sourceOf(each, view)),
      ', ',
    )}`;
  const lines = [
    ...statements.map(
      (each) =>
        html`${termOf(each.property, view)}${isChanged && ` ${each.change}`}: ${values(each, view)}`,
    ),
    ...sources.map(
      ({ property, value, alsoSaidBy, noLongerSaidBy }) =>
        html`${termOf(property, view)}:
        ${termOf(value, view)}${by('also said by', alsoSaidBy)}${by('no longer said by', noLongerSaidBy)}`,
    ),
  ];
  return html`<details class="change" ${isChanged && statements.length > 0 && html` open`}>
    <summary>
      <span class="tally">${kind.charAt(0).toUpperCase()}${kind.slice(1)}</span> ${label}
      <span class="tally">${isChanged ? plural(lines.length, 'change') : change}</span>
    </summary>
    <ul>
      ${lines.map((line) => html`<li>${line}</li> `)}
    </ul>
    <p class="hint">${termOf({ ...thing, label: thing.iri ?? label }, view)}</p>
  </details>`;
}

/** A news item in place of the graph with what it says. */
function sourceOf(graph: Term, view: DiffView): Html {
  const { names, later } = view;
  const prefix = names.graphs.page('').value;
  if (!graph.iri?.startsWith(prefix)) return termOf(graph, view);
  return linkOf(linkTo(later, names.thing('news', graph.iri.slice(prefix.length)), { names }));
}

const values = ({ before, after }: StatementChange, view: DiffView): Html =>
  html`${before && html`<del>${termOf(before, view)}</del>`}${before && after && ' → '}${
    after && html`<ins>${termOf(after, view)}</ins>`
  }`;

function termOf({ label, iri, language, datatype }: Term, { names }: DiffView): Html {
  if (iri !== undefined) return linkOf(linkOfIri(iri, label, names));
  return valueOf({ kind: 'text', text: label, language, datatype });
}
