/** A query's work in parts: its own worker begins at the first, helpers at the last. */
import type { MessagePort, Transferable } from 'node:worker_threads';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import type { Budget } from './budget.js';
import { CONTROL, STOP } from './messages.js';

/** The states of a part. `left`: a helper took it and gave up. */
const PART = { free: 0, own: 1, taken: 2, done: 3, left: 4 } as const;

/** The index of the first part's state, after the flag that refuses help. */
const FIRST_PART = 1;

/** How long after a request for help a query sends another. */
const ASK_MS = 25;
/** The least time that a helper has for a part that the query waits for. */
const PATIENCE_MS = 5;
/** A helper's share of the query's memory. */
export const HELPER_SHARE = 1 / 4;

/** For a helper: which work of the query it is, and the port for results. */
export interface HelpOffer {
  readonly work: string;
  /** Whether help is refused, then the state of each part. */
  readonly states: Int32Array;
  /** Slots as in `CONTROL`, which stop the helper. */
  readonly control: Int32Array;
  readonly port: MessagePort;
}

/** Asks idle workers; only results come back. */
export type AskForHelp = (offer: HelpOffer) => void;

interface PartResult {
  readonly part: number;
  readonly result: unknown;
}

/** The side of the query's own worker. */
export class SharedParts {
  readonly #states: Int32Array;
  readonly #helpers: { readonly port: MessagePort; readonly control: Int32Array }[] = [];
  readonly #results = new Map<number, unknown>();
  readonly #startMs = performance.now();
  #askMs = this.#startMs;
  #ownCount = 0;
  #hasEnded = false;

  constructor(
    private readonly work: string,
    partCount: number,
    private readonly ask: AskForHelp,
    private readonly budget: Budget,
  ) {
    this.#states = sharedNumbers(FIRST_PART + partCount);
  }

  /** Takes a part; false where helpers have it and all later ones. */
  take(part: number): boolean {
    this.#askAgain();
    const slot = FIRST_PART + part;
    const isTaken = [PART.free, PART.left].some(
      (state) => Atomics.compareExchange(this.#states, slot, state, PART.own) === state,
    );
    if (isTaken) this.#ownCount += 1;
    return isTaken;
  }

  /** A helper's result; undefined where it gave up, or would be later than evaluating it here. */
  result(part: number): unknown {
    if (this.#hasEnded) return undefined;
    const slot = FIRST_PART + part;
    const ownMs = (performance.now() - this.#startMs) / Math.max(this.#ownCount, 1);
    const end = performance.now() + Math.max(PATIENCE_MS, ownMs);
    for (let left = 1; left > 0; left = end - performance.now()) {
      if (Atomics.load(this.#states, slot) !== PART.taken) break;
      Atomics.wait(this.#states, slot, PART.taken, Math.min(left, PATIENCE_MS));
      this.budget.checkNow();
    }
    if (Atomics.load(this.#states, slot) !== PART.done) return undefined;
    for (const { port } of this.#helpers)
      for (let sent = receiveMessageOnPort(port); sent; sent = receiveMessageOnPort(port)) {
        const { part: sentPart, result } = sent.message as PartResult;
        this.#results.set(sentPart, result);
      }
    const result = this.#results.get(part);
    this.#results.delete(part);
    return result;
  }

  /** Dismisses helpers and discards their results. */
  end(): void {
    this.#hasEnded = true;
    for (const { port, control } of this.#helpers) {
      Atomics.store(control, CONTROL.stop, STOP.left);
      port.close();
    }
    this.#results.clear();
  }

  #askAgain(): void {
    if (this.#hasEnded) return;
    const { memoryBytes, memoryLimitBytes } = this.budget;
    if (memoryBytes > memoryLimitBytes * (1 - HELPER_SHARE)) {
      this.end();
      return;
    }
    const now = performance.now();
    if (now < this.#askMs || Atomics.load(this.#states, 0) !== 0) return;
    this.#askMs = now + ASK_MS;
    const { port1, port2 } = new MessageChannel();
    const control = sharedNumbers(CONTROL.slotCount);
    this.#helpers.push({ port: port1, control });
    this.ask({ work: this.work, states: this.#states, control, port: port2 });
  }
}

function sharedNumbers(count: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * count));
}

/** Does one part after another; gives up one if `workOut` throws, all if it returns nothing. */
export function helpWithParts(
  { states, port }: HelpOffer,
  workOut: (
    part: number,
  ) => { readonly result: unknown; readonly moved: readonly Transferable[] } | undefined,
): void {
  for (let slot = states.length - 1; slot >= FIRST_PART; slot -= 1) {
    if (Atomics.compareExchange(states, slot, PART.free, PART.taken) !== PART.free) continue;
    const part = slot - FIRST_PART;
    let status: number = PART.left;
    try {
      const done = workOut(part);
      if (!done) {
        Atomics.store(states, 0, 1);
        return;
      }
      port.postMessage({ part, result: done.result } satisfies PartResult, done.moved);
      status = PART.done;
    } finally {
      Atomics.store(states, slot, status);
      Atomics.notify(states, slot);
    }
  }
}
