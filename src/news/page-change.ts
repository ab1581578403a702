/** A page's change: its additions, and if it is read anew, its removals. */
import { SCHEMA, literal, quad, type Change } from '../rdf/index.js';
import type { DerivedNews } from './derive.js';
import { digestLiteral, type PagePlace } from './known-graph.js';
import type { ReadNews } from './read-news.js';
import { sourcePageQuads, receiptQuads } from './receipts.js';
import { listProposalIds, proposalQuads, type Proposal } from './review/proposals.js';

/** The change of a version by a page, without unchanged statements. */
export function pageChange(
  news: ReadNews,
  { quads, statements }: DerivedNews,
  proposals: readonly Proposal[],
  place: PagePlace,
): Change {
  const { slug, newsItem, earlier, version, names, keepsText } = place;
  const { og, graphs } = names;
  const page = names.thing('page', slug);
  const graph = graphs.page(slug);
  const kept = new Set<string>();
  // An unchanged receipt stays that of its commit.
  const receipts = receiptQuads(statements, place, (receipt) => {
    const before = earlier?.receipts.get(receipt.iri.value) ?? [];
    const isKept =
      before.length === receipt.quads.length + 1 &&
      receipt.quads.every((each) => before.some((other) => other.equals(each)));
    if (isKept) kept.add(receipt.iri.value);
    return isKept;
  });
  const added = [
    ...quads,
    ...sourcePageQuads(quads, place, news.sourceUrl),
    quad(page, og('contentDigest'), digestLiteral(news.sourceDigest), graph),
    quad(page, og('itemDigest'), digestLiteral(news.itemDigest), graph),
    ...(keepsText ? [quad(page, SCHEMA.text, literal(news.source), graphs.receipts)] : []),
    ...receipts,
    ...proposals.flatMap((proposal) => proposalQuads(proposal, names)),
  ];
  // Notes on the source from before the page was read are outdated.
  const notes = ['sourceKind', 'sourceCheck'].flatMap((property) => [
    ...version.match(newsItem, og(property), null, graph),
  ]);
  if (!earlier) return { added, removed: notes };
  // Unanswered questions about facts from an earlier reading of the page.
  const asked = { status: 'open', kind: 'fact', newsItem: newsItem.value } as const;
  const removed = [
    ...notes,
    ...earlier.statements,
    // The page keeps its addresses.
    ...[...version.match(page, null, null, graph)].filter(
      ({ predicate }) => !predicate.equals(SCHEMA.url),
    ),
    ...earlier.selectors,
    ...version.match(page, null, null, graphs.receipts),
    ...[...earlier.receipts].flatMap(([iri, said]) => (kept.has(iri) ? [] : said)),
    ...listProposalIds(version, asked, names).flatMap((id) => [
      ...version.match(names.thing('proposal', id), null, null, graphs.review),
    ]),
  ];
  return { added, removed };
}
