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
 *     triple            –                                the ids of subject, predicate and object,
 *                                                        four bytes each
 *
 * Records are found by a hash table with open addressing (`term-table.ts`). Everything lies in
 * `SharedArrayBuffer`s, so that all threads read the same bytes. Cost a term: its text, 9 bytes,
 * and 12 to 24 bytes of hash table.
 *
 * 1. Records are only ever added. A `DictionaryView` of n terms stays true for as long as it is
 *    held, since additions lie beyond its n; where a buffer is too small they go into a larger
 *    copy, and the view keeps the old one.
 * 2. A hash table that is shared with an older view may hold ids beyond that view's n; the view
 *    passes over them.
 * 3. One thread adds. Only terms that no view has seen may be taken back (`truncate`), as those of
 *    a refused load.
 */
import { ServiceError } from '../errors.js';
import {
  XSD,
  blankNode,
  defaultGraph,
  directedLiteral,
  literal,
  namedNode,
  quad,
  type Quad,
  type Term,
} from '../rdf/index.js';
import { KnownIris } from './known-iris.js';
import { sharedBytes, sharedIds } from './shared-memory.js';
import {
  TERM_SLOTS_AT_FIRST,
  emptyTermTable,
  enterTerm,
  grownTermTable,
  hasEntriesBeyond,
  hashOfBytes,
  hashOfRecord,
  isTermTableFull,
} from './term-table.js';
import {
  FIRST_INLINE_ID,
  FIRST_LOCAL_ID,
  TermKind,
  UNBOUND,
  inlineIdOf,
  inlineKindOf,
  inlineLiteralOf,
  isInline,
  isLiteralKind,
  taggedDatatypeOf,
  type TermId,
} from './term-ids.js';

/** The buffers of a dictionary, as they are handed to another thread. */
export interface DictionaryBuffers {
  /** How many terms; their ids are 1 … size. */
  readonly size: number;
  readonly bytes: Uint8Array;
  /** Where the text of term i begins is `ends[i - 1]`, where it ends `ends[i]`. */
  readonly ends: Uint32Array;
  readonly kinds: Uint8Array;
  readonly extras: Uint32Array;
  /** What finds a record: see `term-table.ts`. */
  readonly table: Uint32Array;
}

const DECODED_TERMS = 100_000;
/** So many terms more a copy has room for. */
const SPARE_TERMS = 1 << 12;
/** Up to this many bytes a loop copies faster than a call does. */
const SHORT_TEXT = 64;
const encoder = new TextEncoder();

/** Reads the terms of one moment. */
export class DictionaryView {
  size: number;
  bytes: Uint8Array;
  ends: Uint32Array;
  kinds: Uint8Array;
  extras: Uint32Array;
  table: Uint32Array;
  #buffer: Buffer;
  readonly #decoded = new Map<TermId, Term>();
  #iris: KnownIris;

  constructor(buffers: DictionaryBuffers) {
    ({
      size: this.size,
      bytes: this.bytes,
      ends: this.ends,
      kinds: this.kinds,
      extras: this.extras,
      table: this.table,
    } = buffers);
    this.#buffer = toBuffer(this.bytes);
    this.#iris = KnownIris.ofTexts(this.bytes);
  }

  /** What a view of the same terms in another thread is made of. */
  get buffers(): DictionaryBuffers {
    return {
      size: this.size,
      bytes: this.bytes,
      ends: this.ends,
      kinds: this.kinds,
      extras: this.extras,
      table: this.table,
    };
  }

  /** The kind of a term, one of `TermKind`. */
  kindOf(id: TermId): number {
    return id >= FIRST_INLINE_ID ? TermKind.typed : this.kinds[id]!;
  }

  /**
   * A number that two terms share just when they are of one kind and have the same datatype,
   * language and direction; not for ids of one query.
   */
  typeKeyOf(id: TermId): number {
    return id >= FIRST_INLINE_ID
      ? 2 ** 40 + inlineKindOf(id)
      : this.kinds[id]! * 2 ** 32 + this.extras[id]!;
  }

  /** The IRI, the label or the lexical form. */
  textOf(id: TermId): string {
    if (isInline(id)) return inlineLiteralOf(id).lexical;
    return this.#buffer.toString('utf8', this.ends[id - 1], this.ends[id]);
  }

  /**
   * The order of two terms' texts by code point, which is that of their bytes; neither is inline.
   */
  compareTexts(left: TermId, right: TermId): number {
    const { bytes, ends } = this;
    const [a, b] = [ends[left - 1]!, ends[right - 1]!];
    const [lengthA, lengthB] = [ends[left]! - a, ends[right]! - b];
    const length = Math.min(lengthA, lengthB);
    for (let offset = 0; offset < length; offset += 1) {
      const difference = bytes[a + offset]! - bytes[b + offset]!;
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  }

  /** The IRI of a literal's datatype. */
  datatypeOf(id: TermId): string {
    if (isInline(id)) return inlineLiteralOf(id).datatype;
    const kind = this.kinds[id]!;
    if (kind === TermKind.string) return XSD.string.value;
    return kind === TermKind.typed ? this.textOf(this.extras[id]!) : taggedDatatypeOf(kind);
  }

  /** The language of a literal; empty where it has none. */
  languageOf(id: TermId): string {
    return !isInline(id) && this.kinds[id]! >= TermKind.tagged && isLiteralKind(this.kinds[id]!)
      ? this.textOf(this.extras[id]!)
      : '';
  }

  /** Subject, predicate and object of a triple term. */
  partsOf(id: TermId): [TermId, TermId, TermId] {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.ends[id - 1]!, 12);
    return [view.getUint32(0), view.getUint32(4), view.getUint32(8)];
  }

