/** Cited queries: query, version, and a hash of the answer that anybody can check later. */
import { createHash } from 'node:crypto';
import type { CitationStore } from '../../commits/index.js';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { DAY_MS, type Names } from '../../rdf/index.js';
import type { DefaultGraphReading, QueryOptions, QueryTraits, Sparql } from '../../sparql/index.js';
import { queryTraitsOf } from '../../sparql/index.js';
import type { Snapshots } from '../snapshots.js';
import type { ResultDigest } from './canonical-result.js';
import type { AnswersToCompare, ComparedAnswers } from './compare-answers.js';
import { compareAnswers, gatherAnswer } from './compare-answers.js';

export interface Citation {
  /** Short and permanent: a hash of everything else except the time. */
  readonly id: string;
  readonly title: string;
  readonly query: string;
  readonly version: number;
  /** The version's identity across logs. */
  readonly identity: string;
  /** The query's reading of the default graph, and the base of its relative IRIs. */
  readonly defaultGraph: DefaultGraphReading;
  readonly baseIri: string;
  readonly citedAt: string;
  readonly result: ResultDigest;
  /** Reasons for caution about the hash. */
  readonly notes: readonly string[];
}

/** The result of running a cited query again. */
export interface Rerun extends ResultDigest {
  readonly version: number;
  /** `same-rows`: only the order of the rows differs. */
  readonly verdict: 'same' | 'same-rows' | 'different';
}

export interface Verification extends Omit<ComparedAnswers, 'then' | 'now'> {
  readonly cited: Rerun;
  readonly current: Rerun;
}

export interface CiteRequest {
  readonly query: string;
  readonly version: GraphVersion;
  readonly title?: string | undefined;
  /** Whether the client may make any number of citations. */
  readonly isTrusted: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The parts that identify a citation. */
type Cited = Pick<CiteRequest, 'query' | 'version'> & { readonly title: string };

type Asked = Pick<QueryOptions, 'engine' | 'signal'>;

const MAX_QUERY_LENGTH = 16_384;
const MAX_TITLE_LENGTH = 300;
/** New citations without a token, across all clients, so that nobody can fill the disk. */
const OPEN_CITATIONS_A_DAY = 1_000;

/** Crockford's base 32: letters and digits that are not confused when read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 10;

export class Citations {
  readonly #names: Names;
  readonly #defaultGraph: DefaultGraphReading;
  readonly #compare: (answers: AnswersToCompare) => Promise<ComparedAnswers>;

  /** `compare` is `compareAnswers`, possibly in another thread. */
  constructor(
    private readonly store: CitationStore,
    private readonly snapshots: Snapshots,
    private readonly sparql: Sparql,
    settings: {
      readonly names: Names;
      readonly defaultGraph: DefaultGraphReading;
      readonly compare?: (answers: AnswersToCompare) => Promise<ComparedAnswers>;
    },
  ) {
    this.#names = settings.names;
    this.#defaultGraph = settings.defaultGraph;
    this.#compare = settings.compare ?? compareAnswers;
  }

  /**
   * Runs a query and stores its answer's digest. The same query, version and title always give the
   * same citation.
   * @throws ServiceError `bad-request` for a query that cannot be cited, `too-many-requests`, and
   *   the query's errors.
   */
  async cite({
    query,
    version,
    title = '',
    isTrusted,
    signal,
  }: CiteRequest): Promise<{ citation: Citation; isNew: boolean }> {
    const known = this.#known({ query, version, title });
    if (known) return { citation: known, isNew: false };
    this.#requireRoom(isTrusted);
    const citation = await this.#workOut({ query, version, title, signal });
    // Others may have cited while the query ran.
    this.#requireRoom(isTrusted);
    const { id, citedAt } = citation;
    const record = JSON.stringify(citation);
    await this.store.add({ id, version: version.number, citedAt: new Date(citedAt), record });
    return { citation, isNew: true };
  }

