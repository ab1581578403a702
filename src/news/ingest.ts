/** Reads news pages, and commits their facts with a receipt for each. */
import { badRequest, notFound } from '../errors.js';
import type { CommitOptions, CommitResult, GraphStore, MadeChange } from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import {
  SCHEMA,
  SH,
  namedNode,
  objectsOf,
  type Change,
  type NamedNode,
  type Names,
  type Quad,
} from '../rdf/index.js';
import { KnownGraphs, requireHttpAddress, type PageContext } from './known-graph.js';
import { PageReader, type ReadingPlace } from './page-reader.js';
import { preparePage, type PageOptions, type PageOutcome } from './prepare-page.js';
import { visibleText } from './read/read-html.js';
import type { NewsPage, ReadNews } from './read-news.js';
import { receiptChange } from './receipts.js';
import { decide, type ReviewVerdict } from './review/decide.js';
import { merge, type Merger } from './review/merge.js';
import { prepareSentFacts, type SentFact, type SentOutcome } from './review/sent-facts.js';
import {
  listProposalIds,
  readProposal,
  type Proposal,
  type ProposalFilter,
} from './review/proposals.js';
import { IDENTIFYING, withdrawPage, type Withdrawal } from './review/withdraw.js';

/** By default, facts that are more likely wrong than right are proposed for review. */
const DEFAULT_REVIEW_BELOW = 0.5;

export type Ingestion = CommitResult<PageOutcome>;

/** Options of a commit that has a message of its own where there is none. */
interface NoteOptions<Value> extends Omit<CommitOptions<Value>, 'message'> {
  readonly message?: string | undefined;
}

interface IngestOptions extends PageOptions, NoteOptions<PageOutcome> {}

interface SentOptions extends NoteOptions<SentOutcome> {
  readonly isAsserted?: boolean;
  /** Its name and version. */
  readonly software?: string | undefined;
}

interface NewsSettings {
  /** Less certain facts are proposed for review. */
  readonly reviewBelow?: number | undefined;
  readonly place?: ReadingPlace | undefined;
  /** Whether the texts of pages are kept with their receipts. */
  readonly keepPages?: boolean | undefined;
}

/** Turns pages into commits of one graph. */
export class NewsIngester {
  /** By the shapes; properties that take one value are completed instead of contradicted. */
  readonly #properties: ReturnType<typeof propertiesOf>;
  readonly #settings: Omit<PageContext, 'version' | 'known' | 'names' | 'singleValued'>;
  readonly #knownGraphs: KnownGraphs;
  readonly #reader: PageReader;

  constructor(
    private readonly committer: GraphStore,
    private readonly names: Names,
    shapes: readonly Quad[],
    { reviewBelow = DEFAULT_REVIEW_BELOW, place = 'here', keepPages = false }: NewsSettings = {},
  ) {
    this.#reader = new PageReader(place);
    this.#properties = propertiesOf(shapes);
    this.#settings = { threshold: reviewBelow, keepsText: keepPages };
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
    return this.commit(await this.#read(page), options);
  }

  /** As `ingest`, for a page that was read before. */
  commit(news: ReadNews, options: IngestOptions): Promise<Ingestion> {
    return this.#commit(options, `News page: ${news.facts.label.slice(0, 200)}`, (context) =>
      preparePage(news, options, context),
    );
  }

