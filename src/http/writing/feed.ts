/** `/feed`: a page's facts beside the words they rest on. Writes nothing. */
import { frameOf } from '../pages/term-views.js';
import { TEXT } from '../../input/index.js';
import type { Request, Response } from 'express';
import { ServiceError } from '../../errors.js';
import { RELATION_WORDS, type Ingestion, type PageMediaType } from '../../news/index.js';
import { namedNode } from '../../rdf/index.js';
import { isAcceptable } from '../../shacl/index.js';
import type { Service } from '../../service.js';
import { pathOf } from '../exchange/links.js';
import { feedPage, type FeedView } from './feed-page.js';
import type { ValueView } from '../pages/views.js';
import { HTTP_STATUS } from '../exchange/problem.js';
import { FORM, parametersOf } from '../exchange/request.js';
import { answerReading } from '../exchange/read-graph.js';
import type { Operation, Route } from '../exchange/route.js';
import { inForm } from '../exchange/parameters.js';

export function feedRoutes(service: Service): Route[] {
  const show = (response: Response, view: FeedView): void => {
    response
      .status(view.status ?? 200)
      .type('html')
      .send(feedPage(view, frameOf(service, service.current)));
  };
  const get: Operation = {
    summary: 'The form for trying out a news page',
    mediaTypes: ['text/html'],
    handle: (_request, response) => {
      show(response, { text: '', source: '' });
    },
  };
  const post: Operation = {
    summary: 'Shows the facts of a page next to its text; writes nothing',
    mediaTypes: ['text/html'],
    errors: ['unsupported-media-type'],
    parameters: [
      inForm('page', 'The page.', { schema: TEXT }),
      inForm('source', 'The address where the page was published.'),
    ],
    body: {
      description: 'The page.',
      mediaTypes: [FORM],
      isRequired: true,
    },
    handle: async (request, response) => {
      const view = await tried(request, service);
      await answerReading(service, response, () => {
        show(response, view());
      });
    },
  };
  return [{ path: '/feed', topic: 'Pages', operations: { GET: get, POST: post } }];
}

/** What comes of a page; its view reads the graph. */
async function tried(request: Request, service: Service): Promise<() => FeedView> {
  const fields = parametersOf(request);
  // Forms send lines as CRLF, whatever they were.
  const text = (fields.get('page') ?? '').replace(/\r\n?/g, '\n');
  const source = (fields.get('source') ?? '').trim();
  try {
    const mediaType: PageMediaType = /^\s*</.test(text) ? 'text/html' : 'text/plain';
    const ingestion = await service.news.ingest(
      { source: text, mediaType, sourceUrl: source || undefined },
      { author: 'you', isDryRun: true, mayReplace: true },
    );
    return () => ({ text, source, outcome: outcomeOf(ingestion, service) });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code === 'internal') throw error;
    const { message: refusal, code } = error;
    return () => ({ text, source, refusal, status: HTTP_STATUS[code] });
  }
}

/** What a page was read as, for its page; nothing is written. */
export type FeedOutcome = ReturnType<typeof outcomeOf>;

function outcomeOf(
  { statements, result, proposals, difference, newsItem, ...outcome }: Ingestion,
  service: Service,
) {
  return {
    ...outcome,
    newsItem: { label: newsItem.value, href: pathOf(newsItem.value, service.names) ?? '' },
    difference: difference && {
      version: service.current.number,
      added: difference.added.map(({ words }) => words),
      removed: difference.removed.map(({ words }) => words),
    },
    facts: statements.map(({ statement, iri, quads, decision }) => ({
      ...statement,
      relation: RELATION_WORDS[statement.relation],
      object: objectOf(statement.object, iri, service),
      isAsserted: quads.length > 0,
      isDecided: decision !== undefined,
    })),
    conforms: isAcceptable(result.report),
    report: result.report.results,
    proposals: proposals.flatMap(({ status, label }) => (status === 'open' ? [label] : [])),
  };
}

/** A thing that the graph knows is a link. */
function objectOf(name: string, iri: string | undefined, { names, current }: Service): ValueView {
  const path = iri === undefined ? undefined : pathOf(iri, names);
  const isKnown = iri !== undefined && current.count(namedNode(iri)) > 0;
  return path !== undefined && isKnown
    ? { kind: 'link', link: { label: name, href: path } }
    : { kind: 'text', text: name };
}
