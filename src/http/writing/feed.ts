/** `/feed`: a page, and beside its sentences the facts read from them. Writes nothing. */
import type { Request, Response } from 'express';
import { ServiceError } from '../../errors.js';
import { TEXT } from '../../input/index.js';
import {
  RELATIONS,
  isNameRelation,
  isNeverDoubted,
  type Ingestion,
  type PageMediaType,
} from '../../news/index.js';
import { namedNode } from '../../rdf/index.js';
import { isAcceptable } from '../../shacl/index.js';
import type { Service } from '../../service.js';
import { inForm } from '../exchange/parameters.js';
import { HTTP_STATUS } from '../exchange/problem.js';
import { answerReading } from '../exchange/read-graph.js';
import { FORM, parametersOf } from '../exchange/request.js';
import type { Operation, Route } from '../exchange/route.js';
import { EMPTY, html, type Html, type HtmlPart } from '../pages/html.js';
import { jsonContent } from '../pages/json-page.js';
import { renderPage } from '../pages/layout.js';
import { pageHead } from '../pages/parts.js';
import { frameOf, linkOfIri } from '../pages/term-views.js';
import { linkOf } from '../pages/values.js';

/** What came of a page: its status, and what is above the form. */
interface Outcome {
  readonly status: number;
  readonly shown: Html;
}

export function feedRoutes(service: Service): Route[] {
  const show = (
    response: Response,
    { status, shown }: Outcome,
    sent = new URLSearchParams(),
  ): void => {
    response
      .status(status)
      .type('html')
      .send(feedPage(shown, sent, service));
  };
  const get: Operation = {
    summary: 'The form for trying out a news page',
    mediaTypes: ['text/html'],
    handle: (_request, response) => {
      show(response, { status: 200, shown: EMPTY });
    },
  };
  const post: Operation = {
    summary: 'Shows the facts of a page next to its text; writes nothing',
    mediaTypes: ['text/html'],
    parameters: [
      inForm('page', 'The page.', { schema: TEXT }),
      inForm('source', 'The address where the page was published.'),
    ],
    body: { description: 'The page.', mediaTypes: [FORM], isRequired: true },
    handle: async (request, response) => {
      const outcome = await tried(request, service);
      await answerReading(service, response, () => {
        show(response, outcome(), parametersOf(request));
      });
    },
  };
  return [{ path: '/feed', topic: 'Pages', operations: { GET: get, POST: post } }];
}

/** Forms send lines as CRLF, whatever they were. */
const textOf = (sent: URLSearchParams): string => (sent.get('page') ?? '').replace(/\r\n?/g, '\n');

function feedPage(shown: Html, sent: URLSearchParams, service: Service): string {
  return renderPage(
    'Feed a page',
    frameOf(service, service.current),
    html`${pageHead('Feed a page', {
        lead:
          'Paste a news page, as text or HTML, to see its facts and the words they rest on. ' +
          'Nothing is saved until somebody with an access token commits it.',
      })}
      ${shown}
      <form class="editor feed-form" id="feed" action="/feed" method="post" autocomplete="off">
        <label for="page">The page</label>
        <textarea id="page" name="page" rows="12" spellcheck="false" required>
${textOf(sent)}</textarea>
        <p class="field">
          <label for="source">Its address, if it has one</label
          ><input
            id="source"
            name="source"
            type="url"
            value="${sent.get('source') ?? ''}"
            autocomplete="off"
            placeholder="https://"
          />
        </p>
        <p class="actions"><button type="submit">Read the facts</button></p>
      </form>`,
    {
      section: 'Feed',
      scripts: ['feed'],
      description: 'Read a news page as facts, each with the words it rests on.',
    },
  );
}

/** What comes of a page; its view reads the graph. */
async function tried(request: Request, service: Service): Promise<() => Outcome> {
  const sent = parametersOf(request);
  const text = textOf(sent);
  const source = (sent.get('source') ?? '').trim();
  try {
    const mediaType: PageMediaType = /^\s*</.test(text) ? 'text/html' : 'text/plain';
    const ingestion = await service.news.ingest(
      { source: text, mediaType, sourceUrl: source || undefined },
      { author: 'you', isDryRun: true, mayReplace: true },
    );
    return () => ({ status: 200, shown: shownOf(ingestion, service) });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code === 'internal') throw error;
    const { message, code } = error;
    const shown = html`<section class="problem" role="alert">
      <h2>No facts were read</h2>
      <p class="message">${message}</p>
    </section>`;
    return () => ({ status: HTTP_STATUS[code], shown });
  }
}

