/** `/snapshots`: the versions of the graph. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { dataTable, pageHead } from './parts.js';
import { countOf, linkOf, timeOf } from './values.js';
import type { VersionInfo } from '../../snapshots/index.js';
import type { PageFrame } from './views.js';
import { greatestOf } from '../../rdf/index.js';

/** Enough of a digest to tell versions apart; the whole is on the version's page. */
const DIGEST_SHOWN = 12;

/** The list of versions, in the order given. */
export function snapshotsPage(versions: readonly VersionInfo[], frame: PageFrame): string {
  const sizes = new Map(versions.map(({ version, quads }) => [version, quads]));
  return renderPage(
    'Snapshots',
    frame,
    html`${pageHead('Snapshots', {
        lead: 'Every change makes a new version. You can query, export and cite any version.',
      })}
      ${dataLinks(versions)} ${growth(versions)} ${versions.length > 1 && compareForm(versions)}
      <p class="hint">
        Statements are counted without receipts and reviews, and beside them the change since the
        version before. The last two numbers are all that a commit wrote, with receipts.
      </p>
      ${dataTable(
        { label: 'Versions' },
        [
          ...['Version', 'Written', 'Message', 'Author'],
          ...['Statements', 'All added', 'All removed'].map((numbers) => ({ numbers })),
          'Digest',
        ],
        versions.map((each) => versionRow(each, sizes.get(each.version - 1))),
        'versions',
      )}`,
    { section: 'Data', description: 'The versions of the graph, with their size and digest.' },
  );
}

function dataLinks(versions: readonly VersionInfo[]): Html {
  const latest = greatestOf(versions.map(({ version }) => version));
  const links: readonly (readonly [label: string, href: string])[] = [
    ['Files of the latest version', `/snapshots/${latest}`],
    ['Catalogue', '/catalog'],
    ['Ontology', '/ontology'],
    ['Shapes', '/shapes'],
    ['Feed of changes (Atom)', '/changes?format=atom'],
  ];
  return html`<ul class="chips no-print" aria-label="Data">
    ${links.map(([label, href]) => html`<li>${linkOf({ label, href })}</li>`)}
  </ul>`;
}

/** Statements by version, the latest versions at the right. */
function growth(versions: readonly VersionInfo[]): Html {
  const points = versions
    .flatMap(({ version, quads }) => (quads === null ? [] : [{ version, quads }]))
    .sort((left, right) => left.version - right.version);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return EMPTY;
  const most = greatestOf(points.map(({ quads }) => quads));
  const xOf = (version: number): string =>
    ((600 * (version - first.version)) / (last.version - first.version)).toFixed(1);
  const yOf = (quads: number): string => (120 - (110 * quads) / most).toFixed(1);
  // A version holds until the next.
  const steps = points.map(({ version, quads }) => `H${xOf(version)}V${yOf(quads)}`).join('');
  return html`<figure class="growth">
    <svg viewBox="0 0 600 120" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0,120V${yOf(first.quads)}${steps}V120Z" />
    </svg>
    <figcaption class="hint">
      From ${countOf(first.quads)} statements in version ${first.version} to ${countOf(last.quads)}
      in version ${last.version}
    </figcaption>
  </figure>`;
}

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

function versionRow(info: VersionInfo, before: number | null | undefined): Html {
  const { version, name, createdAt, message, author, quads, added, removed, sha256 } = info;
  return html`<tr>
    <th scope="row">
      <a href="/snapshots/${version}"
        >${version}${name !== null && html` <span class="version-name">${name}</span>`}</a
      >
    </th>
    <td>${timeOf(createdAt)}</td>
    <td class="message">${message}</td>
    <td>${author}</td>
    <td class="number">
      ${quads === null ? '…' : countOf(quads)}${
        quads !== null &&
        before != null &&
        html` <span class="hint">${signed(quads - before)}</span>`
      }
    </td>
    <td class="number">${added > 0 && '+'}${countOf(added)}</td>
    <td class="number">${removed > 0 && '−'}${countOf(removed)}</td>
    <td>${sha256 && html`<code title="${sha256}">${sha256.slice(0, DIGEST_SHOWN)}</code>`}</td>
  </tr> `;
}

const signed = (change: number): string => `${change < 0 ? '−' : '+'}${countOf(Math.abs(change))}`;
