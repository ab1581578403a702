/**
 * What a news page says, before it is RDF. The shape is that of `data/facts/news.json`, with the
 * place of each fact.
 */

/** UTF-16 offsets into the page as it was handed in, end exclusive. */
export interface PageSpan {
  readonly start: number;
  readonly end: number;
}

/** The part a body has in an event; a host lends the place and is no organizer. */
export type OrganizerRole =
  'organiser' | 'co-organiser' | 'partner' | 'supporter' | 'host' | 'funder';

/** What kind of body a name stands for, as the facts call it. */
export type BodyKind =
  | 'field-operation'
  | 'institution'
  | 'secretariat-unit'
  | 'international-organisation'
  | 'ministry-foreign-affairs'
  | 'ministry-interior'
  | 'ministry-defence'
  | 'ministry-justice'
  | 'ministry-other'
  | 'government-agency'
  | 'police'
  | 'parliament'
  | 'court'
  | 'university'
  | 'ngo'
  | 'other';

/** A body with a part in an event. */
export interface OrganizerFact {
  /** As the page gives it, or `Ministry of X of State` where it names the State otherwise. */
  readonly name: string;
  readonly kind: BodyKind;
  /** ISO 3166-1 alpha-2 (XK for bodies of Kosovo), where the page tells it. */
  readonly state?: string | null;
  readonly role: OrganizerRole;
  /** It took this part in the further event, not in the first. */
  readonly isOfFurther?: boolean;
}

/** Somebody whom the item quotes, or who acts in it. */
export interface PersonFact {
  readonly name: string;
  /** The function without the body: `Deputy Head`. */
  readonly role: string | null;
  /** The body the person speaks for. */
  readonly affiliation?: string | null;
}

/** The event that an item reports on. */
export interface EventFact {
  /** The word for the event, as in the facts: `workshop`, `training`, `round table`, … */
  readonly type: string;
  /** ISO date, or null when the page does not give it. */
  readonly startDate: string | null;
  readonly endDate: string | null;
  /** How many days it took, where the page says so in words: “two-day”. */
  readonly durationDays?: number | undefined;
  readonly place: string | null;
  /** All places, where there are several; `place` is the first. */
  readonly places?: readonly string[];
  readonly countryIso2: string | null;
  readonly format: 'in-person' | 'online' | 'hybrid' | null;
  /** It was not held as planned. */
  readonly status?: 'cancelled' | 'postponed' | 'rescheduled' | undefined;
  readonly participantsCount: number | null;
  /** The page gives a round number: “some 28”. */
  readonly participantsApproximate?: boolean;
}

/** The project that an event or an item belongs to. */
export interface ProjectFact {
  readonly title: string;
  readonly kind: string | null;
}

/** One news item's facts. `organisers` is spelled as the shipped facts spell it. */
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
  /** A second event, of another type; the item has a first. */
  readonly furtherEvent?: EventFact | undefined;
  readonly organisers: readonly OrganizerFact[];
  readonly persons: readonly PersonFact[];
  readonly project: ProjectFact | null;
  /** The lead, or one sentence on what the item says. */
  readonly summary: string | null;
  /** Fields that an annotator concluded, not the page (shipped facts only). */
  readonly inferred?: readonly string[];
}

/** The relations of a page's statements; each is one field of `NewsFacts`. */
export type FactRelation =
  | 'title'
  | 'contentType'
  | 'issuedOn'
  | 'issuedBy'
  | 'fieldOfWork'
  | 'organiser'
  | 'host'
  | 'partner'
  | 'funder'
  | 'place'
  | 'startDate'
  | 'endDate'
  | 'eventType'
  | 'person'
  | 'personRole'
  | 'affiliation'
  | 'projectTitle'
  | 'participantsCount'
  | 'durationDays'
  | 'format'
  | 'eventStatus'
  | 'summary';

/** One fact and the words it rests on. */
export interface FactStatement {
  readonly relation: FactRelation;
  /** The object as text: a name, an ISO date, digits. */
  readonly object: string;
  /** For `personRole` and `affiliation`: the person. For a further event: its type. */
  readonly about?: string;
  readonly span: PageSpan;
  /** Name of the rule that found it. */
  readonly rule: string;
  /** How sure the rule is, from 0 to 1. */
  readonly confidence: number;
}

/** A statement with its words as they stand in the page. */
export interface QuotedStatement extends FactStatement {
  readonly quote: string;
}

/** A statement as JSON, with the ends of its span beside the rest. */
export const statementJson = ({ span, ...rest }: QuotedStatement): object => ({ ...rest, ...span });

/** A page that was read: its facts and, for each, where it stands. */
export interface ExtractedFacts {
  readonly facts: NewsFacts;
  readonly statements: readonly FactStatement[];
}
