/** Terms known only to one request: computed ones, and those its update has written so far. */
import { randomBytes } from 'node:crypto';
import { Dictionary, FIRST_LOCAL_ID, TermKind, UNBOUND, type TermId } from '../../graph/index.js';
import { termKey, type Term } from '../../rdf/index.js';
import type { Value } from '../values/index.js';
import { BlankValue, bytesOf, isPlainText, stringValue, toValue } from '../values/index.js';
import type { Budget } from '../workers/index.js';

/**
 * 1. Equal terms have equal ids.
 * 2. Terms are only added, so ids stay valid through all operations of an update.
 * 3. They may continue another set of terms, which must not grow meanwhile.
 */
export class LocalTerms {
  /** A computed string is its number in `#texts` until its value is needed. */
  readonly #values: (Value | number)[] = [];
  readonly #ids = new Map<string, TermId>();
  /** Strings, the bulk of what queries compute, as bytes; and their ids by number. */
  #texts: Dictionary | undefined;
  readonly #idsOfTexts: TermId[] = [UNBOUND];
  readonly #firstId: TermId;
  #blankNodeCount = 0;
  #memoryBytes = 0;
  /** Keeps this request's blank nodes apart from those of the graph and of other requests. */
  #blankNodePrefix: string | undefined;

  /** @param before the terms to continue. */
  constructor(
    private readonly budget: Budget,
    private readonly before?: LocalTerms,
  ) {
    this.#firstId = before ? before.#endId : FIRST_LOCAL_ID;
  }

  get #endId(): TermId {
    return this.#firstId + this.#values.length;
  }

  /** The memory reported to the budget. */
  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  valueOfId(id: TermId): Value {
    if (id < this.#firstId) return this.before!.valueOfId(id);
    const value = this.#values[id - this.#firstId]!;
    if (typeof value !== 'number') return value;
    return (this.#values[id - this.#firstId] = stringValue(this.#texts!.textOf(value)));
  }

  idOf(term: Term): TermId {
    if (this.#endId === FIRST_LOCAL_ID) return UNBOUND;
    const text = isPlainText(term) ? bytesOf(term.value) : undefined;
    return text ? this.#idOfText(text, 0, text.length) : this.#idOfKey(termKey(term));
  }

  add(term: Term): TermId {
    const text = isPlainText(term) ? bytesOf(term.value) : undefined;
    if (text) return this.addText(text, 0, text.length);
    const key = termKey(term);
    const known = this.#idOfKey(key);
    if (known !== UNBOUND) return known;
    const id = this.#push(toValue(term), 2 * key.length);
    this.#ids.set(key, id);
    return id;
  }

  /** `add` for an xsd:string in UTF-8. */
  addText(bytes: Uint8Array, start: number, end: number): TermId {
    const known = this.#idOfText(bytes, start, end);
    if (known !== UNBOUND) return known;
    this.#texts ??= new Dictionary();
    const number = this.#texts.intern(TermKind.string, 0, bytes, start, end);
    const id = this.#push(number, end - start);
    this.#idsOfTexts[number] = id;
    return id;
  }

  #push(value: Value | number, byteCount: number): TermId {
    const id = this.#endId;
    this.#values.push(value);
    this.#memoryBytes += 64 + byteCount;
    this.budget.addMemory(64 + byteCount);
    return id;
  }

  #idOfText(bytes: Uint8Array, start: number, end: number): TermId {
    const number = this.#texts?.find(TermKind.string, 0, bytes, start, end) ?? UNBOUND;
    if (number !== UNBOUND) return this.#idsOfTexts[number]!;
    return this.before ? this.before.#idOfText(bytes, start, end) : UNBOUND;
  }

  #idOfKey(key: string): TermId {
    return this.#ids.get(key) ?? (this.before ? this.before.#idOfKey(key) : UNBOUND);
  }

  freshBlankNode(): BlankValue {
    this.#blankNodePrefix ??= `q${randomBytes(6).toString('hex')}x`;
    this.#blankNodeCount += 1;
    return new BlankValue(`${this.#blankNodePrefix}${this.#blankNodeCount}`);
  }
}
