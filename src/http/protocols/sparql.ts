/** `/sparql`: SPARQL 1.1/1.2 Protocol, and the query page for browsers. */
import type { Request, Response } from 'express';
import { serializeRdf } from '../../rdf/index.js';
import { writtenJson } from '../../capabilities/index.js';
import { FILLED, IRI } from '../../input/index.js';
import type { Service } from '../../service.js';
import { requireToken, requireWriting } from '../exchange/authorization.js';
import { compressAnswer } from '../exchange/encodings.js';
import { publicUrlOf } from '../exchange/links.js';
import { AnswerMemory } from './answer-memory.js';
import { RDF_OR_HTML, negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import {
  OF_DATASET,
  OF_QUERY,
  OF_WRITE,
  flag,
  formatParameter,
  inForm,
  inQuery,
  mediaTypesOf,
} from '../exchange/parameters.js';
import { FRAME, requestedFrame } from './frame.js';
import { FRAMED_OFFERS, OFFERS_BEFORE_ANSWER, sendQueryAnswer } from './query-answer.js';
import { sendQueryPage } from './query-form.js';
import {
  FORM,
  evaluatorOf,
  mediaTypeOfBody,
  parametersOf,
  queriedVersion,
} from '../exchange/request.js';
import type { Handler, Operation, Parameter, RequestBody, Route } from '../exchange/route.js';
import { serviceDescription } from './service-description.js';
import {
  ACCEPT_QUERY,
  QUERY_TYPE,
  UPDATE_TYPE,
  equivalentAddress,
  readSparqlRequest,
  type SparqlRequest,
} from './sparql-request.js';
import { askedBy } from '../exchange/streaming.js';
import { commitOnce } from '../writing/writing.js';

const QUERY: Parameter = inQuery(
  'query',
  'A SPARQL query. Without it, the answer is the service description, or the query page in ' +
    'browsers.',
  {
    examples: [
      'SELECT * { ?s ?p ?o } LIMIT 3',
      'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3',
    ],
    whenEmpty: 'kept',
    schema: FILLED,
  },
);
const UPDATE: Parameter = inForm('update', 'A SPARQL update.', {
  whenEmpty: 'kept',
  schema: FILLED,
});
const OF_UPDATED: readonly Parameter[] = ['using-graph-uri', 'using-named-graph-uri'].map((name) =>
  inQuery(name, 'A graph that WHERE reads, as USING says it (SPARQL 1.1 Protocol §2.2.3).', {
    isRepeated: true,
    schema: IRI,
    whenEmpty: 'kept',
  }),
);

const QUERY_BODY: RequestBody = {
  description: 'The query.',
  mediaTypes: [QUERY_TYPE, FORM],
  isRequired: true,
  example: 'ASK {}',
};

const BESIDE_QUERY: readonly Parameter[] = [
  ...OF_DATASET,
  ...OF_QUERY,
  FRAME,
  flag('strict', 'Refuse a query that calls a function which is not known here.'),
  { ...formatParameter(OFFERS_BEFORE_ANSWER), otherNames: ['output', 'results'] },
];
const FOR_QUERY: readonly Parameter[] = [{ ...QUERY, in: 'form' }, ...BESIDE_QUERY];
const FOR_UPDATE: readonly Parameter[] = [UPDATE, ...OF_UPDATED, ...OF_WRITE];

export function sparqlRoutes(service: Service): Route[] {
  const memory = new AnswerMemory();
  const handle: Operation['handle'] = async (request, response) => {
    response.set('Accept-Query', ACCEPT_QUERY);
    const operation = readSparqlRequest(request);
    if (operation === undefined) await answerWithoutQuery(request, response, service);
    else if (operation.kind === 'query')
      await answerQuery(request, response, service, memory, operation);
    else await runUpdate(request, response, service, operation);
  };
  const mediaTypes = mediaTypesOf(OFFERS_BEFORE_ANSWER);
  return [
    {
      path: '/sparql',
      topic: 'Queries',
      operations: {
        GET: {
          summary: 'Runs a query; without one, the service description',
          parameters: [QUERY, ...BESIDE_QUERY],
          mediaTypes,
          handle,
        },
        POST: {
          summary: 'Runs a query, or an update (needs a token with the scope "graph")',
          parameters: [...FOR_QUERY, ...FOR_UPDATE],
          parametersFor: (request, fields) => {
            const mediaType = mediaTypeOfBody(request);
            const isQuery = mediaType === QUERY_TYPE || fields.has('query');
            const isUpdate = mediaType === UPDATE_TYPE || fields.has('update');
            return isQuery === isUpdate ? undefined : isQuery ? FOR_QUERY : FOR_UPDATE;
          },
          mediaTypes,
          body: {
            description: 'The query or the update, or a form with one of them.',
            mediaTypes: [FORM, QUERY_TYPE, UPDATE_TYPE],
            isRequired: true,
            data: [FORM, UPDATE_TYPE],
            dataScope: 'graph',
            example: 'query=ASK%20%7B%7D',
          },
          handle,
        },
        QUERY: {
          summary: 'Runs a query sent in the body of a safe request',
          parameters: FOR_QUERY,
          body: QUERY_BODY,
          mediaTypes,
          handle,
        },
      },
      optionsHeaders: { 'Accept-Query': ACCEPT_QUERY },
    },
  ];
}

const answerWithoutQuery: Handler = async (request, response, service) => {
  const version = await queriedVersion(request, response, service);
  const { format, mediaType } = negotiate(request, RDF_OR_HTML);
  response.vary('Accept');
  compressAnswer(request, response);
  if (format === 'html')
    return sendQueryPage(response, service, version, {
      query: '',
      parameters: parametersOf(request),
    });
  const endpoint = `${publicUrlOf(request)}/sparql`;
  const quads = serviceDescription(service, version, endpoint);
  response
    .set('Content-Type', withCharset(mediaType))
    .send(await serializeRdf(quads, format, { prefixes: service.prefixes }));
};

async function answerQuery(
  request: Request,
  response: Response,
  service: Service,
  memory: AnswerMemory,
  operation: SparqlRequest,
): Promise<void> {
  const { text, dataset } = operation;
  const frame = requestedFrame(request, service, publicUrlOf(request));
  const version = await queriedVersion(request, response, service);
  response.vary('Accept').vary('Accept-Encoding');
  if (request.method === 'QUERY') {
    const address = equivalentAddress(request, operation);
    if (address !== undefined) response.set('Location', address);
  }
  const asked = { dataset, ...evaluatorOf(request, service) };
  const offers: readonly Offer<string>[] = frame ? FRAMED_OFFERS : OFFERS_BEFORE_ANSWER;
  if (negotiate(request, offers).format !== 'html')
    return sendQueryAnswer(request, response, service, version, { ...asked, text, frame, memory });
  compressAnswer(request, response);
  const parameters = parametersOf(request);
  const run = { ...asked, ...askedBy(request, response, service) };
  return sendQueryPage(response, service, version, { query: text, parameters, run });
}

/** Runs an update; `If-Match: "7"` requires that the graph is still at version 7. */
async function runUpdate(
  request: Request,
  response: Response,
  service: Service,
  { dataset, text }: SparqlRequest,
): Promise<void> {
  requireWriting(service);
  requireToken(request, 'graph', service);
  const asked = askedBy(request, response, service);
  await commitOnce(request, response, service, {
    message: `SPARQL Update: ${text.slice(0, 1_000).replace(/\s+/g, ' ').trim().slice(0, 200)}`,
    makeChange: async (version) => ({
      change: await service.sparql.update(version, text, { dataset, ...asked }),
      value: undefined,
    }),
    isOfGraph: true,
    answerOf: (result) => ({ status: 200, body: writtenJson(result, {}) }),
  });
}
