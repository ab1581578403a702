/**
 * The terms of a selection in the order of their N-Quads text, so that quads are sorted by
 * comparing numbers.
 *
 * Sorting quads by the ranks of subject, predicate, object and graph gives the order of their lines
 * by code point: no term's text is the beginning of another's, except where the next character in
 * the line, a space, sorts before all possible continuations. The default graph, where a line ends
 * early (`.` before `<` and `_`), has rank 0.
 */
import type { DictionaryView, TermId } from '../../graph/index.js';
import { NQuadsWriter, UNBOUND, isInline } from '../../graph/index.js';
import type { Selection } from './selection.js';

/** Ranks of terms; 0 is the default graph. */
export class TermOrder {
  readonly #ranks: Uint32Array;
  readonly #inlineRanks = new Map<TermId, number>();

  constructor(
    dictionary: DictionaryView,
    /** The id of each rank. */
    readonly ids: Uint32Array,
  ) {
    this.#ranks = new Uint32Array(dictionary.size + 1);
    ids.forEach((id, rank) => {
      if (isInline(id)) this.#inlineRanks.set(id, rank);
      else this.#ranks[id] = rank;
    });
  }

  rankOf(id: TermId): number {
    // Every inline term of the selection was ranked.
    return isInline(id) ? this.#inlineRanks.get(id)! : this.#ranks[id]!;
  }
}

/** Cost: a look at each statement, and n log n comparisons of texts, which are in memory. */
export function orderTerms(selection: Selection, labels: ReadonlyMap<TermId, string>): TermOrder {
  const { dictionary } = selection.graph;
  const used = usedTerms(selection);
  const writer = new NQuadsWriter(dictionary, 1 << 16, labels);
  const ends = Float64Array.from(used, (id) => {
    if (id !== UNBOUND) writer.addTerm(id);
    return writer.length;
  });
  const { buffer, byteOffset, byteLength } = writer.take();
  const texts = Buffer.from(buffer, byteOffset, byteLength);
  const startOf = (entry: number): number => ends[entry - 1] ?? 0;
  const entries = Uint32Array.from(used, (_id, entry) => entry).sort((left, right) =>
    texts.compare(texts, startOf(right), ends[right], startOf(left), ends[left]),
  );
  return new TermOrder(
    dictionary,
    entries.map((entry) => used[entry]!),
  );
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
