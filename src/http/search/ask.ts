/** `/ask?q=`: English questions and answers; `&continue`: how a question can go on. */
import { frameOf, linkOfIri } from '../pages/term-views.js';
import type { Request, Response } from 'express';
import type { GraphVersion } from '../../graph/index.js';
import type { AnsweredReading, Reply } from '../../ask/index.js';
import { BOOLEAN, listOf, missingInput, objectOf, TEXT } from '../../input/index.js';
import type { Service } from '../../service.js';
import type { QueryOptions } from '../../sparql/index.js';
import { LIST_KINDS, ThingList } from '../../lists/index.js';
import { RDF, namedNode, type Names } from '../../rdf/index.js';
import { endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { acceptedLanguage } from '../exchange/languages.js';
import { entriesOf } from '../lists/list-view.js';
import { JSON_OR_HTML, negotiate, withCharset } from '../exchange/negotiation.js';
import { askPage } from '../pages/ask-page.js';
import type { AnswerView, AskView, ListEntry, ReadingView } from '../pages/views.js';
import {
  OF_VERSION,
  flag,
  formatParameter,
  inQuery,
  mediaTypesOf,
} from '../exchange/parameters.js';
import { parametersOf, requestedVersion, isSet } from '../exchange/request.js';
import { getRoute, type Operation, type Route } from '../exchange/route.js';
import { askedBy } from '../exchange/streaming.js';

const MAX_QUESTION_LENGTH = 500;

/** Example questions, one of each kind. */
export const EXAMPLES: readonly string[] = [
  'Show me all events co-organized by a field operation and a foreign ministry',
  'Which field operation organised the most events?',
  'How many workshops took place in Kazakhstan since 2015?',
  'Who was quoted in news about elections?',
  'When did Mongolia become a participating State?',
  'Number of events per country',
  'Did more events take place in Albania than in Serbia?',
];

export function askRoutes(service: Service): Route[] {
  const get: Operation = {
    summary:
      'Answers an English question, with its interpretation and query; or says which words ' +
      'were not understood',
    parameters: [
      inQuery('q', 'The question.', {
        examples: ['Which events took place in Tirana?'],
        isRequired: 'for-data',
        schema: { type: 'string', maxLength: MAX_QUESTION_LENGTH },
      }),
      flag('continue', 'Suggest how to continue the question instead of answering it.'),
      ...OF_VERSION,
      formatParameter(JSON_OR_HTML),
    ],
    mediaTypes: mediaTypesOf(JSON_OR_HTML),
    schema: objectOf(
      {
        question: TEXT,
        understood: BOOLEAN,
        notUnderstood: listOf(TEXT),
        suggestions: listOf(TEXT),
      },
      { reading: TEXT, sparql: TEXT, answer: { type: 'object' } },
    ),
    handle: (request, response) => answerAsk(request, response, service),
  };
  return [getRoute('/ask', 'Search', get)];
}

/** What the page of an answer is made of, besides the answer. */
interface ViewSource {
  readonly version: GraphVersion;
  readonly names: Names;
  readonly language: string;
}

interface AnswerOptions {
  readonly format: 'json' | 'html';
  readonly language: string;
  readonly asked: QueryOptions;
}

async function answerAsk(request: Request, response: Response, service: Service): Promise<void> {
  const { format, mediaType } = negotiate(request, JSON_OR_HTML);
  const version = await requestedVersion(request, response, service);
  const parameters = parametersOf(request);
  const question = (parameters.get('q') ?? '').trimStart();
  const isBegun = isSet(parameters, 'continue');
  if (question.trim() === '' && format === 'json' && !isBegun)
    throw missingInput(
      'q',
      'a question in English, as in /ask?q=Which+events+took+place+in+Tirana',
    );
  response
    .vary(format === 'html' ? 'Accept, Accept-Language' : 'Accept')
    .set('Content-Type', withCharset(isBegun ? 'application/json' : mediaType));
  const text = isBegun
    ? JSON.stringify(await service.questions.continue(version, question), null, 1)
    : await answerText(service, version, question, {
        format,
        language: acceptedLanguage(request),
        asked: askedBy(request, response, service),
      });
  if (!endIfUnchanged(request, response, etagOf(text))) response.send(text);
}

async function answerText(
  service: Service,
  version: GraphVersion,
  question: string,
  { format, language, asked }: AnswerOptions,
): Promise<string> {
  const reply =
    question.trim() === ''
      ? undefined
      : await service.questions.ask(version, question.trim(), asked);
  if (format === 'html')
    return askPage(
      toView(question, reply, { version, names: service.names, language }),
      frameOf(service, version),
    );
  return JSON.stringify({ notUnderstood: [], suggestions: [], ...reply }, null, 1);
}

function toView(question: string, reply: Reply | undefined, source: ViewSource): AskView {
  const outcome = !reply
    ? {}
    : reply.understood
      ? {
          readings: [reply, ...reply.otherReadings].map((reading) => readingView(reading, source)),
        }
      : { refusal: { message: reply.message, suggestions: reply.suggestions } };
  return { question, examples: EXAMPLES, ...outcome };
}

function readingView(
  { reading, sparql, listSparql, answer }: AnsweredReading,
  source: ViewSource,
): ReadingView {
  return { reading, sparql, listSparql, answer: answerView(answer, source) };
}

function answerView(
  { kind, things, value, columns = [], rows = [] }: AnsweredReading['answer'],
  source: ViewSource,
): AnswerView {
  if (kind === 'yes-no') {
    const [compared] = rows;
    const numbers = compared ? `: ${compared.first} against ${compared.second}` : '';
    return { kind: 'word', text: `${value === true ? 'Yes' : 'No'}${numbers}` };
  }
  if (kind === 'number') return { kind: 'word', text: String(value) };
  if (things) {
    const entries = rows.length === 0 ? entriesFor(things, source) : undefined;
    if (entries) return { kind: 'entries', entries };
    return {
      kind: 'things',
      things: things.map(({ iri, label }, index) => ({
        ...linkOfIri(iri, label, source.names),
        number: rows[index]?.number,
      })),
    };
  }
  return {
    kind: 'table',
    columns,
    rows: rows.map((row) => columns.map((column) => String(row[column] ?? ''))),
  };
}

/** The things as the list that has all of them shows them: with days, places and bodies. */
function entriesFor(
  things: NonNullable<AnsweredReading['answer']['things']>,
  { version, names, language }: ViewSource,
): ListEntry[] | undefined {
  const { ids } = version;
  const members = things.map(({ iri }) => ids.dictionary.idOf(namedNode(iri)));
  const type = ids.dictionary.idOf(RDF.type);
  const kind = LIST_KINDS.find(({ memberClass }) => {
    const id = ids.dictionary.idOf(names.og(memberClass));
    return members.every((member) => ids.count(member, type, id, undefined) > 0);
  });
  return kind && members.length > 0
    ? entriesOf(ThingList.of(version, names, kind), members, language)
    : undefined;
}
