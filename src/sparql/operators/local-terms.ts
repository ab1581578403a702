/** Terms that only one request knows: what it computed, and what its update has written so far. */
import { randomBytes } from 'node:crypto';
import { FIRST_LOCAL_ID, UNBOUND, type TermId } from '../../graph/index.js';
import { termKey, type Term } from '../../rdf/index.js';
import { BlankValue, toValue, type Value } from '../values/index.js';
import type { Budget } from '../workers/index.js';

/** 1. Equal terms have equal ids. 2. Terms are only ever added, so that ids stay true through all operations of an update. */
export class LocalTerms {
  readonly #values: Value[] = [];
  readonly #ids = new Map<string, TermId>();
  readonly #budget: Budget;
  #blankNodeCount = 0;
  #memoryBytes = 0;
  /** Sets the blank nodes of this request apart from those of the graph and of other requests. */
  readonly #blankNodePrefix = `q${randomBytes(6).toString('hex')}x`;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** What the budget was told that the terms hold. */
  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  valueOf(id: TermId): Value {
    return this.#values[id - FIRST_LOCAL_ID]!;
  }

  /** The id of a term; 0 when it was not added. */
  idOf(term: Term): TermId {
    return this.#values.length === 0 ? UNBOUND : (this.#ids.get(termKey(term)) ?? UNBOUND);
  }

  /** The id of a term, which is added where it is new. */
  add(term: Term): TermId {
    const key = termKey(term);
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = FIRST_LOCAL_ID + this.#values.length;
      this.#values.push(toValue(term));
      this.#ids.set(key, id);
      this.#memoryBytes += 64 + 2 * key.length;
      this.#budget.addMemory(64 + 2 * key.length);
    }
    return id;
  }

  /** A blank node that is nowhere else. */
  freshBlankNode(): BlankValue {
    this.#blankNodeCount += 1;
    return new BlankValue(`${this.#blankNodePrefix}${this.#blankNodeCount}`);
  }
}
