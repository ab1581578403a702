/** A page of a list as RDF (with Hydra for paging and filters), JSON or a table. */
import { along, firstPropertyOf } from '../../graph/index.js';
import {
  HYDRA,
  ReadableJson,
  csvParts,
  namedNode,
  parseRdf,
  quad,
  withoutGraphs,
  type JsonObject,
  type NamedNode,
  type Names,
  type Quad,
} from '../../rdf/index.js';
import { type ListKind } from '../../lists/index.js';
import type { Service } from '../../service.js';
import { contextPath } from '../exchange/context.js';
import { parametersOfList } from './list-description.js';
import type { ListRequest } from './list-request.js';
import { OF_PAGE, type ListAddresses } from './list-addresses.js';
import type { MemberReader } from './member-reader.js';

export interface ListPage {
  readonly request: ListRequest;
  readonly addresses: ListAddresses;
  readonly version: number;
  readonly total: number;
  /** In the order of the list. */
  readonly members: readonly NamedNode[];
  readonly reader: MemberReader;
}

/** Parameters for the members and their order, not for their presentation. */
function searchVariables(kind: ListKind): string[] {
  return parametersOfList(kind)
    .filter(({ in: place, name }) => place === 'query' && name !== 'version')
    .map(({ name }) => name)
    .filter((name) => !OF_PAGE.includes(name));
}

/** The variables for values of a property, or for words, with that property. */
function searchMappings(kind: ListKind, names: Names): { variable: string; property: NamedNode }[] {
  const paths = [
    ...kind.filters.map(({ name, path }) => [name, path] as const),
    ...(kind.period
      ? ([
          ['from', along(kind.period.from)],
          ['to', along(kind.period.to)],
        ] as const)
      : []),
  ];
  return [
    ...paths.flatMap(([variable, path]) => {
      const property = firstPropertyOf(path, names);
      return property ? [{ variable, property }] : [];
    }),
    { variable: 'q', property: HYDRA.freetextQuery },
  ];
}

/** The template of the list's addresses (RFC 6570). */
function searchTemplate(addresses: ListAddresses, kind: ListKind): string {
  const isRepeated = (name: string): boolean => kind.filters.some((filter) => filter.name === name);
  return `${addresses.base}{?${searchVariables(kind)
    .map((name) => (isRepeated(name) ? `${name}*` : name))
    .join(',')}}`;
}

/** Writes pages with the JSON-LD context. */
export class ListJson {
  readonly #json: ReadableJson;

  constructor(private readonly service: Service) {
    const thingPrefix = `${service.names.baseIri}id/`;
    this.#json = new ReadableJson(service.context, {
      isThing: (iri) => iri.startsWith(thingPrefix),
    });
  }

  /** Plain JSON: the members as in JSON-LD, and the links through the list around them. */
  plain(page: ListPage, facets: object): object {
    const {
      request: { kind, page: number, pageSize, sort },
      addresses,
      version,
      total,
    } = page;
    return {
      kind: kind.name,
      version,
      total,
      page: number,
      pages: addresses.pageCount,
      pageSize,
      sort,
      ...addresses.pages,
      items: this.#items(page).items,
      ...facets,
    };
  }

  /** The statements of the page, each once: those of `linked`. */
  async quads(page: ListPage): Promise<Quad[]> {
    const head = { ...this.linked({ ...page, members: [] }, ''), '@context': this.service.context };
    const collection = namedNode(page.addresses.collection);
    return withoutGraphs([
      // With the same labels each time, as the answer has a tag.
      ...(await parseRdf(JSON.stringify(head), { format: 'jsonld', keepBlankNodeLabels: true })),
      ...page.members.map((member) => quad(collection, HYDRA.member, member)),
      ...page.members.flatMap((member) => page.reader.quadsOf(member)),
    ]);
  }

  /** JSON-LD that needs our context alone. */
  linked(page: ListPage, publicUrl: string): object {
    const {
      request: { kind },
      addresses,
      version,
      total,
    } = page;
    const { items, avoidedPrefixes } = this.#items(page);
    const context = `${publicUrl}${contextPath(this.service)}`;
    return {
      '@context':
        avoidedPrefixes.length === 0
          ? context
          : [context, Object.fromEntries(avoidedPrefixes.map((prefix) => [prefix, null]))],
      id: addresses.collection,
      type: ['Collection'],
      version,
      total,
      view: { id: addresses.self, type: ['PartialCollectionView'], ...addresses.pages },
      items,
      search: {
        type: ['IriTemplate'],
        template: searchTemplate(addresses, kind),
        mapping: searchMappings(kind, this.service.names).map(({ variable, property }) => ({
          type: ['IriTemplateMapping'],
          variable,
          property: property.value,
        })),
      },
    };
  }

  #items({ members, reader }: ListPage): { items: JsonObject[]; avoidedPrefixes: string[] } {
    const places = new Map(
      reader.shownProperties.map((property, place) => [property.value, place]),
    );
    const written = members.map((member) =>
      this.#json.write(member.value, reader.quadsOf(member), places),
    );
    return {
      items: written.map(({ object }) => object),
      avoidedPrefixes: written.flatMap(({ avoidedPrefixes }) => avoidedPrefixes),
    };
  }
}

/** The members as a table, in parts. */
export function listCsv(
  { members, reader }: Pick<ListPage, 'members' | 'reader'>,
  { vocabulary }: Service,
): Iterable<string> {
  const columns = reader.columns(vocabulary);
  return csvParts(['iri', 'label', 'type', ...columns.map(({ name }) => name)], members, (member) =>
    reader.rowOf(member, columns),
  );
}
