/** `/snapshots/{version}`: one version and its files. */
import { fileGroups } from './file-groups.js';
import { html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { factList, pageHead, section } from './parts.js';
import { countOf, timeOf } from './values.js';
import type { VersionWithFiles } from '../../capabilities/index.js';
import type { DigestedVersionInfo } from '../../snapshots/index.js';

/** `before` is the last kept version before it; 0 if none. */
export function snapshotPage({ info, files }: VersionWithFiles, before: number): string {
  const title =
    info.name === null ? `Version ${info.version}` : `Version ${info.version}: ${info.name}`;
  return renderPage(
    title,
    { version: info.version },
    html`${pageHead(title, {
      kinds: html`<a href="/snapshots">Snapshots</a>`,
      lead: info.message,
    })}
    ${facts(info, before)}
    ${section(
      'files',
      'Files',
      files.some(({ size }) => size === null) &&
        html`<p class="hint">
          A file is built when it is first downloaded, and its size and checksum are shown here from
          then on. The <a href="/snapshots/${info.version}?format=json">list in JSON</a>
          builds them all, which takes some seconds.
        </p>`,
      fileGroups(files, info.version),
    )}`,
    {
      section: 'Data',
      description:
        `${title} of the graph: ${countOf(info.quads)} statements, with files and ` + 'digests.',
    },
  );
}

function facts(info: DigestedVersionInfo, before: number): Html {
  return factList([
    ['Written', timeOf(info.createdAt)],
    ['Author', info.author],
    info.note !== null && ['Note', info.note],
    ['Statements in all sources', countOf(info.quads)],
    [
      'Written in all graphs',
      html`<a href="/snapshots/${before}/diff/${info.version}"
          >${countOf(info.added)} added, ${countOf(info.removed)} removed</a
        ><br /><span class="hint">receipts included</span>`,
    ],
    [
      'SHA-256',
      html`<code class="copyable">${info.sha256 ?? 'not known'}</code>
        <p class="hint">of the sorted N-Quads of all asserted statements</p>`,
    ],
  ]);
}
