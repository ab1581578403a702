/** GET `/queries/{name}`: the answer as a document, the page with its form, or the text. */
import type { Response } from 'express';
import { isAssertedOnly, labelOf, type GraphVersion } from '../../graph/index.js';
import {
  missingParameter,
  nameOfType,
  wantedValue,
  type StoredQuery,
} from '../../queries/index.js';
import { gatherAnswer, mediaTypeOfExport } from '../../snapshots/index.js';
import { rowsOf, valuesQuery, type QueryKind, type QueryOptions } from '../../sparql/index.js';
import type { Service } from '../../service.js';
import { compressAnswer } from '../exchange/encodings.js';
import { REVALIDATED, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { publicUrlOf } from '../exchange/links.js';
import { negotiate, type Offer } from '../exchange/negotiation.js';
import { parametersOf, queriedVersion } from '../exchange/request.js';
import { pathParameter, type RoutedRequest } from '../exchange/route.js';
import { askedBy, sendChunks } from '../exchange/streaming.js';
import { storedQueryPage, type StoredQueryView } from '../pages/query-page.js';
import { frameOf } from '../pages/term-views.js';
import type { AnswerMemory } from '../protocols/answer-memory.js';
import { FRAME, requestedFrame } from '../protocols/frame.js';
import {
  ANSWER_OFFERS,
  FRAMED_OFFERS,
  OFFERS_BEFORE_ANSWER,
  PAGE_OFFER,
  answerTag,
  sendQueryAnswer,
} from '../protocols/query-answer.js';
import { downloadsOf, outcomeOf } from '../protocols/query-form.js';
import { QUERY_TYPE } from '../protocols/sparql-request.js';
import { givenValues, valuesFor } from './query-parameters.js';

type Offers = readonly Offer<string>[];

const TEXT_OFFER = { format: 'rq', mediaType: QUERY_TYPE };
const PARQUET_OFFER = { format: 'parquet', mediaType: mediaTypeOfExport('answer.parquet') };
const OF_GRAPH: Offers = [...ANSWER_OFFERS.graph, PAGE_OFFER, TEXT_OFFER];

export const QUERY_OFFERS: Offers = [...OFFERS_BEFORE_ANSWER, PARQUET_OFFER, TEXT_OFFER];

export const OFFERS_OF: Readonly<Record<QueryKind, Offers>> = {
  select: [...ANSWER_OFFERS.solutions, PARQUET_OFFER, PAGE_OFFER, TEXT_OFFER],
  ask: [...ANSWER_OFFERS.boolean, PAGE_OFFER, TEXT_OFFER],
  construct: OF_GRAPH,
  describe: OF_GRAPH,
};

/** The tag of the text of a query, for If-Match. */
export const textTag = ({ text }: Pick<StoredQuery, 'text'>): string => etagOf('query', text);

/** The answer in the form that the request prefers. */
export async function answerStoredQuery(
  request: RoutedRequest,
  response: Response,
  service: Service,
  memory: AnswerMemory,
): Promise<void> {
  const query = service.queries.find(service.current, pathParameter(request, 'name'));
  const isFramed = parametersOf(request).has(FRAME.name);
  const offers: Offers = isFramed ? FRAMED_OFFERS : OFFERS_OF[query.kind];
  const { format, mediaType } = negotiate(request, offers);
  const version = await queriedVersion(request, response, service);
  const { maxAge, text } = query;
  const caching = maxAge === undefined ? REVALIDATED : `public, max-age=${maxAge}`;
  response.vary('Accept').set('Cache-Control', caching);
  const given = givenValues(request, query);
  if (format === 'rq') {
    response.set({ 'Content-Type': QUERY_TYPE, 'Cache-Control': REVALIDATED });
    if (!endIfUnchanged(request, response, textTag(query))) response.send(text);
    return;
  }
  if (format === 'html') {
    compressAnswer(request, response);
    await sendPage(request, response, service, { query, version, given });
    return;
  }
  response.vary('Accept-Encoding');
  const values = await valuesFor(query, given, version, service);
  const asked = { text: query.source, values };
  if (format === 'parquet') {
    const options = { values, ...askedBy(request, response, service) };
    const answer = await gatherAnswer(service.sparql, version, query.source, options);
    if (answer.head.kind !== 'explanation' && answer.head.isRepeatable)
      if (endIfUnchanged(request, response, answerTag(request, version, asked))) return;
    const { chunks } = await service.tasks.run(service.current, 'answerTable', answer, options);
    await sendChunks(response, mediaType, chunks, { isOwn: true });
    return;
  }
  const publicUrl = publicUrlOf(request);
  const frame =
    isFramed || format === 'jsonld'
      ? requestedFrame(request, service, publicUrl, query.frame)
      : undefined;
  await sendQueryAnswer(request, response, service, version, { ...asked, frame, memory });
}

interface Asked {
  readonly query: StoredQuery;
  readonly version: GraphVersion;
  readonly given: ReadonlyMap<string, string>;
}

/** The form, and the answer where every required parameter has a value. */
async function sendPage(
  request: RoutedRequest,
  response: Response,
  service: Service,
  { query, version, given }: Asked,
): Promise<void> {
  const { name, source, parameters } = query;
  const asked = askedBy(request, response, service);
  const { status = 200, ...outcome } = missingParameter(parameters, given)
    ? {}
    : await outcomeOf(response, service, version, source, async () => ({
        values: await valuesFor(query, given, version, service),
        ...asked,
      }));
  const pinned = {
    ...(version.number === service.current.number ? {} : { version: String(version.number) }),
    ...(isAssertedOnly(version) ? { inferred: 'false' } : {}),
  };
  const address = (path: string, more: Readonly<Record<string, string>>): string =>
    `/queries/${name}${path}?${new URLSearchParams([...given, ...Object.entries(more)]).toString()}`;
  const fields = await Promise.all(
    parameters.map(async (parameter) => ({
      ...parameter,
      offered: await offeredValues(parameter, query, version, service, asked),
      value: given.get(parameter.name) ?? parameter.default ?? '',
      type: nameOfType(parameter.type),
      hint: wantedValue(parameter),
    })),
  );
  const view: StoredQueryView = {
    ...query,
    fields,
    downloads: outcome.result
      ? downloadsOf(outcome.result.kind, (format) => address('', { ...pinned, format }))
      : [],
    answerHref: address('', pinned),
    baseIri: service.names.baseIri,
    feeds: [
      { label: 'Feed (Atom)', href: address('/feed', { format: 'atom' }) },
      { label: 'Feed (JSON)', href: address('/feed', { format: 'json' }) },
    ],
    ...outcome,
  };
  response
    .status(status)
    .type('html')
    .send(storedQueryPage(view, frameOf(service, version)));
}

const MAX_OFFERED = 500;

async function offeredValues(
  { variable, offersValues }: StoredQuery['parameters'][number],
  { source }: StoredQuery,
  version: GraphVersion,
  { sparql, names }: Service,
  options: QueryOptions,
): Promise<StoredQueryView['fields'][number]['offered']> {
  const text = offersValues && valuesQuery(source, names.baseIri, variable, MAX_OFFERED);
  if (!text) return [];
  const rows = await rowsOf(await sparql.query(version, text, options));
  return rows
    .flatMap((row) => Object.values(row))
    .flatMap((term) => (term ? [{ value: term.value, label: labelOf(version, term) }] : []))
    .sort((left, right) => (left.label < right.label ? -1 : 1));
}
