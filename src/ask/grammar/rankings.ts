/** Rankings: `Which mission organized the most events?`, `the top five countries by events`. */
import { ANYTHING, openMarkOf, type Concept } from '../concept.js';
import { isLiteral, type Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { invertedClause, predicate, type Clause } from './clauses.js';
import { both, fits } from './compatibility.js';
import { YEAR, countsBy } from './groups.js';
import { preposition } from './modifiers.js';
import { listNominal, nominal } from './nominals.js';
import { mostOrFewest, wholeNumber } from './numbers.js';
import { as, build, costing, either, maybe, parts, phrase, word, type Parser } from './parsing.js';
import type { Query, Top } from './query.js';
import { carriers } from './verb-meanings.js';
import { finiteWhole, subjectRoleOf } from './verb-parts.js';

const DEFAULT_TOP = 10;

const relationNoun: Parser<Relation> = (sentence, start) =>
  sentence.vocabulary.relationNouns
    .at(sentence.tokens, start)
    .map(({ value: { relation }, end }) => ({ value: relation, end, cost: 0 }));

/** `the top five`, `five top`. */
const top: Parser<Top> = either<Top>(
  build(
    parts(maybe(word('the')), word('top'), as('count', maybe(wholeNumber))),
    ({ count = DEFAULT_TOP }) => [{ direction: 'most', count }],
  ),
  build(parts(maybe(word('the')), as('count', wholeNumber), word('top')), ({ count }) => [
    { direction: 'most', count },
  ]),
);

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

const byNumber = phrase(
  'by number of',
  'by the number of',
  'by count of',
  'ranked by number of',
  'ranked by the number of',
  'in terms of',
  'according to the number of',
  'by',
);

/** The groups that a superlative ranks. */
function ranked(
  group: Concept,
  said: readonly Concept[],
  count: number,
  vocabulary: Vocabulary,
): readonly Query[] {
  return said.flatMap((each) => {
    const direction = openMarkOf(each)?.amount;
    return direction === 'most' || direction === 'fewest'
      ? both(group, each, vocabulary).map((concept): Query => ({
          ask: 'groups',
          by: 'things',
          concept,
          top: { direction, count },
        }))
      : [];
  });
}

/** `Which mission organized the most events?` */
const whichDid: Parser<Query> = build(
  parts(
    word('which', 'what'),
    as('count', maybe(wholeNumber)),
    as('group', listNominal),
    as('said', predicate),
  ),
  ({ count = 1, group, said }, { vocabulary }) => ranked(group.concept, [said], count, vocabulary),
);

/** `Who is quoted in the most news items?` */
const whoDid: Parser<Query> = build(
  parts(word('who'), as('said', predicate)),
  ({ said }, { vocabulary }) => ranked(ANYTHING, [said], 1, vocabulary),
);

/** `which three people`, `who`. */
const whichOrWho: Parser<{ readonly group: Concept; readonly count: number }> = either(
  build(
    parts(word('which', 'what'), as('count', maybe(wholeNumber)), as('group', listNominal)),
    ({ count = 1, group }) => [{ group: group.concept, count }],
  ),
  build(word('who'), () => [{ group: ANYTHING, count: 1 }]),
);

/** `Which three people are quoted most often?` */
const mostOften: Parser<Query> = build(
  parts(
    as('asked', whichOrWho),
    as('verb', finiteWhole),
    phrase('most often', 'most frequently', 'the most often', 'the most', 'most'),
  ),
  ({ asked: { group, count }, verb }, { vocabulary }) => {
    const { relation } = verb.frame;
    if (subjectRoleOf(verb) !== 'o' || !relation || verb.isNegated || verb.times) return [];
    return ranked(
      group,
      carriers(verb, undefined, vocabulary).map((carrier) => ({
        kind: 'related',
        relation,
        direction: 'from',
        other: { kind: 'marked', concept: carrier, amount: 'most' },
      })),
      count,
      vocabulary,
    );
  },
);

/** `the top five fields of work by number of news items` */
const topByNumber: Parser<Query> = build(
  parts(opening, as('best', top), as('group', listNominal), byNumber, as('counted', nominal)),
  ({ best, group, counted }, { vocabulary }) =>
    countsBy(group.concept, counted.concept, vocabulary, best),
);

/** `Rank the countries by number of events` */
const sortedByNumber: Parser<Query> = build(
  parts(
    word('rank', 'order', 'sort'),
    maybe(word('the', 'all')),
    as('group', listNominal),
    byNumber,
    as('counted', nominal),
  ),
  ({ group, counted }, { vocabulary }) => countsBy(group.concept, counted.concept, vocabulary),
);

/** `the top ten issuers by number of news items` */
const topOfRelation: Parser<Query> = costing(
  1,
  build(
    parts(opening, as('best', top), as('relation', relationNoun), byNumber, as('counted', nominal)),
    ({ best, relation, counted: { concept } }, { vocabulary }) =>
      isLiteral(relation) || openMarkOf(concept) || !fits(concept, relation.from, vocabulary)
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
                other: { kind: 'marked', concept, amount: best.direction },
              },
            },
          ],
  ),
);

