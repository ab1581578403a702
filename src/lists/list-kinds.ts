/** The lists, as data: members, filters, sorting, and columns. */
import { DCTERMS, RDF, SCHEMA, type NamedNode } from '../rdf/index.js';
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
  | { readonly kind: 'things'; readonly classes: readonly string[] }
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
  /** One group after another; `type` is what the filter of this name takes. */
  readonly meta: readonly (ListPath | 'type')[];
  /** In a line of their own. */
  readonly tags?: ListPath;
  /** The filter of the list of its events. */
  readonly events?: string;
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

/** A filter by things of some classes. */
const by = (
  name: string,
  label: string,
  path: ListPath,
  ...classes: readonly string[]
): ListFilter => ({ name, label, path, values: { kind: 'things', classes } });

/** The values of filters by bodies. */
const BODIES = ['Organization', 'State'] as const;

const shown = (...properties: readonly PropertyName[]): Shown[] =>
  properties.map((property) => ({ property }));

const country = (path: ListPath): ListFilter => ({
  ...by('country', 'Country or place', path, 'State', 'Place'),
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

const each = (...properties: readonly PropertyName[]): ListPath[] =>
  properties.map((property) => along(property));

const RELATED_TO_EVENT = union(
  ...each(
    'organizer',
    'partner',
    'host',
    'funder',
    'speaker',
    'partOfProject',
    'inSeries',
    'place',
  ),
  along('place', 'inState'),
  along('place', 'within'),
  along('country'),
);
const RELATED_TO_NEWS = union(
  along('issuedBy'),
  along('issuedBy', 'hostState'),
  along('issuedBy', 'operatesIn'),
  ...each('fieldOfWork', 'involves', 'quotes', 'mentions'),
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
      by('issuer', 'Issued by', along('issuedBy'), 'Organization'),
      by('field', 'Field of work', along('fieldOfWork'), 'FieldOfWork'),
      country(IN_COUNTRY.NewsItem),
      by('type', 'Type', along('contentType'), 'ContentType'),
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
      meta: [along('issuedBy'), 'type', along('reportsOn'), along('reportsOn', 'place')],
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
      by('organizer', 'Organizer', ORGANIZER_OF_EVENT, ...BODIES),
      organizerKind(ORGANIZER_OF_EVENT),
      by('partner', 'Partner', PARTNER_OF_EVENT, ...BODIES),
      by('funder', 'Funder', FUNDER_OF_EVENT, ...BODIES),
      country(IN_COUNTRY.Event),
      by('place', 'Place', PLACE_OF_EVENT, 'Place'),
      by('project', 'Project', along('partOfProject'), 'Project'),
      by('speaker', 'Speaker', along('speaker'), 'Person'),
      by(
        'field',
        'Field of work of its news',
        chain(against('reportsOn'), along('fieldOfWork')),
        'FieldOfWork',
      ),
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
      meta: ['type', along('place'), COUNTRY.ofEvent],
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
      by('state', 'State', along('ofState'), 'State'),
      country(IN_COUNTRY.Organization),
      by('parent', 'Part of', along('parentBody'), 'Organization'),
      by('seat', 'Seat', along('seat'), 'Place'),
    ],
    sorts: { established: along('established') },
    defaultSort: 'label',
    related: union(...each('ofState', 'hostState', 'ofPlace', 'operatesIn', 'parentBody', 'seat')),
    shown: shown(
      'abbreviation',
      'parentBody',
      'ofState',
      'hostState',
      'seat',
      'established',
      'dissolved',
    ),
    entry: {
      meta: ['type', COUNTRY.ofBody, along('seat')],
      tags: along('parentBody'),
      events: 'organizer',
    },
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
    entry: { meta: ['type', along('iso2'), along('capital')] },
    where: along('capital'),
  },
  {
    name: 'people',
    title: 'People',
    nouns: ['person', 'people'],
    memberClass: 'Person',
    filters: [
      by('body', 'Body', union(along('holdsPost', 'postAt'), along('affiliation')), ...BODIES),
      by('post', 'Post', along('holdsPost'), 'Post'),
      country(IN_COUNTRY.Person),
    ],
    sorts: {},
    defaultSort: 'label',
    related: union(along('holdsPost'), along('holdsPost', 'postAt'), along('affiliation')),
    shown: [{ property: 'holdsPost', ofValues: shown('postAt') }, ...shown('affiliation')],
    entry: { meta: [along('holdsPost'), along('affiliation')], events: 'speaker' },
  },
  {
    name: 'projects',
    title: 'Projects',
    nouns: ['project', 'projects'],
    memberClass: 'Project',
    filters: [
      { name: 'type', label: 'Kind', path: along('projectKind'), values: { kind: 'texts' } },
      by('funder', 'Funder, also of its events', FUNDER_OF_PROJECT, ...BODIES),
      by(
        'organizer',
        'Organizer of its events',
        chain(against('partOfProject'), ORGANIZER_OF_EVENT),
        ...BODIES,
      ),
      country(IN_COUNTRY.Project),
    ],
    sorts: {},
    defaultSort: 'label',
    related: union(FUNDER_OF_PROJECT, against('partOfProject')),
    shown: shown('abbreviation', 'projectKind', 'funder'),
    entry: { meta: ['type', COUNTRY.ofProject], tags: FUNDER_OF_PROJECT, events: 'project' },
    where: COUNTRY.ofProject,
  },
  {
    name: 'fields',
    title: 'Fields of work',
    nouns: ['field of work', 'fields of work'],
    memberClass: 'FieldOfWork',
    filters: [
      by('dimension', 'Dimension', along('dimension'), 'Dimension'),
      by('body', 'Body', along('relatedBody'), 'Organization'),
    ],
    sorts: {},
    defaultSort: 'label',
    related: union(along('dimension'), along('relatedBody')),
    shown: shown('dimension', 'relatedBody', 'sustainableDevelopmentGoal'),
    entry: { meta: [along('dimension')], tags: along('relatedBody') },
  },
];
