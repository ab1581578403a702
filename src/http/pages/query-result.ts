/** The answer to a query: a table, a word, or a graph in Turtle. */
import { html, type Html } from './html.js';
import { dataTable } from './parts.js';
import { countOf, formatRow, plural, valueOf } from './values.js';
import type { Link, QueryResultView } from './views.js';

/** A page shows this many rows or statements and the total; downloads have all. */
export const SHOWN = 1_000;

/** The answer, and the same as files; `actions` come below, `attributes` are for the script. */
export function queryResult(
  result: QueryResultView,
  downloads: readonly Link[],
  { actions, attributes }: { readonly actions?: Html; readonly attributes?: Html } = {},
): Html {
  const shownCount = result.kind === 'solutions' ? result.rows.length : SHOWN;
  const noun = result.kind === 'graph' ? 'statement' : 'row';
  return html`<section class="result" data-milliseconds="${result.milliseconds}" ${attributes}>
    <div class="results-head">
      <h2 id="result">${result.kind === 'boolean' ? 'Answer' : plural(result.total, noun)}</h2>
      <p class="hint">${countOf(result.milliseconds)} ms</p>
    </div>
    ${
      result.kind !== 'boolean' &&
      result.total > shownCount &&
      html`<p class="note">
        Only the first ${countOf(shownCount)} of ${countOf(result.total)} ${noun}s are shown. The
        files below have all of them.
      </p>`
    }
    ${content(result)} ${formatRow('This answer as', downloads)} ${actions}
  </section>`;
}

function content(result: QueryResultView): Html {
  switch (result.kind) {
    case 'solutions':
      if (result.total === 0) return html`<p class="empty">No results.</p>`;
      return dataTable(
        { labelledBy: 'result' },
        result.variables,
        result.rows.map(
          (row) =>
            html`<tr>
              ${row.map((value) => html`<td>${value && valueOf(value)}</td>`)}
            </tr> `,
        ),
      );
    case 'boolean':
      return html`<p class="verdict">${result.value ? 'Yes' : 'No'}</p>`;
    case 'graph':
      return html`<pre class="turtle" tabindex="0" aria-label="The graph in Turtle">
${result.turtle}</pre>`;
  }
}
