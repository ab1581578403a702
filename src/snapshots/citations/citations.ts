/** Cited queries: query, version, and a hash of the answer that anybody can check later. */
import { createHash } from 'node:crypto';
import type { CommitLog } from '../../commits/index.js';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { DAY_MS, type Names } from '../../rdf/index.js';
import type { DefaultGraphReading, QueryOptions, QueryTraits, Sparql } from '../../sparql/index.js';
import { queryTraitsOf } from '../../sparql/index.js';
import type { Snapshots } from '../snapshots.js';
import type { ResultDigest } from './canonical-result.js';
import type { AnswersToCompare, ComparedAnswers } from './compare-answers.js';
import { gatherAnswer } from './compare-answers.js';

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

type Cited = Omit<CiteRequest, 'isTrusted'>;

/** New citations without a token, across all clients, so that nobody can fill the disk. */
const OPEN_CITATIONS_A_DAY = 1_000;

/** Crockford's base 32: letters and digits that are not confused when read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 10;

export class Citations {
  /** `compare` is `compareAnswers`, perhaps in another thread. */
  constructor(
    private readonly log: CommitLog,
    private readonly snapshots: Snapshots,
    private readonly sparql: Sparql,
    private readonly settings: {
      readonly names: Names;
      readonly defaultGraph: DefaultGraphReading;
      readonly compare: (answers: AnswersToCompare) => Promise<ComparedAnswers>;
    },
  ) {}

  /**
   * Runs a query and stores its answer's digest. The same query, version and title always give the
   * same citation.
   * @throws ServiceError `bad-request` for a query that cannot be cited, `too-many-requests`, and
   *   the query's errors.
   */
  async cite({
    isTrusted,
    ...cited
  }: CiteRequest): Promise<{ citation: Citation; isNew: boolean }> {
    const known = this.#known(cited);
    if (known) return { citation: known, isNew: false };
    if (!isTrusted) this.#requireRoom();
    const citation = await this.#workOut(cited);
    // Others may have cited while the query ran.
    if (!isTrusted) this.#requireRoom();
    const { id, version, citedAt } = citation;
    await this.log.addCitation({ id, version, citedAt, record: JSON.stringify(citation) });
    return { citation, isNew: true };
  }

  /**
   * The result of `cite`, new or stored. Nothing is written.
   * @throws ServiceError `bad-request` for a query that cannot be cited, and the query's errors.
   */
  async preview(cited: Cited): Promise<{ citation: Citation; isKept: boolean }> {
    const known = this.#known(cited);
    return { citation: known ?? (await this.#workOut(cited)), isKept: known !== undefined };
  }

  /** @throws ServiceError `not-found` */
  get(id: string): Citation {
    const stored = this.#stored(id);
    if (!stored) throw notFound(`There is no citation "${id}".`);
    return stored;
  }

  /** The oldest first. */
  list(): Citation[] {
    return this.log.citations().map(({ record }) => JSON.parse(record) as Citation);
  }

  /**
   * Runs the query again, at its version and at the latest, with any engine.
   * @throws ServiceError `not-found` when the log is another than the cited one, and the query's
   *   errors.
   */
  async verify(
    citation: Citation,
    current: GraphVersion,
    options: Pick<QueryOptions, 'engine' | 'signal'> = {},
  ): Promise<Verification> {
    const { query, version, baseIri } = citation;
    const cited = await this.snapshots.open(version);
    if (cited.identity !== citation.identity)
      throw notFound(
        `Version ${version} is not the version that was cited: this log has a different history.`,
      );
    const then = await gatherAnswer(this.sparql, cited, query, options);
    const now =
      current.identity === cited.identity
        ? undefined
        : await gatherAnswer(this.sparql, current, query, options);
    const traits = queryTraitsOf(query, baseIri);
    const compared = await this.settings.compare({ then, now, traits });
    const rerunOf = (digest: ResultDigest, of: number): Rerun => ({
      version: of,
      verdict: verdictOf(citation, digest),
      ...digest,
    });
    return {
      ...compared,
      cited: rerunOf(compared.then, version),
      current: rerunOf(compared.now, current.number),
    };
  }

  /** @throws ServiceError `bad-request` for a query that cannot be cited */
  #known(cited: Cited): Citation | undefined {
    const { changing } = queryTraitsOf(cited.query, this.settings.names.baseIri);
    if (changing.length > 0)
      throw badRequest(
        `A cited query must give the same answer every time; this one uses ${changing.join(', ')}.`,
      );
    return this.#stored(this.#idOf(cited));
  }

  #stored(id: string): Citation | undefined {
    const [stored] = this.log.citations({ id });
    return stored && (JSON.parse(stored.record) as Citation);
  }

  #idOf({ query, version, title = '' }: Cited): string {
    const parts = [query, version.identity, title, this.settings.defaultGraph];
    const bytes = createHash('sha256').update(JSON.stringify(parts)).digest();
    return Array.from(bytes.subarray(0, ID_LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');
  }

  async #workOut(cited: Cited): Promise<Citation> {
    const { query, version, title = '', signal } = cited;
    const { names, defaultGraph } = this.settings;
    const traits = queryTraitsOf(query, names.baseIri);
    const id = this.#idOf(cited);
    const then = await gatherAnswer(this.sparql, version, query, { signal });
    const { then: result } = await this.settings.compare({ then, now: undefined, traits });
    return {
      id,
      title: title === '' ? `Query ${id} over version ${version.number} of osce-graph` : title,
      query,
      version: version.number,
      identity: version.identity,
      defaultGraph,
      baseIri: names.baseIri,
      citedAt: new Date().toISOString(),
      result,
      notes: notesOf(traits),
    };
  }

  #requireRoom(): void {
    const { length } = this.log.citations({ after: new Date(Date.now() - DAY_MS) });
    if (length < OPEN_CITATIONS_A_DAY) return;
    throw new ServiceError(
      'too-many-requests',
      `Without a token, ${OPEN_CITATIONS_A_DAY} new citations can be made in 24 hours, ` +
        'across all clients; try again later.',
      { details: { limit: OPEN_CITATIONS_A_DAY, retryAfterSeconds: 3_600 } },
    );
  }
}

export function verdictOf(
  { result: cited }: Pick<Citation, 'result'>,
  found: ResultDigest,
): Rerun['verdict'] {
  if (cited.kind === found.kind && cited.sha256 === found.sha256) return 'same';
  return cited.kind === found.kind && cited.rowsSha256 === found.rowsSha256
    ? 'same-rows'
    : 'different';
}

function notesOf({ takesAnyRows, isOrdered, orderVariables }: QueryTraits): string[] {
  return [
    takesAnyRows &&
      'LIMIT or OFFSET without ORDER BY picks arbitrary rows: ' +
        'another database may correctly pick others.',
    isOrdered &&
      orderVariables === undefined &&
      'Another database may return rows with equal ORDER BY keys in a different order.',
  ].filter((note) => note !== false);
}
