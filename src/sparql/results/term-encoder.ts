/**
 * Terms as the result formats write them, from the dictionary's bytes wherever that is possible.
 */
import {
  FIRST_INLINE_ID,
  FIRST_LOCAL_ID,
  TermKind,
  type DictionaryView,
  type TermId,
} from '../../graph/index.js';
import { namedNode, type Term } from '../../rdf/index.js';
import type { ByteSink } from './byte-sink.js';

/** How a format writes terms: from strings, and from bytes. */
export interface TermSyntax {
  /**
   * A term as a string: for computed terms, and those that are numbers rather than text in the
   * graph.
   */
  term(term: Term): string;
  /** The text before and after an IRI, a blank node's label and a plain string. */
  readonly iri: readonly [string, string];
  readonly blankNode: readonly [string, string];
  readonly string: readonly [string, string];
  /** The text before a typed literal, between it and its datatype, and after. */
  readonly typed: readonly [string, string, string];
  /** The same of a literal with a language. */
  readonly tagged: readonly [string, string, string];
  readonly iriEscapes: readonly (string | undefined)[];
  readonly literalEscapes: readonly (string | undefined)[];
  /** Whether the format has literals without datatype and language (CSV). */
  readonly isBare?: boolean;
  /**
   * Whether datatype and language stand before the text (XML); then `term` writes literals that
   * have one.
   */
  readonly hasExtraFirst?: boolean;
  /** Datatypes whose literals are not simply text in quotes, as numbers in TSV. */
  readonly special?: ReadonlySet<string>;
  /**
   * Whether a text has to be written by `term`: for quotes around the whole (CSV), or because it
   * cannot be written (XML).
   */
  readonly isSpecialText?: (bytes: Uint8Array, from: number, to: number) => boolean;
}

/** How many texts of computed terms and of numbers are kept. */
const KEPT_TEXTS = 50_000;

export class TermEncoder {
  readonly #dictionary: DictionaryView;
  readonly #termOf: (id: TermId) => Term;
  readonly #syntax: TermSyntax;
  readonly #texts = new Map<TermId, string>();
  readonly #specialIds: ReadonlySet<TermId>;

  constructor(dictionary: DictionaryView, termOf: (id: TermId) => Term, syntax: TermSyntax) {
    this.#dictionary = dictionary;
    this.#termOf = termOf;
    this.#syntax = syntax;
    this.#specialIds = new Set(
      [...(syntax.special ?? [])].map((iri) => dictionary.idOf(namedNode(iri))),
    );
  }

  write(sink: ByteSink, id: TermId): void {
    // Terms that are their own id are ASCII.
    if (id >= FIRST_INLINE_ID) sink.ascii(this.#textOf(id));
    else if (id >= FIRST_LOCAL_ID || !this.#writeBytes(sink, id)) sink.text(this.#textOf(id));
  }

  #writeBytes(sink: ByteSink, id: TermId): boolean {
    const { kinds, bytes, ends, extras } = this.#dictionary;
    const syntax = this.#syntax;
    const [from, to] = [ends[id - 1]!, ends[id]!];
    if (syntax.isSpecialText?.(bytes, from, to)) return false;
    switch (kinds[id]) {
      case TermKind.iri:
        return this.#around(sink, syntax.iri, from, to, syntax.iriEscapes);
      case TermKind.blankNode:
        return this.#around(sink, syntax.blankNode, from, to, syntax.iriEscapes);
      case TermKind.string:
        return this.#around(sink, syntax.string, from, to, syntax.literalEscapes);
      case TermKind.typed:
        if (syntax.hasExtraFirst || this.#specialIds.has(extras[id]!)) return false;
        return this.#withExtra(sink, syntax.typed, id, syntax.iriEscapes);
      case TermKind.tagged:
        if (syntax.hasExtraFirst) return false;
        return this.#withExtra(sink, syntax.tagged, id, syntax.literalEscapes);
      default:
        return false;
    }
  }

  #around(
    sink: ByteSink,
    [before, after]: readonly [string, string],
    from: number,
    to: number,
    escapes: readonly (string | undefined)[],
  ): true {
    sink.ascii(before);
    sink.escaped(this.#dictionary.bytes, from, to, escapes);
    sink.ascii(after);
    return true;
  }

  #withExtra(
    sink: ByteSink,
    [before, between, after]: readonly [string, string, string],
    id: TermId,
    extraEscapes: readonly (string | undefined)[],
  ): true {
    const { bytes, ends, extras } = this.#dictionary;
    sink.ascii(before);
    sink.escaped(bytes, ends[id - 1]!, ends[id]!, this.#syntax.literalEscapes);
    if (this.#syntax.isBare) return true;
    sink.ascii(between);
    const extra = extras[id]!;
    sink.escaped(bytes, ends[extra - 1]!, ends[extra]!, extraEscapes);
    sink.ascii(after);
    return true;
  }

  #textOf(id: TermId): string {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    if (this.#texts.size >= KEPT_TEXTS) this.#texts.clear();
    const text = this.#syntax.term(this.#termOf(id));
    this.#texts.set(id, text);
    return text;
  }
}
