/**
 * The statements of a selection in the order of their lines, a part of them at a time, so that
 * memory stays flat: each pass over the tables takes the rows of one range of subjects (and
 * graphs), and sorts them by the ranks of their terms.
 *
 * Ranks give the order of lines by code point: no term's text is the beginning of another's, except
 * where the next character in the line, a space, sorts before all possible continuations. The
 * default graph, where a line ends early (`.` before `<` and `_`), has rank 0.
 */
import {
  UNBOUND,
  orderedBy,
  positionsOf,
  NQuadsWriter,
  isInline,
  type DictionaryView,
  type QuadVisitor,
  type TermId,
} from '../../graph/index.js';
import type { Selection } from './selection.js';

/** How a syntax wants its statements: by line or by graph first; without graphs, each once. */
export interface Layout {
  readonly order: 'line' | 'graph';
  readonly holdsGraphs: boolean;
}

/** About 6 MB for a part. Beyond 16 parts they grow, so that the passes stay few. */
const ROWS_AT_ONCE = 2 ** 18;
const MAX_PASSES = 16;
const ROWS_A_VISIT = 4_096;

type Visit = (visitor: QuadVisitor) => void;

type Ranks = readonly [first: number, end: number];

/** Rows whose graph and subject have these ranks, the ends not included. */
interface RowRange {
  readonly graphs: Ranks;
  readonly subjects: Ranks;
  readonly rowCount: number;
}

/** Visits of some rows each. Cost: a pass over all statements for each million, and a radix sort. */
export function* sortedRows(
  selection: Selection,
  terms: TermOrder,
  layout: Layout,
  rowsAtOnce = ROWS_AT_ONCE,
): Generator<Visit> {
  const limit = Math.max(rowsAtOnce, selection.graph.size / MAX_PASSES);
  const all: Ranks = [0, terms.ids.length];
  const bySubject = (graphs: Ranks): RowRange[] =>
    rangesOf(selection, terms, limit, (subject, graph) =>
      isIn(graphs, terms.rankOf(graph)) ? subject : undefined,
    ).map(({ ranks, rowCount }) => ({ graphs, subjects: ranks, rowCount }));
  const byGraph = (): RowRange[] =>
    rangesOf(selection, terms, limit, (_subject, graph) => graph).flatMap(({ ranks, rowCount }) =>
      // One graph may have more than a part.
      rowCount > limit ? bySubject(ranks) : [{ graphs: ranks, subjects: all, rowCount }],
    );
  const ranges = layout.order === 'line' ? bySubject(all) : byGraph();
  const longest = ranges.reduce((most, { rowCount }) => Math.max(most, rowCount), 0);
  const columns = Array.from({ length: 4 }, () => new Uint32Array(longest)) as Columns;
  for (const range of ranges) yield* rowsIn(selection, terms, layout, range, columns);
}

const isIn = ([first, end]: Ranks, rank: number): boolean => rank >= first && rank < end;

/** Ranges of the ranks of some terms, each of at most so many rows unless one rank has more. */
function rangesOf(
  selection: Selection,
  terms: TermOrder,
  limit: number,
  counted: (subject: TermId, graph: TermId) => TermId | undefined,
): { readonly ranks: Ranks; readonly rowCount: number }[] {
  const counts = new Uint32Array(terms.ids.length);
  selection.visit((subject, _predicate, _object, graph) => {
    const term = counted(subject, graph);
    if (term !== undefined) counts[terms.rankOf(term)]! += 1;
  });
  const ranges: { ranks: Ranks; rowCount: number }[] = [];
  let [first, rowCount] = [0, 0];
  counts.forEach((count, rank) => {
    if (rowCount > 0 && rowCount + count > limit) {
      ranges.push({ ranks: [first, rank], rowCount });
      [first, rowCount] = [rank, 0];
    }
    rowCount += count;
  });
  if (rowCount > 0) ranges.push({ ranks: [first, counts.length], rowCount });
  return ranges;
}

type Columns = [
  subjects: Uint32Array,
  predicates: Uint32Array,
  objects: Uint32Array,
  graphs: Uint32Array,
];

