/** A JSON object as a page: a section for each member, with facts, lists and tables. */
import { html, joinParts, type Html, type HtmlPart } from './html.js';
import { renderPage } from './layout.js';
import { dataTable, factList, pageHead, section } from './parts.js';
import { countOf, durationOf, sizeOf, timeOf } from './values.js';
import type { PageFrame } from './views.js';

/** Units at the ends of names. */
const UNITS: readonly (readonly [unit: RegExp, show: (value: number) => Html])[] = [
  [/Bytes$/, sizeOf],
  [/Ms$/, durationOf],
  [/Seconds$/, (seconds) => durationOf(seconds * 1000)],
];

/** `description` is one sentence for search engines. */
export function jsonPage(
  title: string,
  description: string,
  json: object,
  frame: PageFrame,
): string {
  return renderPage(
    title,
    frame,
    html`${pageHead(title)}
    ${Object.entries(json).map(([name, value]) => section(name, wordsOf(name), shown(name, value)))}`,
    { description },
  );
}

function shown(name: string, value: unknown): HtmlPart {
  if (Array.isArray(value) && value.length > 0) return listOf(name, value);
  if (typeof value === 'number') {
    const [, show] = UNITS.find(([unit]) => unit.test(name)) ?? [];
    return show ? show(value) : countOf(value);
  }
  if (typeof value === 'string') return html`<span dir="auto">${timeOf(value)}</span>`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const members = Object.entries(value ?? {});
  return members.length === 0
    ? html`<span class="hint">none</span>`
    : factList(members.map(([key, each]) => [wordsOf(key), shown(key, each)]));
}

function listOf(name: string, values: readonly unknown[]): Html {
  if (!values.every((value): value is Record<string, unknown> => typeof value === 'object'))
    return joinParts(
      values.map((value) => shown(name, value)),
      html`<br />`,
    );
  const columns = [...new Set(values.flatMap((value) => Object.keys(value)))];
  return dataTable(
    { labelledBy: name },
    columns.map(wordsOf),
    values.map(
      (value) =>
        html`<tr>
          ${columns.map(
            (column) => html`<td>${column in value && shown(column, value[column])}</td>`,
          )}
        </tr> `,
    ),
  );
}

/** `diskFreeBytes` is “Disk free”. */
function wordsOf(name: string): string {
  const plain = UNITS.reduce((rest, [unit]) => rest.replace(unit, ''), name);
  const words = plain.replace(/(?<=[a-z])(?=[A-Z])|[_-]/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
