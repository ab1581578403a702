/** The names and words of versions, in catalogues that a thread of their own keeps. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  catalogueLost,
  changedThings,
  describedAgain,
  readVocabulary,
  type VersionKey,
} from '../catalogue/index.js';
import { ServiceError } from '../errors.js';
import { isRunning } from '../files.js';
import { isAssertedOnly, type GraphVersion } from '../graph/index.js';
import { getOrMake, type Change, type Names } from '../rdf/index.js';
import { RequestThread, allInTurns, startThread } from '../threads/index.js';
import {
  CatalogueKeeper,
  closeViews,
  isLost,
  isThere,
  withView,
  type CataloguePlace,
} from './catalogues.js';
import { NameIndex, SearchIndex, type Look } from './search-index.js';

/** Catalogues are kept in a thread, or here, where the process does nothing else. */
export type BuildPlace = 'thread' | 'here';

/** What is known of versions before. */
export interface History {
  /** Whether the log has a version. */
  isKept(version: VersionKey): boolean;
  /** All changes from one version to another; undefined where they are unknown, or many. */
  changesSince(from: VersionKey, to: GraphVersion): Iterable<Change> | undefined;
}

export interface CatalogueSettings {
  /** Undefined without a log: then nothing lasts. */
  readonly directory?: string;
  /** Whether another process may write the directory's catalogue. */
  readonly isReadOnly?: boolean;
  readonly history?: () => History;
}

/** Catalogues of versions that are no part of the history, or of long ago. */
const MAX_APART = 6;

/** Of a graph elsewhere, all versions have inferred statements too. */
const isComplete = (version: GraphVersion): boolean => version.isPaged || !isAssertedOnly(version);

/**
 * 1. The latest version has its entries in a catalogue that lasts, and so have versions since it
 *    was filled. Another version gets one of its own, for as long as it is among a few.
 * 2. Entries are added version after version, each time for what has changed.
 */
export class SearchIndexes {
  /** Called when names and texts of a whole version were read, and when they could not be kept. */
  told: ((version: GraphVersion, failure?: unknown) => void) | undefined;
  #kept = new WeakMap<GraphVersion, Promise<CataloguePlace>>();
  readonly #places = new WeakMap<GraphVersion, CataloguePlace>();
  readonly #apart: string[] = [];
  readonly #thread: RequestThread<CatalogueKeeper> | undefined;
  readonly #keeper: CatalogueKeeper | undefined;
  #apartCount = 0;
  #last: Promise<unknown> = Promise.resolve();
  #fillsRunning = 0;
  #passing: string | undefined;
  #isClosed = false;
  #isFollowing = false;
  #next: GraphVersion | undefined;
  /** Whether files of other processes are not to be read. */
  #isAlone = false;

