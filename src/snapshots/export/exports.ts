/** Whole versions as files, with the same bytes for the same version every time. */
import type { ExportFile, ExportedFile } from './exported-file.js';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { formatOfFileName, type Names } from '../../rdf/index.js';
import type { IndexSource, SearchIndex } from '../../search/index.js';
import { isRepeatableText, type QueryOptions, type Sparql } from '../../sparql/index.js';
import { namesLike } from '../../input/index.js';
import {
  KeptThread,
  firstMessage,
  fromPlainError,
  sharedBytes,
  startThread,
} from '../../threads/index.js';
import { exportsOf, type ExportJob } from './export-job.js';
import { mediaTypeOf } from './media-types.js';
import type { LogGraph } from './log-selection.js';
import type { Wording } from './rdf-document.js';
import { subsetText, withIris, type Subset } from './subset.js';
import { digestOfFile } from './whole-file.js';
import { noteUse } from './prune.js';
import type { ExportReport, ThreadOrder } from './worker-entry.js';

export interface MadeFile extends ExportedFile {
  readonly path: string;
  /** Removes a file that is not kept, as another one would differ. Undefined for all others. */
  readonly discard?: () => Promise<void>;
}

/** A request for a file; its query ends with the signal. */
type Asked = Pick<QueryOptions, 'signal' | 'client'>;

interface Making {
  readonly made: Promise<MadeFile>;
  readonly signal: AbortSignal | undefined;
}

/** Up to so many statements, listing a version makes all its files: a few seconds' work. */
const LISTED_AT_ONCE = 250_000;
/** Of the graph that a query builds. */
const MAX_QUERY_BYTES = 512 * 2 ** 20;

/** Goes up when subsets are chosen differently, so that files made before are made again. */
const SUBSET_RULES = 3;

/** In MiB. */
const DEFAULT_EXPORTS_MB = 200;
const IDLE_MS = 20_000;

/** What chooses the parts of versions. */
interface SubsetSource {
  readonly sparql: Pick<Sparql, 'answer'>;
  readonly searches: { of(version: GraphVersion): Promise<SearchIndex> };
}

interface ExportsOptions {
  /** Disk space for all files, in MiB. */
  readonly maxMb?: number | undefined;
  /** Where the log of paged versions is. */
  readonly log?: LogGraph | undefined;
}

interface ExportOrder {
  readonly name: string;
  readonly subset: Subset | undefined;
  readonly directory: string;
  readonly asked: Asked;
}

