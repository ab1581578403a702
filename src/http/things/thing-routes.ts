/** The routes of `/id`: things, and the list of their past states. */
import { KINDS, RDF_FORMATS } from '../../rdf/index.js';
import { ADDRESS, IRI, listOf, objectOf, TEXT } from '../../input/index.js';
import type { Service } from '../../service.js';
import {
  OF_VERSION,
  DRY_RUN,
  OF_WRITE,
  formatParameter,
  inHeader,
  inPath,
  inQuery,
  mediaTypesOf,
} from '../exchange/parameters.js';
import type { Operation, Parameter, Route } from '../exchange/route.js';
import { THING_OFFERS } from './forms.js';
import { ThingHandler } from './thing-handler.js';
import { timeMapRoute } from './timemap.js';
import { writeThing } from './write-thing.js';

const OF_THING: readonly Parameter[] = [
  inPath('kind', 'The kind of the thing.', {
    examples: ['state'],
    schema: { type: 'string', enum: [...KINDS] },
  }),
  inPath(
    'slug',
    'The name of the thing. A suffix selects the format, instead of an Accept header: ' +
      `${RDF_FORMATS.map(({ extension }) => `.${extension}`).join(', ')}, .json, .html.`,
    { examples: ['austria'] },
  ),
];
/** What the JSON of all classes has; the description says where the rest is. */
const THING = {
  ...objectOf({ '@context': {}, id: ADDRESS, type: listOf(TEXT) }),
  description: 'By its types, a thing has more members: /schema/{class}.json describes them.',
  additionalProperties: true,
};
const GRAPH: Parameter = inQuery(
  'graph',
  'The IRI of the graph to change. By default, statements stay in their graphs and new ' +
    'ones go to `graph/edits`.',
  { schema: IRI },
);
const ACCEPT_LANGUAGE: Parameter = inHeader(
  'Accept-Language',
  'The preferred language of names on pages: en, fr, de, it, es or ru.',
);

const DATA_TYPES = [...RDF_FORMATS.map(({ mediaType }) => mediaType), 'application/json'];

export function thingRoutes(service: Service): Route[] {
  const handler = new ThingHandler(service);
  const write = {
    parameters: [...OF_THING, GRAPH, DRY_RUN, ...OF_WRITE],
    scope: 'graph',
    status: 204,
    mediaTypes: [],
    handle: writeThing,
  } satisfies Partial<Operation>;
  return [
    {
      path: '/id/{kind}/{slug}',
      topic: 'Things',
      operations: {
        GET: {
          summary: 'A thing: its statements',
          parameters: [...OF_THING, ...OF_VERSION, ACCEPT_LANGUAGE, formatParameter(THING_OFFERS)],
          mediaTypes: mediaTypesOf(THING_OFFERS),
          schema: THING,
          handle: (request, response) => handler.answer(request, response),
        },
        PUT: {
          ...write,
          summary: 'Replaces the statements of a thing with those in the body',
          otherStatuses: { 201: 'The thing is new.' },
          body: {
            description: 'The thing as RDF, or as JSON with the terms of the context.',
            mediaTypes: DATA_TYPES,
            data: DATA_TYPES,
            isRequired: true,
          },
        },
        DELETE: {
          ...write,
          summary: 'Removes all statements of a thing',
        },
      },
    },
    timeMapRoute(service, OF_THING),
  ];
}
