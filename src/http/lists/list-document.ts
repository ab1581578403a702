/** A page of a list as RDF (with Hydra for paging), JSON or a table. */
import {
  HYDRA,
  RDF_FORMATS,
  contextWithout,
  csvParts,
  namedNode,
  parseRdf,
  quad,
  withoutGraphs,
  type NamedNode,
  type Quad,
  type RdfFormat,
  type ReadableObject,
} from '../../rdf/index.js';
import type { ListSelection, ThingList } from '../../lists/index.js';
import type { Criteria } from '../../lists/index.js';
import type { Service } from '../../service.js';
import { contextPath } from '../exchange/context.js';
import type { Offer } from '../exchange/negotiation.js';
import { QUERY_TYPE } from '../protocols/sparql-request.js';
import { jsonWriterOf } from '../things/thing-documents.js';
import type { ListAddresses, ListRequest } from './list-request.js';
import { MemberReader } from './member-reader.js';

export type ListFormat = RdfFormat | 'json' | 'csv' | 'html' | 'rq';

/** The preferred one first; those with a label are offered on pages. */
export const LIST_FORMATS: readonly (Offer<ListFormat> & { readonly label?: string })[] = [
  { format: 'json', label: 'JSON', mediaType: 'application/json' },
  { format: 'html', mediaType: 'text/html', aliases: ['application/xhtml+xml'] },
  { format: 'csv', label: 'CSV', mediaType: 'text/csv' },
  { format: 'rq', mediaType: QUERY_TYPE },
  ...RDF_FORMATS.map(({ format, label, mediaType, aliases }) => ({
    format,
    label,
    mediaType,
    aliases: aliases.filter((alias) => alias !== 'application/json'),
  })),
];

export interface AskedList {
  readonly request: ListRequest;
  readonly list: ThingList;
  readonly criteria: Criteria;
  readonly selection: ListSelection;
  readonly addresses: ListAddresses;
}

/** Writes pages with the JSON-LD context. */
export class ListDocuments {
  constructor(private readonly service: Service) {}

  /** Plain JSON: the members as in JSON-LD, and the links through the list around them. */
  plain(asked: AskedList, members: readonly NamedNode[], facets: object): object {
    const { request, addresses, selection, list } = asked;
    return {
      kind: request.kind.name,
      version: list.version.number,
      total: selection.total,
      page: request.page,
      pages: addresses.pageCount,
      pageSize: request.pageSize,
      sort: request.sort,
      ...addresses.pages,
      items: this.#items(asked, members).map(({ object }) => object),
      ...facets,
    };
  }

  /** JSON-LD that needs our context alone. */
  linked(
    asked: AskedList,
    members: readonly NamedNode[],
    publicUrl = asked.addresses.publicUrl,
  ): object {
    const { addresses, selection, list } = asked;
    const items = this.#items(asked, members);
    const avoidedPrefixes = items.flatMap((each) => each.avoidedPrefixes);
    return {
      ...contextWithout({ avoidedPrefixes }, publicUrl + contextPath(this.service)),
      id: addresses.collection(),
      type: ['Collection'],
      version: list.version.number,
      total: selection.total,
      view: { id: addresses.self, type: ['PartialCollectionView'], ...addresses.pages },
      items: items.map(({ object }) => object),
    };
  }

  /** The statements of the page, each once: those of `linked`. */
  async quads(asked: AskedList, members: readonly NamedNode[]): Promise<Quad[]> {
    const head = { ...this.linked(asked, [], ''), '@context': this.service.context };
    const collection = namedNode(asked.addresses.collection());
    const reader = new MemberReader(asked.list);
    return withoutGraphs([
      // With the same labels each time, as the answer has a tag.
      ...(await parseRdf(JSON.stringify(head), { format: 'jsonld', keepBlankNodeLabels: true })),
      ...members.map((member) => quad(collection, HYDRA.member, member)),
      ...members.flatMap((member) => reader.quadsOf(member)),
    ]);
  }

  /** The members as a table, in parts. */
  csv({ list }: AskedList, members: readonly NamedNode[]): Iterable<string> {
    const reader = new MemberReader(list);
    const columns = reader.columns(this.service.vocabulary);
    const names = ['iri', 'label', 'type', ...columns.map(({ name }) => name)];
    return csvParts(names, members, (member) => reader.rowOf(member, columns));
  }

  #items({ list }: AskedList, members: readonly NamedNode[]): ReadableObject[] {
    const reader = new MemberReader(list);
    const places = new Map(reader.shownProperties.map(({ value }, place) => [value, place]));
    const json = jsonWriterOf(this.service);
    return members.map((member) => json.write(member.value, reader.quadsOf(member), places));
  }
}
