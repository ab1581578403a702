/** A page's facts before RDF, in the form of `data/facts/news.json`, with the place of each. */

/** UTF-16 offsets into the submitted page, end exclusive. */
export interface PageSpan {
  readonly start: number;
  readonly end: number;
}

/** A piece of a page with its text, without markup. */
export interface QuotedSpan extends PageSpan {
  readonly text: string;
}

/** Roles of bodies in events, each with its relation and the event's properties. A host lends the place. */
export const ROLES = {
  organiser: { relation: 'organiser', properties: ['organizer'] },
  'co-organiser': { relation: 'organiser', properties: ['organizer', 'coOrganizer'] },
  partner: { relation: 'partner', properties: ['partner'] },
  supporter: { relation: 'partner', properties: ['partner', 'supporter'] },
  host: { relation: 'host', properties: ['host'] },
  funder: { relation: 'funder', properties: ['funder'] },
} as const;

export type OrganizerRole = keyof typeof ROLES;

/** Kinds of bodies, each with its class in the ontology; of a body with several the first counts. */
export const KIND_CLASSES = {
  'field-operation': 'FieldOperation',
  institution: 'Institution',
  'secretariat-unit': 'SecretariatUnit',
  'ministry-foreign-affairs': 'ForeignMinistry',
  'ministry-interior': 'InteriorMinistry',
  'ministry-defence': 'DefenceMinistry',
  'ministry-justice': 'JusticeMinistry',
  'ministry-other': 'Ministry',
  police: 'Police',
  parliament: 'Parliament',
  court: 'Court',
  university: 'University',
  ngo: 'CivilSocietyOrganization',
  'international-organisation': 'InternationalOrganization',
  'government-agency': 'GovernmentBody',
  other: 'Organization',
} as const;

export type BodyKind = keyof typeof KIND_CLASSES;

/** A body with a role in an event. */
export interface OrganizerFact {
  /** As on the page, or `Ministry of X of State` where it names the State otherwise. */
  readonly name: string;
  readonly kind: BodyKind;
  /** ISO 3166-1 alpha-2 (XK for bodies of Kosovo), if the page gives it. */
  readonly state?: string | null;
  readonly role: OrganizerRole;
}

/** Somebody whom the item names, with words of theirs or without. */
export interface PersonFact {
  readonly name: string;
  /** The function without the body: `Deputy Head`. */
  readonly role: string | null;
  /** The body the person speaks for. */
  readonly affiliation?: string | null;
  /** Another function of the person: `Chairperson-in-Office and Foreign Minister`. */
  readonly second?: Pick<PersonFact, 'role' | 'affiliation'>;
  /** The item gives none of the person's words, not even in reported speech. */
  readonly isOnlyNamed?: true;
}

/** The status of an event, as in schema.org's `EventStatusType`. */
export type EventStatus = 'scheduled' | 'cancelled' | 'postponed' | 'rescheduled';

/** The event that an item reports on. */
export interface EventFact {
  /** The word for the event: `workshop`, `training`, `round table`, … */
  readonly type: string;
  /** ISO date, or null when the page does not give it. */
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly place: string | null;
  /** All places, if several; `place` is the first. */
  readonly places?: readonly string[];
  readonly countryIso2: string | null;
  readonly format: 'in-person' | 'online' | 'hybrid' | null;
  /** If the page gives it; otherwise an event was held or is to be. */
  readonly status?: EventStatus | undefined;
  readonly participantsCount: number | null;
  /** The page gives a round number: “some 28”. */
  readonly participantsApproximate?: boolean;
}

/** The project that an event or an item belongs to. */
export interface ProjectFact {
  readonly title: string;
  readonly kind: string | null;
}

/** One news item's facts. `organisers` has the spelling of the shipped facts. */
export interface NewsFacts {
  /** Slug in the shipped facts; for a page, made from its date and title. */
  readonly id: string;
  readonly label: string;
  /** ISO date of publication, or null when the page does not give it. */
  readonly date: string | null;
  readonly contentType: string;
  readonly issuers: readonly string[];
  readonly fieldsOfWork: readonly string[];
  readonly event: EventFact | null;
  readonly organisers: readonly OrganizerFact[];
  readonly persons: readonly PersonFact[];
  readonly project: ProjectFact | null;
  /** The lead, or a sentence that sums up the item. */
  readonly summary: string | null;
}

