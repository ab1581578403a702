/** Sends batches of ids from a helping worker to the query's own. */
import type { Transferable } from 'node:worker_threads';
import { UNBOUND, isLocal, type TermId } from '../../graph/index.js';
import { fromJson, toJson } from '../results/json.js';
import { BATCH_ROWS, type Batch } from './batch.js';
import type { QueryContext } from './query-context.js';

/** A part with more new terms than one in so many ids is not worth sending. */
const IDS_A_TERM = 8;

export interface SentBatches {
  readonly batches: readonly Batch[];
  /** Terms of the helper's thread, by their ids there. */
  readonly terms: readonly (readonly [TermId, ReturnType<typeof toJson>])[];
}

/** Undefined where sending costs more than evaluating them. */
export function toSend(
  batches: readonly Batch[],
  { budget, terms }: QueryContext,
): { readonly result: SentBatches; readonly moved: readonly Transferable[] } | undefined {
  const local = new Set<TermId>();
  let idCount = 0;
  const own = batches.map(({ columns, rowCount }) => {
    idCount += columns.length * rowCount;
    budget.addMemory(columns.length * rowCount * 4);
    const sent = columns.map((column) => column.slice(0, rowCount));
    for (const column of sent) for (const id of column) if (isLocal(id)) local.add(id);
    return { columns: sent, rowCount };
  });
  if (local.size * IDS_A_TERM > Math.max(idCount, BATCH_ROWS)) return undefined;
  return {
    result: {
      batches: own,
      terms: [...local].map((id) => [id, toJson(terms.valueOfId(id))]),
    },
    moved: own.flatMap(({ columns }) => columns.map(({ buffer }) => buffer)),
  };
}

/** The batches, with this thread's ids. */
export function received({ batches, terms }: SentBatches, context: QueryContext): readonly Batch[] {
  if (terms.length === 0) return batches;
  const ids = new Map(terms.map(([id, term]) => [id, context.idOf(fromJson(term))]));
  for (const { columns } of batches)
    for (const column of columns)
      column.forEach((id, row) => {
        if (isLocal(id)) column[row] = ids.get(id) ?? UNBOUND;
      });
  return batches;
}
