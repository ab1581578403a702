/** Canonical N-Quads from ids, without an object a term: the twin of `toNQuad`. */
import { escapeLiteral } from '../rdf/index.js';
import type { DictionaryView } from './dictionary-view.js';
import { Byte } from './n-quads-bytes.js';
import { TermKind, UNBOUND, inlineLiteralOf, isInline, type TermId } from './term-ids.js';

const encoder = new TextEncoder();
/** Escapes of bytes below 0x80 in literals. */
const ESCAPES: readonly (Uint8Array | undefined)[] = Array.from({ length: 0x80 }, (_, byte) =>
  escapeOf(byte),
);
const NEEDS_ESCAPE = Uint8Array.from({ length: 256 }, (_, byte) => (ESCAPES[byte] ? 1 : 0));
/** How much escapes can lengthen a text: `\u0000` for one byte. */
const MAX_GROWTH = 6;
const REMEMBERED_INLINE_TERMS = 50_000;
const DATATYPE_MARK = encoder.encode('^^');
const DIRECTION_LTR = encoder.encode('--ltr');
const DIRECTION_RTL = encoder.encode('--rtl');
const OPEN_TRIPLE = encoder.encode('<<( ');
const CLOSE_TRIPLE = encoder.encode(' )>>');

function escapeOf(byte: number): Uint8Array | undefined {
  const character = String.fromCharCode(byte);
  const text = escapeLiteral(character);
  return text === character ? undefined : encoder.encode(text);
}

/** Gathers lines in a buffer. IRIs must need no escapes; those in a log never do. */
export class NQuadsWriter {
  #bytes: Uint8Array;
  #length = 0;
  readonly #inline = new Map<TermId, Uint8Array>();
  /** The last predicate, with the spaces around it: quads mostly come by predicate. */
  #predicate: TermId = UNBOUND;
  #predicateBytes: Uint8Array = new Uint8Array(0);

  /** `labels` replaces the labels of some blank nodes. */
  constructor(
    private readonly dictionary: DictionaryView,
    byteCount = 1 << 16,
    private readonly labels: ReadonlyMap<TermId, string> = new Map(),
  ) {
    this.#bytes = new Uint8Array(byteCount);
  }

  get length(): number {
    return this.#length;
  }

  /** With a mark, the line begins with it and a space, as in RDF Patch. */
  addQuad(subject: TermId, predicate: TermId, object: TermId, graph: TermId, mark?: number): void {
    if (mark !== undefined) {
      this.#byte(mark);
      this.#byte(Byte.space);
    }
    this.addTerm(subject);
    this.#predicateTerm(predicate);
    this.addTerm(object);
    this.#byte(Byte.space);
    if (graph !== UNBOUND) {
      this.addTerm(graph);
      this.#byte(Byte.space);
    }
    this.#byte(Byte.dot);
    this.#byte(Byte.lineFeed);
  }

  addText(text: string): void {
    this.#append(encoder.encode(text));
  }

  /** The bytes so far, now the caller's; the writer goes on in `next`, or a new buffer. */
  take(next?: Uint8Array): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = next ?? new Uint8Array(this.#bytes.length);
    this.#length = 0;
    return taken;
  }

  #predicateTerm(id: TermId): void {
    if (id !== this.#predicate) {
      const start = this.#length;
      this.#byte(Byte.space);
      this.addTerm(id);
      this.#byte(Byte.space);
      this.#predicate = id;
      this.#predicateBytes = this.#bytes.slice(start, this.#length);
      return;
    }
    this.#makeRoom(this.#predicateBytes.length);
    this.#bytes.set(this.#predicateBytes, this.#length);
    this.#length += this.#predicateBytes.length;
  }

  addTerm(id: TermId): void {
    if (isInline(id)) {
      this.#append(this.#inlineTerm(id));
      return;
    }
    const { kinds, ends, bytes, extras } = this.dictionary;
    const [start, end] = [ends[id - 1]!, ends[id]!];
    switch (kinds[id]!) {
      case TermKind.iri:
        this.#byte(Byte.less);
        this.#append(bytes, start, end);
        this.#byte(Byte.greater);
        return;
      case TermKind.blankNode:
        this.#blankNode(id, start, end);
        return;
      case TermKind.triple:
        this.#triple(id);
        return;
      default:
        this.#literal(bytes, start, end);
        this.#literalTail(kinds[id]!, extras[id]!);
    }
  }

  #blankNode(id: TermId, start: number, end: number): void {
    const label = this.labels.get(id);
    this.#byte(Byte.underscore);
    this.#byte(Byte.colon);
    if (label === undefined) this.#append(this.dictionary.bytes, start, end);
    else this.addText(label);
  }

  #literalTail(kind: number, extra: TermId): void {
    if (kind === TermKind.string) return;
    if (kind === TermKind.typed) {
      this.#append(DATATYPE_MARK);
      this.addTerm(extra);
      return;
    }
    const { ends, bytes } = this.dictionary;
    this.#byte(Byte.at);
    this.#append(bytes, ends[extra - 1], ends[extra]);
    if (kind !== TermKind.tagged)
      this.#append(kind === TermKind.taggedLeftToRight ? DIRECTION_LTR : DIRECTION_RTL);
  }

  #triple(id: TermId): void {
    const [subject, predicate, object] = this.dictionary.partsOf(id);
    this.#append(OPEN_TRIPLE);
    this.addTerm(subject);
    this.#byte(Byte.space);
    this.addTerm(predicate);
    this.#byte(Byte.space);
    this.addTerm(object);
    this.#append(CLOSE_TRIPLE);
  }

  #literal(text: Uint8Array, start: number, end: number): void {
    this.#makeRoom((end - start) * MAX_GROWTH + 2);
    const bytes = this.#bytes;
    let length = this.#length;
    bytes[length++] = Byte.quote;
    for (let at = start; at < end; at += 1) {
      const byte = text[at]!;
      if (NEEDS_ESCAPE[byte] === 0) bytes[length++] = byte;
      else for (const escaped of ESCAPES[byte]!) bytes[length++] = escaped;
    }
    bytes[length++] = Byte.quote;
    this.#length = length;
  }

  #inlineTerm(id: TermId): Uint8Array {
    const known = this.#inline.get(id);
    if (known) return known;
    if (this.#inline.size >= REMEMBERED_INLINE_TERMS) this.#inline.clear();
    const { lexical, datatype } = inlineLiteralOf(id);
    const written = encoder.encode(`"${lexical}"^^<${datatype}>`);
    this.#inline.set(id, written);
    return written;
  }

  #byte(byte: number): void {
    if (this.#length === this.#bytes.length) this.#makeRoom(1);
    this.#bytes[this.#length++] = byte;
  }

  #append(text: Uint8Array, start = 0, end = text.length): void {
    this.#makeRoom(end - start);
    const bytes = this.#bytes;
    let length = this.#length;
    for (let at = start; at < end; at += 1) bytes[length++] = text[at]!;
    this.#length = length;
  }

  #makeRoom(byteCount: number): void {
    if (this.#length + byteCount <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + byteCount));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
