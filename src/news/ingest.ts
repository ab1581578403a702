/**
 * The desk where news pages come in: read, looked up, linked, and handed to the gate with a receipt
 * for every fact.
 */
import { ServiceError } from '../errors.js';
import type { AnswerToKeep, CommitResult, Committer } from '../commits/index.js';
import { labelOf, spokenLabelOf, type GraphVersion } from '../graph/index.js';
import {
  QuadSet,
  SH,
  objectsOf,
  quadKey,
  toSlug,
  type Change,
  type NamedNode,
  type Names,
  type Quad,
} from '../rdf/index.js';
import { deriveNews, doubtIn, toQuads, type Derivation, type DerivedNews } from './derive.js';
import type { ExtractedFacts } from './facts.js';
import { ItemFinder, type KnownItem } from './known-items.js';
import { KnownGraphs, type KnownGraph } from './known-graph.js';
import type { NameLink } from './link/facts-to-quads.js';
import { withThings } from './link/decisions.js';
import { KnownStatements } from './link/known-statements.js';
import { Linker } from './link/linker.js';
import type { Lexicon } from './names/lexicon.js';
import { requireHttpAddress } from './page-address.js';
import { earlierReading, factsChanged, pageChange, type EarlierReading } from './page-change.js';
import { readNews, type NewsPage, type ReadNews } from './read-news.js';
import type { ReceiptedStatement } from './receipts.js';
import { newThingProposals, sameThingProposal, type AskedAt } from './review/ask.js';
import { eventsLike, itemsLike } from './review/look-alikes.js';
import { decide, type Verdict } from './review/decide.js';
import { DecidedFacts, decideFacts, type FactDecision } from './review/decided-facts.js';
import {
  decidedFactsOf,
  listProposalIds,
  readProposal,
  type Proposal,
  type ProposalFilter,
} from './review/proposals.js';

/**
 * Facts below this are proposed for review where nothing else is set: those that are more likely
 * wrong than right.
 */
export const DEFAULT_REVIEW_BELOW = 0.5;

/** Who writes, and whether at all. */
export interface IngestOptions {
  readonly author: string;
  /** What the log says of the commit; the page's title unless given. */
  readonly message?: string | undefined;
  /** Only tell what would happen. */
  readonly isDryRun?: boolean;
  /** A page that is known with another text is to be corrected: the difference is written. */
  readonly mayReplace?: boolean;
  /** The version the page was meant for; when the graph is at another, it is refused. */
  readonly expectedVersion?: number | undefined;
  readonly keepAnswer?: AnswerToKeep<Ingestion> | undefined;
  /** What is said to statements of the page before they are committed. */
  readonly decisions?: readonly FactDecision[];
}

/** What a page that is read again changes in the facts of its item, each statement in words too. */
export interface PageDifference {
  readonly added: readonly ChangedFact[];
  readonly removed: readonly ChangedFact[];
}

/** A statement that came or went. */
export interface ChangedFact {
  readonly subject: string;
  readonly predicate: string;
  /** The IRI or the text. */
  readonly object: string;
  readonly words: string;
}

/** What became of a page. */
export interface Ingestion {
  readonly result: CommitResult;
  readonly newsItem: NamedNode;
  /** Whether the item was in the graph before. */
  readonly wasKnown: boolean;
  /** Its page was read before, and says the same: there is nothing to add then. */
  readonly isSamePage: boolean;
  /** What another text of a page that was read before changes. */
  readonly difference: PageDifference | undefined;
  /** By what a known item was recognized. */
  readonly reasons: readonly string[];
  readonly extracted: ExtractedFacts;
  readonly statements: readonly ReceiptedStatement[];
  /** What each name came to. */
  readonly links: readonly NameLink[];
  /** What was put up for review, and what was decided with the page. */
  readonly proposals: readonly Proposal[];
}

/** What the log says of a decision, and under which condition it is written. */
export interface DecideOptions {
  readonly message?: string | undefined;
  readonly expectedVersion?: number | undefined;
  readonly keepAnswer?: AnswerToKeep<Decided> | undefined;
}

/** What became of a decision. */
export interface Decided {
  readonly result: CommitResult;
  readonly proposal: Proposal;
}

type PreparedPage = Omit<Ingestion, 'result'> & { readonly change: Change };

/** Turns pages into commits of one graph. */
export class NewsDesk {
  readonly #committer: Committer;
  readonly #names: Names;
  readonly #singleValued: ReadonlySet<string>;
  readonly #threshold: number;
  readonly #knownGraphs: KnownGraphs;

  /**
   * `shapes` tell which properties take one value only, so that a page completes an item instead of
   * contradicting it. Facts that are less sure than `reviewBelow` are proposed for review.
   */
  constructor(
    committer: Committer,
    names: Names,
    shapes: readonly Quad[],
    reviewBelow = DEFAULT_REVIEW_BELOW,
  ) {
    this.#committer = committer;
    this.#names = names;
    this.#singleValued = singleValuedProperties(shapes);
    this.#threshold = reviewBelow;
    this.#knownGraphs = new KnownGraphs(committer, names);
  }

