/** A news page becomes a commit: read, extract, link, and hand the change to the gate with a receipt for every fact. */
import { createHash } from 'node:crypto';
import { ServiceError } from '../errors.js';
import type { AnswerToKeep, CommitResult, Committer } from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import { DCTERMS, PROV, QuadSet, RDF, RDFS, SCHEMA, SH, foldText, literal, namedNode, objectsOf, quad, subjectsOf, toSlug, type Change, type NamedNode, type Names, type Quad, type Term } from '../rdf/index.js';
import type { Article, PageMediaType } from './read/article.js';
import { extractFacts } from './rules/extract-facts.js';
import type { ExtractedFacts, NewsFacts } from './facts.js';
import { factsToQuads, type NameLink, type NewsQuads } from './link/facts-to-quads.js';
import { lexiconFromGazetteer } from './link/graph-lexicon.js';
import type { Lexicon } from './names/lexicon.js';
import { Linker } from './link/linker.js';
import { checkDates } from './names/check-dates.js';
import { readPage } from './read/read-page.js';
import { matchStatements, receiptQuads, type ReceiptedStatement } from './receipts.js';

/** A page to be read. */
export interface NewsPage {
  /** The page as it came, HTML or text. */
  readonly source: string;
  readonly mediaType: PageMediaType;
  /** Where it was published. */
  readonly sourceUrl?: string | undefined;
}

/** Who writes, and whether at all. */
export interface IngestOptions {
  readonly author: string;
  /** What the log says of the commit; the page's title unless given. */
  readonly message?: string | undefined;
  /** Only tell what would happen. */
  readonly isDryRun?: boolean;
  /** The version the page was meant for; when the graph is at another, it is refused. */
  readonly expectedVersion?: number | undefined;
  readonly keepAnswer?: AnswerToKeep<Ingestion> | undefined;
}

/** What became of a page. */
export interface Ingestion {
  readonly result: CommitResult;
  readonly newsItem: NamedNode;
  /** Whether the item was in the graph before. */
  readonly wasKnown: boolean;
  /** Its page, where that was read before: there is nothing to add then. */
  readonly knownPage: Term | undefined;
  readonly extracted: ExtractedFacts;
  readonly statements: readonly ReceiptedStatement[];
  /** What each name came to. */
  readonly links: readonly NameLink[];
}

/** An item of the graph that a page is of. */
interface KnownItem {
  readonly newsItem: NamedNode;
  readonly slug: string;
  readonly event: NamedNode | undefined;
  /** Its page, if that was read before. */
  readonly page: Term | undefined;
}

/** Knowledge of one version that many pages can be read with. */
interface Reader {
  readonly linker: Linker;
  readonly lexicon: Lexicon;
}

/** Turns pages into commits of one graph. */
export class NewsDesk {
  readonly #committer: Committer;
  readonly #names: Names;
  readonly #singleValued: ReadonlySet<string>;
  readonly #readers = new WeakMap<GraphVersion, Reader>();

  /** `shapes` tell which properties take one value only, so that a page completes an item instead of contradicting it. */
  constructor(committer: Committer, names: Names, shapes: readonly Quad[]) {
    this.#committer = committer;
    this.#names = names;
    this.#singleValued = singleValuedProperties(shapes);
  }

  /** What a page says, without asking whether it is known and without writing. @throws ServiceError `not-a-news-page`, `bad-date` */
  read(page: NewsPage): ExtractedFacts {
    return extract(readArticle(page), page, this.#readerOf(this.#committer.current));
  }

  /**
   * Commits what a page says. An item that the graph knows without its page is completed and gets its receipts. A dry run
   * also shows what is in a page that is known.
   * @throws ServiceError `not-a-news-page`, `bad-date`, `already-known`; InvalidDataError when the gate refuses.
   */
  async ingest(page: NewsPage, options: IngestOptions): Promise<Ingestion> {
    requireHttpAddress(page.sourceUrl);
    let prepared: Omit<Ingestion, 'result'> | undefined;
    const article = readArticle(page);
    const { keepAnswer } = options;
    const result = await this.#committer.commit(
      (version) => {
        const { change, ...rest } = this.#prepare(version, page, article);
        if (rest.knownPage && !options.isDryRun) throw alreadyKnown(rest);
        prepared = rest;
        return rest.knownPage ? { added: [], removed: [] } : change;
      },
      {
        ...options,
        message: options.message ?? `News page: ${article.title.text.slice(0, 200)}`,
        keepAnswer: keepAnswer && { ...keepAnswer, answerOf: (done) => keepAnswer.answerOf({ ...prepared!, result: done }) },
      },
    );
    // The maker has run, or commit would have thrown.
    return { ...prepared!, result };
  }

