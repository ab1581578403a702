/** The worker's side: takes one query after another, and keeps the graph versions it was given. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { collectWhenIdle } from '../../threads/index.js';
import { AnswerSender, type WorkerAnswer } from './answer-sender.js';
import { Budget } from './budget.js';
import type { FromWorker, QueryMessage, ToWorker, VersionKey, WorkerStart } from './messages.js';
import { WorkerMemory } from './worker-memory.js';

export interface QueryHandler<Request, Payload, Version, Head> {
  /**
   * Opens a payload for `answer`; called once a version, in each worker that gets a query for it.
   * `known` is the version that the pool's `payloadAfter` has taken into account.
   */
  openVersion(payload: Payload, known: Version | undefined): Version;
  /**
   * Answers a query. It may be called again for the same request after a stop, here or in another
   * worker: so it writes nothing. Asynchronous work has to watch `budget.signal`, all other work
   * calls `budget.check()`; a query that does not stop within the pool's patience takes its whole
   * worker with it.
   */
  answer(
    request: Request,
    version: Version,
    budget: Budget,
  ): WorkerAnswer<Head> | Promise<WorkerAnswer<Head>>;
  /** Makes later queries quick, in steps of some milliseconds; queries go between them. */
  warmUp?(): AsyncIterable<void>;
}

export function workerSettings(): unknown {
  return (workerData as WorkerStart).settings;
}

/** Makes this thread a worker of a `QueryPool`: the last call of the worker's entry module. */
export function serveQueries<Request, Payload, Version, Head>(
  handler: QueryHandler<Request, Payload, Version, Head>,
): void {
  if (!parentPort)
    throw new Error(
      'serveQueries: expected to run in a worker thread that a QueryPool has started.',
    );
  const server = new QueryServer(handler, parentPort, (workerData as WorkerStart).control);
  parentPort.on('message', (message: ToWorker) => {
    server.receive(message);
  });
  server.start();
}

interface Serving<Head> {
  readonly id: number;
  readonly budget: Budget;
  readonly sender: AnswerSender<Head>;
}

/** The payload, and the version that it builds on, are kept until it is opened. */
interface KeptVersion<Payload, Version> {
  readonly payload: Payload;
  known: KeptVersion<Payload, Version> | undefined;
  opened?: { readonly version: Version };
}

class QueryServer<Request, Payload, Version, Head> {
  readonly #versions = new Map<VersionKey, KeptVersion<Payload, Version>>();
  readonly #memory = new WorkerMemory();
  #serving: Serving<Head> | undefined;

  constructor(
    private readonly handler: QueryHandler<Request, Payload, Version, Head>,
    private readonly port: MessagePort,
    private readonly control: Int32Array,
  ) {}

  start(): void {
    this.#post({ kind: 'ready' });
    void this.#warmUp();
    collectWhenIdle(() => {
      if (this.#serving === undefined) this.#memory.collect();
    });
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case 'query':
        void this.#serve(message);
        break;
      case 'credit':
        if (this.#serving?.id === message.id) this.#serving.sender.addCredit(message.bytes);
        break;
      case 'stop':
        if (this.#serving?.id !== message.id) break;
        this.#serving.budget.wake();
        this.#serving.sender.wake();
        break;
      case 'forget':
        for (const version of message.versions) this.#versions.delete(version);
    }
  }

  async #serve(message: QueryMessage): Promise<void> {
    const budget = new Budget({
      ...message,
      control: this.control,
      exceedsMemory: () => this.#memory.exceeds(message.memoryBytes),
    });
    const sender = new AnswerSender<Head>(this.port, message, budget);
    this.#serving = { id: message.id, budget, sender };
    try {
      const version = this.#version(message);
      budget.checkNow();
      await sender.send(await this.handler.answer(message.request as Request, version, budget));
    } catch (thrown) {
      sender.fail(thrown);
    }
    this.#serving = undefined;
  }

  async #warmUp(): Promise<void> {
    const steps = this.handler.warmUp?.()[Symbol.asyncIterator]();
    try {
      while (steps && !(await steps.next()).done) await nextTurn();
      if (steps && this.#serving === undefined) this.#memory.collect();
    } catch {
      // Without it queries are only slower; a test checks that every step succeeds.
    }
    this.#post({ kind: 'warm' });
  }

  #post(message: FromWorker): void {
    this.port.postMessage(message);
  }

  #version({ version: key, payload }: QueryMessage): Version {
    if (payload)
      this.#versions.set(key, {
        payload: payload.value as Payload,
        known: payload.after === undefined ? undefined : this.#versions.get(payload.after),
      });
    // The pool sends the payload with the first query for a version, and never uses one that it has
    // dropped.
    return this.#open(this.#versions.get(key)!);
  }

  #open(kept: KeptVersion<Payload, Version>): Version {
    const { payload, known } = kept;
    kept.opened ??= { version: this.handler.openVersion(payload, known && this.#open(known)) };
    kept.known = undefined;
    return kept.opened.version;
  }
}
