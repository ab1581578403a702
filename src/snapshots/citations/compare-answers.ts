/** Compares two answers of a cited query: the digest of each, and the differences. */
import type { GraphVersion } from '../../graph/index.js';
import type { AnswerHead, QueryOptions, QueryTraits, Sparql } from '../../sparql/index.js';
import { TERM_FORMATS, answerIn } from '../../sparql/index.js';
import { sharedBytes } from '../../threads/index.js';
import {
  MAX_ANSWER_LENGTH,
  answerTooLong,
  canonicalResult,
  digestOfResult,
  type CanonicalResult,
  type ResultDigest,
} from './canonical-result.js';

export interface GatheredAnswer {
  readonly head: AnswerHead;
  /** In the formats `TERM_FORMATS`. */
  readonly bytes: Uint8Array;
}

export interface AnswersToCompare {
  readonly then: GatheredAnswer;
  /** Undefined if there is only one. */
  readonly now: GatheredAnswer | undefined;
  readonly traits: QueryTraits;
}

export interface ComparedAnswers {
  readonly then: ResultDigest;
  readonly now: ResultDigest;
  /** Rows only in the second answer and missing there: the first hundred of each, and totals. */
  readonly added: readonly string[];
  readonly addedCount: number;
  readonly removed: readonly string[];
  readonly removedCount: number;
}

const ROWS_SHOWN = 100;
/** Of an answer before parsing, with names and quotation marks. */
const MAX_BYTES = 4 * MAX_ANSWER_LENGTH;

/**
 * Runs a query, and puts its answer into memory that a thread can read.
 * @throws ServiceError `query-memory` for an answer that is too long; the query's errors.
 */
export async function gatherAnswer(
  sparql: Sparql,
  version: GraphVersion,
  query: string,
  options: QueryOptions,
): Promise<GatheredAnswer> {
  const { head, chunks } = await sparql.answer(version, query, TERM_FORMATS, options);
  const bytes = await sharedBytes(chunks, MAX_BYTES);
  if (!bytes) throw answerTooLong();
  return { head, bytes };
}

/** @throws ServiceError as `canonicalResult` does */
export async function compareAnswers(answers: AnswersToCompare): Promise<ComparedAnswers> {
  const { then, now, traits } = answers;
  const first = await canonical(then, traits);
  const second = now ? await canonical(now, traits) : first;
  const [added, removed] = [
    linesBeyond(second.lines, first.lines),
    linesBeyond(first.lines, second.lines),
  ];
  return {
    then: digestOfResult(first),
    now: digestOfResult(second),
    added: added.slice(0, ROWS_SHOWN),
    addedCount: added.length,
    removed: removed.slice(0, ROWS_SHOWN),
    removedCount: removed.length,
  };
}

function canonical({ head, bytes }: GatheredAnswer, traits: QueryTraits): Promise<CanonicalResult> {
  return canonicalResult(answerIn(head, [bytes]), traits);
}

/** The lines that `others` lacks or has fewer times. */
export function linesBeyond(lines: readonly string[], others: readonly string[]): string[] {
  if (lines === others) return [];
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count <= 0;
  });
}
