/** From a page that was read to its change of one version of the graph. */
import type { MadeChange } from '../commits/index.js';
import { ServiceError } from '../errors.js';
import { labelOf, spokenLabelOf } from '../graph/index.js';
import { quadKey, type Change, type NamedNode, type Quad } from '../rdf/index.js';
import { deriveNews } from './derive.js';
import { placeOf, type KnownItem, type PageContext, type PagePlace } from './known-graph.js';
import type { NameLink } from './link/item-quads.js';
import { pageChange } from './page-change.js';
import type { ReadNews } from './read-news.js';
import type { ReceiptedStatement } from './receipts.js';
import { newThingProposals } from './review/ask.js';
import type { FactDecision } from './review/decide.js';
import {
  heldBackAlso,
  heldBackFacts,
  type HeldBack,
  type HeldBackFact,
} from './review/held-back.js';
import type { Proposal } from './review/proposals.js';

/** Changes of an item's facts by a page read again, each statement in words too. */
type PageDifference = ReturnType<typeof differenceBy>;

export interface PageOutcome {
  readonly newsItem: NamedNode;
  readonly wasKnown: boolean;
  /** Its page was read before and has not changed: there is nothing to add. */
  readonly isSamePage: boolean;
  /** The changes by another text of a known page. */
  readonly difference: PageDifference | undefined;
  /** How a known item was recognized. */
  readonly reasons: readonly string[];
  readonly extracted: ReadNews;
  readonly statements: readonly ReceiptedStatement[];
  readonly links: readonly NameLink[];
  /** The proposals, and the decisions made with the page. */
  readonly proposals: readonly Proposal[];
  /** Statements with which the gate would have refused the page. */
  readonly heldBack: readonly HeldBackFact[];
}

export interface PageOptions {
  readonly author: string;
  readonly isDryRun?: boolean | undefined;
  /** Another text of a known page is a correction: the difference is written. */
  readonly mayReplace?: boolean;
  readonly decisions?: readonly FactDecision[];
}

/**
 * The change by a page; what the gate refuses of it is proposed instead, without what `held` has.
 * @throws ServiceError `already-known`, `page-changed`; `bad-request`, `not-found` for decisions
 *   without a question on the page.
 */
export function preparePage(
  news: ReadNews,
  options: PageOptions,
  context: PageContext,
  held: HeldBack = new Map(),
): MadeChange<PageOutcome> {
  const { isDryRun = false, mayReplace = false } = options;
  const place = placeOf(news, context);
  const { newsItem, item } = place;
  const isSamePage = item?.page !== undefined && item.isSameText;
  if (isSamePage && !isDryRun) throw knownPage(news, item);
  const derived = deriveNews(news, place, held, options);
  const { first, statements } = derived;
  const proposals = [...derived.proposals, ...newThingProposals(derived.sure.links, place)];
  const change = pageChange(news, derived, proposals, place);
  const difference = place.earlier && differenceBy(change, place);
  if (item?.page && !isSamePage && !mayReplace && !isDryRun)
    throw knownPage(news, item, difference);
  return {
    change: isSamePage ? { added: [], removed: [] } : change,
    value: {
      newsItem,
      wasKnown: item !== undefined,
      isSamePage,
      difference: isSamePage ? undefined : difference,
      reasons: item?.reasons ?? [],
      extracted: news,
      statements,
      links: first.links,
      proposals: isSamePage ? [] : proposals,
      heldBack: heldBackFacts(held, first.statements, news),
    },
    otherwise: (report) => {
      const all = heldBackAlso(report, derived.made, held);
      return all && preparePage(news, options, context, all);
    },
  };
}

/** That a page is known: with the same text, or with another one that makes a difference. */
function knownPage(
  { facts }: ReadNews,
  { newsItem, page, reasons }: KnownItem,
  difference?: PageDifference,
): ServiceError {
  const details = { newsItem: newsItem.value, page: page?.value, reasons, difference };
  const [name, known] = [`The page “${facts.label}” is already known`, `<${newsItem.value}>`];
  const why = reasons.join(' and ');
  return difference
    ? new ServiceError(
        'page-changed',
        `${name} with a different text, as ${known}: ${why}. The new text would add ` +
          `${difference.added.length} statements and remove ${difference.removed.length}. ` +
          'Nothing was written. To write the difference, use `replace`.',
        { details },
      )
    : new ServiceError('already-known', `${name} as ${known}: ${why}. Nothing was written.`, {
        details,
      });
}

/** A change's effect on a version, in the item's graph, without the page's description. */
function differenceBy({ added, removed }: Change, { slug, version, names }: PagePlace) {
  const [page, graph] = [names.thing('page', slug), names.graphs.page(slug)];
  const after = new Set(added.map(quadKey));
  const inWords = (quads: readonly Quad[]) =>
    quads
      .filter((each) => each.graph.equals(graph) && !each.subject.equals(page))
      .map(({ subject, predicate, object }) => ({
        subject: subject.value,
        predicate: predicate.value,
        object: object.value,
        words: `${labelOf(version, subject)} – ${spokenLabelOf(version, predicate)} – ${labelOf(version, object)}`,
      }));
  return {
    added: inWords(added.filter((each) => !version.has(each))),
    removed: inWords(removed.filter((each) => !after.has(quadKey(each)))),
  };
}
