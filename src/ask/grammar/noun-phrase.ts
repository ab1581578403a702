/** The meaning of noun phrases, and how they become the ends of relations. */
import {
  allOf,
  type Amount,
  anyOf,
  type Concept,
  type DateOf,
  keyOf,
  keyOfValue,
  type Ranking,
  type Thing,
  namedThings,
  relatedTo,
} from '../concept.js';
import { both, classesOf, fits, isCertainly, leadsFrom } from './compatibility.js';
import { isLiteral, type Relation } from '../vocabulary/relation.js';
import { DATES } from '../vocabulary/word-table.js';
import type { RelationNoun, Vocabulary } from '../vocabulary/vocabulary.js';

export interface NounPhrase {
  readonly concept: Concept;
  readonly isPlural: boolean;
  /** Whether it refers back to something mentioned before: “the ministry”. */
  readonly isPointing?: boolean;
  readonly amount?: Amount | Ranking;
  readonly group?: {
    readonly join: 'and' | 'or';
    readonly members: readonly NounPhrase[];
    /** Whether what they do, they do together. */
    readonly isJoint?: boolean;
  };
}

/** A group whose members act together: “with A and B”. */
export function jointly(np: NounPhrase): NounPhrase {
  return np.group ? { ...np, group: { ...np.group, isJoint: true } } : np;
}

/** `date` is the date that a time restricts, if not the head's own. */
interface ModifierContext {
  readonly date?: DateOf | undefined;
  /** The relation of the verb before it. */
  readonly relation?: Relation | undefined;
}

/** `apply` returns zero or more descriptions. Modifiers with the same key are equivalent. */
export interface Modifier {
  readonly key: string;
  readonly apply: (head: Concept, context?: ModifierContext) => readonly Concept[];
  /** How often something was done. */
  readonly times?: Amount;
}

/** Means something only with a verb. */
export const TOGETHER: Modifier = { key: 'together', apply: () => [] };

export function describing(concept: Concept): Modifier {
  return { key: keyOf(concept), apply: (head) => both(head, concept) };
}

/** Applies all modifiers in sequence, and returns every result. */
export function applyAll(
  modifiers: readonly Modifier[],
  head: Concept,
  context?: ModifierContext,
): readonly Concept[] {
  return modifiers.reduce<readonly Concept[]>(
    (concepts, modifier) => concepts.flatMap((concept) => modifier.apply(concept, context)),
    [head],
  );
}

/** A phrase's things or a group's as one description; undefined for phrases with more meaning. */
export function thingsOf(np: NounPhrase): Concept | undefined {
  if (np.isPointing || np.amount !== undefined) return undefined;
  if (!np.group) return np.concept;
  const members = np.group.members.map(thingsOf);
  return members.includes(undefined) ? undefined : anyOfThings(members as Concept[]);
}

/** A disjunction that merges named things into one list. */
export function anyOfThings(concepts: readonly Concept[]): Concept {
  const things = concepts.flatMap((concept) => (concept.kind === 'things' ? concept.things : []));
  const others = concepts.filter(({ kind }) => kind !== 'things');
  return anyOf([...(things.length > 0 ? [namedThings(...things)] : []), ...others]);
}

/** The ways in which a relation can end at a phrase (`to`) or start from it (`from`). */
export function related(
  relation: Relation,
  direction: 'to' | 'from',
  np: NounPhrase,
): readonly Concept[] {
  const { concept: end, amount } = np;
  if (np.isPointing) return [];
  if (np.group) return relatedToGroup(relation, direction, np.group);
  const bodies = bodiesIn(end);
  if (bodies) {
    // All its bodies are part of the OSCE; it acts through one of them.
    if (relation.id === 'parentBody' && direction === 'to') return [bodies];
    if (relation.traits.has('role')) return [];
  }
  const other: Concept = amount === undefined ? end : { kind: 'marked', concept: end, amount };
  const isFitting =
    direction === 'from'
      ? leadsFrom(relation, end)
      : !isLiteral(relation) && fits(end, relation.to.name);
  return isFitting ? [{ kind: 'related', relation, direction, other }] : [];
}

/** The class of the OSCE's bodies, if the OSCE itself is named. */
export function bodiesIn(concept: Concept): Concept | undefined {
  return concept.kind === 'things'
    ? concept.things.find(({ bodies }) => bodies)?.bodies
    : undefined;
}

