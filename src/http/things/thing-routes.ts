/** The routes of `/id`: things, and the list of their past states. */
import { KINDS, RDF_FORMATS } from '../../rdf/index.js';
import { ADDRESS, IRI, listOf, objectOf, TEXT } from '../../input/index.js';
import type { Service } from '../../service.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import {
  OF_VERSION,
  DRY_RUN,
  OF_WRITE,
  flag,
  WRITE_ERRORS,
  formatParameter,
  inHeader,
  inPath,
  inQuery,
  mediaTypesOf,
} from '../exchange/parameters.js';
import type { Operation, Parameter, Route } from '../exchange/route.js';
import { THING_OFFERS } from './forms.js';
import { PATCH_TYPES } from './thing-body.js';
import { OF_PARTS } from './wanted-parts.js';
import { ThingHandler } from './thing-handler.js';
import { timeMapRoute } from './timemap.js';

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
/** What new statements rest on. */
const OF_EVIDENCE: readonly Parameter[] = [
  inQuery('quote', 'The words that the new statements rest on; needs `page`.'),
  inQuery('page', 'The page with these words: its address, or the slug or IRI of its news item.'),
  inQuery('note', 'An editor’s reason for the new statements.'),
];
const ACCEPT_LANGUAGE: Parameter = inHeader(
  'Accept-Language',
  'The preferred language of names on pages: en, fr, de, it, es or ru.',
);

const DATA_TYPES = [...RDF_FORMATS.map(({ mediaType }) => mediaType), 'application/json'];

export function thingRoutes(service: Service, settings: HttpSettings): Route[] {
  const handler = new ThingHandler(service, settings);
  return [
    {
      path: '/id/{kind}/{slug}',
      topic: 'Things',
      operations: {
        GET: {
          summary: 'A thing: its statements',
          parameters: [
            ...OF_THING,
            ...OF_PARTS,
            ...OF_VERSION,
            ACCEPT_LANGUAGE,
            formatParameter(THING_OFFERS),
          ],
          mediaTypes: mediaTypesOf(THING_OFFERS),
          schema: THING,
          errors: ['query-timeout'],
          handle: (request, response) => handler.answer(request, response),
        },
        ...writeOperations(handler),
      },
      optionsHeaders: { 'Accept-Patch': PATCH_TYPES.join(', ') },
    },
    timeMapRoute(service, settings, OF_THING),
  ];
}

function writeOperations(handler: ThingHandler): Record<'PUT' | 'PATCH' | 'DELETE', Operation> {
  const common = {
    parameters: [...OF_THING, GRAPH, DRY_RUN, ...OF_WRITE],
    scope: 'graph',
    status: 204,
    mediaTypes: [],
    handle: (request, response) => handler.write(request, response),
  } satisfies Partial<Operation>;
  return {
    PUT: {
      ...common,
      parameters: [...common.parameters, ...OF_EVIDENCE],
      summary: 'Replaces the statements of a thing with those in the body',
      otherStatuses: { 201: 'The thing is new.' },
      errors: [...WRITE_ERRORS, 'malformed-rdf', 'unsupported-media-type', 'precondition-required'],
      body: {
        description: 'The thing as RDF, or as JSON with the terms of the context.',
        mediaTypes: DATA_TYPES,
        data: DATA_TYPES,
        isRequired: true,
      },
    },
    PATCH: {
      ...common,
      parameters: [...common.parameters, ...OF_EVIDENCE],
      summary: 'Changes statements of a thing',
      errors: [
        ...WRITE_ERRORS,
        'malformed-query',
        'unsupported-media-type',
        'precondition-required',
      ],
      body: {
        description:
          'A SPARQL Update that changes only this thing, or a merge patch of its JSON (RFC ' +
          '7396).',
        mediaTypes: PATCH_TYPES,
        isRequired: true,
      },
    },
    DELETE: {
      ...common,
      parameters: [
        ...common.parameters,
        inQuery(
          'replaced-by',
          'Another thing, as its IRI or kind/slug, that gets the statements and receipts; the ' +
            'address then redirects to it.',
        ),
        flag('force', 'Merge things that differ in class, or in a code that identifies each.'),
      ],
      summary: 'Removes all statements of a thing, or merges it into another',
      errors: [...WRITE_ERRORS, 'precondition-required', 'merge-conflict'],
    },
  };
}
