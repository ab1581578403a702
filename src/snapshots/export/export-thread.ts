/** The thread that makes files, so that requests go on meanwhile. */
import { KeptThread, firstMessage, startThread } from '../../threads/index.js';
import type { ExportOrder, ExportReport } from './worker-entry.js';

const IDLE_MS = 20_000;

/** Takes one order after another, so that memory and cores stay free for others. */
export class ExportThread {
  readonly #thread = new KeptThread(() => startThread('./worker-entry.js', import.meta.url), {
    idleMs: IDLE_MS,
    maxCount: 1,
  });

  /** Makes the files of an order, after those of all orders before it. */
  run(order: ExportOrder): Promise<ExportReport[]> {
    return this.#thread.run((worker) => {
      worker.postMessage(order);
      return firstMessage<ExportReport[]>(worker);
    });
  }

  /** Ends the thread; unfinished files do not exist. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
