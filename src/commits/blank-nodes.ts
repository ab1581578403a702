/** Blank nodes of a change get labels that no earlier commit has. */
import { blankNode, getOrMake, quad, type BlankNode, type Quad } from '../rdf/index.js';

/** `c`, the commit's number, `b`, a count: the label of a node that is in the graph. */
const COMMITTED_LABEL = /^c\d+b\d+$/;

/** One commit's labels, one after another. */
export function freshLabels(commitId: number): () => string {
  let count = 0;
  return () => `c${commitId}b${count++}`;
}

/**
 * Renames the blank nodes of statements: every new node becomes `c{commitId}b{n}`. Nodes of the
 * graph keep their labels, so that an update can remove statements about them. Parsers and the
 * query engine never give labels of this form.
 */
export function blankNodeRenamer(nextLabel: () => string): (from: Quad) => Quad {
  const fresh = new Map<string, BlankNode>();
  const rename = (term: Quad['object']): Quad['object'] => {
    if (term.termType === 'Quad') return renameQuad(term);
    if (term.termType !== 'BlankNode' || COMMITTED_LABEL.test(term.value)) return term;
    return getOrMake(fresh, term.value, () => blankNode(nextLabel()));
  };
  // Renamed blank nodes are still valid in their positions.
  const renameQuad = (from: Quad): Quad => {
    const [subject, object] = [rename(from.subject), rename(from.object)];
    const graph = rename(from.graph as Quad['object']);
    return subject === from.subject && object === from.object && graph === from.graph
      ? from
      : quad(subject as Quad['subject'], from.predicate, object, graph as Quad['graph']);
  };
  return renameQuad;
}