  #prepare(version: GraphVersion, page: NewsPage, article: Article): Omit<Ingestion, 'result'> & { change: Change } {
    const reader = this.#readerOf(version);
    const extracted = extract(article, page, reader);
    const known = this.#findKnown(version, extracted.facts, page.sourceUrl);
    const slug = known?.slug ?? this.#freeSlug(version, extracted.facts.id);
    const produced = factsToQuads(extracted.facts, {
      names: this.#names, linker: reader.linker, slug,
      ...(known ? { known: { newsItem: known.newsItem, ...(known.event ? { event: known.event } : {}) } } : {}),
    });
    const quads = produced.quads.filter((each) => !this.#contradicts(version, each));
    const held = new QuadSet([...quads]);
    const isHeld = (each: Quad): boolean => held.has(each) || version.count(each.subject, each.predicate, each.object) > 0;
    const statements = matchStatements(extracted, produced.statements, page.source, isHeld);
    const pageIri = this.#names.thing('page', slug);
    const added = [...quads, ...this.#describePage(pageIri, produced, page), ...receiptQuads(statements, pageIri, slug, this.#names)];
    return { change: { added, removed: [] }, newsItem: produced.newsItem, wasKnown: known !== undefined, knownPage: known?.page, extracted, statements, links: produced.links };
  }

  #readerOf(version: GraphVersion): Reader {
    let reader = this.#readers.get(version);
    if (!reader) {
      const linker = new Linker(version, this.#names);
      reader = { linker, lexicon: lexiconFromGazetteer(linker.gazetteer) };
      this.#readers.set(version, reader);
    }
    return reader;
  }

  #findKnown(version: GraphVersion, facts: NewsFacts, sourceUrl: string | undefined): KnownItem | undefined {
    const newsItem = this.#itemOfAddress(version, sourceUrl) ?? this.#itemOfTitle(version, facts, sourceUrl);
    const slug = newsItem && this.#names.thingOf(newsItem.value)?.slug;
    if (!newsItem || !slug) return undefined;
    const [page] = objectsOf(version, newsItem, PROV.wasDerivedFrom);
    const [event] = objectsOf(version, newsItem, this.#names.og('reportsOn'));
    return { newsItem, slug, event: event?.termType === 'NamedNode' ? event : undefined, page };
  }

  /** The item whose page has this address. */
  #itemOfAddress(version: GraphVersion, sourceUrl: string | undefined): NamedNode | undefined {
    if (!sourceUrl) return undefined;
    const key = addressKey(sourceUrl);
    for (const { subject: page, object } of version.match(null, SCHEMA.url)) {
      if (addressKey(object.value) !== key) continue;
      const [item] = objectsOf(version, page, this.#names.og('describes'));
      if (item?.termType === 'NamedNode') return item;
    }
    return undefined;
  }

  /** The item with this title, unless both have a date and the dates differ, or both have an address. */
  #itemOfTitle(version: GraphVersion, facts: NewsFacts, sourceUrl: string | undefined): NamedNode | undefined {
    const title = foldText(facts.label).trim();
    const { og } = this.#names;
    for (const item of subjectsOf(version, RDF.type, og('NewsItem'))) {
      if (item.termType !== 'NamedNode' || !objectsOf(version, item, RDFS.label).some((label) => foldText(label.value).trim() === title)) continue;
      // An address of the item that is this one would have been found.
      if (sourceUrl && subjectsOf(version, og('describes'), item).some((page) => objectsOf(version, page, SCHEMA.url).some(({ value }) => addressKey(value)))) continue;
      const [date] = objectsOf(version, item, DCTERMS.issued);
      if (!date || !facts.date || date.value === facts.date) return item;
    }
    return undefined;
  }

  #freeSlug(version: GraphVersion, wanted: string): string {
    const slug = toSlug(wanted);
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? slug : `${slug}-${number}`;
      if (version.count(this.#names.thing('news', candidate)) === 0) return candidate;
    }
  }

  /** Whether the graph has another value where only one may be: what is there stays. */
  #contradicts(version: GraphVersion, added: Quad): boolean {
    return this.#singleValued.has(added.predicate.value) && objectsOf(version, added.subject, added.predicate).some((value) => !value.equals(added.object));
  }

  #describePage(page: NamedNode, { graph, newsItem }: NewsQuads, { source, sourceUrl }: NewsPage): Quad[] {
    const { og } = this.#names;
    const digest = createHash('sha256').update(source).digest('hex');
    return [
      quad(page, RDF.type, og('SourcePage'), graph),
      quad(page, og('describes'), newsItem, graph),
      quad(page, og('contentDigest'), literal(`sha256:${digest}`), graph),
      quad(newsItem, PROV.wasDerivedFrom, page, graph),
      ...(sourceUrl ? [quad(page, SCHEMA.url, namedNode(sourceUrl), graph)] : []),
    ];
  }
}

function alreadyKnown({ newsItem, knownPage, extracted }: Pick<Ingestion, 'newsItem' | 'knownPage' | 'extracted'>): ServiceError {
  return new ServiceError('already-known', `The page of "${extracted.facts.label}" is known already, as <${newsItem.value}>; nothing was written.`, { details: { newsItem: newsItem.value, page: knownPage?.value } });
}

/** @throws ServiceError `not-a-news-page`, `bad-date` */
function readArticle(page: NewsPage): Article {
  const article = readPage(page.source, page);
  checkDates(article, page.source);
  return article;
}

function extract(article: Article, { sourceUrl }: NewsPage, { lexicon }: Reader): ExtractedFacts {
  return extractFacts(article, { lexicon, ...(sourceUrl ? { sourceUrl } : {}) });
}

/** Properties that some shape allows once (`sh:maxCount 1`) or once a language (`sh:uniqueLang`). */
function singleValuedProperties(shapes: readonly Quad[]): Set<string> {
  const source = new QuadSet([...shapes]);
  const single = [...source.match(null, SH.maxCount), ...source.match(null, SH.uniqueLang)].filter(({ object }) => object.value === '1' || object.value === 'true');
  return new Set(single.flatMap(({ subject }) => objectsOf(source, subject, SH.path).map((path) => path.value)));
}

/**
 * What addresses of one page share: with or without `www.`, and under any path that ends in its number. A number of four
 * digits is a year. What others wrote as an address may be none, and has nothing.
 */
function addressKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  const path = pathname.replace(/\/$/, '');
  return hostname.replace(/^www\./, '') + (/\/\d{5,}$/.exec(path)?.[0] ?? path);
}

function requireHttpAddress(address: string | undefined): void {
  if (address === undefined) return;
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    throw new ServiceError('bad-request', `The source of a page is an http or https address; found "${address}".`);
  }
}
