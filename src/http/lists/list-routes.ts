/** `/news`, `/events` and the other lists, as pages, JSON, JSON-LD, tables and RDF. */
import type { Response } from 'express';
import type { GraphVersion, TermId } from '../../graph/index.js';
import {
  LIST_KINDS,
  ListSelection,
  ThingList,
  listQuery,
  type ListKind,
} from '../../lists/index.js';
import { HYDRA, LICENCE, serializeText, type NamedNode } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { inTurns } from '../../threads/index.js';
import { REVALIDATED, cachingOfData } from '../exchange/conditional.js';
import { documentRoute, type Document } from '../exchange/document-route.js';
import { linkText, publicUrlOf, type HeaderLink } from '../exchange/links.js';
import { acceptedLanguage } from '../exchange/negotiation.js';
import { parametersOf, requestedVersion } from '../exchange/request.js';
import type { Route, RoutedRequest } from '../exchange/route.js';
import { facetsJson } from './choices.js';
import { listSchema, parametersOfList } from './list-description.js';
import { LIST_FORMATS, ListDocuments, type AskedList, type ListFormat } from './list-document.js';
import { listPage } from './list-page.js';
import {
  ListAddresses,
  pathIn,
  readListRequest,
  toCriteria,
  type ListRequest,
} from './list-request.js';

/** Raised when pages for the same statements change. */
const FORM_OF_PAGES = '8';

class ListHandler {
  readonly #documents: ListDocuments;

  constructor(private readonly service: Service) {
    this.#documents = new ListDocuments(service);
  }

  async document(
    kind: ListKind,
    request: RoutedRequest,
    response: Response,
    format: ListFormat,
  ): Promise<Document> {
    const { service } = this;
    const version = await requestedVersion(request, response, service);
    const read = readListRequest(kind, parametersOf(request));
    const publicUrl = publicUrlOf(request);
    const language = format === 'html' ? acceptedLanguage(request) : 'en';
    const { self } = new ListAddresses(read, version.number, publicUrl);
    const named = parametersOf(request).get('version');
    response.vary('Accept-Language');
    if (version.committedAt) response.set('Last-Modified', version.committedAt.toUTCString());
    if (response.hasHeader('Memento-Datetime') && !/^\d+$/.test(named ?? ''))
      response.set('Content-Location', pathIn(self));
    return {
      state: [
        version.identity,
        self,
        language,
        String(version === service.current),
        String(read.isPaged),
        service.contexts.digest,
        FORM_OF_PAGES,
      ],
      caching: format === 'html' ? REVALIDATED : cachingOfData(named),
      write: async () => {
        const asked = await this.#ask(read, version, publicUrl);
        response.append('Link', linksOf(asked.addresses, read));
        // A table cannot link to other pages, so it is complete.
        return format === 'csv' && !read.isPaged
          ? this.#table(asked)
          : this.#write(asked, format, language);
      },
    };
  }

  #table(asked: AskedList): AsyncIterableIterator<string | Uint8Array> {
    const all = membersOf(asked, idsOf(asked, { start: 0, end: asked.selection.total }));
    const chunks = this.#documents.csv(asked, all);
    // If statements have to be fetched, all are read before the first part is sent.
    return inTurns(asked.list.version.isPaged ? [...chunks] : chunks);
  }

  async #ask(request: ListRequest, version: GraphVersion, publicUrl: string): Promise<AskedList> {
    const list = ThingList.of(version, this.service.names, request.kind);
    const criteria = await toCriteria(request, list, () => this.service.searches.of(version));
    const selection = new ListSelection(list, criteria);
    const addresses = new ListAddresses(request, version.number, publicUrl, selection.total);
    return { request, list, criteria, selection, addresses };
  }

  async #write(asked: AskedList, format: ListFormat, language: string): Promise<string> {
    const { prefixes } = this.service;
    const text = (document: object): string => JSON.stringify(document, null, 1);
    switch (format) {
      case 'html':
        return listPage(asked, idsOf(asked), language, this.service);
      case 'json':
        return text(this.#documents.plain(asked, membersOf(asked), facetsJson(asked)));
      case 'jsonld':
        return text(this.#documents.linked(asked, membersOf(asked)));
      case 'csv':
        return [...this.#documents.csv(asked, membersOf(asked))].join('');
      case 'rq':
        return listQuery(asked.list, asked.criteria, asked.request, prefixes);
      default:
        return serializeText(await this.#documents.quads(asked, membersOf(asked)), format, {
          prefixes: { ...prefixes, hydra: HYDRA.iri },
        });
    }
  }
}

function idsOf(
  { request: { page, pageSize, sort }, selection }: AskedList,
  range = { start: (page - 1) * pageSize, end: page * pageSize },
): TermId[] {
  return selection.slice(sort, range);
}

function membersOf(asked: AskedList, ids = idsOf(asked)): NamedNode[] {
  return ids.map((id) => asked.list.graph.dictionary.termOf(id) as NamedNode);
}

/** The answer's links to pages, for programs that read no document. */
function linksOf(addresses: ListAddresses, { parameters }: ListRequest): string {
  const { first, previous, next, last } = addresses.pages;
  const pages = Object.entries({ first, prev: previous, next, last });
  return linkText([
    ...pages.flatMap(([rel, href]) => (href === undefined ? [] : [{ rel, href }])),
    { href: addresses.unpinned(), rel: 'original timegate' },
    { href: addresses.collection(), rel: 'collection' },
    ...(parameters.some(([name]) => name === 'format')
      ? []
      : LIST_FORMATS.map(({ format, mediaType }): HeaderLink => ({
          href: addresses.unpinned({ format }),
          rel: 'alternate',
          type: mediaType,
        }))),
    { href: `${addresses.publicUrl}/ontology`, rel: 'describedby' },
    { href: LICENCE, rel: 'license' },
    { href: `${addresses.publicUrl}/snapshots`, rel: 'version-history' },
  ]);
}

export function listRoutes(service: Service): Route[] {
  const lists = new ListHandler(service);
  return LIST_KINDS.map((kind) =>
    documentRoute(`/${kind.name}`, 'Lists', {
      summary: `The ${kind.nouns[1]}, filtered, sorted and paged`,
      parameters: parametersOfList(kind),
      offers: LIST_FORMATS,
      schema: listSchema(kind),
      document: (request, response, { format }) => lists.document(kind, request, response, format),
    }),
  );
}
