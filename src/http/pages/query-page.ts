/** `/sparql` for people: an editor, examples, and the answer. */
import { EMPTY, html, type Html } from './html.js';
import { hiddenFields, renderPage } from './layout.js';
import { pageHead } from './parts.js';
import { queryResult } from './query-result.js';
import { queryHref } from './values.js';
import type { PageFrame, QueryView } from './views.js';

const MIN_ROWS = 10;
const MAX_ROWS = 28;

export function queryPage(view: QueryView, frame: PageFrame): string {
  return renderPage(
    'Query',
    frame,
    html`${pageHead('Query', {
        lead: html`Ask the graph in SPARQL. Prefixes are declared in the query, as in the examples.
          Each list, such as that of <a href="/events">events</a>, and each record has a link to its
          own query here, “Open as SPARQL”; there are <a href="/queries">stored queries</a>,
          too.${
            view.isDefaultGraphAlone === true &&
            html` Lists and records have the statements of all graphs, queries without FROM those of
            the default graph alone.`
          }`,
      })}
      <div class="with-aside">
        <div>${editor(view)} ${errorNote(view)}</div>
        ${
          view.result &&
          queryResult(
            view.result,
            view.downloads,
            view.asked?.some(([name]) => name !== 'version') === true
              ? {}
              : { actions: citeForm(view, frame) },
          )
        }
        ${examples(view)}
      </div>`,
    {
      section: 'Query',
      scripts: ['query'],
      description: 'Ask the knowledge graph of the OSCE’s news in SPARQL.',
    },
  );
}

function editor({ query, baseIri, error, asked = [] }: QueryView): Html {
  const rowCount = Math.min(MAX_ROWS, Math.max(MIN_ROWS, query.split('\n').length + 1));
  const invalid = error ? html` aria-invalid="true" aria-describedby="query-error"` : EMPTY;
  // The parser drops one line feed right after the start tag; this one is for it.
  return html`<form class="editor" action="/sparql" method="get" data-base-iri="${baseIri}">
    ${hiddenFields(asked.filter(([name]) => name !== 'inferred'))}
    <label for="query">SPARQL query</label>
    <textarea
      id="query"
      name="query"
      rows="${rowCount}"
      spellcheck="false"
      autocapitalize="off"
      autocomplete="off"
      required${invalid}
    >
${query}</textarea>
    <p class="actions"><button type="submit">Run query</button></p>
    <p class="option">
      <label
        ><input
          type="checkbox"
          name="inferred"
          value="false"
          ${asked.some(([name, value]) => name === 'inferred' && value === 'false') ? html` checked` : EMPTY}
        />
        Exclude inferred facts</label
      >
    </p>
  </form>`;
}

/** Citations are of all statements of a version, by our engine. */
function citeForm({ query }: QueryView, { version }: PageFrame): Html {
  return html`<form class="no-print" action="/cite" method="post">
    ${hiddenFields([
      ['query', query],
      ['version', String(version)],
    ])}
    <p class="actions"><button type="submit">Cite this answer</button></p>
  </form>`;
}

function errorNote({ error }: QueryView): Html {
  if (!error) return EMPTY;
  const place =
    error.line === undefined
      ? ''
      : ` in line ${error.line}${error.column === undefined ? '' : `, column ${error.column}`}`;
  return html`<section class="problem" id="query-error" role="alert">
    <h2>The query cannot be answered${place !== '' && html`: error${place}`}</h2>
    <p class="message">${error.message}</p>
  </section>`;
}

/** By topic, the first one open; beside an answer all are closed to keep it near. */
function examples({ examples, result }: QueryView): Html {
  if (examples.length === 0) return EMPTY;
  return html`<aside class="examples" aria-labelledby="examples">
    <h2 id="examples">Examples</h2>
    ${[...new Set(examples.map(({ topic }) => topic))].map(
      (
        topic,
        index,
      ) => html`<details${!result && index === 0 ? html` open` : EMPTY}><summary>${topic}</summary>
<ul class="plain">${examples
        .filter((example) => example.topic === topic)
        .map(
          ({ title, description, query }) =>
            html`<li>
              <a href="${queryHref(query)}">${title}</a
              >${!result && html`<p class="hint">${description}</p>`}
            </li>`,
        )}</ul></details>`,
    )}
  </aside>`;
}
