/** Derives assertions and proposals from a page's facts. */
import type { GraphVersion } from '../graph/index.js';
import { quadKey, type NamedNode, type Names, type Quad } from '../rdf/index.js';
import type { NewsFacts, QuotedStatement } from './facts.js';
import type { KnownGraph } from './known-graph.js';
import type { KnownItem } from './known-items.js';
import { factsToQuads, type NewsQuads } from './link/facts-to-quads.js';
import type { NameLink, ProducedStatement } from './link/item-quads.js';
import type { KnownStatements } from './link/known-statements.js';
import type { Linker } from './link/linker.js';
import type { ReadNews } from './read-news.js';
import type { ReceiptedStatement } from './receipts.js';
import {
  doubtOf,
  evidenceOf,
  factKey,
  statementKey,
  undoubted,
  withoutStatement,
  type Doubt,
} from './review/doubt.js';
import { heldBackFacts, type HeldBack, type HeldBackFact } from './review/held-back.js';
import { factProposal } from './review/ask.js';
import type { DecidedFacts } from './review/decided-facts.js';
import type { Proposal } from './review/proposals.js';

export interface Derivation {
  readonly version: GraphVersion;
  readonly names: Names;
  readonly known: KnownGraph;
  readonly linker: Linker;
  /** Statements of the graph that stay. */
  readonly stays: KnownStatements;
  readonly slug: string;
  readonly item: KnownItem | undefined;
  /** People's decisions about facts of the item. */
  readonly decided: DecidedFacts;
  /** IRIs of properties that take one value only. */
  readonly singleValued: ReadonlySet<string>;
  /** Less certain facts are proposed. */
  readonly threshold: number;
  /** Statements with which the gate has refused the page. */
  readonly held: HeldBack;
}

export interface DerivedNews {
  readonly newsItem: NamedNode;
  readonly event: NamedNode | undefined;
  readonly graph: NamedNode;
  /** The assertions; each quad has evidence in words of the page. */
  readonly quads: readonly Quad[];
  readonly statements: readonly ReceiptedStatement[];
  /** Facts for review, open ones only. */
  readonly proposals: readonly Proposal[];
  readonly links: readonly NameLink[];
  /** Those with evidence for something asserted. */
  readonly assertedLinks: readonly NameLink[];
  /** The asserted statements that may be held back. */
  readonly made: readonly ProducedStatement[];
  readonly heldBack: readonly HeldBackFact[];
}

/**
 * Derives a page's assertions. A fact below the threshold is left out, and proposed unless somebody
 * has decided it; a refused one is left out, however certain.
 */
export function deriveNews(news: ReadNews, context: Derivation): DerivedNews {
  const first = toQuads(news.facts, context);
  const { withheld, proposals } = judge(first, news, context);
  const sure =
    withheld.length === 0 ? first : toQuads(withheld.reduce(withoutStatement, news.facts), context);
  const { quads, statements } = receipted(sure, news.statements, context);
  return {
    newsItem: sure.newsItem,
    event: sure.event,
    graph: sure.graph,
    quads,
    statements,
    proposals,
    links: first.links,
    assertedLinks: sure.links,
    made: sure.statements.filter(
      (said) => evidenceOf(said, news.statements).length > 0 && !context.decided.acceptedOf(said),
    ),
    heldBack: heldBackFacts(context.held, first.statements, news),
  };
}

/** A page's facts as statements and their quads, before any doubt. */
export function toQuads(
  facts: NewsFacts,
  { names, linker, slug, item, held }: Derivation,
): NewsQuads {
  return factsToQuads(facts, {
    names,
    linker,
    slug,
    unfitIssuers: facts.issuers.filter((object) =>
      held.has(statementKey({ relation: 'issuedBy', object })),
    ),
    ...(item
      ? { known: { newsItem: item.newsItem, ...(item.event ? { event: item.event } : {}) } }
      : {}),
  });
}

interface Judgement {
  /** Statements that are not to be asserted. */
  readonly withheld: readonly ProducedStatement[];
  readonly proposals: readonly Proposal[];
}

