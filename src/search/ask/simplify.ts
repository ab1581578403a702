/** Descriptions without what their other parts say anyway. */
import { allOf, anyOf, type Concept } from './concept.js';
import type { Query } from './grammar/query.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** The same question in fewer parts: a workshop need not be said to be an event. */
export function simplified(query: Query, vocabulary: Vocabulary): Query {
  if (query.ask === 'compare') return { ...query, left: simpler(query.left, vocabulary), right: simpler(query.right, vocabulary) };
  return { ...query, concept: simpler(query.concept, vocabulary) };
}

function simpler(concept: Concept, vocabulary: Vocabulary): Concept {
  const inside = (part: Concept): Concept => simpler(part, vocabulary);
  switch (concept.kind) {
    case 'all': return withoutImplied(concept.parts.map(inside), vocabulary);
    case 'any': return anyOf(concept.parts.map(inside));
    case 'not': return { ...concept, part: inside(concept.part) };
    case 'related': return { ...concept, other: inside(concept.other) };
    case 'counted': return { ...concept, pattern: inside(concept.pattern) };
    case 'marked': return { ...concept, concept: inside(concept.concept) };
    default: return concept;
  }
}

function withoutImplied(parts: readonly Concept[], vocabulary: Vocabulary): Concept {
  return allOf(...parts.filter((part) => part.kind !== 'class' || !parts.some((other) => other !== part && implies(other, part.iri, vocabulary))));
}

/** Whether what is of one description is of the class for certain. */
function implies(concept: Concept, classIri: string, { hierarchy }: Vocabulary): boolean {
  switch (concept.kind) {
    case 'class': return concept.iri !== classIri && hierarchy.isBelow(concept.iri, classIri);
    case 'things': return concept.things.every(({ classes }) => classes.has(classIri));
    default: return false;
  }
}
