/**
 * The thread that makes files, so that requests go on meanwhile: started when there is work, ended
 * when there is none for a while.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { builtModule } from '../../sparql/index.js';
import type { ExportOrder, ExportReport } from './worker-entry.js';

const IDLE_MS = 20_000;

/** Takes one order after another, so that memory and cores stay free for others. */
export class ExportThread {
  #worker: Worker | undefined;
  #lastOrder: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** Makes the files of an order, after those of all orders before it. */
  run(order: ExportOrder): Promise<ExportReport[]> {
    const reports = this.#lastOrder.then(() => this.#run(order));
    this.#lastOrder = reports.catch(() => undefined);
    return reports;
  }

  /** Ends the thread; what it had not finished is not there. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  async #run(order: ExportOrder): Promise<ExportReport[]> {
    if (this.#isClosed) throw new Error('The service is closed.');
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= new Worker(builtModule('./worker-entry.js', import.meta.url)));
    worker.ref();
    try {
      return await answerOf(worker, order);
    } catch (error) {
      // A thread that failed is not used again.
      this.#worker = undefined;
      throw error;
    } finally {
      worker.unref();
      this.#idle = setTimeout(() => void this.#end(), IDLE_MS).unref();
    }
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

async function answerOf(worker: Worker, order: ExportOrder): Promise<ExportReport[]> {
  const waiting = new AbortController();
  worker.postMessage(order);
  try {
    // `once` also fails with what the thread throws.
    return await Promise.race([
      once(worker, 'message', waiting).then(([reports]) => reports as ExportReport[]),
      once(worker, 'exit', waiting).then(() =>
        Promise.reject(new Error('The thread that writes files ended before it was done.')),
      ),
    ]);
  } finally {
    waiting.abort();
  }
}
