/** `/ask`: a question in English, how it was read, and the answer. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage, versionField } from './layout.js';
import { listEntries } from './list-entries.js';
import { linkOf, plural, queryHref, timeOf } from './values.js';
import type { AnswerView, AskView, PageFrame, ReadingView } from './views.js';

export function askPage(view: AskView, frame: PageFrame): string {
  return renderPage(
    view.question === '' ? 'Ask' : `Ask: ${view.question}`,
    frame,
    html` <header class="page-head">
        <h1>Ask</h1>
        <p class="lead">
          Ask in English. You get an answer only if every word of the question was understood, and
          the page shows how it was understood.
        </p>
      </header>
      <form class="search" action="/ask" method="get">
        ${versionField(frame)}
        <label for="q">A question about events, bodies, States, people, news</label>
        <div class="search-row">
          <input
            id="q"
            name="q"
            type="text"
            value="${view.question}"
            autocomplete="off"
            maxlength="500"
          /><button type="submit">Ask</button>
        </div>
      </form>
      ${outcome(view, frame)} ${examples(view, frame)}`,
    {
      scripts: ['ask'],
      description:
        'Questions in English about the OSCE’s news, answered from the graph with the query ' +
        'in SPARQL.',
    },
  );
}

function outcome({ question, readings, refusal }: AskView, frame: PageFrame): Html {
  if (refusal) {
    return html`<section class="problem" role="status" aria-labelledby="refusal">
      <h2 id="refusal">Not answered</h2>
      <p class="message">${refusal.message}</p>
      ${
        refusal.suggestions.length > 0 &&
        html`<p>Try instead:</p>
          <ul>
            ${refusal.suggestions.map(
              (suggestion) => html`<li>${questionLink(suggestion, frame)}</li>`,
            )}
          </ul>`
      }
      <p>${questionLink(question, frame, '/search', `Search for “${question}”`)}</p>
    </section>`;
  }
  const [first, ...others] = readings ?? [];
  if (!first) return EMPTY;
  return html`${readingSection(first, 'Answer', 'answer')}
  ${others.map((reading, index) =>
    readingSection(reading, 'Another way to understand the question', `other-${index}`),
  )}`;
}

function readingSection(
  { reading, sparql, listSparql, answer }: ReadingView,
  title: string,
  id: string,
): Html {
  return html`<section class="result">
    <div class="results-head">
      <h2 id="${id}">${title}</h2>
      ${sizeOf(answer)}
    </div>
    <p class="hint">Understood as: ${reading}</p>
    ${content(answer, id)}
    ${listSparql !== undefined && html`<p><a href="${queryHref(listSparql)}">List them</a></p>`}
    <details>
      <summary>The query in SPARQL</summary>
      <pre tabindex="0" aria-label="The query in SPARQL">${sparql}</pre>
      <p><a href="${queryHref(sparql)}">Edit and run it</a></p>
    </details>
  </section>`;
}

function sizeOf(answer: AnswerView): Html {
  switch (answer.kind) {
    case 'things':
      return html`<p class="hint">${plural(answer.things.length, 'thing')}</p>`;
    case 'entries':
      return html`<p class="hint">${plural(answer.entries.length, 'thing')}</p>`;
    case 'table':
      return html`<p class="hint">${plural(answer.rows.length, 'row')}</p>`;
    case 'word':
      return EMPTY;
  }
}

function content(answer: AnswerView, id: string): Html {
  switch (answer.kind) {
    case 'word':
      return html`<p class="verdict">${answer.text}</p>`;
    case 'things':
      return answer.things.length > 0
        ? html`<ul>
            ${answer.things.map(
              (thing) =>
                html`<li>
                  ${linkOf(thing)}${thing.number !== undefined && html`: ${thing.number}`}
                </li>`,
            )}
          </ul>`
        : html`<p class="empty">No results.</p>`;
    case 'entries':
      return listEntries(answer.entries);
    case 'table':
      return answer.rows.length > 0 ? table(answer, id) : html`<p class="empty">No results.</p>`;
  }
}

function table({ columns, rows }: Extract<AnswerView, { kind: 'table' }>, id: string): Html {
  return html`<div class="table-scroll" role="region" aria-labelledby="${id}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${timeOf(cell)}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function examples({ examples: questions }: AskView, frame: PageFrame): Html {
  return html`<aside class="examples" aria-labelledby="examples">
    <h2 id="examples">Example questions</h2>
    <ul class="plain">
      ${questions.map((question) => html`<li>${questionLink(question, frame)}</li>`)}
    </ul>
  </aside>`;
}

function questionLink(
  question: string,
  { version, isPinned }: PageFrame,
  path = '/ask',
  text = question,
): Html {
  const address = new URLSearchParams({
    q: question,
    ...(isPinned === true && version !== undefined ? { version: String(version) } : {}),
  });
  return html`<a href="${path}?${address.toString()}">${text}</a>`;
}