/**
 * The relations of a page's statements, each one field of `NewsFacts`: in words that are shown; and
 * of those that can be sent, what their objects are.
 */
export const RELATIONS = {
  title: { words: 'title' },
  contentType: { words: 'content type' },
  issuedOn: { words: 'date of publication' },
  issuedBy: { words: 'publisher', sent: 'name' },
  fieldOfWork: { words: 'field of work', sent: 'name' },
  organiser: { words: 'organizer', sent: 'name' },
  host: { words: 'host' },
  partner: { words: 'partner', sent: 'name' },
  funder: { words: 'funder', sent: 'name' },
  place: { words: 'place', sent: 'name' },
  startDate: { words: 'first day', sent: 'date' },
  endDate: { words: 'last day', sent: 'date' },
  eventType: { words: 'kind of event', sent: 'words' },
  person: { words: 'speaker', sent: 'name' },
  personRole: { words: 'function', sent: 'words' },
  affiliation: { words: 'employer', sent: 'name' },
  projectTitle: { words: 'project', sent: 'name' },
  participantsCount: { words: 'number of participants', sent: 'count' },
  format: { words: 'form' },
  eventStatus: { words: 'whether it was held' },
  summary: { words: 'abstract' },
} as const;

export type FactRelation = keyof typeof RELATIONS;
export type SentRelation = {
  [R in FactRelation]: (typeof RELATIONS)[R] extends { readonly sent: string } ? R : never;
}[FactRelation];

export const isSentRelation = (relation: string): relation is SentRelation =>
  Object.hasOwn(RELATIONS, relation) && 'sent' in RELATIONS[relation as FactRelation];

export const SENT_RELATIONS = Object.keys(RELATIONS).filter(isSentRelation);

/** Whether the objects of a relation are names of things. */
export const isNameRelation = (relation: FactRelation): boolean =>
  relation === 'host' || (isSentRelation(relation) && RELATIONS[relation].sent === 'name');

/** What tells a page's statements apart. */
export interface StatementKey {
  readonly relation: FactRelation;
  /** The object as text: a name, an ISO date, digits. */
  readonly object: string;
  /** For `personRole` and `affiliation`: the person. */
  readonly about?: string | undefined;
}

export interface FactStatement extends StatementKey {
  readonly span: PageSpan;
  readonly rule: string;
  /** The rule's confidence, from 0 to 1. */
  readonly confidence: number;
}

/** Equal for the parts of one statement. */
export const statementKey = ({ relation, object, about }: StatementKey): string =>
  JSON.stringify([relation, object, about]);

/** Without a title or issuer there is no item, so these are asserted however uncertain. */
export const isNeverDoubted = (relation: FactRelation): boolean =>
  relation === 'title' || relation === 'issuedBy';

/** Relation and object of statements that can be sent, each pair once: so extraction is scored. */
export const pairsOf = (statements: readonly StatementKey[]) => [
  ...new Map(
    statements
      .filter(({ relation }) => isSentRelation(relation))
      .map(({ relation, object }) => [`${relation}\n${object}`, [relation, object] as const]),
  ).values(),
];

/** A statement with its words from the page. */
export interface QuotedStatement extends FactStatement {
  readonly quote: string;
  /** Of a sent one: who sent it, and with which software, if that is known. */
  readonly sender?: string | undefined;
}

/** A statement as JSON, with the ends of its span as members. */
export const statementJson = ({ span, ...rest }: QuotedStatement) => ({ ...rest, ...span });

/** A page's facts and the place of each. */
export interface ExtractedFacts {
  readonly facts: NewsFacts;
  readonly statements: readonly FactStatement[];
  /** The sentences that were read. */
  readonly sentences: readonly QuotedSpan[];
}
