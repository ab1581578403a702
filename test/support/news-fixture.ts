/** A news service over the ontology and the reference data, and short pages to feed to it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitResult } from '../../src/commits/index.js';
import type { PageOutcome, Proposal } from '../../src/news/index.js';
import {
  DEFAULT_BASE_IRI,
  OA,
  PROV,
  RDF,
  namedNode,
  objectsOf,
  quad,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import { Service } from './built-product.js';
import { TemporaryDirectories } from './directories.js';
import { fillSmallGraph } from './small-graph.js';

/** What comes of a page, and its commit. */
export type Ingestion = PageOutcome & { readonly result: CommitResult<PageOutcome> };
export const ingestionOf = (result: CommitResult<PageOutcome>): Ingestion => ({
  ...result.value,
  result,
});

/** The parts of a page that tests change. */
export interface PageParts {
  readonly title: string;
  readonly date?: string;
  readonly lead: string;
  readonly body?: string;
  readonly issuer?: string;
}

/** A page in the old layout. */
export function pageOf({
  title,
  date = '6 March 2019',
  lead,
  body = 'There was much to say.',
  issuer = 'OSCE Presence in Albania',
}: PageParts): string {
  return (
    `News Item\n${title}\n${lead}\n- Issued on:\n- ${date}\n- Issued by:\n- ${issuer}\n` +
    `- Fields of work:\n- Policing\n${body}\n`
  );
}

/** A service of its own, and what tests ask of it. */
export class NewsFixture {
  private constructor(
    readonly directory: string,
    public service: Service,
    private readonly directories: TemporaryDirectories,
    private readonly reviewBelow: number,
  ) {}

  static async open(reviewBelow: number): Promise<NewsFixture> {
    const directories = new TemporaryDirectories();
    const directory = join(directories.make(), 'var');
    await fillSmallGraph(directory);
    return new NewsFixture(
      directory,
      await openService(directory, reviewBelow),
      directories,
      reviewBelow,
    );
  }

  /** Closes the service and opens it again over what it has left. */
  async restart({ withoutImage = false } = {}): Promise<void> {
    await this.service.close();
    if (withoutImage) rmSync(join(this.directory, 'image.bin'), { force: true });
    this.service = await openService(this.directory, this.reviewBelow);
  }

  async close(): Promise<void> {
    await this.service.close();
    this.directories.removeAll();
  }

  ingest(
    source: string,
    options: {
      readonly mayReplace?: boolean;
      readonly isDryRun?: boolean;
      readonly sourceUrl?: string;
      readonly mediaType?: 'text/html' | 'text/plain';
    } = {},
  ): Promise<Ingestion> {
    const { sourceUrl, mediaType = 'text/plain', ...rest } = options;
    return this.service.news
      .ingest({ source, mediaType, sourceUrl }, { author: 'tester', ...rest })
      .then(ingestionOf);
  }

  /** Local names of what a thing has as a property. */
  values(subject: NamedNode | string, property: string): string[] {
    const { names, current } = this.service;
    const node =
      typeof subject === 'string'
        ? names.thing(subject.split('/')[0] as 'person', subject.split('/')[1]!)
        : subject;
    return objectsOf(current, node, names.og(property))
      .map(({ value }) => value.split('/').at(-1)!)
      .sort();
  }

  eventOf({ newsItem }: Ingestion): NamedNode {
    return objectsOf(
      this.service.current,
      newsItem,
      this.service.names.og('reportsOn'),
    )[0] as NamedNode;
  }

  /** The open proposals, by what they are about. */
  open(): Proposal[] {
    const { current, news } = this.service;
    return news.listProposals(current, { status: 'open' }).map((id) => news.proposal(current, id));
  }

  openAbout(name: string): Proposal {
    const found = this.open().filter((proposal) => proposal.name === name);
    if (found.length !== 1)
      throw new Error(
        `${found.length} open proposals are about ${name}; there are ${this.open()
          .map(({ label }) => label)
          .join(' | ')}`,
      );
    return found[0]!;
  }

  decide(
    name: string,
    answer: 'accept' | 'refuse',
    thing?: string,
  ): ReturnType<Service['news']['decide']> {
    return this.service.news.decide(this.openAbout(name).id, { answer, by: 'alice', thing });
  }

  /** Quotes of the receipts of a statement, with who decided that it is asserted. */
  receiptsOf(
    subject: NamedNode,
    property: string,
    object: NamedNode,
  ): { quote: string; decidedBy: string | undefined; proposal: string | undefined }[] {
    const { current, names } = this.service;
    const said: Quad = quad(subject, names.og(property), object);
    return [...current.match(null, RDF.reifies, said, names.graphs.receipts)].map(
      ({ subject: receipt }) => ({
        quote: objectsOf(current, receipt, OA.hasSelector)
          .flatMap((selector) => objectsOf(current, selector, OA.exact))
          .map(({ value }) => value)
          .join(),
        decidedBy: objectsOf(current, receipt, names.og('decidedBy'))[0]?.value,
        proposal: objectsOf(current, receipt, names.og('onProposal'))[0]?.value,
      }),
    );
  }

  /** Statements that receipts are for and that are not there. */
  emptyReceipts(): string[] {
    const { current, names } = this.service;
    return [...current.match(null, RDF.reifies, null, names.graphs.receipts)]
      .filter(
        ({ object }) =>
          object.termType === 'Quad' &&
          current.count(object.subject, object.predicate, object.object) === 0,
      )
      .map(
        ({ subject, object }) =>
          `${subject.value} ${object.termType === 'Quad' ? object.subject.value : ''}`,
      );
  }

  /** Facts of an item's graph without a receipt of its page. */
  factsWithoutReceipt({ newsItem }: Ingestion): Quad[] {
    const { current, names } = this.service;
    const slug = names.thingOf(newsItem.value)!.slug;
    const page = names.thing('page', slug);
    return [...current.match(null, null, null, names.graphs.page(slug))].filter((each) => {
      if (each.subject.equals(page) || each.predicate.equals(PROV.wasDerivedFrom)) return false;
      const receipts = [
        ...current.match(
          null,
          RDF.reifies,
          quad(each.subject, each.predicate, each.object),
          names.graphs.receipts,
        ),
      ];
      return !receipts.some(({ subject }) => current.count(subject, PROV.wasDerivedFrom, page) > 0);
    });
  }

  node(path: string): NamedNode {
    return namedNode(`${this.service.names.baseIri}id/${path}`);
  }
}

function openService(dataDirectory: string, reviewBelow: number): Promise<Service> {
  return Service.open({
    dataDirectory,
    baseIri: DEFAULT_BASE_IRI,
    queryTimeoutMs: 30_000,
    isUnionDefaultGraph: true,
    serviceAllow: [],
    reviewBelow,
  });
}

/** A page with bodies and a person that are not known yet. */
export const WITNESSES_PAGE = pageOf({
  title: 'Witnesses are talked about in Tirana',
  lead:
    'A workshop on witnesses took place in Tirana on 3 March 2019. It was organized by the OSCE ' +
    'Presence in Albania in co-operation with the Lake Shore Institute.',
  body:
    '“It helps,” said Ana Dervishi, Director at the Ministry of Interior. The Stone Bridge ' +
    'Foundation supported the workshop.',
});