/** The rows of a range, in order; their ranks are written to the columns. */
function* rowsIn(
  selection: Selection,
  { ids, rankOf }: TermOrder,
  { order, holdsGraphs }: Layout,
  range: RowRange,
  [subjects, predicates, objects, graphs]: Columns,
): Generator<Visit> {
  let length = 0;
  selection.visit((subject, predicate, object, graph) => {
    const [subjectRank, graphRank] = [rankOf(subject), rankOf(graph)];
    if (!isIn(range.subjects, subjectRank) || !isIn(range.graphs, graphRank)) return;
    subjects[length] = subjectRank;
    predicates[length] = rankOf(predicate);
    objects[length] = rankOf(object);
    graphs[length++] = graphRank;
  });
  const sorted =
    order === 'line'
      ? [graphs, objects, predicates, subjects]
      : [objects, predicates, subjects, graphs];
  const positions = sorted.reduce(
    (before, column) => orderedBy(column, before),
    positionsOf({ length }),
  );
  const isSame = (row: number, other: number | undefined): boolean =>
    other !== undefined &&
    subjects[row] === subjects[other] &&
    predicates[row] === predicates[other] &&
    objects[row] === objects[other];
  for (let start = 0; start < length; start += ROWS_A_VISIT)
    yield (visitor) => {
      const last = Math.min(start + ROWS_A_VISIT, length);
      for (let position = start; position < last; position += 1) {
        const row = positions[position]!;
        if (!holdsGraphs && isSame(row, positions[position - 1])) continue;
        const graph = holdsGraphs ? ids[graphs[row]!]! : UNBOUND;
        visitor(ids[subjects[row]!]!, ids[predicates[row]!]!, ids[objects[row]!]!, graph);
      }
    };
}

/** Ranks of terms; 0 is the default graph. */
export interface TermOrder {
  readonly ids: Uint32Array;
  /** Every term of the selection was ranked. */
  readonly rankOf: (id: TermId) => number;
}

/** Cost: a look at each statement, and n log n comparisons of texts, which are in memory. */
export function orderTerms(selection: Selection, labels: ReadonlyMap<TermId, string>): TermOrder {
  const { dictionary } = selection.graph;
  const ids = sortedByText(usedTerms(selection), dictionary, labels);
  const ranks = new Uint32Array(dictionary.size + 1);
  const inlineRanks = new Map<TermId, number>();
  ids.forEach((id, rank) => {
    if (isInline(id)) inlineRanks.set(id, rank);
    else ranks[id] = rank;
  });
  return { ids, rankOf: (id) => (isInline(id) ? inlineRanks.get(id)! : ranks[id]!) };
}

/** A function of its own, as `rankOf` above would keep the texts. */
function sortedByText(
  ids: Uint32Array,
  dictionary: DictionaryView,
  labels: ReadonlyMap<TermId, string>,
): Uint32Array {
  // Room for all, so that it is not copied to grow; what stays unused takes no memory.
  const writer = new NQuadsWriter(dictionary, 2 * dictionary.ends[dictionary.size]!, labels);
  const ends = Float64Array.from(ids, (id) => {
    if (id !== UNBOUND) writer.addTerm(id);
    return writer.length;
  });
  const { buffer, byteOffset, byteLength } = writer.take(new Uint8Array(0));
  const texts = Buffer.from(buffer, byteOffset, byteLength);
  const startOf = (entry: number): number => ends[entry - 1] ?? 0;
  return positionsOf(ids)
    .sort((left, right) =>
      texts.compare(texts, startOf(right), ends[right], startOf(left), ends[left]),
    )
    .map((entry) => ids[entry]!);
}

/** The terms of the statements, and the default graph. */
function usedTerms(selection: Selection): Uint32Array {
  const isUsed = new Uint8Array(selection.graph.dictionary.size + 1);
  const inline = new Set<TermId>();
  selection.visit((subject, predicate, object, graph) => {
    isUsed[subject] = 1;
    isUsed[predicate] = 1;
    isUsed[graph] = 1;
    if (isInline(object)) inline.add(object);
    else isUsed[object] = 1;
  });
  isUsed[UNBOUND] = 1;
  const ids = new Uint32Array(isUsed.reduce((sum, used) => sum + used, inline.size));
  ids.set([...inline]);
  let length = inline.size;
  isUsed.forEach((used, id) => {
    if (used === 1) ids[length++] = id;
  });
  return ids;
}
