/** The lists, as data: members, filters, sorting, and columns. */
import { DCTERMS, RDF, SCHEMA, type Kind, type NamedNode } from '../rdf/index.js';
import {
  COUNTRY,
  DAYS_OF_EVENT,
  FUNDER_OF_EVENT,
  FUNDER_OF_PROJECT,
  IN_COUNTRY,
  LARGER,
  ORGANIZER_OF_EVENT,
  PARTNER_OF_EVENT,
  PLACE_OF_EVENT,
  SELF,
  against,
  along,
  chain,
  firstOf,
  union,
  type ListPath,
  type PropertyName,
} from '../graph/index.js';

/**
 * The values of a filter: things of a class, classes below one, terms of a closed list by their
 * words, or texts. Classes by their local names.
 */
export type FilterValues =
  | {
      readonly kind: 'things';
      readonly classes: readonly string[];
      readonly idKinds: readonly Kind[];
    }
  | { readonly kind: 'classes'; readonly below: string }
  | { readonly kind: 'terms'; readonly terms: Readonly<Record<string, NamedNode>> }
  | { readonly kind: 'texts' };

export interface ListFilter {
  readonly name: string;
  /** For people, as a heading. */
  readonly label: string;
  /** From a member to the filter's values. */
  readonly path: ListPath;
  readonly values: FilterValues;
  /** Values that are parts, with an end of this path, are offered only if chosen. */
  readonly larger?: ListPath;
  /** Several values must all match; otherwise they are alternatives. */
  readonly takesAll?: true;
  /** Members with this value are left out unless the filter is used. */
  readonly leavesOut?: NamedNode;
}

/** A property shown for members, and properties of its values shown with these. */
export interface Shown {
  readonly property: PropertyName;
  readonly ofValues?: readonly Shown[];
}

/** A member on a page, besides its name. */
export interface MemberEntry {
  /** The path to its leading date. */
  readonly date?: ListPath;
  /** What is out of the ordinary: values other than the usual one, before the others. */
  readonly mark?: { readonly path: ListPath; readonly usual: NamedNode };
  /** One group after another; `class` is the narrowest of its classes. */
  readonly meta: readonly (ListPath | 'class')[];
  /** In a line of their own. */
  readonly tags?: ListPath;
}

export interface ListKind {
  /** As in its address: `/news`. */
  readonly name: string;
  readonly title: string;
  /** In running text. */
  readonly nouns: readonly [one: string, many: string];
  /** The class of the members, by its local name. */
  readonly memberClass: string;
  readonly filters: readonly ListFilter[];
  /** All days of a member, and the properties that `from` and `to` are described by. */
  readonly period?: {
    readonly days: ListPath;
    readonly from: PropertyName;
    readonly to: PropertyName;
  };
  /** Dates and numbers to sort by, besides `label`; a minus reverses the order. */
  readonly sorts: Readonly<Record<string, ListPath>>;
  readonly defaultSort: string;
  /** To the things whose names count as words of a member, besides its own. */
  readonly related: ListPath;
  readonly shown: readonly Shown[];
  readonly entry: MemberEntry;
  /** To a member's places, for a map. */
  readonly where?: ListPath;
}

const BODIES: FilterValues = {
  kind: 'things',
  classes: ['Organization', 'State'],
  idKinds: ['organization', 'state'],
};
const ORGANIZATIONS: FilterValues = {
  kind: 'things',
  classes: ['Organization'],
  idKinds: ['organization'],
};
const STATES: FilterValues = { kind: 'things', classes: ['State'], idKinds: ['state'] };
const COUNTRIES: FilterValues = {
  kind: 'things',
  classes: ['State', 'Place'],
  idKinds: ['state', 'place'],
};
const PLACES: FilterValues = { kind: 'things', classes: ['Place'], idKinds: ['place'] };
const FIELDS: FilterValues = { kind: 'things', classes: ['FieldOfWork'], idKinds: ['field'] };
const PEOPLE: FilterValues = { kind: 'things', classes: ['Person'], idKinds: ['person'] };
const POSTS: FilterValues = { kind: 'things', classes: ['Post'], idKinds: ['post'] };
const PROJECTS: FilterValues = { kind: 'things', classes: ['Project'], idKinds: ['project'] };
const CONTENT_TYPES: FilterValues = {
  kind: 'things',
  classes: ['ContentType'],
  idKinds: ['content-type'],
};
const DIMENSIONS: FilterValues = { kind: 'things', classes: ['Dimension'], idKinds: ['dimension'] };

const shown = (...properties: readonly PropertyName[]): Shown[] =>
  properties.map((property) => ({ property }));

