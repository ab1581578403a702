/** How queries and updates fared, for those who watch the service. */
import { ServiceError, type ErrorCode } from '../errors.js';

/** Answered, or the code of why not; a client that has gone away is none of them. */
export type Outcome = 'answered' | 'left' | ErrorCode;

/**
 * Counts outcomes: of queries, whether their answer began; of updates, whether their change was
 * worked out.
 */
export class QueryTally {
  readonly #counts = new Map<Outcome, number>();

  get counts(): ReadonlyMap<Outcome, number> {
    return this.#counts;
  }

  /** Counts what becomes of a promise, and hands it on. */
  async of<Answer>(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
    try {
      const answered = await answer;
      this.#count('answered');
      return answered;
    } catch (error) {
      this.#count(
        signal?.aborted ? 'left' : error instanceof ServiceError ? error.code : 'internal',
      );
      throw error;
    }
  }

  #count(outcome: Outcome): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
  }
}
