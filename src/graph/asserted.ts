/** Versions without inferred statements. */
import { getOrMake, type Names } from '../rdf/index.js';
import type { GraphVersion } from './graph-version.js';
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
    const content =
      ids instanceof WatchedGraph
        ? ids
        : withoutGraph(ids, ids.dictionary.idOf(names.graphs.inferred));
    const asserted = version.as(version, content);
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
    const without = ({ base, added, removed }: LayeredPairs): LayeredPairs => ({
      base: tableWithout(base, graph),
      added: tableWithout(added, graph),
      removed: tableWithout(removed, graph),
    });
    editor.replace(predicate, { so: without(so), os: without(os) });
  }
  editor.count(graph, -rowCount);
  return { statements: editor.end(), size: content.size - rowCount };
}

function tableWithout(table: PairTable, graph: TermId): PairTable {
  if (typeof table.graphs === 'number') return table.graphs === graph ? EMPTY_PAIRS : table;
  return rowsWhere(table, (_key, _value, rowGraph) => rowGraph !== graph);
}
