/** RDF terms with their typed values (SPARQL 1.1 §17.1, RDF 1.2 Concepts §3). */
import type { BaseQuad, BlankNode, DefaultGraph, Literal, NamedNode, Term } from '@rdfjs/types';
import { RDF, XSD, defaultGraph } from '../../rdf/index.js';
import type { DatatypeMeaning, Typed } from './datatypes.js';
import { KNOWN_DATATYPES, LANGUAGE, UNKNOWN_DATATYPE } from './datatypes.js';

/** The base direction of a text; empty without one (RDF 1.2 Concepts §3.3). */
export type Direction = 'ltr' | 'rtl' | '';

/** An expression's result: an RDF term that knows its typed value. Each is an RDF/JS term too. */
export type Value = IriValue | BlankValue | LiteralValue | TripleValue;

export class IriValue implements NamedNode {
  readonly termType = 'NamedNode';

  constructor(readonly value: string) {}

  equals(other: Term | null | undefined): boolean {
    return other?.termType === 'NamedNode' && other.value === this.value;
  }
}

/** A datatype's IRI with its meaning. Get one from `datatypeOf`. */
export class DatatypeValue extends IriValue {
  constructor(
    iri: string,
    readonly meaning: DatatypeMeaning,
  ) {
    super(iri);
  }
}

const DATATYPES = new Map(
  [...KNOWN_DATATYPES].map(([iri, meaning]) => [iri, new DatatypeValue(iri, meaning)]),
);

/** The same object each time for known datatypes. */
export function datatypeOf(iri: string): DatatypeValue {
  return DATATYPES.get(iri) ?? new DatatypeValue(iri, UNKNOWN_DATATYPE);
}

/** A blank node. Immutable; its value is the label without `_:`. */
export class BlankValue implements BlankNode {
  readonly termType = 'BlankNode';

  constructor(readonly value: string) {}

  equals(other: Term | null | undefined): boolean {
    return other?.termType === 'BlankNode' && other.value === this.value;
  }
}

const STRING_DATATYPE = datatypeOf(XSD.string.value);
const LANGUAGE_DATATYPE = datatypeOf(RDF.langString.value);
const DIRECTION_DATATYPE = datatypeOf(RDF.dirLangString.value);

/**
 * A literal. Immutable outside; inside, the typed value of a parsed one and the lexical form of a
 * computed one are made on demand and kept.
 */
export class LiteralValue implements Literal {
  readonly termType = 'Literal';
  #lexical: string | undefined;
  /** Whether it was computed, so that its lexical form is canonical. */
  readonly isComputed: boolean;
  /** Null when there is none. */
  #typed: Typed | null | undefined;

  /** Use `literalValue` and its like. Takes `lexical` or `typed`. */
  constructor(
    lexical: string | undefined,
    readonly datatype: DatatypeValue,
    readonly language: string,
    readonly direction: Direction,
    typed?: Typed,
  ) {
    this.#lexical = lexical;
    this.isComputed = lexical === undefined;
    this.#typed = typed;
  }

  /** The lexical form: as given, or canonical if computed. */
  get value(): string {
    return (this.#lexical ??= String(this.#typed));
  }

  /** Undefined when ill-typed, of an unknown datatype, or a text in a language. */
  get typed(): Typed | undefined {
    const known = this.#typed;
    if (known !== undefined) return known ?? undefined;
    const typed = this.datatype.meaning.parse(this.value);
    this.#typed = typed ?? null;
    return typed;
  }

  /** Whether it is a text in a language, with or without a base direction. */
  get isLanguage(): boolean {
    return this.datatype.meaning === LANGUAGE;
  }

  equals(other: Term | null | undefined): boolean {
    if (this === other) return true;
    return (
      other?.termType === 'Literal' &&
      other.value === this.value &&
      other.datatype.value === this.datatype.value &&
      other.language === this.language &&
      (other.direction ?? '') === this.direction
    );
  }
}

const DEFAULT_GRAPH = defaultGraph();

/** A triple term (RDF 1.2 Concepts §3.1); in RDF/JS a quad of the default graph. Immutable. */
export class TripleValue implements BaseQuad {
  readonly termType = 'Quad';
  readonly value = '';
  /** Levels of nested triple terms, including this one. */
  readonly depth: number;

  constructor(
    readonly subject: Value,
    readonly predicate: Value,
    readonly object: Value,
  ) {
    this.depth = object instanceof TripleValue ? object.depth + 1 : 1;
  }

  get graph(): DefaultGraph {
    return DEFAULT_GRAPH;
  }

  equals(other: Term | null | undefined): boolean {
    if (this === other) return true;
    return (
      other?.termType === 'Quad' &&
      this.subject.equals(other.subject) &&
      this.predicate.equals(other.predicate) &&
      this.object.equals(other.object) &&
      other.graph.termType === 'DefaultGraph'
    );
  }
}

export function literalValue(lexical: string, datatype: string | DatatypeValue): LiteralValue {
  return new LiteralValue(
    lexical,
    typeof datatype === 'string' ? datatypeOf(datatype) : datatype,
    '',
    '',
  );
}

export function typedValue(typed: Typed, datatype: DatatypeValue): LiteralValue {
  return new LiteralValue(undefined, datatype, '', '', typed);
}

export function stringValue(text: string): LiteralValue {
  return new LiteralValue(text, STRING_DATATYPE, '', '', text);
}

export function isPlainText(term: Term): boolean {
  return (
    term.termType === 'Literal' && term.language === '' && term.datatype.value === XSD.string.value
  );
}

/** rdf:langString, or with a base direction rdf:dirLangString. */
export function languageValue(
  text: string,
  language: string,
  direction: Direction = '',
): LiteralValue {
  return new LiteralValue(
    text,
    direction === '' ? LANGUAGE_DATATYPE : DIRECTION_DATATYPE,
    language,
    direction,
  );
}

/** A value is returned as it is. @throws TypeError for a variable or the default graph. */
export function toValue(term: Term): Value {
  if (
    term instanceof LiteralValue ||
    term instanceof IriValue ||
    term instanceof BlankValue ||
    term instanceof TripleValue
  )
    return term;
  switch (term.termType) {
    case 'NamedNode':
      return new IriValue(term.value);
    case 'BlankNode':
      return new BlankValue(term.value);
    case 'Literal':
      return term.language === ''
        ? literalValue(term.value, term.datatype.value)
        : languageValue(term.value, term.language, term.direction ?? '');
    case 'Quad':
      return new TripleValue(toValue(term.subject), toValue(term.predicate), toValue(term.object));
    case 'Variable':
    case 'DefaultGraph':
      throw new TypeError(`Expected an RDF term, found a ${term.termType}`);
  }
}

/** Whether a literal is well-typed; true for unknown datatypes. */
export function isOfDatatype(literal: Literal): boolean {
  const { value, datatype } = literal;
  return (
    !KNOWN_DATATYPES.has(datatype.value) || literalValue(value, datatype.value).typed !== undefined
  );
}
