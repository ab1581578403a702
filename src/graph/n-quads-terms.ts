/** Terms of N-Triples and N-Quads, from bytes to ids (RDF 1.2 N-Triples §3 grammar). */
import { RDF, XSD, isWellFormedIri } from '../rdf/index.js';
import type { Dictionary } from './dictionary.js';
import { INLINE_READERS, type InlineReader } from './inline-bytes.js';
import {
  Byte,
  IRI_BYTES,
  LABEL,
  LABEL_BYTES,
  LITERAL_BYTES,
  NotWellFormed,
  TAG_BYTES,
  hasIriMark,
  isAbsoluteIri,
  isAt,
  unescaped,
} from './n-quads-bytes.js';
import { HASH_FACTOR, HASH_START, hashOfBytes, hashOfRecord } from './term-table.js';
import { TermKind, UNBOUND, type TermId } from './term-ids.js';

const LANGUAGE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/;
const TAGGED_KINDS = new Map([
  [undefined, TermKind.tagged],
  ['ltr', TermKind.taggedLeftToRight],
  ['rtl', TermKind.taggedRightToLeft],
]);

/** Datatypes that are not `typed`, may be inline, or need a language tag. */
const DATATYPE_RULES = new Map<string, DatatypeRule>([
  [XSD.string.value, 'string'],
  ...INLINE_READERS,
  [RDF.langString.value, 'language'],
  [RDF.dirLangString.value, 'language'],
]);
type DatatypeRule = InlineReader | 'string' | 'language' | undefined;

interface Datatype {
  /** The bytes between the brackets. */
  readonly written: Uint8Array;
  readonly rule: DatatypeRule;
  /** 0 until a literal needs it: inline ones do not. */
  id: TermId;
}

/** Cached datatypes; others are looked up each time. */
const REMEMBERED_DATATYPES = 16;
const encoder = new TextEncoder();

/**
 * Reads term after term from `bytes`, beginning at `at`. The bytes have whole lines, so every
 * truncated term ends at a line feed, which no term may contain.
 */
export class TermParser {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  readonly #labels = new Map<string, TermId>();
  /** The last subject's IRI in the same bytes: most subjects are on several lines. */
  #subjectStart = 0;
  #subjectLength = 0;
  #subjectId: TermId = UNBOUND;
  readonly #datatypes: Datatype[] = [];
  /** The text of the last literal, and its hash. */
  #text = this.bytes;
  #textStart = 0;
  #textEnd = 0;
  #textHash = 0;

  constructor(
    private readonly dictionary: Dictionary,
    /** Makes labels for blank nodes; without it, labels are kept. */
    private readonly nextLabel: (() => string) | undefined,
  ) {}

  setBytes(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.at = 0;
    this.#subjectId = UNBOUND;
  }

  /** Skips spaces and tabs; returns the next byte. */
  skipBlanks(): number {
    const { bytes } = this;
    let { at } = this;
    while (bytes[at] === Byte.space || bytes[at] === Byte.tab) at += 1;
    this.at = at;
    return bytes[at]!;
  }

  subject(): TermId {
    const byte = this.skipBlanks();
    if (byte === Byte.less) return this.#isSameSubject() ? this.#subjectId : this.#newSubject();
    if (byte === Byte.underscore) return this.#blankNode();
    throw this.expected('an IRI or a blank node as the subject');
  }

  predicate(): TermId {
    if (this.skipBlanks() !== Byte.less) throw this.expected('an IRI as the predicate');
    return this.#iri();
  }

  object(): TermId {
    const byte = this.skipBlanks();
    if (byte === Byte.less)
      return this.bytes[this.at + 1] === Byte.less ? this.#tripleTerm() : this.#iri();
    if (byte === Byte.quote) return this.#literal();
    if (byte === Byte.underscore) return this.#blankNode();
    throw this.expected('an IRI, a blank node, a literal or a triple term as the object');
  }

  graph(): TermId {
    return this.bytes[this.at] === Byte.less ? this.#iri() : this.#blankNode();
  }

  skipString(): void {
    if (this.skipBlanks() !== Byte.quote) throw this.expected('a quoted string');
    this.#literalText();
  }

  expected(what: string): NotWellFormed {
    const end = this.bytes
      .subarray(this.at, this.at + 40)
      .findIndex((byte) => byte === Byte.lineFeed || byte === Byte.carriageReturn);
    const found = toText(
      this.bytes,
      this.at,
      Math.min(this.at + (end === -1 ? 40 : end), this.bytes.length),
    ).replace(/\ufffd$/, '');
    return new NotWellFormed(
      `expected ${what}, found ${found === '' ? 'the end of the line' : `"${found}"`}`,
    );
  }