  constructor(
    private readonly names: Names,
    place: BuildPlace,
    private readonly settings: CatalogueSettings = {},
  ) {
    if (place === 'here') this.#keeper = new CatalogueKeeper(names.baseIri);
    else
      this.#thread = new RequestThread(() =>
        startThread('./catalogue-thread.js', import.meta.url, {
          workerData: names.baseIri,
          name: 'catalogue',
        }),
      );
  }

  /**
   * The index of a version. Cost: after a commit its changes; for the first version, or one of its
   * own, a second for each 50,000 texts.
   */
  async of(version: GraphVersion): Promise<SearchIndex> {
    const look: Look = async (name, ...input) => {
      const lookIn = (place: CataloguePlace): Promise<unknown> =>
        this.#ask('look', place, name, input as never);
      const place = await this.placeOf(version);
      try {
        return (await lookIn(place)) as never;
      } catch (error) {
        if (!isLost(error)) throw error;
        // It was lost just now.
        if (place.isOfOthers) this.#isAlone = true;
        this.#kept.delete(version);
        return (await lookIn(await this.placeOf(version))) as never;
      }
    };
    await this.placeOf(version);
    return new SearchIndex(version, look);
  }

  /** For reading a question. */
  async namesOf(version: GraphVersion): Promise<NameIndex> {
    const { baseIri } = this.names;
    const place = await this.placeOf(version);
    this.#places.set(version, place);
    return new NameIndex(version, (find) =>
      withView(this.#places.get(version) ?? place, baseIri, find),
    );
  }

  /** Where the entries of a version are, which have been written. */
  async placeOf(version: GraphVersion): Promise<CataloguePlace> {
    const known = await this.#kept.get(version);
    if (known && isThere(known) && !known.isOfOthers) return known;
    if (known) this.#kept.delete(version);
    const place = this.#last.then(() => this.#placeNow(version));
    this.#last = place.catch(() => undefined);
    return place;
  }

  /** To be called after what was begun before. */
  #placeNow(version: GraphVersion): Promise<CataloguePlace> {
    return getOrMake(this.#kept, version, () => {
      const written = this.#written(version);
      // Failures are retried.
      written.catch(() => this.#kept.delete(version));
      return written;
    });
  }

  /** Ahead of the first search; from then on, `follow` keeps the catalogue up to date. */
  async prepare(version: GraphVersion): Promise<void> {
    await this.#ask('canRead', await this.placeOf(version));
    this.#isFollowing = true;
  }

  /** Has the entries of a version written soon, or those of a later one by then. */
  follow(version: GraphVersion): void {
    if (!this.#isFollowing) return;
    const isWaiting = this.#next !== undefined;
    this.#next = version;
    if (isWaiting) return;
    this.#last = this.#last.then(async () => {
      const next = this.#next;
      this.#next = undefined;
      // A search tells the failure.
      if (next && !this.#isClosed) await this.#placeNow(next).catch(() => undefined);
    });
  }

  /** Gives up what is being filled. */
  async close(): Promise<void> {
    this.#isClosed = true;
    closeViews();
    if (this.#fillsRunning > 0) await this.#thread?.stop();
    else await this.#thread?.end('close');
    await this.#last;
    this.#keeper?.close();
    if (this.#passing !== undefined) rmSync(this.#passing, { recursive: true, force: true });
  }

  async #written(version: GraphVersion): Promise<CataloguePlace> {
    if (this.#isClosed) throw new Error('The search indexes are closed.');
    const { directory, isReadOnly = false } = this.settings;
    const key = { number: version.number, identity: version.identity };
    if (directory !== undefined && key.identity !== '' && isComplete(version)) {
      const file = join(directory, 'catalogue.sqlite');
      if (isReadOnly && !this.#isAlone) {
        const ofOthers = { file, version: key, isOfOthers: true };
        if (await this.#ask('canRead', ofOthers)) return ofOthers;
      }
      const place = { file: isReadOnly ? this.#passingFile('latest') : file, version: key };
      if (await this.#isKept(place, version)) return place;
    }
    return this.#writtenApart(version, key);
  }

  /** Whether the catalogue has a version or has got it, if need be after it was made anew. */
  async #isKept(place: CataloguePlace, version: GraphVersion): Promise<boolean> {
    for (const isLast of [false, true])
      try {
        if (isLast) await this.#ask('drop', place.file);
        return await this.#isBrought(place, version);
      } catch (error) {
        throwIfOfReading(error, version);
        if (this.#isClosed) break;
        if (isLast) this.told?.(version, error);
      }
    return false;
  }

  async #isBrought(place: CataloguePlace, version: GraphVersion): Promise<boolean> {
    if (await this.#ask('has', place)) return true;
    const { history } = this.settings;
    const latest = await this.#ask('latest', place.file);
    if (!latest || history?.().isKept(latest) !== true) {
      // It forgets all others.
      this.#kept = new WeakMap();
      if (latest) await this.#ask('drop', place.file);
      await this.#fill(place, version);
      return true;
    }
    if (latest.number >= version.number) {
      // What is elsewhere has gone on.
      if (version.isPaged) throw catalogueLost();
      return false;
    }
    const changes = history().changesSince(latest, version);
    const changed = changes && (await changedThings(changes, version.ids, this.names));
    const described =
      changed && (await allInTurns(describedAgain(version.ids, this.names, changed)));
    version.settle();
    if (described) await this.#ask('add', place, described);
    else await this.#fill(place, version);
    return true;
  }

  async #writtenApart(version: GraphVersion, key: VersionKey): Promise<CataloguePlace> {
    const place = { file: this.#passingFile(`apart-${(this.#apartCount += 1)}`), version: key };
    await this.#fill(place, version);
    if (this.#apart.push(place.file) > MAX_APART)
      await this.#ask('drop', this.#apart.shift() ?? '');
    return place;
  }

  async #fill(place: CataloguePlace, version: GraphVersion): Promise<void> {
    const { directory } = this.settings;
    if (version.isPaged) readVocabulary(version.ids);
    version.settle();
    this.#fillsRunning += 1;
    try {
      const { payload } = version.ids;
      if (version.isPaged && directory !== undefined)
        await this.#ask('addLogged', place, payload, directory);
      else await this.#ask('addAll', place, payload);
      this.told?.(version);
    } finally {
      this.#fillsRunning -= 1;
    }
  }

  #passingFile(name: string): string {
    this.#passing ??= passingDirectory();
    return join(this.#passing, `${name}.sqlite`);
  }

  async #ask<Name extends keyof CatalogueKeeper>(
    name: Name,
    ...given: Parameters<CatalogueKeeper[Name]>
  ): Promise<ReturnType<CatalogueKeeper[Name]>> {
    // The types of a method, its arguments and its result belong together.
    if (this.#keeper) {
      const method = this.#keeper[name] as (...given: unknown[]) => unknown;
      return method.apply(this.#keeper, given) as ReturnType<CatalogueKeeper[Name]>;
    }
    return (await this.#thread?.call(name, ...given)) as ReturnType<CatalogueKeeper[Name]>;
  }
}

/** Whether a graph elsewhere could not be read, or not yet; not that its names cannot be kept. */
function throwIfOfReading(error: unknown, version: GraphVersion): void {
  version.settle();
  if (error instanceof ServiceError && error.code !== 'storage-full') throw error;
}

/** A directory that goes with this process, if need be when another one begins. */
function passingDirectory(): string {
  for (const name of readdirSync(tmpdir())) {
    const [, owner] = /^osce-graph-catalogue-(\d+)-/.exec(name) ?? [];
    if (owner === undefined || isRunning(Number(owner))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // It belongs to another user.
    }
  }
  return mkdtempSync(join(tmpdir(), `osce-graph-catalogue-${process.pid}-`));
}
