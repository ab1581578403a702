/** GET `/queries/{name}`: the answer as a document, the page with its form, or the text. */
import type { Response } from 'express';
import { isAssertedOnly, labelOf, type GraphVersion } from '../../graph/index.js';
import { missingParameter, nameOfType, type StoredQuery } from '../../queries/index.js';
import { toNTriplesTerm } from '../../rdf/index.js';
import { gatherAnswer } from '../../snapshots/index.js';
import { valuesQuery, type QueryOptions } from '../../sparql/index.js';
import type { Service } from '../../service.js';
import { compressAnswer } from '../exchange/compression.js';
import { REVALIDATED, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import { negotiate } from '../exchange/negotiation.js';
import { parametersOf, queriedVersion } from '../exchange/request.js';
import { pathParameter, type Parameter, type RoutedRequest } from '../exchange/route.js';
import { askedBy, sendChunks } from '../exchange/streaming.js';
import { storedQueryPage, type StoredQueryView } from '../pages/stored-query-page.js';
import { frameOf } from '../pages/term-views.js';
import type { AnswerMemory } from '../protocols/answer-memory.js';
import { FRAME, requestedFrame } from '../protocols/frame.js';
import { FRAMED_OFFERS, sendQueryAnswer } from '../protocols/query-answer.js';
import { formatsOf, outcomeOf, problemOutcome, type Outcome } from '../protocols/query-form.js';
import { QUERY_TYPE } from '../protocols/sparql-request.js';
import { OFFERS_OF } from './query-offers.js';
import { OF_STORED_QUERY, descriptionOf, givenValues, valuesFor } from './query-parameters.js';
import { textTag } from './write-query.js';
import { inQuery } from '../exchange/parameters.js';

const OTHERS: readonly Parameter[] = [...OF_STORED_QUERY, inQuery('format', '')];

export async function answerStoredQuery(
  request: RoutedRequest,
  response: Response,
  service: Service,
  { memory, settings }: { readonly memory: AnswerMemory; readonly settings: HttpSettings },
): Promise<void> {
  const query = service.queries.find(service.current, pathParameter(request, 'name'));
  const isFramed = parametersOf(request).has(FRAME.name);
  const { format, mediaType } = negotiate(
    request,
    isFramed ? FRAMED_OFFERS : OFFERS_OF[query.kind],
  );
  const version = await queriedVersion(request, response, service);
  response.vary('Accept').set('Cache-Control', cacheControlOf(query));
  const given = givenValues(request, query, OTHERS);
  if (format.of === 'text') {
    response.set({ 'Content-Type': QUERY_TYPE, 'Cache-Control': REVALIDATED });
    if (!endIfUnchanged(request, response, textTag(query))) response.send(query.text);
    return;
  }
  if (format.of === 'page') {
    compressAnswer(request, response);
    await sendPage(request, response, service, { query, version, given });
    return;
  }
  response.vary('Accept-Encoding');
  const frame =
    isFramed || (format.of === 'graph' && format.format === 'jsonld')
      ? requestedFrame(request, service, publicUrlOf(request, settings.publicUrl), query.frame)
      : undefined;
  const values = await valuesFor(query, given, version, service);
  const bound = [...values].map(([name, term]) => `${name} ${toNTriplesTerm(term)}`);
  const tag = etagOf(
    version.identity,
    query.query,
    JSON.stringify(bound),
    frame ? JSON.stringify(frame.document) : '',
    request.headers.accept ?? '',
    parametersOf(request).get('format') ?? '',
    parametersOf(request).get('inferred') ?? '',
  );
  if (format.of === 'parquet') {
    const options = { values, ...askedBy(request, response, service) };
    const answer = await gatherAnswer(service.sparql, version, query.source, options);
    if (answer.head.kind !== 'explanation' && answer.head.isRepeatable)
      if (endIfUnchanged(request, response, tag)) return;
    const { chunks } = await service.tasks.answerTable(service.current, answer, options);
    await sendChunks(response, mediaType, chunks, { isOwn: true });
    return;
  }
  await sendQueryAnswer(request, response, service, version, {
    text: query.source,
    values,
    frame,
    memory,
    tag,
  });
}

function cacheControlOf({ maxAge }: StoredQuery): string {
  return maxAge === undefined ? REVALIDATED : `public, max-age=${maxAge}`;
}

/** A query that is asked of a version, with values by the names of its parameters. */
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
  asked: Asked,
): Promise<void> {
  const { query, version, given } = asked;
  const { status, ...outcome } = missingParameter(query.parameters, given)
    ? { status: 200 }
    : await run(request, response, service, asked);
  const address = (more: Readonly<Record<string, string>>): string => {
    const isLatest = version.number === service.current.number;
    const all = {
      ...Object.fromEntries(given),
      ...(isLatest ? {} : { version: String(version.number) }),
      ...(isAssertedOnly(version) ? { inferred: 'false' } : {}),
      ...more,
    };
    return `/queries/${query.name}?${new URLSearchParams(all).toString()}`.replace(/\?$/, '');
  };
  const feedAddress = (format: string): string =>
    `/queries/${query.name}/feed?${new URLSearchParams([...given, ['format', format]]).toString()}`;
  const offered = await offeredValues(asked, service, askedBy(request, response, service));
  const view: StoredQueryView = {
    ...query,
    fields: query.parameters.map(({ name, type, isRequired, values, ...parameter }) => ({
      name,
      offered: offered.get(name),
      value: given.get(name) ?? parameter.default ?? '',
      type: nameOfType(type),
      hint: descriptionOf(nameOfType(type)),
      isRequired,
      values,
    })),
    downloads:
      'result' in outcome
        ? formatsOf(outcome.result.kind).map(({ label, format }) => ({
            label,
            href: address({ format }),
          }))
        : [],
    answerHref: address({}),
    baseIri: service.names.baseIri,
    textHref: `/queries/${query.name}?format=rq`,
    feeds: [
      { label: 'Feed (Atom)', href: feedAddress('atom') },
      { label: 'Feed (JSON)', href: feedAddress('json') },
    ],
    ...outcome,
  };
  response
    .status(status)
    .type('html')
    .send(storedQueryPage(view, frameOf(service, version)));
}

const MAX_OFFERED = 500;

/** By the names of parameters. */
async function offeredValues(
  { query, version }: Asked,
  { sparql, names }: Service,
  options: QueryOptions,
): Promise<ReadonlyMap<string, StoredQueryView['fields'][number]['offered']>> {
  const found = new Map<string, { readonly value: string; readonly label: string }[]>();
  for (const { name, variable, offersValues } of query.parameters) {
    if (!offersValues) continue;
    const text = valuesQuery(query.source, names.baseIri, variable, MAX_OFFERED);
    const answer = text === undefined ? undefined : await sparql.query(version, text, options);
    if (answer?.kind !== 'solutions') continue;
    const values: { readonly value: string; readonly label: string }[] = [];
    for await (const [term] of answer.solutions)
      if (term) values.push({ value: term.value, label: labelOf(version, term) });
    found.set(
      name,
      values.sort((left, right) => (left.label < right.label ? -1 : 1)),
    );
  }
  return found;
}

async function run(
  request: RoutedRequest,
  response: Response,
  service: Service,
  { query, version, given }: Asked,
): Promise<Outcome> {
  try {
    const values = await valuesFor(query, given, version, service);
    const options = { values, ...askedBy(request, response, service) };
    return await outcomeOf(response, service, version, query.source, options);
  } catch (error) {
    return problemOutcome(response, error);
  }
}