/** `the three States with the most events` */
const withMost: Parser<Query> = build(
  parts(
    opening,
    maybe(word('the')),
    as('count', maybe(wholeNumber)),
    as('group', listNominal),
    either(
      word('with'),
      phrase('that have', 'that has', 'who have', 'having', 'has', 'have', 'had', 'that had'),
    ),
    as('direction', mostOrFewest),
    as('counted', nominal),
  ),
  ({ count = 1, group, direction, counted }, { vocabulary }) =>
    countsBy(group.concept, counted.concept, vocabulary, { direction, count }),
);

/** `Which year had the most news items?` */
const yearWithMost: Parser<Query> = build(
  parts(
    word('which', 'what'),
    word('year'),
    either(word('had', 'has', 'saw'), phrase('was the one with')),
    as('direction', mostOrFewest),
    as('counted', nominal),
  ),
  ({ direction, counted }, { vocabulary }) =>
    countsBy(YEAR, counted.concept, vocabulary, { direction, count: 1 }),
);

/** The subject of a clause, if it has a superlative: `the most events`. */
function superlativeIn({
  concept,
  isNegated,
}: Clause): { counted: Concept; marked: Concept; direction: Top['direction'] } | undefined {
  return isNegated || concept.kind !== 'marked' || typeof concept.amount === 'object'
    ? undefined
    : { counted: concept.concept, marked: concept, direction: concept.amount };
}

/** `In which year did the most events take place?` */
const inYear: Parser<Query> = build(
  parts(maybe(word('in')), word('which', 'what'), word('year'), as('clause', invertedClause)),
  ({ clause }, { vocabulary }) => {
    const most = superlativeIn(clause);
    return most
      ? countsBy(YEAR, most.counted, vocabulary, { direction: most.direction, count: 1 })
      : [];
  },
);

/** `In which country did the most events take place?` */
const inGroup: Parser<Query> = build(
  parts(
    as('preposition', preposition),
    word('which', 'what'),
    as('count', maybe(wholeNumber)),
    as('group', listNominal),
    as('clause', invertedClause),
  ),
  ({ preposition: { relations }, count = 1, group, clause }, { vocabulary }) => {
    const most = superlativeIn(clause);
    return most
      ? ranked(
          group.concept,
          relations.map((relation) => ({
            kind: 'related',
            relation,
            direction: 'from',
            other: most.marked,
          })),
          count,
          vocabulary,
        )
      : [];
  },
);

export const ranking: Parser<Query> = either<Query>(
  whichDid,
  whoDid,
  mostOften,
  topByNumber,
  sortedByNumber,
  topOfRelation,
  withMost,
  yearWithMost,
  inYear,
  inGroup,
);
