/** A version's data for ingestion: names, decisions, addresses of pages, and the items of pages. */
import { badRequest } from '../errors.js';
import type { GraphStore } from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import {
  DCTERMS,
  OA,
  PROV,
  RDF,
  RDFS,
  SCHEMA,
  dateLiteral,
  foldText,
  getOrMake,
  literal,
  namedNode,
  objectsOf,
  quad,
  subjectsOf,
  termKey,
  toSlug,
  type Change,
  type NamedNode,
  type Names,
  type Quad,
  type Term,
} from '../rdf/index.js';
import { Gazetteer, recordsOf } from './link/gazetteer.js';
import { eventOf } from './link/item-quads.js';
import type { LexiconRecord } from './names/lexicon.js';
import type { ReadNews } from './read-news.js';
import { decidedNames, isDecision, type DecidedNames } from './review/decided-names.js';

/** Indexes over a version. `follow` brings them to a later one, at the cost of what has changed. */
export class KnownGraph {
  readonly gazetteer: Gazetteer;
  decisions: DecidedNames;
  readonly #names: Names;
  readonly #pagesByAddress = new Map<string, Set<string>>();
  #records: LexiconRecord[] | undefined;

  constructor(version: GraphVersion, names: Names) {
    this.#names = names;
    this.gazetteer = new Gazetteer(version, names);
    this.decisions = decidedNames(version, names);
    for (const quad of version.match(null, SCHEMA.url))
      this.#pagesAtAddressOf(quad)?.add(quad.subject.value);
  }

