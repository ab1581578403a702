/**
 * How statements are written into a database that may know RDF 1.1 only, and read back letter by
 * letter. Three things have another form there:
 * 1. blank nodes are Skolem IRIs (RDF 1.1 Concepts §3.5), so that a query can name them;
 * 2. triple terms, and literals with a base direction, are literals of `og:Rdf12Term` with their
 *    N-Triples form;
 * 3. the default graph is a named graph, since databases differ in what it is.
 */
import {
  blankNode,
  defaultGraph,
  literal,
  namedNode,
  parseN3Syntax,
  quad,
  toNTriplesTerm,
  type NamedNode,
  type Names,
  type Quad,
  type Term,
} from '../rdf/index.js';

export class StoredTerms {
  readonly #rdf12Term: NamedNode;
  readonly #skolem: string;
  readonly #unnamed: NamedNode;

  constructor({ baseIri, og }: Names) {
    this.#rdf12Term = og('Rdf12Term');
    this.#skolem = `${baseIri}.well-known/genid/`;
    this.#unnamed = namedNode(`${baseIri}graph/unnamed`);
  }

  /** The form that a term has in the database, as SPARQL and N-Triples write it. */
  textOf(term: Term): string {
    return toNTriplesTerm(this.#stored(term));
  }

  #stored(term: Term): Term {
    if (term.termType === 'DefaultGraph') return this.#unnamed;
    if (term.termType === 'BlankNode')
      return namedNode(this.#skolem + encodeURIComponent(term.value));
    const isOfRdf12 = term.termType === 'Quad' || (term.termType === 'Literal' && term.direction);
    return isOfRdf12 ? literal(toNTriplesTerm(term), this.#rdf12Term) : term;
  }

  /** The statement that a row of the database is. */
  quadOf(subject: Term, predicate: Term, object: Term, graph: Term): Quad {
    const name = this.termOf(graph);
    // A database has terms in the positions in which it was given them.
    return quad(
      this.termOf(subject) as Quad['subject'],
      predicate as Quad['predicate'],
      this.termOf(object) as Quad['object'],
      name.equals(this.#unnamed) ? defaultGraph() : (name as Quad['graph']),
    );
  }

  /** The term that one of the database is. */
  termOf(stored: Term): Term {
    if (stored.termType === 'NamedNode' && stored.value.startsWith(this.#skolem))
      return blankNode(decodeURIComponent(stored.value.slice(this.#skolem.length)));
    return stored.termType === 'Literal' && stored.datatype.equals(this.#rdf12Term)
      ? termOfText(stored.value)
      : stored;
  }
}

function termOfText(text: string): Term {
  const [statement] = parseN3Syntax(`<urn:x:s> <urn:x:p> ${text} .`, {
    format: 'nquads',
    keepBlankNodeLabels: true,
  });
  if (!statement) throw new TypeError(`A stored term cannot be read back: ${text}`);
  return statement.object;
}
