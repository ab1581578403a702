/** `ask`: a question in English. */
import type { AnsweredReading } from '../../ask/index.js';
import type { GraphVersion } from '../../graph/index.js';
import type { Names } from '../../rdf/index.js';
import { Origins } from '../origins.js';
import { CELL } from '../terms.js';
import type { Tool } from '../tool.js';
import { FROM, NOTE, NUMBER, TEXT, TEXTS, VERSION, listOf, versionFor } from '../tool.js';

/** Things or rows of one answer; the query has all. */
const MAX_SHOWN = 50;

export const ask: Tool = {
  name: 'ask',
  title: 'Ask a question in English',
  description:
    'Answers one plain English question about OSCE events, organizers, places, people and ' +
    'participating States, and says how it was understood, with the SPARQL query. It never ' +
    'guesses: of a question that is not understood it names the words, and suggests others. ' +
    'Example: {"question": "How many workshops took place in Kazakhstan since 2015?"}.',
  input: {
    question: {
      type: 'string',
      description: 'One question, in English.',
      pattern: '\\S',
      maxLength: 500,
      examples: ['Which field operation organised the most events?'],
    },
    version: VERSION,
  },
  required: ['question'],
  output: {
    understood: { type: 'boolean' },
    readings: {
      ...listOf(
        {
          reading: TEXT,
          kind: { type: 'string', enum: ['things', 'number', 'yes-no', 'table'] },
          value: { type: ['number', 'boolean'] },
          total: { ...NUMBER, description: 'How many things or rows the answer has.' },
          things: listOf({ label: TEXT, iri: TEXT, from: FROM }, ['label', 'iri', 'from']),
          rows: { type: 'array', items: { type: 'object', additionalProperties: CELL } },
          sparql: TEXT,
          note: NOTE,
        },
        ['reading', 'kind', 'sparql'],
      ),
      description: 'How the question can be understood, each way with its answer; best first.',
    },
    message: { type: 'string', description: 'Why there is no answer.' },
    notUnderstood: TEXTS,
    suggestions: { ...TEXTS, description: 'Questions that would be understood.' },
  },
  always: ['understood', 'readings'],
  answer: async (given, caller) => {
    const version = await versionFor(given, caller);
    const { questions, names } = caller.service;
    const reply = await questions.ask(version, String(given.question).trim(), caller.asked);
    if (!reply.understood) {
      const { message, notUnderstood, suggestions } = reply;
      return {
        version: version.number,
        understood: false,
        readings: [],
        message,
        notUnderstood,
        suggestions,
      };
    }
    return {
      version: version.number,
      understood: true,
      readings: [reply, ...reply.otherReadings].map((each) => readingOf(each, version, names)),
    };
  },
};

function readingOf(
  { reading, sparql, answer: { kind, value, things, rows } }: AnsweredReading,
  version: GraphVersion,
  names: Names,
): object {
  const origins = new Origins(version, names);
  const total = (things ?? rows)?.length;
  const shown = things?.slice(0, MAX_SHOWN);
  return {
    reading,
    kind,
    ...(value === undefined ? {} : { value }),
    ...(total === undefined ? {} : { total }),
    ...(shown
      ? { things: shown.map((each) => ({ ...each, from: origins.ofThing(each.iri) })) }
      : {}),
    ...(rows ? { rows: rows.slice(0, MAX_SHOWN) } : {}),
    sparql,
    ...(total !== undefined && total > MAX_SHOWN
      ? {
          note:
            `These are the first ${MAX_SHOWN} of ${total}. For the others, run "sparql" with the ` +
            `tool query, and "offset": ${MAX_SHOWN}.`,
        }
      : {}),
  };
}