function relatedToGroup(
  relation: Relation,
  direction: 'to' | 'from',
  { join, members, isJoint = false }: NonNullable<NounPhrase['group']>,
): readonly Concept[] {
  const isSingle = relation.traits.has('single');
  const isNamed = members.every(({ concept }) => concept.kind === 'things');
  // “Kosovo or Serbia”: the State, by another relation than the place.
  const isLeftOut = ({ concept, amount }: NounPhrase): boolean =>
    amount !== undefined ||
    (direction === 'to' &&
      concept.kind === 'things' &&
      concept.things.some(({ isNamedLikeState }) => isNamedLikeState));
  if (members.some(isLeftOut)) return [];
  const combinations = members
    .map((member) => related(relation, direction, member))
    .reduce<readonly (readonly Concept[])[]>(
      (left, right) => left.flatMap((concepts) => right.map((concept) => [...concepts, concept])),
      [[]],
    );
  // “Organized by A and B”: together, or some by each.
  const isUnclear =
    join === 'and' &&
    (relation.traits.has('unclear-and') ||
      (relation.traits.has('role') && direction === 'to' && !isJoint && isNamed));
  return combinations.flatMap((concepts) => {
    const ends = concepts.flatMap((each) => (each.kind === 'related' ? [each.other] : []));
    if (ends.length < concepts.length) return [];
    const other = anyOfThings(ends);
    const eitherOf: Concept = { kind: 'related', relation, direction, other };
    if (join === 'or' || isSingle) return [eitherOf];
    return isUnclear ? [allOf(...concepts), eitherOf] : [allOf(...concepts)];
  });
}

/** A modifier that relates the head to the other end of a relation. */
export function toModifier(
  words: string,
  relations: readonly Relation[],
  np: NounPhrase,
): Modifier {
  const ends = words === 'by' ? np : jointly(np);
  return {
    key: `${words} ${keyOfValue(np)}`,
    apply: (head, { relation: ofVerb } = {}) => {
      const fitting = relations.filter(
        (relation) =>
          leadsFrom(relation, head) &&
          (words !== 'with' || relation === ofVerb) &&
          related(relation, 'to', ends).length > 0,
      );
      return mostSpecific(fitting, head)
        .flatMap((relation) => related(relation, 'to', ends))
        .map((concept) => allOf(head, concept));
    },
  };
}

/**
 * The more specific relations: “in” for field operations rather than for all bodies, unless the
 * head can be any body. A relation that has the meaning of others comes before them.
 */
function mostSpecific(found: readonly Relation[], head: Concept): readonly Relation[] {
  const isNarrower = ({ from }: Relation): boolean =>
    !isCertainly(head, from.name) &&
    found.some((other) => other.from !== from && from.above.has(other.from.name));
  const fitting = found.filter((relation) => !isNarrower(relation));
  const depth = Math.max(0, ...fitting.map(({ from }) => from.above.size));
  const deepest = fitting.filter(({ from }) => from.above.size === depth);
  const wide = deepest.filter(({ traits }) => traits.has('wide'));
  return wide.length > 0 ? wide : deepest;
}

/** The date of a description: that of its class. */
export function dateOfConcept(concept: Concept): DateOf | undefined {
  const [entry] = classesOf(concept).flatMap(
    ({ above }) => DATES.find(({ of }) => above.has(of)) ?? [],
  );
  const isEvent = concept.kind === 'things' && fits(concept, 'Event');
  return entry?.date ?? (isEvent ? { of: 'event' } : undefined);
}

/** The day on which a body was established: its age counts from it. */
export function establishmentOf(concept: Concept): DateOf | undefined {
  return fits(concept, 'Organization') && isCertainly(concept, 'Organization')
    ? { of: 'path', path: 'og:established', said: 'established' }
    : undefined;
}

export const thingPhrase = (thing: Thing): NounPhrase => ({
  concept: namedThings(thing),
  isPlural: false,
});

export function led({ relation, isPlural }: RelationNoun, np: NounPhrase): readonly NounPhrase[] {
  // “the capitals of (all) the participating States” means those of all of them.
  const things = thingsOf(np.isPlural && !np.group ? { ...np, isPointing: false } : np);
  // “The post of the head” is not that of all who hold it.
  const isBack =
    things?.kind === 'related' && things.relation === relation && things.direction === 'to';
  if (!things || isBack) return [];
  return related(relation, 'from', { concept: things, isPlural: np.isPlural }).map((concept) => ({
    concept,
    isPlural,
  }));
}

/** Those who hold or held a post with a role, maybe at what a phrase names. */
export function holdersAt(
  roles: readonly string[],
  np: NounPhrase | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const other = np && thingsOf(np);
  if (np && !(other && fits(other, 'Actor'))) return [];
  const roleName = vocabulary.relation('roleName');
  const post = allOf(
    vocabulary.classNamed('Post'),
    anyOf(roles.map((value) => ({ kind: 'valued', relation: roleName, value }))),
    ...(other ? [relatedTo(vocabulary.relation('postAt'), other)] : []),
  );
  return [relatedTo(vocabulary.relation('holdsPost'), post)];
}
