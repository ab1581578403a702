/** The past: list versions, open one, name one, and what identifies it. */
import { ServiceError } from '../errors.js';
import { Draft, emptyVersion, type GraphVersion } from '../graph/index.js';
import { replay, type CommitInfo, type CommitLog, type VersionDigest } from '../commits/index.js';
import { digestOf, type Names, type Quad, type QuadSource, type Term } from '../rdf/index.js';

/** One version as lists show it. */
export interface VersionInfo {
  readonly version: number;
  /** The name somebody gave it, or null. */
  readonly name: string | null;
  /** What was said of it when it was named, or null. */
  readonly note: string | null;
  readonly createdAt: string;
  readonly author: string;
  readonly message: string;
  /** Asserted quads: inferred ones and receipts are not counted. */
  readonly quads: number;
  readonly added: number;
  readonly removed: number;
  /** SHA-256 of the sorted N-Quads of the asserted quads, blank nodes labelled by RDFC-1.0; null where they can hardly be told apart. */
  readonly sha256: string | null;
}

/** How many past versions stay open in memory. */
const OPEN_VERSIONS = 3;

/** Versions of one log. */
export class Snapshots {
  readonly #log: CommitLog;
  readonly #names: Names;
  readonly #current: () => GraphVersion;
  /** Past versions that were opened, the most recently used last. */
  readonly #open = new Map<number, GraphVersion>();

  /** `current` gives the latest version, which is already in memory. */
  constructor(log: CommitLog, names: Names, current: () => GraphVersion) {
    this.#log = log;
    this.#names = names;
    this.#current = current;
  }

  /** All versions, newest first. Digests that are not known yet are worked out now and kept. */
  async list(): Promise<VersionInfo[]> {
    const commits = this.#log.list();
    await this.#keepMissingDigests(commits);
    const names = this.#namesById();
    return commits.reverse().map((commit) => this.#toInfo(commit, names.get(commit.id)));
  }

  /** @throws ServiceError `not-found` */
  async show(version: number): Promise<VersionInfo> {
    const commit = this.#log.list(version).at(-1);
    if (commit?.id !== version) throw this.#unknown(version);
    await this.#keepMissingDigests([commit]);
    return this.#toInfo(commit, this.#namesById().get(version));
  }

  /**
   * A version to read from. A past one is replayed from the log, then kept for a while.
   * @throws ServiceError `not-found`
   */
  open(version: number): GraphVersion {
    const current = this.#current();
    if (version === current.number) return current;
    if (!Number.isInteger(version) || version < 1 || version > current.number) throw this.#unknown(version);
    const opened = this.#open.get(version) ?? replay(this.#log, this.#names, { lastId: version });
    this.#open.delete(version);
    this.#open.set(version, opened);
    const [oldest] = this.#open.keys();
    if (this.#open.size > OPEN_VERSIONS && oldest !== undefined) this.#open.delete(oldest);
    return opened;
  }

  /** The last version committed at or before a moment; undefined when there was none yet. */
  versionAt(moment: Date): number | undefined {
    return this.#log.list().findLast(({ committedAt }) => committedAt <= moment)?.id;
  }

  /**
   * Gives a version a name, for good.
   * @throws ServiceError `not-found`; `bad-request` for a name that is malformed or taken by another version.
   */
  name(version: number, name: string, message: string): void {
    if (!Number.isInteger(version) || version < 1 || version > this.#current().number) throw this.#unknown(version);
    if (!/^[A-Za-z][\w.-]{0,63}$/.test(name)) {
      throw new ServiceError('bad-request', `A version's name begins with a letter and has at most 64 letters, digits, dots, hyphens and underscores; found "${name}".`);
    }
    if (name === 'latest') throw new ServiceError('bad-request', 'The name "latest" always means the current version and cannot be given to one.');
    if (!this.#log.setName(name, version, message)) throw new ServiceError('bad-request', `The name "${name}" belongs to another version.`);
  }

  /** The number behind a version's number or name as text; `latest` is the current one. */
  resolve(text: string): number {
    if (text === 'latest') return this.#current().number;
    if (/^\d+$/.test(text)) return Number(text);
    const named = this.#log.names().find(({ name }) => name === text);
    if (!named) throw new ServiceError('not-found', `There is no version called "${text}"; versions are numbers, names, or "latest".`);
    return named.id;
  }

  #namesById(): Map<number, { name: string; message: string }> {
    return new Map(this.#log.names().map((named) => [named.id, named]));
  }

  #toInfo(commit: CommitInfo, named: { name: string; message: string } | undefined): VersionInfo {
    const digest = this.#digests.get(commit.id) ?? this.#log.digestOf(commit.id);
    return {
      version: commit.id, name: named?.name ?? null, note: named === undefined || named.message === '' ? null : named.message, createdAt: commit.committedAt.toISOString(), author: commit.author, message: commit.message,
      quads: digest?.quads ?? 0, added: commit.added, removed: commit.removed, sha256: digest?.sha256 ?? null,
    };
  }

  /** Digests of this process, for logs that are open for reading only. */
  readonly #digests = new Map<number, VersionDigest>();

  async #keepMissingDigests(commits: readonly CommitInfo[]): Promise<void> {
    const missing = commits.map(({ id }) => id).filter((id) => !this.#digests.has(id) && !this.#log.digestOf(id));
    const [first] = missing;
    if (first === undefined) return;
    const current = this.#current();
    if (missing.length === 1 && first === current.number) return this.#keepDigest(first, current);
    const draft: Draft = new Draft(first === 1 ? emptyVersion() : this.open(first - 1));
    for (const { info, change } of this.#log.changes(first - 1, missing.at(-1))) {
      draft.apply(change);
      if (missing.includes(info.id)) await this.#keepDigest(info.id, draft);
    }
  }

  async #keepDigest(version: number, source: QuadSource): Promise<void> {
    const quads = [...assertedQuads(source, this.#names)];
    const digest = { quads: quads.length, sha256: await digestOf(quads) };
    this.#digests.set(version, digest);
    this.#log.keepDigest(version, digest);
  }

  #unknown(version: number): ServiceError {
    return new ServiceError('not-found', `There is no version ${version}; versions are 1 to ${this.#current().number}.`);
  }
}

/** How many quads somebody asserted. */
export function assertedCount(version: GraphVersion, names: Names): number {
  const { inferred, receipts } = names.graphs;
  return version.size - version.count(null, null, null, inferred) - version.count(null, null, null, receipts);
}

/** The quads somebody asserted, of one subject or all: all but inferred ones and receipts. */
export function* assertedQuads(source: QuadSource, names: Names, subject?: Term): Generator<Quad> {
  const { inferred, receipts } = names.graphs;
  for (const quad of source.match(subject)) if (!quad.graph.equals(inferred) && !quad.graph.equals(receipts)) yield quad;
}
