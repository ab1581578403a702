/**
 * Terms by number, and numbers by term.
 *
 * A term is a record: its kind, a number that depends on the kind, and its text as UTF-8 in one
 * long buffer.
 *
 *     kind              extra                            text
 *     iri, blankNode    –                                the IRI, the label
 *     string            –                                the lexical form
 *     typed             id of the datatype's IRI         the lexical form
 *     tagged…           id of the language as a string   the lexical form
 *     triple            –                                the ids of its three terms, 4 bytes each
 *
 * A hash table with open addressing (`term-table.ts`) finds records. Everything lies in
 * `SharedArrayBuffer`s, so that all threads read the same bytes. A term costs its text, 9 bytes,
 * and 12 to 24 bytes of hash table.
 *
 * 1. Records are only ever added. A `DictionaryView` of n terms stays true for as long as it is
 *    held, since additions lie beyond its n. Where a buffer is too small they go into a larger
 *    copy, and the view keeps the old one.
 * 2. A hash table that is shared with an older view may hold ids beyond that view's n; the view
 *    skips them.
 * 3. One thread adds. Only terms that no view has seen may be taken back (`truncate`), as those of
 *    a refused load.
 */
import { ServiceError } from '../errors.js';
import type { Quad, Term } from '../rdf/index.js';
import { DictionaryView, type DictionaryBuffers } from './dictionary-view.js';
import { sharedBytes, sharedIds } from './shared-memory.js';
import { idOfTerm } from './term-records.js';
import {
  TERM_SLOTS_AT_FIRST,
  emptyTermTable,
  enterTerm,
  leaveTerm,
  grownTermTable,
  hasEntriesBeyond,
  hashOfBytes,
  hashOfRecord,
  isTermTableFull,
} from './term-table.js';
import { FIRST_LOCAL_ID, UNBOUND, type TermId } from './term-ids.js';

const SPARE_TERMS = 1 << 12;
/** Up to this many bytes a loop copies faster than a call. */
const SHORT_TEXT = 64;

export class Dictionary extends DictionaryView {
  /** Whether another dictionary adds to the same buffers; this one then copies before adding. */
  #isForked = false;
  readonly #intern = (kind: number, extra: TermId, text: Uint8Array): TermId =>
    this.intern(kind, extra, text);

  constructor() {
    super(emptyBuffers());
  }

  /** A dictionary of buffers that now belong to it for writing. */
  static of(buffers: DictionaryBuffers): Dictionary {
    const dictionary = Dictionary.#over(buffers);
    // Entries of later terms are void, but take up slots.
    if (hasEntriesBeyond(buffers.table, buffers.size))
      dictionary.#makeTable(buffers.table.length / 2);
    return dictionary;
  }

  /** Begins with the terms of another, which may go on adding; the two share no new terms. */
  static forkOf(buffers: DictionaryBuffers): Dictionary {
    const dictionary = Dictionary.#over(buffers);
    dictionary.#isForked = true;
    return dictionary;
  }

