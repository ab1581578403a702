/**
 * Words for kinds of bodies with a narrower and a wider sense: an Interior Ministry can include its
 * police academy. A question is answered only if both senses give the same answer.
 */
import { allOf, anyOf, keyOf, mapConcept, walk, type Concept } from './concept.js';
import type { Query } from './grammar/query.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** Another sense of the word for a class. */
type Sense = (own: Concept, vocabulary: Vocabulary) => Concept;

const withParts: Sense = (own, vocabulary) =>
  anyOf([
    own,
    { kind: 'related', relation: vocabulary.relation('parentBody'), direction: 'to', other: own },
  ]);

function classNamed(name: string, vocabulary: Vocabulary): Concept {
  return vocabulary.classConcept(vocabulary.classIri(name));
}

/** Classes by local name; to add another sense of a word, extend its line. */
const OTHER_SENSES: Readonly<Record<string, readonly Sense[]>> = {
  Ministry: [withParts],
  ForeignMinistry: [withParts],
  // Some bodies with this task have other names.
  InteriorMinistry: [
    withParts,
    (own) => allOf(own, { kind: 'labelled', words: ['interior', 'internal'] }),
  ],
  DefenceMinistry: [withParts],
  JusticeMinistry: [withParts],
  // The academy of a ministry belongs to the ministry. The OSCE Academy counts too.
  University: [
    (own, vocabulary) =>
      anyOf([
        allOf(own, {
          kind: 'not',
          part: {
            kind: 'related',
            relation: vocabulary.relation('parentBody'),
            direction: 'to',
            other: classNamed('GovernmentBody', vocabulary),
          },
        }),
        classNamed('TrainingInstitution', vocabulary),
      ]),
  ],
  // Ministries, police and courts are bodies of a government, and hardly called agencies.
  GovernmentBody: [
    (own, vocabulary) =>
      allOf(
        own,
        ...['Ministry', 'Police', 'Court', 'Embassy'].map((name): Concept => ({
          kind: 'not',
          part: classNamed(name, vocabulary),
        })),
      ),
  ],
  Institution: [
    (own, vocabulary) =>
      anyOf([
        own,
        ...['DecisionMakingBody', 'PoliticalLeadership', 'RelatedBody'].map((name) =>
          classNamed(name, vocabulary),
        ),
      ]),
  ],
  SecretariatUnit: [
    (own, vocabulary) =>
      anyOf([
        own,
        ...['OfficeHolder', 'TrainingInstitution'].map((name) => classNamed(name, vocabulary)),
      ]),
  ],
};

/** The question with other senses of its words for bodies; empty if it has no such word. */
export function otherMeanings(query: Query, vocabulary: Vocabulary): readonly Query[] {
  if (query.ask === 'compare') return [];
  const concepts = [...walk(query.concept)];
  const other = participatingOnly(query, vocabulary);
  if (other) return [other];
  if (!concepts.some((part) => part.kind === 'related' && part.relation.traits.has('role')))
    return [];
  // The things in question have the sense of the ontology.
  const asked = query.concept.kind === 'all' ? query.concept.parts : [query.concept];
  const senses = (part: Concept): readonly Sense[] =>
    asked.includes(part) ? [] : sensesOf(part, vocabulary);
  const most = Math.max(0, ...concepts.map((part) => senses(part).length));
  return Array.from({ length: most }, (_, index) =>
    mapConcept(query.concept, (part) => senses(part)[index]?.(part, vocabulary)),
  )
    .filter((changed) => keyOf(changed) !== keyOf(query.concept))
    .map((concept) => ({ ...query, concept }));
}

/** Ministries and agencies may do for events what States do, beside them or alone. */
export function withBodiesOfStates(
  query: Query,
  vocabulary: Vocabulary,
  isAlone = false,
): readonly Query[] {
  if (query.ask === 'compare') return [];
  const [event, state] = ['Event', 'State'].map((name) => vocabulary.classIri(name));
  const body = classNamed('GovernmentBody', vocabulary);
  const concept = mapConcept(query.concept, (part) => {
    if (part.kind !== 'related' || part.direction !== 'to' || part.other.kind !== 'things')
      return undefined;
    const { relation, other } = part;
    const isAct = relation.from === event && relation.to === vocabulary.classIri('Actor');
    if (!isAct || !other.things.every(({ classes }) => classes.has(state ?? ''))) return undefined;
    const ofState = vocabulary.relation('ofState');
    const bodies = allOf(body, { kind: 'related', relation: ofState, direction: 'to', other });
    return { ...part, other: isAlone ? bodies : anyOf([other, bodies]) };
  });
  return keyOf(concept) === keyOf(query.concept) ? [] : [{ ...query, concept }];
}

function sensesOf(concept: Concept, { names }: Vocabulary): readonly Sense[] {
  return concept.kind === 'class'
    ? (OTHER_SENSES[concept.iri.slice(names.ontologyIri.length)] ?? [])
    : [];
}

/** “States that never chaired” are those that could have: not all States of the world. */
export function ofParticipating(query: Query, vocabulary: Vocabulary): Query | undefined {
  const { parts } = query.ask !== 'compare' && query.concept.kind === 'all' ? query.concept : NONE;
  return parts.every((part) => part.kind !== 'not' || !['class', 'dated'].includes(part.part.kind))
    ? participatingOnly(query, vocabulary)
    : undefined;
}
const NONE: { readonly parts: readonly Concept[] } = { parts: [] };

/** Of a negation about States: that about participating States. */
function participatingOnly(query: Query, vocabulary: Vocabulary): Query | undefined {
  const state = vocabulary.classIri('State');
  if (query.ask === 'compare' || query.concept.kind !== 'all') return undefined;
  const { parts } = query.concept;
  const isState = (part: Concept): boolean => part.kind === 'class' && part.iri === state;
  if (!parts.some(isState) || !parts.some(({ kind }) => kind === 'not')) return undefined;
  const concept = allOf(
    ...parts.map((part) => (isState(part) ? classNamed('ParticipatingState', vocabulary) : part)),
  );
  return { ...query, concept };
}
