/** English questions answered from a graph, or refused: never a guess. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GraphVersion } from '../graph/index.js';
import type { Names, QuadSource } from '../rdf/index.js';
import type { QueryOptions, Sparql } from '../sparql/index.js';
import type { SearchIndexes } from '../search/index.js';
import { answerOf, areSame, isNothing, type Answer } from './answer/answer.js';
import { readingOf } from './answer/reading.js';
import { toSparql } from './answer/sparql.js';
import type { Candidate } from '../json-answers.js';
import { draftsFor } from './candidates.js';
import { missingFor } from './coverage.js';
import { Sentence, TooManyReadings } from './grammar/parsing.js';
import { keyOfQuery, type Query } from './grammar/query.js';
import { question } from './grammar/questions.js';
import { tokensOf } from './language/words.js';
import { ofParticipating, otherMeanings, withBodiesOfStates } from './other-meanings.js';
import { MAX_QUESTION_LENGTH, refusalOf, type QuestionRefusal } from './refusal.js';
import { hasAlternatives } from './concept.js';
import { deniedUnrecorded, unrecordedIn } from './recorded.js';
import { isContradictory, isUnranked, simplified } from './simplify.js';
import { withoutSecondNames } from './other-names.js';
import { inPlainerWords } from './rewording.js';
import { Vocabulary } from './vocabulary/vocabulary.js';
import { withWordsCorrected } from './word-slips.js';
import { leastOf } from '../rdf/index.js';

/** One way to read a question, with its answer. */
export interface AnsweredReading {
  readonly reading: string;
  readonly sparql: string;
  /** For a number: the query for the counted things. */
  readonly listSparql?: string;
  readonly answer: Answer;
}

/** The reply to a question: reading, query and answer, or why there is no answer. */
export type Reply =
  | (AnsweredReading & {
      readonly question: string;
      readonly understood: true;
      readonly otherReadings: readonly AnsweredReading[];
    })
  | (QuestionRefusal & {
      readonly question: string;
      readonly understood: false;
      /** Likeliest first. */
      readonly candidates: readonly Candidate[];
    });

/** A reply to the question as it was read, before others are looked for. */
type Read =
  | Omit<Extract<Reply, { understood: true }>, 'question'>
  | (QuestionRefusal & { readonly understood: false });

/** Readings whose cost exceeds that of the best by at most this are returned with it. */
const NEAR = 0.9;
const MAX_READINGS = 4;
const MOST_CANDIDATES = 3;
/** Drafts of questions that are read to find them; each costs some milliseconds and a query. */
const MOST_TRIED = 6;
/** Words that candidates are made of. */
const MOST_WORDS = 40;

interface Understood {
  readonly query: Query;
  readonly cost: number;
}

/** Answers questions over any version; `shipped` is the ontology of this release. */
export class Answerer {
  constructor(
    private readonly engine: Sparql,
    private readonly searches: SearchIndexes,
    private readonly names: Names,
    private readonly shipped: QuadSource,
  ) {}

  /** Costs milliseconds and the queries; a version's first question reads its vocabulary. */
  async ask(version: GraphVersion, text: string, options: QueryOptions = {}): Promise<Reply> {
    const vocabulary = await this.#vocabularyOf(version);
    const isTooLong = text.length > MAX_QUESTION_LENGTH;
    const sentence = new Sentence(text, isTooLong ? [] : tokensOf(text), vocabulary);
    const reply = await this.#read(sentence, options);
    if (reply.understood) return { question: text, ...reply };
    const candidates = await this.#candidates(sentence, reply.suggestions, options);
    const suggestions =
      reply.suggestions.length > 0 ? reply.suggestions : candidates.map(({ question }) => question);
    return { question: text, ...reply, suggestions, candidates };
  }