  /** What the rules of reading know of the graph as it is now. */
  get lexicon(): Lexicon {
    return this.#knownGraphs.of(this.#committer.current).lexicon;
  }

  /**
   * What a page says, without asking whether it is known and without writing. @throws ServiceError
   * `not-a-news-page`, `bad-date`
   */
  read(page: NewsPage): ReadNews {
    return readNews(page, this.lexicon);
  }

  /**
   * Commits what a page says. An item that the graph knows without its page is completed and gets
   * its receipts. A page that is known with another text is corrected where the options allow it. A
   * dry run shows what would come of any page.
   * @throws ServiceError `not-a-news-page`, `bad-date`, `already-known`, `page-changed`;
   * `bad-request`, `not-found` for decisions that the page gives no reason for; InvalidDataError
   * when the gate refuses.
   */
  async ingest(page: NewsPage, options: IngestOptions): Promise<Ingestion> {
    requireHttpAddress(page.sourceUrl);
    return this.commit(this.read(page), options);
  }

  /** As `ingest`, for a page that was read before. */
  async commit(news: ReadNews, options: IngestOptions): Promise<Ingestion> {
    let prepared: PreparedPage | undefined;
    const { keepAnswer } = options;
    const result = await this.#committer.commit(
      (version) => {
        prepared = this.#prepare(version, news, options);
        return prepared.change;
      },
      {
        ...options,
        message: options.message ?? `News page: ${news.facts.label.slice(0, 200)}`,
        keepAnswer: keepAnswer && {
          ...keepAnswer,
          answerOf: (done) => keepAnswer.answerOf({ ...prepared!, result: done }),
        },
      },
    );
    // The maker has run, or commit would have thrown.
    return { ...prepared!, result };
  }

  /** Ids of the proposals that a filter lets through, the latest first. */
  listProposals(version: GraphVersion, filter: ProposalFilter): readonly string[] {
    return listProposalIds(version, filter, this.#names);
  }

  /** @throws ServiceError `not-found` */
  proposal(version: GraphVersion, id: string): Proposal {
    const proposal = readProposal(version, id, this.#names);
    if (!proposal)
      throw new ServiceError(
        'not-found',
        `There is no proposal "${id}" in version ${version.number}.`,
      );
    return proposal;
  }

  /**
   * Commits what a reviewer says to a proposal; later pages go by it.
   * @throws ServiceError `not-found`, `already-decided`, `bad-request`; InvalidDataError when the
   * gate refuses.
   */
  async decide(id: string, verdict: Verdict, options: DecideOptions = {}): Promise<Decided> {
    let decided: Proposal | undefined;
    const { keepAnswer } = options;
    const result = await this.#committer.commit(
      (version) => {
        const proposal = this.proposal(version, id);
        const made = decide(proposal, verdict, {
          version,
          names: this.#names,
          known: this.#knownGraphs.of(version),
          singleValued: this.#singleValued,
        });
        decided = made.decided;
        return made.change;
      },
      {
        ...options,
        author: verdict.by,
        message: options.message ?? `Review: ${verdict.answer} ${id}`,
        keepAnswer: keepAnswer && {
          ...keepAnswer,
          answerOf: (done) => keepAnswer.answerOf({ result: done, proposal: decided! }),
        },
      },
    );
    // The maker has run, or commit would have thrown.
    return { result, proposal: decided! };
  }

  #prepare(version: GraphVersion, news: ReadNews, options: IngestOptions): PreparedPage {
    const { isDryRun = false, mayReplace = false } = options;
    const names = this.#names;
    const known = this.#knownGraphs.of(version);
    const finder = new ItemFinder(version, known, names);
    const item = finder.find(news, issuersOf(news, new Linker(version, names, known)));
    if (item?.page && item.isSameText && !isDryRun) throw alreadyKnown(news, item);
    const slug = item?.slug ?? this.#freeSlug(version, news.facts.id);
    const earlier =
      item?.page && earlierReading(version, item.page, names.graphs.page(slug), names);
    const derived = this.#derive(version, news, { known, item, slug, earlier }, options);
    const at: AskedAt = { slug, newsItem: derived.newsItem.value, version };
    const proposals = [
      ...derived.proposals,
      ...this.#thingProposals(version, news, derived, { known, item, finder, at }),
    ];
    const change = pageChange({ news, derived, slug, proposals, earlier }, version, names);
    const facts =
      earlier && factsChanged(change, version, derived.graph, names.thing('page', slug));
    const difference = facts && {
      added: facts.added.map((each) => inWords(each, version)),
      removed: facts.removed.map((each) => inWords(each, version)),
    };
    if (item?.page && !item.isSameText && !mayReplace && !isDryRun)
      throw pageChanged(news, item, difference);
    const isSamePage = item?.page !== undefined && item.isSameText;
    return {
      change: isSamePage ? { added: [], removed: [] } : change,
      newsItem: derived.newsItem,
      wasKnown: item !== undefined,
      isSamePage,
      difference: isSamePage ? undefined : difference,
      reasons: item?.reasons ?? [],
      extracted: news,
      statements: derived.statements,
      links: derived.links,
      proposals: isSamePage ? [] : proposals,
    };
  }

  /** What decisions make of the names is only known once the page was read without them. */
  #derive(
    version: GraphVersion,
    news: ReadNews,
    {
      known,
      item,
      slug,
      earlier,
    }: {
      known: KnownGraph;
      item: KnownItem | undefined;
      slug: string;
      earlier: EarlierReading | undefined;
    },
    { decisions = [], author }: IngestOptions,
  ): DerivedNews {
    const names = this.#names;
    const stays = new KnownStatements(version, names, new Set(earlier?.statements.map(quadKey)));
    const contextOf = (decided: DecidedFacts): Derivation => ({
      version,
      names,
      known,
      stays,
      slug,
      item,
      decided,
      singleValued: this.#singleValued,
      threshold: this.#threshold,
      linker: new Linker(version, names, {
        gazetteer: known.gazetteer,
        decisions: withThings(known.decisions, decided.things),
        known: stays,
      }),
    });
    const before = item ? decidedFactsOf(version, item.newsItem, names) : [];
    const context = contextOf(new DecidedFacts(before));
    if (decisions.length === 0) return deriveNews(news, context);
    const { statements: said, newsItem } = toQuads(news.facts, context);
    const now = decideFacts(decisions, news, {
      said,
      before,
      doubtOf: (each) => doubtIn(each, news, context),
      by: author,
      at: { slug, newsItem: newsItem.value, version },
      names,
    });
    const derived = deriveNews(news, contextOf(new DecidedFacts([...before, ...now])));
    return { ...derived, proposals: [...derived.proposals, ...now] };
  }

  /** Questions about things, but those that were asked before. */
  #thingProposals(
    version: GraphVersion,
    { facts }: ReadNews,
    derived: DerivedNews,
    {
      known,
      item,
      finder,
      at,
    }: { known: KnownGraph; item: KnownItem | undefined; finder: ItemFinder; at: AskedAt },
  ): Proposal[] {
    const names = this.#names;
    const proposals = newThingProposals(derived.assertedLinks, known.gazetteer, names, at);
    if (!item) {
      const events = derived.event
        ? eventsLike({ event: derived.event, quads: derived.quads }, version, names)
        : [];
      if (derived.event && events.length > 0)
        proposals.push(
          sameThingProposal(
            { kind: 'event', iri: derived.event.value, name: facts.label },
            events,
            at,
          ),
        );
      const items = itemsLike(
        facts.date,
        finder.othersOfTitle(facts.label, derived.newsItem),
        version,
      );
      if (items.length > 0)
        proposals.push(
          sameThingProposal(
            { kind: 'news item', iri: derived.newsItem.value, name: facts.label },
            items,
            at,
          ),
        );
    }
    return proposals.filter(({ id }) => version.count(names.thing('proposal', id)) === 0);
  }

  #freeSlug(version: GraphVersion, wanted: string): string {
    const slug = toSlug(wanted);
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? slug : `${slug}-${number}`;
      if (version.count(this.#names.thing('news', candidate)) === 0) return candidate;
    }
  }
}

