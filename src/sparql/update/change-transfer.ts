/** A change out of the thread that made it: ids, and terms that only that thread knows. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DictionaryView, IdChange, PairTable, TermId } from '../../graph/index.js';
import { graphOf, isLocal } from '../../graph/index.js';
import { defaultGraph, quadFrom, type Change, type Quad, type Term } from '../../rdf/index.js';
import { fromJson, toJson } from '../results/index.js';
import type { WorkerAnswer, RunningAnswer } from '../workers/index.js';
import type { DraftGraph } from './draft-graph.js';

export interface ChangeHead {
  readonly kind: 'change';
  readonly removedCount: number;
  /** How many chunks hold terms missing in the graph, by their ids, as JSON. */
  readonly termChunkCount: number;
}

/** Terms read without a pause, so that the thread can do something else in between. */
const TERMS_A_CHUNK = 1_024;
const QUADS_A_CHUNK = 1_024;

type TermsById = (readonly [TermId, Parameters<typeof fromJson>[0]])[];

/** A draft's net change: quads to remove, then to add, four ids each. Uses up the draft. */
export function answerOfChange(draft: DraftGraph): WorkerAnswer<ChangeHead> {
  const change = draft.netChange();
  const local = new Set<TermId>();
  let removedCount = 0;
  for (const { removed } of change.values()) removedCount += removed.length;
  for (const quadIds of quadsOf(change)) for (const id of quadIds) if (isLocal(id)) local.add(id);
  return {
    head: {
      kind: 'change',
      removedCount,
      termChunkCount: Math.ceil(local.size / TERMS_A_CHUNK),
    },
    chunks: chunksOf([...local], draft, quadsOf(change)),
  };
}

/** The change in terms; `dictionary` is that of the graph it was made for. */
export async function changeOf(
  { head, chunks }: RunningAnswer<ChangeHead>,
  dictionary: DictionaryView,
): Promise<Change> {
  const local = new Map<TermId, Term>();
  const termOf = (id: TermId): Term => local.get(id) ?? dictionary.termOf(id);
  const quads: Quad[] = [];
  let termChunksLeft = head.termChunkCount;
  for await (const chunk of chunks) {
    await nextTurn();
    if (termChunksLeft > 0) {
      termChunksLeft -= 1;
      for (const [id, term] of JSON.parse(Buffer.from(chunk).toString()) as TermsById)
        local.set(id, fromJson(term));
      continue;
    }
    const ids = new Uint32Array(chunk.buffer, chunk.byteOffset, chunk.byteLength / 4);
    for (let at = 0; at < ids.length; at += 4) {
      const graph = ids[at + 3] ? termOf(ids[at + 3]!) : defaultGraph();
      const statement = [termOf(ids[at]!), termOf(ids[at + 1]!), termOf(ids[at + 2]!), graph];
      quads.push(quadFrom(statement));
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

function* chunksOf(
  local: readonly TermId[],
  { terms }: DraftGraph,
  quads: Iterable<readonly TermId[]>,
): Generator<Uint8Array> {
  for (let start = 0; start < local.length; start += TERMS_A_CHUNK) {
    const part: TermsById = local
      .slice(start, start + TERMS_A_CHUNK)
      .map((id) => [id, toJson(terms.valueOfId(id))]);
    yield new TextEncoder().encode(JSON.stringify(part));
  }
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
