/** `/sparql` and `/queries/{name}` for people: an editor or a form, and the answer. */
import { EMPTY, html, type Html } from './html.js';
import { hiddenFields, renderPage, WORKS_WITH, versionField } from './layout.js';
import { pageHead, dataTable, section } from './parts.js';
import { queryHref, countOf, formatRow, plural, valueOf, linkOf } from './values.js';
import type { PageFrame, QueryView, Link, QueryResultView } from './views.js';
import type { QueryParameter, StoredQuery } from '../../queries/index.js';

const [EMPTY_ROWS, MIN_ROWS, MAX_ROWS] = [15, 6, 28];

export function queryPage(view: QueryView, frame: PageFrame): string {
  return renderPage(
    'Query',
    frame,
    html`${pageHead('Query', {
        lead: html`Ask in SPARQL, or begin with an example or a
          <a href="/queries">stored query</a>.${
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
  const least = query === '' ? EMPTY_ROWS : MIN_ROWS;
  const rowCount = Math.min(MAX_ROWS, Math.max(least, query.split('\n').length + 1));
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
    <p class="field">
      <label for="title">Title of the citation (optional)</label><input id="title" name="title" />
    </p>
    <p class="actions"><button type="submit">Cite this answer</button></p>
  </form>`;
}

function errorNote({ error }: Pick<QueryView, 'error'>): Html {
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

/** A page shows this many rows or statements and the total; downloads have all. */
export const SHOWN = 1_000;

/** The answer, and the same as files; `actions` come below, `attributes` are for the script. */
function queryResult(
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

export interface StoredQueryView
  extends
    Pick<QueryView, 'result' | 'error' | 'downloads' | 'baseIri'>,
    Pick<StoredQuery, 'name' | 'title' | 'description' | 'query' | 'view'> {
  /** The address of the answer. */
  readonly answerHref: string;
  readonly fields: readonly QueryField[];
  readonly feeds: readonly Link[];
}

interface QueryField extends Pick<QueryParameter, 'name' | 'isRequired' | 'values'> {
  readonly value: string;
  readonly type: string;
  readonly hint: string;
  /** Some existing values, as suggestions. */
  readonly offered?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

export function storedQueryPage(view: StoredQueryView, frame: PageFrame): string {
  const { title, description, result, downloads, query, feeds } = view;
  const attributes = html`data-answer="${view.answerHref}" data-base-iri="${view.baseIri}"
  data-view="${view.view ?? 'table'}"`;
  return renderPage(
    title,
    frame,
    html`${pageHead(title, {
      kinds: html`<a href="/queries">Stored query</a>`,
      lead: description,
    })}
    ${view.fields.length > 0 && form(view, frame)} ${errorNote(view)}
    ${result && queryResult(result, downloads, { attributes })}
    ${section(
      'text',
      'The query',
      html`<pre class="turtle" tabindex="0" aria-label="The query in SPARQL">${query}</pre>
        <p class="actions">
          <a href="${queryHref(query)}">Open in the editor</a>
          <a href="/queries/${view.name}?format=rq">Text</a>
          ${feeds.map((feed) => html`${linkOf(feed)} `)}
        </p>`,
    )}`,
    {
      section: WORKS_WITH.endsWith(`/${view.name}`) ? 'Network' : 'Query',
      scripts: result ? ['answer'] : [],
      description: description === '' ? title : description,
    },
  );
}

/** Where nothing is required, phones have it closed above the answer. */
function form({ name, fields, result }: StoredQueryView, frame: PageFrame): Html {
  const content = html`<div class="fields">${fields.map(fieldOf)}</div>
    <p class="actions"><button type="submit">Run query</button></p>`;
  const given = fields.filter(({ value }) => value !== '');
  const isClosable = result !== undefined && !fields.some(({ isRequired }) => isRequired);
  return html`<form action="/queries/${name}" method="get">
    ${versionField(frame)}
    ${
      isClosable
        ? html`<details class="panel">
            <summary>
              Parameters${given.map(({ name, value }, index) => `${index === 0 ? ': ' : ', '}${name} ${value}`)}
            </summary>
            ${content}
          </details>`
        : content
    }
  </form>`;
}

/** The input for a type; browsers then check what they can. */
const INPUT_TYPES: Readonly<Record<string, string>> = { date: 'date', iri: 'url' };

function fieldOf(field: QueryField): Html {
  const { name, value, type, hint, isRequired, values, offered = [] } = field;
  const id = `parameter-${name}`;
  const label = name.replaceAll('_', ' ');
  const required = isRequired ? html` required` : EMPTY;
  return html`<p class="field">
    <label for="${id}">${label}${!isRequired && html` <span class="hint">(optional)</span>`}</label>
    ${
      values
        ? html`<select id="${id}" name="${name}" ${required}>
            ${!(isRequired && values.includes(value)) && html`<option value=""></option>`}
            ${values.map(
              (each) =>
                html`<option value="${each}" ${each === value ? html` selected` : EMPTY}>
                  ${each}
                </option>`,
            )}
          </select>`
        : html`<input
            id="${id}"
            name="${name}"
            type="${INPUT_TYPES[type] ?? 'text'}"
            value="${value}"
            aria-describedby="${id}-hint"
            autocomplete="off"
            ${offered.length > 0 ? html`list="${id}-values"` : EMPTY}
            ${required}
          />`
    }
    ${
      offered.length > 0 &&
      html`<datalist id="${id}-values">
        ${offered.map((each) => html`<option value="${each.value}">${each.label}</option>`)}
      </datalist>`
    }
    ${!values && html`<span class="hint" id="${id}-hint">${hint}</span>`}
  </p>`;
}
