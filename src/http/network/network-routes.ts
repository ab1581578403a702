/** `/network`: who organizes with whom, strongest first; a page, and JSON with all. */
import { frameOf } from '../pages/term-views.js';
import type { NetworkJson, TieKind } from '../../json-answers.js';
import type { Response } from 'express';
import { ServiceError } from '../../errors.js';
import {
  LabelReader,
  UNBOUND,
  localNameOf,
  type GraphVersion,
  type TermId,
} from '../../graph/index.js';
import { RDF } from '../../rdf/index.js';
import { LIST_KINDS, ListSelection, ThingList } from '../../lists/index.js';
import type { Service } from '../../service.js';
import { readListRequest, toCriteria } from '../lists/list-request.js';
import { acceptedLanguage } from '../exchange/languages.js';
import { pathOf } from '../exchange/links.js';
import { negotiate, type Offer } from '../exchange/negotiation.js';
import { networkPage } from '../pages/network-page.js';
import type { Link, NetworkView } from '../pages/views.js';
import { OF_VERSION, formatParameter, mediaTypesOf } from '../exchange/parameters.js';
import { parametersOf, positiveInteger, requestedVersion } from '../exchange/request.js';
import type { Operation, Parameter, RoutedRequest, Route } from '../exchange/route.js';
import { POLICY_WITH_WORKER } from '../exchange/security-policy.js';
import { TIE_KINDS, networkOf, networkOfSome, type Network } from './ties.js';

/** Ties on a page; JSON has all, and the script of the page draws them. */
const PAGE_SIZE = 50;

const OFFERS: readonly Offer<'json' | 'html'>[] = [
  { format: 'json', mediaType: 'application/json' },
  { format: 'html', mediaType: 'text/html' },
];

/** Of which events: parameters of `/events` that mean the same here. */
const OF_EVENTS: readonly Parameter[] = [
  {
    name: 'country',
    in: 'query',
    description: 'Only events in this State or place; as for lists of events.',
  },
  { name: 'from', in: 'query', description: 'Only events on or after this date, month or year.' },
  { name: 'to', in: 'query', description: 'Only events on or before this date, month or year.' },
];

const COUNT = { type: 'integer', minimum: 0 };
const BODY = {
  type: 'object',
  required: ['id', 'label', 'isOsceBody'],
  properties: {
    id: { type: 'string', format: 'uri' },
    label: { type: 'string' },
    isOsceBody: { type: 'boolean' },
  },
};
const TIE = {
  type: 'object',
  required: ['bodies', ...TIE_KINDS],
  properties: {
    bodies: { type: 'array', items: COUNT, minItems: 2, maxItems: 2 },
    ...Object.fromEntries(TIE_KINDS.map((kind) => [kind, COUNT])),
  },
};
const SCHEMA = {
  type: 'object',
  required: ['version', 'bodies', 'ties'],
  properties: {
    version: COUNT,
    bodies: { type: 'array', items: BODY },
    ties: { type: 'array', items: TIE },
  },
};

export function networkRoutes(service: Service): Route[] {
  const get: Operation = {
    summary: 'The network of bodies that organize events together or as partners',
    parameters: [
      {
        name: 'tie',
        in: 'query',
        description:
          'On the page, show only ties between co-organizers, or between organizers and ' +
          'partners.',
        schema: { type: 'string', enum: TIE_KINDS },
      },
      {
        name: 'page',
        in: 'query',
        description: 'The page of ties, starting at 1. JSON has all ties.',
        schema: { type: 'integer', minimum: 1, default: 1 },
      },
      ...OF_EVENTS,
      ...OF_VERSION,
      formatParameter(OFFERS),
    ],
    mediaTypes: mediaTypesOf(OFFERS),
    schema: SCHEMA,
    handle: (request, response) => answerNetwork(request, response, service),
  };
  return [{ path: '/network', topic: 'Pages', operations: { GET: get } }];
}

async function answerNetwork(
  request: RoutedRequest,
  response: Response,
  service: Service,
): Promise<void> {
  const version = await requestedVersion(request, response, service.snapshots, service.current);
  const { format } = negotiate(request, OFFERS);
  const kind = LIST_KINDS.find(({ name }) => name === 'events');
  if (!kind) throw new TypeError('There is no list of events.');
  const list = ThingList.of(version, service.names, kind);
  const sent = onlyEvents(parametersOf(request));
  const network =
    sent.size === 0
      ? networkOf(list)
      : networkOfSome(
          list,
          new ListSelection(
            list,
            await toCriteria(readListRequest(kind, sent), list, () => service.searches.of(version)),
          ),
        );
  const bodies = new BodyReader(version, service, acceptedLanguage(request));
  response.vary('Accept').vary('Accept-Language');
  if (format === 'json') response.json(networkJson(network, version, bodies));
  else
    response
      .set('Content-Security-Policy', POLICY_WITH_WORKER)
      .type('html')
      .send(networkPage(viewOf(network, parametersOf(request), bodies), frameOf(service, version)));
}

