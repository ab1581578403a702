/** Answers to questions in English. */
import { answerInWords, type AnsweredReading, type Reply } from '../ask/index.js';
import {
  BOOLEAN,
  filledText,
  INTEGER,
  listOf,
  membersOf,
  objectOf,
  said,
  TEXT,
  type ValueOf,
} from '../input/index.js';
import type { Candidate } from '../json-answers.js';
import { csvParts } from '../rdf/index.js';
import { capability, type Caller } from './capability.js';
import { CELL, FROM, NOTE, VERSION, noteOfPage } from './members.js';
import { Origins } from './thing-facts.js';

/** Things or rows of one answer of the tool; the query has all. */
const MAX_SHOWN = 50;

const READING = objectOf(
  { reading: TEXT, kind: { ...TEXT, enum: ['things', 'number', 'yes-no', 'table'] }, sparql: TEXT },
  {
    value: { type: ['number', 'boolean'] },
    total: said(INTEGER, 'How many things or rows the answer has.'),
    things: listOf(objectOf({ label: TEXT, iri: TEXT, from: FROM })),
    rows: listOf({ type: 'object', additionalProperties: CELL }),
    note: NOTE,
  },
);

const CANDIDATES = said(
  listOf(
    objectOf({
      question: TEXT,
      reading: TEXT,
      count: said(INTEGER, 'How many things or rows its answer has.'),
      unused: said(listOf(TEXT), 'Words that it leaves out.'),
      href: TEXT,
    }),
  ),
  'Up to three questions that were probably meant and can be answered, likeliest first.',
);

export const ask = capability({
  name: 'ask',
  summary:
    'Answers an English question, with its interpretation and query; or says which words were not ' +
    'understood',
  input: membersOf(
    {
      question: said(
        filledText(500),
        'One question, in English.',
        'Which events took place in Tirana?',
        'Which field operation organised the most events?',
      ),
    },
    { version: VERSION },
  ),
  output: objectOf(
    {
      question: TEXT,
      understood: BOOLEAN,
      notUnderstood: listOf(TEXT),
      suggestions: listOf(TEXT),
      candidates: CANDIDATES,
    },
    { reading: TEXT, sparql: TEXT, answer: { type: 'object' } },
  ),
  run: ({ question }, { service, version, asked }) =>
    service.questions.ask(version, question.trim(), asked),
  json: (reply) => ({ notUnderstood: [], suggestions: [], candidates: [], ...reply }),
  http: {
    topic: 'Search',
    names: { question: 'q' },
    formats: [{ format: 'csv', mediaType: 'text/csv', fileName: () => 'answer.csv', text: toCsv }],
  },
  tool: {
    title: 'Ask a question in English',
    description:
      'Answers one plain English question about OSCE events, organizers, places, people and ' +
      'participating States, and says how it was understood, with the SPARQL query. It never ' +
      'guesses: of a question that is not understood it names the words, and up to three questions ' +
      'that were probably meant. ' +
      'Example: {"question": "How many workshops took place in Kazakhstan since 2015?"}.',
    output: objectOf(
      {
        understood: BOOLEAN,
        readings: said(
          listOf(READING),
          'How the question can be understood, each way with its answer; best first.',
        ),
      },
      {
        message: said(TEXT, 'Why there is no answer.'),
        notUnderstood: listOf(TEXT),
        suggestions: said(listOf(TEXT), 'Questions that would be understood.'),
        candidates: CANDIDATES,
      },
    ),
    json: (reply, _input, caller) => toToolJson(reply, caller),
  },
  commands: [
    {
      usage: 'ask <question>',
      description: 'answer a question in English; status 1 if it is not understood',
      options: { sparql: said(BOOLEAN, 'Print the query too.') },
      text: toText,
      isRefused: ({ understood }: Reply) => !understood,
    },
  ],
});

export type AskInput = ValueOf<typeof ask.input>;

/** The answer as a table; empty where there is none. */
function toCsv(reply: Reply): string {
  const { value, things, rows = [] } = reply.understood ? reply.answer : {};
  const table: readonly Readonly<Record<string, string | number | boolean>>[] =
    rows.length > 0
      ? rows
      : things
        ? things.map(({ iri, label }) => ({ iri, label }))
        : [{ value: value ?? '' }];
  const columns = Object.keys(Object.assign({}, ...table) as object);
  const parts = csvParts(columns, table, (row) =>
    columns.map((column) => String(row[column] ?? '')),
  );
  return [...parts].join('');
}

function toToolJson(reply: Reply, caller: Caller): object {
  if (!reply.understood) {
    const { message, notUnderstood, suggestions, candidates } = reply;
    return { understood: false, readings: [], message, notUnderstood, suggestions, candidates };
  }
  return {
    understood: true,
    readings: [reply, ...reply.otherReadings].map((each) => readingOf(each, caller)),
  };
}

function readingOf(
  { reading, sparql, answer: { kind, value, things, rows } }: AnsweredReading,
  { version, service }: Caller,
): object {
  const origins = new Origins(version, service.names);
  const all = things ?? rows ?? [];
  const page = { first: 0, count: MAX_SHOWN, total: all.length };
  return {
    ...{ reading, kind, value },
    ...((things ?? rows) ? { total: all.length } : {}),
    things: things
      ?.slice(0, MAX_SHOWN)
      .map((each) => ({ ...each, from: origins.ofThing(each.iri) })),
    rows: rows?.slice(0, MAX_SHOWN),
    sparql,
    ...noteOfPage('results', page, `run "sparql" with the tool query, and "offset": ${MAX_SHOWN}`),
  };
}

function inWords({ question, count, unused }: Candidate): string {
  const without = unused.length > 0 ? `, without “${unused.join(' ')}”` : '';
  return `  ${question} (${count}${without})`;
}

function toText(reply: Reply, { sparql: isWithSparql }: Readonly<Record<string, unknown>>): string {
  if (!reply.understood)
    return [
      reply.message,
      ...(reply.candidates.length > 0 ? ['Did you mean?', ...reply.candidates.map(inWords)] : []),
      '',
    ].join('\n');
  const parts = [reply, ...reply.otherReadings].map(({ reading, sparql, answer }, index) => {
    const words = answerInWords(answer);
    return [
      `${index === 0 ? '' : 'Or: '}${reading}`,
      ...(isWithSparql ? ['', sparql.trim()] : []),
      '',
      words === '' ? 'Nothing in the graph matches.' : words,
      '',
    ].join('\n');
  });
  return parts.join('\n');
}
