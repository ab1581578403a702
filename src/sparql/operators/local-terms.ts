/** Terms that only one request knows: what it computed, and what its update has written so far. */
import { randomBytes } from 'node:crypto';
import { FIRST_LOCAL_ID, UNBOUND, type TermId } from '../../graph/index.js';
import { termKey, type Term } from '../../rdf/index.js';
import { BlankValue, toValue, type Value } from '../values/index.js';
import type { Budget } from '../workers/index.js';

/**
 * 1. Equal terms have equal ids.
 * 2. Terms are only ever added, so that ids stay true through all operations of an update.
 * 3. They may go on where other terms end, which must not become more while these are in use.
 */
export class LocalTerms {
  readonly #values: Value[] = [];
  readonly #ids = new Map<string, TermId>();
  readonly #budget: Budget;
  readonly #before: LocalTerms | undefined;
  readonly #firstId: TermId;
  #blankNodeCount = 0;
  #memoryBytes = 0;
  /** Sets the blank nodes of this request apart from those of the graph and of other requests. */
  #blankNodePrefix: string | undefined;

  /** @param before the terms that these are added to. */
  constructor(budget: Budget, before?: LocalTerms) {
    this.#budget = budget;
    this.#before = before;
    this.#firstId = before ? before.#endId : FIRST_LOCAL_ID;
  }

  get #endId(): TermId {
    return this.#firstId + this.#values.length;
  }

  /** What the budget was told that the terms hold. */
  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  valueOfId(id: TermId): Value {
    return id < this.#firstId ? this.#before!.valueOfId(id) : this.#values[id - this.#firstId]!;
  }

  /** The id of a term; 0 when it was not added. */
  idOf(term: Term): TermId {
    return this.#endId === FIRST_LOCAL_ID ? UNBOUND : (this.#idOfKey(termKey(term)) ?? UNBOUND);
  }

  /** The id of a term, which is added where it is new. */
  add(term: Term): TermId {
    const key = termKey(term);
    let id = this.#idOfKey(key);
    if (id === undefined) {
      id = this.#endId;
      this.#values.push(toValue(term));
      this.#ids.set(key, id);
      this.#memoryBytes += 64 + 2 * key.length;
      this.#budget.addMemory(64 + 2 * key.length);
    }
    return id;
  }

  #idOfKey(key: string): TermId | undefined {
    return this.#ids.get(key) ?? (this.#before ? this.#before.#idOfKey(key) : undefined);
  }

  /** A blank node that is nowhere else. */
  freshBlankNode(): BlankValue {
    this.#blankNodePrefix ??= `q${randomBytes(6).toString('hex')}x`;
    this.#blankNodeCount += 1;
    return new BlankValue(`${this.#blankNodePrefix}${this.#blankNodeCount}`);
  }
}
