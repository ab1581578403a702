/** The past: list versions, open one, name one, and identify it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceError, notFound } from '../errors.js';
import { requireFormat } from '../input/index.js';
import type { GraphVersion } from '../graph/index.js';
import type { CommitInfo, CommitLog, VersionDigest } from '../commits/index.js';
import { openPastVersion } from '../commits/index.js';
import { DAY_MS, daySpanOf } from '../rdf/index.js';
import type { Names, QuadSource, Term } from '../rdf/index.js';
import { versionDigest } from './version-digest.js';

const OPEN_VERSIONS = 3;

export interface VersionInfo {
  readonly version: number;
  readonly name: string | null;
  readonly note: string | null;
  readonly createdAt: string;
  readonly author: string;
  readonly message: string;
  /** Asserted quads, without inferred ones, receipts and reviews; null while unknown. */
  readonly quads: number | null;
  readonly added: number;
  readonly removed: number;
  /** SHA-256 of sorted canonical N-Quads; null where labels are too hard, and until known. */
  readonly sha256: string | null;
}

export class Snapshots {
  /** Past versions in memory or on the way there, the most recently used last. */
  readonly #opened = new Map<number, Promise<GraphVersion>>();
  #lastOpened: Promise<unknown> = Promise.resolve();
  /** Digests of this process, which the log may not take. */
  readonly #digests = new Map<number, VersionDigest>();
  #work: Promise<void> = Promise.resolve();

  /** `current` gives the latest version; `makeDigest` is `versionDigest`, maybe in a thread. */
  constructor(
    private readonly log: CommitLog,
    private readonly names: Names,
    private readonly current: () => GraphVersion,
    private readonly makeDigest = (version: GraphVersion) => versionDigest(version.ids, names),
  ) {}

  /** Without dropped versions. */
  get count(): number {
    return this.log.count;
  }

