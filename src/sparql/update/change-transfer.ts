/**
 * A change on its way from the thread that worked it out: ids, and the terms that only that thread
 * knows.
 */
import {
  graphOf,
  isLocal,
  type DictionaryView,
  type IdChange,
  type PairTable,
  type TermId,
} from '../../graph/index.js';
import { defaultGraph, quad, type Change, type Quad, type Term } from '../../rdf/index.js';
import { fromJson, toJson } from '../results/index.js';
import type { WorkerAnswer, RunningAnswer } from '../workers/index.js';
import type { DraftGraph } from './draft-graph.js';

export interface ChangeHead {
  readonly kind: 'change';
  readonly removedCount: number;
  /** Terms that the graph does not have, by their ids. */
  readonly terms: readonly (readonly [TermId, Parameters<typeof fromJson>[0]])[];
}

const QUADS_A_CHUNK = 8_192;

/**
 * The net change of a draft: quads to remove, then quads to add, four ids each. The draft is used
 * up.
 */
export function answerOfChange(draft: DraftGraph): WorkerAnswer<ChangeHead> {
  const change = draft.netChange();
  const terms = new Map<TermId, ReturnType<typeof toJson>>();
  let removedCount = 0;
  for (const { removed } of change.values()) removedCount += removed.length;
  for (const quadIds of quadsOf(change)) {
    for (const id of quadIds)
      if (isLocal(id) && !terms.has(id)) terms.set(id, toJson(draft.terms.valueOfId(id)));
  }
  return {
    head: { kind: 'change', removedCount, terms: [...terms] },
    chunks: chunksOf(quadsOf(change)),
  };
}

/** The change in terms; `dictionary` is that of the graph it was made for. */
export async function changeOf(
  { head, chunks }: RunningAnswer<ChangeHead>,
  dictionary: DictionaryView,
): Promise<Change> {
  const local = new Map(head.terms.map(([id, term]) => [id, fromJson(term)]));
  const termOf = (id: TermId): Term => local.get(id) ?? dictionary.termOf(id);
  const quads: Quad[] = [];
  for await (const { buffer, byteOffset, byteLength } of chunks) {
    const ids = new Uint32Array(buffer, byteOffset, byteLength / 4);
    for (let at = 0; at < ids.length; at += 4) {
      const [subject, predicate, object] = [
        termOf(ids[at]!),
        termOf(ids[at + 1]!),
        termOf(ids[at + 2]!),
      ];
      const graph = ids[at + 3] ? termOf(ids[at + 3]!) : defaultGraph();
      // What is written has what its positions allow.
      quads.push(
        quad(
          subject as Quad['subject'],
          predicate as Quad['predicate'],
          object as Quad['object'],
          graph as Quad['graph'],
        ),
      );
    }
  }
  return { removed: quads.slice(0, head.removedCount), added: quads.slice(head.removedCount) };
}

function* quadsOf(change: IdChange): Generator<readonly TermId[]> {
  for (const part of ['removed', 'added'] as const) {
    for (const [predicate, pairs] of change) yield* quadsOfTable(predicate, pairs[part]);
  }
}

function* quadsOfTable(
  predicate: TermId,
  { keys, values, graphs, length }: PairTable,
): Generator<readonly TermId[]> {
  for (let row = 0; row < length; row += 1)
    yield [keys[row]!, predicate, values[row]!, graphOf(graphs, row)];
}

function* chunksOf(quads: Iterable<readonly TermId[]>): Generator<Uint8Array> {
  let ids = new Uint32Array(QUADS_A_CHUNK * 4);
  let length = 0;
  for (const quadIds of quads) {
    ids.set(quadIds, length);
    length += 4;
    if (length < ids.length) continue;
    yield new Uint8Array(ids.buffer);
    ids = new Uint32Array(QUADS_A_CHUNK * 4);
    length = 0;
  }
  yield new Uint8Array(ids.buffer.slice(0, length * 4));
}
