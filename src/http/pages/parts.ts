/** Parts that many pages have: the head, sections, tables, lists of facts, forms for a text. */
import { html, joinParts, type Html, type HtmlPart } from './html.js';
import { pinnedParameters, versionField } from './layout.js';
import { countOf, linkOf } from './values.js';
import type { Link, PageFrame } from './views.js';

/** The page's only `h1`; `kinds` are above it, `lead` and more below. */
export function pageHead(
  title: HtmlPart,
  { kinds, lead }: { readonly kinds?: HtmlPart; readonly lead?: HtmlPart } = {},
  ...more: readonly HtmlPart[]
): Html {
  return html`<header class="page-head">
    ${kinds && html`<p class="kinds">${kinds}</p>`}
    <h1>${title}</h1>
    ${lead && html`<p class="lead">${lead}</p>`} ${more}
  </header>`;
}

export function section(id: string, title: HtmlPart, ...content: readonly HtmlPart[]): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}

/** To the editor with the query of what a page shows, in the version that the reader asked for. */
export function openQuery(query: string, frame: PageFrame): Html {
  const address = new URLSearchParams([['query', query], ...pinnedParameters(frame)]).toString();
  return html`<p class="no-print"><a href="/sparql?${address}">Open as SPARQL</a></p>`;
}

export type FactRow = readonly [name: HtmlPart, value: HtmlPart];

/** Names with their values; a row may be missing. */
export function factList(rows: readonly (FactRow | false | null | undefined)[]): Html {
  return html`<dl class="facts">
    ${rows.map(
      (row) =>
        row &&
        html`<div>
          <dt>${row[0]}</dt>
          <dd>${row[1]}</dd>
        </div> `,
    )}
  </dl>`;
}

/** A column by its heading; numbers are aligned at their ends. */
export type Column = HtmlPart | { readonly numbers: HtmlPart };

/**
 * A table that scrolls by itself, named by an element with an id, or by a label; phones have the
 * cells of a wordy one below each other.
 */
export function dataTable(
  name: { readonly labelledBy: string } | { readonly label: string },
  columns: readonly Column[],
  rows: HtmlPart,
  isWordy = false,
): Html {
  const named =
    'label' in name ? html`aria-label="${name.label}"` : html`aria-labelledby="${name.labelledBy}"`;
  const look = isWordy ? 'table-scroll stacked' : 'table-scroll';
  return html`<div class="${look}" role="region" ${named} tabindex="0">
    <table>
      <thead>
        <tr>
          ${columns.map(columnHead)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** A corner without a heading is no heading. */
function columnHead(column: Column): Html {
  if (column === undefined) return html`<td></td>`;
  return typeof column === 'object' && column !== null && 'numbers' in column
    ? html`<th scope="col" class="number">${column.numbers}</th>`
    : html`<th scope="col">${column}</th>`;
}

export function linkList(links: readonly Link[], kind = 'plain', label?: string): Html {
  return html`<ul class="${kind}" ${label !== undefined && html`aria-label="${label}"`}>
    ${links.map((link) => html`<li>${linkOf(link)}</li>`)}
  </ul>`;
}

export const linksInLine = (links: readonly Link[], separator = ', '): Html =>
  joinParts(
    links.map((link) => linkOf(link)),
    separator,
  );

/** The places of the shown ones among all, from 1: `21–40`. */
export function rangeText(firstIndex: number, shownCount: number): string {
  return shownCount === 0
    ? 'None on this page'
    : `${countOf(firstIndex + 1)}–${countOf(firstIndex + shownCount)}`;
}

export function textForm(
  path: '/ask' | '/search' | '/docs',
  frame: PageFrame,
  {
    label,
    button,
    value,
    more,
  }: {
    readonly label: string;
    readonly button: string;
    /** Attributes of the field. */
    readonly value: Html;
    readonly more?: Html;
  },
): Html {
  const isSearch = path !== '/ask';
  return html`<form class="search" ${isSearch && html`role="search"`} action="${path}" method="get">
    ${versionField(frame)} ${more}
    <label for="q">${label}</label>
    <div class="search-row">
      <input
        id="q"
        name="q"
        type="${isSearch ? 'search' : 'text'}"
        ${value}
        autocomplete="off"
        maxlength="500"
      /><button type="submit">${button}</button>
    </div>
  </form>`;
}
