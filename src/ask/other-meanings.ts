/** Other meanings of questions about States, beside what was read. */
import { allOf, anyOf, keyOf, mapConcept, partsOfAll, type Concept } from './concept.js';
import type { Query } from './grammar/query.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** Ministries and agencies may do for events what States do, beside them. */
export function withBodiesOfStates(query: Query, vocabulary: Vocabulary): readonly Query[] {
  const [event, actor, state] = ['Event', 'Actor', 'State'].map((name) =>
    vocabulary.classIri(name),
  );
  const concept = mapConcept(query.concept, (part) => {
    if (part.kind !== 'related' || part.direction !== 'to' || part.other.kind !== 'things')
      return undefined;
    const { relation, other } = part;
    const isAct = relation.from === event && relation.to === actor;
    if (!isAct || !other.things.every(({ classes }) => classes.has(state ?? ''))) return undefined;
    const bodies = allOf(vocabulary.classNamed('GovernmentBody'), {
      kind: 'related',
      relation: vocabulary.relation('ofState'),
      direction: 'to',
      other,
    });
    return { ...part, other: anyOf([other, bodies]) };
  });
  return keyOf(concept) === keyOf(query.concept) ? [] : [{ ...query, concept }];
}

/** “States that never chaired” are those that could have: not all States of the world. */
export function ofParticipating(query: Query, vocabulary: Vocabulary): Query | undefined {
  const state = vocabulary.classIri('State');
  const parts = partsOfAll(query.concept);
  const isState = (part: Concept): boolean => part.kind === 'class' && part.iri === state;
  if (!parts.some(isState) || !parts.some(({ kind }) => kind === 'not')) return undefined;
  const participating = vocabulary.classNamed('ParticipatingState');
  const concept = allOf(...parts.map((part) => (isState(part) ? participating : part)));
  return { ...query, concept };
}