/** IRIs of the bodies that a page says it is issued by. */
function issuersOf({ facts }: ReadNews, linker: Linker): string[] {
  return facts.issuers.flatMap((name) => {
    const link = linker.link(name);
    return link.outcome === 'linked' ? [link.iri] : [];
  });
}

function alreadyKnown({ facts }: ReadNews, { newsItem, page, reasons }: KnownItem): ServiceError {
  return new ServiceError(
    'already-known',
    `The page of "${facts.label}" is known already, as <${newsItem.value}>: ${reasons.join(' and ')}. Nothing was written.`,
    { details: { newsItem: newsItem.value, page: page?.value, reasons } },
  );
}

function pageChanged(
  { facts }: ReadNews,
  { newsItem, page, reasons }: KnownItem,
  difference: PageDifference | undefined,
): ServiceError {
  const message = `The page of "${facts.label}" is known with another text, as <${newsItem.value}>: ${reasons.join(' and ')}. It would add ${difference?.added.length ?? 0} statements and take back ${difference?.removed.length ?? 0}; ask for that (replace), or leave it. Nothing was written.`;
  return new ServiceError('page-changed', message, {
    details: { newsItem: newsItem.value, page: page?.value, reasons, difference },
  });
}

function inWords({ subject, predicate, object }: Quad, version: GraphVersion): ChangedFact {
  return {
    subject: subject.value,
    predicate: predicate.value,
    object: object.value,
    words: [
      labelOf(version, subject),
      spokenLabelOf(version, predicate),
      labelOf(version, object),
    ].join(' – '),
  };
}

/**
 * Properties that some shape allows once (`sh:maxCount 1`) or once a language (`sh:uniqueLang`).
 */
function singleValuedProperties(shapes: readonly Quad[]): Set<string> {
  const source = new QuadSet([...shapes]);
  const single = [...source.match(null, SH.maxCount), ...source.match(null, SH.uniqueLang)].filter(
    ({ object }) => object.value === '1' || object.value === 'true',
  );
  return new Set(
    single.flatMap(({ subject }) => objectsOf(source, subject, SH.path).map((path) => path.value)),
  );
}