  async #read(sentence: Sentence, options: QueryOptions): Promise<Read> {
    try {
      for (const { sentence: each, note } of waysToRead(sentence)) {
        await nextTurn();
        const readings = readingsOf(each);
        if (readings.length === 0) continue;
        const reply = await this.#reply(readings, each.vocabulary, options);
        return reply.understood ? { ...reply, reading: `${reply.reading} ${note}`.trim() } : reply;
      }
      return { understood: false, ...refusalOf(sentence) };
    } catch (error) {
      if (!(error instanceof TooManyReadings)) throw error;
      return refused('This question can be read in too many ways. Ask for one thing at a time.');
    }
  }

  /** Questions that have answers, of those that are close to one that is not read. */
  async #candidates(
    { text, tokens, vocabulary }: Sentence,
    suggestions: readonly string[],
    options: QueryOptions,
  ): Promise<readonly Candidate[]> {
    const found = new Map<string, Candidate>();
    // Of a very long question, little would be used.
    const sentence = new Sentence(text, tokens.slice(0, MOST_WORDS), vocabulary);
    const meanings = suggestions.map((question) => ({ question, unused: [] }));
    await nextTurn();
    const drafts = [...meanings, ...draftsFor(sentence)]
      .toSorted((left, right) => left.unused.length - right.unused.length)
      .slice(0, MOST_TRIED);
    for (const { question, unused } of drafts) {
      if (found.size === MOST_CANDIDATES) break;
      await nextTurn();
      const reading = await this.#certain(question, vocabulary, options);
      const count = reading ? sizeOf(reading.answer) : 0;
      if (reading && count > 0 && !found.has(reading.reading))
        found.set(reading.reading, {
          question,
          reading: reading.reading,
          count,
          unused,
          href: `/ask?${new URLSearchParams({ q: question }).toString()}`,
        });
    }
    return [...found.values()];
  }

  /** The answer to a question that is read as it is. */
  async #certain(
    question: string,
    vocabulary: Vocabulary,
    options: QueryOptions,
  ): Promise<AnsweredReading | undefined> {
    try {
      const readings = readingsOf(new Sentence(question, tokensOf(question), vocabulary));
      if (readings.length === 0) return undefined;
      const reply = await this.#reply(readings, vocabulary, options);
      return reply.understood ? reply : undefined;
    } catch (error) {
      if (!(error instanceof TooManyReadings)) throw error;
      return undefined;
    }
  }

  async #vocabularyOf(version: GraphVersion): Promise<Vocabulary> {
    return Vocabulary.of(version, this.names, this.shipped, await this.searches.of(version));
  }

  async #reply(
    readings: readonly Understood[],
    vocabulary: Vocabulary,
    options: QueryOptions,
  ): Promise<Read> {
    const best = leastOf(readings.map(({ cost }) => cost));
    const level = readings
      .filter(({ cost }) => cost === best)
      .map(({ query }) => ofParticipating(query, vocabulary) ?? query)
      .flatMap((query) => [query, ...otherMeanings(query, vocabulary)]);
    const answered = await this.#answerAll(level, vocabulary, options);
    const [first, ...others] = answered;
    if (!first) {
      const asked = level.slice(0, 1).map((query) => readingOf(query, vocabulary));
      return refused(`The graph doesn’t contain the answer to this question: ${asked.join('')}`);
    }
    if (others.some(({ answer }) => !areSame(answer, first.answer)))
      return this.#ambiguous([...new Set(answered.map(({ reading }) => reading))], vocabulary);
    const wider = await this.#answerAll(
      level.flatMap((query) => withBodiesOfStates(query, vocabulary)),
      vocabulary,
      options,
    );
    // As in lists and records, only what the State itself did counts.
    const ofBodies = isNothing(first.answer) && wider.find(({ answer }) => !isNothing(answer));
    if (ofBodies)
      return this.#ambiguous(
        [first.reading, ofBodies.reading],
        vocabulary,
        level
          .flatMap((query) => withBodiesOfStates(query, vocabulary, true))
          .map((query) => readingOf(query, vocabulary)),
      );
    const missing = isNothing(first.answer)
      ? await missingFor(level, this.engine, vocabulary)
      : undefined;
    if (missing !== undefined) return refused(missing);
    const unrecorded = await this.#unrecorded(level, first.answer, vocabulary);
    if (unrecorded !== undefined) return notRecorded(unrecorded, first.reading);
    const farther = await this.#answerAll(
      readings
        .filter(({ query, cost }) => cost > best || ofParticipating(query, vocabulary))
        .map(({ query }) => query),
      vocabulary,
      options,
    );
    return {
      understood: true,
      ...first,
      otherReadings: [...wider, ...farther].filter(({ answer }) => !areSame(answer, first.answer)),
    };
  }

  /** Suggests the unambiguous ones of the meanings, or other questions. */
  #ambiguous(
    meanings: readonly string[],
    vocabulary: Vocabulary,
    suggested = meanings,
  ): QuestionRefusal & { understood: false } {
    const isClear = (text: string): boolean => {
      try {
        const [first, second] = readingsOf(new Sentence(text, tokensOf(text), vocabulary));
        return (
          first !== undefined &&
          (second === undefined || second.cost > first.cost) &&
          otherMeanings(first.query, vocabulary).length === 0
        );
      } catch (error) {
        if (!(error instanceof TooManyReadings)) throw error;
        return false;
      }
    };
    return refused(
      `This question has more than one meaning, and the answers differ: ${meanings.join(' Or: ')}`,
      suggested.filter(isClear),
    );
  }

  /** The relation that the graph records only in part, if the answer depends on all of it. */
  async #unrecorded(
    [query]: readonly Query[],
    answer: Answer,
    vocabulary: Vocabulary,
  ): Promise<string | undefined> {
    if (!query) return undefined;
    const hasNone = isNothing(answer);
    const denied = deniedUnrecorded(query, hasNone, vocabulary);
    return denied === undefined && hasNone ? unrecordedIn(query, this.engine, vocabulary) : denied;
  }

  /** Undefined if the question presupposes something that is not in the graph. */
  async #answer(
    query: Query,
    vocabulary: Vocabulary,
    options: QueryOptions,
  ): Promise<AnsweredReading | undefined> {
    const sparql = toSparql(query, vocabulary);
    const answer = await answerOf(query, sparql, this.engine, vocabulary, options);
    return (
      answer && {
        reading: readingOf(query, vocabulary),
        sparql,
        ...(query.ask === 'count'
          ? { listSparql: toSparql({ ...query, ask: 'things' }, vocabulary) }
          : {}),
        answer,
      }
    );
  }

  async #answerAll(
    queries: readonly Query[],
    vocabulary: Vocabulary,
    options: QueryOptions,
  ): Promise<AnsweredReading[]> {
    const answered: AnsweredReading[] = [];
    for (const query of queries) {
      const reading = await this.#answer(query, vocabulary, options);
      if (reading) answered.push(reading);
    }
    return answered;
  }
}