  #isSameSubject(): boolean {
    if (this.#subjectId === UNBOUND) return false;
    const { bytes } = this;
    const [start, before, length] = [this.at + 1, this.#subjectStart, this.#subjectLength];
    for (let offset = length; offset >= 0; offset -= 1)
      if (bytes[start + offset] !== bytes[before + offset]) return false;
    this.at = start + length + 1;
    return true;
  }

  #newSubject(): TermId {
    const start = this.at + 1;
    const id = this.#iri();
    this.#subjectStart = start;
    this.#subjectLength = this.at - 1 - start;
    this.#subjectId = id;
    return id;
  }

  #iri(): TermId {
    const { bytes } = this;
    const start = this.at + 1;
    let at = start;
    let hash = HASH_START;
    for (let byte = bytes[at]!; IRI_BYTES[byte] !== 0; byte = bytes[++at]!)
      hash = Math.imul(hash ^ byte, HASH_FACTOR);
    if (bytes[at] !== Byte.greater) return this.#escapedIri(start, at);
    this.at = at + 1;
    return this.#internIri(bytes, start, at, hash);
  }

  #escapedIri(start: number, stoppedAt: number): TermId {
    const { bytes } = this;
    let end = stoppedAt;
    while (IRI_BYTES[bytes[end]!] !== 0 || bytes[end] === Byte.backslash) end += 1;
    this.at = end;
    if (bytes[end] !== Byte.greater) throw this.expected('the ">" that ends an IRI');
    const text = unescaped(bytes, start, end, 'iri');
    this.at = end + 1;
    return this.#internIri(text, 0, text.length, hashOfBytes(text, 0, text.length));
  }

  #internIri(text: Uint8Array, start: number, end: number, textHash: number): TermId {
    const dictionary = this.dictionary;
    const sizeBefore = dictionary.size;
    const id = dictionary.internHashed(
      hashOfRecord(TermKind.iri, 0, textHash),
      TermKind.iri,
      0,
      text,
      start,
      end,
    );
    if (dictionary.size === sizeBefore) return id;
    const isGood =
      isAbsoluteIri(text, start, end) &&
      // What the log has is read as it is; documents of others have labels of their own.
      !(
        this.nextLabel &&
        hasIriMark(text, start, end) &&
        !isWellFormedIri(toText(text, start, end))
      );
    if (!isGood)
      throw new NotWellFormed(`expected an absolute IRI, found <${toText(text, start, end)}>`);
    return id;
  }

  #blankNode(): TermId {
    const { bytes } = this;
    const start = this.at + 2;
    if (bytes[start - 1] !== Byte.colon) throw this.expected('a blank node "_:label"');
    let end = start;
    while (LABEL_BYTES[bytes[end]!] !== 0) end += 1;
    while (bytes[end - 1] === Byte.dot) end -= 1;
    const label = toText(bytes, start, end);
    if (!LABEL.test(label)) throw this.expected('a blank node "_:label"');
    this.at = end;
    if (!this.nextLabel) return this.dictionary.intern(TermKind.blankNode, 0, bytes, start, end);
    let id = this.#labels.get(label);
    if (id === undefined)
      this.#labels.set(
        label,
        (id = this.dictionary.intern(TermKind.blankNode, 0, encoder.encode(this.nextLabel()))),
      );
    return id;
  }

  #tripleTerm(): TermId {
    const { bytes } = this;
    if (bytes[this.at + 2] !== Byte.open) throw this.expected('a triple term "<<( … )>>"');
    this.at += 3;
    const parts = new DataView(new ArrayBuffer(12));
    parts.setUint32(0, this.subject());
    parts.setUint32(4, this.predicate());
    parts.setUint32(8, this.object());
    if (
      this.skipBlanks() !== Byte.close ||
      this.bytes[this.at + 1] !== Byte.greater ||
      this.bytes[this.at + 2] !== Byte.greater
    )
      throw this.expected('the ")>>" that ends a triple term');
    this.at += 3;
    return this.dictionary.intern(TermKind.triple, 0, new Uint8Array(parts.buffer));
  }

  #literalText(): void {
    const { bytes } = this;
    const start = this.at + 1;
    let at = start;
    let hash = HASH_START;
    for (let byte = bytes[at]!; LITERAL_BYTES[byte] !== 0; byte = bytes[++at]!)
      hash = Math.imul(hash ^ byte, HASH_FACTOR);
    if (bytes[at] === Byte.quote) {
      this.#text = bytes;
      this.#textStart = start;
      this.#textEnd = at;
      this.#textHash = hash;
      this.at = at + 1;
      return;
    }
    while (LITERAL_BYTES[bytes[at]!] !== 0 || bytes[at] === Byte.backslash)
      at += bytes[at] === Byte.backslash && bytes[at + 1] !== Byte.lineFeed ? 2 : 1;
    this.at = at;
    if (bytes[at] !== Byte.quote) throw this.expected('the quotation mark that ends a literal');
    const text = unescaped(bytes, start, at, 'literal');
    this.#text = text;
    this.#textStart = 0;
    this.#textEnd = text.length;
    this.#textHash = hashOfBytes(text, 0, text.length);
    this.at = at + 1;
  }

  #literal(): TermId {
    this.#literalText();
    const next = this.bytes[this.at];
    if (next === Byte.at) return this.#tagged();
    if (next !== Byte.caret) return this.#internText(TermKind.string, 0);
    if (this.bytes[this.at + 1] !== Byte.caret || this.bytes[this.at + 2] !== Byte.less)
      throw this.expected('a datatype "^^<IRI>"');
    this.at += 2;
    return this.#typed();
  }

  #internText(kind: number, extra: TermId): TermId {
    return this.dictionary.internHashed(
      hashOfRecord(kind, extra, this.#textHash),
      kind,
      extra,
      this.#text,
      this.#textStart,
      this.#textEnd,
    );
  }

  #typed(): TermId {
    const start = this.at;
    const datatype = this.#datatype();
    if (datatype.rule === 'language') {
      this.at = start;
      throw this.expected('a datatype whose literals have no language tag');
    }
    const { rule } = datatype;
    const inline =
      typeof rule === 'function' ? rule(this.#text, this.#textStart, this.#textEnd) : UNBOUND;
    if (inline !== UNBOUND) return inline;
    if (rule === 'string') return this.#internText(TermKind.string, 0);
    if (datatype.id === UNBOUND)
      datatype.id = this.#internIri(
        datatype.written,
        0,
        datatype.written.length,
        hashOfBytes(datatype.written, 0, datatype.written.length),
      );
    return this.#internText(TermKind.typed, datatype.id);
  }

  #datatype(): Datatype {
    const { bytes } = this;
    const start = this.at + 1;
    for (const known of this.#datatypes) {
      const { length } = known.written;
      if (bytes[start + length] !== Byte.greater || !isAt(bytes, start, known.written)) continue;
      this.at = start + length + 1;
      return known;
    }
    let end = start;
    while (IRI_BYTES[bytes[end]!] !== 0) end += 1;
    const rule =
      bytes[end] === Byte.greater ? DATATYPE_RULES.get(toText(bytes, start, end)) : undefined;
    // An escaped IRI is read as any other, and may turn out to be one of those above.
    const id = rule === undefined ? this.#iri() : UNBOUND;
    if (rule === undefined && bytes[end] !== Byte.greater)
      return {
        written: bytes.slice(start, end),
        rule: DATATYPE_RULES.get(this.dictionary.textOf(id)),
        id,
      };
    this.at = end + 1;
    const datatype = { written: bytes.slice(start, end), rule, id };
    if (this.#datatypes.length < REMEMBERED_DATATYPES) this.#datatypes.push(datatype);
    return datatype;
  }

  #tagged(): TermId {
    const { bytes } = this;
    const start = this.at + 1;
    let end = start;
    while (TAG_BYTES[bytes[end]!] !== 0) end += 1;
    // Case does not count in tags (RDF 1.2 Concepts §3.4): all parsers here make them lower-case.
    const written = toText(bytes, start, end);
    const [language = '', direction, ...rest] = written.split('--');
    const kind = TAGGED_KINDS.get(direction);
    if (!LANGUAGE.test(language.toLowerCase()) || kind === undefined || rest.length > 0)
      throw this.expected('a language tag "@en", or one with a direction, "@ar--rtl"');
    this.at = end;
    return this.#internText(
      kind,
      this.dictionary.intern(TermKind.string, 0, encoder.encode(language.toLowerCase())),
    );
  }
}

function toText(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
