/** The progress and the result of a run over many pages. */
import type { Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';

export type PageStatus = 'read' | 'committed' | 'known' | 'refused';

const OUTCOME_WORDS: Readonly<Record<PageStatus, string>> = {
  read: 'read',
  committed: 'committed',
  known: 'already known',
  refused: 'failed',
};
const SHOWN_EVERY_MS = 1_000;

/** Counts pages, and prints progress to the error output: once a second, after the first. */
export class IngestCounts {
  readonly #startedAt = Date.now();
  readonly #counts = new Map<PageStatus, number>();
  #shownAt = this.#startedAt;
  #statementCount = 0;
  #proposalCount = 0;
  status: ExitStatus = 0;

  constructor(
    private readonly pageCount: number,
    private readonly terminal: Terminal,
  ) {}

  note(
    outcome: PageStatus,
    {
      statements = 0,
      proposals = 0,
      status = 0,
    }: {
      readonly statements?: number;
      readonly proposals?: number;
      readonly status?: ExitStatus;
    } = {},
  ): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
    this.#statementCount += statements;
    this.#proposalCount += proposals;
    if (status > this.status) this.status = status;
    if (this.pageCount === 1 || Date.now() - this.#shownAt < SHOWN_EVERY_MS) return;
    this.#shownAt = Date.now();
    const all = this.pageCount.toLocaleString('en');
    this.terminal.error(
      `${this.#seconds()} s: ${this.#done()} of ${all} pages: ${this.#outcomes()}\n`,
    );
  }

  summary(): string {
    const found = this.#counts.has('committed')
      ? `; ${this.#statementCount.toLocaleString('en')} statements, ` +
        `${this.#proposalCount.toLocaleString('en')} proposals to review`
      : '';
    return `${this.#done()} pages in ${this.#seconds()} s: ${this.#outcomes()}${found}`;
  }

  #outcomes(): string {
    return [...this.#counts]
      .map(([outcome, count]) => `${count.toLocaleString('en')} ${OUTCOME_WORDS[outcome]}`)
      .join(', ');
  }

  #done(): string {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0).toLocaleString('en');
  }

  #seconds(): string {
    return ((Date.now() - this.#startedAt) / 1000).toFixed(0);
  }
}
