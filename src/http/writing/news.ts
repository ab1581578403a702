/** `POST /news`: a page becomes facts. */
import type { Request } from 'express';
import {
  type FactDecision,
  type Ingestion,
  type NewsPage,
  type PageMediaType,
} from '../../news/index.js';
import { choiceOf, FILLED, INTEGER, listOf, membersOf, objectOf } from '../../input/index.js';
import { TEXT, THING, type ValueOf } from '../../input/index.js';
import { ingestionJson } from '../../capabilities/index.js';
import { charsetOf } from '../../tasks/index.js';
import { writerOf } from '../exchange/authorization.js';
import { expectedVersionOf } from '../exchange/conditional.js';
import { OF_WRITE, flag, inQuery } from '../exchange/parameters.js';
import { documentOf } from '../exchange/bodies.js';
import { bodyBytes, mediaTypeOfBody, parametersOf, isSet } from '../exchange/request.js';
import type { Handler, Operation } from '../exchange/route.js';
import { noteOf, writeOnce } from './writing.js';

/** A page in JSON may be longer than most JSON. */
const MAX_JSON_BYTES = 2 * 1024 * 1024;
const PAGE_TYPES: readonly PageMediaType[] = ['text/html', 'text/plain'];
/** An editor's decision on a fact. An unknown relation is in no page, which is reported then. */
const DECISION = membersOf(
  { relation: FILLED, object: FILLED, decision: choiceOf(['accept', 'refuse']) },
  {
    about: FILLED,
    thing: {
      ...THING,
      description: 'Another thing to accept the fact for: its IRI, or kind/slug.',
    },
  },
);
const SENT_PAGE = membersOf(
  { page: TEXT, mediaType: choiceOf(PAGE_TYPES) },
  { decisions: listOf(DECISION) },
);

/** A page that becomes facts, beside the list of those that did. */
export function newsOperation(): Operation {
  return {
    summary: 'Extracts the facts of a news page, each with its evidence, and commits them',
    parameters: [
      inQuery('source', 'The address where the page was published.'),
      flag('dry-run', 'Only show the facts; no token needed.'),
      flag(
        'replace',
        'Update an item that is in the graph with a different text; only the difference is written.',
      ),
      ...OF_WRITE,
    ],
    body: {
      description:
        'The page itself; or JSON with the page as `page`, its type as `mediaType`, and ' +
        'your decisions on its facts as `decisions`.',
      mediaTypes: [...PAGE_TYPES, 'application/json'],
      isRequired: true,
      schema: SENT_PAGE,
      maxJsonBytes: MAX_JSON_BYTES,
      data: PAGE_TYPES,
    },
    scope: 'news',
    // A dry run writes nothing.
    isOpen: (parameters) => isSet(parameters, 'dry-run'),
    status: 201,
    otherStatuses: { 200: 'The facts; nothing was written (`dry-run`).' },
    mediaTypes: ['application/json'],
    schema: objectOf({
      version: INTEGER,
      newsItem: TEXT,
      facts: { type: 'object' },
      statements: listOf({ type: 'object' }),
      proposals: listOf({ type: 'object' }),
      heldBack: listOf({ type: 'object' }),
      report: { type: 'object' },
    }),
    handle: ingestPage,
  };
}

const ingestPage: Handler = async (request, response, service) => {
  const parameters = parametersOf(request);
  const isDryRun = isSet(parameters, 'dry-run');
  const mayReplace = isSet(parameters, 'replace');
  const bearer = isDryRun ? undefined : writerOf(request);
  const { page, decisions } = pageOf(request);
  const { author, message } = noteOf(request, bearer, '');
  await writeOnce<Ingestion>(request, response, service.committer.log, {
    commit: (keepAnswer) =>
      service.news.ingest(page, {
        author,
        message: message || undefined,
        isDryRun,
        mayReplace,
        decisions,
        expectedVersion: expectedVersionOf(request, service.current),
        keepAnswer,
      }),
    answerOf: (ingestion) => {
      const body = ingestionJson(ingestion);
      if (isDryRun) return { status: 200, body };
      const { slug = '' } = service.names.thingOf(ingestion.value.newsItem.value) ?? {};
      return { status: 201, headers: { Location: `/id/news/${slug}` }, body };
    },
  });
};

function pageOf(request: Request): { page: NewsPage; decisions: readonly FactDecision[] } {
  const sourceUrl = parametersOf(request).get('source') ?? undefined;
  const sent = mediaTypeOfBody(request);
  if (sent === 'application/json') {
    const { page, mediaType, decisions = [] } = documentOf<ValueOf<typeof SENT_PAGE>>(request);
    return {
      page: { source: page, mediaType, sourceUrl },
      // A relation that is none is in no page.
      decisions: decisions.map(
        ({ decision: answer, ...fact }) => ({ ...fact, answer }) as FactDecision,
      ),
    };
  }
  const mediaType = sent === 'text/html' ? sent : 'text/plain';
  return {
    page: {
      source: bodyBytes(request),
      charset: charsetOf(request.headers['content-type']),
      mediaType,
      sourceUrl,
    },
    decisions: [],
  };
}
