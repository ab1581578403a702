/** The log's output: standard error, as JSON for programs or as text for people. */
import { write } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createLog, type Log } from './exchange/log.js';

export const LOG_FORMATS = ['json', 'text'] as const;

export interface OpenLog {
  readonly log: Log;
  readonly close: () => Promise<void>;
}

export function openLog(level: string, format: (typeof LOG_FORMATS)[number]): OpenLog {
  const output = new LogOutput(process.stderr.fd);
  const log = createLog(level, {
    write: (line) => {
      output.add(format === 'json' ? line : textOf(line));
    },
  });
  return { log, close: () => output.close() };
}

/** A line for people, with any stack below it. */
function textOf(line: string): string {
  const { time, level, msg, stack, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const shown = Object.entries(fields).map(
    ([name, value]) =>
      ` ${name}=${/^[!#-~]+$/.test(String(value)) ? String(value) : JSON.stringify(value)}`,
  );
  const below = typeof stack === 'string' ? `${stack.replace(/[^\P{Cc}\n]/gu, ' ')}\n` : '';
  return `${String(time)} ${String(level).padEnd(5)} ${String(msg)}${shown.join('')}\n${below}`;
}

/** Lines within this time are written together: a write for each takes longer than making it. */
const FLUSH_MS = 100;
/** Further waiting lines are dropped. */
const MAX_WAITING_LENGTH = 8 * 2 ** 20;
/** Attempts of `close` to write the rest. */
const LAST_TRIES = 10;

/**
 * Writes lines in the background, and retries where it fails, as on a full disk: pino's own
 * destination would wait for that, and the process could not end.
 */
class LogOutput {
  readonly #timer: NodeJS.Timeout;
  #lines = '';
  #bytes = Buffer.alloc(0);
  #writing: Promise<void> | undefined;

  constructor(private readonly fd: number) {
    this.#timer = setInterval(() => {
      void this.#flush();
    }, FLUSH_MS).unref();
  }

  add(line: string): void {
    if (this.#lines.length < MAX_WAITING_LENGTH) this.#lines += line;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (let tries = 0; tries < LAST_TRIES; tries += 1) {
      await this.#flush();
      if (this.#lines === '' && this.#bytes.length === 0) return;
      await wait(FLUSH_MS / 5);
    }
  }

  #flush(): Promise<void> {
    // Even an empty write ends only after it is stored.
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (this.#bytes.length === 0) {
      this.#bytes = Buffer.from(this.#lines);
      this.#lines = '';
    }
    if (this.#bytes.length > 0)
      await new Promise<void>((resolve) => {
        write(this.fd, this.#bytes, (error, byteCount) => {
          if (!error) this.#bytes = this.#bytes.subarray(byteCount);
          resolve();
        });
      });
  }
}