const country = (path: ListPath): ListFilter => ({
  name: 'country',
  label: 'Country or place',
  path,
  values: COUNTRIES,
  larger: LARGER,
});
const classBelow = (below: string): ListFilter => ({
  name: 'type',
  label: 'Type',
  path: along(RDF.type),
  values: { kind: 'classes', below },
});

/** By the ontology's classes; all must match, since an event may have several organizers. */
const organizerKind = (organizers: ListPath): ListFilter => ({
  name: 'organizerKind',
  label: 'Kinds of organizers',
  path: chain(organizers, along(RDF.type)),
  values: { kind: 'classes', below: 'Actor' },
  takesAll: true,
});

const STATUS: ListFilter = {
  name: 'status',
  label: 'Status',
  path: along(SCHEMA.eventStatus),
  values: {
    kind: 'terms',
    terms: {
      scheduled: SCHEMA.EventScheduled,
      cancelled: SCHEMA.EventCancelled,
      postponed: SCHEMA.EventPostponed,
      rescheduled: SCHEMA.EventRescheduled,
    },
  },
  leavesOut: SCHEMA.EventCancelled,
};

/** The first day of an event; of some only the last is known. */
const FIRST_DAY = firstOf(along('startDate'), along('endDate'));

const RELATED_TO_EVENT = union(
  along('organizer'),
  along('partner'),
  along('host'),
  along('funder'),
  along('speaker'),
  along('partOfProject'),
  along('inSeries'),
  along('place'),
  along('place', 'inState'),
  along('place', 'within'),
  along('country'),
);
const RELATED_TO_NEWS = union(
  along('issuedBy'),
  along('issuedBy', 'hostState'),
  along('issuedBy', 'operatesIn'),
  along('fieldOfWork'),
  along('involves'),
  along('quotes'),
  along('mentions'),
  chain(along('reportsOn'), union(SELF, RELATED_TO_EVENT)),
);

