/** Counts by group: of the events of each country, of the news items of each year. */
import { allOf, anyOf, openMarkOf, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { classesOf, hangingTogether } from './compatibility.js';
import { dateOfConcept } from './noun-phrase.js';
import type { Query, Top } from './query.js';

export const YEAR = Symbol('year');

/** What is counted for each: years, or the things of a class. */
export type Grouping = Concept | typeof YEAR;

/** The groups of a class with a mark on what is counted for each. */
function groupedBy(
  group: Concept,
  counted: Concept,
  direction: Top['direction'],
  vocabulary: Vocabulary,
): readonly Concept[] {
  return hangingTogether(group, counted, vocabulary).map(({ relation, direction: way }) =>
    allOf(group, {
      kind: 'related',
      relation,
      direction: way,
      other: { kind: 'marked', concept: counted, amount: direction },
    }),
  );
}

/** The States, together with the territories that are in no State. */
function withTerritories(concept: Concept, vocabulary: Vocabulary): Concept {
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  const state = parts.find(
    (part) => part.kind === 'class' && part.iri === vocabulary.classIri('State'),
  );
  const events = parts.find((part) => part.kind === 'related' && part.relation.id === 'country');
  if (parts.length !== 2 || state === undefined || events?.kind !== 'related') return concept;
  return {
    kind: 'all',
    parts: [
      { ...events, relation: vocabulary.relation('territory') },
      anyOf([state, { kind: 'territory' }]),
    ],
  };
}

/** A query for the number of things in each group; with `top`, for the largest groups. */
export function countsBy(
  by: Grouping,
  counted: Concept,
  vocabulary: Vocabulary,
  top?: Top,
): readonly Query[] {
  if (openMarkOf(counted)) return [];
  if (by !== YEAR)
    return groupedBy(by, counted, top?.direction ?? 'most', vocabulary).map((concept) => ({
      ask: 'groups',
      by: 'things',
      concept: top ? concept : withTerritories(concept, vocabulary),
      top,
    }));
  const date = dateOfConcept(counted, classesOf(counted), vocabulary);
  return date ? [{ ask: 'groups', by: 'year', concept: counted, date, top }] : [];
}