/** Why a statement of a page is in doubt, if it is. */
export function doubtIn(
  said: ProducedStatement,
  news: ReadNews,
  context: Derivation,
): Doubt | undefined {
  const evidence = evidenceOf(said, news.statements);
  const reason = context.held.get(statementKey(said));
  return reason === undefined
    ? doubtOf(said, evidence, context.threshold, otherValueOf(said.said, context))
    : undoubted(said, evidence, reason);
}

function judge(first: NewsQuads, news: ReadNews, context: Derivation): Judgement {
  const { decided } = context;
  const withheld = first.statements.filter((said) => decided.refusedOf(said) !== undefined);
  const byFact = new Map<string, Doubt[]>();
  for (const said of first.statements) {
    const doubt =
      withheld.includes(said) || decided.acceptedOf(said)
        ? undefined
        : doubtIn(said, news, context);
    if (doubt) byFact.set(factKey(said), [...(byFact.get(factKey(said)) ?? []), doubt]);
  }
  const proposals = [...byFact.values()].map((doubts) =>
    factProposal(doubts, news, {
      slug: context.slug,
      newsItem: first.newsItem.value,
      version: context.version,
    }),
  );
  for (const { said } of [...byFact.values()].flat()) withheld.push(said);
  return {
    withheld,
    proposals: proposals.filter(
      (proposal) => !isDecided(proposal, context) && !isRefusedName(proposal, context),
    ),
  };
}

/** Whether the question was answered, if for another part of its fact. */
function isDecided({ id }: Proposal, { decided }: Derivation): boolean {
  return decided.proposals.some((each) => each.id === id);
}

/** Whether somebody refused this link of the name, or any link, on another page. */
function isRefusedName({ name, candidates, fact }: Proposal, { known }: Derivation): boolean {
  if (!fact || fact.linkScore === 1) return false;
  return candidates.length === 0
    ? known.decisions.isRefusedLink(name, '')
    : candidates.some((iri) => known.decisions.isRefusedLink(name, iri));
}

/** Another value in the graph, which stays, where only one is allowed. */
function otherValueOf(
  said: Quad | undefined,
  { stays, singleValued }: Derivation,
): string | undefined {
  if (!said || !singleValued.has(said.predicate.value)) return undefined;
  return stays
    .valuesOf(said.subject, said.predicate)
    .find(({ object }) => !object.equals(said.object))?.object.value;
}

/** The quads with evidence that don't contradict the graph, and their statements. */
function receipted(
  made: NewsQuads,
  statements: readonly QuotedStatement[],
  context: Derivation,
): Pick<DerivedNews, 'quads' | 'statements'> {
  const quads = new Map<string, Quad>();
  const saidBy = new Map<QuotedStatement, ProducedStatement[]>();
  for (const said of made.statements) {
    const evidence = evidenceOf(said, statements);
    for (const each of evidence) saidBy.set(each, [...(saidBy.get(each) ?? []), said]);
    if (evidence.length > 0)
      for (const quad of said.quads)
        if (otherValueOf(quad, context) === undefined) quads.set(quadKey(quad), quad);
  }
  const isHeld = (quad: Quad): boolean =>
    quads.has(quadKey(quad)) ||
    context.stays
      .valuesOf(quad.subject, quad.predicate)
      .some(({ object }) => object.equals(quad.object));
  return {
    quads: [...quads.values()],
    statements: statements.map((statement) => {
      const said = saidBy.get(statement) ?? [];
      const held = new Map(
        said.flatMap((each) => each.quads.filter(isHeld)).map((quad) => [quadKey(quad), quad]),
      );
      const naming = said.map((each) => each.said).find((quad) => quad && held.has(quadKey(quad)));
      const decided = context.decided.refusedOf(statement) ?? context.decided.acceptedOf(statement);
      return {
        statement,
        quads: [...held.values()],
        iri: naming?.object.termType === 'NamedNode' ? naming.object.value : undefined,
        ...(decided?.decision
          ? {
              decision: {
                answer: decided.status === 'refused' ? ('refuse' as const) : ('accept' as const),
                by: decided.decision.by,
                proposal: context.names.thing('proposal', decided.id),
              },
            }
          : {}),
      };
    }),
  };
}
