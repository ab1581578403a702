/** The logical form of what a question asks about, independent of its words. */
import { getOrMake } from '../rdf/index.js';
import type { Span } from './language/span.js';
import type { ClassConcept } from './vocabulary/classes.js';
import type { Relation } from './vocabulary/relation.js';

/** A thing that the question names. */
export interface Thing {
  readonly iri: string;
  readonly label: string;
  /** Names of its classes, superclasses included. */
  readonly classes: ReadonlySet<string>;
  /** Of the OSCE itself: the class of its bodies, by which it acts. */
  readonly bodies?: ClassConcept;
  /** Whether it is a place that has the name of a State. */
  readonly isNamedLikeState?: boolean;
  /** The words of the question, if they differ from the name. */
  readonly typedAs?: string;
}

/** A range of numbers, both bounds included. */
export interface Amount {
  readonly min?: number;
  readonly max?: number;
}

/** The most, the first or the last: so many of them. */
export interface Ranking {
  readonly direction: 'most' | 'first' | 'last';
  readonly count: number;
  /** Of “the second most”: 2. */
  readonly rank?: number | undefined;
}

export function isRanking(amount: Amount | Ranking): amount is Ranking {
  return 'direction' in amount;
}

/** Which date of a thing is meant: the first and last day of an event, or the values of a path. */
export type DateOf =
  { readonly of: 'event' } | { readonly of: 'path'; readonly path: string; readonly said: string };

/** The first or last things by a date, or those with the most or least of a number. */
export type Pick = Ranking & ({ readonly date: DateOf } | { readonly relation: Relation });

/**
 * A description of things. `related` goes along a relation: `to` where the thing is the start of
 * the relation. `marked` is inside the pattern of a `counted` and names the counted things; a mark
 * without numbers is for a ranking.
 */
export type Concept =
  | { readonly kind: 'anything' }
  | ClassConcept
  /** A place that contains others and is in no State of the graph: a group besides the States. */
  | { readonly kind: 'territory' }
  /** A place that is neither a whole State nor a whole territory. */
  | { readonly kind: 'locality' }
  | { readonly kind: 'things'; readonly things: readonly Thing[] }
  | { readonly kind: 'all'; readonly parts: readonly Concept[] }
  | { readonly kind: 'any'; readonly parts: readonly Concept[] }
  /**
   * Loose, if it does not say of what kind the things are; `isOthers`, if it leaves out only those
   * that the description names besides.
   */
  | {
      readonly kind: 'not';
      readonly part: Concept;
      readonly isLoose?: boolean;
      readonly isOthers?: boolean;
    }
  | {
      readonly kind: 'related';
      readonly relation: Relation;
      readonly direction: 'to' | 'from';
      readonly other: Concept;
    }
  /** Of a State other than that of the event in which a body takes part. */
  | { readonly kind: 'abroad' }
  /** The first or last things, or those with the most or least of a number, with ties. */
  | { readonly kind: 'picked'; readonly concept: Concept; readonly pick: Pick }
  | { readonly kind: 'counted'; readonly pattern: Concept; readonly amount: Amount }
  | {
      readonly kind: 'marked';
      readonly concept: Concept;
      readonly amount: Amount | Ranking;
    }
  | { readonly kind: 'dated'; readonly date: DateOf; readonly span: Span }
  /** Events and news in whose texts these words are. */
  | { readonly kind: 'mentioning'; readonly text: string }
  /** With a number or a text as the value of a relation. */
  | { readonly kind: 'valued'; readonly relation: Relation; readonly value: string | Amount };

/** Whether a description is by the status of events, as “cancelled” is. */
export function isOfStatus(concept: Concept): boolean {
  return concept.kind === 'all' || concept.kind === 'any'
    ? concept.parts.some(isOfStatus)
    : concept.kind === 'related' && concept.relation.id === 'eventStatus';
}

export const ANYTHING: Concept = { kind: 'anything' };

/** From where a relation goes to what is described. */
export const relatedTo = (relation: Relation, other: Concept): Concept => ({
  kind: 'related',
  relation,
  direction: 'to',
  other,
});
export const namedThings = (...things: readonly Thing[]): Concept => ({ kind: 'things', things });

/** The conjunction of the descriptions, flattened. */
export function allOf(...concepts: readonly Concept[]): Concept {
  const parts = concepts.flatMap((concept) =>
    concept.kind === 'all' ? concept.parts : concept.kind === 'anything' ? [] : [concept],
  );
  const distinct = distinctOf(parts);
  const [first, ...others] = distinct;
  if (!first) return ANYTHING;
  return others.length === 0 ? first : { kind: 'all', parts: distinct };
}

function distinctOf(concepts: readonly Concept[]): readonly Concept[] {
  return [...new Map(concepts.map((concept) => [keyOf(concept), concept])).values()];
}

/** The disjunction of the descriptions, flattened. */
export function anyOf(concepts: readonly Concept[]): Concept {
  const parts = concepts.flatMap((concept) => (concept.kind === 'any' ? concept.parts : [concept]));
  const distinct = distinctOf(parts);
  const [first, ...others] = distinct;
  return first && others.length === 0 ? first : { kind: 'any', parts: distinct };
}

