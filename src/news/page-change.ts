/** A page's change: its additions, and if it is read anew, its removals. */
import type { GraphVersion } from '../graph/index.js';
import type { Change, NamedNode, Names, Quad } from '../rdf/index.js';
import { OA, PROV, RDF, SCHEMA, literal, quad, termKey } from '../rdf/index.js';
import type { DerivedNews } from './derive.js';
import { type PageContext, digestLiteral } from './known-graph.js';
import type { ReadNews } from './read-news.js';
import { sourcePageQuads, receiptQuads } from './receipts.js';
import { listProposalIds, proposalQuads, type Proposal } from './review/proposals.js';

/** A page's earlier contents of the graph. */
export interface EarlierReading {
  /** Statements of the item's graph that have receipts of the page. */
  readonly statements: readonly Quad[];
  /** Receipts by their IRI, and what they point at. */
  readonly receipts: ReadonlyMap<string, readonly Quad[]>;
  readonly selectors: readonly Quad[];
}

/** A page's earlier contents of its item's graph. Cost: its receipts. */
export function earlierReading(
  version: GraphVersion,
  page: NamedNode,
  graph: NamedNode,
  { graphs }: Names,
): EarlierReading {
  const about = (thing: Quad['object']): Quad[] => [
    ...version.match(thing, null, null, graphs.receipts),
  ];
  const receipts = new Map(
    Array.from(
      version.match(null, PROV.wasDerivedFrom, page, graphs.receipts),
      ({ subject }) => [subject.value, about(subject)] as const,
    ),
  );
  const objectsIn = (property: NamedNode): Quad['object'][] => [
    ...new Map(
      [...receipts.values()]
        .flat()
        .filter(({ predicate }) => predicate.equals(property))
        .map(({ object }) => [termKey(object), object]),
    ).values(),
  ];
  return {
    receipts,
    selectors: objectsIn(OA.hasSelector).flatMap(about),
    statements: objectsIn(RDF.reifies).flatMap((object) => {
      if (object.termType !== 'Quad') return [];
      const said = quad(object.subject, object.predicate as NamedNode, object.object, graph);
      return version.has(said) ? [said] : [];
    }),
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
  const { newsItem, graph } = sure;
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