  /** Names for the rules of reading; the same list while no name changes. */
  get records(): readonly LexiconRecord[] {
    return (this.#records ??= recordsOf(this.gazetteer));
  }

  pagesAt(address: string): readonly string[] {
    return [...(this.#pagesByAddress.get(addressKey(address) ?? '') ?? [])];
  }

  follow(version: GraphVersion, changes: readonly Change[]): void {
    if (this.gazetteer.follow(version, changes)) this.#records = undefined;
    const isDecided = (quad: Quad): boolean => isDecision(quad, this.#names);
    if (changes.some(({ added, removed }) => added.some(isDecided) || removed.some(isDecided)))
      this.decisions = decidedNames(version, this.#names);
    for (const { added, removed } of changes) {
      for (const quad of removed) {
        const pages = this.#pagesAtAddressOf(quad);
        // Another graph may still have it.
        if (pages && version.count(quad.subject, quad.predicate, quad.object) === 0)
          pages.delete(quad.subject.value);
      }
      for (const quad of added) this.#pagesAtAddressOf(quad)?.add(quad.subject.value);
    }
  }

  /** The pages known under the address that an asserted statement gives, if it gives one. */
  #pagesAtAddressOf({ predicate, object, graph }: Quad): Set<string> | undefined {
    const isAddress = predicate.equals(SCHEMA.url) && !graph.equals(this.#names.graphs.inferred);
    const key = isAddress ? addressKey(object.value) : undefined;
    return key === undefined ? undefined : getOrMake(this.#pagesByAddress, key, () => new Set());
  }
}

/** What a change is made for: a version, what is known of it, and the settings. */
export interface PageContext {
  readonly version: GraphVersion;
  readonly names: Names;
  readonly known: KnownGraph;
  /** IRIs of properties that take one value. */
  readonly singleValued: ReadonlySet<string>;
  /** Facts below this confidence are proposed for review. */
  readonly threshold: number;
  /** Whether the graph of receipts gets the page's text. */
  readonly keepsText: boolean;
}

/** Keeps the last version's indexes, and updates them where the changes are known. */
export class KnownGraphs {
  /** The version itself is not kept, so that its memory is free when no longer read. */
  #last: { readonly identity: string; readonly known: KnownGraph } | undefined;

  constructor(
    private readonly committer: GraphStore,
    private readonly names: Names,
  ) {}

  /** The indexes of a version, valid until the next call. */
  of(version: GraphVersion): KnownGraph {
    const last = this.#last;
    if (last?.identity === version.identity) return last.known;
    const changes = last && this.committer.changesBetween(last, version);
    const known = last && changes ? last.known : new KnownGraph(version, this.names);
    // A failed update leaves nothing usable.
    this.#last = undefined;
    if (changes) known.follow(version, changes);
    version.settle();
    this.#last = { identity: version.identity, known };
    return known;
  }
}

/**
 * A key that the addresses of one page share: the same with or without `www.`, and under any path with the same number at its end (four digits
 * are a year). Undefined for invalid addresses.
 */
function addressKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  const path = pathname.replace(/\/$/, '');
  return hostname.replace(/^www\./, '') + (/\/\d{5,}$/.exec(path)?.[0] ?? path);
}

/** @throws ServiceError `bad-request` for a page's source that is no web address. */
export function requireHttpAddress(address: string | undefined): void {
  if (address === undefined) return;
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    throw badRequest(`The source of a page must be an http or https URL; found "${address}".`);
  }
}

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

/** The item of a page: by its address, its content, or its title and date. */
function findItem(news: ReadNews, context: PageContext): KnownItem | undefined {
  const { version, known, names } = context;
  const { og } = names;
  const itemOfPages = (pages: readonly Term[]): NamedNode | undefined =>
    pages.map((page) => asNode(objectsOf(version, page, og('describes'))[0])).find(Boolean);
  const addresses = news.sourceUrl === undefined ? [] : known.pagesAt(news.sourceUrl);
  const atAddress = itemOfPages(addresses.map(namedNode));
  const ofText = itemOfPages([
    ...subjectsOf(version, og('contentDigest'), digestLiteral(news.sourceDigest)),
    ...subjectsOf(version, og('itemDigest'), digestLiteral(news.itemDigest)),
  ]);
  const newsItem = atAddress ?? ofText ?? itemOfTitle(news, context);
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
  { version, names }: PageContext,
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

/** Where the facts of a page go in a version of the graph. */
export interface PagePlace extends PageContext {
  /** Slug of the item, which its page shares. */
  readonly slug: string;
  readonly newsItem: NamedNode;
  /** The item, if the graph has it. */
  readonly item: KnownItem | undefined;
  /** Where its page was read before. */
  readonly earlier: EarlierReading | undefined;
}

export function placeOf(news: ReadNews, context: PageContext): PagePlace {
  const { version, names } = context;
  const item = findItem(news, context);
  const slug = item?.slug ?? freeSlug(news.facts.id, context);
  return {
    ...context,
    slug,
    newsItem: item?.newsItem ?? names.thing('news', slug),
    item,
    earlier: item?.page && earlierReading(version, item.page, names.graphs.page(slug), names),
  };
}

/** A slug that no item has. */
function freeSlug(wanted: string, { version, names }: PageContext): string {
  const slug = toSlug(wanted);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (version.count(names.thing('news', candidate)) === 0) return candidate;
  }
}

/** What points from receipts to words and senders. */
export const RESTS_ON: readonly NamedNode[] = [OA.hasSelector, PROV.wasAttributedTo];

interface EarlierReading {
  /** Statements of the item's graph that have receipts of the page. */
  readonly statements: readonly Quad[];
  /** Receipts by their IRI, and what they point at. */
  readonly receipts: ReadonlyMap<string, readonly Quad[]>;
  readonly selectors: readonly Quad[];
}

/** Cost: the page's receipts. */
function earlierReading(
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
    selectors: RESTS_ON.flatMap(objectsIn).flatMap(about),
    statements: objectsIn(RDF.reifies).flatMap((object) => {
      if (object.termType !== 'Quad') return [];
      const said = quad(object.subject, object.predicate as NamedNode, object.object, graph);
      return version.has(said) ? [said] : [];
    }),
  };
}
