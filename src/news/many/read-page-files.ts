/** Reads many files of pages in threads, and gives results in the order of the files. */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { GraphVersion } from '../../graph/index.js';
import type { Names } from '../../rdf/index.js';
import { startThread } from '../../threads/index.js';
import { READY } from '../page-order.js';
import { PageFileReader, type PageFile, type PageReading } from './page-file-reader.js';
import type { ReadingBatch, ReadingOrder } from './read-thread.js';

export interface ReadFilesOptions {
  /** Pages that the graph knows to the last character are not read again. */
  readonly skipsKnown: boolean;
  /** Reading threads; by default one for each core but the one that commits. */
  readonly threadCount?: number;
  /** Slower pages are given up. */
  readonly timeoutMs?: number;
}

/** Fewer files are read before a thread has started. */
const FILES_WORTH_A_THREAD = 24;
/** Files sent to a thread together, so that it does not wait for the next. */
const BATCH = 8;
/** How many files are read ahead: memory for some MiB. */
const READ_AHEAD = 256;
const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * Reads all files with the names in the version: pages that are committed meanwhile change no
 * reading, so the same files give the same facts whatever the number of threads. A page that breaks
 * a thread, or holds it up, is reported and skipped; the others are still read.
 */
export async function* readPageFiles(
  files: readonly PageFile[],
  version: GraphVersion,
  names: Names,
  options: ReadFilesOptions,
): AsyncGenerator<PageReading> {
  if (files.length < FILES_WORTH_A_THREAD) {
    const reader = new PageFileReader(version, names, options);
    for (const file of files) yield reader.read(file);
    return;
  }
  const order: ReadingOrder = {
    graph: version.ids.payload,
    baseIri: names.baseIri,
    skipsKnown: options.skipsKnown,
  };
  const threads = new ReadingThreads(files, order, options);
  try {
    yield* threads.results();
  } finally {
    await threads.close();
  }
}

interface NumberedFile {
  readonly index: number;
  readonly file: PageFile;
}

/** The threads at work on one list of files. */
class ReadingThreads {
  readonly #timeoutMs: number;
  readonly #threads = new Set<Worker>();
  readonly #results = new Map<number, PageReading>();
  /** Called when a result has come. */
  #wake: () => void = () => undefined;
  #nextFile = 0;
  #taken = 0;
  #isClosed = false;
  /** Threads that are idle until results are taken. */
  #idle: (() => void)[] = [];

  constructor(
    private readonly files: readonly PageFile[],
    private readonly order: ReadingOrder,
    {
      threadCount = Math.max(1, availableParallelism() - 1),
      timeoutMs = DEFAULT_TIMEOUT_MS,
    }: ReadFilesOptions,
  ) {
    this.#timeoutMs = timeoutMs;
    for (let thread = 0; thread < threadCount; thread += 1) this.#start();
  }

  async *results(): AsyncGenerator<PageReading> {
    for (; this.#taken < this.files.length; this.#taken += 1) {
      let result = this.#results.get(this.#taken);
      while (!result) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        result = this.#results.get(this.#taken);
      }
      this.#results.delete(this.#taken);
      yield result;
      for (const goOn of this.#idle.splice(0)) goOn();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#threads].map((worker) => worker.terminate()));
  }

  /** Starts a thread; `first` are files that one before it has left. */
  #start(first: readonly NumberedFile[] = []): void {
    const worker = startThread('./read-thread.js', import.meta.url, {
      workerData: this.order,
      name: 'reading',
    });
    this.#threads.add(worker);
    let underWay = [...first];
    let timer: NodeJS.Timeout | undefined;
    let isReady = false;
    let reason = 'the worker thread ended';
    let slow: NumberedFile | undefined;
    const watch = (): void => {
      clearTimeout(timer);
      timer =
        underWay.length === 0 || !isReady
          ? undefined
          : setTimeout(() => {
              [slow] = underWay;
              void worker.terminate();
            }, this.#timeoutMs);
    };
    const goOn = (): void => {
      if (underWay.length === 0) underWay = this.#takeFiles();
      if (underWay.length > 0)
        worker.postMessage(underWay.map(({ file }) => file) satisfies ReadingBatch);
      else if (this.#nextFile < this.files.length) this.#idle.push(goOn);
      watch();
    };
    worker.on('message', (reading: PageReading | typeof READY) => {
      if (reading === READY) {
        isReady = true;
        watch();
        return;
      }
      const read = underWay.shift();
      if (read) this.#note(read, reading);
      if (underWay.length === 0) goOn();
      else watch();
    });
    worker.once('error', (error: Error) => {
      reason = `reading it failed: ${error.message}`;
    });
    // An error may come before earlier results; the exit comes last.
    worker.once('exit', () => {
      clearTimeout(timer);
      this.#threads.delete(worker);
      if (this.#isClosed) return;
      const broken = slow ?? underWay[0];
      if (broken && underWay.includes(broken))
        this.#note(broken, slow ? this.#tooSlow() : unreadable(reason));
      this.#start(underWay.filter((each) => each !== broken));
    });
    goOn();
  }

  #tooSlow(): PageReading {
    return {
      kind: 'failed',
      code: 'overloaded',
      message: `The page was not read within ${this.#timeoutMs} ms. Run the command again to read it.`,
      details: {},
    };
  }

  #takeFiles(): NumberedFile[] {
    const end = Math.min(this.files.length, this.#nextFile + BATCH, this.#taken + READ_AHEAD);
    const taken = this.files
      .slice(this.#nextFile, end)
      .map((file, offset) => ({ index: this.#nextFile + offset, file }));
    this.#nextFile += taken.length;
    return taken;
  }

  #note({ index }: NumberedFile, reading: PageReading): void {
    this.#results.set(index, reading);
    this.#wake();
  }
}

function unreadable(reason: string): PageReading {
  return {
    kind: 'failed',
    code: 'not-a-news-page',
    message: `Not a news page: ${reason}`,
    details: {},
  };
}
