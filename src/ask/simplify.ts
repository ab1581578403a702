/** Descriptions without parts that others imply, impossible ones, and other meanings beside them. */
import {
  allOf,
  anyOf,
  type Concept,
  isRanking,
  keyOf,
  mapConcept,
  partsOf,
  partsOfAll,
  type Query,
  relatedTo,
} from './concept.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** The same question in fewer parts: a workshop is always an event. */
export function simplified(query: Query): Query {
  const simpler = (concept: Concept): Concept =>
    mapConcept(concept, (part) =>
      part.kind === 'all' ? withoutImplied(part.parts.map(simpler)) : undefined,
    );
  return { ...query, concept: simpler(query.concept) };
}

function withoutImplied(parts: readonly Concept[]): Concept {
  const isNeeded = (part: Concept): boolean => {
    const others = parts.filter((other) => other !== part);
    if (part.kind === 'class') return !others.some((other) => implies(other, part.name));
    if (part.kind !== 'not' || part.part.kind !== 'class') return true;
    const { name } = part.part;
    // Nothing of the class can match: no institution is a mission. And “field operations that have
    // their seat in …” are all of them, unlike those based there.
    return !others.some(
      (other) =>
        (other.kind === 'valued' && other.relation.id === 'status') ||
        (other.kind === 'class' &&
          (!other.overlapping.has(name) ||
            (part.isLoose &&
              other.name === 'FieldOperation' &&
              others.some((each) => each.kind === 'related' && each.relation.id === 'seat')))),
    );
  };
  return allOf(...parts.filter(isNeeded));
}

/** Whether everything that matches a description is certainly of the class. */
function implies(concept: Concept, className: string): boolean {
  return concept.kind === 'class'
    ? concept.name !== className && concept.above.has(className)
    : concept.kind === 'things' && concept.things.every(({ classes }) => classes.has(className));
}

/** Whether a question has a superlative by which it does not rank what it asks for. */
export function isUnranked(query: Query): boolean {
  return hasSuperlative(query.concept, query.ask === 'groups' ? 1 : -1);
}

/** Whether there is a superlative behind more relations. */
function hasSuperlative(concept: Concept, relations: number): boolean {
  if (concept.kind === 'counted') return false;
  if (concept.kind === 'marked' && isRanking(concept.amount) && relations < 0) return true;
  const left = concept.kind === 'related' ? relations - 1 : relations;
  return partsOf(concept).some((part) => hasSuperlative(part, left));
}

/**
 * Whether a description is impossible: two places for one event, times that do not overlap, or of
 * another State than an event where there is none.
 */
export function isContradictory(concept: Concept, isInEvent = false): boolean {
  if (concept.kind === 'abroad') return !isInEvent;
  const parts = concept.kind === 'all' ? concept.parts : [];
  const single = parts.flatMap((part) =>
    part.kind === 'related' &&
    part.direction === 'to' &&
    part.relation.traits.has('single') &&
    part.other.kind === 'things'
      ? [part.relation.id]
      : [],
  );
  const spans = parts.flatMap((part) => (part.kind === 'dated' ? [part.span] : []));
  return (
    new Set(single).size < single.length ||
    spans.some((left) => spans.some((right) => isBefore(left.to, right.from))) ||
    partsOf(concept).some((part) =>
      isContradictory(
        part,
        concept.kind === 'related'
          ? concept.direction === 'to' && concept.relation.traits.has('role')
          : isInEvent && concept.kind !== 'marked',
      ),
    )
  );
}

function isBefore(to: string | undefined, from: string | undefined): boolean {
  return (
    to !== undefined && from !== undefined && to.slice(0, from.length) < from.slice(0, to.length)
  );
}

/** Ministries and agencies may do for events what States do, beside them. */
export function withBodiesOfStates(query: Query, vocabulary: Vocabulary): readonly Query[] {
  const concept = mapConcept(query.concept, (part) => {
    if (part.kind !== 'related' || part.direction !== 'to' || part.other.kind !== 'things')
      return undefined;
    const { relation, other } = part;
    const isAct = relation.from.name === 'Event' && relation.to.name === 'Actor';
    if (!isAct || !other.things.every(({ classes }) => classes.has('State'))) return undefined;
    const ofStates = relatedTo(vocabulary.relation('ofState'), other);
    const bodies = allOf(vocabulary.classNamed('GovernmentBody'), ofStates);
    return { ...part, other: anyOf([other, bodies]) };
  });
  return keyOf(concept) === keyOf(query.concept) ? [] : [{ ...query, concept }];
}

/** “States that never chaired” are those that could have: not all States of the world. */
export function ofParticipating(query: Query, vocabulary: Vocabulary): Query | undefined {
  const parts = partsOfAll(query.concept);
  const isState = (part: Concept): boolean => part.kind === 'class' && part.name === 'State';
  if (!parts.some(isState) || !parts.some(({ kind }) => kind === 'not')) return undefined;
  const participating = vocabulary.classNamed('ParticipatingState');
  const concept = allOf(...parts.map((part) => (isState(part) ? participating : part)));
  return { ...query, concept };
}
