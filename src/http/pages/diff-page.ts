/** `/snapshots/{a}/diff/{b}`: the changes, in words and thing by thing, also side by side. */
import {
  hasChanged,
  type ComparedThing,
  type ComparedValue,
  type DiffDescription,
  type SourceChange,
  type StatementChange,
  type ThingChange,
} from '../../snapshots/index.js';
import { EMPTY, html, type Html } from './html.js';
import { pagesNavigation, renderPage } from './layout.js';
import { factList, pageHead, rangeText } from './parts.js';
import { choiceRow, countOf, formatRow, linkOf, plural, valueOf } from './values.js';
import { linkOfIri } from './term-views.js';
import type { Names } from '../../rdf/index.js';

type Term = StatementChange['property'];

/** The views of a difference, and how many things each shows. */
export const THINGS_A_PAGE = { words: 200, sides: 20 } as const;

export type DiffForm = keyof typeof THINGS_A_PAGE;

/** The difference between versions, of the graph or of one thing. */
export interface DiffView {
  readonly description: DiffDescription;
  /** IRI of the only thing, if one was chosen. */
  readonly thing: string | undefined;
  /** Things of the page: their changes, or all their statements on both sides. */
  readonly shown:
    | { readonly view: 'words'; readonly things: readonly ThingChange[] }
    | { readonly view: 'sides'; readonly things: readonly ComparedThing[] };
  /** The number of the page, from 1. */
  readonly page: number;
  readonly names: Names;
}

/** The address of a page of it. */
function hrefOf({ description: { from, to }, thing }: DiffView, view: DiffForm, page = 1): string {
  return addressOfDiff(from, to, {
    thing,
    view: view === 'words' ? undefined : view,
    page: page === 1 ? undefined : String(page),
  });
}

