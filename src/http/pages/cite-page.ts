/** `/cite/{id}`: a cited query, how to cite it, and its verification. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { factList, pageHead, section } from './parts.js';
import { countOf, formatRow, linkOf, plural, queryHref, timeOf } from './values.js';
import type { Cited } from '../../capabilities/index.js';
import { bibTeX, type Verification } from '../../snapshots/index.js';

const VERDICTS: Readonly<Record<Verification['cited']['verdict'], string>> = {
  same: 'the same answer',
  'same-rows': 'the same rows in another order',
  different: 'another answer',
};

export function citePage(cited: Cited): string {
  const { citation, url, verification } = cited;
  const { id, title, query, version, notes } = citation;
  return renderPage(
    title,
    { version },
    html`${pageHead(title, { kinds: 'Cited query' })}
    ${
      verification
        ? verified(verification, id)
        : html`<p><a class="more" href="/cite/${id}?verify">Check the answer now</a></p>`
    }
    ${facts(cited)} ${notes.map((note) => html`<p class="note">${note}</p>`)}
    ${section(
      'query',
      'Query',
      html`<pre tabindex="0" aria-label="The query in SPARQL">${query}</pre>
        <p>${linkOf({ label: 'Run it', href: `${queryHref(query)}&version=${version}` })}</p>`,
    )}
    ${section(
      'cite',
      'How to cite',
      html`<pre class="copyable" tabindex="0" aria-label="BibTeX">${bibTeX(citation, url)}</pre>`,
      formatRow('This citation as', [
        { label: 'BibTeX', href: `/cite/${id}?format=bibtex` },
        { label: 'CITATION.cff', href: `/cite/${id}?format=cff` },
        { label: 'JSON', href: `/cite/${id}?format=json` },
      ]),
    )}`,
    {
      section: 'Query',
      description:
        `${title}: a query over version ${version} of the graph, ` + 'with the hash of its answer.',
    },
  );
}

function facts({ citation: { version, citedAt, result }, url }: Cited): Html {
  const answer =
    result.kind === 'boolean'
      ? 'yes or no'
      : plural(result.rows, result.kind === 'graph' ? 'statement' : 'row');
  return factList([
    ['Permanent address', html`<code class="copyable">${url}</code>`],
    ['Version of the graph', html`<a href="/snapshots/${version}">${version}</a>`],
    ['Cited', timeOf(citedAt)],
    [
      'Answer',
      html`${answer}
        <p class="hint">
          SHA-256 of its canonical form: <code class="copyable">${result.sha256}</code>
        </p>`,
    ],
  ]);
}

function verified(
  { cited, current, added, addedCount, removed, removedCount }: Verification,
  id: string,
): Html {
  return html`<section aria-labelledby="check">
    <h2 id="check">Checked now</h2>
    <ul class="changes">
      <li>
        Version ${cited.version}, which was cited, gives
        <strong>${VERDICTS[cited.verdict]}</strong>.
      </li>
      <li>
        Version ${current.version}, the latest, gives
        <strong>${VERDICTS[current.verdict]}</strong>${
          current.verdict === 'different' &&
          html`: ${countOf(addedCount)} more, ${countOf(removedCount)} fewer`
        }.
      </li>
    </ul>
    ${lines('Only in the latest answer', added, addedCount)}
    ${lines('Only in the cited answer', removed, removedCount)}
    <p class="hint">
      <a href="/cite/${id}">Back to the citation</a>${
        cited.version !== current.version &&
        html`, or see
          <a href="/snapshots/${cited.version}/diff/${current.version}"
            >everything that changed between the two versions</a
          >`
      }.
    </p>
  </section>`;
}

function lines(title: string, shown: readonly string[], total: number): Html {
  if (total === 0) return EMPTY;
  return html`<h3>${title} <span class="tally">${countOf(total)}</span></h3>
    <pre tabindex="0" aria-label="${title}">
${shown.join('\n')}${
        shown.length < total && `\n… and ${countOf(total - shown.length)} more`
      }</pre>`;
}
