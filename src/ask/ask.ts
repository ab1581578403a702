/** English questions answered from a graph, or refused: never a guess. */
import type { GraphVersion } from '../graph/index.js';
import type { Candidate } from '../json-answers.js';
import { getOrMake, leastOf, type Names, type QuadSource } from '../rdf/index.js';
import type { SearchIndexes } from '../search/index.js';
import type { QueryOptions, Sparql } from '../sparql/index.js';
import { type Answer, answerOf, areSame, isNothing } from './answer/answer.js';
import { readingOf } from './answer/reading.js';
import { toSparql } from './answer/sparql.js';
import { type Draft, draftsFor, sameInOtherWords } from './candidates.js';
import { comparison, inOneTable, joinedParts } from './combined.js';
import { hasAlternatives, keyOfValue, type Query } from './concept.js';
import { classesOf } from './grammar/compatibility.js';
import { name } from './grammar/names.js';
import { Sentence, TooManyReadings } from './grammar/parsing.js';
import { question } from './grammar/questions.js';
import { dateInWords } from './language/span.js';
import { tokensOf } from './language/words.js';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Recorded } from './recorded.js';
import { MAX_QUESTION_LENGTH, type QuestionRefusal, refusalOf, refused } from './refusal.js';
import { inPlainerWords } from './rewording.js';
import {
  isContradictory,
  isUnranked,
  ofParticipating,
  simplified,
  withBodiesOfStates,
} from './simplify.js';
import { Vocabulary } from './vocabulary/vocabulary.js';

/** One way to read a question, with its answer. */
export interface AnsweredReading {
  readonly reading: string;
  readonly sparql: string;
  /** For a number: the query for the counted things. */
  readonly listSparql?: string;
  readonly answer: Answer;
}

/** A reply to the question as it was read, before others are looked for. */
type Read =
  | (AnsweredReading & {
      readonly understood: true;
      readonly otherReadings: readonly AnsweredReading[];
    })
  | QuestionRefusal;

/** The reply to a question: reading, query and answer, or why there is no answer. */
export type Reply = { readonly question: string } & (
  | Extract<Read, { understood: true }>
  | (QuestionRefusal & {
      /** Likeliest first. */
      readonly candidates: readonly Candidate[];
    })
);

/** Readings whose cost exceeds that of the best by at most this are returned with it. */
const NEAR = 0.9;
const MAX_READINGS = 4;
const MOST_CANDIDATES = 3;
/** Drafts that are read to find them; each costs some milliseconds and a query. */
const ENOUGH_TRIED = 8;
/** The same while none is found. */
const MOST_TRIED = 16;
/** Words that candidates are made of; of a very long question, little would be used. */
const MOST_WORDS = 40;

interface Understood {
  readonly query: Query;
  readonly cost: number;
}

/** Answers questions over any version; `shipped` is the ontology of this release. */
export class Answerer {
  readonly #vocabularies = new WeakMap<GraphVersion, Vocabulary>();

  constructor(
    private readonly engine: Sparql,
    private readonly searches: SearchIndexes,
    private readonly names: Names,
    private readonly shipped: QuadSource,
  ) {}

  /** Costs milliseconds and the queries; a version's first question reads its vocabulary. */
  async ask(version: GraphVersion, text: string, options: QueryOptions = {}): Promise<Reply> {
    const index = await this.searches.namesOf(version);
    const make = (): Vocabulary => new Vocabulary(version, this.names, this.shipped, index);
    const vocabulary = getOrMake(this.#vocabularies, version, make);
    return new Asking(this.engine, vocabulary, options).replyTo(text);
  }
}

/** Reads and answers questions with one vocabulary. */
class Asking {
  constructor(
    private readonly engine: Sparql,
    private readonly vocabulary: Vocabulary,
    private readonly options: QueryOptions,
  ) {}

  async replyTo(text: string): Promise<Reply> {
    const sentence = this.#sentence(text.length > MAX_QUESTION_LENGTH ? '' : text);
    const read = await this.#read(sentence);
    if (read?.understood) return { question: text, ...read };
    await nextTurn();
    const plain = this.#sentence(inPlainerWords(text));
    const drafts = this.#draftsOf(plain);
    const isWhole = !read && plain.tokens.length <= MOST_WORDS;
    const certain = (each: string): Query | undefined => this.#certain(each);
    const [main = '', ...further] = isWhole ? joinedParts(plain) : [];
    const joined =
      (isWhole ? comparison(plain, certain) : undefined) ??
      (further.length > 0 ? inOneTable([main, ...further], this.vocabulary, certain) : undefined);
    const same = isWhole ? sameInOtherWords(drafts) : undefined;
    const meant = joined
      ? await this.#reply([{ query: joined, cost: 0 }])
      : same === undefined
        ? undefined
        : await this.#read(this.#sentence(same));
    if (meant?.understood && !isNothing(meant.answer)) return { question: text, ...meant };
    const headOf = /^Who has been head of (.+)\?$/.exec(drafts[0]?.question ?? '')?.[1];
    const reply =
      read ??
      (headOf ? await this.#lastHolderOf(headOf) : undefined) ??
      (meant?.understood === false ? meant : refusalOf(sentence));
    const candidates = await this.#candidates([
      ...reply.suggestions.map((each) => ({ question: each, unused: [] })),
      ...(further.length > 0
        ? [{ question: main, unused: tokensOf(further.join(' ')).map((each) => each.text) }]
        : []),
      ...drafts,
    ]);
    const suggestions =
      reply.suggestions.length > 0 ? reply.suggestions : candidates.map((each) => each.question);
    return { question: text, ...reply, suggestions, candidates };
  }

