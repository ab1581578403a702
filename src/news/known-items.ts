/** Whether the graph knows the item of a page, with the reasons. */
import type { GraphVersion } from '../graph/index.js';
import type { NamedNode, Names, Term } from '../rdf/index.js';
import { DCTERMS, PROV, SCHEMA, literal, namedNode, objectsOf, subjectsOf } from '../rdf/index.js';
import type { KnownGraph } from './known-graph.js';
import { eventOf } from './link/item-events.js';
import { addressKey } from './page-address.js';
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

/** The digest of a page or an item as in the graph. */
export function digestLiteral(sha256: string): ReturnType<typeof literal> {
  return literal(`sha256:${sha256}`);
}

export class ItemFinder {
  constructor(
    private readonly version: GraphVersion,
    private readonly known: KnownGraph,
    private readonly names: Names,
  ) {}

  /** By address, content, or title and issuers (IRIs). */
  find(news: ReadNews, issuers: readonly string[]): KnownItem | undefined {
    const atAddress = this.#itemAt(news.sourceUrl);
    const ofText = this.#itemOfText(news);
    const newsItem = atAddress ?? ofText ?? this.#itemOfTitle(news, issuers);
    const slug = newsItem && this.names.thingOf(newsItem.value)?.slug;
    if (!newsItem || slug === undefined) return undefined;
    const page = objectsOf(this.version, newsItem, PROV.wasDerivedFrom).find(
      (each) => objectsOf(this.version, each, this.names.og('contentDigest')).length > 0,
    );
    const event = eventOf(this.version, newsItem, this.names);
    const isSameText = ofText?.equals(newsItem) ?? false;
    return {
      newsItem,
      slug,
      page: asNode(page),
      event,
      isSameText,
      reasons: [
        ...(atAddress ? ['the same address'] : []),
        ...(isSameText ? ['the same text'] : []),
        ...(atAddress || isSameText
          ? []
          : ['the same title, and no different date, issuer or address']),
      ],
    };
  }

  /** Items with the title of a page that is none of theirs. */
  othersOfTitle(title: string, newsItem: NamedNode): NamedNode[] {
    return this.known
      .itemsWithTitle(title)
      .filter((iri) => iri !== newsItem.value)
      .map((iri) => namedNode(iri));
  }

  #itemAt(address: string | undefined): NamedNode | undefined {
    return address === undefined
      ? undefined
      : this.#itemOfPages(this.known.pagesAt(address).map((iri) => namedNode(iri)));
  }

  #itemOfText({ sourceDigest, itemDigest }: ReadNews): NamedNode | undefined {
    const { og } = this.names;
    return this.#itemOfPages([
      ...subjectsOf(this.version, og('contentDigest'), digestLiteral(sourceDigest)),
      ...subjectsOf(this.version, og('itemDigest'), digestLiteral(itemDigest)),
    ]);
  }

  #itemOfPages(pages: readonly Term[]): NamedNode | undefined {
    for (const page of pages) {
      const item = asNode(objectsOf(this.version, page, this.names.og('describes'))[0]);
      if (item) return item;
    }
    return undefined;
  }

  /**
   * The item with this title, unless both have an address, or a date, and they differ. Without two
   * dates, neither the issuers nor the days of the event may differ.
   */
  #itemOfTitle({ facts, sourceUrl }: ReadNews, issuers: readonly string[]): NamedNode | undefined {
    return this.known
      .itemsWithTitle(facts.label)
      .map((iri) => namedNode(iri))
      .find((item) => {
        // An item with the same address would have been found.
        if (sourceUrl !== undefined && this.#hasAddress(item)) return false;
        const [date] = objectsOf(this.version, item, DCTERMS.issued);
        if (date && facts.date) return date.value === facts.date;
        return this.#mayShare(item, 'issuedBy', issuers) && this.#hasEventOf(item, facts);
      });
  }

  #hasEventOf(item: NamedNode, { event }: ReadNews['facts']): boolean {
    const known = eventOf(this.version, item, this.names);
    const days = (date: string | null | undefined): string[] => (date ? [date] : []);
    return (
      !known ||
      !event ||
      (this.#mayShare(known, 'startDate', days(event.startDate)) &&
        this.#mayShare(known, 'endDate', days(event.endDate)))
    );
  }

  /** Whether a thing has one of these values, or either side has none to compare. */
  #mayShare(thing: NamedNode, property: string, values: readonly string[]): boolean {
    const known = objectsOf(this.version, thing, this.names.og(property)).map(({ value }) => value);
    return (
      known.length === 0 || values.length === 0 || known.some((value) => values.includes(value))
    );
  }

  #hasAddress(item: NamedNode): boolean {
    const pages = subjectsOf(this.version, this.names.og('describes'), item);
    return pages.some((page) =>
      objectsOf(this.version, page, SCHEMA.url).some(
        ({ value }) => addressKey(value) !== undefined,
      ),
    );
  }
}

function asNode(term: Term | undefined): NamedNode | undefined {
  return term?.termType === 'NamedNode' ? term : undefined;
}