/** Makes the files of versions in a thread, and keeps them in a directory. */
export class Exports {
  readonly #directory: string;
  readonly #isTemporary: boolean;
  readonly #maxBytes: number;
  readonly #log: LogGraph | undefined;
  /** Files that are being made, by path. */
  readonly #making = new Map<string, Making>();
  /** One, so that memory and cores stay free for others. */
  readonly #thread = new KeptThread(() => startThread('./worker-entry.js', import.meta.url), {
    idleMs: IDLE_MS,
    maxCount: 1,
  });

  /** Without a directory, `close` removes a temporary one. */
  constructor(
    directory: string | undefined,
    private readonly names: Names,
    private readonly wording: Wording,
    private readonly source?: SubsetSource,
    { maxMb = DEFAULT_EXPORTS_MB, log }: ExportsOptions = {},
  ) {
    this.#log = log;
    this.#isTemporary = directory === undefined;
    this.#directory = directory ?? mkdtempSync(join(tmpdir(), 'osce-graph-'));
    this.#maxBytes = maxMb * 2 ** 20;
  }

  get fileNames(): readonly string[] {
    return [...exportsOf(this.names).keys()];
  }

  /**
   * A file of a version, or of a part of it, made if missing.
   * @throws ServiceError `not-found` for an unknown file name; `not-acceptable` when the file's
   *   format has no form for something in the version; `bad-request` for a subset that names
   *   something missing; `storage-full`.
   */
  async file(
    version: GraphVersion,
    name: string,
    subset?: Subset,
    asked: Asked = {},
  ): Promise<MadeFile> {
    if (!exportsOf(this.names).has(name)) {
      const list = `/snapshots/${version.number}`;
      const [near] = namesLike(name, this.fileNames);
      const hint = near === undefined ? '' : `Did you mean ${near}? `;
      throw notFound(`There is no export "${name}". ${hint}All are listed at ${list}.`, {
        details: { list },
      });
    }
    const { query } = subset ?? {};
    const isKept = query === undefined || isRepeatableText(query, this.names.baseIri);
    const directory = this.#directoryOf(version, subset) + (isKept ? '' : `-${randomUUID()}`);
    const path = join(directory, name);
    const known = this.#making.get(path);
    if (known)
      return known.made.catch((error: unknown) => {
        // Another request's disconnected client has stopped it.
        if (!known.signal?.aborted) throw error;
        return this.file(version, name, subset, asked);
      });
    const made = this.#make(version, { name, subset, directory, asked }).finally(() =>
      this.#making.delete(path),
    );
    this.#making.set(path, { made, signal: asked.signal });
    if (isKept) return made;
    const discard = (): Promise<void> => rm(directory, { recursive: true, force: true });
    return made.then(
      (file) => ({ ...file, discard }),
      (error: unknown) => discard().then(() => Promise.reject(error as Error)),
    );
  }

  /** Every file of a version; size and digest are null for those that are not made yet. */
  async listMade(version: GraphVersion): Promise<ExportFile[]> {
    const directory = this.#directoryOf(version, undefined);
    return Promise.all(
      this.fileNames.map(async (name) =>
        described(name, await digestOfFile(join(directory, name))),
      ),
    );
  }

  /**
   * Every file of a version with its size and digest: makes those that are missing, but not for a
   * large version or on a full disk. Formats that have no form for something in it are left out.
   */
  async list(version: GraphVersion): Promise<ExportFile[]> {
    const known = await this.listMade(version);
    const missing = known.filter(({ sha256 }) => sha256 === null).map(({ name }) => name);
    if (missing.length === 0 || version.size > LISTED_AT_ONCE) return known;
    const job = this.#jobOf(version, undefined, this.#directoryOf(version, undefined));
    const reports = await this.#run(job, missing);
    const made = new Map(reports.map((report) => [report.name, report]));
    return known.flatMap((file) => {
      const report = made.get(file.name);
      if (!report) return [file];
      if ('file' in report) return [described(file.name, report.file)];
      const failure = fromPlainError(report.failure);
      if (failure.code === 'not-acceptable') return [];
      if (failure.code === 'storage-full') return [file];
      throw failure;
    });
  }

  clear(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  /** Ends the thread; unfinished files do not exist. */
  async close(): Promise<void> {
    await this.#thread.close();
    if (this.#isTemporary) this.clear();
  }

  #directoryOf(version: GraphVersion, subset: Subset | undefined): string {
    const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
    const parts = [
      ...[version.number, version.identity.slice(0, 16)],
      ...(subset ? [digest(`${SUBSET_RULES} ${subsetText(subset)}`).slice(0, 16)] : []),
    ];
    return join(this.#directory, parts.join('-'));
  }

  async #make(
    version: GraphVersion,
    { name, subset, directory, asked }: ExportOrder,
  ): Promise<MadeFile> {
    const path = join(directory, name);
    const known = await digestOfFile(path);
    if (known) {
      await noteUse(path);
      return { name, mediaType: mediaTypeOf(name), path, ...known };
    }
    const isRdf = formatOfFileName(name) !== undefined;
    const log = version.isPaged && isRdf && !subset ? this.#log : undefined;
    const job = this.#jobOf(version, subset, directory, log);
    const part = subset ? await this.#partOf(version, subset, asked) : {};
    const [report] = await this.#run({ ...job, ...part }, [name]);
    // There is one for each name.
    if ('failure' in report!) throw fromPlainError(report.failure);
    return { ...report!.file, path };
  }

  #run(job: ExportJob, names: readonly string[]): Promise<ExportReport[]> {
    const order: ThreadOrder = { job, names, maxBytes: this.#maxBytes };
    return this.#thread.run((worker) => {
      worker.postMessage(order);
      return firstMessage<ExportReport[]>(worker);
    });
  }

  #jobOf(
    version: GraphVersion,
    subset: Subset | undefined,
    directory: string,
    log?: LogGraph,
  ): ExportJob {
    const { number, committedAt, identity } = version;
    if (!log) version.readAhead();
    return {
      graph: log ?? version.ids.payload,
      version: { number, committedAt: committedAt?.toISOString(), identity },
      baseIri: this.names.baseIri,
      subset,
      directory,
      ...this.wording,
    };
  }

  /** What the thread needs to choose a subset. */
  async #partOf(
    version: GraphVersion,
    subset: Subset,
    asked: Asked,
  ): Promise<Pick<ExportJob, 'chosen'> | Pick<ExportJob, 'graph'>> {
    if (!this.source)
      throw new TypeError('Parts of versions are only made with a source for them.');
    const { sparql, searches } = this.source;
    if (subset.query !== undefined)
      return { graph: await graphOf(sparql, version, subset.query, asked) };
    const indexOf: IndexSource = () => searches.of(version);
    return { chosen: await withIris(subset, version, this.names, indexOf) };
  }
}

/** The graph that a query builds, as N-Triples. */
async function graphOf(
  sparql: SubsetSource['sparql'],
  version: GraphVersion,
  query: string,
  asked: Asked,
): Promise<Uint8Array> {
  const answer = await sparql.answer(version, query, { graph: 'ntriples' }, asked);
  if (answer.head.kind !== 'graph') {
    answer.cancel();
    throw badRequest('The query of an export must build a graph: CONSTRUCT or DESCRIBE.');
  }
  const bytes = await sharedBytes(answer.chunks, MAX_QUERY_BYTES);
  if (!bytes)
    throw new ServiceError(
      'query-memory',
      `The graph of an export's query may have ${MAX_QUERY_BYTES >> 20} MiB of N-Triples at ` +
        'most; export the whole version, or ask for less.',
      { details: { limit: MAX_QUERY_BYTES } },
    );
  return bytes;
}

function described(
  name: string,
  file: { readonly size: number; readonly sha256: string } | undefined,
): ExportFile {
  return {
    name,
    mediaType: mediaTypeOf(name),
    size: file?.size ?? null,
    sha256: file?.sha256 ?? null,
  };
}