  /**
   * The result of `cite`, new or stored. Nothing is written.
   * @throws ServiceError `bad-request` for a query that cannot be cited, and the query's errors.
   */
  async preview({
    query,
    version,
    title = '',
    signal,
  }: Omit<CiteRequest, 'isTrusted'>): Promise<{ citation: Citation; isKept: boolean }> {
    const known = this.#known({ query, version, title });
    return {
      citation: known ?? (await this.#workOut({ query, version, title, signal })),
      isKept: known !== undefined,
    };
  }

  /** @throws ServiceError `not-found` */
  get(id: string): Citation {
    const citation = this.#find(id);
    if (!citation) throw notFound(`There is no citation "${id}".`);
    return citation;
  }

  /** The oldest first. */
  list(): Citation[] {
    return this.store.list().map(({ record }) => JSON.parse(record) as Citation);
  }

  /** The digest of the version's N-Quads export, or null. Cost: that of `Snapshots.show`. */
  async versionDigestOf({ version }: Citation): Promise<string | null> {
    return (await this.snapshots.show(version)).sha256;
  }

  /**
   * Runs the query again, at its version and at the latest, with any engine.
   * @throws ServiceError `not-found` when the log is another than the cited one, and the query's
   *   errors.
   */
  async verify(
    citation: Citation,
    current: GraphVersion,
    options: Asked = {},
  ): Promise<Verification> {
    const cited = await this.snapshots.open(citation.version);
    if (cited.identity !== citation.identity)
      throw notFound(
        `Version ${citation.version} is not the version that was cited: this log has a ` +
          'different history.',
      );
    const traits = queryTraitsOf(citation.query, citation.baseIri);
    const then = await gatherAnswer(this.sparql, cited, citation.query, options);
    const now =
      current.identity === cited.identity
        ? undefined
        : await gatherAnswer(this.sparql, current, citation.query, options);
    const compared = await this.#compare({ then, now, traits });
    return {
      ...compared,
      cited: rerunOf(citation, compared.then, citation.version),
      current: rerunOf(citation, compared.now, current.number),
    };
  }

  /** @throws ServiceError `bad-request` for a query that cannot be cited */
  #known(asked: Cited): Citation | undefined {
    this.#citableTraits(asked.query, asked.title);
    return this.#find(this.#idOf(asked));
  }

  #idOf({ query, version, title }: Cited): string {
    return idOf([query, version.identity, title, this.#defaultGraph]);
  }

  async #workOut(asked: Cited & Pick<CiteRequest, 'signal'>): Promise<Citation> {
    const { query, version, title, signal } = asked;
    const traits = this.#citableTraits(query, title);
    const id = this.#idOf(asked);
    const then = await gatherAnswer(this.sparql, version, query, { signal });
    const { then: result } = await this.#compare({ then, now: undefined, traits });
    return {
      id,
      title: title === '' ? `Query ${id} over version ${version.number} of osce-graph` : title,
      query,
      version: version.number,
      identity: version.identity,
      defaultGraph: this.#defaultGraph,
      baseIri: this.#names.baseIri,
      citedAt: new Date().toISOString(),
      result,
      notes: notesOf(traits),
    };
  }

  #find(id: string): Citation | undefined {
    const stored = this.store.get(id);
    return stored && (JSON.parse(stored.record) as Citation);
  }

  #citableTraits(query: string, title: string): QueryTraits {
    if (query.length > MAX_QUERY_LENGTH)
      throw badRequest(
        `A cited query may have ${MAX_QUERY_LENGTH} characters at most; found ${query.length}.`,
        { details: { limit: MAX_QUERY_LENGTH } },
      );
    if (title.length > MAX_TITLE_LENGTH)
      throw badRequest(
        `A title may have ${MAX_TITLE_LENGTH} characters at most; found ${title.length}.`,
        { details: { limit: MAX_TITLE_LENGTH } },
      );
    const traits = queryTraitsOf(query, this.#names.baseIri);
    if (traits.changing.length > 0)
      throw badRequest(
        'A cited query must give the same answer every time; ' +
          `this one uses ${traits.changing.join(', ')}.`,
      );
    return traits;
  }

  #requireRoom(isTrusted: boolean): void {
    if (
      !isTrusted &&
      this.store.countSince(new Date(Date.now() - DAY_MS)) >= OPEN_CITATIONS_A_DAY
    ) {
      throw new ServiceError(
        'too-many-requests',
        `Without a token, ${OPEN_CITATIONS_A_DAY} new citations can be made in 24 hours, ` +
          'across all clients; try again later.',
        { details: { limit: OPEN_CITATIONS_A_DAY, retryAfterSeconds: 3_600 } },
      );
    }
  }
}

/** Compares an answer with the cited one. */
export function verdictOf(
  { result: cited }: Pick<Citation, 'result'>,
  found: ResultDigest,
): Rerun['verdict'] {
  if (cited.kind === found.kind && cited.sha256 === found.sha256) return 'same';
  return cited.kind === found.kind && cited.rowsSha256 === found.rowsSha256
    ? 'same-rows'
    : 'different';
}

function rerunOf(citation: Citation, digest: ResultDigest, version: number): Rerun {
  return { version, verdict: verdictOf(citation, digest), ...digest };
}

function notesOf({ takesAnyRows, isOrdered, orderVariables }: QueryTraits): string[] {
  return [
    ...(takesAnyRows
      ? [
          'LIMIT or OFFSET without ORDER BY picks arbitrary rows: ' +
            'another database may correctly pick others.',
        ]
      : []),
    ...(isOrdered && orderVariables === undefined
      ? ['Another database may return rows with equal ORDER BY keys in a different order.']
      : []),
  ];
}

function idOf(parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest();
  return Array.from(bytes.subarray(0, ID_LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');
}
