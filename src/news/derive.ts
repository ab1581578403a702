/** Derives assertions and proposals from a page's facts. */
import { getOrMake, quadKey, type Quad } from '../rdf/index.js';
import { statementKey, type StatementKey } from './facts.js';
import type { PagePlace } from './known-graph.js';
import { factsToQuads, type NewsQuads } from './link/facts-to-quads.js';
import type { ProducedStatement } from './link/item-quads.js';
import { Linker } from './link/linker.js';
import type { ReadNews } from './read-news.js';
import { receipted, type ReceiptedStatement } from './receipts.js';
import { factProposal } from './review/ask.js';
import { doubtOf, evidenceOf, factKey, undoubted, type Doubt } from './review/doubt.js';
import type { HeldBack } from './review/held-back.js';
import { decideFacts, DecidedFacts, type FactDecision } from './review/decide.js';
import { proposalsWith, type Proposal } from './review/proposals.js';

/** What a page says, and what of it is asserted or asked. */
export interface DerivedNews {
  /** All that the page says, before any doubt. */
  readonly first: NewsQuads;
  /** What is sure enough. */
  readonly sure: NewsQuads;
  /** The assertions; each quad has evidence in words of the page. */
  readonly quads: readonly Quad[];
  readonly statements: readonly ReceiptedStatement[];
  /** Facts for review, open ones only. */
  readonly proposals: readonly Proposal[];
  /** The asserted statements that may be held back. */
  readonly made: readonly ProducedStatement[];
}

/**
 * Derives a page's facts, without those that the gate has refused. Decisions can rename bodies, so
 * that is done without them first.
 */
export function deriveNews(
  news: ReadNews,
  place: PagePlace,
  held: HeldBack,
  { decisions = [], author: by }: { decisions?: readonly FactDecision[]; author: string },
): DerivedNews {
  const ofItem = { kind: 'fact', newsItem: place.newsItem.value } as const;
  const before = proposalsWith(place.version, ofItem, place.names);
  const facts = new PageFacts(news, place, held, before);
  if (decisions.length === 0) return facts.derive();
  const doubtOf = (each: ProducedStatement) => facts.doubtOf(each);
  const review = { ...place, said: facts.first.statements, before, doubtOf, by };
  const now = decideFacts(decisions, news, review);
  const derived = new PageFacts(news, place, held, [...before, ...now]).derive();
  return { ...derived, proposals: [...derived.proposals, ...now] };
}

/** A page's facts beside the graph and people's decisions about facts of the item. */
class PageFacts {
  readonly first: NewsQuads;
  readonly #linker: Linker;
  readonly #decided: DecidedFacts;

  constructor(
    private readonly news: ReadNews,
    private readonly place: PagePlace,
    private readonly held: HeldBack,
    proposals: readonly Proposal[],
  ) {
    this.#decided = new DecidedFacts(proposals);
    this.#linker = new Linker(place.version, place.names, {
      ...{ gazetteer: place.known.gazetteer, decisions: place.known.decisions },
      outgoing: new Set(place.earlier?.statements.map(quadKey)),
      here: this.#decided.things,
    });
    this.first = this.#write();
  }

  #write(without: readonly StatementKey[] = []): NewsQuads {
    const { slug, item: known } = this.place;
    const { facts } = this.news;
    const unfitIssuers = facts.issuers.filter((object) =>
      this.held.has(statementKey({ relation: 'issuedBy', object })),
    );
    return factsToQuads(facts, { linker: this.#linker, slug, unfitIssuers, known, without });
  }

  /** Why a statement of the page is in doubt, if it is. */
  doubtOf(said: ProducedStatement): Doubt | undefined {
    const evidence = evidenceOf(said, this.news.statements);
    const reason = this.held.get(statementKey(said));
    return reason === undefined
      ? doubtOf(said, evidence, this.place.threshold, this.#otherValueOf(said.said))
      : undoubted(said, evidence, reason);
  }

  /** Another value in the graph, which stays, where only one is allowed. */
  #otherValueOf(said: Quad | undefined): string | undefined {
    if (!said || !this.place.singleValued.has(said.predicate.value)) return undefined;
    return this.#linker
      .valuesOf(said.subject, said.predicate)
      .find(({ object }) => !object.equals(said.object))?.object.value;
  }

  /**
   * The page's assertions. A fact below the threshold is left out, and proposed unless somebody has
   * decided it; a refused one is left out, however certain.
   */
  derive(): DerivedNews {
    const { first, news } = this;
    const decided = this.#decided;
    const refused = first.statements.filter((said) => decided.refusedOf(said));
    const doubts = first.statements
      .filter((said) => !refused.includes(said) && !decided.acceptedOf(said))
      .flatMap((said) => this.doubtOf(said) ?? []);
    const byFact = new Map<string, Doubt[]>();
    for (const doubt of doubts) getOrMake(byFact, factKey(doubt.said), () => []).push(doubt);
    const withheld = [...refused, ...doubts.map(({ said }) => said)];
    const sure = withheld.length === 0 ? first : this.#write(withheld);
    return {
      first,
      sure,
      ...this.#assertedOf(sure),
      made: sure.statements.filter(
        (said) => evidenceOf(said, news.statements).length > 0 && !decided.acceptedOf(said),
      ),
      proposals: [...byFact.values()]
        .map((each) => factProposal(each, news, this.place))
        .filter(
          // The question may have been answered for another part of its fact.
          (asked) =>
            !decided.proposals.some(({ id }) => id === asked.id) && !this.#isRefusedName(asked),
        ),
    };
  }

  /** Whether somebody refused this link of the name, or any link, on another page. */
  #isRefusedName({ name, candidates, fact }: Proposal): boolean {
    const { decisions } = this.place.known;
    return (
      fact?.linkScore !== 1 &&
      (candidates.length > 0 ? candidates : ['']).some((iri) => decisions.isRefusedLink(name, iri))
    );
  }

  /** The quads with evidence that don't contradict the graph, and their statements. */
  #assertedOf(made: NewsQuads): Pick<DerivedNews, 'quads' | 'statements'> {
    const quads = new Map<string, Quad>();
    for (const said of made.statements)
      if (evidenceOf(said, this.news.statements).length > 0)
        for (const quad of said.quads)
          if (this.#otherValueOf(quad) === undefined) quads.set(quadKey(quad), quad);
    const isHeld = (quad: Quad): boolean => quads.has(quadKey(quad)) || this.#linker.has(quad);
    return {
      quads: [...quads.values()],
      statements: this.news.statements.map((each) => {
        const decided = this.#decided.refusedOf(each) ?? this.#decided.acceptedOf(each);
        return receipted(each, made.statements, isHeld, decided, this.place.names);
      }),
    };
  }
}