  static #over(buffers: DictionaryBuffers): Dictionary {
    const dictionary = new Dictionary();
    Object.assign(dictionary, buffers);
    dictionary.replaceBytes(buffers.bytes);
    return dictionary;
  }

  add(term: Term): TermId {
    const id = idOfTerm(term, this.#intern);
    if (id === UNBOUND) throw new TypeError(`A ${term.termType} cannot be part of a graph.`);
    return id;
  }

  /** The ids of a quad's terms; the default graph is `UNBOUND`. */
  addQuad({ subject, predicate, object, graph }: Quad): [TermId, TermId, TermId, TermId] {
    return [
      this.add(subject),
      this.add(predicate),
      this.add(object),
      graph.termType === 'DefaultGraph' ? UNBOUND : this.add(graph),
    ];
  }

  /** The id of a record, added if new. `text` may be a part of a longer buffer. */
  intern(kind: number, extra: number, text: Uint8Array, start = 0, end = text.length): TermId {
    return this.internHashed(
      hashOfRecord(kind, extra, hashOfBytes(text, start, end)),
      kind,
      extra,
      text,
      start,
      end,
    );
  }

  /** `intern` for a record whose hash is known. */
  internHashed(
    hash: number,
    kind: number,
    extra: number,
    text: Uint8Array,
    start: number,
    end: number,
  ): TermId {
    const known = this.findHashed(hash, kind, extra, text, start, end);
    if (known !== UNBOUND) return known;
    if (this.#isForked) this.#unfork();
    this.#makeRoom(end - start);
    const id = (this.size += 1);
    const from = this.ends[id - 1]!;
    if (end - start > SHORT_TEXT) this.bytes.set(text.subarray(start, end), from);
    else
      for (let offset = start; offset < end; offset += 1)
        this.bytes[from + offset - start] = text[offset]!;
    this.ends[id] = from + end - start;
    this.kinds[id] = kind;
    this.extras[id] = extra;
    enterTerm(this.table, hash, id);
    return id;
  }

  /** Removes terms from `size` on that no view has; cheap with the hash table before them. */
  truncate(size: number, tableBefore?: Uint32Array): void {
    if (size >= this.size) return;
    const last = this.size;
    this.size = size;
    this.forgetDecoded();
    if (this.table !== tableBefore) {
      this.#makeTable(this.table.length / 2);
      return;
    }
    // Backwards, so that no chain has a gap.
    for (let id = last; id > size; id -= 1) leaveTerm(this.table, this.#hashOf(id), id);
  }

  /** Copies everything, with room for a commit. Cost: the bytes of all terms. */
  #unfork(): void {
    this.#isForked = false;
    const used = this.ends[this.size]!;
    const bytes = sharedBytes(used + SPARE_TERMS * 64);
    bytes.set(this.bytes.subarray(0, used));
    this.replaceBytes(bytes);
    this.#copyRecords(this.size + 1 + SPARE_TERMS);
    const table = sharedIds(this.table.length);
    table.set(this.table);
    this.table = table;
    if (hasEntriesBeyond(table, this.size)) this.#makeTable(table.length / 2);
  }

  #makeTable(slots: number): void {
    this.table = emptyTermTable(slots);
    for (let id = 1; id <= this.size; id += 1) {
      enterTerm(this.table, this.#hashOf(id), id);
    }
  }

  #hashOf(id: TermId): number {
    return hashOfRecord(
      this.kinds[id]!,
      this.extras[id]!,
      hashOfBytes(this.bytes, this.ends[id - 1]!, this.ends[id]!),
    );
  }

  #makeRoom(byteCount: number): void {
    const used = this.ends[this.size]!;
    if (this.size + 1 >= FIRST_LOCAL_ID || used + byteCount > 0xffff_ffff) {
      throw new ServiceError(
        'body-too-large',
        `The graph would become too large: it can hold ${FIRST_LOCAL_ID - 1} terms and 4 GiB ` +
          `of text; it has ${this.size} terms.`,
      );
    }
    if (used + byteCount > this.bytes.length) {
      const bytes = sharedBytes(
        Math.min(Math.max(this.bytes.length * 2, used + byteCount), 0xffff_ffff),
      );
      bytes.set(this.bytes.subarray(0, used));
      this.replaceBytes(bytes);
    }
    if (this.size + 2 > this.ends.length) this.#copyRecords(this.ends.length * 2);
    if (isTermTableFull(this.table, this.size)) this.table = grownTermTable(this.table);
  }

  #copyRecords(length: number): void {
    const [ends, kinds, extras] = [sharedIds(length), sharedBytes(length), sharedIds(length)];
    const records = Math.min(this.size + 1, length);
    ends.set(this.ends.subarray(0, records));
    kinds.set(this.kinds.subarray(0, records));
    extras.set(this.extras.subarray(0, records));
    Object.assign(this, { ends, kinds, extras });
  }
}

function emptyBuffers(): DictionaryBuffers {
  return {
    size: 0,
    bytes: sharedBytes(1 << 14),
    ends: sharedIds(1 << 10),
    kinds: sharedBytes(1 << 10),
    extras: sharedIds(1 << 10),
    table: emptyTermTable(TERM_SLOTS_AT_FIRST),
  };
}
