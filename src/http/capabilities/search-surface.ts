/** The page of search, and the likeliest page for a text. */
import type { Caller, SearchInput } from '../../capabilities/index.js';
import { find, snippetOf, type Found, type Hit } from '../../search/index.js';
import { pathOf } from '../exchange/links.js';
import { flag } from '../exchange/parameters.js';
import { isSet } from '../exchange/request.js';
import { searchPage } from '../pages/search-page.js';
import { frameOf, linkOfIri } from '../pages/term-views.js';
import type { SearchHitView } from '../pages/views.js';
import type { PageSurface, Shown } from './page-surface.js';

export const searchSurface: PageSurface<SearchInput, Found> = {
  parameters: [
    flag(
      'go',
      'Redirect to the likeliest page: a thing of this name, the answer of this question, the ' +
        'only thing found, or the results.',
    ),
  ],
  otherStatuses: { 303: 'Redirects to the likeliest page, with `go`.' },
  instead: async ({ text }, caller, parameters) =>
    isSet(parameters, 'go') && text ? likeliest(text.trim(), caller) : undefined,
  page: toPage,
};

/** From these scores on a text is a thing's name, or has the words of its name. */
const NAME_SCORE = 0.88;
const WORDS_SCORE = 0.3;

/** The most likely address for a text. */
async function likeliest(q: string, { service, version, asked }: Caller): Promise<string> {
  const { hits, total } = find(await service.searches.of(version), q, { limit: 1 });
  const [best] = hits;
  const here = (path: string, parameters: Record<string, string> = {}): string => {
    const isPinned = version !== service.current;
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

function toPage({ input, caller, value, json = {} }: Shown<SearchInput, Found>): string {
  const { service, version } = caller;
  const { text = '', kind: kinds = [], page = 1, limit = 0 } = input;
  const { next, prev } = json as { next?: string; prev?: string };
  const toView = (hit: Hit, { isMatch }: Found): SearchHitView => ({
    link: linkOfIri(hit.iri, hit.label, service.names),
    kind: hit.kind,
    label: snippetOf(hit.label, isMatch),
    name: hit.name === undefined || hit.name === hit.label ? [] : snippetOf(hit.name, isMatch),
    summary: hit.summary === undefined ? [] : snippetOf(hit.summary, isMatch),
  });
  return searchPage(
    {
      query: text.trim(),
      firstIndex: (page - 1) * limit,
      total: value?.total ?? 0,
      hits: value?.hits.map((hit) => toView(hit, value)) ?? [],
      kinds:
        value?.facets.map(({ kind, count }) => ({ kind, count, isChosen: kinds.includes(kind) })) ??
        [],
      ...(next === undefined ? {} : { nextHref: next }),
      ...(prev === undefined ? {} : { previousHref: prev }),
    },
    frameOf(service, version),
  );
}
