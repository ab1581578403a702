/**
 * The statements of a selection in the order of their lines, a part of them at a time, so that
 * memory stays flat: each pass over the tables takes the rows of one range of subjects (and
 * graphs), and sorts them by the ranks of their terms.
 */
import { orderedBy, positionsOf, type TermId } from '../../graph/index.js';
import type { Selection } from './selection.js';
import type { TermOrder } from './term-order.js';

/** Sorted by line, or by graph first for syntaxes that group statements by graph. */
export type QuadOrder = 'line' | 'graph';

/** `isRepeated`: the quad before had the same subject, predicate and object. */
export type SortedVisitor = (
  subject: TermId,
  predicate: TermId,
  object: TermId,
  graph: TermId,
  isRepeated: boolean,
) => void;

/** About 24 MB for a part. Beyond 16 parts they grow, so that the passes stay few. */
const ROWS_AT_ONCE = 2 ** 20;
const MAX_PASSES = 16;

/** Rows whose graph and subject have these ranks, the ends not included. */
interface RowRange {
  readonly graphs: readonly [number, number];
  readonly subjects: readonly [number, number];
  readonly rowCount: number;
}

/** One part; `visit` calls the visitor in sorted order, for some of its rows at a time. */
export interface SortedPart {
  readonly length: number;
  readonly visit: (visitor: SortedVisitor, from: number, to: number) => void;
}

/** Cost: a pass over all statements for each million, and a radix sort. */
export function* sortedParts(
  selection: Selection,
  terms: TermOrder,
  order: QuadOrder,
  rowsAtOnce = ROWS_AT_ONCE,
): Generator<SortedPart> {
  for (const range of rangesOf(
    selection,
    terms,
    order,
    Math.max(rowsAtOnce, selection.graph.size / MAX_PASSES),
  ))
    yield sortedPart(selection, terms, order, range);
}

function rangesOf(
  selection: Selection,
  terms: TermOrder,
  order: QuadOrder,
  limit: number,
): RowRange[] {
  const all: readonly [number, number] = [0, terms.ids.length];
  const bySubject = (graphs: readonly [number, number]): RowRange[] => {
    const counts = new Uint32Array(terms.ids.length);
    selection.visit((subject, _predicate, _object, graph) => {
      const rank = terms.rankOf(graph);
      if (rank >= graphs[0] && rank < graphs[1]) counts[terms.rankOf(subject)]! += 1;
    });
    return cut(counts, limit).map(({ range, rowCount }) => ({ graphs, subjects: range, rowCount }));
  };
  if (order === 'line') return bySubject(all);
  const counts = new Uint32Array(terms.ids.length);
  selection.visit((_subject, _predicate, _object, graph) => {
    counts[terms.rankOf(graph)]! += 1;
  });
  return cut(counts, limit).flatMap(({ range, rowCount }) =>
    rowCount > limit ? bySubject(range) : [{ graphs: range, subjects: all, rowCount }],
  );
}

/** Cuts ranks into ranges of at most so many rows each, unless one rank alone has more. */
function cut(
  counts: Uint32Array,
  limit: number,
): { range: readonly [number, number]; rowCount: number }[] {
  const ranges: { range: readonly [number, number]; rowCount: number }[] = [];
  let [first, rowCount] = [0, 0];
  counts.forEach((count, rank) => {
    if (rowCount > 0 && rowCount + count > limit) {
      ranges.push({ range: [first, rank], rowCount });
      [first, rowCount] = [rank, 0];
    }
    rowCount += count;
  });
  if (rowCount > 0) ranges.push({ range: [first, counts.length], rowCount });
  return ranges;
}

function sortedPart(
  selection: Selection,
  terms: TermOrder,
  order: QuadOrder,
  { graphs: [firstGraph, endGraph], subjects: [firstSubject, endSubject], rowCount }: RowRange,
): SortedPart {
  const [subjects, predicates, objects, graphs] = Array.from(
    { length: 4 },
    () => new Uint32Array(rowCount),
  ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  let length = 0;
  selection.visit((subject, predicate, object, graph) => {
    const [subjectRank, graphRank] = [terms.rankOf(subject), terms.rankOf(graph)];
    if (
      subjectRank < firstSubject ||
      subjectRank >= endSubject ||
      graphRank < firstGraph ||
      graphRank >= endGraph
    )
      return;
    subjects[length] = subjectRank;
    predicates[length] = terms.rankOf(predicate);
    objects[length] = terms.rankOf(object);
    graphs[length++] = graphRank;
  });
  const columns =
    order === 'line'
      ? [graphs, objects, predicates, subjects]
      : [objects, predicates, subjects, graphs];
  const positions = columns.reduce(
    (sorted, column) => orderedBy(column, sorted),
    positionsOf({ length }),
  );
  const { ids } = terms;
  return {
    length,
    visit: (visitor, from, to) => {
      for (let position = from; position < to; position += 1) {
        const row = positions[position]!;
        const before = position === 0 ? -1 : positions[position - 1]!;
        const isRepeated =
          before >= 0 &&
          subjects[row] === subjects[before] &&
          predicates[row] === predicates[before] &&
          objects[row] === objects[before];
        visitor(
          ids[subjects[row]!]!,
          ids[predicates[row]!]!,
          ids[objects[row]!]!,
          ids[graphs[row]!]!,
          isRepeated,
        );
      }
    },
  };
}
