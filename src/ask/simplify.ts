/** Removes parts of descriptions that other parts imply. */
import { allOf, isSuperlative, mapConcept, partsOf, type Concept } from './concept.js';
import type { Span } from './language/span.js';
import type { Query } from './grammar/query.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** The same question in fewer parts: a workshop is always an event. */
export function simplified(query: Query, vocabulary: Vocabulary): Query {
  if (query.ask === 'compare')
    return {
      ...query,
      left: simpler(query.left, vocabulary),
      right: simpler(query.right, vocabulary),
    };
  return { ...query, concept: simpler(query.concept, vocabulary) };
}

function simpler(concept: Concept, vocabulary: Vocabulary): Concept {
  return mapConcept(concept, (part) =>
    part.kind === 'all'
      ? withoutImplied(
          part.parts.map((each) => simpler(each, vocabulary)),
          vocabulary,
        )
      : undefined,
  );
}

function withoutImplied(parts: readonly Concept[], vocabulary: Vocabulary): Concept {
  const isOpen = (part: Concept): boolean =>
    part.kind === 'dated' && part.span.from === undefined && part.span.to === undefined;
  const known = parts.filter(
    (part) =>
      !isOpen(part) ||
      !parts.some(
        (other) =>
          other.kind === 'dated' &&
          part.kind === 'dated' &&
          !isOpen(other) &&
          JSON.stringify(other.date) === JSON.stringify(part.date),
      ),
  );
  return allOf(
    ...known.filter((part) =>
      part.kind === 'not' && part.part.kind === 'class'
        ? !parts.some((other) => excludes(other, part.part, vocabulary)) &&
          !(part.isLoose && isSeatOfOperation(parts, vocabulary))
        : part.kind !== 'class' ||
          !parts.some((other) => other !== part && implies(other, part.iri, vocabulary)),
    ),
  );
}

/** “Field operations that have their seat in …” are all of them, unlike those based there. */
function isSeatOfOperation(parts: readonly Concept[], vocabulary: Vocabulary): boolean {
  const fieldOperation = vocabulary.classIri('FieldOperation');
  return (
    parts.some((part) => part.kind === 'related' && part.relation.id === 'seat') &&
    parts.some((part) => part.kind === 'class' && part.iri === fieldOperation)
  );
}

/** Whether nothing that matches a description can be of the class: no institution is a mission. */
function excludes(concept: Concept, denied: Concept, { hierarchy }: Vocabulary): boolean {
  return (
    denied.kind === 'class' &&
    ((concept.kind === 'valued' && concept.relation.id === 'status') ||
      (concept.kind === 'class' && !hierarchy.overlap(concept.iri, denied.iri)))
  );
}

/** Whether a question has a superlative by which it does not rank what it asks for. */
export function isUnranked(query: Query): boolean {
  return query.ask !== 'compare' && hasSuperlative(query.concept, query.ask === 'groups' ? 1 : -1);
}

/** Whether there is a superlative behind more relations. */
function hasSuperlative(concept: Concept, relations: number): boolean {
  if (concept.kind === 'counted') return false;
  if (concept.kind === 'marked' && isSuperlative(concept.amount) && relations < 0) return true;
  const left = concept.kind === 'related' ? relations - 1 : relations;
  return partsOf(concept).some((part) => hasSuperlative(part, left));
}

/** Whether a description is impossible: two places for one event, times that do not overlap. */
export function isContradictory(concept: Concept): boolean {
  if (concept.kind === 'all') {
    const named = concept.parts.filter(
      (part) =>
        part.kind === 'related' &&
        part.direction === 'to' &&
        part.relation.traits.has('single') &&
        part.other.kind === 'things',
    );
    const relations = named.map((part) => (part.kind === 'related' ? part.relation.id : ''));
    if (new Set(relations).size < relations.length) return true;
    const spans = concept.parts.filter((part) => part.kind === 'dated');
    if (
      spans.some((left, index) =>
        spans.slice(index + 1).some((right) => areApart(left.span, right.span)),
      )
    )
      return true;
  }
  return partsOf(concept).some(isContradictory);
}

function areApart(left: Span, right: Span): boolean {
  const isBefore = (to: string | undefined, from: string | undefined): boolean =>
    to !== undefined && from !== undefined && to.slice(0, from.length) < from.slice(0, to.length);
  return isBefore(left.to, right.from) || isBefore(right.to, left.from);
}

/** Whether everything that matches a description is certainly of the class. */
function implies(concept: Concept, classIri: string, { hierarchy }: Vocabulary): boolean {
  switch (concept.kind) {
    case 'class':
      return concept.iri !== classIri && hierarchy.isBelow(concept.iri, classIri);
    case 'things':
      return concept.things.every(({ classes }) => classes.has(classIri));
    default:
      return false;
  }
}
