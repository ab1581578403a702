/** `/cite`: citations of queries, in the forms for papers, and their verification. */
import type { Request, Response } from 'express';
import {
  FILLED,
  INTEGER,
  membersOf,
  missingInput,
  objectOf,
  type Schema,
  TEXT,
  VERSION_VALUE,
} from '../../input/index.js';
import type { Service } from '../../service.js';
import { bibTeX, citationCff, citationJson, type Citation } from '../../snapshots/index.js';
import { documentOf } from '../exchange/bodies.js';
import { requireToken } from '../exchange/authorization.js';
import { endIfUnchanged, etagOf, REVALIDATED } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import { negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { citePage } from '../pages/cite-page.js';
import {
  ENGINE,
  QUERY_ERRORS,
  VERSION,
  flag,
  formatParameter,
  inForm,
  inPath,
  inQuery,
  mediaTypesOf,
} from '../exchange/parameters.js';
import {
  FORM,
  bodyText,
  engineOf,
  nameEngine,
  mediaTypeOfBody,
  parametersOf,
  requireQuerySize,
  isSet,
} from '../exchange/request.js';
import { getRoute, type Handler, type Operation, type Route } from '../exchange/route.js';
import { pathParameter } from '../exchange/route.js';
import { exchangeOver } from '../exchange/streaming.js';
import type { CiteView } from '../pages/version-views.js';

type CitationFormat = 'json' | 'html' | 'bibtex' | 'cff';

const OFFERS: readonly Offer<CitationFormat>[] = [
  { format: 'json', mediaType: 'application/json', aliases: ['application/ld+json'] },
  { format: 'html', mediaType: 'text/html' },
  { format: 'bibtex', mediaType: 'application/x-bibtex', aliases: ['text/x-bibtex'] },
  { format: 'cff', mediaType: 'application/yaml', aliases: ['application/x-yaml', 'text/yaml'] },
];
const VERIFIED_OFFERS = OFFERS.filter(({ format }) => format === 'json' || format === 'html');

const CITATION = objectOf({ id: TEXT, query: TEXT, version: INTEGER, result: { type: 'object' } });

const TITLE: Schema = { type: 'string', format: 'line', maxLength: 1_000 };

export function citeRoutes(service: Service, settings: HttpSettings): Route[] {
  const post: Operation = {
    summary: 'Cites a query and its version, with a hash of the answer',
    parameters: [
      VERSION,
      inQuery('title', 'What the citation is called.', { schema: TITLE }),
      inForm('query', 'The query.', { schema: FILLED }),
    ],
    body: {
      description: 'The query; optionally a version and a title.',
      mediaTypes: ['application/json', 'application/sparql-query', FORM],
      isRequired: true,
      schema: membersOf({ query: FILLED }, { version: VERSION_VALUE, title: TITLE }),
      example: '{"query": "ASK { ?s ?p ?o }"}',
    },
    status: 201,
    otherStatuses: {
      200: 'This answer was already cited.',
      303: 'Redirects forms to the page of the citation.',
    },
    mediaTypes: ['application/json'],
    schema: CITATION,
    errors: [...QUERY_ERRORS, 'too-many-requests', 'unauthorized', 'forbidden'],
    handle: (request, response) => cite(request, response, service, settings),
  };
  const get: Operation = {
    summary: 'A citation, also in formats for papers; can be verified',
    parameters: [
      inPath('id', 'The id that `POST /cite` returned.'),
      flag('verify', 'Run the query again on the cited version and on the latest.'),
      ENGINE,
      formatParameter(OFFERS),
    ],
    mediaTypes: mediaTypesOf(OFFERS),
    schema: CITATION,
    handle: (request, response) => answerCitation(request, response, service, settings),
  };
  return [
    { path: '/cite', topic: 'Citations', operations: { POST: post } },
    getRoute('/cite/{id}', 'Citations', get),
  ];
}

const cite: Handler = async (request, response, service, settings) => {
  const isTrusted = request.headers.authorization !== undefined;
  if (isTrusted) requireToken(request, 'snapshots', { service, settings });
  const { query, version, title } = readCiteRequest(request);
  const of =
    version === undefined
      ? service.current
      : await service.snapshots.open(service.snapshots.resolve(version));
  const { citation, isNew } = await service.citations.cite({
    query,
    version: of,
    title,
    isTrusted,
    signal: exchangeOver(response),
  });
  response.location(`/cite/${citation.id}`).set('Graph-Version', String(of.number));
  // A form on a page redirects to the page of the citation.
  if (mediaTypeOfBody(request) === FORM) response.status(303).end();
  else response.status(isNew ? 201 : 200).json(await jsonOf(citation, request, service, settings));
};

const answerCitation: Handler = async (request, response, service, settings) => {
  const citation = service.citations.get(pathParameter(request, 'id'));
  response.vary('Accept').set('Graph-Version', String(citation.version));
  if (isSet(parametersOf(request), 'verify'))
    await sendVerified(request, response, service, settings, citation);
  else await sendCitation(request, response, service, settings, citation);
};

async function sendCitation(
  request: Request,
  response: Response,
  service: Service,
  settings: HttpSettings,
  citation: Citation,
): Promise<void> {
  const { format, mediaType } = negotiate(request, OFFERS);
  const url = addressOf(citation, request, settings);
  response.set('Cache-Control', REVALIDATED);
  if (endIfUnchanged(request, response, etagOf(JSON.stringify(citation), url, format))) return;
  if (format === 'json') response.json(await jsonOf(citation, request, service, settings));
  else if (format === 'html') sendPage(response, citation, url);
  else {
    const name = format === 'cff' ? 'CITATION.cff' : `${citation.id}.bib`;
    response
      .set('Content-Type', withCharset(mediaType))
      .set('Content-Disposition', `inline; filename="${name}"`)
      .send(format === 'cff' ? citationCff(citation, url) : bibTeX(citation, url));
  }
}

function sendPage(
  response: Response,
  citation: Citation,
  url: string,
  verified: Partial<Pick<CiteView, 'verification'>> = {},
): void {
  const view = { citation, url, bibTeX: bibTeX(citation, url), ...verified };
  response.type('html').send(citePage(view, { version: citation.version }));
}

/** Verified now, never from a cache. */
async function sendVerified(
  request: Request,
  response: Response,
  service: Service,
  settings: HttpSettings,
  citation: Citation,
): Promise<void> {
  const { format } = negotiate(request, VERIFIED_OFFERS);
  const engine = engineOf(request);
  const startedAt = performance.now();
  const verification = await service.citations.verify(citation, service.current, {
    engine,
    signal: exchangeOver(response),
  });
  nameEngine(response, engine, startedAt);
  response.set('Cache-Control', 'no-store');
  const url = addressOf(citation, request, settings);
  if (format === 'html') sendPage(response, citation, url, { verification });
  else response.json({ ...(await jsonOf(citation, request, service, settings)), verification });
}

function addressOf({ id }: Citation, request: Request, settings: HttpSettings): string {
  return `${publicUrlOf(request, settings.publicUrl)}/cite/${id}`;
}

async function jsonOf(
  citation: Citation,
  request: Request,
  service: Service,
  settings: HttpSettings,
): Promise<object> {
  return citationJson(
    citation,
    addressOf(citation, request, settings),
    await service.citations.versionDigestOf(citation),
  );
}

/** @throws ServiceError for a body without a query. */
function readCiteRequest(request: Request): {
  query: string;
  version: string | undefined;
  title: string | undefined;
} {
  const mediaType = mediaTypeOfBody(request);
  const sent = Object.fromEntries(parametersOf(request)) as Partial<CiteRequest>;
  switch (mediaType) {
    case 'application/sparql-query':
      return citeRequest({ ...sent, query: bodyText(request) });
    case FORM:
      requireQuerySize(request);
      // Browsers send every line end as CR LF.
      return citeRequest({ ...sent, query: (sent.query ?? '').replaceAll('\r\n', '\n') });
    default:
      return citeRequest({ ...sent, ...documentOf<CiteRequest>(request) });
  }
}

interface CiteRequest {
  readonly query: string;
  readonly version?: number | string | undefined;
  readonly title?: string | undefined;
}

function citeRequest({
  query,
  version,
  title,
}: Partial<CiteRequest>): ReturnType<typeof readCiteRequest> {
  if (query === undefined || query.trim() === '')
    throw missingInput('query', 'the text of a SPARQL query', 'body');
  return {
    query,
    title: title?.trim(),
    version: version === undefined ? undefined : String(version),
  };
}