/** The lists, in the order in which they are offered. */
export const LIST_KINDS: readonly ListKind[] = [
  {
    name: 'news',
    title: 'News',
    nouns: ['news item', 'news items'],
    memberClass: 'NewsItem',
    filters: [
      { name: 'issuer', label: 'Issued by', path: along('issuedBy'), values: ORGANIZATIONS },
      { name: 'field', label: 'Field of work', path: along('fieldOfWork'), values: FIELDS },
      country(IN_COUNTRY.NewsItem),
      { name: 'type', label: 'Type', path: along('contentType'), values: CONTENT_TYPES },
      organizerKind(chain(along('reportsOn'), ORGANIZER_OF_EVENT)),
      { name: 'source', label: 'Source', path: along('sourceKind'), values: { kind: 'texts' } },
    ],
    period: { days: along(DCTERMS.issued), from: DCTERMS.issued, to: DCTERMS.issued },
    sorts: { issued: along(DCTERMS.issued) },
    defaultSort: '-issued',
    related: RELATED_TO_NEWS,
    shown: [
      ...shown(DCTERMS.title, DCTERMS.issued, 'issuedBy', 'fieldOfWork', 'contentType'),
      { property: 'reportsOn', ofValues: shown('place') },
    ],
    entry: {
      date: along(DCTERMS.issued),
      meta: [
        along('issuedBy'),
        along('contentType'),
        along('reportsOn'),
        along('reportsOn', 'place'),
      ],
      tags: along('fieldOfWork'),
    },
    where: along('reportsOn', 'place'),
  },
  {
    name: 'events',
    title: 'Events',
    nouns: ['event', 'events'],
    memberClass: 'Event',
    filters: [
      classBelow('Event'),
      { name: 'organizer', label: 'Organizer', path: ORGANIZER_OF_EVENT, values: BODIES },
      organizerKind(ORGANIZER_OF_EVENT),
      { name: 'partner', label: 'Partner', path: PARTNER_OF_EVENT, values: BODIES },
      { name: 'funder', label: 'Funder', path: FUNDER_OF_EVENT, values: BODIES },
      country(IN_COUNTRY.Event),
      {
        name: 'place',
        label: 'Place',
        path: PLACE_OF_EVENT,
        values: PLACES,
      },
      { name: 'project', label: 'Project', path: along('partOfProject'), values: PROJECTS },
      { name: 'speaker', label: 'Speaker', path: along('speaker'), values: PEOPLE },
      {
        name: 'field',
        label: 'Field of work of its news',
        path: chain(against('reportsOn'), along('fieldOfWork')),
        values: FIELDS,
      },
      STATUS,
    ],
    period: { days: DAYS_OF_EVENT, from: 'startDate', to: 'endDate' },
    sorts: { startDate: FIRST_DAY, participantCount: along('participantCount') },
    defaultSort: '-startDate',
    related: union(
      RELATED_TO_EVENT,
      against('reportsOn'),
      chain(against('reportsOn'), along('fieldOfWork')),
    ),
    shown: [
      ...shown('startDate', 'endDate', SCHEMA.eventStatus, 'place', 'country'),
      { property: 'organizer', ofValues: shown(RDF.type) },
      ...shown('partner', 'funder', 'partOfProject', 'participantCount', 'reportedBy'),
    ],
    entry: {
      date: FIRST_DAY,
      mark: { path: STATUS.path, usual: SCHEMA.EventScheduled },
      meta: ['class', along('place'), COUNTRY.ofEvent],
      tags: ORGANIZER_OF_EVENT,
    },
    where: along('place'),
  },
  {
    name: 'organizations',
    title: 'Organizations',
    nouns: ['organization', 'organizations'],
    memberClass: 'Organization',
    filters: [
      classBelow('Organization'),
      { name: 'state', label: 'State', path: along('ofState'), values: STATES },
      country(IN_COUNTRY.Organization),
      { name: 'parent', label: 'Part of', path: along('parentBody'), values: ORGANIZATIONS },
      { name: 'seat', label: 'Seat', path: along('seat'), values: PLACES },
    ],
    sorts: { established: along('established') },
    defaultSort: 'label',
    related: union(
      along('ofState'),
      along('hostState'),
      along('ofPlace'),
      along('operatesIn'),
      along('parentBody'),
      along('seat'),
    ),
    shown: shown(
      'abbreviation',
      'parentBody',
      'ofState',
      'hostState',
      'seat',
      'established',
      'dissolved',
    ),
    entry: { meta: ['class', COUNTRY.ofBody, along('seat')], tags: along('parentBody') },
    where: firstOf(along('seat'), COUNTRY.ofBody),
  },
  {
    name: 'states',
    title: 'States',
    nouns: ['State', 'States'],
    memberClass: 'State',
    filters: [classBelow('State')],
    sorts: { joined: along('joined') },
    defaultSort: 'label',
    related: along('capital'),
    shown: shown('officialName', 'iso2', 'iso3', 'capital', 'joined', 'partnerSince'),
    entry: { meta: ['class', along('iso2'), along('capital')] },
    where: along('capital'),
  },
  {
    name: 'people',
    title: 'People',
    nouns: ['person', 'people'],
    memberClass: 'Person',
    filters: [
      {
        name: 'body',
        label: 'Body',
        path: union(along('holdsPost', 'postAt'), along('affiliation')),
        values: BODIES,
      },
      { name: 'post', label: 'Post', path: along('holdsPost'), values: POSTS },
      country(IN_COUNTRY.Person),
    ],
    sorts: {},
    defaultSort: 'label',
    related: union(along('holdsPost'), along('holdsPost', 'postAt'), along('affiliation')),
    shown: [{ property: 'holdsPost', ofValues: shown('postAt') }, ...shown('affiliation')],
    entry: { meta: [along('holdsPost'), along('affiliation')] },
  },
  {
    name: 'projects',
    title: 'Projects',
    nouns: ['project', 'projects'],
    memberClass: 'Project',
    filters: [
      { name: 'type', label: 'Kind', path: along('projectKind'), values: { kind: 'texts' } },
      {
        name: 'funder',
        label: 'Funder, also of its events',
        path: FUNDER_OF_PROJECT,
        values: BODIES,
      },
      {
        name: 'organizer',
        label: 'Organizer of its events',
        path: chain(against('partOfProject'), ORGANIZER_OF_EVENT),
        values: BODIES,
      },
      country(IN_COUNTRY.Project),
    ],
    sorts: {},
    defaultSort: 'label',
    related: union(FUNDER_OF_PROJECT, against('partOfProject')),
    shown: shown('abbreviation', 'projectKind', 'funder'),
    entry: { meta: [along('projectKind'), COUNTRY.ofProject], tags: FUNDER_OF_PROJECT },
    where: COUNTRY.ofProject,
  },
  {
    name: 'fields',
    title: 'Fields of work',
    nouns: ['field of work', 'fields of work'],
    memberClass: 'FieldOfWork',
    filters: [
      { name: 'dimension', label: 'Dimension', path: along('dimension'), values: DIMENSIONS },
      { name: 'body', label: 'Body', path: along('relatedBody'), values: ORGANIZATIONS },
    ],
    sorts: {},
    defaultSort: 'label',
    related: union(along('dimension'), along('relatedBody')),
    shown: shown('dimension', 'relatedBody', 'sustainableDevelopmentGoal'),
    entry: { meta: [along('dimension')], tags: along('relatedBody') },
  },
];
