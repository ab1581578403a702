/** The Express application: all routes of the service, and shared handlers. */
import express, { type Express, type Request, type Response } from 'express';
import onHeaders from 'on-headers';
import { problemHandler } from './error-handler.js';
import { badRequest, type ServiceError } from '../errors.js';
import type { Service } from '../service.js';
import { assetRoute } from './pages/assets.js';
import { awaitVersion } from './exchange/awaited-version.js';
import { compressAnswer } from './exchange/encodings.js';
import type { HttpSettings } from './exchange/http-settings.js';
import { logRequest, type Log } from './exchange/log.js';
import { Metrics } from './status/metrics.js';
import { limitRate } from './exchange/rate-limit.js';
import { hangUpOnUnread } from './exchange/bodies.js';
import { belowPath } from './exchange/root-path.js';
import { mount } from './exchange/route.js';
import { routesOf } from './routes.js';
import { sparqlRoutes } from './protocols/sparql.js';
import { missingPage, missingThing } from './things/missing-thing.js';
import { thingRoutes } from './things/thing-routes.js';

export function createApp(service: Service, settings: HttpSettings, log: Log): Express {
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('etag', false);
  app.set('log', log);
  app.set('settings of http', settings);
  if (settings.trustProxy !== undefined) app.set('trust proxy', settings.trustProxy);
  const path = settings.publicUrl === undefined ? '' : new URL(settings.publicUrl).pathname;
  if (path.length > 1) app.use(belowPath(path.replace(/\/$/, '')));
  const metrics = new Metrics(service);
  app.use((request, response, next) => {
    metrics.time(request, response);
    logRequest(log, request, response);
    setSharedHeaders(response);
    onHeaders(response, () => {
      hangUpOnUnread(request, response);
    });
    if (isPreflight(request)) answerPreflight(response);
    else next(malformedHostOf(request));
  });
  if (settings.rateLimit !== undefined) app.use(limitRate(settings.rateLimit));
  app.use(awaitVersion(service));
  // Before the compression: these compress by themselves, and are requested most.
  const first = [...sparqlRoutes(service), ...thingRoutes(service)];
  for (const route of [...first, assetRoute()]) mount(app, route, service);
  app.use((request, response, next) => {
    compressAnswer(request, response);
    next();
  });
  for (const route of routesOf(service, { first, others: [metrics.route] }))
    mount(app, route, service);
  // Lists offer the queries that this page once built.
  app.get('/build', (_request, response) => {
    response.redirect(303, '/sparql');
  });
  app.use(async (request, response) => {
    const [, path] = /^(\/[^/\\].*?)\/+$/.exec(request.path) ?? [];
    if (path !== undefined && ['GET', 'HEAD'].includes(request.method)) {
      // No address ends in a slash; the redirect target answers, also with 404.
      const [, parameters = ''] = /(\?.*)$/s.exec(request.originalUrl) ?? [];
      response.redirect(308, path + parameters);
      return;
    }
    const [, kind] = /^\/id\/([^/]+)$/.exec(request.path) ?? [];
    throw kind === undefined
      ? await missingPage(request.path, service)
      : await missingThing({ kind }, service);
  });
  app.use(problemHandler(log));
  return app;
}

/** The characters of a host and a port (RFC 3986 §3.2), and the most of them (RFC 1035 §2.3.4). */
const HOST = /^[\w.~!$&'()*+,;=%:[\]-]{1,261}$/;

/** Links use the client's name for this server (RFC 9112 §3.2) or a proxy's: it must be valid. */
function malformedHostOf(request: Request): ServiceError | undefined {
  const { protocol, host } = request as { protocol: string; host: string | undefined };
  if (host === undefined) return undefined;
  if (/^https?$/.test(protocol) && HOST.test(host) && URL.canParse(`${protocol}://${host}`))
    return undefined;
  return badRequest(
    `The header Host must be a host and a port (behind a proxy: X-Forwarded-Host, and http or ` +
      `https as X-Forwarded-Proto); found ${JSON.stringify(`${protocol}://${host}`)}.`,
  );
}

/** Headers that other sites' pages may read, besides the default ones. */
const EXPOSED_HEADERS =
  'Accept-Patch, Accept-Query, Allow, Content-Location, Engine, ETag, Graph-Version, ' +
  'Idempotent-Replayed, Link, Location, Memento-Datetime, RateLimit, RateLimit-Policy, ' +
  'Retry-After, Vary, Warning, X-Request-Id';
const ALLOWED_HEADERS =
  'Accept, Accept-Datetime, Accept-Language, Authorization, Content-Type, From, ' +
  'Idempotency-Key, If-Graph-Version, If-Match, If-Modified-Since, If-None-Match, Mcp-Method, ' +
  'Mcp-Name, Mcp-Protocol-Version, X-Request-Id';

/** For all answers: browsers' permissions. Any page may read public answers. */
function setSharedHeaders(response: Response): void {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', EXPOSED_HEADERS);
}

/** Whether a browser asks what another site's page may send. */
const isPreflight = ({ method, headers }: Request): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

function answerPreflight(response: Response): void {
  response.set({
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE, QUERY, OPTIONS',
    'Access-Control-Allow-Headers': ALLOWED_HEADERS,
    'Access-Control-Max-Age': '86400',
  });
  response.status(204).end();
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
