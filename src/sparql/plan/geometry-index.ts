/** A property's geometries in the order of their southern edges, to look up an area. */
import { getOrMake } from '../../rdf/index.js';
import type { PairTable, TermId } from '../../graph/index.js';
import { geometryOf } from '../expressions/index.js';
import { haveCommonPoints, type Box } from '../geometry/index.js';
import type { QueryContext } from '../operators/index.js';

interface Entry {
  readonly id: TermId;
  readonly box: Box;
}

interface GeometryIndex {
  readonly entries: readonly Entry[];
  /** The greatest distance from a southern to a northern edge. */
  readonly height: number;
}

const indexes = new WeakMap<PairTable, GeometryIndex>();

/**
 * The objects of a property whose boxes touch `area`, without those that are no geometries; some
 * may no longer be in the graph. Cost: the first time for a large table, or each time for a small
 * one, all its objects; then the number found.
 */
export function geometriesIn(area: Box, property: TermId, context: QueryContext): TermId[] {
  const { base, added } = context.graph.pairsOf(property).os;
  const found = new Set<TermId>();
  for (const table of [base, added]) {
    const { entries, height } = indexOf(table, context);
    for (let at = firstFrom(entries, area.south - height); at < entries.length; at += 1) {
      const { id, box } = entries[at]!;
      if (box.south > area.north) break;
      if (haveCommonPoints(box, area)) found.add(id);
    }
  }
  return [...found];
}

function indexOf(table: PairTable, context: QueryContext): GeometryIndex {
  return getOrMake(indexes, table, () => newIndex(table, context));
}

function newIndex({ keys }: PairTable, context: QueryContext): GeometryIndex {
  const entries: Entry[] = [];
  let height = 0;
  keys.forEach((id, row) => {
    if (id === keys[row - 1]) return;
    context.budget.check();
    const box = geometryOf(context.valueOfId(id))?.box;
    if (!box) return;
    entries.push({ id, box });
    height = Math.max(height, box.north - box.south);
  });
  return { entries: entries.sort((a, b) => a.box.south - b.box.south), height };
}

/** The first entry with its southern edge at a latitude or north of it. */
function firstFrom(entries: readonly Entry[], latitude: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entries[middle]!.box.south < latitude) low = middle + 1;
    else high = middle;
  }
  return low;
}