  #sentence(text: string): Sentence {
    return new Sentence(text, tokensOf(text), this.vocabulary);
  }

  #draftsOf({ text, tokens }: Sentence): readonly Draft[] {
    return draftsFor(new Sentence(text, tokens.slice(0, MOST_WORDS), this.vocabulary));
  }

  /** The one likeliest query for a text; undefined if others are as likely. */
  #certain(text: string): Query | undefined {
    const own = this.#sentence(text);
    const plain = inPlainerWords(text);
    const found = [own, ...(plain === text ? [] : [this.#sentence(plain)])].map(readingsOf);
    const readings = found.find(({ length }) => length > 0);
    const same = readings ? undefined : sameInOtherWords(this.#draftsOf(own));
    const level = readings ?? (same === undefined ? [] : readingsOf(this.#sentence(same)));
    const [first, ...others] = this.#likeliest(level);
    return others.length === 0 ? first : undefined;
  }

  /** Undefined if there is no reading. */
  async #read(sentence: Sentence): Promise<Read | undefined> {
    const plain = inPlainerWords(sentence.text);
    // The same in other words takes time, and is read only if the question itself is not.
    for (const text of new Set([sentence.text, plain])) {
      await nextTurn();
      const readings = readingsOf(text === sentence.text ? sentence : this.#sentence(text));
      if (readings.length > 0) return await this.#reply(readings);
    }
    return undefined;
  }

  /** For “Who is the head of …?”: who it is now is not recorded, but when one was last quoted. */
  async #lastHolderOf(body: string): Promise<QuestionRefusal> {
    const quoted = await this.#read(this.#sentence(`When was the head of ${body} quoted?`));
    const date = quoted?.understood ? quoted.answer.rows?.at(-1)?.date : undefined;
    const since =
      date === undefined ? '' : ` The last one known was quoted on ${dateInWords(String(date))}.`;
    return refused(
      `Who holds an office now is not recorded, only who has been quoted in it.${since}`,
    );
  }

  /** Of questions that are close to one that is not read, those that have answers. */
  async #candidates(
    drafts: readonly (Pick<Candidate, 'question' | 'unused'> & { readonly isSure?: boolean })[],
  ): Promise<readonly Candidate[]> {
    const found: Candidate[] = [];
    const offered: AnsweredReading[] = [];
    for (const [tried, draft] of drafts.slice(0, MOST_TRIED).entries()) {
      if (found.length === MOST_CANDIDATES || (found.length > 0 && tried >= ENOUGH_TRIED)) break;
      await nextTurn();
      const level = this.#likeliest(readingsOf(this.#sentence(draft.question)));
      const [first, ...others] = await this.#answerAll(level);
      const isKnown = (known: AnsweredReading): boolean =>
        known.reading === first?.reading ||
        (known.answer.things !== undefined &&
          first !== undefined &&
          areSame(known.answer, first.answer));
      if (!first || offered.some(isKnown)) continue;
      const { reading, answer } = first;
      if (others.some((other) => !areSame(other.answer, answer))) continue;
      const count = (answer.things ?? answer.rows)?.length ?? 1;
      const href = `/ask?${new URLSearchParams({ q: draft.question }).toString()}`;
      const { question, unused } = draft;
      // None, zero and no are only told of what was asked, and where all that there is is recorded.
      const isOffered =
        !isNothing(answer) ||
        (draft.isSure === true && unused.length === 0 && !(await this.#lackIn(level, first, true)));
      if (!isOffered) continue;
      offered.push(first);
      found.push({ question, unused, reading, count, href });
    }
    return found;
  }

  async #reply(readings: readonly Understood[]): Promise<Read> {
    const { vocabulary } = this;
    const best = leastOf(readings.map(({ cost }) => cost));
    const level = this.#likeliest(readings);
    const [query] = level;
    const answered = await this.#answerAll(level);
    const [first, ...others] = answered;
    if (!first)
      return refused(
        'The graph doesn’t contain the answer to this question: ' +
          (query ? readingOf(query, vocabulary) : ''),
      );
    if (others.some(({ answer }) => !areSame(answer, first.answer)))
      return this.#ambiguous([...new Set(answered.map(({ reading }) => reading))]);
    const wider = await this.#answerAll(
      level.flatMap((query) => withBodiesOfStates(query, vocabulary)),
    );
    const hasNone = isNothing(first.answer);
    // As in lists and records, only what the State itself did counts.
    const ofBodies = hasNone && wider.find(({ answer }) => !isNothing(answer));
    if (ofBodies) return this.#ambiguous([first.reading, ofBodies.reading]);
    const lack = await this.#lackIn(level, first, hasNone);
    if (lack) return lack;
    const farther = await this.#answerAll(
      readings
        .filter(({ query, cost }) => cost > best || ofParticipating(query, vocabulary))
        .map(({ query }) => query),
    );
    return {
      understood: true,
      ...first,
      otherReadings: [...wider, ...farther].filter(({ answer }) => !areSame(answer, first.answer)),
    };
  }

  /** The cheapest readings. */
  #likeliest(readings: readonly Understood[]): readonly Query[] {
    const [first] = readings;
    return readings
      .filter(({ cost }) => cost === first?.cost)
      .map(({ query }) => ofParticipating(query, this.vocabulary) ?? query);
  }

  /** What the graph lacks, or records only in part, so that the answer would mislead. */
  async #lackIn(
    level: readonly Query[],
    { reading }: AnsweredReading,
    hasNone: boolean,
  ): Promise<QuestionRefusal | undefined> {
    const recorded = new Recorded(this.engine, this.vocabulary);
    for (const { concept } of hasNone ? level : []) {
      const missing = await recorded.missingFor(concept);
      if (missing !== undefined) return refused(missing);
    }
    const [query] = level;
    const what = query && (await recorded.unrecordedIn(query.concept, hasNone));
    return what === undefined
      ? undefined
      : refused(
          `Not recorded: ${reading} The graph may lack such facts (“${what}”), so that it has ` +
            'none doesn’t mean “no”.',
          { isNotRecorded: true },
        );
  }

  /** Suggests the unambiguous ones of the meanings. */
  #ambiguous(meanings: readonly string[]): QuestionRefusal {
    const isClear = (text: string): boolean => {
      const [first, second] = readingsOf(this.#sentence(text));
      return first !== undefined && (second === undefined || second.cost > first.cost);
    };
    return refused(
      `This question has more than one meaning, and the answers differ: ${meanings.join(' Or: ')}`,
      { suggestions: meanings.filter(isClear) },
    );
  }

  /** Without those that presuppose something that is not in the graph. */
  async #answerAll(queries: readonly Query[]): Promise<AnsweredReading[]> {
    const { engine, vocabulary, options } = this;
    const answered: AnsweredReading[] = [];
    for (const query of queries) {
      const sparql = toSparql(query, vocabulary);
      const answer = await answerOf(query, sparql, engine, vocabulary, options);
      if (!answer) continue;
      answered.push({
        reading: readingOf(query, vocabulary),
        sparql,
        ...(query.ask === 'count'
          ? { listSparql: toSparql({ ...query, ask: 'things' }, vocabulary) }
          : {}),
        answer,
      });
    }
    return answered;
  }
}

