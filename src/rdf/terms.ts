/** The RDF/JS terms everyone uses, and the store behind small collections of quads. */
import { DataFactory, Store, type Term as N3Term } from 'n3';
import type { Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import type { Match } from './quad-source.js';
import { XSD } from './vocabularies.js';

/* oxlint-disable typescript/unbound-method -- the factory's methods use no `this` */
export const { namedNode, blankNode, quad, defaultGraph } = DataFactory;
/* oxlint-enable typescript/unbound-method */

/** The quad of three or four terms, each of a kind that its position allows. */
export function quadFrom([subject, predicate, object, graph]: readonly Term[]): Quad {
  return quad(
    subject as Quad['subject'],
    predicate as Quad['predicate'],
    object as Quad['object'],
    graph as Quad['graph'] | undefined,
  );
}

/** The RDF/JS factory behind the functions here, for libraries that need one. */
export const dataFactory = DataFactory;

/** A literal: plain (xsd:string), of a datatype, or in a language. */
export function literal(value: string, languageOrDatatype?: string | NamedNode): Literal {
  return DataFactory.literal(value, languageOrDatatype);
}

/** A text in a language with a base direction (RDF 1.2 rdf:dirLangString). */
export function directedLiteral(
  value: string,
  language: string,
  direction: 'ltr' | 'rtl',
): Literal {
  // The package takes RDF 1.2's form; its types are of an older version.
  return DataFactory.literal(value, { language, direction } as unknown as string);
}

/** A date of any precision: `2005`, `2005-03`, `2005-03-14`. */
export function dateLiteral(isoDate: string): Literal {
  return literal(isoDate, [XSD.gYear, XSD.gYearMonth][isoDate.split('-').length - 1] ?? XSD.date);
}

export function integerLiteral(value: number): Literal {
  return literal(String(Math.trunc(value)), XSD.integer);
}

/**
 * The id of a set's first term. The package keeps quads in objects with ids as keys, and V8 gives
 * an object with one key below some thousand an array up to there: 1,600 quads took 13 MB, not 1.
 */
const FIRST_ID = 2 ** 20;

/** An in-memory collection of quads, each once; it is a `QuadSource` and an RDF/JS dataset. */
export class QuadSet extends Store {
  constructor(quads: Quad[] = []) {
    super();
    // The package's types lack its index of terms.
    (this as unknown as { _entityIndex: { _id: number } })._entityIndex._id = FIRST_ID;
    this.addQuads(quads);
  }

  /** The package's types want its own term class here; it takes any RDF/JS term. */
  override match(
    subject?: Match,
    predicate?: Match,
    object?: Match,
    graph?: Match,
  ): ReturnType<Store['match']> {
    return super.match(subject as N3Term, predicate as N3Term, object as N3Term, graph as N3Term);
  }
}

/** An IRI as a prefixed name, where one of the prefixes fits; else as it is. */
export function shortIri(iri: string, prefixes: Readonly<Record<string, string>>): string {
  const found = Object.entries(prefixes).find(
    ([, namespace]) => iri.startsWith(namespace) && /^[\w.-]+$/.test(iri.slice(namespace.length)),
  );
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

/** The datatypes of days, months, years and moments. */
export const DATE_TYPES: ReadonlySet<string> = new Set(
  [XSD.date, XSD.gYear, XSD.gYearMonth, XSD.dateTime].map(({ value }) => value),
);
