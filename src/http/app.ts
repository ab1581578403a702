/** The Express application: every door of the service, and what all of them share. */
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import { ServiceError } from '../errors.js';
import { PACKAGE_DIRECTORY, formatOfMediaType } from '../rdf/index.js';
import type { Service } from '../service.js';
import { distinguishEncodings } from './conditional.js';
import { changesRoutes } from './changes.js';
import { citeRoutes } from './cite.js';
import { diffRoutes } from './diff.js';
import { explainRoutes } from './explain.js';
import { graphStoreRoutes } from './graph-store.js';
import { healthRoutes } from './health.js';
import { answerHome } from './home.js';
import type { HttpSettings } from './http-settings.js';
import { newsRoutes } from './news.js';
import { problemHandler } from './problem.js';
import { onlyMethods, readBodies } from './request.js';
import { snapshotRoutes } from './snapshots.js';
import { sparqlRoutes } from './sparql.js';
import { isEndedByClosing } from './streaming.js';
import { thingRoutes } from './thing.js';
import { validateRoutes } from './validate.js';
import { vocabularyRoutes } from './vocabulary.js';

/** The application; it listens nowhere yet. `logError` gets one line an event that an operator should see. */
export function createApp(service: Service, settings: HttpSettings, logError: (line: string) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(securityHeaders, allowCrossOriginReading, distinguishEncodings, compression({ filter: isCompressible, ...FAST_COMPRESSION }));
  app.use('/assets', onlyStatic(/\.(?:css|svg)$/), express.static(join(PACKAGE_DIRECTORY, 'src', 'web'), { index: false, maxAge: '1h' }));
  app.use(readBodies(settings.maxBodyMb));
  app.get('/', async (request, response) => answerHome(request, response, service));
  app.all('/', onlyMethods('GET', 'HEAD', 'OPTIONS'));
  app.use('/sparql', sparqlRoutes(service, settings));
  app.use('/explain', explainRoutes(service));
  app.use(['/graphs', '/graph'], graphStoreRoutes(service, settings));
  app.use('/id', thingRoutes(service, settings));
  app.use('/news', newsRoutes(service, settings));
  app.use('/validate', validateRoutes(service, settings));
  app.use('/snapshots', snapshotRoutes(service, settings), diffRoutes(service));
  app.use('/changes', changesRoutes(service, settings));
  app.use('/cite', citeRoutes(service, settings));
  app.use('/health', healthRoutes(service));
  app.use(vocabularyRoutes(service));
  app.use((request) => {
    throw new ServiceError('not-found', `There is nothing at ${request.path}.`);
  });
  app.use(problemHandler(logError));
  return app;
}

/** Lets only files with these endings be served from a folder of sources. */
function onlyStatic(pattern: RegExp): RequestHandler {
  return (request, _response, next) => {
    next(pattern.test(request.path) ? undefined : new ServiceError('not-found', `There is nothing at ${request.originalUrl}.`));
  };
}

/** Quick rather than small: of answers of some megabytes, a harder look saves a tenth of the bytes for several times the time. */
const FAST_COMPRESSION = { level: constants.Z_BEST_SPEED, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } };

/** The library's list lacks some RDF syntaxes, which are all text. What is compressed on the way loses its length, which HTTP/1.0 needs. */
const isCompressible: compression.CompressionFilter = (request, response) =>
  !isEndedByClosing(request) && (formatOfMediaType(String(response.getHeader('Content-Type'))) !== undefined || compression.filter(request, response));

/** Pages run no scripts, load nothing from elsewhere, and are framed by nobody. */
const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  next();
};

/** Anybody's page may read what anybody may read; preflights are answered here. */
const allowCrossOriginReading: RequestHandler = (request, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Accept-Query, Graph-Version, ETag, Link, Location, Memento-Datetime, Idempotent-Replayed' });
  if (request.method === 'OPTIONS' && request.headers['access-control-request-method']) {
    response.set({ 'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE, QUERY, OPTIONS', 'Access-Control-Allow-Headers': 'Content-Type, Accept, Accept-Datetime, Authorization, From, Idempotency-Key, If-Match, If-None-Match', 'Access-Control-Max-Age': '86400' });
    response.status(204).end();
    return;
  }
  next();
};
