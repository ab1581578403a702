/** A page's change: its additions, and if it is read anew, its removals. */
import type { GraphVersion } from '../graph/index.js';
import type { Change, NamedNode, Names, Quad } from '../rdf/index.js';
import { OA, PROV, RDF, SCHEMA, literal, quad, quadKey } from '../rdf/index.js';
import type { DerivedNews } from './derive.js';
import type { PageContext } from './known-graph.js';
import { digestLiteral } from './known-items.js';
import type { ReadNews } from './read-news.js';
import { sourcePageQuads } from './source-page.js';
import { receiptQuads } from './receipts.js';
import { listProposalIds, proposalQuads, type Proposal } from './review/proposals.js';

/** A page's earlier contents of the graph. */
export interface EarlierReading {
  /** Statements of the item's graph that have receipts of the page. */
  readonly statements: readonly Quad[];
  /** Statements about the page itself, except its addresses. */
  readonly description: readonly Quad[];
  /** Receipts with their selectors, by the IRI of the receipt. */
  readonly receipts: ReadonlyMap<string, readonly Quad[]>;
  readonly selectors: readonly Quad[];
}

/** A page's earlier contents of its item's graph. Cost: its receipts. */
export function earlierReading(
  version: GraphVersion,
  page: NamedNode,
  graph: NamedNode,
  names: Names,
): EarlierReading {
  const { receipts: receiptGraph } = names.graphs;
  const receipts = new Map<string, readonly Quad[]>();
  const statements = new Map<string, Quad>();
  const selectors = new Map<string, readonly Quad[]>();
  for (const { subject } of version.match(null, PROV.wasDerivedFrom, page, receiptGraph)) {
    const own = [...version.match(subject, null, null, receiptGraph)];
    receipts.set(subject.value, own);
    for (const { predicate, object } of own) {
      if (predicate.equals(OA.hasSelector) && !selectors.has(object.value))
        selectors.set(object.value, [...version.match(object, null, null, receiptGraph)]);
      if (predicate.equals(RDF.reifies) && object.termType === 'Quad') {
        const said = quad(object.subject, object.predicate as NamedNode, object.object, graph);
        if (version.has(said)) statements.set(quadKey(said), said);
      }
    }
  }
  const description = [...version.match(page, null, null, graph)].filter(
    ({ predicate }) => !predicate.equals(SCHEMA.url),
  );
  return {
    statements: [...statements.values()],
    description,
    receipts,
    selectors: [...selectors.values()].flat(),
  };
}

export interface PageParts {
  /** Slug of the item, which its page shares. */
  readonly slug: string;
  /** Facts and new things for review. */
  readonly proposals: readonly Proposal[];
  /** Where the page was read before. */
  readonly earlier: EarlierReading | undefined;
}

/** The change of a version by a page, without unchanged statements. */
export function pageChange(
  news: ReadNews,
  { sure, quads, statements }: DerivedNews,
  { slug, proposals, earlier }: PageParts,
  context: PageContext,
): Change {
  const { version, names, keepsText } = context;
  const { og, graphs } = names;
  const page = names.thing('page', slug);
  const kept = new Set<string>();
  // An unchanged receipt stays that of its commit.
  const receipts = receiptQuads(statements, slug, context, (receipt) => {
    const before = earlier?.receipts.get(receipt.iri.value) ?? [];
    const isKept =
      before.length === receipt.quads.length + 1 &&
      receipt.quads.every((each) => before.some((other) => other.equals(each)));
    if (isKept) kept.add(receipt.iri.value);
    return isKept;
  });
  const added = [
    ...quads,
    ...sourcePageQuads(page, { ...sure, quads }, news.sourceUrl, names),
    quad(page, og('contentDigest'), digestLiteral(news.sourceDigest), sure.graph),
    quad(page, og('itemDigest'), digestLiteral(news.itemDigest), sure.graph),
    ...(keepsText ? [quad(page, SCHEMA.text, literal(news.source), graphs.receipts)] : []),
    ...receipts,
    ...proposals.flatMap((proposal) => proposalQuads(proposal, names)),
  ];
  const { newsItem, graph } = sure;
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
    ...earlier.description,
    ...earlier.selectors,
    ...version.match(page, null, null, graphs.receipts),
    ...[...earlier.receipts].flatMap(([iri, said]) => (kept.has(iri) ? [] : said)),
    ...listProposalIds(version, asked, names).flatMap((id) => [
      ...version.match(names.thing('proposal', id), null, null, graphs.review),
    ]),
  ];
  return { added, removed };
}

/** A change's effect on a version, in the item's graph, without the page's description. */
export function factsChanged(
  { added, removed }: Change,
  version: GraphVersion,
  graph: NamedNode,
  page: NamedNode,
): Change {
  const isFact = (each: Quad): boolean => each.graph.equals(graph) && !each.subject.equals(page);
  const after = new Set(added.map(quadKey));
  return {
    added: added.filter((each) => isFact(each) && !version.has(each)),
    removed: removed.filter((each) => isFact(each) && !after.has(quadKey(each))),
  };
}
