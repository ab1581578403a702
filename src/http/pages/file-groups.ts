/** The files of a version in groups, with what each group is for. */
import { html, joinParts, type Html } from './html.js';
import { factList } from './parts.js';
import { linkOf, sizeOf } from './values.js';
import type { ExportFile } from '../../snapshots/index.js';

interface Group {
  readonly title: string;
  readonly purpose: string;
  readonly names: RegExp;
}

/** A file is in the first group that its name fits. */
const GROUPS: readonly Group[] = [
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
      'Every asserted statement as RDF. N-Quads and TriG name the source of each statement; ' +
      'the inferred statements are in a file of their own.',
    names: /^graph/,
  },
  {
    title: 'Receipts and review',
    purpose: 'The words that facts rest on, and the proposals with their decisions.',
    names: /./,
  },
];

/** What a file's ending is called where its row has another name. */
const FORMS: readonly (readonly [ending: RegExp, label: string])[] = [
  [/\.gz$/, 'compressed'],
  [/\.csv-metadata\.json$/, 'columns'],
  [/\.csv$/, 'CSV'],
  [/\.parquet$/, 'Parquet'],
];

/** Groups under headings of level 3, and the checksums that are known folded away. */
export function fileGroups(files: readonly ExportFile[], version: number): Html {
  const groups = GROUPS.map((group, place) => ({
    ...group,
    members: files.filter(
      ({ name }) => GROUPS.findIndex(({ names }) => names.test(name)) === place,
    ),
  }));
  const checksums = files.flatMap(({ name, sha256 }) => (sha256 ? [`${sha256}  ${name}`] : []));
  return html`${groups
    .filter(({ members }) => members.length > 0)
    .map(
      ({ title, purpose, members }) =>
        html`<h3>${title}</h3>
          <p class="hint">${purpose}</p>
          ${factList([...byRow(members)].map(([name, forms]) => [name, formsOf(forms, version)]))}`,
    )}
  ${
    checksums.length > 0 &&
    html`<details>
      <summary>SHA-256 checksums</summary>
      <p class="hint">As <code>sha256sum --check</code> reads them.</p>
      <pre class="copyable" tabindex="0" aria-label="Checksums">${checksums.join('\n')}</pre>
    </details>`
  }`;
}

/** The forms of one file or table together. */
function byRow(files: readonly ExportFile[]): Map<string, ExportFile[]> {
  const rows = new Map<string, ExportFile[]>();
  for (const file of files) {
    const name = file.name
      .replace(/^tables\/(.+?)\.(?:csv|parquet|csv-metadata\.json)$/, '$1')
      .replace(/\.gz$/, '');
    rows.set(name, [...(rows.get(name) ?? []), file]);
  }
  return rows;
}

function formsOf(files: readonly ExportFile[], version: number): Html {
  return joinParts(
    files.map(({ name, size }) => {
      const href = `/snapshots/${version}/${name}`;
      const label = FORMS.find(([ending]) => ending.test(name))?.[1] ?? name;
      return html`${linkOf({ label, href })}${
        size !== null && html` <span class="tally">${sizeOf(size)}</span>`
      }`;
    }),
    ' · ',
  );
}