  /** The id of a triple term; 0 when it is not among these. */
  idOfTriple(subject: TermId, predicate: TermId, object: TermId): TermId {
    return this.find(TermKind.triple, 0, tripleRecord([subject, predicate, object]));
  }

  /** The term of an id; the same object for some time, so terms of frequent ids cost nothing. */
  termOf(id: TermId): Term {
    const known = this.#decoded.get(id);
    if (known) return known;
    if (this.#decoded.size >= DECODED_TERMS) this.#decoded.clear();
    const term = this.#decode(id);
    this.#decoded.set(id, term);
    return term;
  }

  /** The id of a term; 0 when it is not among these. */
  idOf(term: Term): TermId {
    switch (term.termType) {
      case 'NamedNode':
        return this.#iris.find(term.value, this.size, () =>
          this.find(TermKind.iri, 0, encode(term.value)),
        );
      case 'BlankNode':
        return this.find(TermKind.blankNode, 0, encode(term.value));
      case 'Literal': {
        const record = literalRecord(term, (kind, text) => this.find(kind, 0, encode(text)));
        return typeof record === 'number'
          ? record
          : record.isKnown
            ? this.find(record.kind, record.extra, encode(term.value))
            : UNBOUND;
      }
      case 'Quad': {
        const ids = tripleIds(term as Quad, (part) => this.idOf(part));
        return ids ? this.find(TermKind.triple, 0, ids) : UNBOUND;
      }
      default:
        return UNBOUND;
    }
  }

  /** The id of a record; 0 when there is none. `text` may be a part of a longer buffer. */
  find(kind: number, extra: number, text: Uint8Array, start = 0, end = text.length): TermId {
    return this.findHashed(
      hashOfRecord(kind, extra, hashOfBytes(text, start, end)),
      kind,
      extra,
      text,
      start,
      end,
    );
  }

  /** `find` for a record whose hash is known. */
  findHashed(
    hash: number,
    kind: number,
    extra: number,
    text: Uint8Array,
    start: number,
    end: number,
  ): TermId {
    const { table } = this;
    const mask = table.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const id = table[slot + 1]!;
      if (id === 0) return UNBOUND;
      if (
        table[slot] === hash &&
        id <= this.size &&
        this.#isRecord(id, kind, extra, text, start, end)
      )
        return id;
    }
  }

  /** Forgets terms that were made of ids, and ids of IRIs. */
  protected forgetDecoded(): void {
    this.#decoded.clear();
    this.#iris.clear();
  }

  /** The id of an IRI, remembered or looked up. */
  protected iriId(iri: string, lookUp: () => TermId): TermId {
    const id = this.#iris.get(iri, this.size) ?? lookUp();
    if (id !== UNBOUND) this.#iris.set(iri, id);
    return id;
  }

  /** Takes buffers that have grown. */
  protected replaceBytes(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.#buffer = toBuffer(bytes);
    this.#iris = KnownIris.ofTexts(bytes);
  }

  #isRecord(
    id: TermId,
    kind: number,
    extra: number,
    text: Uint8Array,
    start: number,
    end: number,
  ): boolean {
    const from = this.ends[id - 1]!;
    if (
      this.kinds[id] !== kind ||
      this.extras[id] !== extra ||
      this.ends[id]! - from !== end - start
    )
      return false;
    const { bytes } = this;
    // From the end, where IRIs differ.
    for (let offset = end - start - 1; offset >= 0; offset -= 1)
      if (bytes[from + offset] !== text[start + offset]) return false;
    return true;
  }

  #decode(id: TermId): Term {
    if (isInline(id)) {
      const { lexical, datatype } = inlineLiteralOf(id);
      return literal(lexical, namedNode(datatype));
    }
    const kind = this.kinds[id]!;
    switch (kind) {
      case TermKind.iri:
        return namedNode(this.textOf(id));
      case TermKind.blankNode:
        return blankNode(this.textOf(id));
      case TermKind.string:
        return literal(this.textOf(id));
      case TermKind.typed:
        return literal(this.textOf(id), namedNode(this.textOf(this.extras[id]!)));
      case TermKind.tagged:
        return literal(this.textOf(id), this.languageOf(id));
      case TermKind.triple: {
        const [subject, predicate, object] = this.partsOf(id).map((part) => this.termOf(part));
        // A record's parts were terms of these positions when it was made.
        return quad(
          subject as Quad['subject'],
          predicate as Quad['predicate'],
          object as Quad['object'],
          defaultGraph(),
        );
      }
      default:
        return directedLiteral(
          this.textOf(id),
          this.languageOf(id),
          kind === TermKind.taggedLeftToRight ? 'ltr' : 'rtl',
        );
    }
  }
}