  /**
   * Checks facts that somebody sends with their page, and commits those that stand as proposals; or
   * with `isAsserted`, as facts, but for those that the reader contradicts.
   * @throws ServiceError `not-a-news-page`, `bad-date`
   */
  async propose(
    page: NewsPage,
    facts: readonly SentFact[],
    { isAsserted = false, software, ...options }: SentOptions,
  ): Promise<CommitResult<SentOutcome>> {
    const by = options.author;
    const sender = software && `${by} (${software})`;
    const news = await this.#read({ ...page, quotes: facts.map(({ quote }) => quote) });
    return this.#commit(options, `Facts sent: ${news.facts.label.slice(0, 200)}`, (context) =>
      prepareSentFacts(news, facts, { by, sender, isAsserted }, context),
    );
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
    if (!proposal) throw notFound(`There is no proposal "${id}" in version ${version.number}.`);
    return proposal;
  }

  /**
   * Commits a reviewer's verdict; later pages follow it. @throws ServiceError `not-found`,
   * `already-decided`, `bad-request`; InvalidDataError when the gate refuses.
   */
  decide(
    id: string,
    verdict: ReviewVerdict,
    options: Partial<NoteOptions<Proposal>> = {},
  ): Promise<CommitResult<Proposal>> {
    const ofReviewer = { ...options, author: verdict.by };
    return this.#commit(ofReviewer, `Review: ${verdict.answer} ${id}`, (context) => {
      const proposal = this.proposal(context.version, id);
      const { newsItem, thing = newsItem, candidates } = proposal;
      // Before a database, what the answer names has to be here when the commit is made.
      for (const iri of [newsItem, thing, ...candidates]) context.version.count(namedNode(iri));
      return decide(proposal, verdict, context);
    });
  }

  /**
   * Commits that a page is withdrawn: its news item, and all that only it says. @throws ServiceError
   * `not-found`; InvalidDataError when the gate refuses.
   */
  withdraw(item: string, options: NoteOptions<Withdrawal>): Promise<CommitResult<Withdrawal>> {
    return this.#commit(options, `Withdrawn: ${item}`, ({ version }) =>
      withdrawPage(version, this.itemOf(version, item), this.#properties.required, this.names),
    );
  }

  #commit<Value>(
    options: NoteOptions<Value>,
    message: string,
    make: (context: PageContext) => MadeChange<Value>,
  ): Promise<CommitResult<Value>> {
    return this.committer.commit((version) => make(this.#contextOf(version)), {
      ...options,
      message: options.message ?? message,
    });
  }

  /** By slug, IRI, or its page's IRI or address. @throws ServiceError `not-found` */
  itemOf(version: GraphVersion, said: string): NamedNode {
    const { og, thing, thingOf } = this.names;
    const pagesAt = () => (thingOf(said) ? [] : this.#knownGraphs.of(version).pagesAt(said));
    const named = URL.canParse(said)
      ? [said, ...pagesAt()].map((iri) => namedNode(iri))
      : [thing('news', said.replace(/^(news|page)\//, ''))];
    const item = named
      .flatMap((each) => [each, ...objectsOf(version, each, og('describes'))])
      .find((each) => thingOf(each.value)?.kind === 'news' && version.count(each) > 0);
    if (item?.termType === 'NamedNode') return item;
    throw notFound(
      `Version ${version.number} has no news item “${said}”. Give its slug, its IRI, or the ` +
        'address of its page.',
    );
  }

  /** The change after which a thing is another one. @throws ServiceError as `merge` does */
  mergeOf(version: GraphVersion, merger: Merger): Change {
    return merge(merger, {
      ...this.#contextOf(version),
      identifying: this.#properties.identifying,
    });
  }

  /**
   * Adds the receipts to changes that somebody makes for one reason: words of a page, by its slug,
   * IRI or address; or a note. See `receiptChange`.
   * @throws ServiceError `bad-request`; the function, `not-found` for the page.
   */
  withReceipts(
    by: string,
    given: Readonly<Partial<Record<'quote' | 'page' | 'note', string | undefined>>>,
  ): (change: Change, version: GraphVersion) => Change {
    const [quote, page, note] = [given.quote, given.page, given.note].map((text) => text?.trim());
    if ((quote === undefined) !== (page === undefined))
      throw badRequest(
        '“quote” and “page” go together: the words, and the slug, IRI or address of the page.',
      );
    return (change, version) => {
      const words =
        quote !== undefined && page !== undefined
          ? { quote, page: this.#pageOf(version, page, quote) }
          : undefined;
      const evidence = words || note !== undefined ? { by, words, note } : undefined;
      return receiptChange(change, version, this.names, evidence);
    };
  }

  /**
   * The page of a news item that `itemOf` finds, which has these words if its text is kept.
   * @throws ServiceError `not-found`; `bad-request` for other words
   */
  #pageOf(version: GraphVersion, said: string, quote: string): NamedNode {
    const item = this.itemOf(version, said);
    const page = this.names.thing('page', this.names.thingOf(item.value)?.slug ?? '');
    const folded = (text: string): string => visibleText(text).replace(/\s+/g, ' ');
    for (const { value } of objectsOf(version, page, SCHEMA.text))
      if (!folded(value).includes(quote.replace(/\s+/g, ' ')))
        throw badRequest(
          `The page of <${item.value}> does not have the words “${quote}”. Copy them from the page, ` +
            'or give a note instead.',
        );
    if (version.count(page) > 0) return page;
    throw notFound(
      `The page of <${item.value}> was not read in version ${version.number}, so no words of it ` +
        'can be quoted. Give a note instead.',
    );
  }

  async #read(page: NewsPage): Promise<ReadNews> {
    requireHttpAddress(page.sourceUrl);
    const records = await this.committer.reading(
      () => this.#knownGraphs.of(this.committer.current).records,
    );
    return this.#reader.read(page, records);
  }

  #contextOf(version: GraphVersion): PageContext {
    const { singleValued } = this.#properties;
    const known = this.#knownGraphs.of(version);
    return { ...this.#settings, version, known, names: this.names, singleValued };
  }
}

/** IRIs of the properties of which shapes say something. */
function propertiesOf(shapes: readonly Quad[]) {
  const saying = (predicate: NamedNode, isMeant = (_value: string) => true): Set<string> =>
    new Set(
      shapes
        .filter((each) => each.predicate.equals(predicate) && isMeant(each.object.value))
        .map(({ subject }) => subject.value),
    );
  const pathsOf = (...subjects: readonly string[]): Set<string> => {
    const found = new Set(subjects);
    const paths = shapes.filter(
      (each) => each.predicate.equals(SH.path) && found.has(each.subject.value),
    );
    return new Set(paths.map(({ object }) => object.value));
  };
  const takingOne = saying(SH.maxCount, (value) => value === '1');
  return {
    // `sh:uniqueLang`: once a language.
    singleValued: pathsOf(...takingOne, ...saying(SH.uniqueLang, (value) => value === 'true')),
    // Codes and links; dates and counts of one thing may differ from page to page.
    identifying: pathsOf(
      ...[...saying(SH.pattern), ...saying(SH.class)].filter((each) => takingOne.has(each)),
    ),
    required: new Set([
      ...IDENTIFYING,
      ...pathsOf(...saying(SH.minCount, (value) => value !== '0')),
    ]),
  };
}
