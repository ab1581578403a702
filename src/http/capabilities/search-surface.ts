/** The page of search, and the likeliest page for a text. */
import type { Caller, SearchInput } from '../../capabilities/index.js';
import { find, type Found } from '../../search/index.js';
import { pathOf } from '../exchange/links.js';
import { flag } from '../exchange/parameters.js';
import { isSet } from '../exchange/request.js';
import { searchPage } from '../pages/search-page.js';
import type { PageSurface } from './page-surface.js';

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
  page: searchPage,
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
