/** Whole versions as files, with the same bytes for the same version every time. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { formatOfFileName, type Names } from '../../rdf/index.js';
import type { SearchIndex } from '../../search/index.js';
import { queryTraitsOf, type QueryOptions, type Sparql } from '../../sparql/index.js';
import {
  KeptThread,
  RequestThread,
  fromPlainError,
  sharedBytes,
  startThread,
} from '../../threads/index.js';
import { exportsOf, type ExportJob } from './export-job.js';
import type { LogGraph } from './log-selection.js';
import { noteUse, digestOfFile } from './whole-file.js';
import { exportedVersionOf, mediaTypeOf } from './published-files.js';
import type { ExportFile, ExportedFile } from './published-files.js';
import type { Wording } from './rdf-document.js';
import { subsetText, withIris, type Subset } from './subset.js';
import type { ExportMethods, ExportReport } from './worker-entry.js';

export interface MadeFile extends ExportedFile {
  readonly path: string;
  /** Whether the next one will have the same bytes. */
  readonly isFixed: boolean;
  /** Removes one that is not fixed, when it was used. */
  readonly discard: () => Promise<void>;
}

/** Up to so many statements, listing a version makes all its files: a few seconds' work. */
const LISTED_AT_ONCE = 250_000;
/** Of the graph that a query builds. */
const MAX_QUERY_BYTES = 512 * 2 ** 20;

/** Goes up when subsets are chosen differently, so that files made before are made again. */
const SUBSET_RULES = 3;

const DEFAULT_EXPORTS_MB = 200;
const IDLE_MS = 20_000;

interface SubsetSource {
  readonly sparql: Pick<Sparql, 'answer'>;
  readonly searches: { of(version: GraphVersion): Promise<SearchIndex> };
}

export class Exports {
  readonly #directory: string;
  /** One, so that memory and cores stay free for others, and each file is made once. */
  readonly #thread = new KeptThread(
    () => new RequestThread<ExportMethods>(() => startThread('./worker-entry.js', import.meta.url)),
    { idleMs: IDLE_MS, maxCount: 1 },
  );

  /** Without a directory, `close` removes a temporary one; `log` is where that of paged versions is. */
  constructor(
    private readonly directory: string | undefined,
    private readonly names: Names,
    private readonly wording: Wording,
    private readonly source?: SubsetSource,
    private readonly options: {
      readonly maxMb?: number | undefined;
      readonly log?: LogGraph | undefined;
    } = {},
  ) {
    this.#directory = directory ?? mkdtempSync(join(tmpdir(), 'osce-graph-'));
  }

  get fileNames(): readonly string[] {
    return [...exportsOf(this.names).keys()];
  }

  /**
   * A file of a version, or of a part of it, made if missing; `asked` ends its query.
   * @throws ServiceError `not-found` for an unknown file name; `not-acceptable` when the file's
   *   format has no form for something in the version; `bad-request` for a subset that names
   *   something missing; `storage-full`.
   */
  async file(
    version: GraphVersion,
    name: string,
    subset?: Subset,
    asked: Pick<QueryOptions, 'signal' | 'client'> = {},
  ): Promise<MadeFile> {
    if (!exportsOf(this.names).has(name)) throw notFound(`There is no export "${name}".`);
    const { query } = subset ?? {};
    const isFixed = query === undefined || queryTraitsOf(query, this.names.baseIri).isRepeatable;
    const directory = this.#directoryOf(version, subset) + (isFixed ? '' : `-${randomUUID()}`);
    const path = join(directory, name);
    const discard = async (): Promise<void> => {
      if (!isFixed) await rm(directory, { recursive: true, force: true });
    };
    const known = await digestOfFile(path);
    if (known) {
      await noteUse(path);
      return { name, mediaType: mediaTypeOf(name), path, isFixed, discard, ...known };
    }
    const isRdf = formatOfFileName(name) !== undefined;
    const log = version.isPaged && isRdf && !subset ? this.options.log : undefined;
    const job = this.#jobOf(version, subset, directory, log);
    const part = subset ? await this.#partOf(version, subset, asked) : {};
    const [report] = await this.#run({ ...job, ...part }, [name]);
    // There is one for each name.
    if ('failure' in report!) throw fromPlainError(report.failure);
    return { ...report!.file, path, isFixed, discard };
  }

  /** Every file of a version; size and digest are null for those that are not made yet. */
  async listMade(version: GraphVersion): Promise<ExportFile[]> {
    const directory = this.#directoryOf(version);
    return Promise.all(
      this.fileNames.map(async (name) => {
        const { size = null, sha256 = null } = (await digestOfFile(join(directory, name))) ?? {};
        return { name, mediaType: mediaTypeOf(name), size, sha256 };
      }),
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
    const directory = this.#directoryOf(version);
    const unfit = new Set<string>();
    for (const report of await this.#run(this.#jobOf(version, undefined, directory), missing)) {
      if ('file' in report) continue;
      const failure = fromPlainError(report.failure);
      if (failure.code === 'not-acceptable') unfit.add(report.name);
      else if (failure.code !== 'storage-full') throw failure;
    }
    return (await this.listMade(version)).filter(({ name }) => !unfit.has(name));
  }

  clear(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  /** Ends the thread; unfinished files do not exist. */
  async close(): Promise<void> {
    await this.#thread.close();
    if (this.directory === undefined) this.clear();
  }

  #directoryOf(version: GraphVersion, subset?: Subset): string {
    const of = subset && createHash('sha256').update(`${SUBSET_RULES} ${subsetText(subset)}`);
    const part = of ? [of.digest('hex').slice(0, 16)] : [];
    const parts = [version.number, version.identity.slice(0, 16), ...part];
    return join(this.#directory, parts.join('-'));
  }

  #run(job: ExportJob, names: readonly string[]): Promise<ExportReport[]> {
    const maxBytes = (this.options.maxMb ?? DEFAULT_EXPORTS_MB) * 2 ** 20;
    return this.#thread.run((thread) => thread.call('makeAll', { job, names, maxBytes }));
  }

  #jobOf(
    version: GraphVersion,
    subset: Subset | undefined,
    directory: string,
    log?: LogGraph,
  ): ExportJob {
    if (!log) version.readAhead();
    return {
      graph: log ?? version.ids.payload,
      version: exportedVersionOf(version),
      baseIri: this.names.baseIri,
      subset,
      directory,
      ...this.wording,
    };
  }

  async #partOf(
    version: GraphVersion,
    subset: Subset,
    asked: QueryOptions,
  ): Promise<Pick<ExportJob, 'chosen'> | Pick<ExportJob, 'graph'>> {
    if (!this.source)
      throw new TypeError('Parts of versions are only made with a source for them.');
    const { sparql, searches } = this.source;
    return subset.query === undefined
      ? { chosen: await withIris(subset, version, this.names, () => searches.of(version)) }
      : { graph: await graphOf(sparql, version, subset.query, asked) };
  }
}

async function graphOf(
  sparql: SubsetSource['sparql'],
  version: GraphVersion,
  query: string,
  asked: QueryOptions,
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
