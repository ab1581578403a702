/** The dataset in a request's parameters (SPARQL 1.1 Protocol §2.1.4 and §2.2.3). */
import { namedNode, type NamedNode } from '../rdf/index.js';
import { formOf, type Dataset, type QueryForm } from './algebra/index.js';

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
  query: QueryForm,
  dataset: ProtocolDataset | undefined,
): QueryForm {
  return namesGraphs(dataset) ? { type: 'from', input: formOf(query), ...toNodes(dataset) } : query;
}

/** The terms of a dataset. */
export function toNodes({ defaultGraphs, namedGraphs }: ProtocolDataset): Required<Dataset> {
  const nodesOf = (iris: readonly string[]): NamedNode[] => iris.map((iri) => namedNode(iri));
  return { default: nodesOf(defaultGraphs), named: nodesOf(namedGraphs) };
}
