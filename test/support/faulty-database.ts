/** A database whose connection breaks now and then, before or after what is sent has arrived. */
import { ServiceError } from '../../src/errors.js';
import type { Database } from '../../src/remote/index.js';

export class FaultyDatabase implements Database {
  /** The share of updates that something happens to. */
  share = 0;
  faultCount = 0;
  loadCount = 0;
  /** What of a load arrives. */
  loads = (text: string): string => text;
  /** Of one update, if not the database's own number. */
  maxStatements: number | undefined;
  /** Updates that arrive once more, later. */
  readonly #late: (() => Promise<void>)[] = [];

  constructor(
    private readonly database: Database,
    private readonly random: () => number,
  ) {}

  get dialect(): Database['dialect'] {
    const { dialect } = this.database;
    return this.maxStatements === undefined
      ? dialect
      : { ...dialect, maxStatements: this.maxStatements };
  }

  select(...query: Parameters<Database['select']>): ReturnType<Database['select']> {
    return this.database.select(...query);
  }

  update(...update: Parameters<Database['update']>): Promise<void> {
    return this.#send(() => this.database.update(...update));
  }

  async load(text: string): Promise<boolean> {
    this.loadCount += 1;
    let isTaken = true;
    await this.#send(async () => {
      isTaken = await this.database.load(this.loads(text));
    });
    return isTaken;
  }

  async #send(send: () => Promise<void>): Promise<void> {
    if (this.random() < 0.3) for (const late of this.#late.splice(0)) await late();
    if (this.random() >= this.share) return send();
    this.faultCount += 1;
    const fault = this.random();
    if (fault > 0.7) this.#late.push(send);
    else if (fault > 0.35) await send();
    throw new ServiceError('outcome-unknown', 'The connection was cut.');
  }
}
