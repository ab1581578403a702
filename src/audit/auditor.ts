/** Checks a share of a running service's work again, with independent libraries. */
import { messageOf } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import type { QueryOptions } from '../sparql/index.js';
import type { AuditResult, AuditedQuery } from './query-audit.js';

type AuditedKind = 'query' | 'commit';

type Counts = Record<AuditResult['outcome'], number>;

export interface AuditFinding {
  readonly kind: AuditedKind;
  /** The query's text, or the number of the commit. */
  readonly of: string;
  readonly version: number;
  readonly outcome: 'different' | 'skipped';
  readonly lines: readonly string[];
}

export interface AuditState {
  readonly share: number;
  readonly counts: Readonly<Record<AuditedKind, Readonly<Counts>>>;
  /** The newest first, without old ones. */
  readonly differences: readonly AuditFinding[];
}

export interface AuditedService {
  readonly current: GraphVersion;
  /** Audits run only while there are none. */
  readonly runningQueries: readonly unknown[];
  auditQuery(query: AuditedQuery): Promise<AuditResult>;
  auditCommit(number: number): Promise<AuditResult>;
}

/** Each holds a version of the graph. */
const MAX_WAITING = 20;
const DIFFERENCES_KEPT = 10;
const LOOKS_EVERY_MS = 1_000;

interface Job extends Pick<AuditFinding, 'kind' | 'of' | 'version'> {
  readonly run: () => Promise<AuditResult>;
}

export class Auditor {
  readonly #jobs: Job[] = [];
  readonly #counts: Record<AuditedKind, Counts> = {
    query: { same: 0, different: 0, skipped: 0 },
    commit: { same: 0, different: 0, skipped: 0 },
  };
  readonly #differences: AuditFinding[] = [];
  #lastSeen = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #tell: ((finding: AuditFinding) => void) | undefined;

  /** @param share of queries and commits, from 0, none, to 1, all. */
  constructor(
    private readonly service: AuditedService,
    private readonly share: number,
  ) {}

  /** Every job waits until nobody else needs a thread. */
  start(tell?: (finding: AuditFinding) => void): void {
    if (this.share === 0) return;
    this.#tell = tell;
    this.#lastSeen = this.service.current.number;
    this.#timer = setInterval(() => {
      this.#noteCommits();
      if (this.#running === undefined && this.service.runningQueries.length === 0)
        this.#running = this.#runNext().finally(() => {
          this.#running = undefined;
        });
    }, LOOKS_EVERY_MS).unref();
  }

  /** Notes an answered query. */
  noteQuery(version: GraphVersion, text: string, { dataset }: QueryOptions): void {
    const query = { version, text, options: { dataset, client: 'audit' } };
    const run = (): Promise<AuditResult> => this.service.auditQuery(query);
    this.#offer({ kind: 'query', of: text, version: version.number, run });
  }

  get state(): AuditState {
    return {
      share: this.share,
      counts: this.#counts,
      differences: this.#differences,
    };
  }

  /** Resolves when no job runs any more. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #noteCommits(): void {
    const { number: last } = this.service.current;
    while (this.#lastSeen < last) {
      const number = (this.#lastSeen += 1);
      const run = (): Promise<AuditResult> => this.service.auditCommit(number);
      this.#offer({ kind: 'commit', of: String(number), version: number, run });
    }
  }

  /** Takes a share of what is offered, the latest. */
  #offer(job: Job): void {
    if (this.#timer === undefined || Math.random() >= this.share) return;
    this.#jobs.push(job);
    if (this.#jobs.length > MAX_WAITING) this.#jobs.shift();
  }

  async #runNext(): Promise<void> {
    const job = this.#jobs.shift();
    if (!job) return;
    const { run, ...what } = job;
    const { outcome, lines } = await run().catch((error: unknown): AuditResult => ({
      outcome: 'skipped',
      lines: [messageOf(error)],
    }));
    this.#counts[what.kind][outcome] += 1;
    if (outcome === 'same') return;
    const finding = { ...what, outcome, lines };
    this.#tell?.(finding);
    if (outcome === 'skipped') return;
    this.#differences.unshift(finding);
    this.#differences.splice(DIFFERENCES_KEPT);
  }
}
