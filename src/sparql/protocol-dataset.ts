/** The dataset that a request names beside its query (SPARQL 1.1 Protocol §2.1.4 and §2.2.3). */
import { ServiceError } from '../errors.js';
import { namedNode, type NamedNode } from '../rdf/index.js';
import { isUpdate, type Operation } from './parse-query.js';
import { withoutStringsAndComments } from './query-text.js';

/** Graph IRIs from `default-graph-uri` / `named-graph-uri`, or `using-graph-uri` / `using-named-graph-uri`. */
export interface ProtocolDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

/** The keywords; not the same letters in a variable, a prefixed name, a label or a language tag. */
const WITH_OR_USING = /(?<![\p{L}\p{N}_?$:@%.-])(?:WITH|USING)(?![\p{L}\p{N}_:.-])/iu;

/** The operation over the request's dataset, which takes the place of FROM; unchanged when the request names none. */
export function withProtocolDataset(operation: Operation, dataset: ProtocolDataset | undefined, text: string): Operation {
  if (!dataset || (dataset.defaultGraphs.length === 0 && dataset.namedGraphs.length === 0)) return operation;
  return isUpdate(operation) ? withUsing(operation, dataset, text) : wrapInFrom(operation, dataset);
}

function withUsing(operation: Operation, dataset: ProtocolDataset, text: string): Operation {
  if (operation.type === 'compositeupdate') {
    return { ...operation, updates: (operation.updates as Operation[]).map((update) => withUsing(update, dataset, text)) };
  }
  const where = operation.where as Operation | undefined;
  if (where?.type === 'from' || WITH_OR_USING.test(withoutStringsAndComments(text))) {
    throw new ServiceError('bad-request', 'The update has USING or WITH, and the request has using-graph-uri or using-named-graph-uri: only one of them may name the dataset.');
  }
  return where ? { ...operation, where: wrapInFrom(where, dataset) } : operation;
}

function wrapInFrom(operation: Operation, dataset: ProtocolDataset): Operation {
  const input = operation.type === 'from' ? (operation.input as Operation) : operation;
  return { type: 'from', input, default: toNodes(dataset.defaultGraphs), named: toNodes(dataset.namedGraphs) };
}

function toNodes(iris: readonly string[]): NamedNode[] {
  return iris.map((iri) => {
    if (!/^[a-z][a-z0-9+.-]*:[^\s<>"{}|^`\\]*$/i.test(iri)) {
      throw new ServiceError('bad-request', `A graph is named by an absolute IRI; found "${iri}".`);
    }
    return namedNode(iri);
  });
}
