/** Counts by group: of the events of each country, of the news items of each year. */
import { allOf, anyOf, isSuperlative, openMarkOf, type Concept, type DateOf } from '../concept.js';
import { isLiteral, type Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { both, classesOf, fits, hangingTogether } from './compatibility.js';
import { applyAll, dateOfConcept, type Modifier } from './noun-phrase.js';
import { besideOthers } from './verb-meanings.js';
import type { Query, Top } from './query.js';

/** The basis of counting: years, months, the things of a class, or the ends of a relation. */
export type Grouping =
  | Concept
  | {
      readonly kind: 'time';
      readonly unit: 'year' | 'month';
      /** Of “which month of 2018”, or of named years. */
      readonly during?: Modifier | undefined;
    }
  | { readonly kind: 'ends'; readonly of: Relation };

/** The groups of a class with a mark on the things counted for each. */
function groupedBy(
  group: Concept,
  counted: Concept,
  direction: Top['direction'],
  vocabulary: Vocabulary,
): readonly Concept[] {
  return hangingTogether(group, counted, vocabulary).map(({ relation, direction: way }) =>
    allOf(
      group,
      way === 'from'
        ? besideOthers(relation, { kind: 'marked', concept: counted, amount: { direction } })
        : {
            kind: 'related',
            relation,
            direction: way,
            other: { kind: 'marked', concept: counted, amount: { direction } },
          },
    ),
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

/** The ends of a relation from the things that are counted for each. */
function endsOf(relation: Relation, counted: Concept, top: Top | undefined): Concept {
  return besideOthers(relation, {
    kind: 'marked',
    concept: counted,
    amount: { direction: top?.direction ?? 'most' },
  });
}

/** The date of the verb that describes things without a date of their own: “States joined”. */
function dateIn(concept: Concept): DateOf | undefined {
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  const dated = parts.find((part) => part.kind === 'dated');
  return dated?.kind === 'dated' ? dated.date : undefined;
}

/** A query for the number of things in each group; with `top`, for the largest groups. */
export function countsBy(
  by: Grouping,
  counted: Concept,
  vocabulary: Vocabulary,
  top?: Top,
): readonly Query[] {
  if (openMarkOf(counted)) return [];
  if (by.kind === 'ends')
    return fits(counted, by.of.from, vocabulary) && !isLiteral(by.of)
      ? [{ ask: 'groups', by: 'things', concept: endsOf(by.of, counted, top), top }]
      : [];
  if (by.kind !== 'time')
    return groupedBy(by, counted, top?.direction ?? 'most', vocabulary).map((concept) => ({
      ask: 'groups',
      by: 'things',
      concept: top ? concept : withTerritories(concept, vocabulary),
      top,
    }));
  const date = dateOfConcept(counted, classesOf(counted), vocabulary) ?? dateIn(counted);
  return date
    ? applyAll(by.during ? [by.during] : [], counted, { vocabulary, date }).map((concept) => ({
        ask: 'groups',
        by: by.unit,
        concept,
        date,
        top,
      }))
    : [];
}

/** The things of a group that have the most or fewest of what is marked; `more` of named ones. */
export function ranked(
  group: Concept,
  said: readonly Concept[],
  count: number,
  vocabulary: Vocabulary,
): readonly Query[] {
  const parts = group.kind === 'all' ? group.parts : [group];
  const isOfNamed = parts.some((part) => part.kind === 'things' && part.things.length > 1);
  return said.flatMap((each) => {
    const amount = openMarkOf(each)?.amount;
    if (!amount || !isSuperlative(amount)) return [];
    const { isComparative, ...best } = amount;
    if (isComparative && !isOfNamed) return [];
    return both(group, each, vocabulary).map((concept): Query => ({
      ask: 'groups',
      by: 'things',
      concept,
      top: { ...best, count },
    }));
  });
}
