/** `/snapshots/{version}`: one version and its files. */
import { fileGroups } from './file-groups.js';
import { html, type Html, type HtmlPart } from './html.js';
import { renderPage } from './layout.js';
import { countOf, timeOf } from './values.js';
import type { SnapshotView } from './version-views.js';
import type { PageFrame } from './views.js';

export function snapshotPage({ info, files }: SnapshotView, frame: PageFrame): string {
  const title =
    info.name === null ? `Version ${info.version}` : `Version ${info.version}: ${info.name}`;
  return renderPage(
    title,
    frame,
    html` <header class="page-head">
        <p class="kinds"><a href="/snapshots">Snapshots</a></p>
        <h1>${title}</h1>
        ${info.message !== '' && html`<p class="lead">${info.message}</p>`}
      </header>
      <dl class="facts">${factsOf(info)}</dl>
      <section aria-labelledby="files">
        <h2 id="files">Files</h2>
        ${
          files.some(({ size }) => size === null) &&
          html`<p class="hint">
            A file is built when it is first downloaded, and its size and checksum are shown here
            from then on. The <a href="/snapshots/${info.version}?format=json">list in JSON</a>
            builds them all, which takes some seconds.
          </p>`
        }
        ${fileGroups(files)}
      </section>`,
    {
      section: 'Data',
      description:
        `${title} of the graph: ${countOf(info.quads)} statements, with files and ` + 'digests.',
    },
  );
}

function factsOf(info: SnapshotView['info']): Html[] {
  const row = (name: string, value: HtmlPart): Html =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div> `;
  return [
    row('Written', timeOf(info.createdAt)),
    row('Author', info.author),
    ...(info.note === null ? [] : [row('Note', info.note)]),
    row('Statements', countOf(info.quads)),
    row(
      'Change',
      html`<a href="/snapshots/${info.version - 1}/diff/${info.version}"
          >${countOf(info.added)} added, ${countOf(info.removed)} removed</a
        ><br /><span class="hint">receipts included</span>`,
    ),
    row(
      'SHA-256',
      html`<code class="copyable">${info.sha256 ?? 'not known'}</code>
        <p class="hint">of the sorted N-Quads of all asserted statements</p>`,
    ),
  ];
}
