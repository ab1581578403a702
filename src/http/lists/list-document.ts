/** A page of a list as statements, as JSON and as a table. Collections are those of Hydra, which says how they are paged and filtered. */
import { HYDRA, RDF, ReadableJson, SCHEMA, blankNode, integerLiteral, literal, namedNode, quad, type JsonObject, type NamedNode, type Quad } from '../../rdf/index.js';
import type { ListKind } from '../../search/index.js';
import type { Service } from '../../service.js';
import { csvLines } from '../../snapshots/index.js';
import { contextPath } from '../context.js';
import { parameterNames, type ListRequest } from './list-request.js';
import type { ListAddresses } from './list-addresses.js';
import type { MemberReader } from './member-reader.js';

/** A page that was worked out. */
export interface ListPage {
  readonly request: ListRequest;
  readonly addresses: ListAddresses;
  readonly version: number;
  readonly total: number;
  /** In the order of the list. */
  readonly members: readonly NamedNode[];
  readonly reader: MemberReader;
}

/** Parameters that a form of the list asks for; the others say how it is shown. */
const HOW_SHOWN = ['size', 'version', 'format', 'facets', 'page'];

/** The collection and the page of it, without the members. */
function headQuads({ request, addresses, version, total }: ListPage): Quad[] {
  const [collection, view] = [namedNode(addresses.collection), namedNode(addresses.self)];
  const { first, previous, next, last } = addresses.pages;
  const relations = [[HYDRA.first, first], [HYDRA.previous, previous], [HYDRA.next, next], [HYDRA.last, last]] as const;
  return [
    quad(collection, RDF.type, HYDRA.Collection),
    quad(collection, SCHEMA.version, integerLiteral(version)),
    quad(collection, HYDRA.totalItems, integerLiteral(total)),
    quad(collection, HYDRA.view, view),
    quad(view, RDF.type, HYDRA.PartialCollectionView),
    ...relations.flatMap(([relation, address]) => (address === undefined ? [] : [quad(view, relation, namedNode(address))])),
    ...searchQuads(collection, addresses, request.kind),
  ];
}

/** How the list is filtered, for programs that fill in forms (Hydra §5.2, RFC 6570). */
function searchQuads(collection: NamedNode, addresses: ListAddresses, kind: ListKind): Quad[] {
  const variables = parameterNames(kind).filter((name) => !HOW_SHOWN.includes(name));
  const search = blankNode('search');
  return [
    quad(collection, HYDRA.search, search),
    quad(search, RDF.type, HYDRA.IriTemplate),
    quad(search, HYDRA.template, literal(`${addresses.base}{?${variables.map((name) => (kind.filters.some((filter) => filter.name === name) ? `${name}*` : name)).join(',')}}`)),
    ...variables.flatMap((name) => {
      const mapping = blankNode(`search-${name}`);
      return [quad(search, HYDRA.mapping, mapping), quad(mapping, RDF.type, HYDRA.IriTemplateMapping), quad(mapping, HYDRA.variable, literal(name))];
    }),
  ];
}

/** Everything that the page says. */
export function listQuads(page: ListPage): Quad[] {
  const collection = namedNode(page.addresses.collection);
  return [...headQuads(page), ...page.members.map((member) => quad(collection, HYDRA.member, member)), ...page.members.flatMap((member) => page.reader.quadsOf(member))];
}

/** Writes pages in the words of the JSON-LD context. */
export class ListJson {
  readonly #service: Service;
  readonly #json: ReadableJson;

  constructor(service: Service) {
    const thingPrefix = `${service.names.baseIri}id/`;
    this.#service = service;
    this.#json = new ReadableJson(service.context, { isThing: (iri) => iri.startsWith(thingPrefix) });
  }

  /** Plain JSON: the members as JSON-LD has them, and around them what leads through the list. */
  plain(page: ListPage, facets: object): object {
    const { request: { kind, page: number, pageSize, sort }, addresses, version, total } = page;
    return { kind: kind.name, version, total, page: number, pages: addresses.pageCount, pageSize, sort, ...addresses.pages, items: this.#items(page).items, ...facets };
  }

  /** JSON-LD that needs our context alone. */
  linked(page: ListPage, publicUrl: string): object {
    const { object, avoidedPrefixes } = this.#json.write(page.addresses.collection, headQuads(page), HEAD_PLACES);
    const { items, avoided } = this.#items(page);
    const switchedOff = [...avoidedPrefixes, ...avoided];
    const context = `${publicUrl}${contextPath(this.#service)}`;
    return {
      '@context': switchedOff.length === 0 ? context : [context, Object.fromEntries(switchedOff.map((prefix) => [prefix, null]))],
      ...object,
      items,
    };
  }

  #items({ members, reader }: ListPage): { items: JsonObject[]; avoided: string[] } {
    const places = new Map(reader.shownProperties.map((property, place) => [property.value, place]));
    const written = members.map((member) => this.#json.write(member.value, reader.quadsOf(member), places));
    return { items: written.map(({ object }) => object), avoided: written.flatMap(({ avoidedPrefixes }) => avoidedPrefixes) };
  }
}

const HEAD_PLACES = new Map([SCHEMA.version, HYDRA.totalItems, HYDRA.view, HYDRA.search].map((property, place) => [property.value, place]));

/** Rows that are made before others are let in. */
const ROWS_AT_ONCE = 250;

/** The members as a table, in parts. */
export function* listCsv({ members, reader }: Pick<ListPage, 'members' | 'reader'>, { vocabulary }: Service): Generator<string> {
  const columns = reader.columns(vocabulary);
  const rows = function* (): Generator<ReturnType<MemberReader['rowOf']>> {
    for (const member of members) yield reader.rowOf(member, columns);
  };
  let part: string[] = [];
  for (const line of csvLines({ columns: [{ name: 'iri' }, { name: 'label' }, { name: 'type' }, ...columns] }, rows())) {
    part.push(line);
    if (part.length < ROWS_AT_ONCE) continue;
    yield part.join('');
    part = [];
  }
  yield part.join('');
}
