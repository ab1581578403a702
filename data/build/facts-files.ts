/** The shapes of the JSON files in `data/facts`, and reading them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewsFacts } from '../../src/news/facts.js';

export interface Coordinates {
  readonly lat: number;
  readonly lon: number;
}

export interface StateRecord {
  readonly id: string;
  readonly name: string;
  readonly officialName: string;
  readonly altNames: readonly string[];
  readonly adjectives: readonly string[];
  readonly iso2: string;
  readonly iso3: string;
  readonly wikidata: string;
  readonly capital: { readonly name: string } & Coordinates;
  readonly joined: string | null;
  readonly status: string;
  readonly note: string | null;
  readonly confidence: string;
  readonly verifiedFields: readonly string[];
}

export interface PartnerRecord extends StateRecord {
  readonly group: 'asian-partners-for-co-operation' | 'mediterranean-partners-for-co-operation';
  readonly since: number;
}

export interface Seat extends Coordinates {
  readonly city: string;
  /** ISO 3166-1 alpha-2; null for Kosovo. */
  readonly country: string | null;
}

export interface StructureRecord {
  readonly id: string;
  readonly name: string;
  readonly abbreviations: readonly string[];
  readonly altNames: readonly string[];
  readonly type: string;
  readonly parent: string | null;
  readonly seat: Seat | null;
  readonly established: string | null;
  readonly dissolved: string | null;
  readonly webSlugs: readonly string[];
  readonly seedLabel: string | null;
  readonly inSeed: boolean;
  readonly wikidata: string | null;
  readonly note: string | null;
  readonly confidence: string;
}

/** A place besides capitals and seats; news items name it. */
export interface PlaceRecord {
  readonly name: string;
  /** ISO 3166-1 alpha-2; XK for Kosovo. */
  readonly country: string;
  readonly altNames: readonly string[];
  /** Null where nobody is certain. */
  readonly lat: number | null;
  readonly lon: number | null;
  /** Where the coordinates come from. */
  readonly source: string | null;
  readonly note: string | null;
}

export interface FieldOperationRecord {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly abbreviations: readonly string[];
  readonly altNames: readonly string[];
  readonly hostState: string | null;
  readonly hostPlace: string;
  readonly seat: Seat;
  readonly otherOffices: readonly ({ readonly city: string } & Coordinates)[];
  readonly established: string;
  readonly establishedBy: string;
  readonly startedWork: string | null;
  readonly predecessorIds: readonly string[];
  readonly nameHistory: readonly {
    readonly name: string;
    readonly from: string;
    readonly to: string | null;
  }[];
  readonly webSlugs: readonly string[];
  readonly type: string;
  readonly status: string;
  readonly wikidata: string | null;
  readonly note: string | null;
  readonly confidence: string;
}

export interface ClosedFieldActivityRecord {
  readonly id: string;
  readonly name: string;
  readonly abbreviations: readonly string[];
  readonly altNames: readonly string[];
  readonly hostState: string | null;
  readonly hostPlace: string;
  readonly seat: Seat;
  readonly from: string;
  readonly to: string;
  readonly fromNote: string | null;
  readonly toNote: string | null;
  readonly successorIds: readonly string[];
  readonly webSlugs: readonly string[];
  readonly confidence: string;
}

export interface FieldOfWorkRecord {
  readonly id: string;
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly definition: string;
  readonly altLabels: readonly string[];
  readonly wikidataRelated: readonly { readonly qid: string; readonly label: string }[];
  readonly sdg: readonly number[];
  readonly relatedStructures: readonly string[];
  readonly inSeed: boolean;
  readonly confidence: string;
}

export interface MeetingSeriesRecord {
  readonly id: string;
  readonly name: string;
  readonly altNames: readonly string[];
  readonly dimension: readonly string[];
  readonly periodicity: string;
  readonly organisingBody: string;
  readonly since: string | null;
  readonly usualPlace: string | null;
  readonly inSeed: boolean;
  readonly note: string | null;
  readonly confidence: string;
}

