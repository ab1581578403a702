/** Reads news pages, and commits their facts with a receipt for each. */
import { ServiceError } from '../errors.js';
import type { AnswerToKeep, CommitResult, GraphStore } from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import { SH, type Names, type Quad } from '../rdf/index.js';
import { KnownGraphs } from './known-graph.js';
import { PageReader, type ReadingPlace } from './page-reader.js';
import { requireHttpAddress } from './page-address.js';
import {
  preparePage,
  type PageContext,
  type PageOptions,
  type PageOutcome,
} from './prepare-page.js';
import type { NewsPage, ReadNews } from './read-news.js';
import { decide, type ReviewVerdict } from './review/decide.js';
import {
  listProposalIds,
  readProposal,
  type Proposal,
  type ProposalFilter,
} from './review/proposals.js';

/** By default, facts that are more likely wrong than right are proposed for review. */
const DEFAULT_REVIEW_BELOW = 0.5;

export interface IngestOptions extends PageOptions {
  /** The commit's message; by default the page's title. */
  readonly message?: string | undefined;
  /** The version that the page was meant for; at any other, it is refused. */
  readonly expectedVersion?: number | undefined;
  readonly keepAnswer?: AnswerToKeep<Ingestion> | undefined;
}

export interface Ingestion extends PageOutcome {
  readonly result: CommitResult;
}

/** Message and condition of a decision's commit. */
export interface DecideOptions {
  readonly message?: string | undefined;
  readonly expectedVersion?: number | undefined;
  readonly keepAnswer?: AnswerToKeep<Decided> | undefined;
}

export interface Decided {
  readonly result: CommitResult;
  readonly proposal: Proposal;
}

export interface NewsSettings {
  /** Less certain facts are proposed for review. */
  readonly reviewBelow?: number | undefined;
  readonly place?: ReadingPlace | undefined;
}

/** Turns pages into commits of one graph. */
export class NewsIngester {
  readonly #singleValued: ReadonlySet<string>;
  readonly #threshold: number;
  readonly #knownGraphs: KnownGraphs;
  readonly #reader: PageReader;

  /** By `shapes`, properties that take one value are completed instead of contradicted. */
  constructor(
    private readonly committer: GraphStore,
    private readonly names: Names,
    shapes: readonly Quad[],
    { reviewBelow = DEFAULT_REVIEW_BELOW, place = 'here' }: NewsSettings = {},
  ) {
    this.#reader = new PageReader(place);
    this.#singleValued = singleValuedProperties(shapes);
    this.#threshold = reviewBelow;
    this.#knownGraphs = new KnownGraphs(committer, names);
  }

  /**
   * Commits a page's facts. An item that the graph knows without its page is completed and gets its
   * receipts. A known page with another text is corrected if the options allow it. A dry run shows
   * the result for any page.
   * @throws ServiceError `not-a-news-page`, `bad-date`, `already-known`, `page-changed`;
   *   `bad-request`, `not-found` for decisions without a question on the page; InvalidDataError
   *   when the gate refuses.
   */
  async ingest(page: NewsPage, options: IngestOptions): Promise<Ingestion> {
    requireHttpAddress(page.sourceUrl);
    const { records } = this.#knownGraphs.of(this.committer.current);
    return this.commit(await this.#reader.read(page, records), options);
  }

  /** As `ingest`, for a page that was read before. */
  async commit(news: ReadNews, options: IngestOptions): Promise<Ingestion> {
    const { keepAnswer } = options;
    const result = await this.committer.commit(
      (version) => preparePage(news, options, this.#contextOf(version)),
      {
        ...options,
        message: options.message ?? `News page: ${news.facts.label.slice(0, 200)}`,
        keepAnswer: keepAnswer && {
          ...keepAnswer,
          answerOf: (done) => keepAnswer.answerOf({ ...done.value, result: done }),
        },
      },
    );
    return { ...result.value, result };
  }

  /** Ends the threads that read pages. */
  close(): Promise<void> {
    return this.#reader.close();
  }

  /** Ids of the proposals that pass a filter, the latest first. */
  listProposals(version: GraphVersion, filter: ProposalFilter): readonly string[] {
    return listProposalIds(version, filter, this.names);
  }

  /** @throws ServiceError `not-found` */
  proposal(version: GraphVersion, id: string): Proposal {
    const proposal = readProposal(version, id, this.names);
    if (!proposal)
      throw new ServiceError(
        'not-found',
        `There is no proposal "${id}" in version ${version.number}.`,
      );
    return proposal;
  }

  /**
   * Commits a reviewer's verdict; later pages follow it. @throws ServiceError `not-found`,
   * `already-decided`, `bad-request`; InvalidDataError when the gate refuses.
   */
  async decide(id: string, verdict: ReviewVerdict, options: DecideOptions = {}): Promise<Decided> {
    const { keepAnswer } = options;
    const result = await this.committer.commit(
      (version) => decide(this.proposal(version, id), verdict, this.#contextOf(version)),
      {
        ...options,
        author: verdict.by,
        message: options.message ?? `Review: ${verdict.answer} ${id}`,
        keepAnswer: keepAnswer && {
          ...keepAnswer,
          answerOf: (done) => keepAnswer.answerOf({ result: done, proposal: done.value }),
        },
      },
    );
    return { result, proposal: result.value };
  }

  #contextOf(version: GraphVersion): PageContext {
    return {
      version,
      names: this.names,
      known: this.#knownGraphs.of(version),
      singleValued: this.#singleValued,
      threshold: this.#threshold,
    };
  }
}

/** Properties that a shape allows once (`sh:maxCount 1`), or once a language (`sh:uniqueLang`). */
function singleValuedProperties(shapes: readonly Quad[]): Set<string> {
  const single = new Set(
    shapes
      .filter(
        ({ predicate, object }) =>
          (predicate.equals(SH.maxCount) && object.value === '1') ||
          (predicate.equals(SH.uniqueLang) && object.value === 'true'),
      )
      .map(({ subject }) => subject.value),
  );
  return new Set(
    shapes
      .filter(({ subject, predicate }) => predicate.equals(SH.path) && single.has(subject.value))
      .map(({ object }) => object.value),
  );
}