/** Descriptions never change, and the keys of many are asked for again and again. */
const keys = new WeakMap<Concept, string>();

/** A key that is equal for descriptions with the same parts, in any order. */
export function keyOf(concept: Concept): string {
  return getOrMake(keys, concept, () => makeKey(concept));
}

function makeKey(concept: Concept): string {
  switch (concept.kind) {
    case 'class':
      return `<${concept.iri}>`;
    case 'things':
      return `{${concept.things
        .map(({ iri }) => iri)
        .sort()
        .join(' ')}}`;
    case 'all':
    case 'any':
      return `${concept.kind}(${concept.parts.map(keyOf).sort().join(',')})`;
    case 'not':
      return `not(${keyOf(concept.part)})`;
    case 'dated': {
      const { from = '', to = '' } = concept.span;
      return `dated(${JSON.stringify(concept.date)},${from},${to})`;
    }
    default:
      return `${concept.kind}(${Object.entries(concept)
        .map(([name, value]) => (name === 'kind' ? '' : keyOfValue(value)))
        .join(',')})`;
  }
}

/** The key of anything that descriptions are part of, or that is part of them. */
export function keyOfValue(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== 'object') return inner;
    if ('kind' in inner) return keyOf(inner as Concept);
    return 'traits' in inner ? (inner as Relation).id : inner;
  });
}

/** Where descriptions have others in them, besides `parts`. */
const INNER = ['part', 'other', 'pattern', 'concept'] as const;
type Outer = Partial<Record<(typeof INNER)[number], Concept>>;

/** The descriptions right inside one. */
export function partsOf(concept: Concept): readonly Concept[] {
  if ('parts' in concept) return concept.parts;
  return INNER.flatMap((field) => (concept as Outer)[field] ?? []);
}

/** The descriptions that all apply. */
export function partsOfAll(concept: Concept): readonly Concept[] {
  return concept.kind === 'all' ? concept.parts : [concept];
}

/** Everything inside a description, itself first. */
export function* walk(concept: Concept): Generator<Concept> {
  yield concept;
  for (const part of partsOf(concept)) yield* walk(part);
}

/** Whether a description names alternatives: “Warsaw or Vienna”. */
export function hasAlternatives(concept: Concept): boolean {
  if (concept.kind === 'not') return false;
  return (
    (concept.kind === 'things' && concept.things.length > 1) ||
    // Not those of “open in 1999”.
    (concept.kind === 'any' && !concept.parts.some(({ kind }) => kind === 'valued')) ||
    partsOf(concept).some(hasAlternatives)
  );
}

/** The mark of a description that is not yet inside a `counted`; undefined if there is none. */
export function openMarkOf(concept: Concept): Extract<Concept, { kind: 'marked' }> | undefined {
  if (concept.kind === 'marked') return concept;
  if (concept.kind === 'counted') return undefined;
  for (const part of partsOf(concept)) {
    const mark = openMarkOf(part);
    if (mark) return mark;
  }
  return undefined;
}

/** Each thing inside replaced; a description that stays the same is returned itself. */
export function mapConcept(
  concept: Concept,
  change: (inner: Concept) => Concept | undefined,
): Concept {
  const changed = change(concept);
  if (changed) return changed;
  const inside = (part: Concept): Concept => mapConcept(part, change);
  if (concept.kind === 'all') return allOf(...concept.parts.map(inside));
  if (concept.kind === 'any') return anyOf(concept.parts.map(inside));
  const field = INNER.find((each) => each in concept);
  const inner = field && (concept as Outer)[field];
  return inner ? { ...concept, [field]: inside(inner) } : concept;
}

/** What a thing is related to, if that is of a description, or when it was. */
export type Column =
  | { readonly relation: Relation; readonly direction: 'to' | 'from'; readonly ends: Concept }
  | { readonly date: DateOf };

/**
 * `things` are listed, counted, looked for. `groups` are
 * counted: without a date, the concept has a mark on what is counted for each of its things.
 */
export type Query =
  | {
      readonly ask: 'things';
      readonly concept: Concept;
      /** Whether the question presupposes that something exists. */
      readonly isPresupposed?: boolean;
    }
  | { readonly ask: 'count'; readonly concept: Concept }
  | { readonly ask: 'exists'; readonly concept: Concept }
  /** Each thing with what the columns say of it; `isOfYears`: only the years of a date. */
  | {
      readonly ask: 'table';
      readonly concept: Concept;
      readonly columns: readonly Column[];
      readonly isOfYears?: boolean;
    }
  /** The first and the last day, with the time between them; of the longest, or by their days. */
  | {
      readonly ask: 'time';
      readonly concept: Concept;
      readonly of: readonly DateOf[];
      readonly top?: Ranking;
      readonly days?: Amount;
    }
  | {
      readonly ask: 'groups';
      readonly concept: Concept;
      /** Grouped by the year or the month of this date. */
      readonly date?: DateOf;
      readonly unit?: 'year' | 'month';
      readonly top?: Ranking | undefined;
    };

/** Of “the top fields of work” and “the latest events”. */
export const DEFAULT_TOP = 10;
