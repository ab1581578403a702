/** Derives assertions and proposals from a page's facts. */
import { quadKey, type Quad } from '../rdf/index.js';
import type { NewsFacts, QuotedStatement } from './facts.js';
import type { PageContext } from './known-graph.js';
import type { KnownItem } from './known-items.js';
import { factsToQuads, type NewsQuads } from './link/facts-to-quads.js';
import type { ProducedStatement } from './link/item-quads.js';
import type { Linker } from './link/linker.js';
import type { ReadNews } from './read-news.js';
import { receipted, type ReceiptedStatement } from './receipts.js';
import {
  doubtOf,
  evidenceOf,
  factKey,
  statementKey,
  undoubted,
  type Doubt,
} from './review/doubt.js';
import { withoutStatements } from './review/fact-edits.js';
import type { HeldBack } from './review/held-back.js';
import { factProposal } from './review/ask.js';
import type { DecidedFacts } from './review/decide.js';
import type { Proposal } from './review/proposals.js';

/** What one page's facts are derived for. */
export interface Derivation extends PageContext {
  /** It knows the statements of the graph that stay. */
  readonly linker: Linker;
  readonly slug: string;
  readonly item: KnownItem | undefined;
  /** People's decisions about facts of the item. */
  readonly decided: DecidedFacts;
  /** Statements with which the gate has refused the page. */
  readonly held: HeldBack;
}

export interface DerivedNews {
  /** All that the page says. */
  readonly first: NewsQuads;
  /** What of it is sure enough. */
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
 * Derives a page's assertions. A fact below the threshold is left out, and proposed unless somebody
 * has decided it; a refused one is left out, however certain.
 */
export function deriveNews(news: ReadNews, context: Derivation): DerivedNews {
  const { known, slug, version, decided } = context;
  const first = toQuads(news.facts, context);
  const refused = first.statements.filter((said) => decided.refusedOf(said) !== undefined);
  const doubts = new Map<string, Doubt[]>();
  for (const said of first.statements) {
    const isDecided = refused.includes(said) || decided.acceptedOf(said) !== undefined;
    const doubt = isDecided ? undefined : doubtIn(said, news, context);
    if (doubt) doubts.set(factKey(said), [...(doubts.get(factKey(said)) ?? []), doubt]);
  }
  const at = { slug, newsItem: first.newsItem.value, version };
  /** Whether somebody refused this link of the name, or any link, on another page. */
  const isRefusedName = ({ name, candidates, fact }: Proposal): boolean =>
    fact?.linkScore !== 1 &&
    (candidates.length > 0 ? candidates : ['']).some((iri) =>
      known.decisions.isRefusedLink(name, iri),
    );
  const withheld = [...refused, ...[...doubts.values()].flat().map(({ said }) => said)];
  const sure =
    withheld.length === 0 ? first : toQuads(withoutStatements(news.facts, withheld), context);
  return {
    first,
    sure,
    ...assertedOf(sure, news.statements, context),
    made: sure.statements.filter(
      (said) => evidenceOf(said, news.statements).length > 0 && !decided.acceptedOf(said),
    ),
    proposals: [...doubts.values()]
      .map((each) => factProposal(each, news, at))
      .filter(
        // The question may have been answered for another part of its fact.
        (asked) => !decided.proposals.some(({ id }) => id === asked.id) && !isRefusedName(asked),
      ),
  };
}

/** A page's facts as statements and their quads, before any doubt. */
export function toQuads(
  facts: NewsFacts,
  { names, linker, slug, item, held }: Derivation,
): NewsQuads {
  const unfitIssuers = facts.issuers.filter((object) =>
    held.has(statementKey({ relation: 'issuedBy', object })),
  );
  return factsToQuads(facts, { names, linker, slug, unfitIssuers, known: item });
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

/** Another value in the graph, which stays, where only one is allowed. */
function otherValueOf(
  said: Quad | undefined,
  { linker, singleValued }: Derivation,
): string | undefined {
  if (!said || !singleValued.has(said.predicate.value)) return undefined;
  return linker
    .valuesOf(said.subject, said.predicate)
    .find(({ object }) => !object.equals(said.object))?.object.value;
}

/** The quads with evidence that don't contradict the graph, and their statements. */
function assertedOf(
  made: NewsQuads,
  statements: readonly QuotedStatement[],
  context: Derivation,
): Pick<DerivedNews, 'quads' | 'statements'> {
  const { linker, decided, names } = context;
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
    linker.valuesOf(quad.subject, quad.predicate).some(({ object }) => object.equals(quad.object));
  return {
    quads: [...quads.values()],
    statements: statements.map((each) =>
      receipted(each, saidBy.get(each) ?? [], isHeld, {
        decided: decided.refusedOf(each) ?? decided.acceptedOf(each),
        names,
      }),
    ),
  };
}
