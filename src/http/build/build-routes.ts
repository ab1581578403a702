/** `/build`: a query built by clicking. */
import { frameOf } from '../pages/term-views.js';
import type { Response } from 'express';
import { BuildVocabulary } from '../../build/index.js';
import type { Service } from '../../service.js';
import { REVALIDATED, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { acceptedLanguage } from '../exchange/languages.js';
import { buildPage } from '../pages/build-page.js';
import { OF_VERSION, PAGE, inQuery } from '../exchange/parameters.js';
import { parametersOf, requestedVersion } from '../exchange/request.js';
import { getRoute, type Parameter, type RoutedRequest, type Route } from '../exchange/route.js';
import { askedBy } from '../exchange/streaming.js';
import { readBuildRequest, CONDITION } from './build-request.js';
import { buildView } from './build-view.js';

/** Raised when pages for the same statements change. */
const FORM_OF_PAGES = '2';

const PARAMETERS: readonly Parameter[] = [
  inQuery('kind', 'The class of the results, by its local name.', { examples: ['Event'] }),
  {
    name: '1',
    pattern: CONDITION,
    in: 'query',
    description:
      'A condition: a property of the shapes, or an inverse such as `organizer-of`. ' +
      'Further conditions are `?2` and so on; `?1.1` is a condition on the values of ' +
      '`?1`. Tests of the value: `?1.a` (a class), `?1.is` (a thing), `?1.value` (a ' +
      'text), `?1.has` (part of a text), `?1.from` and `?1.to` (dates), `?1.min` and ' +
      '`?1.max` (numbers), `?1.none=yes` (no value).',
  },
  inQuery('show', 'A property to show as a column.', { isRepeated: true }),
  inQuery('sort', '`name`, or a property that is shown; a minus reverses the order.'),
  inQuery('group', 'A property to group by, with a count for each value; `all` gives one count.'),
  inQuery('at', 'The number of the condition to offer values for.'),
  inQuery('find', 'Offer only values whose names contain this.'),
  PAGE,
];

export function buildRoutes(service: Service): Route[] {
  let known: BuildVocabulary | undefined;
  const vocabulary = (): BuildVocabulary =>
    (known ??= new BuildVocabulary(service.shapes, service.vocabulary, service.names));
  return [
    getRoute('/build', 'Pages', {
      summary: 'Build a query by clicking; each option shows how many results it leaves',
      parameters: [...PARAMETERS, ...OF_VERSION],
      mediaTypes: ['text/html'],
      errors: ['query-timeout', 'query-memory'],
      handle: (request, response) => answerBuild(request, response, service, vocabulary()),
    }),
  ];
}

async function answerBuild(
  request: RoutedRequest,
  response: Response,
  service: Service,
  vocabulary: BuildVocabulary,
): Promise<void> {
  const asked = readBuildRequest(parametersOf(request), vocabulary);
  const version = await requestedVersion(request, response, service);
  const language = acceptedLanguage(request);
  response.vary('Accept-Language').set('Cache-Control', REVALIDATED).type('html');
  const isLatest = String(version === service.current);
  const tag = etagOf(version.identity, request.originalUrl, language, isLatest, FORM_OF_PAGES);
  if (endIfUnchanged(request, response, tag)) return;
  const view = await buildView(asked, {
    service,
    version,
    vocabulary,
    language,
    asked: askedBy(request, response, service),
  });
  response.send(
    buildPage(view, { isQueryPageAlike: service.isUnionDefaultGraph }, frameOf(service, version)),
  );
}
