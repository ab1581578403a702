/**
 * Words for kinds of bodies with a narrower and a wider sense: an Interior Ministry can include its
 * police academy. A question is answered only if both senses give the same answer.
 */
import { partsOfAll, allOf, anyOf, keyOf, mapConcept, walk, type Concept } from './concept.js';
import type { Query } from './grammar/query.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** Another sense of the word for a class. */
type Sense = (own: Concept, vocabulary: Vocabulary) => Concept;

const parentIs = (other: Concept, vocabulary: Vocabulary): Concept => ({
  kind: 'related',
  relation: vocabulary.relation('parentBody'),
  direction: 'to',
  other,
});
const withParts: Sense = (own, vocabulary) => anyOf([own, parentIs(own, vocabulary)]);
const withAlso =
  (...names: readonly string[]): Sense =>
  (own, vocabulary) =>
    anyOf([own, ...names.map((name) => vocabulary.classNamed(name))]);

/** Classes by local name; to add another sense of a word, add a line. */
const OTHER_SENSES: Readonly<Record<string, Sense>> = {
  Ministry: withParts,
  ForeignMinistry: withParts,
  InteriorMinistry: withParts,
  DefenceMinistry: withParts,
  JusticeMinistry: withParts,
  // The academy of a ministry belongs to the ministry. The OSCE Academy counts too.
  University: (own, vocabulary) => {
    const part = parentIs(vocabulary.classNamed('GovernmentBody'), vocabulary);
    return anyOf([allOf(own, { kind: 'not', part }), vocabulary.classNamed('TrainingInstitution')]);
  },
  // Ministries, police and courts are bodies of a government, and hardly called agencies.
  GovernmentBody: (own, vocabulary) =>
    allOf(
      own,
      ...['Ministry', 'Police', 'Court', 'Embassy'].map((name): Concept => ({
        kind: 'not',
        part: vocabulary.classNamed(name),
      })),
    ),
  Institution: withAlso('DecisionMakingBody', 'PoliticalLeadership', 'RelatedBody'),
  SecretariatUnit: withAlso('OfficeHolder', 'TrainingInstitution'),
};

/** The question with other senses of its words for bodies; empty if it has no such word. */
export function otherMeanings(query: Query, vocabulary: Vocabulary): readonly Query[] {
  const other = participatingOnly(query, vocabulary);
  if (other) return [other];
  const isOfRole = (part: Concept): boolean =>
    part.kind === 'related' && part.relation.traits.has('role');
  if (![...walk(query.concept)].some(isOfRole)) return [];
  // The things in question have the sense of the ontology.
  const asked = partsOfAll(query.concept);
  return changed(query, (part) =>
    part.kind === 'class' && !asked.includes(part)
      ? OTHER_SENSES[part.iri.slice(vocabulary.names.ontologyIri.length)]?.(part, vocabulary)
      : undefined,
  );
}

/** The question with other parts in its descriptions; empty if none changes. */
function changed(query: Query, change: (part: Concept) => Concept | undefined): readonly Query[] {
  const concept = mapConcept(query.concept, change);
  return keyOf(concept) === keyOf(query.concept) ? [] : [{ ...query, concept }];
}

/** Ministries and agencies may do for events what States do, beside them. */
export function withBodiesOfStates(query: Query, vocabulary: Vocabulary): readonly Query[] {
  const [event, actor, state] = ['Event', 'Actor', 'State'].map((name) =>
    vocabulary.classIri(name),
  );
  return changed(query, (part) => {
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
}

/** “States that never chaired” are those that could have: not all States of the world. */
export function ofParticipating(query: Query, vocabulary: Vocabulary): Query | undefined {
  const parts = query.concept.kind === 'all' ? query.concept.parts : [];
  return parts.every((part) => part.kind !== 'not' || !['class', 'dated'].includes(part.part.kind))
    ? participatingOnly(query, vocabulary)
    : undefined;
}

/** Of a negation about States: that about participating States. */
function participatingOnly(query: Query, vocabulary: Vocabulary): Query | undefined {
  const state = vocabulary.classIri('State');
  const parts = query.concept.kind === 'all' ? query.concept.parts : [];
  const isState = (part: Concept): boolean => part.kind === 'class' && part.iri === state;
  if (!parts.some(isState) || !parts.some(({ kind }) => kind === 'not')) return undefined;
  const participating = vocabulary.classNamed('ParticipatingState');
  const concept = allOf(...parts.map((part) => (isState(part) ? participating : part)));
  return { ...query, concept };
}
