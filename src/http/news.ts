/** `POST /news`: a page becomes facts. */
import type { Request, Response } from 'express';
import { ServiceError } from '../errors.js';
import type { Ingestion, PageMediaType } from '../news/index.js';
import type { Quad } from '../rdf/index.js';
import { isAcceptable } from '../shacl/index.js';
import type { Service } from '../service.js';
import { requireToken } from './authorization.js';
import { expectedVersionOf } from './conditional.js';
import type { HttpSettings } from './http-settings.js';
import { OF_WRITE, WRITE_ERRORS } from './parameters.js';
import { bodyText, mediaTypeOfBody, parametersOf } from './request.js';
import type { Operation } from './route.js';
import { noteOf, writeOnce } from './writing.js';

/** A page that becomes facts, beside the list of those that did. */
export function newsOperation(service: Service, settings: HttpSettings): Operation {
  return {
    summary: 'A news page becomes facts, each with the words it rests on',
    parameters: [
      { name: 'source', in: 'query', description: 'The address that the page is from.' },
      { name: 'dry-run', in: 'query', description: 'Only show the facts; needs no token.' },
      ...OF_WRITE,
    ],
    body: { description: 'The page.', mediaTypes: ['text/html', 'text/plain'], isRequired: true },
    scope: 'news', status: 201, otherStatuses: { 200: 'The facts were only shown (`dry-run`).' }, mediaTypes: ['application/json'],
    errors: [...WRITE_ERRORS, 'already-known', 'not-a-news-page', 'bad-date', 'unsupported-media-type'],
    schema: { type: 'object', required: ['version', 'newsItem', 'facts', 'statements', 'report'], properties: { version: { type: 'integer' }, newsItem: { type: 'string' }, facts: { type: 'object' }, statements: { type: 'array', items: { type: 'object' } }, report: { type: 'object' } } },
    handle: (request, response) => ingestPage(request, response, service, settings),
  };
}

async function ingestPage(request: Request, response: Response, service: Service, settings: HttpSettings): Promise<void> {
  const parameters = parametersOf(request);
  const isDryRun = parameters.has('dry-run') && parameters.get('dry-run') !== 'false';
  // A dry run writes nothing, so everybody may try what would come of a page.
  const bearer = isDryRun ? undefined : requireToken(request, 'news', service, settings);
  const page = { source: bodyText(request), mediaType: pageMediaType(request), sourceUrl: parameters.get('source') ?? undefined };
  const { author, message } = noteOf(request, bearer, '');
  await writeOnce<Ingestion>(request, response, service.committer.log, {
    commit: (keepAnswer) => service.news.ingest(page, { author, message: message || undefined, isDryRun, expectedVersion: expectedVersionOf(request, service.current), keepAnswer }),
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

function pageMediaType(request: Request): PageMediaType {
  const mediaType = mediaTypeOfBody(request);
  if (mediaType === 'text/html' || mediaType === 'text/plain') return mediaType;
  throw new ServiceError('unsupported-media-type', `A news page is sent as text/html or text/plain; found ${mediaType ?? 'no Content-Type'}.`);
}

/**
 * An ingestion as JSON: facts, statements with their words, and what the gate said. `conforms` says that nothing stands
 * against the page being written; warnings are listed all the same.
 */
export function ingestionJson({ result, newsItem, wasKnown, knownPage, extracted, statements, links }: Ingestion): object {
  return {
    version: result.version.number,
    newsItem: newsItem.value,
    wasKnown,
    alreadyKnown: knownPage !== undefined,
    facts: extracted.facts,
    statements: statements.map(({ statement, quote, quads }) => ({
      relation: statement.relation,
      object: statement.object,
      ...(statement.about === undefined ? {} : { about: statement.about }),
      iri: iriOf(quads),
      isAsserted: quads.length > 0,
      start: statement.span.start,
      end: statement.span.end,
      quote,
      rule: statement.rule,
      confidence: statement.confidence,
    })),
    unlinked: links.flatMap(({ relation, name, link }) => (link.outcome === 'none' ? [{ relation, name, reason: link.reasons.join('; ') }] : [])),
    report: { conforms: isAcceptable(result.report), results: result.report.results },
  };
}

/** The thing that a statement names, or null when its object is a date or a number. */
function iriOf(quads: readonly Quad[]): string | null {
  return quads.find(({ object }) => object.termType === 'NamedNode')?.object.value ?? null;
}
