/** `GET /news`: the news items, newest first, as a page and as JSON. */
import type { Request, Response } from 'express';
import { ServiceError } from '../errors.js';
import { labelOf, type GraphVersion } from '../graph/index.js';
import { THING_FILTERS, filterNews, isMeant, listNews, thingsFor, type ListedNews, type NewsFilter, type ThingFilter } from '../news/index.js';
import type { Service } from '../service.js';
import { frameOf, linkTo, publicUrlOf } from './links.js';
import { negotiate } from './negotiation.js';
import { newsListPage } from './pages/news-list-page.js';
import type { Facet, NewsEntry } from './pages/views.js';
import { parametersOf, positiveInteger, requestedVersion } from './request.js';
import type { HttpSettings } from './http-settings.js';

const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 200;

const OFFERS = [
  { format: 'json' as const, mediaType: 'application/json' },
  { format: 'jsonld' as const, mediaType: 'application/ld+json' },
  { format: 'html' as const, mediaType: 'text/html' },
];

const FACET_LABELS: Readonly<Record<ThingFilter, string>> = { issuer: 'Issued by', field: 'Field of work', country: 'Country or place', type: 'Type' };

/** One page of a filtered list. */
interface ListPage {
  readonly filter: NewsFilter;
  readonly items: readonly ListedNews[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** Sends one page of the list of news items that the parameters ask for. */
export async function answerNewsList(request: Request, response: Response, service: Service, settings: HttpSettings): Promise<void> {
  const version = await requestedVersion(request, response, service.snapshots, service.current);
  const { format } = negotiate(request, OFFERS);
  const parameters = parametersOf(request);
  const all = listNews(version, service.names);
  const filter = readFilter(parameters);
  const found = filterNews(version, service.names, all, filter);
  const page = positiveInteger(parameters, 'page', 1, Number.MAX_SAFE_INTEGER);
  const pageSize = positiveInteger(parameters, 'size', DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  const list: ListPage = { filter, items: found.slice((page - 1) * pageSize, page * pageSize), total: found.length, page, pageSize };

  response.vary('Accept');
  const next = page * pageSize < list.total ? addressOf(parameters, page + 1, version) : undefined;
  const previous = page > 1 ? addressOf(parameters, page - 1, version) : undefined;
  const links = [...(next ? [`<${next}>; rel="next"`] : []), ...(previous ? [`<${previous}>; rel="prev"`] : [])];
  if (links.length > 0) response.append('Link', links);
  if (format === 'html') {
    response.type('html').send(newsListPage({
      items: list.items.map((item) => entryOf(version, item, service)),
      total: list.total,
      firstIndex: (page - 1) * pageSize,
      facets: THING_FILTERS.map((name) => facetOf(version, all, name, filter, service)),
      q: filter.q ?? '',
      from: filter.from ?? '',
      to: filter.to ?? '',
      ...(previous ? { previousHref: previous } : {}),
      ...(next ? { nextHref: next } : {}),
      formats: [{ label: 'JSON', href: `${addressOf(parameters, page, version)}&format=json` }, { label: 'JSON-LD', href: `${addressOf(parameters, page, version)}&format=jsonld` }],
    }, frameOf(service, version)));
    return;
  }
  const following = { ...(next ? { next } : {}), ...(previous ? { previous } : {}) };
  if (format === 'json') response.type('application/json').send(JSON.stringify({ ...jsonOf(version, list), ...following }, null, 1));
  else response.type('application/ld+json').send(JSON.stringify({ ...linkedOf(version, list, publicUrlOf(request, settings.publicUrl), addressOf(parameters, page, version)), ...following }, null, 1));
}

function readFilter(parameters: URLSearchParams): NewsFilter {
  const values = (name: string): string[] => parameters.getAll(name).filter(Boolean);
  return { from: dateParameter(parameters, 'from'), to: dateParameter(parameters, 'to'), issuer: values('issuer'), field: values('field'), country: values('country'), type: values('type'), q: parameters.get('q') ?? undefined };
}

function dateParameter(parameters: URLSearchParams, name: string): string | undefined {
  const value = parameters.get(name);
  if (!value) return undefined;
  // A day that its month does not have is read as one of the next.
  const isDate = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
  if (!isDate) throw new ServiceError('bad-request', `?${name} is a date as 2021-11-23, 2021-11 or 2021; found "${value}".`);
  return value;
}

/** The address of a page of the same list, held to the version so that pages fit together while others write. */
function addressOf(parameters: URLSearchParams, page: number, version: GraphVersion): string {
  const address = new URLSearchParams([...parameters].filter(([, value]) => value !== ''));
  address.set('page', String(page));
  address.set('version', String(version.number));
  return `/news?${address.toString()}`;
}

function entryOf(version: GraphVersion, item: ListedNews, service: Service): NewsEntry {
  return {
    link: linkTo(version, item.iri, service),
    date: item.date,
    type: item.type ? labelOf(version, item.type) : null,
    issuers: item.issuers.map((issuer) => linkTo(version, issuer, service)),
    fields: item.fields.map((field) => linkTo(version, field, service)),
    event: item.event ? { label: labelOf(version, item.event), place: item.places.map((place) => labelOf(version, place)).join(', ') || null } : null,
  };
}

/** The newest news items of a version, as pages list them. */
export function latestEntries(version: GraphVersion, service: Service, count: number): NewsEntry[] {
  return listNews(version, service.names).slice(0, count).map((item) => entryOf(version, item, service));
}

/** One thing that a filter can name, with what it would find. */
interface Choice {
  readonly term: ListedNews['issuers'][number];
  readonly value: string;
  readonly label: string;
  count: number;
}

function facetOf(version: GraphVersion, all: readonly ListedNews[], name: ThingFilter, filter: NewsFilter, service: Service): Facet {
  // Counts are of what would be found with this choice and all other filters.
  const others = filterNews(version, service.names, all, { ...filter, [name]: [] });
  const counts = new Map<string, Choice>();
  for (const term of others.flatMap((item) => [...new Map(thingsFor(item, name).map((each) => [each.value, each])).values()])) {
    const entry = counts.get(term.value) ?? { term, value: service.names.thingOf(term.value)?.slug ?? term.value, label: labelOf(version, term), count: 0 };
    entry.count += 1;
    counts.set(term.value, entry);
  }
  const chosen = filter[name] ?? [];
  const isChosen = (choice: Choice): boolean => chosen.some((wanted) => isMeant(version, service.names, choice.term, wanted));
  const choices = [...counts.values()].sort((left, right) => right.count - left.count || left.label.localeCompare(right.label)).map((choice) => ({ ...choice, isChosen: isChosen(choice) }));
  // A choice that finds nothing any more stays on the page, so that it can be taken back.
  const lost = chosen.filter((wanted) => ![...counts.values()].some(({ term }) => isMeant(version, service.names, term, wanted))).map((value) => ({ value, label: value, count: 0, isChosen: true }));
  return { parameter: name, label: FACET_LABELS[name], choices: [...lost, ...choices] };
}

interface NamedThing {
  readonly id: string;
  readonly label: string;
}

function jsonOf(version: GraphVersion, list: ListPage) {
  const named = (term: ListedNews['issuers'][number]): NamedThing => ({ id: term.value, label: labelOf(version, term) });
  return {
    version: version.number,
    total: list.total,
    page: list.page,
    pageSize: list.pageSize,
    items: list.items.map((item) => ({
      id: item.iri.value,
      type: 'NewsItem',
      title: item.title,
      issued: item.date,
      issuedBy: item.issuers.map(named),
      fieldOfWork: item.fields.map(named),
      contentType: item.type ? named(item.type) : null,
      reportsOn: item.event ? named(item.event) : null,
      place: item.places.map(named),
    })),
  };
}

/** The list as linked data in the words of the context: a `schema:ItemList` whose items have their statements; a place is the event's. */
function linkedOf(version: GraphVersion, list: ListPage, baseUrl: string, address: string): object {
  const { items, ...rest } = jsonOf(version, list);
  return {
    '@context': `${baseUrl}/context.jsonld`,
    id: `${baseUrl}${address}`,
    type: 'schema:ItemList',
    ...rest,
    items: items.map(({ place, reportsOn, ...item }) => ({ ...item, ...(reportsOn ? { reportsOn: { ...reportsOn, place } } : {}) })),
  };
}
