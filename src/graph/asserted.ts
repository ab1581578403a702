/** Versions without inferred statements. */
import { getOrMake, type Names } from '../rdf/index.js';
import { GraphVersion } from './graph-version.js';
import type { GraphContent } from './id-change.js';
import { EMPTY_PAIRS, rowsWhere, type PairTable } from './pair-table.js';
import type { LayeredPairs } from './predicate-pairs.js';
import { StatementsEditor } from './statements-editor.js';
import { UNBOUND, type TermId } from './term-ids.js';
import { WatchedGraph } from './watched-graph.js';

const assertedVersions = new WeakMap<GraphVersion, GraphVersion>();
const made = new WeakSet<GraphVersion>();

/**
 * Without inferred statements. Of a graph elsewhere only queries are asked without them: what is
 * read here of that version has them. Cost: the predicates that have both kinds, once a version.
 */
export function assertedVersionOf(version: GraphVersion, names: Names): GraphVersion {
  return getOrMake(assertedVersions, version, () => {
    const { ids } = version;
    const watch = ids instanceof WatchedGraph ? ids.watch : undefined;
    const asserted = new GraphVersion(
      version.dictionary,
      watch ? ids : withoutGraph(ids, ids.dictionary.idOf(names.graphs.inferred)),
      version.number,
      version.committedAt,
      version.identity,
      watch,
    );
    made.add(asserted);
    return asserted;
  });
}

export function isAssertedOnly(version: GraphVersion): boolean {
  return made.has(version);
}

/** Without one graph. Cost: the statements of predicates that are in it and in others. */
export function withoutGraph(
  content: GraphContent,
  graph: TermId,
  isMeant: (predicate: TermId) => boolean = () => true,
): GraphContent {
  const rowCount = content.statements.graphCounts.get(graph);
  if (graph === UNBOUND || rowCount === undefined) return content;
  const editor = new StatementsEditor(content.statements);
  for (const predicate of content.statements.predicatesIn(graph)) {
    if (!isMeant(predicate)) continue;
    const { so, os } = content.statements.get(predicate)!;
    editor.replace(predicate, { so: layersWithout(so, graph), os: layersWithout(os, graph) });
  }
  editor.count(graph, -rowCount);
  return { statements: editor.end(), size: content.size - rowCount };
}

function layersWithout({ base, added, removed }: LayeredPairs, graph: TermId): LayeredPairs {
  return {
    base: tableWithout(base, graph),
    added: tableWithout(added, graph),
    removed: tableWithout(removed, graph),
  };
}

function tableWithout(table: PairTable, graph: TermId): PairTable {
  if (typeof table.graphs === 'number') return table.graphs === graph ? EMPTY_PAIRS : table;
  return rowsWhere(table, (_key, _value, rowGraph) => rowGraph !== graph);
}
