/** `/snapshots`: the versions of the graph. */
import type { Caller } from '../../capabilities/index.js';
import type { VersionInfo } from '../../snapshots/index.js';
import { html, type Html } from './html.js';
import { jsonPage } from './json-page.js';
import { linkList } from './parts.js';

/** Enough of a digest to tell versions apart; the whole is on the version's page. */
const DIGEST_SHOWN = 12;

const DATA = [
  { label: 'Files of the latest version', href: '/snapshots/latest' },
  { label: 'Catalogue', href: '/catalog' },
  { label: 'Feed of changes (Atom)', href: '/changes?format=atom' },
];

/** The list of versions, in the order given. Numbers of a commit count receipts, too. */
export function snapshotsPage(versions: readonly VersionInfo[], caller: Caller): string {
  const rows = versions.map(({ version, name, createdAt, sha256, ...info }) => ({
    version: {
      label: name === null ? String(version) : `${version} ${name}`,
      href: `/snapshots/${version}`,
    },
    written: createdAt,
    ...{ message: info.message, author: info.author, statements: info.quads ?? '…' },
    ...{ allAdded: info.added, allRemoved: info.removed },
    digest: sha256?.slice(0, DIGEST_SHOWN) ?? '',
  }));
  return jsonPage({ title: 'Snapshots' }, { versions: rows }, caller, {
    more: html`${versions.length > 1 && compareForm(versions)} ${linkList(DATA, 'chips')}`,
  });
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
