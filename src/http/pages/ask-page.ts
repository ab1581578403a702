/** `/ask`: a question in English, how it was read, and the answer. */
import { EMPTY, html, type Html } from './html.js';
import { pinnedParameters, renderPage } from './layout.js';
import { listEntries } from './list-entries.js';
import { dataTable, pageHead, textForm } from './parts.js';
import { linkOf, plural, queryHref, timeOf } from './values.js';
import type { AnswerView, AskView, PageFrame, ReadingView } from './views.js';

export function askPage(view: AskView, frame: PageFrame): string {
  return renderPage(
    view.question === '' ? 'Ask' : `Ask: ${view.question}`,
    frame,
    html`${pageHead('Ask', {
      lead:
        'Ask in English. You get an answer only if every word of the question was understood, ' +
        'and the page shows how it was understood.',
    })}
    ${textForm('/ask', frame, {
      label: 'A question about events, bodies, States, people, news',
      button: 'Ask',
      value: html`value="${view.question}"`,
    })}
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
          ${questionList(refusal.suggestions, frame)}`
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
      ${answer.kind !== 'word' && html`<p class="hint">${sizeOf(answer)}</p>`}
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

function sizeOf(answer: Exclude<AnswerView, { kind: 'word' }>): string {
  if (answer.kind === 'table') return plural(answer.rows.length, 'row');
  return plural((answer.kind === 'things' ? answer.things : answer.entries).length, 'thing');
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
      return answer.rows.length > 0
        ? dataTable(
            { labelledBy: id },
            answer.columns,
            answer.rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td>${timeOf(cell)}</td>`)}
                </tr> `,
            ),
          )
        : html`<p class="empty">No results.</p>`;
  }
}

function examples({ examples: questions }: AskView, frame: PageFrame): Html {
  return html`<aside class="examples" aria-labelledby="examples">
    <h2 id="examples">Example questions</h2>
    ${questionList(questions, frame, html` class="plain"`)}
  </aside>`;
}

function questionList(questions: readonly string[], frame: PageFrame, attributes?: Html): Html {
  return html`<ul${attributes}>
    ${questions.map((question) => html`<li>${questionLink(question, frame)}</li>`)}
  </ul>`;
}

function questionLink(q: string, frame: PageFrame, path = '/ask', text = q): Html {
  const address = new URLSearchParams([['q', q], ...pinnedParameters(frame)]);
  return html`<a href="${path}?${address.toString()}">${text}</a>`;
}
