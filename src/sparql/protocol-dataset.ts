/** The dataset in a request's parameters (SPARQL 1.1 Protocol §2.1.4 and §2.2.3). */
import { badRequest } from '../errors.js';
import { isWellFormedIri, namedNode, type NamedNode } from '../rdf/index.js';
import type { AlgebraNode } from './parse-query.js';

/** Graph IRIs of `default-graph-uri` and `named-graph-uri`, or of the `using-` forms. */
export interface ProtocolDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

export function namesGraphs(dataset: ProtocolDataset | undefined): dataset is ProtocolDataset {
  return dataset !== undefined && dataset.defaultGraphs.length + dataset.namedGraphs.length > 0;
}

/** The request's dataset replaces FROM; without one nothing changes. */
export function withProtocolDataset(
  operation: AlgebraNode,
  dataset: ProtocolDataset | undefined,
): AlgebraNode {
  if (!namesGraphs(dataset)) return operation;
  return {
    type: 'from',
    input: operation.type === 'from' ? operation.input : operation,
    ...toNodes(dataset),
  };
}

/** @throws ServiceError `bad-request` for a name that is no absolute IRI. */
export function toNodes({ defaultGraphs, namedGraphs }: ProtocolDataset): {
  default: NamedNode[];
  named: NamedNode[];
} {
  return { default: defaultGraphs.map(toNode), named: namedGraphs.map(toNode) };
}

function toNode(iri: string): NamedNode {
  if (!isWellFormedIri(iri)) {
    throw badRequest(`A graph is named by an absolute IRI; found "${iri}".`);
  }
  return namedNode(iri);
}
