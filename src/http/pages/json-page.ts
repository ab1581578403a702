/** A JSON object as a page: its facts, and a section for each other member, with lists and tables. */
import type { Caller } from '../../capabilities/index.js';
import type { Names } from '../../rdf/index.js';
import { html, joinParts, type Html, type HtmlPart } from './html.js';
import { renderPage, type LayoutOptions } from './layout.js';
import { dataTable, factList, pageHead, section } from './parts.js';
import { frameOf, linkOfIri } from './term-views.js';
import { countOf, linkOf, sizeOf, timeOf } from './values.js';
import type { Link, PageFrame } from './views.js';

/** Units at the ends of names. */
const UNITS: readonly (readonly [unit: RegExp, show: (value: number) => Html])[] = [
  [/Bytes$/, sizeOf],
  [/Ms$/, (milliseconds) => html`${countOf(milliseconds)} ms`],
  [/Seconds$/, (seconds) => html`${countOf(Math.round(seconds))} s`],
];

type Members = Readonly<Record<string, unknown>>;

/** `lead` comes above, `more` below. */
export function jsonPage(
  { title, kinds }: { readonly title: string; readonly kinds?: string },
  json: object,
  caller: Pick<Caller, 'service' | 'version'>,
  {
    lead,
    more,
    scripts = [],
    ...frame
  }: { readonly lead?: Html; readonly more?: Html } & Pick<LayoutOptions, 'scripts'> &
    PageFrame = {},
): string {
  return renderPage(
    title,
    { ...frameOf(caller.service, caller.version), ...frame },
    html`${pageHead(title, { kinds }, lead)} ${jsonContent(json, caller.service.names)} ${more}`,
    { scripts, description: `${kinds ?? title} of the knowledge graph of the OSCE’s news.` },
  );
}

/** The members of an object but for empty ones: short ones in a list, each other in a section. */
export function jsonContent(json: object, names: Names): Html {
  const show = showing(names);
  const isFact = (value: unknown): boolean => !String(value).includes('\n') && !isLong(value);
  const members = Object.entries(json).filter(
    ([name, value]) => name !== 'title' && name !== 'label' && !isEmpty(value ?? []),
  );
  return html`${factList(
    members
      .filter(([, value]) => isFact(value))
      .map(([name, value]) => [wordsOf(name), show(name, value)]),
  )}
  ${members
    .filter(([, value]) => !isFact(value))
    .map(([name, value]) => section(name, wordsOf(name), show(name, value)))}`;
}

export function rowsTable(name: string, rows: readonly Members[], names: Names): Html {
  const show = showing(names);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (column) => column !== 'href' && rows.some((row) => row[column] !== undefined),
  );
  const cell = (row: Members, column: string): HtmlPart =>
    column === 'name' && 'href' in row
      ? linkOf({ label: String(row.name), href: String(row.href) })
      : row[column] !== undefined && show(column, row[column]);
  const isNumeric = (column: string): boolean =>
    column !== 'year' && rows.every((row) => typeof (row[column] ?? 0) === 'number');
  return dataTable(
    { label: `${wordsOf(name)} in a table` },
    columns.map((column) => (isNumeric(column) ? { numbers: wordsOf(column) } : wordsOf(column))),
    rows.map(
      (row) =>
        html`<tr>
          ${columns.map(
            (column) =>
              html`<td class="${isNumeric(column) ? 'number' : isWordy(row[column]) && 'wordy'}">
                ${cell(row, column)}
              </td>`,
          )}
        </tr> `,
    ),
    rows.some((row) => columns.some((column) => isWordy(row[column]))),
  );
}

/** How a member is shown. */
function showing(names: Names): (name: string, value: unknown) => HtmlPart {
  return shown;

  function shown(name: string, value: unknown): HtmlPart {
    if (Array.isArray(value)) return listOf(name, value);
    if (name === 'year') return String(value);
    if (typeof value === 'number') {
      const [, show] = UNITS.find(([unit]) => unit.test(name)) ?? [];
      return show ? show(value) : countOf(value);
    }
    if (typeof value === 'string')
      return value.startsWith(names.baseIri)
        ? linkOf(linkOfIri(value, value, names))
        : textOf(name, value);
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    const members = (value ?? {}) as Members;
    if ('iri' in members && isNamed(value))
      return linkOf(linkOfIri(String(members.iri), String(members.label), names));
    if (isNamed(value)) return linkOf(members as unknown as Link);
    return factList(Object.entries(members).map(([key, each]) => [wordsOf(key), shown(key, each)]));
  }

  function listOf(name: string, values: readonly unknown[]): Html {
    const rows = values.filter((value): value is Members => isLong(value) && !isNamed(value));
    if (rows.length < values.length)
      return joinParts(
        values.map((value) => shown(name, value)),
        html`<br />`,
      );
    return rowsTable(name, rows, names);
  }
}

/** Whether it is a sentence, which needs room in a table. */
const isWordy = (value: unknown): boolean => typeof value === 'string' && /\s.*\s.*\s/.test(value);
/** Whether it has a section of its own. */
const isLong = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !isNamed(value);
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
/** Whether it is a thing with its name, or a link. */
const isNamed = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'label' in value &&
  ('iri' in value || 'href' in value);

function textOf(name: string, text: string): Html {
  if (text.includes('\n'))
    return html`<pre tabindex="0" aria-label="${wordsOf(name)}">${text}</pre>`;
  if (name === 'words' || name === 'quote') return html`<q dir="auto"><mark>${text}</mark></q>`;
  return /^https?:/.test(text)
    ? html`<code class="copyable">${text}</code>`
    : html`<span dir="auto">${timeOf(text)}</span>`;
}

/** `diskFreeBytes` is “Disk free”. */
function wordsOf(name: string): string {
  const plain = UNITS.reduce((rest, [unit]) => rest.replace(unit, ''), name);
  const words = plain.replace(/(?<=[a-z])(?=[A-Z])|[_-]/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
