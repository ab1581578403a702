/** `/feed`: what would come of a page, for people: facts beside the words that they rest on. Nothing is written here. */
import type { Request, Response } from 'express';
import { ServiceError } from '../errors.js';
import type { Ingestion, PageMediaType } from '../news/index.js';
import { namedNode } from '../rdf/index.js';
import { isAcceptable } from '../shacl/index.js';
import type { Service } from '../service.js';
import { frameOf, pathOf } from './links.js';
import { markedText, pieceIdAt } from './marked-text.js';
import { feedPage } from './pages/feed-page.js';
import type { FeedOutcome, FeedView, Value } from './pages/views.js';
import { FORM, bodyText, mediaTypeOfBody } from './request.js';
import type { Operation, Route } from './route.js';

/** Colours that relations take in turn. */
const COLOURS = 6;

/** The route of the page. */
export function feedRoutes(service: Service): Route[] {
  const show = (response: Response, view: FeedView): void => {
    response.status(view.refusal === undefined ? 200 : 422).type('html').send(feedPage(view, frameOf(service, service.current)));
  };
  const get: Operation = {
    summary: 'Where a news page is tried, for people', mediaTypes: ['text/html'],
    handle: (_request, response) => {
      show(response, { text: '', source: '' });
    },
  };
  const post: Operation = {
    summary: 'What would come of a page, beside its text; nothing is written', mediaTypes: ['text/html'], errors: ['unsupported-media-type'],
    body: { description: 'The page as `page`, and its address as `source`.', mediaTypes: [FORM], isRequired: true },
    handle: async (request, response) => {
      show(response, await tried(request, service));
    },
  };
  return [{ path: '/feed', topic: 'Pages', operations: { GET: get, POST: post } }];
}

async function tried(request: Request, service: Service): Promise<FeedView> {
  if (mediaTypeOfBody(request) !== FORM) throw new ServiceError('unsupported-media-type', `A page is tried by a form, as ${FORM}; programs send it to /news?dry-run.`);
  const fields = new URLSearchParams(bodyText(request));
  // Forms send lines as CRLF, whatever they were.
  const text = (fields.get('page') ?? '').replace(/\r\n?/g, '\n');
  const source = (fields.get('source') ?? '').trim();
  try {
    const mediaType: PageMediaType = /^\s*</.test(text) ? 'text/html' : 'text/plain';
    const ingestion = await service.news.ingest({ source: text, mediaType, sourceUrl: source || undefined }, { author: 'nobody', message: undefined, isDryRun: true, mayReplace: true });
    return { text, source, outcome: outcomeOf(ingestion, text, mediaType, service) };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code === 'internal') throw error;
    return { text, source, refusal: error.message };
  }
}

function outcomeOf({ newsItem, wasKnown, statements, result, proposals }: Ingestion, text: string, mediaType: PageMediaType, service: Service): FeedOutcome {
  const relations: string[] = [...new Set(statements.map(({ statement }) => statement.relation))];
  const colourOf = (relation: string): number => relations.indexOf(relation) % COLOURS;
  return {
    newsItem: newsItem.value, wasKnown,
    facts: statements.map(({ statement, iri, quads }) => ({
      relation: statement.relation, object: objectOf(String(statement.object), iri, service), about: statement.about === undefined ? undefined : String(statement.about), rule: statement.rule, confidence: statement.confidence,
      isAsserted: quads.length > 0, pieceId: pieceIdAt(statement.span.start), colour: colourOf(statement.relation),
    })),
    pieces: markedText(text, mediaType, statements.map(({ statement: { span, relation } }) => ({ ...span, colour: colourOf(relation) }))),
    conforms: isAcceptable(result.report), report: result.report.results.map(({ severity, focusNode, message }) => ({ severity, focusNode, message })),
    proposals: proposals.map(({ label }) => label),
  };
}

/** A thing that the graph knows is a link. */
function objectOf(name: string, iri: string | undefined, { names, current }: Service): Value {
  const path = iri === undefined ? undefined : pathOf(iri, names);
  const isKnown = iri !== undefined && current.count(namedNode(iri)) > 0;
  return path !== undefined && isKnown ? { kind: 'link', link: { label: name, href: path } } : { kind: 'text', text: name };
}
