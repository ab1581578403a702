/** Terms as they come out of Comunica, turned back into those of the graph. */
import { blankNode, quad, type Quad, type Term } from '../../rdf/index.js';

/** Comunica marks the blank nodes of a source with the source, as `urn:comunica_skolem:source_0:label`. */
const SOURCE_MARK = /^urn:comunica_skolem:source_\d+:/;

/** The term with blank nodes under the labels they have in the graph. */
export function toGraphTerm<T extends Term>(term: T): T {
  if (term.termType === 'BlankNode') {
    const marked = (term as { skolemized?: { value: string } }).skolemized?.value;
    // A blank node stands wherever a blank node stood.
    return marked === undefined ? term : (blankNode(marked.replace(SOURCE_MARK, '')) as Term as T);
  }
  return term.termType === 'Quad' ? (toGraphQuad(term as Quad) as Term as T) : term;
}

/** The quad with blank nodes under the labels they have in the graph. */
export function toGraphQuad(from: Quad): Quad {
  return quad(toGraphTerm(from.subject), toGraphTerm(from.predicate), toGraphTerm(from.object), toGraphTerm(from.graph));
}
