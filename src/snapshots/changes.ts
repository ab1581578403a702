/** The commits as a feed in pages: old pages never change, the newest grows. */
import type { CommitInfo, CommitLog } from '../commits/index.js';
import { notFound } from '../errors.js';

/** Fixed, since page numbers depend on it. */
export const CHANGES_A_PAGE = 100;

/** A commit, and the version it follows: the last kept one before it, 0 for the first. */
export interface CommitStep extends CommitInfo {
  readonly after: number;
}

export interface ChangesPage {
  /** From 1; page n has the commits after (n − 1) × 100 up to n × 100. */
  readonly number: number;
  /** Whether it is complete. */
  readonly isFull: boolean;
  readonly changes: readonly CommitStep[];
  /**
   * The latest time of all commits on earlier pages; undefined for the first page. Clocks can be
   * set back, so it need not be the commit before.
   */
  readonly earlierUntil: Date | undefined;
}

export class Changes {
  /** The latest commit time up to each full page, which never changes. */
  readonly #until: Date[] = [];

  constructor(private readonly log: CommitLog) {}

  /** Cost: its commits. @throws ServiceError `not-found` */
  page(asked?: number): ChangesPage {
    const last = Math.max(1, Math.ceil(this.log.lastId() / CHANGES_A_PAGE));
    const number = asked ?? last;
    if (!Number.isSafeInteger(number) || number < 1 || number > last)
      throw notFound(`There is no page ${asked} of changes; the pages are 1 to ${last}.`);
    return {
      number,
      isFull: this.log.lastId() >= number * CHANGES_A_PAGE,
      changes: this.#steps(this.#commitsOf(number)),
      earlierUntil: number === 1 ? undefined : this.#lastMomentUpTo(number - 1),
    };
  }

  /**
   * The commit that made a version, by its number.
   * @throws ServiceError `not-found`; `version-dropped`
   */
  change(number: number | string): CommitStep {
    const version = /^\d+$/.test(String(number)) ? Number(number) : 0;
    if (version > 0 && version <= this.log.lastId()) this.log.requireKept(version);
    const [commit] = this.#steps(version > 0 ? this.log.list(version, version - 1) : []);
    if (!commit)
      throw notFound(`There is no change ${number}; changes are 1 to ${this.log.lastId()}.`);
    return commit;
  }

  #commitsOf(page: number): CommitInfo[] {
    return this.log.list(page * CHANGES_A_PAGE, (page - 1) * CHANGES_A_PAGE);
  }

  #steps(commits: readonly CommitInfo[]): CommitStep[] {
    return commits.map((commit, index) => ({
      ...commit,
      after: commits[index - 1]?.id ?? this.log.lastId(commit.id - 1),
    }));
  }

  #lastMomentUpTo(page: number): Date {
    const known = this.#until[page - 1];
    if (known) return known;
    let last = this.#until.at(-1)?.getTime() ?? 0;
    while (this.#until.length < page) {
      const commits = this.#commitsOf(this.#until.length + 1);
      last = Math.max(last, ...commits.map(({ committedAt }) => committedAt.getTime()));
      this.#until.push(new Date(last));
    }
    return new Date(last);
  }
}