export interface SummitRecord {
  readonly id: string;
  readonly kind: 'summit' | 'ministerial-council';
  readonly ordinal: number | null;
  readonly name: string;
  readonly city: string;
  /** Id of the State. */
  readonly country: string;
  readonly cityCoordinates: Coordinates | null;
  readonly dates: readonly [string, string];
  readonly documents: readonly string[];
  readonly note: string | null;
  readonly confidence: string;
}

export interface ChairpersonshipRecord {
  readonly id: string;
  readonly year: number;
  readonly state: string | null;
  readonly stateLabel: string;
  readonly chairpersonsInOffice: readonly {
    readonly name: string;
    readonly period: string | null;
  }[];
  readonly ministerialMeeting: string | null;
  readonly note: string | null;
  readonly confidence: string;
}

export interface MinistryRecord {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly altNames: readonly string[];
  readonly kind: 'foreign-affairs' | 'interior' | 'defence' | 'justice' | 'other';
  /** Id of the State. */
  readonly state: string;
  readonly note: string | null;
  readonly confidence: string;
}

/** Where the facts of a news item were looked up, and how. */
export interface NewsSource {
  /** Null where no page was found. */
  readonly url: string | null;
  readonly kind: 'osce-page' | 'copy-or-report' | 'none';
  /** In words: `read on the page`. */
  readonly checked: string;
}

export interface NewsRecord extends NewsFacts {
  /** Fields that an annotator concluded, not the page. */
  readonly inferred?: readonly string[];
  /** The id of the Summit or Ministerial Council that its event is. */
  readonly knownEvent?: string;
  readonly source: NewsSource;
}

/** What the build reads of the hand-made facts of one page. */
export interface SeedRecord {
  readonly document: {
    readonly title: string;
    readonly contentTypeLabel: string;
    readonly sourceUrl: string;
    readonly issuedOn: string | null;
    readonly issuedByLabels: readonly string[];
    readonly fieldsOfWorkLabels: readonly string[];
  };
  readonly event: {
    readonly label: string;
    readonly type: string;
    readonly durationDays: number;
    readonly startDate: string;
    readonly endDate: string;
    readonly city: string;
    readonly organisers: readonly string[];
    readonly participants: {
      readonly count: number;
      readonly countQualifier: string;
      readonly groups: readonly string[];
    };
    readonly fundedBy: readonly string[];
  };
  readonly project: {
    readonly title: string;
    readonly abbreviation: string;
    readonly kind: string;
  };
  readonly persons: readonly {
    readonly name: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly role: string;
    readonly affiliation: string;
  }[];
}

export interface Facts {
  readonly states: readonly StateRecord[];
  readonly partners: readonly PartnerRecord[];
  readonly structures: readonly StructureRecord[];
  readonly fieldOperations: readonly FieldOperationRecord[];
  readonly closedFieldActivities: readonly ClosedFieldActivityRecord[];
  readonly fieldsOfWork: readonly FieldOfWorkRecord[];
  readonly meetingSeries: readonly MeetingSeriesRecord[];
  readonly summits: readonly SummitRecord[];
  readonly chairpersonships: readonly ChairpersonshipRecord[];
  readonly ministries: readonly MinistryRecord[];
  readonly places: readonly PlaceRecord[];
  readonly news: readonly NewsRecord[];
  readonly seed: SeedRecord;
}

/** All facts in `factsFolder`. */
export function readFacts(factsFolder: string): Facts {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(factsFolder, `${name}.json`), 'utf8'));
  const [seed] = read('seed-gold') as readonly SeedRecord[];
  if (!seed) throw new Error('seed-gold.json holds no record.');
  return {
    states: read('states'),
    partners: read('partners'),
    structures: read('structures'),
    fieldOperations: read('field-operations'),
    closedFieldActivities: read('closed-field-activities'),
    fieldsOfWork: read('fields-of-work'),
    meetingSeries: read('meeting-series'),
    summits: read('summits-and-councils'),
    chairpersonships: read('chairpersonships'),
    ministries: read('ministries'),
    places: read('places'),
    news: read('news'),
    seed,
  } as Facts;
}
