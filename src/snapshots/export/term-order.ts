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

/** Cost: a look at each statement, the text of each term, and n log n comparisons of texts. */
export function orderTerms(selection: Selection, labels: ReadonlyMap<TermId, string>): TermOrder {
  const { dictionary } = selection.graph;
  const ids = usedTerms(selection);
  const writer = new NQuadsWriter(dictionary, 1 << 16, labels);
  // Where the text of each ends; the first one, of the default graph, is empty.
  const ends = new Uint32Array(ids.length);
  ids.forEach((id, place) => {
    if (id !== UNBOUND) writer.addTerm(id);
    ends[place] = writer.length;
  });
  const bytes = writer.take();
  const places = Uint32Array.from(ids, (_id, place) => place).sort((left, right) => {
    const [a, b] = [ends[left - 1] ?? 0, ends[right - 1] ?? 0];
    const [lengthA, lengthB] = [ends[left]! - a, ends[right]! - b];
    const length = Math.min(lengthA, lengthB);
    for (let offset = 0; offset < length; offset += 1) {
      const difference = bytes[a + offset]! - bytes[b + offset]!;
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  });
  return new TermOrder(
    dictionary,
    places.map((place) => ids[place]!),
  );
}

function usedTerms(selection: Selection): Uint32Array {
  const { dictionary } = selection.graph;
  const isUsed = new Uint8Array(dictionary.size + 1);
  const inline = new Set<TermId>();
  selection.visit((subject, predicate, object, graph) => {
    isUsed[subject] = 1;
    isUsed[predicate] = 1;
    isUsed[graph] = 1;
    if (isInline(object)) inline.add(object);
    else isUsed[object] = 1;
  });
  isUsed[UNBOUND] = 1;
  const count = isUsed.reduce((sum, each) => sum + each, 0);
  const ids = new Uint32Array(count + inline.size);
  let length = 0;
  isUsed.forEach((each, id) => {
    if (each === 1) ids[length++] = id;
  });
  ids.set([...inline], length);
  return ids;
}