/**
 * The readings that use all words, cheapest first, without those far dearer than the best. None for
 * a question with too many readings.
 */
function readingsOf(sentence: Sentence): readonly Understood[] {
  try {
    return allReadingsOf(sentence);
  } catch (error) {
    if (!(error instanceof TooManyReadings)) throw error;
    return [];
  }
}

function allReadingsOf(sentence: Sentence): readonly Understood[] {
  const best = new Map<string, Understood>();
  // “The Academy in Bishkek” is a name, and no list of academies.
  const named = name(sentence, 0).filter(
    ({ end, cost }) => end === sentence.tokens.length && cost <= 1,
  );
  const isOther = ({ concept }: Query): boolean =>
    named.length > 0 &&
    !classesOf(concept).some((each) => named.some(({ value }) => value.classes.has(each.name)));
  const isAnd = sentence.tokens.some(({ word }) => word === 'and');
  for (const { value, end, cost } of question(sentence, 0)) {
    if (end !== sentence.tokens.length) continue;
    const query = simplified(value);
    if (
      isUnranked(query) ||
      // Yes or no for “A and B” is not that for “A or B”.
      (query.ask === 'exists' && isAnd && hasAlternatives(query.concept)) ||
      isContradictory(query.concept) ||
      isOther(query)
    )
      continue;
    const key = keyOfValue(query);
    const known = best.get(key);
    if (!known || cost < known.cost) best.set(key, { query, cost });
  }
  const sorted = [...best.values()].sort((left, right) => left.cost - right.cost);
  const [first] = sorted;
  return first ? sorted.filter(({ cost }) => cost <= first.cost + NEAR).slice(0, MAX_READINGS) : [];
}