export function diffPage(view: DiffView): string {
  const {
    description: { from, to, sentence, added, removed, alsoSaid, noLongerSaid },
    thing,
  } = view;
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
        ${words(view)}
        <p class="hint">
          ${plural(added, 'statement')} added, ${plural(removed, 'statement')}
          removed${alsoSaid > 0 && `, ${countOf(alsoSaid)} also said by another source`}${
            noLongerSaid > 0 && `, ${countOf(noLongerSaid)} no longer said by one of their sources`
          },
          without receipts. ${otherWay(view)}
        </p>
        ${formatRow(
          'This difference as',
          ['RDF Patch', 'CSV', 'JSON'].map((label) => ({
            label,
            href: addressOfDiff(from, to, { thing, format: label.toLowerCase().replace(' ', '-') }),
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

/** Most parts below each other; more are in columns. */
const PARTS_IN_LINES = 12;

function words({ description: { words } }: DiffView): Html {
  if (words.length === 0) return html`<p class="empty">Nothing changed.</p>`;
  return html`<ul class="changes${words.length > PARTS_IN_LINES && ' many'}">
    ${words.map((part) => html`<li>${part}</li>`)}
  </ul>`;
}

/** The address of a difference with parameters, except undefined ones. */
function addressOfDiff(
  from: number,
  to: number,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams(
    Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
  return `/snapshots/${from}/diff/${to}${query === '' ? '' : `?${query}`}`;
}

function otherWay(view: DiffView): Html {
  const { from, to } = view.description;
  return html`<a
    href="${addressOfDiff(to, from, {
      thing: view.thing,
      view: view.shown.view === 'words' ? undefined : view.shown.view,
    })}"
    >The other way round</a
  >`;
}

function things(view: DiffView): Html {
  const {
    description: { things: all },
    shown,
    page,
  } = view;
  const size = THINGS_A_PAGE[shown.view];
  const firstIndex = (page - 1) * size;
  if (all?.length === 0) return EMPTY;
  if (!all)
    return html`<p class="note">
      The difference is too large to be told thing by thing; the files have all of it.
    </p>`;
  const choices = [
    ['What changed', 'words'],
    ['Side by side', 'sides'],
  ] as const;
  return html`<section aria-labelledby="things">
    <div class="results-head">
      <h2 id="things">${plural(all.length, 'thing')}</h2>
      ${
        shown.things.length < all.length &&
        html`<p class="hint">
          ${rangeText(firstIndex, shown.things.length)} of ${countOf(all.length)}
        </p>`
      }
      ${choiceRow(
        'Shown as',
        choices.map(([label, each]) => ({
          link: { label, href: hrefOf(view, each) },
          isShown: each === shown.view,
        })),
      )}
    </div>
    ${
      shown.view === 'words'
        ? shown.things.map((thing, index) => thingChange(thing, firstIndex + index, view))
        : shown.things.map((thing, index) => sides(thing, firstIndex + index, view))
    }
    ${pagesNavigation(
      {
        previousHref: page > 1 ? hrefOf(view, shown.view, page - 1) : undefined,
        nextHref: firstIndex + size < all.length ? hrefOf(view, shown.view, page + 1) : undefined,
      },
      { previous: 'Things before', next: 'More things' },
    )}
  </section>`;
}

function thingChange(thing: ThingChange, index: number, view: DiffView): Html {
  const { kind, change, statements, sources } = thing;
  return html`<details class="change" ${change === 'changed' && html` open`}>
    <summary><span class="tag">${change}</span> ${kind}: ${thing.label}</summary>
    <p class="hint">
      ${termOf(thing, view)} ·
      ${linkOf({
        label: 'side by side',
        href: `${hrefOf(view, 'sides', Math.floor(index / THINGS_A_PAGE.sides) + 1)}#thing-${index + 1}`,
      })}
    </p>
    ${factList(
      statements.map((statement) => [
        termOf(statement.property, view),
        statementChange(statement, view),
      ]),
    )}
    ${
      sources.length > 0 &&
      html`<p class="hint">Said by other sources too</p>
        ${factList(sources.map((each) => [termOf(each.property, view), saidBy(each, view)]))}`
    }
  </details>`;
}

function statementChange({ before, after }: StatementChange, view: DiffView): Html {
  return html`${before && html`<del>${termOf(before, view)}</del>`}${
    before && after && ' → '
  }${after && html`<ins>${termOf(after, view)}</ins>`}`;
}

function saidBy({ value, alsoSaidBy, noLongerSaidBy }: SourceChange, view: DiffView): Html {
  const list = (tag: string, sources: readonly Term[]): Html =>
    html`${sources.map(
      (source) => html` <span class="tag">${tag}</span> ${termOf(source, view)}`,
    )}`;
  return html`${termOf(value, view)}${list('also said by', alsoSaidBy)}${list(
    'no longer said by',
    noLongerSaidBy,
  )}`;
}

/** Differences are marked by sign and line, not by colour alone. */
function sides({ change: thing, properties }: ComparedThing, index: number, view: DiffView): Html {
  const { from, to } = view.description;
  const heads = [`Version ${from}`, `Version ${to}`] as const;
  return html`<section class="side-by-side" aria-labelledby="thing-${index + 1}">
    <h3 id="thing-${index + 1}">
      <span class="tag">${thing.change}</span> ${thing.kind}: ${termOf(thing, view)}
    </h3>
    <table role="table" aria-labelledby="thing-${index + 1}">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">Property</th>
          ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${properties.map(
          (property) =>
            html`<tr role="row" ${hasChanged(property) ? html` class="other"` : EMPTY}>
              <th role="rowheader" scope="row">${termOf(property.property, view)}</th>
              ${side(property.before, heads[0], ['−', 'removed'], view)}
              ${side(property.after, heads[1], ['+', 'added'], view)}
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

function side(
  values: readonly ComparedValue[],
  head: string,
  [sign, words]: readonly [sign: string, words: string],
  view: DiffView,
): Html {
  return html`<td role="cell" data-label="${head}">
    ${
      values.length === 0
        ? html`<span class="hint">nothing</span>`
        : html`<ul class="plain">
            ${values.map(({ value, isOther }) => {
              if (!isOther) return html`<li>${termOf(value, view)}</li>`;
              const marked = html`<span class="sign" aria-hidden="true">${sign}</span
                ><span class="visually-hidden">${words}: </span>${termOf(value, view)}`;
              return html`<li>
                ${sign === '−' ? html`<del>${marked}</del>` : html`<ins>${marked}</ins>`}
              </li>`;
            })}
          </ul>`
    }
  </td>`;
}

function termOf({ label, iri, language, datatype }: Term, { names }: DiffView): Html {
  if (iri !== undefined) return linkOf(linkOfIri(iri, label, names));
  return valueOf({
    kind: 'text',
    text: label,
    ...(language === undefined ? {} : { language }),
    ...(datatype === undefined ? {} : { datatype }),
  });
}
