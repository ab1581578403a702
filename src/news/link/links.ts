/** Possible results of linking a name. */
import type { BodyKind } from '../facts.js';
import type { GazetteerEntry, NamedEntry } from './gazetteer.js';

export interface LinkContext {
  readonly kind?: BodyKind;
  /** ISO code of the body's State if the text gives it; XK for Kosovo. */
  readonly stateIso2?: string | null;
  /** ISO code of the State of the event, or of the State that hosts the publisher. */
  readonly hostIso2?: string | null;
  /** IRIs of bodies named before, the publisher first. */
  readonly bodies?: readonly string[];
}

/** How a name is linked, with the certainty. */
const SCORES = {
  label: 1,
  'alternative name': 1,
  'former name': 0.98,
  abbreviation: 0.95,
  'suffix dropped': 0.98,
  spelling: 0.95,
  'kind and State': 0.9,
  'State and core name': 0.9,
  'Chairpersonship of a State': 0.9,
  'similar spelling': 0.8,
  context: 0.7,
  review: 1,
} as const;

export type LinkHow = keyof typeof SCORES;

/** The name is that of a thing in the graph. */
export interface LinkedThing {
  readonly outcome: 'linked';
  readonly iri: string;
  readonly label: string;
  readonly how: LinkHow;
  /** From 0 to 1; below 1 where something besides the name decided. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** The graph has no such thing: this is to be added. */
export interface NewThing {
  readonly outcome: 'new';
  readonly iri: string;
  readonly label: string;
  /** Local names of classes of the ontology. */
  readonly classes: readonly string[];
  readonly altLabels: readonly string[];
  /** ISO code of the State it belongs to or lies in, or of the State itself; XK for Kosovo. */
  readonly iso2?: string;
  readonly parent?: LinkedThing | NewThing;
  readonly reasons: readonly string[];
}

/** No link without guessing. */
interface NoLink {
  readonly outcome: 'none';
  readonly reasons: readonly string[];
  readonly candidates?: readonly string[];
  /** Somebody decided that it names nothing. */
  readonly isDecided?: boolean;
}

export type LinkResult = LinkedThing | NewThing | NoLink;

/** No link, since the name is unknown or ambiguous, with the reason. */
export function noLink(reason: string, candidates?: readonly string[]): NoLink {
  return { outcome: 'none', reasons: [reason], ...(candidates ? { candidates } : {}) };
}

/** No link, since several things have the name. */
export const noOneLink = (name: string, found: readonly NamedEntry[]): NoLink =>
  noLink(
    `"${name}" is the name of ${found.length} things, and the page does not say which one`,
    found.map(({ entry }) => entry.iri),
  );

export const REFUSED_NAME: NoLink = {
  outcome: 'none',
  reasons: ['a reviewer decided that this is not the name of a thing'],
  isDecided: true,
};

export function linked(
  { iri, label }: GazetteerEntry,
  how: LinkHow,
  ...reasons: string[]
): LinkedThing {
  return { outcome: 'linked', iri, label, how, score: SCORES[how], reasons: [how, ...reasons] };
}

/** What a list has, if that is one thing. */
export const only = <Value>(values: readonly Value[]): Value | undefined =>
  values.length === 1 ? values[0] : undefined;