/** How many things or rows an answer has. */
function sizeOf({ things, rows }: Answer): number {
  return (things ?? rows)?.length ?? 1;
}

function refused(
  message: string,
  suggestions: readonly string[] = [],
): QuestionRefusal & { understood: false } {
  return { understood: false, notUnderstood: [], suggestions, message };
}

function notRecorded(what: string, reading: string): QuestionRefusal & { understood: false } {
  return {
    ...refused(
      `Not recorded: ${reading} The graph may lack such facts (“${what}”), so that it has none ` +
        'doesn’t mean “no”.',
    ),
    isNotRecorded: true,
  };
}

interface Way {
  readonly sentence: Sentence;
  /** Of corrected words. */
  readonly note: string;
}

/** The question as it is, and in other words, which cost time and are made only if it isn't read. */
function* waysToRead(sentence: Sentence): Generator<Way> {
  const { text, tokens, vocabulary } = sentence;
  if (tokens.length === 0) return;
  yield { sentence, note: '' };
  const named = withoutSecondNames(text, vocabulary);
  const reworded = [...(named === text ? [] : [named]), ...inPlainerWords(named)].map(
    (each) => new Sentence(each, tokensOf(each), vocabulary),
  );
  for (const each of reworded) yield { sentence: each, note: '' };
  yield* withWordsCorrected(reworded[0] ?? sentence);
}

/** The readings that use all words, cheapest first, without those far dearer than the best. */
function readingsOf(sentence: Sentence): Understood[] {
  if (sentence.tokens.length === 0) return [];
  const best = new Map<string, Understood>();
  const isAnd = sentence.tokens.some(({ word }) => word === 'and');
  const simple = question(sentence, 0).flatMap(({ value, end, cost }) =>
    end === sentence.tokens.length ? [{ query: simplified(value, sentence.vocabulary), cost }] : [],
  );
  for (const { query, cost } of simple) {
    if (
      isUnranked(query) ||
      // Yes or no for “A and B” is not that for “A or B”.
      (query.ask === 'exists' && isAnd && hasAlternatives(query.concept)) ||
      (query.ask === 'compare'
        ? isContradictory(query.left) || isContradictory(query.right)
        : isContradictory(query.concept))
    )
      continue;
    const key = keyOfQuery(query);
    const known = best.get(key);
    if (!known || cost < known.cost) best.set(key, { query, cost });
  }
  const sorted = [...best.values()].sort((left, right) => left.cost - right.cost);
  const [first] = sorted;
  return first ? sorted.filter(({ cost }) => cost <= first.cost + NEAR).slice(0, MAX_READINGS) : [];
}
