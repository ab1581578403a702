/**
 * How statements are written into a database that may know RDF 1.1 only, and read back letter by
 * letter. Three things have another form there:
 * 1. blank nodes are Skolem IRIs (RDF 1.1 Concepts §3.5), so that a query can name them;
 * 2. triple terms, literals with a base direction, geometries, and literals of XSD in a form that a
 *    database would change, are literals of `og:TermText` with their N-Triples form;
 * 3. the default graph is a named graph, since databases differ in what it is.
 */
import {
  GEOSPARQL,
  XSD,
  blankNode,
  defaultGraph,
  literal,
  namedNode,
  parseN3Syntax,
  quadFrom,
  toNTriplesTerm,
  type NamedNode,
  type Names,
  type Quad,
  type Term,
} from '../rdf/index.js';

export class StoredTerms {
  readonly #termText: NamedNode;
  readonly #skolem: string;
  readonly #unnamed: NamedNode;

  constructor({ baseIri, og }: Names) {
    this.#termText = og('TermText');
    this.#skolem = `${baseIri}.well-known/genid/`;
    this.#unnamed = namedNode(`${baseIri}graph/unnamed`);
  }

  /** The form that a term has in the database, as SPARQL and N-Triples write it. */
  textOf(term: Term): string {
    return toNTriplesTerm(this.#stored(term));
  }

  iriOf(graph: Term): string {
    return this.#stored(graph).value;
  }

  #stored(term: Term): Term {
    if (term.termType === 'DefaultGraph') return this.#unnamed;
    if (term.termType === 'BlankNode')
      return namedNode(this.#skolem + encodeURIComponent(term.value));
    return isKept(term) ? term : literal(toNTriplesTerm(term), this.#termText);
  }

  /** The statement that a row of the database is. */
  quadOf(subject: Term, predicate: Term, object: Term, graph: Term): Quad {
    // A database has terms in the positions in which it was given them.
    return quadFrom([this.termOf(subject), predicate, this.termOf(object), this.graphOf(graph)]);
  }

  graphOf(stored: Term): Quad['graph'] {
    return stored.equals(this.#unnamed) ? defaultGraph() : (this.termOf(stored) as Quad['graph']);
  }

  termOf(stored: Term): Term {
    if (stored.termType === 'NamedNode' && stored.value.startsWith(this.#skolem))
      return blankNode(decodeURIComponent(stored.value.slice(this.#skolem.length)));
    if (stored.termType !== 'Literal') return stored;
    if (stored.datatype.equals(this.#termText)) return termOfText(stored.value);
    // Virtuoso has numbers for them.
    return stored.datatype.equals(XSD.boolean)
      ? literal(TRUTHS[stored.value] ?? stored.value, XSD.boolean)
      : stored;
  }
}

/** Forms of literals that Virtuoso 7 and Oxigraph 0.4 give back letter by letter. */
const KEPT_FORMS: Readonly<Record<string, RegExp>> = {
  [XSD.integer.value]: /^(?:0|-?[1-9]\d{0,17})$/,
  [XSD.decimal.value]: /^-?(?:0|[1-9]\d{0,11})\.\d{0,8}[1-9]$/,
  [XSD.double.value]: /^-?(?:0|[1-9]\d{0,5})\.(?:5|25|75)$/,
  [XSD.float.value]: /^-?(?:0|[1-9]\d{0,3})\.(?:5|25|75)$/,
  [XSD.boolean.value]: /^(?:true|false)$/,
  [XSD.date.value]: /^[1-9]\d{3}-\d\d-\d\d(?:Z|[+-](?!00:00)\d\d:\d\d)?$/,
  [XSD.dateTime.value]:
    /^[1-9]\d{3}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d\d[1-9])?(?:Z|[+-](?!00:00)\d\d:\d\d)?$/,
  [XSD.gYear.value]: /^[1-9]\d{3}$/,
  [XSD.gYearMonth.value]: /^[1-9]\d{3}-\d\d$/,
};
/** Datatypes of XSD whose literals are nothing but text to a database. */
const TEXTS: ReadonlySet<string> = new Set([
  XSD.string.value,
  XSD.anyURI.value,
  XSD.hexBinary.value,
]);
const TRUTHS: Readonly<Record<string, string>> = { 1: 'true', 0: 'false' };

function isKept(term: Term): boolean {
  if (term.termType !== 'Literal') return term.termType !== 'Quad';
  const { value, datatype, direction } = term;
  // Virtuoso has geometries of its own for texts of WKT.
  if (direction || datatype.equals(GEOSPARQL.wktLiteral)) return false;
  if (!datatype.value.startsWith(XSD.iri) || TEXTS.has(datatype.value)) return true;
  return KEPT_FORMS[datatype.value]?.test(value) ?? false;
}

function termOfText(text: string): Term {
  const [statement] = parseN3Syntax(`<urn:x:s> <urn:x:p> ${text} .`, {
    format: 'nquads',
    keepBlankNodeLabels: true,
  });
  if (!statement) throw new TypeError(`A stored term cannot be read back: ${text}`);
  return statement.object;
}
