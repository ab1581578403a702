/** Long work in small steps, for threads that others wait for. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The longest time without a turn of the event loop, unless one step takes longer. */
const MAX_MS = 5;

/** Lets the event loop turn between steps, once they have taken some milliseconds. */
export class Turns {
  #sinceMs = performance.now();

  /** `check` is called after each turn; it may throw to end the work. */
  constructor(private readonly check?: () => void) {}

  /** For loops of many small steps, which don't wait for a turn that is not due. */
  get isDue(): boolean {
    return performance.now() - this.#sinceMs >= MAX_MS;
  }

  async take(): Promise<void> {
    if (!this.isDue) return;
    await nextTurn();
    this.#sinceMs = performance.now();
    this.check?.();
  }
}

/** The steps of long work, with turns of the event loop between them. */
export async function* inTurns<Step>(steps: Iterable<Step>): AsyncGenerator<Step> {
  const turns = new Turns();
  for (const step of steps) {
    yield step;
    if (turns.isDue) await turns.take();
  }
}

export async function allInTurns<Step>(steps: Iterable<Step>): Promise<Step[]> {
  const all: Step[] = [];
  for await (const step of inTurns(steps)) all.push(step);
  return all;
}

/** Gathers chunks in memory that threads share; undefined beyond a limit of bytes. */
export async function sharedBytes(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    parts.push(chunk);
  }
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  let at = 0;
  for await (const part of inTurns(parts)) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
