/** `/snapshots`: the versions of the graph, and the files of one. */
import type { Caller } from '../../capabilities/index.js';
import type { VersionInfo, ExportFile } from '../../snapshots/index.js';
import { html, joinParts, type Html } from './html.js';
import { jsonPage } from './json-page.js';
import { linkList, factList } from './parts.js';
import { getOrMake } from '../../rdf/index.js';
import { linkOf, sizeOf } from './values.js';

const DATA = [
  { label: 'Files of the latest version', href: '/snapshots/latest' },
  { label: 'Feed of changes (Atom)', href: '/changes?format=atom' },
];

/** The list of versions, in the order given. */
export function snapshotsPage(versions: readonly VersionInfo[], caller: Caller): string {
  const rows = versions.map(({ version, name, createdAt, message, author, quads }) => ({
    version: {
      label: name === null ? String(version) : `${version} ${name}`,
      href: `/snapshots/${version}`,
    },
    message: withoutPrefixes(message),
    ...{ written: createdAt, author, statements: quads ?? undefined },
  }));
  return jsonPage({ title: 'Snapshots' }, { versions: rows }, caller, {
    more: html`${versions.length > 1 && compareForm(versions)} ${linkList(DATA, 'chips')}`,
  });
}

/** The prefixes of an update say nothing of it. */
export const withoutPrefixes = (message: string): string =>
  message.replaceAll(/PREFIX \S* <[^>]*> */g, '');

/** A form for the difference of two versions, of which the latest come first. */
function compareForm(versions: readonly VersionInfo[]): Html {
  const [last = 0, before = 0] = versions.map(({ version }) => version);
  const field = (name: string, label: string, value: number): Html =>
    html`<label
      >${label} <input name="${name}" type="number" min="0" max="${last}" value="${value}" required
    /></label>`;
  return html`<form
    class="compare"
    action="/snapshots"
    method="get"
    aria-label="Compare two versions"
  >
    ${field('from', 'Compare version', before)} ${field('to', 'with version', last)}
    <button type="submit">Compare</button>
  </form>`;
}

/** A file is in the first group that its name fits. */
const GROUPS = [
  {
    title: 'All in one',
    purpose: 'The tables, the graph and a description, to keep or to deposit.',
    names: /^bundle/,
  },
  {
    title: 'Tables',
    purpose:
      'A table for each kind of thing. CSV opens in spreadsheets, R and pandas; Parquet suits ' +
      'DuckDB and Arrow; the columns are described in JSON (CSVW).',
    names: /^tables\//,
  },
  {
    title: 'Maps and networks',
    purpose: 'Places for QGIS and web maps (GeoJSON), the network for Gephi (GraphML).',
    names: /\.(?:geojson|graphml)(?:\.gz)?$/,
  },
  {
    title: 'The graph',
    purpose:
      'Every asserted statement as RDF. N-Quads and TriG name the source of each; the inferred ' +
      'statements are in a file of their own.',
    names: /^graph/,
  },
  {
    title: 'Receipts and review',
    purpose: 'The words that facts rest on, and the proposals with their decisions.',
    names: /./,
  },
];

/** The end of a file's name after that of its row, and what it is called there. */
const FORM = /\.(gz|csv-metadata\.json|csv|parquet)$/;
const FORM_NAMES: Readonly<Record<string, string>> = {
  gz: 'compressed',
  'csv-metadata.json': 'columns',
  csv: 'CSV',
  parquet: 'Parquet',
};

/** Groups under headings of level 3; the forms of one table, or of one file, are in one row. */
export function fileGroups(files: readonly ExportFile[], version: number): Html {
  const groups = new Map(GROUPS.map((group) => [group, new Map<string, Html[]>()]));
  for (const { name, size } of files) {
    const group = GROUPS.find(({ names }) => names.test(name));
    const rows = group && groups.get(group);
    if (!rows) continue;
    const label = FORM_NAMES[FORM.exec(name)?.[1] ?? ''] ?? 'download';
    const link = linkOf({ label, href: `/snapshots/${version}/${name}` });
    const row = name.replace(FORM, '').replace(/^tables\//, '');
    getOrMake(rows, row, () => []).push(
      html`${link}${size !== null && html` <span class="tally">${sizeOf(size)}</span>`}`,
    );
  }
  return html`${[...groups].map(
    ([{ title, purpose }, rows]) =>
      rows.size > 0 &&
      html`<h3>${title}</h3>
        <p class="hint">${purpose}</p>
        ${factList([...rows].map(([row, forms]) => [row, joinParts(forms, ' · ')]))}`,
  )}`;
}