function shownOf({ report, value }: Ingestion, service: Service): Html {
  const { proposals, difference, newsItem, heldBack, isSamePage, wasKnown } = value;
  const conforms = isAcceptable(report);
  const json = {
    ...(wasKnown
      ? { newsItem: newsItem.value }
      : { newItem: service.names.thingOf(newsItem.value)?.slug }),
    added: difference?.added.map(({ words }) => words),
    removed: difference?.removed.map(({ words }) => words),
    notCommitted: some(
      heldBack.map(({ object, reason, sentence }) => ({ object, reason, sentence })),
    ),
    report: some(report.results),
    proposals: some(proposals.flatMap(({ status, label }) => (status === 'open' ? [label] : []))),
  };
  return html`<p data-outcome="${conforms ? 'done' : 'failed'}">
      ${
        isSamePage
          ? 'This page is in the graph already. There is nothing to commit.'
          : !conforms
            ? 'These facts break a rule of the graph, so they cannot be committed.'
            : difference
              ? 'This page is in the graph with a different text. Committing this text replaces ' +
                'it. If this is another page, give its own address.'
              : 'No problems found. These facts can be committed.'
      }
    </p>
    ${reading(value, service)} ${jsonContent(json, service.names)}
    <div
      class="commit"
      data-conforms="${String(conforms && !isSamePage)}"
      ${difference && html`data-replaces="${String(service.current.number)}"`}
      hidden
    ></div>`;
}

const some = <Item>(list: readonly Item[]): readonly Item[] | undefined =>
  list.length > 0 ? list : undefined;

type Sentence = Ingestion['value']['extracted']['sentences'][number];
type Fact = Ingestion['value']['statements'][number];

/** The sentences of a page, and other words that facts rest on, in their order, with these facts. */
function reading({ extracted, statements }: Ingestion['value'], service: Service): Html {
  const sentences: Sentence[] = [...extracted.sentences];
  const rests = ({ statement: { span } }: Fact, { start, end }: Sentence): boolean =>
    start <= span.start && span.start < end;
  for (const fact of statements) {
    const { span, quote } = fact.statement;
    if (!sentences.some((each) => rests(fact, each))) sentences.push({ ...span, text: quote });
  }
  const left = new Set(statements);
  return html`<ol class="reading" aria-label="The page, with its facts">
    ${sentences
      .sort((one, other) => one.start - other.start)
      .map((sentence) => {
        const facts = [...left].filter((fact) => rests(fact, sentence));
        for (const fact of facts) left.delete(fact);
        return html`<li>
          <p dir="auto">${marked(sentence.text, facts)}</p>
          ${
            facts.length > 0 &&
            html`<ul>
              ${facts.map((fact) => factItem(fact, service))}
            </ul>`
          }
        </li>`;
      })}
  </ol>`;
}

/** A sentence with the words of its facts marked, but for those of a fact that is all of it. */
function marked(sentence: string, facts: readonly Fact[]): HtmlPart {
  const parts: HtmlPart[] = [];
  let end = 0;
  const quotes = facts
    .filter(({ statement: { relation } }) => relation !== 'summary')
    .sort((one, other) => one.statement.span.start - other.statement.span.start)
    .map(({ statement: { quote } }) => quote.replace(/\s+/g, ' '));
  for (const quote of new Set(quotes)) {
    const start = sentence.indexOf(quote, end);
    if (start < 0) continue;
    parts.push(sentence.slice(end, start), html`<mark>${quote}</mark>`);
    end = start + quote.length;
  }
  return [...parts, sentence.slice(end)];
}

const ANSWERED = { accept: 'accepted', refuse: 'refused' } as const;

/** A fact, with what the script of the page needs for a decision on it. */
function factItem({ statement, iri, quads, decision }: Fact, service: Service): Html {
  const { relation, object, about, confidence } = statement;
  const isKnown = iri !== undefined && service.current.count(namedNode(iri)) > 0;
  const isAsserted = quads.length > 0;
  const value = relation === 'summary' ? 'this sentence' : object;
  const undecided = isAsserted ? 'a fact' : 'for review';
  const status = decision ? ANSWERED[decision.answer] : undecided;
  return html`<li
    ${!isNeverDoubted(relation) && html`data-relation="${relation}" data-object="${object}"`}
    ${about !== undefined && html`data-about="${about}"`}
    ${isAsserted && html`data-stands`}
    ${isNameRelation(relation) && html`data-names`}
  >
    <span dir="auto"
      >${RELATIONS[relation].words}${about !== undefined && ` of ${about}`}:
      <b>${isKnown ? linkOf(linkOfIri(iri, value, service.names)) : value}</b></span
    >
    <span class="hint">${status}${confidence < 1 && `, ${confidence}`}</span>
  </li> `;
}
