/** A database whose connection breaks now and then, before or after what is sent has arrived. */
import { ServiceError } from '../../src/errors.js';
import type { Database } from '../../src/remote/index.js';

export class FaultyDatabase implements Database {
  /** The share of updates that something happens to. */
  share = 0;
  faultCount = 0;
  /** Of one update, if not the database's own number. */
  maxStatements: number | undefined;
  /** Updates that arrive once more, later. */
  readonly #late: string[] = [];

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

  statements(...query: Parameters<Database['statements']>): ReturnType<Database['statements']> {
    return this.database.statements(...query);
  }

  async update(text: string): Promise<void> {
    if (this.random() < 0.3)
      for (const late of this.#late.splice(0)) await this.database.update(late);
    if (this.random() >= this.share) {
      await this.database.update(text);
      return;
    }
    this.faultCount += 1;
    const fault = this.random();
    if (fault > 0.7) this.#late.push(text);
    else if (fault > 0.35) await this.database.update(text);
    throw new ServiceError('outcome-unknown', 'The connection was cut.');
  }
}
