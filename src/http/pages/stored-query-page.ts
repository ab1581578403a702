/** `/queries/{name}` for people: a form for the parameters, and the answer. */
import type { QueryParameter, StoredQuery } from '../../queries/index.js';
import { EMPTY, html, type Html } from './html.js';
import { WORKS_WITH, renderPage, versionField } from './layout.js';
import { section } from './parts.js';
import { queryResult } from './query-result.js';
import { linkOf, queryHref } from './values.js';
import type { Link, PageFrame, QueryView } from './views.js';

export interface StoredQueryView
  extends
    Pick<QueryView, 'result' | 'error' | 'downloads' | 'baseIri'>,
    Pick<StoredQuery, 'name' | 'title' | 'description' | 'query' | 'view'> {
  /** The address of the answer. */
  readonly answerHref: string;
  readonly fields: readonly QueryField[];
  readonly feeds: readonly Link[];
}

/** A parameter in the form. */
interface QueryField extends Pick<QueryParameter, 'name' | 'isRequired' | 'values'> {
  readonly value: string;
  readonly type: string;
  readonly hint: string;
  /** Some existing values, as suggestions. */
  readonly offered?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

export function storedQueryPage(view: StoredQueryView, frame: PageFrame): string {
  const { title, description, result, error, downloads, query, feeds } = view;
  return renderPage(
    title,
    frame,
    html` <header class="page-head">
        <p class="kind"><a href="/queries">Stored query</a></p>
        <h1>${title}</h1>
        ${description !== '' && html`<p class="lead">${description}</p>`}
      </header>
      ${view.fields.length > 0 && form(view, frame)}
      ${
        error &&
        html`<section class="problem" role="alert">
          <h2>The query cannot be answered</h2>
          <p class="message">${error.message}</p>
        </section>`
      }
      ${result && queryResult(result, downloads, { attributes: answerAttributes(view) })}
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

function answerAttributes({ answerHref, baseIri, view = 'table' }: StoredQueryView): Html {
  return html`data-answer="${answerHref}" data-base-iri="${baseIri}" data-view="${view}"`;
}

function form({ name, fields }: StoredQueryView, frame: PageFrame): Html {
  return html`<form action="/queries/${name}" method="get">
    ${versionField(frame)}
    <div class="fields">${fields.map(fieldOf)}</div>
    <p class="actions"><button type="submit">Run query</button></p>
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
