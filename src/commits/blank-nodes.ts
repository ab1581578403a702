/** Blank nodes of a change get labels that no earlier commit has. */
import {
  getOrMake,
  mentionsBlankNode,
  withLabels,
  type BlankNode,
  type Quad,
} from '../rdf/index.js';

/** `c`, the commit's number, `b`, a count: the label of a node that is in the graph. */
const COMMITTED_LABEL = /^c\d+b\d+$/;

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
  const fresh = new Map<string, string>();
  const labelOf = ({ value }: BlankNode): string =>
    COMMITTED_LABEL.test(value) ? value : getOrMake(fresh, value, nextLabel);
  return (from) => (mentionsBlankNode(from) ? withLabels(from, labelOf) : from);
}
