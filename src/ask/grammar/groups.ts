/**
 * Tables of counts, and rankings: `workshops per year`, `Which mission organized the most events?`.
 */
import { ANYTHING, allOf, anyOf, openMarkOf, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { invertedClause, invertedGapClause, predicate } from './clauses.js';
import { isLiteral, type Relation } from '../vocabulary/relation.js';
import { both, classesOf, fits, hangingTogether } from './compatibility.js';
import { adjunct, preposition } from './modifiers.js';
import { applyAll, dateOfConcept, type Modifier } from './noun-phrase.js';
import { listNominal, nominal } from './nominals.js';
import { mostOrFewest, wholeNumber } from './numbers.js';
import {
  build,
  costing,
  either,
  lazy,
  many,
  maybe,
  phrase,
  seq,
  word,
  type Parser,
} from './parsing.js';
import type { Query } from './query.js';
import { about, carriers } from './verb-meanings.js';
import { finiteWhole, subjectRoleOf, type VerbPart } from './verb-parts.js';

interface Top {
  readonly direction: 'most' | 'fewest';
  readonly count: number;
}

const YEAR = Symbol('year');

/** What is counted for each: years, or the things of a class. */
const each: Parser<Concept | typeof YEAR> = lazy(() => {
  const group = either<Concept | typeof YEAR>(
    build(word('year'), () => [YEAR] as const),
    build(nominal, ({ concept }) => [concept]),
  );
  return either<Concept | typeof YEAR>(
    build(
      seq(
        either(
          word('per', 'by', 'each', 'every'),
          phrase(
            'for each',
            'in each',
            'for every',
            'in every',
            'broken down by',
            'grouped by',
            'according to',
            'of each',
            'from each',
          ),
        ),
        group,
      ),
      ([, by]) => [by],
    ),
    build(word('yearly', 'annually'), () => [YEAR] as const),
  );
});

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

/** The States with their events, and beside them the territories that are in none. */
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

function countsBy(
  by: Concept | typeof YEAR,
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

/**
 * `Number of events per country since 2019`, `How many events were there each year?`, `How many
 * events did each mission organize?`.
 */
export const table: Parser<Query> = lazy(() => {
  const opening = maybe(
    either(
      phrase(
        'how many',
        'number of',
        'the number of',
        'what is the number of',
        'show',
        'show me',
        'list',
        'give me',
        'count',
        'show the number of',
        'show me the number of',
        'give me the number of',
        'list the number of',
        'what was the number of',
      ),
    ),
  );
  const there = maybe(
    phrase(
      'were there',
      'are there',
      'have there been',
      'took place',
      'were held',
      'were issued',
      'were published',
      'were organized',
      'happened',
    ),
  );
  const withAll = (
    head: Concept,
    modifiers: readonly Modifier[],
    by: Concept | typeof YEAR,
    vocabulary: Vocabulary,
  ): readonly Query[] =>
    applyAll(modifiers, head, { vocabulary }).flatMap((counted) =>
      countsBy(by, counted, vocabulary),
    );
  return either(
    build(
      seq(opening, listNominal, there, many(adjunct), each, many(adjunct)),
      ([, { concept }, , before, by, after], { vocabulary }) =>
        withAll(concept, [...before, ...after], by, vocabulary),
    ),
    build(
      seq(opening, listNominal, each, either(invertedGapClause, predicate)),
      ([, { concept }, by, said], { vocabulary }) =>
        openMarkOf(said)
          ? []
          : both(concept, said, vocabulary).flatMap((counted) => countsBy(by, counted, vocabulary)),
    ),
    build(
      seq(opening, listNominal, predicate, each, many(adjunct)),
      ([, { concept }, said, by, after], { vocabulary }) =>
        openMarkOf(said)
          ? []
          : both(concept, said, vocabulary).flatMap((counted) =>
              withAll(counted, after, by, vocabulary),
            ),
    ),
    build(
      seq(
        phrase('how many'),
        nominal,
        word('did', 'has', 'have', 'do', 'does'),
        either(word('each', 'every'), phrase('each of the')),
        nominal,
        gapVerb,
      ),
      ([, counted, , , subject, partOf], { vocabulary }) => {
        const part = partOf(counted.concept);
        const role = subjectRoleOf(part);
        return role === undefined
          ? []
          : about(role, part, undefined, vocabulary)
              .flatMap((said) => both(subject.concept, said, vocabulary))
              .map((concept) => ({ ask: 'groups', by: 'things', concept }));
      },
    ),
  );
});

/** A verb whose object stands before it: `How many events did each mission organize in 2019`. */
const gapVerb: Parser<(counted: Concept) => VerbPart> = (sentence, start) =>
  sentence.vocabulary.verbs
    .at(sentence.tokens, start)
    .flatMap(({ value: { form, frame }, end }) => {
      if (
        (form !== 'base' && form !== 'participle') ||
        frame.object === undefined ||
        frame.link.length > 0
      )
        return [];
      return many(adjunct)(sentence, end).map(({ value: adjuncts, end: last, cost }) => ({
        value: (counted: Concept): VerbPart => ({
          frame,
          voice: 'active',
          phrase: { concept: counted, isPlural: true, amount: 'most' },
          adjuncts,
        }),
        end: last,
        cost,
      }));
    });

const relationNoun: Parser<Relation> = (sentence, start) =>
  sentence.vocabulary.relationNouns
    .at(sentence.tokens, start)
    .map(({ value: { relation }, end }) => ({ value: relation, end, cost: 0 }));

const top: Parser<Top> = lazy(() =>
  either<Top>(
    build(seq(maybe(word('the')), word('top'), maybe(wholeNumber)), ([, , count]) => [
      { direction: 'most', count: count ?? 10 },
    ]),
    build(seq(maybe(word('the')), wholeNumber, word('top')), ([, count]) => [
      { direction: 'most', count },
    ]),
  ),
);

/** Whether the mark of a description is a superlative. */
function superlativeOf(concept: Concept): Top['direction'] | undefined {
  const mark = openMarkOf(concept);
  return mark?.amount === 'most' || mark?.amount === 'fewest' ? mark.amount : undefined;
}

export const ranking: Parser<Query> = lazy(() => {
  const opening = maybe(
    either(
      word('which', 'what', 'who'),
      phrase(
        'what are',
        'which are',
        'who are',
        'show me',
        'show',
        'list',
        'give me',
        'what is',
        'which is',
        'which was',
        'what were',
        'what was',
        'who is',
        'who was',
        'who were',
      ),
    ),
  );
  const ranked = (
    group: Concept,
    said: readonly Concept[],
    count: number,
    vocabulary: Vocabulary,
  ): readonly Query[] =>
    said.flatMap((each) => {
      const direction = superlativeOf(each);
      return direction
        ? both(group, each, vocabulary).map((concept): Query => ({
            ask: 'groups',
            by: 'things',
            concept,
            top: { direction, count },
          }))
        : [];
    });
  const byNumber = either(
    phrase(
      'by number of',
      'by the number of',
      'by count of',
      'ranked by number of',
      'ranked by the number of',
      'in terms of',
      'according to the number of',
      'by',
    ),
  );
  return either<Query>(
    // Which mission organized the most events? Who is quoted in the most news items?
    build(
      seq(word('which', 'what'), maybe(wholeNumber), listNominal, predicate),
      ([, count, { concept }, said], { vocabulary }) =>
        ranked(concept, [said], count ?? 1, vocabulary),
    ),
    build(seq(word('who'), predicate), ([, said], { vocabulary }) =>
      ranked(ANYTHING, [said], 1, vocabulary),
    ),
    // Which three people are quoted most often?
    build(
      seq(
        either(
          build(
            seq(word('which', 'what'), maybe(wholeNumber), listNominal),
            ([, count, { concept }]) => [{ count: count ?? 1, concept }],
          ),
          build(word('who'), () => [{ count: 1, concept: ANYTHING }]),
        ),
        finiteWhole,
        phrase('most often', 'most frequently', 'the most often', 'the most', 'most'),
      ),
      ([{ count, concept }, part], { vocabulary }) => {
        const role = subjectRoleOf(part);
        const { relation } = part.frame;
        if (role !== 'o' || !relation || part.isNegated || part.times) return [];
        return ranked(
          concept,
          carriers(part, undefined, vocabulary).map((carrier) => ({
            kind: 'related',
            relation,
            direction: 'from',
            other: { kind: 'marked', concept: carrier, amount: 'most' },
          })),
          count,
          vocabulary,
        );
      },
    ),
    // the top five fields of work by number of news items; the three States with the most events
    build(
      seq(opening, top, listNominal, byNumber, nominal),
      ([, best, group, , counted], { vocabulary }) =>
        countsBy(group.concept, counted.concept, vocabulary, best),
    ),
    build(
      seq(word('rank', 'order', 'sort'), maybe(word('the', 'all')), listNominal, byNumber, nominal),
      ([, , group, , counted], { vocabulary }) =>
        countsBy(group.concept, counted.concept, vocabulary),
    ),
    // the top ten issuers by number of news items
    costing(
      1,
      build(
        seq(opening, top, relationNoun, byNumber, nominal),
        ([, best, relation, , counted], { vocabulary }) =>
          isLiteral(relation) ||
          openMarkOf(counted.concept) ||
          !fits(counted.concept, relation.from, vocabulary)
            ? []
            : [
                {
                  ask: 'groups',
                  by: 'things',
                  top: best,
                  concept: {
                    kind: 'related',
                    relation,
                    direction: 'from',
                    other: { kind: 'marked', concept: counted.concept, amount: best.direction },
                  },
                },
              ],
      ),
    ),
    build(
      seq(
        opening,
        maybe(word('the')),
        maybe(wholeNumber),
        listNominal,
        either(
          word('with'),
          phrase('that have', 'that has', 'who have', 'having', 'has', 'have', 'had', 'that had'),
        ),
        mostOrFewest,
        nominal,
      ),
      ([, , count, group, , direction, counted], { vocabulary }) =>
        countsBy(group.concept, counted.concept, vocabulary, { direction, count: count ?? 1 }),
    ),
    // Which year had the most news items? In which year did the most events take place?
    build(
      seq(
        word('which', 'what'),
        word('year'),
        either(word('had', 'has', 'saw'), phrase('was the one with')),
        mostOrFewest,
        nominal,
      ),
      ([, , , direction, counted], { vocabulary }) =>
        countsBy(YEAR, counted.concept, vocabulary, { direction, count: 1 }),
    ),
    build(
      seq(maybe(word('in')), word('which', 'what'), word('year'), invertedClause),
      ([, , , clause], { vocabulary }) => yearOfMost(clause.concept, clause.isNegated, vocabulary),
    ),
    // In which country did the most events take place?
    build(
      seq(preposition, word('which', 'what'), maybe(wholeNumber), listNominal, invertedClause),
      ([{ relations }, , count, group, clause], { vocabulary }) => {
        if (
          clause.isNegated ||
          clause.concept.kind !== 'marked' ||
          typeof clause.concept.amount === 'object'
        )
          return [];
        return ranked(
          group.concept,
          relations.map((relation) => ({
            kind: 'related',
            relation,
            direction: 'from',
            other: clause.concept,
          })),
          count ?? 1,
          vocabulary,
        );
      },
    ),
  );
});

function yearOfMost(
  concept: Concept,
  isNegated: boolean,
  vocabulary: Vocabulary,
): readonly Query[] {
  if (isNegated || concept.kind !== 'marked' || typeof concept.amount === 'object') return [];
  return countsBy(YEAR, concept.concept, vocabulary, { direction: concept.amount, count: 1 });
}
