/** `/`: an overview for people. */
import { firstMembers } from '../lists/ordered-members.js';
import { frameOf } from '../pages/term-views.js';
import type { Request, Response } from 'express';
import { LIST_KINDS, ListSelection, ThingList } from '../../lists/index.js';
import { assertedCount } from '../../snapshots/index.js';
import type { Service } from '../../service.js';
import { EXAMPLES } from '../pages/ask-page.js';
import { acceptedLanguage } from '../exchange/languages.js';
import { entriesOf, overviewOf, type Overview } from '../lists/list-view.js';
import { homePage } from '../pages/home-page.js';
import { OF_VERSION } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import { getRoute, type Route } from '../exchange/route.js';
import { sourceCounts } from './source-counts.js';

/** Items of the first list that are shown. */
const LATEST = 8;

export function homeRoutes(service: Service): Route[] {
  return [
    getRoute('/', 'Pages', {
      summary: 'The home page',
      parameters: OF_VERSION,
      mediaTypes: ['text/html'],
      handle: (request, response) => answerHome(request, response, service),
    }),
  ];
}

/** Sends the home page of the requested version. */
async function answerHome(request: Request, response: Response, service: Service): Promise<void> {
  const version = await requestedVersion(request, response, service);
  const lists = LIST_KINDS.map((kind) => ThingList.of(version, service.names, kind));
  const [news] = lists as [ThingList];
  const language = acceptedLanguage(request);
  const [ofNews, ofEvents] = lists.slice(0, 2).map((list) => overview(list, language)) as [
    Overview,
    Overview,
  ];
  response.type('html').send(
    homePage(
      {
        ...(ofNews.years ? { years: ofNews.years } : {}),
        ...(ofEvents.map ? { map: ofEvents.map } : {}),
        counts: lists.map((list) => {
          const { total } = wholeOf(list);
          const { name, nouns } = list.kind;
          return { label: nouns[total === 1 ? 0 : 1], count: total, href: `/${name}` };
        }),
        latest: entriesOf(news, firstMembers(news, LATEST), language),
        questions: EXAMPLES.slice(0, 3),
        examples: service.queries.shipped.slice(0, 3),
        sources: sourceCounts(version, news.members.length, service.names),
        quads: assertedCount(version, service.names),
        committedAt: version.committedAt?.toISOString() ?? '',
      },
      frameOf(service, version),
    ),
  );
}

/** What a list shows without filters. */
function wholeOf(list: ThingList): ListSelection {
  return new ListSelection(list, { values: new Map() });
}

/** A whole list by year and place, leading to its page. */
function overview(list: ThingList, language: string): Overview {
  const all = wholeOf(list);
  return overviewOf(list, language, {
    selection: all,
    always: all,
    hrefOf: (changes) => `/${list.kind.name}?${new URLSearchParams(changes).toString()}`,
  });
}