  /**
   * All versions, newest first. Missing digests are calculated and stored; within `patienceMs` some
   * may stay null.
   */
  async list(patienceMs?: number): Promise<VersionInfo[]> {
    // The log may have a commit that is about to be published.
    const commits = this.log.list(this.current().number);
    const digests = this.#keepMissingDigests(commits);
    if (patienceMs === undefined) await digests;
    // A digest that fails now is tried again for the next request.
    else
      await Promise.race([
        digests.catch(() => undefined),
        sleep(patienceMs, undefined, { ref: false }),
      ]);
    const names = this.#namesById();
    return commits.reverse().map((commit) => this.#toInfo(commit, names.get(commit.id)));
  }

  /** @throws ServiceError `not-found`, or `version-dropped` */
  async show(version: number): Promise<VersionInfo> {
    this.#requireKnown(version);
    const commit = this.log.commitFrom(version);
    await this.#keepMissingDigests([commit]);
    // It may have been dropped meanwhile.
    this.log.requireKept(version);
    return this.#toInfo(commit, this.#namesById().get(version));
  }

  /**
   * A version to read. A past one is opened in the background, from the nearest in memory, then
   * kept for a while.
   * @throws ServiceError `not-found`, or `version-dropped`
   */
  async open(version: number): Promise<GraphVersion> {
    const current = this.current();
    if (version === current.number && !current.isPaged) return current;
    this.#requireKnown(version);
    const opened = this.#opened.get(version) ?? this.#openNext(version);
    this.#opened.delete(version);
    this.#opened.set(version, opened);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > OPEN_VERSIONS && oldest !== undefined) this.#opened.delete(oldest);
    return opened;
  }

  /** One after another, as opening takes memory. */
  #openNext(version: number): Promise<GraphVersion> {
    const before = [...this.#opened.values()];
    const opened = this.#lastOpened.then(async () => {
      const known = (await Promise.allSettled(before)).flatMap((each) =>
        each.status === 'fulfilled' ? [each.value] : [],
      );
      const inMemory = [this.current(), ...known].filter(({ isPaged }) => !isPaged);
      return openPastVersion(this.log, this.names, version, inMemory);
    });
    this.#lastOpened = opened.catch(() => this.#opened.delete(version));
    return opened;
  }

  /**
   * The version at the end of a day, month or year (`2026-11-30`), or at a time; as a beginning, the
   * one before it. 0 when there was none yet. @throws ServiceError `version-dropped`
   */
  versionIn(date: string, as: 'beginning' | 'end'): number {
    const span = daySpanOf(date);
    const moment = span
      ? (as === 'end' ? span.last + 1 : span.first) * DAY_MS - 1
      : Date.parse(date);
    return this.versionAt(new Date(moment)) ?? 0;
  }

  /** Undefined when there was none yet. @throws ServiceError `version-dropped` when not kept. */
  versionAt(moment: Date): number | undefined {
    const version = this.log.versionAt(moment);
    return version && Math.min(version, this.current().number);
  }

  /**
   * Gives a version a permanent name.
   * @throws ServiceError `not-found`; `bad-request` for a malformed name; `name-taken` for that of
   *   another version, and for a version with another name.
   */
  async name(version: number, name: string, message: string): Promise<void> {
    this.#requireKnown(version);
    requireFormat(name, 'version-name', 'name');
    if (await this.log.setName(name, version, message)) return;
    // It may have been dropped meanwhile.
    this.log.requireKept(version);
    const own = this.#namesById().get(version);
    throw new ServiceError(
      'name-taken',
      own
        ? `Version ${version} is called "${own.name}" for good, with the note “${own.message}”.`
        : `Another version already has the name "${name}".`,
    );
  }

  /**
   * By number, name or `latest`. @throws ServiceError `bad-request` for anything else; `not-found`
   */
  resolve(text: string): number {
    requireFormat(text, 'version', 'version');
    const number = this.numberOf(text);
    if (number === undefined)
      throw notFound(
        `There is no version called "${text}"; versions are numbers, names, or "latest".`,
      );
    return number;
  }

  /** The number that a text is, or the version with this name has. */
  numberOf(text: string): number | undefined {
    if (text === 'latest') return this.current().number;
    if (/^\d+$/.test(text)) return Number(text);
    return this.log.names().find(({ name }) => name === text)?.id;
  }

  #namesById(): Map<number, { name: string; message: string }> {
    return new Map(this.log.names().map((named) => [named.id, named]));
  }

  #toInfo(commit: CommitInfo, named: { name: string; message: string } | undefined): VersionInfo {
    const digest = this.#digestOf(commit.id);
    return {
      version: commit.id,
      name: named?.name ?? null,
      note: named === undefined || named.message === '' ? null : named.message,
      createdAt: commit.committedAt.toISOString(),
      author: commit.author,
      message: commit.message,
      quads: digest?.quads ?? null,
      added: commit.added,
      removed: commit.removed,
      sha256: digest?.sha256 ?? null,
    };
  }

  #digestOf(version: number): VersionDigest | undefined {
    return this.#digests.get(version) ?? this.log.digestOf(version);
  }

  /** Calculates missing digests, the latest first, one after another. */
  #keepMissingDigests(commits: readonly CommitInfo[]): Promise<void> {
    const missing = commits.filter(({ id }) => !this.#digestOf(id)).reverse();
    if (missing.length === 0) return Promise.resolve();
    const work = this.#work.then(async () => {
      for (const { id } of missing) if (!this.#digestOf(id)) await this.#keepDigest(id);
    });
    this.#work = work.catch(() => undefined);
    return work;
  }

  async #keepDigest(version: number): Promise<void> {
    // It may have been dropped meanwhile.
    if (this.log.list(version).at(-1)?.id !== version) return;
    const digest = await this.makeDigest(await this.open(version));
    this.#digests.set(version, digest);
    try {
      await this.log.keepDigest(version, digest);
    } catch (error) {
      // On a full disk reading goes on; another process calculates the digest again.
      if (!(error instanceof ServiceError) || error.code !== 'storage-full') throw error;
    }
  }

  /** @throws ServiceError `not-found`, or `version-dropped` */
  #requireKnown(version: number): void {
    const { number } = this.current();
    if (!Number.isInteger(version) || version < 1 || version > number)
      throw notFound(`There is no version ${version}; versions are 1 to ${number}.`);
    this.log.requireKept(version);
  }
}

export function assertedCount(version: GraphVersion, names: Names): number {
  return [names.graphs.inferred, ...names.sideGraphs].reduce(
    (count, graph) => count - version.count(null, null, null, graph),
    version.size,
  );
}

/** Whether something is asserted of a term, beside receipts and reviews. */
export function isAbout(source: QuadSource, names: Names, subject: Term): boolean {
  for (const { graph } of source.match(subject)) if (names.isAsserted(graph)) return true;
  return false;
}
