/** `/network`: who organizes with whom, strongest first; a page, and JSON with all. */
import { frameOf } from '../pages/term-views.js';
import type { Response } from 'express';
import { LIST_KINDS, ListSelection, ThingList } from '../../lists/index.js';
import {
  ADDRESS,
  BOOLEAN,
  COUNT,
  DATE,
  listOf,
  objectOf,
  TEXT,
  wholeNumber,
} from '../../input/index.js';
import type { Service } from '../../service.js';
import { readListRequest, toCriteria } from '../lists/list-request.js';
import { acceptedLanguage } from '../exchange/languages.js';
import { JSON_OR_HTML, negotiate } from '../exchange/negotiation.js';
import { networkPage } from '../pages/network-page.js';
import {
  OF_VERSION,
  PAGE,
  formatParameter,
  inQuery,
  mediaTypesOf,
} from '../exchange/parameters.js';
import { parametersOf, requestedVersion } from '../exchange/request.js';
import {
  getRoute,
  type Operation,
  type Parameter,
  type RoutedRequest,
  type Route,
} from '../exchange/route.js';
import { POLICY_WITH_WORKER } from '../exchange/security-policy.js';
import { BodyReader, networkJson, networkView } from './network-view.js';
import { TIE_KINDS, networkOf, networkOfSome } from './ties.js';

/** Parameters of `/events` with the same meaning here. */
const OF_EVENTS: readonly Parameter[] = [
  inQuery('country', 'Only events in this State or place; as for lists of events.'),
  inQuery('from', 'Only events on or after this date, month or year.', {
    schema: { ...DATE, notAfter: 'to' },
  }),
  inQuery('to', 'Only events on or before this date, month or year.', { schema: DATE }),
];

const BODY = objectOf({ id: ADDRESS, label: TEXT, isOsceBody: BOOLEAN });
const TIE = objectOf({
  bodies: { ...listOf(COUNT), minItems: 2, maxItems: 2 },
  events: listOf(ADDRESS),
  ...Object.fromEntries(TIE_KINDS.map((kind) => [kind, COUNT])),
});
const SCHEMA = objectOf({ version: COUNT, bodies: listOf(BODY), ties: listOf(TIE) });

export function networkRoutes(service: Service): Route[] {
  const get: Operation = {
    summary: 'The network of bodies that organize events together or as partners',
    parameters: [
      inQuery(
        'tie',
        'On the page, show only ties between co-organizers, or between organizers and ' +
          'partners.',
        { schema: { type: 'string', enum: TIE_KINDS } },
      ),
      inQuery(
        'body',
        'On the page, show only ties of this body, by its IRI or slug; given twice, the tie ' +
          'between two.',
        { isRepeated: true },
      ),
      inQuery('least', 'On the page, show only ties of at least so many events.', {
        schema: { ...wholeNumber(1, 1_000_000), default: 1 },
      }),
      inQuery('view', 'Show the page as a list of ties or as a matrix of bodies.', {
        schema: { type: 'string', enum: ['list', 'matrix'], default: 'list' },
      }),
      { ...PAGE, description: 'The page of ties, starting at 1. JSON has all ties.' },
      ...OF_EVENTS,
      ...OF_VERSION,
      formatParameter(JSON_OR_HTML),
    ],
    mediaTypes: mediaTypesOf(JSON_OR_HTML),
    schema: SCHEMA,
    handle: (request, response) => answerNetwork(request, response, service),
  };
  return [getRoute('/network', 'Pages', get)];
}

async function answerNetwork(
  request: RoutedRequest,
  response: Response,
  service: Service,
): Promise<void> {
  const version = await requestedVersion(request, response, service);
  const { format } = negotiate(request, JSON_OR_HTML);
  const kind = LIST_KINDS.find(({ name }) => name === 'events');
  if (!kind) throw new TypeError('There is no list of events.');
  const list = ThingList.of(version, service.names, kind);
  const sent = onlyEvents(parametersOf(request));
  const network =
    sent.size === 0
      ? networkOf(list)
      : networkOfSome(
          list,
          new ListSelection(
            list,
            await toCriteria(readListRequest(kind, sent), list, () => service.searches.of(version)),
          ),
        );
  const bodies = new BodyReader(version, service, acceptedLanguage(request));
  response.vary('Accept').vary('Accept-Language');
  if (format === 'json') response.json(networkJson(network, version, bodies));
  else
    response
      .set('Content-Security-Policy', POLICY_WITH_WORKER)
      .type('html')
      .send(
        networkPage(networkView(network, parametersOf(request), bodies), frameOf(service, version)),
      );
}

/** A request's parameters for lists of events. */
function onlyEvents(parameters: URLSearchParams): URLSearchParams {
  const names = OF_EVENTS.map(({ name }) => name);
  return new URLSearchParams(
    [...parameters].filter(([name, value]) => names.includes(name) && value !== ''),
  );
}
