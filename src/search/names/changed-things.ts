/** Which things differ in names, texts or classes between two graphs. */
import type { IdGraph, LayeredPairs, PairTable, TermId } from '../../graph/index.js';
import { NO_PAIRS, TermKind, graphOf, visitRows } from '../../graph/index.js';
import { RDF, RDFS } from '../../rdf/index.js';
import { searchedProperties } from './searched-properties.js';

/**
 * The things whose segment rows may differ between two graphs of one dictionary; undefined where
 * statements about classes changed, on which any kind may depend. Cost: the tables' differences,
 * which for a commit are their deltas, and the rows of properties that are searched in one of the
 * graphs only.
 */
export function changedThings(before: IdGraph, after: IdGraph): ReadonlySet<TermId> | undefined {
  const idOf = (term: typeof RDF.type): TermId => after.dictionary.idOf(term);
  const tablesOf = (property: TermId): [LayeredPairs, LayeredPairs] => [
    before.pairsOf(property).so,
    after.pairsOf(property).so,
  ];
  if (changedKeys(...tablesOf(idOf(RDFS.subClassOf))).size > 0) return undefined;
  const { dictionary } = before.dictionary.size > after.dictionary.size ? before : after;
  const things = new Set<TermId>();
  const add = (thing: TermId): void => {
    if (dictionary.kindOf(thing) === TermKind.iri) things.add(thing);
  };
  // Of a graph elsewhere, classes are here as far as kinds depend on them.
  const typesIn = ({ statements }: IdGraph): LayeredPairs =>
    statements.get(idOf(RDF.type))?.so ?? NO_PAIRS;
  changedKeys(typesIn(before), typesIn(after)).forEach(add);
  const [fieldsBefore, fieldsAfter] = [searchedProperties(before), searchedProperties(after)];
  for (const property of new Set([...fieldsBefore.keys(), ...fieldsAfter.keys()])) {
    const tables = tablesOf(property);
    if (fieldsBefore.get(property) === fieldsAfter.get(property))
      changedKeys(...tables).forEach(add);
    else for (const table of tables) visitRows(table, undefined, undefined, add);
  }
  return things;
}

/** The keys of rows that only one of two tables has. */
function changedKeys(before: LayeredPairs, after: LayeredPairs): Set<TermId> {
  const keys = new Set<TermId>();
  if (before === after) return keys;
  if (before.base === after.base) {
    keysOfDifference(before.added, after.added, keys);
    keysOfDifference(before.removed, after.removed, keys);
  } else {
    keysOfDifference(flat(before), flat(after), keys);
  }
  return keys;
}

type Rows = Pick<PairTable, 'keys' | 'values' | 'graphs' | 'length'>;

/** Walks two sorted tables side by side. */
function keysOfDifference(left: Rows, right: Rows, keys: Set<TermId>): void {
  let [a, b] = [0, 0];
  while (a < left.length || b < right.length) {
    const order =
      a >= left.length
        ? 1
        : b >= right.length
          ? -1
          : left.keys[a]! - right.keys[b]! ||
            left.values[a]! - right.values[b]! ||
            graphOf(left.graphs, a) - graphOf(right.graphs, b);
    if (order < 0) keys.add(left.keys[a]!);
    else if (order > 0) keys.add(right.keys[b]!);
    if (order <= 0) a += 1;
    if (order >= 0) b += 1;
  }
}

/** The rows of base and delta in one table. */
function flat(pairs: LayeredPairs): Rows {
  if (pairs.added.length + pairs.removed.length === 0) return pairs.base;
  const capacity = pairs.base.length + pairs.added.length;
  const rows = {
    keys: new Uint32Array(capacity),
    values: new Uint32Array(capacity),
    graphs: new Uint32Array(capacity),
    length: 0,
  };
  visitRows(pairs, undefined, undefined, (key, value, graph) => {
    rows.keys[rows.length] = key;
    rows.values[rows.length] = value;
    rows.graphs[rows.length] = graph;
    rows.length += 1;
  });
  return rows;
}