function networkJson(
  { bodies, ties }: Network,
  { number }: GraphVersion,
  reader: BodyReader,
): NetworkJson {
  const places = new Map(bodies.map((id, place) => [id, place]));
  const placeOf = (id: TermId): number => places.get(id) ?? -1;
  return {
    version: number,
    bodies: bodies.map((id) => ({
      id: reader.iri(id),
      label: reader.link(id).label,
      isOsceBody: reader.isOsceBody(id),
    })),
    ties: ties.map(({ one, other, together, partner }) => ({
      bodies: [placeOf(one), placeOf(other)],
      together,
      partner,
    })),
  };
}

function viewOf(
  { bodies, ties }: Network,
  parameters: URLSearchParams,
  reader: BodyReader,
): NetworkView {
  const tie = tieKindOf(parameters.get('tie') ?? '');
  const page = positiveInteger(parameters, 'page', 1, Number.MAX_SAFE_INTEGER / PAGE_SIZE);
  const chosen =
    tie === undefined
      ? ties
      : ties.filter((each) => each[tie] > 0).sort((left, right) => right[tie] - left[tie]);
  const firstIndex = (page - 1) * PAGE_SIZE;
  const hrefOf = (changes: Readonly<Record<string, string | undefined>>): string =>
    addressOf(onlyEvents(parameters), {
      tie,
      version: parameters.get('version') ?? undefined,
      ...changes,
    });
  return {
    bodyCount: bodies.length,
    tieCounts: {
      all: ties.length,
      together: ties.filter(({ together }) => together > 0).length,
      partner: ties.filter(({ partner }) => partner > 0).length,
    },
    tie,
    total: chosen.length,
    firstIndex,
    ties: chosen
      .slice(firstIndex, firstIndex + PAGE_SIZE)
      .map(({ one, other, together, partner }) => ({
        one: reader.link(one),
        other: reader.link(other),
        together,
        partner,
      })),
    kindHrefs: {
      all: hrefOf({ tie: undefined }),
      together: hrefOf({ tie: 'together' }),
      partner: hrefOf({ tie: 'partner' }),
    },
    dataHref: hrefOf({ tie: undefined, format: 'json' }),
    ...(page > 1 ? { previousHref: hrefOf({ page: String(page - 1) }) } : {}),
    ...(firstIndex + PAGE_SIZE < chosen.length
      ? { nextHref: hrefOf({ page: String(page + 1) }) }
      : {}),
  };
}

function tieKindOf(text: string): TieKind | undefined {
  const kind = TIE_KINDS.find((each) => each === text);
  if (text !== '' && kind === undefined)
    throw new ServiceError(
      'bad-request',
      `?tie must be ${TIE_KINDS.join(' or ')}; found "${text}".`,
      {
        details: { parameter: 'tie', available: TIE_KINDS },
      },
    );
  return kind;
}

/** What a request says of the events, as of lists of them. */
function onlyEvents(parameters: URLSearchParams): URLSearchParams {
  const names = OF_EVENTS.map(({ name }) => name);
  return new URLSearchParams(
    [...parameters].filter(([name, value]) => names.includes(name) && value !== ''),
  );
}

function addressOf(
  events: URLSearchParams,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams([
    ...events,
    ...Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ]).toString();
  return query === '' ? '/network' : `/network?${query}`;
}

class BodyReader {
  readonly #version: GraphVersion;
  readonly #names: Service['names'];
  readonly #labels: LabelReader;
  readonly #type: TermId;
  readonly #osceBody: TermId;

  constructor(version: GraphVersion, { names }: Service, language: string) {
    this.#version = version;
    this.#names = names;
    this.#labels = new LabelReader(version.ids, language);
    [this.#type, this.#osceBody] = [
      version.ids.dictionary.idOf(RDF.type),
      version.ids.dictionary.idOf(names.og('OsceBody')),
    ];
  }

  iri(id: TermId): string {
    return this.#version.ids.dictionary.textOf(id);
  }

  link(id: TermId): Link {
    const iri = this.iri(id);
    return {
      label: this.#labels.labelOf(id)?.value ?? localNameOf(iri),
      href: pathOf(iri, this.#names) ?? iri,
    };
  }

  isOsceBody(id: TermId): boolean {
    return (
      this.#osceBody !== UNBOUND &&
      this.#version.ids.count(id, this.#type, this.#osceBody, undefined) > 0
    );
  }
}