/** A dictionary that takes new terms. */
export class Dictionary extends DictionaryView {
  /**
   * Whether another dictionary adds to the same buffers; then they are copied before this one does.
   */
  #isForked = false;

  constructor() {
    super(emptyBuffers());
  }

  /** The dictionary of buffers that were one's before, and that it may write to from now on. */
  static of(buffers: DictionaryBuffers): Dictionary {
    const dictionary = new Dictionary();
    Object.assign(dictionary, buffers);
    dictionary.replaceBytes(buffers.bytes);
    // Entries of later terms would count for nothing, but take up slots.
    if (hasEntriesBeyond(buffers.table, buffers.size))
      dictionary.#makeTable(buffers.table.length / 2);
    return dictionary;
  }

  /**
   * A dictionary that begins with the terms of another, which may go on adding; new terms are in
   * one of the two only.
   */
  static forkOf(buffers: DictionaryBuffers): Dictionary {
    const dictionary = new Dictionary();
    Object.assign(dictionary, buffers);
    dictionary.replaceBytes(buffers.bytes);
    dictionary.#isForked = true;
    return dictionary;
  }

  /** The terms as they are now. */
  view(): DictionaryView {
    return new DictionaryView(this.buffers);
  }

  /** The id of a term, which is added where it is new. */
  add(term: Term): TermId {
    switch (term.termType) {
      case 'NamedNode':
        return this.iriId(term.value, () => this.intern(TermKind.iri, 0, encode(term.value)));
      case 'BlankNode':
        return this.intern(TermKind.blankNode, 0, encode(term.value));
      case 'Literal': {
        const record = literalRecord(term, (kind, text) => this.intern(kind, 0, encode(text)));
        return typeof record === 'number'
          ? record
          : this.intern(record.kind, record.extra, encode(term.value));
      }
      case 'Quad':
        return this.intern(
          TermKind.triple,
          0,
          tripleIds(term as Quad, (part) => this.add(part))!,
        );
      default:
        throw new TypeError(`A ${term.termType} cannot be part of a graph.`);
    }
  }

  /**
   * The id of a record, which is added where it is new. `text` may be a part of a longer buffer.
   */
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

  /**
   * Takes back the terms after the first `size`; no view may know them. Cost: the hash table is
   * made anew.
   */
  truncate(size: number): void {
    if (size >= this.size) return;
    this.size = size;
    this.forgetDecoded();
    this.#makeTable(this.table.length / 2);
  }

  /**
   * Copies everything, with room for as much again as a commit may bring. Cost: the bytes of all
   * terms.
   */
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
      enterTerm(
        this.table,
        hashOfRecord(
          this.kinds[id]!,
          this.extras[id]!,
          hashOfBytes(this.bytes, this.ends[id - 1]!, this.ends[id]!),
        ),
        id,
      );
    }
  }

  #makeRoom(byteCount: number): void {
    const used = this.ends[this.size]!;
    if (this.size + 1 >= FIRST_LOCAL_ID || used + byteCount > 0xffff_ffff) {
      throw new ServiceError(
        'body-too-large',
        `The graph would have more terms than it can number: at most ${FIRST_LOCAL_ID - 1} terms and 4 GiB of text; it has ${this.size} terms.`,
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

interface LiteralRecord {
  readonly kind: number;
  readonly extra: TermId;
  /**
   * False when the datatype or language is no term of the dictionary, so that the literal cannot be
   * one either.
   */
  readonly isKnown: boolean;
}

/** A literal's inline id, or the record it has; `idOfPart` numbers the datatype or language. */
function literalRecord(
  term: Term & { termType: 'Literal' },
  idOfPart: (kind: number, text: string) => TermId,
): TermId | LiteralRecord {
  if (term.language !== '') {
    const extra = idOfPart(TermKind.string, term.language);
    const kind =
      term.direction === 'ltr'
        ? TermKind.taggedLeftToRight
        : term.direction === 'rtl'
          ? TermKind.taggedRightToLeft
          : TermKind.tagged;
    return { kind, extra, isKnown: extra !== UNBOUND };
  }
  const datatype = term.datatype.value;
  if (datatype === XSD.string.value) return { kind: TermKind.string, extra: 0, isKnown: true };
  const inline = inlineIdOf(term.value, datatype);
  if (inline !== UNBOUND) return inline;
  const extra = idOfPart(TermKind.iri, datatype);
  return { kind: TermKind.typed, extra, isKnown: extra !== UNBOUND };
}

/** The bytes of a triple's record; undefined when a part has no id. */
function tripleIds(triple: Quad, idOfPart: (term: Term) => TermId): Uint8Array | undefined {
  const ids = [triple.subject, triple.predicate, triple.object].map(idOfPart);
  return ids.includes(UNBOUND) ? undefined : tripleRecord(ids);
}

function tripleRecord(ids: readonly TermId[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(12));
  ids.forEach((id, index) => {
    view.setUint32(index * 4, id);
  });
  return new Uint8Array(view.buffer);
}

function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
