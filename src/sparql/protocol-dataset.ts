/** The dataset in a request's parameters (SPARQL 1.1 Protocol §2.1.4 and §2.2.3). */
import { defaultGraph, namedNode } from '../rdf/index.js';
import { formOf, type Dataset, type QueryForm } from './algebra/index.js';

/** Graph IRIs (empty for the default graph) of `default-graph-uri` and `named-graph-uri`, or of the `using-` forms. */
export interface ProtocolDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
  /** The one graph that an update may change, which it need not name; empty for the default graph. */
  readonly changes?: string;
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
  return {
    default: defaultGraphs.map((iri) => (iri === '' ? defaultGraph() : namedNode(iri))),
    named: namedGraphs.map((iri) => namedNode(iri)),
  };
}
