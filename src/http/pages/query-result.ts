/** The answer to a query: a table, a word, or a graph in Turtle. */
import { html, type Html } from './html.js';
import { dataTable } from './parts.js';
import { countOf, formatRow, plural, valueOf } from './values.js';
import type { Link, QueryResultView } from './views.js';

type Solutions = Extract<QueryResultView, { kind: 'solutions' }>;

/** The answer, and the same as files; `actions` come below, `attributes` are for the script. */
export function queryResult(
  result: QueryResultView,
  downloads: readonly Link[],
  { actions, attributes }: { readonly actions?: Html; readonly attributes?: Html } = {},
): Html {
  return html`<section class="result" data-milliseconds="${result.milliseconds}" ${attributes}>
    <div class="results-head">
      <h2 id="result">${headline(result)}</h2>
      <p class="hint">${countOf(result.milliseconds)} ms</p>
    </div>
    ${content(result)} ${formatRow('This answer as', downloads)} ${actions}
  </section>`;
}

function headline(result: QueryResultView): string {
  switch (result.kind) {
    case 'solutions':
      return plural(result.total, 'row');
    case 'boolean':
      return 'Answer';
    case 'graph':
      return plural(result.statementCount, 'statement');
  }
}

function content(result: QueryResultView): Html {
  switch (result.kind) {
    case 'solutions':
      return result.total === 0 ? html`<p class="empty">No results.</p>` : solutionTable(result);
    case 'boolean':
      return html`<p class="verdict">${result.value ? 'Yes' : 'No'}</p>`;
    case 'graph':
      return html`${
          result.shownCount < result.statementCount &&
          html`<p class="note">
            Only the first ${countOf(result.shownCount)} of ${countOf(result.statementCount)}
            statements are shown. The files below have all of them.
          </p>`
        }
        <pre class="turtle" tabindex="0" aria-label="The graph in Turtle">${result.turtle}</pre>`;
  }
}

function solutionTable({ variables, rows, total }: Solutions): Html {
  return html`${
    rows.length < total &&
    html`<p class="note">
      Only the first ${countOf(rows.length)} of ${countOf(total)} rows are shown. The files below
      have all of them.
    </p>`
  }
  ${dataTable(
    { labelledBy: 'result' },
    variables,
    rows.map(
      (row) =>
        html`<tr>
          ${row.map((value) => html`<td>${value && valueOf(value)}</td>`)}
        </tr> `,
    ),
  )}`;
}
