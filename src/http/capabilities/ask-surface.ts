/** The page of a question, and how a question can go on. */
import type { AnsweredReading, Reply } from '../../ask/index.js';
import type { AskInput } from '../../capabilities/index.js';
import type { GraphVersion } from '../../graph/index.js';
import { LIST_KINDS, ThingList } from '../../lists/index.js';
import { RDF, namedNode, type Names } from '../../rdf/index.js';
import { flag } from '../exchange/parameters.js';
import { isSet } from '../exchange/request.js';
import { entriesOf } from '../lists/list-view.js';
import { askPage } from '../pages/ask-page.js';
import { frameOf, linkOfIri } from '../pages/term-views.js';
import type { AnswerView, AskView, ListEntry, ReadingView } from '../pages/views.js';
import type { PageSurface } from './page-surface.js';

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

export const askSurface: PageSurface<AskInput, Reply> = {
  parameters: [flag('continue', 'Suggest how to continue the question instead of answering it.')],
  instead: async ({ question = '' }, { service, version }, parameters) =>
    isSet(parameters, 'continue')
      ? service.questions.continue(version, question.trimStart())
      : undefined,
  page: ({ input: { question = '' }, value, caller, language }) => {
    const { service, version } = caller;
    const source = { version, names: service.names, language: language() };
    return askPage(toView(question.trimStart(), value, source), frameOf(service, version));
  },
};

/** What the page of an answer is made of, besides the answer. */
interface ViewSource {
  readonly version: GraphVersion;
  readonly names: Names;
  readonly language: string;
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
