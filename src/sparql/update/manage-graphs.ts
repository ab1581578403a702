/** CLEAR, DROP, CREATE, ADD, MOVE and COPY (SPARQL 1.1 Update §3.2). Empty graphs do not exist. */
import { ServiceError } from '../../errors.js';
import { UNBOUND, type TermId } from '../../graph/index.js';
import { defaultGraph } from '../../rdf/index.js';
import type { ClearOrDrop, Create, GraphRef, Transfer } from '../algebra/index.js';
import type { DraftGraph } from './draft-graph.js';

/** @throws ServiceError for CREATE of an existing graph, and for writing inferred statements. */
export function manageGraphs(draft: DraftGraph, operation: ClearOrDrop | Create | Transfer): void {
  switch (operation.type) {
    case 'create':
      createGraph(draft, operation);
      return;
    case 'clear':
    case 'drop':
      // An empty graph does not exist.
      for (const graph of graphsOf(draft, operation.source)) emptyGraph(draft, graph);
      return;
    default:
      transferGraph(draft, operation);
  }
}

function createGraph(draft: DraftGraph, { source, silent }: Create): void {
  if (silent || !draft.graph.graphCounts.has(draft.idOf(source))) return;
  throw new ServiceError(
    'malformed-query',
    `CREATE GRAPH <${source.value}>: the graph already exists. Add SILENT to ignore that.`,
  );
}

/** These mean the default graph itself. A transfer from a graph to itself does nothing. */
function transferGraph(draft: DraftGraph, { type, source, destination }: Transfer): void {
  const [from, to] = [graphOf(draft, source), graphOf(draft, destination)];
  if (from === to) return;
  const { graph } = draft;
  if (type !== 'add') emptyGraph(draft, to);
  graph.visit(undefined, undefined, undefined, from, (subject, predicate, object) => {
    draft.insert(subject, predicate, object, to);
  });
  if (type === 'move') emptyGraph(draft, from);
}

function graphsOf(draft: DraftGraph, source: GraphRef): readonly TermId[] {
  if (source === 'ALL') return [UNBOUND, ...draft.namedGraphs()];
  return source === 'NAMED' ? draft.namedGraphs() : [graphOf(draft, source)];
}

function graphOf(draft: DraftGraph, ref: Exclude<GraphRef, 'ALL' | 'NAMED'>): TermId {
  return draft.idOf(ref === 'DEFAULT' ? defaultGraph() : ref);
}

function emptyGraph(draft: DraftGraph, graph: TermId): void {
  draft.graph.visit(undefined, undefined, undefined, graph, (subject, predicate, object) => {
    draft.remove(subject, predicate, object, graph);
  });
}
