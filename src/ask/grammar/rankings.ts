/** Counts by group and the largest groups: `events per country`, `the top five fields of work`. */
import {
  allOf,
  anyOf,
  isSuperlative,
  openMarkOf,
  type Concept,
  type DateOf,
  type Superlative,
} from '../concept.js';
import { isLiteral, type Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { invertedClause } from './clauses.js';
import { classesOf, fits, hangingTogether } from './compatibility.js';
import { spanAfterNoun } from './dates.js';
import { timeModifier } from './modifiers.js';
import { listNominal, nominal, type Nominal } from './nominals.js';
import { applyAll, dateOfConcept, type Modifier } from './noun-phrase.js';
import { mostOrFewest, rank, wholeNumber } from './numbers.js';
import { WHICH, opening as anyOpening } from './openings.js';
import { build, costing, either, maybe, phrase, seq, word, type Parser } from './parsing.js';
import { participantNoun } from './participants.js';
import { presentOf } from './present.js';
import { DEFAULT_TOP, type Query, type Top } from './query.js';
import { relationNoun } from './relation-noun.js';
import { besideOthers, carriers, subjectRoleOf } from './verb-meanings.js';
import type { VerbPart } from './verb-parts.js';

/** The basis of counting: years, months, the things of a class, or the ends of a relation. */
export type Grouping =
  | Concept
  | {
      readonly kind: 'time';
      readonly unit: 'year' | 'month';
      /** Of “which month of 2018”. */
      readonly during?: Modifier | undefined;
    }
  | { readonly kind: 'ends'; readonly of: Relation };

/** `year`, `month of 2018`, `country`, `type`. */
export const grouping = (list: Parser<Nominal>): Parser<Grouping> =>
  either<Grouping>(
    build(seq(word('year', 'month'), maybe(spanAfterNoun)), ([text, during]) => [
      {
        kind: 'time',
        unit: text === 'year' ? 'year' : 'month',
        during: during && timeModifier(during),
      } as const,
    ]),
    build(list, ({ concept }) => [concept]),
    costing(
      1,
      build(relationNoun, (of) => [{ kind: 'ends', of } as const]),
    ),
  );

/** The groups of a class with a mark on the things counted for each. */
function groupedBy(
  group: Concept,
  counted: Concept,
  direction: Top['direction'],
  vocabulary: Vocabulary,
): readonly Concept[] {
  const other: Concept = { kind: 'marked', concept: counted, amount: { direction } };
  return hangingTogether(group, counted, vocabulary).map(({ relation, direction: way }) =>
    allOf(
      group,
      way === 'from'
        ? besideOthers(relation, other)
        : { kind: 'related', relation, direction: way, other },
    ),
  );
}

/** The States, together with the territories that are in no State. */
function withTerritories(concept: Concept, vocabulary: Vocabulary): Concept {
  const inside = concept.kind === 'all' ? concept.parts : [concept];
  const state = inside.find(
    (part) => part.kind === 'class' && part.iri === vocabulary.classIri('State'),
  );
  const events = inside.find((part) => part.kind === 'related' && part.relation.id === 'country');
  if (inside.length !== 2 || state === undefined || events?.kind !== 'related') return concept;
  return {
    kind: 'all',
    parts: [
      { ...events, relation: vocabulary.relation('territory') },
      anyOf([state, { kind: 'territory' }]),
    ],
  };
}

/** The date of the verb that describes things without a date of their own: “States joined”. */
function dateIn(concept: Concept): DateOf | undefined {
  const inside = concept.kind === 'all' ? concept.parts : [concept];
  return inside.flatMap((part) => (part.kind === 'dated' ? [part.date] : []))[0];
}

/** A query for the number of things in each group; with `top`, for the largest groups. */
export function countsBy(
  by: Grouping,
  counted: Concept,
  vocabulary: Vocabulary,
  top?: Top,
): readonly Query[] {
  if (openMarkOf(counted)) return [];
  const direction = top?.direction ?? 'most';
  if (by.kind === 'ends') {
    const other: Concept = { kind: 'marked', concept: counted, amount: { direction } };
    return fits(counted, by.of.from, vocabulary) && !isLiteral(by.of)
      ? [{ ask: 'groups', by: 'things', concept: besideOthers(by.of, other), top }]
      : [];
  }
  if (by.kind !== 'time')
    return groupedBy(by, counted, direction, vocabulary).map((concept) => ({
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

/** All things of a description; those with the most of what a superlative in it marks. */
export function rankedOrListed(
  concept: Concept,
  {
    count,
    isPresupposed = false,
  }: { readonly count?: number | undefined; readonly isPresupposed?: boolean } = {},
): readonly Query[] {
  const amount = openMarkOf(concept)?.amount;
  if (!amount) return count === undefined ? [{ ask: 'things', concept, isPresupposed }] : [];
  if (!isSuperlative(amount)) return [];
  const { direction, rank: n } = amount;
  return [{ ask: 'groups', by: 'things', concept, top: { direction, rank: n, count: count ?? 1 } }];
}

/** Those that a verb applied to most often. */
export function mostTimes(verb: VerbPart, vocabulary: Vocabulary): readonly Concept[] {
  const { relation } = verb.frame;
  if (subjectRoleOf(verb) !== 'o' || !relation || verb.isNegated) return [];
  return carriers(verb, undefined, vocabulary).map((carrier) => ({
    kind: 'related',
    relation,
    direction: 'from',
    other: { kind: 'marked', concept: carrier, amount: { direction: 'most' } },
  }));
}

const opening = either<unknown>(anyOpening, word('rank', 'which', 'what', 'who'));

/** `the top five`, `the three most common`; none for `rank the …`. */
const best: Parser<Top | undefined> = either<Top | undefined>(
  build(
    seq(opening, maybe(word('the')), word('top'), maybe(wholeNumber)),
    ([, , , count = DEFAULT_TOP]) => [{ direction: 'most', count }],
  ),
  build(
    seq(
      opening,
      maybe(word('the')),
      maybe(rank),
      maybe(wholeNumber),
      phrase('most (common|frequent)'),
    ),
    ([, , n, count = 1]) => [{ direction: 'most', count, rank: n }],
  ),
  build(seq(word('rank', 'order', 'sort'), maybe(word('the', 'all'))), () => [undefined]),
);

/** `the top five fields of work by number of news items`, `the most common type of event`. */
const byCount: Parser<Query> = build(
  seq(
    best,
    grouping(listNominal),
    either(phrase('by (the)? (number|count) of', 'in terms of', 'by'), word('of', 'for')),
    nominal,
  ),
  ([top, group, link, { concept, isPlural }], { vocabulary }) =>
    (link === 'of' || link === 'for' ? group.kind !== 'ends' : !isPlural)
      ? []
      : countsBy(group, concept, vocabulary, top),
);

/** `the three States with the most events`, `Which State had the most events?` */
const withMost: Parser<Query> = build(
  seq(
    opening,
    maybe(word('the')),
    maybe(wholeNumber),
    grouping(listNominal),
    word('with', 'had', 'has', 'have', 'saw', 'having'),
    mostOrFewest,
    nominal,
  ),
  ([, , count = 1, group, verb, most, counted], { vocabulary }) =>
    presentOf(verb, counted.concept, vocabulary).flatMap((each) =>
      countsBy(group, each, vocabulary, { ...most, count }),
    ),
);

/** `In which year did the most events take place?` */
const timeWithMost: Parser<Query> = build(
  seq(
    maybe(word('in')),
    word('which', 'what'),
    maybe(wholeNumber),
    grouping(listNominal),
    invertedClause,
  ),
  ([, , count = 1, group, { concept, isNegated }], { vocabulary }) => {
    if (isNegated || group.kind !== 'time' || concept.kind !== 'marked') return [];
    const { amount } = concept;
    return isSuperlative(amount)
      ? countsBy(group, concept.concept, vocabulary, { ...amount, count })
      : [];
  },
);

/** The events with the most or fewest participants. */
function pickedByParticipants(
  concept: Concept,
  most: Superlative,
  count: number,
  vocabulary: Vocabulary,
): readonly Query[] {
  const relation = vocabulary.relation('participantCount');
  return !openMarkOf(concept) && fits(concept, vocabulary.classIri('Event'), vocabulary)
    ? [
        {
          ask: 'things',
          concept,
          isPresupposed: true,
          pick: { by: 'number', relation, ...most, count },
        },
      ]
    : [];
}

/** `Which workshop had the most participants?` */
const withMostParticipants: Parser<Query> = build(
  seq(
    WHICH,
    maybe(wholeNumber),
    listNominal,
    phrase('had', 'has', 'have', 'attracted', '(was|were) attended by'),
    mostOrFewest,
    participantNoun,
  ),
  ([, count = 1, { concept }, , most], { vocabulary }) =>
    pickedByParticipants(concept, most, count, vocabulary),
);

export const ranking: Parser<Query> = either(byCount, withMost, timeWithMost, withMostParticipants);
