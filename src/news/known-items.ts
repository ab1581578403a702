/** Whether the graph knows the item of a page, with the reasons. */
import type { GraphVersion } from '../graph/index.js';
import type { NamedNode, Names, Term } from '../rdf/index.js';
import {
  DCTERMS,
  PROV,
  RDFS,
  SCHEMA,
  foldText,
  literal,
  namedNode,
  objectsOf,
  subjectsOf,
} from '../rdf/index.js';
import { addressKey, type KnownGraph } from './known-graph.js';
import { dateLiteral } from './link/graph-quads.js';
import { eventOf } from './link/item-quads.js';
import type { ReadNews } from './read-news.js';

/** The graph's item for a page. */
export interface KnownItem {
  readonly newsItem: NamedNode;
  readonly slug: string;
  readonly event: NamedNode | undefined;
  /** Its page, if the service read it before; a shipped item may be known without its page. */
  readonly page: NamedNode | undefined;
  /** The page has the same text as the one read before. */
  readonly isSameText: boolean;
  /** How it was recognized. */
  readonly reasons: readonly string[];
}

interface Known {
  readonly version: GraphVersion;
  readonly known: KnownGraph;
  readonly names: Names;
}

/** The digest of a page or an item as in the graph. */
export function digestLiteral(sha256: string): ReturnType<typeof literal> {
  return literal(`sha256:${sha256}`);
}

/** The item of a page: by its address, its content, or its title and date. */
export function findItem(news: ReadNews, graph: Known): KnownItem | undefined {
  const { version, known, names } = graph;
  const { og } = names;
  const itemOfPages = (pages: readonly Term[]): NamedNode | undefined =>
    pages.map((page) => asNode(objectsOf(version, page, og('describes'))[0])).find(Boolean);
  const addresses = news.sourceUrl === undefined ? [] : known.pagesAt(news.sourceUrl);
  const atAddress = itemOfPages(addresses.map(namedNode));
  const ofText = itemOfPages([
    ...subjectsOf(version, og('contentDigest'), digestLiteral(news.sourceDigest)),
    ...subjectsOf(version, og('itemDigest'), digestLiteral(news.itemDigest)),
  ]);
  const newsItem = atAddress ?? ofText ?? itemOfTitle(news, graph);
  const slug = newsItem && names.thingOf(newsItem.value)?.slug;
  if (!newsItem || slug === undefined) return undefined;
  const page = objectsOf(version, newsItem, PROV.wasDerivedFrom).find(
    (each) => objectsOf(version, each, og('contentDigest')).length > 0,
  );
  const isSameText = ofText?.equals(newsItem) ?? false;
  const reasons = [
    ...(atAddress ? ['the same address'] : []),
    ...(isSameText ? ['the same text'] : []),
  ];
  return {
    newsItem,
    slug,
    page: asNode(page),
    event: eventOf(version, newsItem, names),
    isSameText,
    reasons: reasons.length > 0 ? reasons : ['the same title and date'],
  };
}

/** The item with this title and date, unless both have an address, which then differ. */
function itemOfTitle(
  { facts, sourceUrl }: ReadNews,
  { version, names }: Known,
): NamedNode | undefined {
  if (facts.date === null) return undefined;
  const titleKey = (title: string): string => foldText(title).trim();
  const hasAddress = (item: NamedNode): boolean =>
    subjectsOf(version, names.og('describes'), item).some((page) =>
      objectsOf(version, page, SCHEMA.url).some(({ value }) => addressKey(value) !== undefined),
    );
  return subjectsOf(version, DCTERMS.issued, dateLiteral(facts.date))
    .flatMap((item) => asNode(item) ?? [])
    .find(
      (item) =>
        names.thingOf(item.value)?.kind === 'news' &&
        objectsOf(version, item, RDFS.label).some(
          ({ value }) => titleKey(value) === titleKey(facts.label),
        ) &&
        (sourceUrl === undefined || !hasAddress(item)),
    );
}

function asNode(term: Term | undefined): NamedNode | undefined {
  return term?.termType === 'NamedNode' ? term : undefined;
}
