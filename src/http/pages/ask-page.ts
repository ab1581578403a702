/** `/ask`: a question in English, how it was read, and the answer. */
import type { AnsweredReading, Reply } from '../../ask/index.js';
import type { AskInput } from '../../capabilities/index.js';
import type { Candidate } from '../../json-answers.js';
import { namedNode } from '../../rdf/index.js';
import type { Shown } from '../capabilities/page-surface.js';
import { EMPTY, html, type Html } from './html.js';
import { pinnedParameters, renderPage } from './layout.js';
import { entryReaders } from './list-entries.js';
import { rowsTable } from './json-page.js';
import { pageHead, textForm } from './parts.js';
import { frameOf, linkOfIri } from './term-views.js';
import { linkOf, plural, queryHref } from './values.js';
import type { PageFrame } from './views.js';

/** Example questions, one of each kind. */
export const EXAMPLES: readonly string[] = [
  'Show me all events co-organized by a field operation and a foreign ministry',
  'Which field operation organised the most events?',
  'How many workshops took place in Kazakhstan since 2015?',
  'Who was quoted in news about elections?',
  'When did Mongolia become a participating State?',
  'Number of events per country',
  'What has the OSCE done on trafficking in Serbia?',
];

export function askPage(shown: Shown<AskInput, Reply>): string {
  const { input, caller, value } = shown;
  const question = (input.question ?? '').trimStart();
  const frame = frameOf(caller.service, caller.version);
  return renderPage(
    question === '' ? 'Ask' : `Ask: ${question}`,
    frame,
    html`${pageHead('Ask', {
        lead:
          'Ask in English. You get an answer only if every word of the question was understood, ' +
          'and the page shows how it was understood.',
      })}
      ${textForm('/ask', frame, {
        label: 'A question about events, bodies, States, people, news',
        button: 'Ask',
        value: html`value="${question}"`,
      })}
      ${value && (value.understood ? html`${answers(value, shown)}${csvLink(question, frame)}` : refusal(question, value, frame))}
      <aside class="examples" aria-labelledby="examples">
        <h2 id="examples">Example questions</h2>
        <ul class="plain">
          ${EXAMPLES.map((each) => html`<li>${questionLink(each, frame)}</li>`)}
        </ul>
      </aside>`,
    {
      section: 'Ask',
      scripts: ['ask'],
      description:
        'Questions in English about the OSCE’s news, answered from the graph with the query ' +
        'in SPARQL.',
    },
  );
}

type Source = Pick<Shown, 'caller' | 'language'>;

function csvLink(question: string, frame: PageFrame): Html {
  const address = new URLSearchParams([
    ['q', question],
    ['format', 'csv'],
    ...pinnedParameters(frame),
  ]).toString();
  return html`<p class="no-print"><a href="/ask?${address}">Download as CSV</a></p>`;
}

function refusal(
  question: string,
  { message, candidates }: Extract<Reply, { readonly understood: false }>,
  frame: PageFrame,
): Html {
  const isNear = candidates.length > 0;
  return html`<section
    class="${isNear ? 'result' : 'problem'}"
    role="status"
    aria-labelledby="refusal"
  >
    <h2 id="refusal">${isNear ? 'Did you mean?' : 'Not answered'}</h2>
    <p class="${isNear ? 'hint' : 'message'}">${message}</p>
    ${
      isNear &&
      html`<ol class="candidates" aria-labelledby="refusal">
        ${candidates.map((each, index) => candidateItem(each, index === 0, frame))}
      </ol>`
    }
    <p>${questionLink(question, frame, '/search', `Search for “${question}”`)}</p>
  </section>`;
}

/** The first has the focus: Enter asks it. */
function candidateItem(
  { question, reading, count, unused }: Candidate,
  isFirst: boolean,
  frame: PageFrame,
): Html {
  return html`<li>
    ${questionLink(question, frame, '/ask', question, isFirst ? html` autofocus` : EMPTY)}
    <p class="hint">
      ${reading} ${plural(count, 'result')}.
      ${unused.length > 0 && html`Without: <i>${unused.join(' ')}</i>`}
    </p>
  </li>`;
}

/** Each way to understand the question, with its answer. */
function answers(reply: Extract<Reply, { readonly understood: true }>, source: Source): Html {
  return html`${[reply, ...reply.otherReadings].map(
    ({ reading, sparql, listSparql, answer }, index) =>
      html`<section class="result">
        <div class="results-head">
          <h2 id="answer-${index}">
            ${index === 0 ? 'Answer' : 'Another way to understand the question'}
          </h2>
          ${sizeOf(answer)}
        </div>
        <p class="hint">Understood as: ${reading}</p>
        ${content(answer, source)}
        ${listSparql !== undefined && html`<p><a href="${queryHref(listSparql)}">List them</a></p>`}
        <details>
          <summary>The query in SPARQL</summary>
          <pre tabindex="0" aria-label="The query in SPARQL">${sparql}</pre>
          <p><a href="${queryHref(sparql)}">Open as SPARQL</a></p>
        </details>
      </section>`,
  )}`;
}

type Answer = AnsweredReading['answer'];

function sizeOf({ kind, things, rows = [] }: Answer): Html {
  if (kind === 'yes-no' || kind === 'number') return EMPTY;
  const size = things ? plural(things.length, 'thing') : plural(rows.length, 'row');
  return html`<p class="hint">${size}</p>`;
}

function content(answer: Answer, { caller, language }: Source): Html {
  const { kind, things, value, columns: [first = ''] = [], rows = [] } = answer;
  const { names } = caller.service;
  if (kind === 'yes-no') return html`<p class="verdict">${value === true ? 'Yes' : 'No'}</p>`;
  if (kind === 'number') return html`<p class="verdict">${String(value)}</p>`;
  if ((things ?? rows).length === 0) return html`<p class="empty">No results.</p>`;
  if (things && rows.length === 0) {
    const readerOf = entryReaders(caller.version, names, language());
    const entries = things.map(({ iri }) => {
      const id = caller.version.ids.idOf(namedNode(iri));
      return readerOf(id)?.entry(id);
    });
    return entries.includes(undefined)
      ? html`<ul>
          ${things.map(({ iri, label }) => html`<li>${linkOf(linkOfIri(iri, label, names))}</li>`)}
        </ul>`
      : html`<ol class="entries">
          ${entries}
        </ol>`;
  }
  const named = rows.map((row, index) => {
    const thing = things?.[index];
    return thing ? { ...row, [first]: thing } : row;
  });
  return rowsTable('answer', named, names);
}

function questionLink(
  q: string,
  frame: PageFrame,
  path = '/ask',
  text = q,
  attributes = EMPTY,
): Html {
  const address = new URLSearchParams([['q', q], ...pinnedParameters(frame)]);
  return html`<a href="${path}?${address.toString()}" ${attributes}>${text}</a>`;
}
