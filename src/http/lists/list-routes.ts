/** `/news`, `/events` and the other lists, as pages, JSON, JSON-LD, tables and RDF. */
import { membersInOrder } from './ordered-members.js';
import type { WantedParts } from '../things/wanted-parts.js';
import { sendWithArray, wantedParts, writtenThings } from '../things/wanted-parts.js';
import { askedBy, inTurns, sendChunks } from '../exchange/streaming.js';
import { frameOf } from '../pages/term-views.js';
import type { Response } from 'express';
import { LRUCache } from 'lru-cache';
import type { GraphVersion } from '../../graph/index.js';
import { HYDRA, daySpanOf, serializeText, type NamedNode } from '../../rdf/index.js';
import type { Criteria, ListKind } from '../../lists/index.js';
import { LIST_KINDS, ListSelection, ThingList, listQuery } from '../../lists/index.js';
import type { Service } from '../../service.js';
import { endIfUnchanged, etagOf } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { acceptedLanguage } from '../exchange/languages.js';
import { publicUrlOf } from '../exchange/links.js';
import { negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { listPage } from '../pages/list-page.js';
import type { CalendarView, ListView } from '../pages/list-views.js';
import { formatParameter, mediaTypesOf } from '../exchange/parameters.js';
import { settleAnswer } from '../exchange/read-graph.js';
import { parametersOf, requestedVersion } from '../exchange/request.js';
import type { Operation, RoutedRequest, Route } from '../exchange/route.js';
import { calendarOf } from './calendar.js';
import { ListAddresses } from './list-addresses.js';
import type { ListFormat } from './list-formats.js';
import {
  FORMAT_LABELS,
  JSON_OFFERS,
  OFFERS,
  linksOf,
  pathIn,
  setCaching,
  withFormat,
} from './list-formats.js';
import { ListJson, listCsv, type ListPage } from './list-document.js';
import { listSchema, parametersOfList } from './list-description.js';
import type { ListRequest } from './list-request.js';
import {
  DEFAULT_PAGE_SIZE,
  readDataRequest,
  readListRequest,
  sortNames,
  toCriteria,
} from './list-request.js';
import { entriesOf, facetsJson, facetsOf, overviewOf } from './list-view.js';
import { MemberReader } from './member-reader.js';
import { isWithin } from './years.js';

/** A cache of pages, by tag. */
const PAGE_BYTES = 16 * 2 ** 20;
/** Raised when pages for the same statements change. */
const FORM_OF_PAGES = '6';

/** A page with its links. */
interface Written {
  readonly links: string;
  readonly body: Buffer;
}

/** A request with its data. */
interface Asked {
  readonly request: ListRequest;
  readonly list: ThingList;
  readonly criteria: Criteria;
  readonly selection: ListSelection;
  readonly addresses: ListAddresses;
}

/** What a page has of a list, or of a month. */
type Shown = Pick<
  ListView,
  'items' | 'isMap' | 'map' | 'years' | 'calendar' | 'previousHref' | 'nextHref'
>;

class ListHandler {
  readonly #service: Service;
  readonly #settings: HttpSettings;
  readonly #json: ListJson;
  readonly #written = new LRUCache<string, Written>({
    maxSize: PAGE_BYTES,
    maxEntrySize: PAGE_BYTES / 16,
    sizeCalculation: ({ body }) => body.length + 1,
  });

  constructor(service: Service, settings: HttpSettings) {
    this.#service = service;
    this.#settings = settings;
    this.#json = new ListJson(service);
  }

  async answer(kind: ListKind, request: RoutedRequest, response: Response): Promise<void> {
    const service = this.#service;
    const version = await requestedVersion(request, response, service);
    const parts = wantedParts(request, service);
    const { format, mediaType } = negotiate(request, parts ? JSON_OFFERS : OFFERS);
    const read = (format === 'html' ? readListRequest : readDataRequest)(
      kind,
      parametersOf(request),
    );
    const publicUrl = publicUrlOf(request, this.#settings.publicUrl);
    const language = format === 'html' ? acceptedLanguage(request) : 'en';
    const self = new ListAddresses(read, version.number, publicUrl).self;
    setCaching(request, response, version, { self, format });
    const tag = etagOf(
      version.identity,
      self,
      mediaType,
      language,
      String(version === service.current),
      String(read.isPaged),
      service.contexts.digest,
      FORM_OF_PAGES,
    );
    if (endIfUnchanged(request, response, tag)) return;
    response.set('Content-Type', withCharset(mediaType));
    const known = this.#written.get(tag);
    if (known) {
      response.append('Link', known.links).send(known.body);
      return;
    }
    const asked = await this.#ask(read, version, publicUrl);
    const links = linksOf(asked.addresses);
    response.append('Link', links);
    if (parts) {
      await this.#sendParts(request, response, asked, parts, { format, mediaType });
      return;
    }
    if (format === 'csv' && !read.isPaged) {
      // A table cannot link to other pages, so it is complete.
      const chunks = listCsv(this.#page(asked, { start: 0, end: asked.selection.total }), service);
      // If statements have to be fetched, all are read before the first part is sent.
      const read = version.isPaged ? [...chunks] : chunks;
      await sendChunks(response, withCharset(mediaType), inTurns(read));
      return;
    }
    const body = Buffer.from(await this.#write(asked, format, language));
    settleAnswer(response);
    this.#written.set(tag, { links, body });
    response.send(body);
  }

  /** The document without its items, which a thread writes. */
  async #sendParts(
    request: RoutedRequest,
    response: Response,
    asked: Asked,
    parts: WantedParts,
    { format, mediaType }: Offer<ListFormat>,
  ): Promise<void> {
    const { members, ...page } = this.#page(asked);
    const document = this.#documentOf(asked, format, { ...page, members: [] });
    const { chunks } = await writtenThings(
      asked.list.version,
      { iris: members.map(({ value }) => value), ...parts },
      this.#service,
      askedBy(request, response, this.#service),
    );
    await sendWithArray(response, withCharset(mediaType), { ...document, items: undefined }, [
      'items',
      chunks,
    ]);
  }

  async #ask(request: ListRequest, version: GraphVersion, publicUrl: string): Promise<Asked> {
    const list = ThingList.of(version, this.#service.names, request.kind);
    const criteria = await toCriteria(request, list, () => this.#service.searches.of(version));
    const selection = new ListSelection(list, criteria);
    return {
      request,
      list,
      criteria,
      selection,
      addresses: new ListAddresses(request, version.number, publicUrl, selection.total),
    };
  }

  #page(
    { request, list, selection, addresses }: Asked,
    range = rangeOf(request),
  ): ListPage & { readonly ids: readonly number[] } {
    const ids = membersInOrder(list, selection, request.sort, range);
    return {
      request,
      addresses,
      ids,
      version: list.version.number,
      total: selection.total,
      members: ids.map((id) => list.graph.dictionary.termOf(id) as NamedNode),
      reader: new MemberReader(list.version, list.names, list.kind),
    };
  }

  async #write(asked: Asked, format: ListFormat, language: string): Promise<string> {
    const page = this.#page(asked);
    switch (format) {
      case 'html':
        return this.#htmlOf(asked, page.ids, language);
      case 'json':
      case 'jsonld':
        return JSON.stringify(this.#documentOf(asked, format, page), null, 1);
      case 'csv':
        return [...listCsv(page, this.#service)].join('');
      case 'rq':
        return this.#queryOf(asked);
      default:
        return serializeText(await this.#json.quads(page), format, {
          prefixes: { ...this.#service.prefixes, hydra: HYDRA.iri },
        });
    }
  }

  /** The query of the whole list, or of the days of a month in it. */
  #queryOf({ request, list, criteria }: Asked, month?: CalendarView): string {
    const days = month && { from: daySpanOf(month.from)?.first, to: daySpanOf(month.to)?.last };
    return listQuery(list, { ...criteria, ...days }, request, this.#service.prefixes);
  }

  #documentOf(
    { request, list, selection, criteria, addresses }: Asked,
    format: ListFormat,
    page: ListPage,
  ): object {
    return format === 'jsonld'
      ? this.#json.linked(page, addresses.publicUrl)
      : this.#json.plain(page, facetsJson(request, list, selection, criteria));
  }

  #htmlOf(asked: Asked, ids: readonly number[], language: string): string {
    const { request, list, criteria, selection, addresses } = asked;
    const { kind, page, pageSize, sort } = request;
    const hrefOf = (changes: Readonly<Record<string, string | undefined>>): string =>
      pathIn(addresses.changed(changes));
    const shown: Shown =
      request.month === undefined
        ? this.#listed(asked, ids, language)
        : this.#month(asked, request.month, language);
    const formats = this.#formats(asked, shown.calendar ?? undefined);
    return listPage(
      {
        path: `/${kind.name}`,
        title: kind.title,
        nouns: kind.nouns,
        q: request.words,
        sort,
        sorts: sortNames(kind),
        isDefaultSort: sort === kind.defaultSort,
        total: selection.total,
        firstIndex: (page - 1) * pageSize,
        facets: facetsOf(list, selection, criteria, language),
        period: kind.period && { from: request.from ?? '', to: request.to ?? '' },
        ...(kind.period
          ? {
              views: {
                list: hrefOf({ view: undefined, month: undefined }),
                ...(kind.where ? { map: hrefOf({ view: 'map', month: undefined }) } : {}),
                calendar: hrefOf({ view: 'calendar' }),
              },
            }
          : {}),
        ...shown,
        formats,
        query: this.#queryOf(asked, shown.calendar ?? undefined),
      },
      {
        ...frameOf(this.#service, list.version),
        canonical: addresses.unpinned,
        alternates: formats,
      },
    );
  }

  /** Links to the list, or to a month of it, in other formats. */
  #formats(
    { request: { page, pageSize }, selection, addresses }: Asked,
    month: CalendarView | undefined,
  ): (ListView['formats'][number] & { readonly mediaType: string })[] {
    const ofMonth = month && { view: undefined, month: undefined, from: month.from, to: month.to };
    const addressIn = (format: string): string => {
      if (ofMonth) return addresses.changed({ ...ofMonth, size: undefined, format });
      // A table cannot link to other pages, so that its link is to all of the list.
      if (format === 'csv') return withFormat(addresses.collection, format);
      return addresses.page(page, { format });
    };
    const isOnePage = month ? month.total <= DEFAULT_PAGE_SIZE : selection.total <= pageSize;
    return OFFERS.flatMap(({ format, mediaType }) =>
      format === 'html' || format === 'rq'
        ? []
        : {
            label: FORMAT_LABELS[format],
            href: pathIn(addressIn(format)),
            isWhole: format === 'csv' || isOnePage,
            mediaType,
          },
    );
  }

  #listed(
    { request, list, criteria, selection, addresses }: Asked,
    ids: readonly number[],
    language: string,
  ): Shown {
    const { previous, next } = addresses.pages;
    return {
      items: request.isMap ? [] : entriesOf(list, ids, language),
      isMap: request.isMap,
      ...overviewOf(list, language, {
        selection,
        always:
          request.from === undefined && request.to === undefined
            ? selection
            : new ListSelection(list, { ...criteria, from: undefined, to: undefined }),
        // A place on the map links to a list.
        hrefOf: (changes) =>
          pathIn(addresses.changed('place' in changes ? { ...changes, view: undefined } : changes)),
        isChosenYear: (year) => isWithin(year, request),
      }),
      ...(previous === undefined ? {} : { previousHref: pathIn(previous) }),
      ...(next === undefined ? {} : { nextHref: pathIn(next) }),
    };
  }

  #month({ list, criteria, selection, addresses }: Asked, month: string, language: string): Shown {
    return {
      items: [],
      ...calendarOf(
        {
          list,
          criteria,
          month,
          language,
          hrefOf: (changes) => pathIn(addresses.changed(changes)),
        },
        selection,
      ),
    };
  }
}

const rangeOf = ({ page, pageSize }: ListRequest): { start: number; end: number } => ({
  start: (page - 1) * pageSize,
  end: page * pageSize,
});

export function listRoutes(service: Service, settings: HttpSettings): Route[] {
  const lists = new ListHandler(service, settings);
  const mediaTypes = mediaTypesOf(OFFERS);
  return LIST_KINDS.map((kind): Route => {
    const get: Operation = {
      summary: `The ${kind.nouns[1]}, filtered, sorted and paged`,
      parameters: [...parametersOfList(kind), formatParameter(OFFERS)],
      mediaTypes,
      schema: listSchema(kind),
      handle: (request, response) => lists.answer(kind, request, response),
    };
    return {
      path: `/${kind.name}`,
      topic: 'Lists',
      operations: { GET: get },
    };
  });
}
