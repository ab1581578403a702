/**
 * The addresses of things, which answer by a router of their own, as the description of the service
 * says them.
 */
import { KINDS, RDF_FORMATS } from '../../rdf/index.js';
import {
  OF_VERSION,
  OF_WRITE,
  WRITE_ERRORS,
  formatParameter,
  mediaTypesOf,
} from '../exchange/parameters.js';
import type { DescribedRoute, Parameter } from '../exchange/route.js';
import { OFFERS } from './forms.js';
import { PATCH_TYPES } from './thing-body.js';
import { OFFERS as TIMEMAP_OFFERS } from './timemap.js';

const OF_THING: readonly Parameter[] = [
  {
    name: 'kind',
    in: 'path',
    description: 'The kind of the thing.',
    examples: ['state'],
    schema: { type: 'string', enum: [...KINDS] },
  },
  {
    name: 'slug',
    in: 'path',
    description:
      'The name of the thing. An ending instead of an Accept header: ' +
      `${RDF_FORMATS.map(({ extension }) => `.${extension}`).join(', ')}, .json, .html.`,
    examples: ['austria'],
  },
];
const GRAPH: Parameter = {
  name: 'graph',
  in: 'query',
  description:
    'The graph that is written to, by IRI; where none is named, the one that the thing stands in.',
};
const ACCEPT_LANGUAGE: Parameter = {
  name: 'Accept-Language',
  in: 'header',
  description: 'The language of names on pages: en, fr, de, it, es, ru.',
};

/** The routes of things. */
export const THING_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/id/{kind}/{slug}',
    topic: 'Things',
    operations: {
      GET: {
        summary: 'A thing: what is said of it',
        parameters: [...OF_THING, ...OF_VERSION, ACCEPT_LANGUAGE, formatParameter(OFFERS)],
        mediaTypes: mediaTypesOf(OFFERS),
      },
      PUT: {
        summary: 'Makes a thing what the body says',
        parameters: [...OF_THING, GRAPH, ...OF_WRITE],
        scope: 'graph',
        status: 204,
        otherStatuses: { 201: 'The thing was not there.' },
        mediaTypes: [],
        errors: [
          ...WRITE_ERRORS,
          'malformed-rdf',
          'unsupported-media-type',
          'precondition-required',
        ],
        body: {
          description: 'The thing in RDF, or as JSON in the words of the context.',
          mediaTypes: [...RDF_FORMATS.map(({ mediaType }) => mediaType), 'application/json'],
          isRequired: true,
        },
      },
      PATCH: {
        summary: 'Changes what is said of a thing',
        parameters: [...OF_THING, GRAPH, ...OF_WRITE],
        scope: 'graph',
        status: 204,
        mediaTypes: [],
        errors: [
          ...WRITE_ERRORS,
          'malformed-query',
          'unsupported-media-type',
          'precondition-required',
        ],
        body: {
          description: 'An update of this thing alone, or what changes of its JSON (RFC 7396).',
          mediaTypes: PATCH_TYPES,
          isRequired: true,
        },
      },
      DELETE: {
        summary: 'Takes away what is said of a thing',
        parameters: [...OF_THING, GRAPH, ...OF_WRITE],
        scope: 'graph',
        status: 204,
        mediaTypes: [],
        errors: [...WRITE_ERRORS, 'precondition-required'],
      },
    },
  },
  {
    path: '/id/{kind}/{slug}/timemap',
    topic: 'Things',
    operations: {
      GET: {
        summary: 'The versions in which a thing is not what it was before (RFC 7089)',
        parameters: OF_THING,
        mediaTypes: mediaTypesOf(TIMEMAP_OFFERS),
      },
    },
  },
];
