/** `/search?q=`: things by their names and words, as a page and as JSON. */
import { frameOf, linkOfIri } from '../pages/term-views.js';
import type { Request, Response } from 'express';
import type { SearchRequest } from '../../json-answers.js';
import type { GraphVersion } from '../../graph/index.js';
import type { Found, Hit, SearchIndex } from '../../search/index.js';
import { find, kindFilterOf, snippetOf, toSearchJson } from '../../search/index.js';
import { INTEGER, listOf, missingInput, objectOf, TEXT, wholeNumber } from '../../input/index.js';
import type { Service } from '../../service.js';
import { endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { pathOf } from '../exchange/links.js';
import { JSON_OR_HTML, negotiate, withCharset } from '../exchange/negotiation.js';
import { searchPage } from '../pages/search-page.js';
import type { SearchHitView } from '../pages/views.js';
import {
  OF_VERSION,
  flag,
  formatParameter,
  inQuery,
  mediaTypesOf,
  PAGE,
} from '../exchange/parameters.js';
import { isSet, numberOf, parametersOf, requestedVersion } from '../exchange/request.js';
import { getRoute, type Operation, type Route } from '../exchange/route.js';
import { askedBy } from '../exchange/streaming.js';
import type { QueryOptions } from '../../sparql/index.js';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
/** Longer than any name; a text is not searched as a whole. */
const MAX_QUERY_LENGTH = 500;

interface Asked extends SearchRequest {
  readonly kinds: readonly string[];
}

const HIT = objectOf({
  iri: TEXT,
  label: TEXT,
  kind: TEXT,
  score: { type: 'number' },
  snippet: TEXT,
});

export function searchRoutes(service: Service): Route[] {
  const get: Operation = {
    summary: 'Finds things by their names and words, best match first',
    parameters: [
      inQuery('q', 'The text to search for.', {
        examples: ['presence albania'],
        isRequired: 'for-data',
        schema: { type: 'string', maxLength: MAX_QUERY_LENGTH },
      }),
      inQuery('kind', 'Only things of this kind.', { isRepeated: true }),
      inQuery('limit', 'Results per page.', {
        schema: { ...wholeNumber(1, MAX_LIMIT), default: DEFAULT_LIMIT },
      }),
      PAGE,
      flag(
        'go',
        'Redirect to the likeliest page: a thing of this name, the answer of this question, the ' +
          'only thing found, or the results.',
      ),
      ...OF_VERSION,
      formatParameter(JSON_OR_HTML),
    ],
    mediaTypes: mediaTypesOf(JSON_OR_HTML),
    otherStatuses: { 303: 'Redirects to the likeliest page, with `go`.' },
    schema: objectOf({ query: TEXT, total: INTEGER, hits: listOf(HIT) }),
    handle: (request, response) => answerSearch(request, response, service),
  };
  return [getRoute('/search', 'Search', get)];
}

async function answerSearch(request: Request, response: Response, service: Service): Promise<void> {
  const { format, mediaType } = negotiate(request, JSON_OR_HTML);
  const version = await requestedVersion(request, response, service);
  response.vary('Accept').set('Content-Type', withCharset(mediaType));
  const asked = readAsked(parametersOf(request));
  const index = await service.searches.of(version);
  if (isSet(parametersOf(request), 'go') && asked.query !== '') {
    response.redirect(
      303,
      await likeliest(asked.query, index, version, {
        service,
        asked: askedBy(request, response, service),
      }),
    );
    return;
  }
  const found =
    asked.query === ''
      ? undefined
      : find(index, asked.query, {
          ...kindFilterOf(index, asked.kinds),
          limit: asked.limit,
          offset: (asked.page - 1) * asked.limit,
        });
  const links = found ? pageLinks(request, version, asked, found.total) : {};
  if (!found && format === 'json')
    throw missingInput('q', 'what to search for, as in /search?q=presence+albania');
  const text =
    !found || format === 'html'
      ? toPage(service, version, asked, found, links)
      : JSON.stringify({ ...toSearchJson(asked, found), ...links }, null, 1);
  if (endIfUnchanged(request, response, etagOf(text))) return;
  for (const [relation, address] of Object.entries(links))
    response.append('Link', `<${address}>; rel="${relation}"`);
  response.send(text);
}

/** From these scores on a text is a thing's name, or has the words of its name. */
const NAME_SCORE = 0.88;
const WORDS_SCORE = 0.3;

/** The most likely address for a text. */
async function likeliest(
  q: string,
  index: SearchIndex,
  version: GraphVersion,
  { service, asked }: { readonly service: Service; readonly asked: QueryOptions },
): Promise<string> {
  const { hits, total } = find(index, q, { limit: 1 });
  const [best] = hits;
  const isPinned = version !== service.current;
  const here = (path: string, parameters: Record<string, string> = {}): string => {
    const query = new URLSearchParams({
      ...parameters,
      ...(isPinned ? { version: String(version.number) } : {}),
    }).toString();
    return query === '' ? path : `${path}?${query}`;
  };
  const path = best && pathOf(best.iri, service.names);
  if (path !== undefined && (best?.score ?? 0) >= (total === 1 ? WORDS_SCORE : NAME_SCORE))
    return here(path);
  const { understood } = await service.questions.ask(version, q, asked);
  return here(understood ? '/ask' : '/search', { q });
}

function readAsked(parameters: URLSearchParams): Asked {
  return {
    query: (parameters.get('q') ?? '').trim(),
    kinds: parameters.getAll('kind').filter(Boolean),
    limit: numberOf(parameters, 'limit', DEFAULT_LIMIT),
    page: numberOf(parameters, 'page', 1),
  };
}

/** Pages beside this one, pinned to the version so that they fit together. */
function pageLinks(
  request: Request,
  version: GraphVersion,
  { page, limit }: Asked,
  total: number,
): { next?: string; prev?: string } {
  const addressOf = (number: number): string => {
    const address = new URLSearchParams(parametersOf(request));
    address.set('page', String(number));
    address.set('version', String(version.number));
    return `/search?${address.toString()}`;
  };
  return {
    ...(page * limit < total ? { next: addressOf(page + 1) } : {}),
    ...(page > 1 ? { prev: addressOf(page - 1) } : {}),
  };
}

function toPage(
  service: Service,
  version: GraphVersion,
  { query, kinds, limit, page }: Asked,
  found: Found | undefined,
  links: { next?: string; prev?: string },
): string {
  const toView = (hit: Hit, { isMatch }: Found): SearchHitView => ({
    link: linkOfIri(hit.iri, hit.label, service.names),
    kind: hit.kind,
    label: snippetOf(hit.label, isMatch),
    name: hit.name === undefined || hit.name === hit.label ? [] : snippetOf(hit.name, isMatch),
    summary: hit.summary === undefined ? [] : snippetOf(hit.summary, isMatch),
  });
  return searchPage(
    {
      query,
      firstIndex: (page - 1) * limit,
      total: found?.total ?? 0,
      hits: found?.hits.map((hit) => toView(hit, found)) ?? [],
      kinds:
        found?.facets.map(({ kind, count }) => ({ kind, count, isChosen: kinds.includes(kind) })) ??
        [],
      ...(links.next === undefined ? {} : { nextHref: links.next }),
      ...(links.prev === undefined ? {} : { previousHref: links.prev }),
    },
    frameOf(service, version),
  );
}
