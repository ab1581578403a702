/** English questions answered from a graph, or refused: never a guess. */
import type { GraphVersion } from '../../graph/index.js';
import type { Names, QuadSource } from '../../rdf/index.js';
import type { QueryOptions, SparqlEngine } from '../../sparql/index.js';
import { answerInWords, answerOf, type Answer } from './answer/answer.js';
import { readingOf } from './answer/reading.js';
import { toSparql } from './answer/sparql.js';
import { keyOfQuery, type Query } from './grammar/query.js';
import { question } from './grammar/questions.js';
import { Sentence } from './grammar/parsing.js';
import { tokensOf } from './language/words.js';
import { refusalOf, type Refusal } from './refusal.js';
import { simplified } from './simplify.js';
import { Vocabulary } from './vocabulary/vocabulary.js';

/** Another way to read the question, which is not the one that was answered. */
export interface OtherReading {
  readonly reading: string;
  readonly sparql: string;
  readonly answer: Answer;
}

export type Reply =
  | { readonly question: string; readonly understood: true; readonly reading: string; readonly sparql: string; readonly answer: Answer; readonly otherReadings: readonly OtherReading[] }
  | ({ readonly question: string; readonly understood: false } & Refusal);

/** A question longer than this is not read. */
const MAX_LENGTH = 500;
/** Readings that cost no more than this beyond the best are told beside it. */
const NEAR = 0.9;
const MAX_READINGS = 4;

interface Understood {
  readonly query: Query;
  readonly cost: number;
}

/** Answers questions over any version; `vocabulary` is the ontology that comes with the product. */
export class Asker {
  readonly #engine: SparqlEngine;
  readonly #names: Names;
  readonly #shipped: QuadSource;

  constructor(engine: SparqlEngine, names: Names, shipped: QuadSource) {
    this.#engine = engine;
    this.#names = names;
    this.#shipped = shipped;
  }

  /**
   * Cost: some milliseconds to read, and the query; the first question of a version also reads the names of its graph.
   * @throws ServiceError as `SparqlEngine.query` does.
   */
  async ask(version: GraphVersion, text: string, options: QueryOptions = {}): Promise<Reply> {
    const vocabulary = Vocabulary.of(version, this.#names, this.#shipped);
    const sentence = new Sentence(text, text.length > MAX_LENGTH ? [] : tokensOf(text), vocabulary);
    const readings = readingsOf(sentence);
    if (readings.length === 0) return { question: text, understood: false, ...refusalOf(sentence) };
    return this.#reply(text, readings, vocabulary, options);
  }

  async #reply(text: string, readings: readonly Understood[], vocabulary: Vocabulary, options: QueryOptions): Promise<Reply> {
    const answered: (OtherReading & { cost: number })[] = [];
    const unanswered: string[] = [];
    for (const { query, cost } of readings) {
      const written = toSparql(query, vocabulary);
      const reading = readingOf(query, vocabulary);
      const answer = await answerOf(query, written, this.#engine, vocabulary, options);
      if (answer) answered.push({ reading, sparql: written.sparql, answer, cost });
      else unanswered.push(reading);
    }
    const [best, ...others] = answered;
    if (!best || best.cost > readings[0]!.cost) return { question: text, understood: false, notUnderstood: [], suggestions: [], reading: `The graph does not hold ${unanswered[0]?.toLowerCase() ?? 'it'}` };
    const level = others.filter(({ cost }) => cost === best.cost);
    if (level.some(({ answer }) => answerInWords(answer) !== answerInWords(best.answer))) {
      return { question: text, understood: false, notUnderstood: [], suggestions: [best, ...level].map(({ reading }) => reading), reading: 'The question can be read in several ways, which have different answers.' };
    }
    return { question: text, understood: true, reading: best.reading, sparql: best.sparql, answer: best.answer, otherReadings: others.filter(({ cost }) => cost > best.cost).map(({ reading, sparql, answer }) => ({ reading, sparql, answer })) };
  }
}

/** The readings of all words of a question, the least far-fetched first, and none that is much more so than the best. */
function readingsOf(sentence: Sentence): Understood[] {
  if (sentence.tokens.length === 0) return [];
  const best = new Map<string, Understood>();
  for (const { value, end, cost } of question(sentence, 0)) {
    if (end !== sentence.tokens.length) continue;
    const query = simplified(value, sentence.vocabulary);
    const key = keyOfQuery(query);
    const known = best.get(key);
    if (!known || cost < known.cost) best.set(key, { query, cost });
  }
  const sorted = [...best.values()].sort((left, right) => left.cost - right.cost);
  return sorted.filter(({ cost }) => cost <= sorted[0]!.cost + NEAR).slice(0, MAX_READINGS);
}
