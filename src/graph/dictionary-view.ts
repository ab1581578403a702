/** A dictionary's terms at one moment; see `dictionary.ts`. */
import {
  XSD,
  blankNode,
  defaultGraph,
  directedLiteral,
  literal,
  namedNode,
  quadFrom,
  type Quad,
  type Term,
} from '../rdf/index.js';
import { idOfTerm, tripleRecord } from './term-records.js';
import { hashOfBytes, hashOfRecord } from './term-table.js';
import {
  FIRST_INLINE_ID,
  TermKind,
  UNBOUND,
  inlineKindOf,
  inlineLiteralOf,
  isInline,
  isLiteralKind,
  taggedDatatypeOf,
  type TermId,
} from './term-ids.js';

/** The buffers of a dictionary, for another thread. */
export interface DictionaryBuffers {
  /** The number of terms; their ids are 1 … size. */
  readonly size: number;
  readonly bytes: Uint8Array;
  /** The text of term i is from `ends[i - 1]` to `ends[i]`. */
  readonly ends: Uint32Array;
  readonly kinds: Uint8Array;
  readonly extras: Uint32Array;
  /** Finds records: see `term-table.ts`. */
  readonly table: Uint32Array;
}

const DECODED_TERMS = 100_000;
/** Texts above this many bytes are compared by the system, which takes a call but not a loop. */
const LONG_TEXT = 1_024;
/** Beyond all ids. */
const FIRST_TYPE_KEY = 0xf0000010;

export class DictionaryView {
  size: number;
  bytes: Uint8Array;
  ends: Uint32Array;
  kinds: Uint8Array;
  extras: Uint32Array;
  table: Uint32Array;
  #buffer: Buffer;
  readonly #decoded = new Map<TermId, Term>();
  readonly #find = (kind: number, extra: TermId, text: Uint8Array): TermId =>
    this.find(kind, extra, text);

  constructor(buffers: DictionaryBuffers) {
    this.size = buffers.size;
    this.bytes = buffers.bytes;
    this.ends = buffers.ends;
    this.kinds = buffers.kinds;
    this.extras = buffers.extras;
    this.table = buffers.table;
    this.#buffer = toBuffer(this.bytes);
  }

  /** For a view of the same terms in another thread. */
  get buffers(): DictionaryBuffers {
    const { size, bytes, ends, kinds, extras, table } = this;
    return { size, bytes, ends, kinds, extras, table };
  }

  kindOf(id: TermId): number {
    return id >= FIRST_INLINE_ID ? TermKind.typed : this.kinds[id]!;
  }

  /**
   * A number that two terms share only if they have the same kind, datatype, language and
   * direction; no query's id. Most terms of a kind share one.
   */
  typeKeyOf(id: TermId): number {
    if (id >= FIRST_INLINE_ID) return FIRST_TYPE_KEY - 1 - inlineKindOf(id);
    const kind = this.kinds[id]!;
    // The type's own term is of another kind.
    if (kind === TermKind.typed || kind === TermKind.tagged) return this.extras[id]!;
    return kind < TermKind.typed || kind === TermKind.triple ? FIRST_TYPE_KEY + kind : id;
  }

  /** The IRI, the label or the lexical form. */
  textOf(id: TermId): string {
    if (isInline(id)) return inlineLiteralOf(id).lexical;
    return this.#buffer.toString('utf8', this.ends[id - 1], this.ends[id]);
  }

  /** By code point, which is the order of bytes; neither is inline. */
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

  datatypeOf(id: TermId): string {
    if (isInline(id)) return inlineLiteralOf(id).datatype;
    const kind = this.kinds[id]!;
    if (kind === TermKind.string) return XSD.string.value;
    return kind === TermKind.typed ? this.textOf(this.extras[id]!) : taggedDatatypeOf(kind);
  }

  /** Empty for a literal without a language. */
  languageOf(id: TermId): string {
    return !isInline(id) && this.kinds[id]! >= TermKind.tagged && isLiteralKind(this.kinds[id]!)
      ? this.textOf(this.extras[id]!)
      : '';
  }

  partsOf(id: TermId): [TermId, TermId, TermId] {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.ends[id - 1]!, 12);
    return [view.getUint32(0), view.getUint32(4), view.getUint32(8)];
  }

  /** The id of a triple term; 0 if unknown. */
  idOfTriple(subject: TermId, predicate: TermId, object: TermId): TermId {
    return this.find(TermKind.triple, 0, tripleRecord([subject, predicate, object]));
  }

  /** The term of an id; the same object for some time, so frequent ids cost nothing. */
  termOf(id: TermId): Term {
    const known = this.#decoded.get(id);
    if (known) return known;
    if (this.#decoded.size >= DECODED_TERMS) this.#decoded.clear();
    const term = this.#decode(id);
    this.#decoded.set(id, term);
    return term;
  }

  /** The quad of a statement; the default graph is `UNBOUND`. */
  quadOf(subject: TermId, predicate: TermId, object: TermId, graph: TermId): Quad {
    const name = graph === UNBOUND ? defaultGraph() : this.termOf(graph);
    // Every term of a statement is of a kind allowed in its position.
    return quadFrom([this.termOf(subject), this.termOf(predicate), this.termOf(object), name]);
  }

  /** The id of a term; 0 if unknown. */
  idOf(term: Term): TermId {
    return idOfTerm(term, this.#find);
  }

  /** The id of a record; 0 if unknown. `text` may be a part of a longer buffer. */
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

  protected forgetDecoded(): void {
    this.#decoded.clear();
  }

  protected replaceBytes(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.#buffer = toBuffer(bytes);
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
    if (end - start > LONG_TEXT)
      return this.#buffer.compare(text, start, end, from, from + end - start) === 0;
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
      case TermKind.triple:
        return quadFrom(this.partsOf(id).map((part) => this.termOf(part)));
      default:
        return directedLiteral(
          this.textOf(id),
          this.languageOf(id),
          kind === TermKind.taggedLeftToRight ? 'ltr' : 'rtl',
        );
    }
  }
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
