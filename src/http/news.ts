/** `/news`: the list, and a page that becomes facts. */
import { Router, type Request, type Response } from 'express';
import { ServiceError } from '../errors.js';
import { decodePage, type Ingestion, type NewsPage, type PageMediaType } from '../news/index.js';
import { isAcceptable } from '../shacl/index.js';
import type { Service } from '../service.js';
import { expectedVersionOf } from './conditional.js';
import type { HttpSettings } from './http-settings.js';
import { answerNewsList } from './news-list.js';
import { bodyBytes, charsetOfBody, mediaTypeOfBody, onlyMethods, parametersOf, requireToken } from './request.js';
import { noteOf, writeOnce } from './writing.js';

/** The routes of `/news`. */
export function newsRoutes(service: Service, settings: HttpSettings): Router {
  const router = Router();
  router.get('/', async (request, response) => answerNewsList(request, response, service, settings));
  router.post('/', async (request, response) => ingestPage(request, response, service, settings));
  router.all('/', onlyMethods('GET', 'HEAD', 'POST', 'OPTIONS'));
  return router;
}

async function ingestPage(request: Request, response: Response, service: Service, settings: HttpSettings): Promise<void> {
  const parameters = parametersOf(request);
  const isDryRun = isSet(parameters, 'dry-run');
  const mayReplace = isSet(parameters, 'replace');
  // A dry run writes nothing, so everybody may try what would come of a page.
  if (!isDryRun) requireToken(request, settings.writeToken);
  const page = pageOf(request);
  const { author, message } = noteOf(request, '');
  await writeOnce<Ingestion>(request, response, service.committer.log, {
    commit: (keepAnswer) => service.news.ingest(page, { author, message: message || undefined, isDryRun, mayReplace, expectedVersion: expectedVersionOf(request, service.current), keepAnswer }),
    answerOf: (ingestion) => ({
      status: isDryRun ? 200 : 201,
      headers: {
        'Graph-Version': String(ingestion.result.version.number),
        ...(isDryRun ? {} : { Location: `/id/news/${service.names.thingOf(ingestion.newsItem.value)?.slug ?? ''}` }),
      },
      body: ingestionJson(ingestion),
    }),
  });
}

function pageOf(request: Request): NewsPage {
  const mediaType = pageMediaType(request);
  return { source: decodePage(bodyBytes(request), { mediaType, charset: charsetOfBody(request) }), mediaType, sourceUrl: parametersOf(request).get('source') ?? undefined };
}

/** Whether a flag is among the parameters: `?replace`, `?replace=true`. */
function isSet(parameters: URLSearchParams, name: string): boolean {
  return parameters.has(name) && parameters.get(name) !== 'false';
}

function pageMediaType(request: Request): PageMediaType {
  const mediaType = mediaTypeOfBody(request);
  if (mediaType === 'text/html' || mediaType === 'text/plain') return mediaType;
  throw new ServiceError('unsupported-media-type', `A news page is sent as text/html or text/plain; found ${mediaType ?? 'no Content-Type'}.`);
}

/**
 * An ingestion as JSON: facts, statements with their words, and what the gate said. `conforms` says that nothing stands
 * against the page being written; warnings are listed all the same.
 */
export function ingestionJson({ result, newsItem, wasKnown, isSamePage, reasons, difference, extracted, statements, links, proposals }: Ingestion): object {
  return {
    version: result.version.number,
    newsItem: newsItem.value,
    wasKnown,
    alreadyKnown: isSamePage,
    ...(wasKnown ? { recognizedBy: reasons } : {}),
    ...(difference ? { difference } : {}),
    facts: extracted.facts,
    statements: statements.map(({ statement, iri, quads }) => ({
      relation: statement.relation,
      object: statement.object,
      ...(statement.about === undefined ? {} : { about: statement.about }),
      iri: iri ?? null,
      isAsserted: quads.length > 0,
      start: statement.span.start,
      end: statement.span.end,
      quote: statement.quote,
      rule: statement.rule,
      confidence: statement.confidence,
    })),
    proposals: proposals.map(({ id, kind, label, score, reasons: why }) => ({ id, kind, label, score, reasons: why })),
    unlinked: links.flatMap(({ relation, name, link }) => (link.outcome === 'none' ? [{ relation, name, reason: link.reasons.join('; ') }] : [])),
    report: { conforms: isAcceptable(result.report), results: result.report.results },
  };
}
