/** Times a query at several servers in turn, so that each request goes to another server. */
import { messageOf } from '../../src/errors.js';
import { fingerprintOf, type Fingerprint } from './fingerprint.js';
import { askTimed, median } from './measure.js';
import type { BenchQuery } from './queries.js';
import type { ServerProcess } from './server-process.js';

/** A server that holds the graph. */
export interface Endpoint {
  readonly endpoint: string;
  readonly server: ServerProcess;
}

export interface Timing {
  /** Median; undefined where the server failed or took too long. */
  readonly ms: number | undefined;
  readonly answer: Fingerprint | undefined;
  readonly failure?: string;
}

export interface TimingOptions {
  readonly runs: number;
  /** Time for one run. */
  readonly limitMs: number;
  /** Whether servers may answer from their caches. */
  readonly mayCache?: boolean;
}

/** A server that took this long for a query altogether isn't asked again. */
const ENOUGH_MS = 10_000;
/** How long a server may go on with a query that nobody waits for. */
const IDLE_LIMIT_MS = 180_000;

/**
 * The median times at the servers, in their order. A first run, which is not counted unless it is
 * very slow, warms each server up and gives its answer.
 */
export async function timeInTurn(
  servers: readonly Endpoint[],
  query: BenchQuery,
  options: TimingOptions,
): Promise<Timing[]> {
  const trials = servers.map((server) => new Trial(server, query, options));
  for (let run = 0; run <= options.runs; run += 1) for (const trial of trials) await trial.run();
  return trials.map(({ timing }) => timing);
}

/** A query at one server. */
class Trial {
  readonly #at: Endpoint;
  readonly #query: BenchQuery;
  readonly #options: TimingOptions;
  readonly #times: number[] = [];
  #firstMs: number | undefined;
  #answer: Fingerprint | undefined;
  #failure: string | undefined;
  #spentMs = 0;

  constructor(at: Endpoint, query: BenchQuery, options: TimingOptions) {
    this.#at = at;
    this.#query = query;
    this.#options = options;
  }

  get timing(): Timing {
    if (this.#failure !== undefined)
      return { ms: undefined, answer: undefined, failure: this.#failure };
    const ms = this.#times.length > 0 ? median(this.#times) : this.#firstMs;
    return { ms, answer: this.#answer };
  }

  async run(): Promise<void> {
    if (this.#failure !== undefined || this.#spentMs > ENOUGH_MS) return;
    const { text, isGraph } = this.#query;
    try {
      const { ms, body } = await askTimed(this.#at.endpoint, text, { ...this.#options, isGraph });
      this.#spentMs += ms;
      if (this.#firstMs === undefined) {
        this.#firstMs = ms;
        this.#answer = fingerprintOf(body.toString(), isGraph);
      } else this.#times.push(ms);
    } catch (error) {
      this.#failure = messageOf(error).replaceAll(/\s+/g, ' ').slice(0, 160);
      // What it still computes would slow the others down.
      if (!(await this.#at.server.untilIdle(IDLE_LIMIT_MS))) await this.#at.server.stop();
    }
  }
}
