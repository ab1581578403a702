/** Rankings: `Which mission organized the most events?`, `the top five countries by events`. */
import { ANYTHING, isSuperlative, type Concept, type Superlative } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { invertedClause, predicate } from './clauses.js';
import { both, leadsFrom } from './compatibility.js';
import { among, areOfOneKind } from './date-comparisons.js';
import { grouping } from './count-tables.js';
import { countsBy, ranked, type Grouping } from './groups.js';
import { adjunct, preposition } from './modifiers.js';
import { listNominal, nominal, type Nominal } from './nominals.js';
import { mostOrFewest, rank, wholeNumber } from './numbers.js';
import { presentOf } from './present.js';
import { WHICH, opening as anyOpening } from './openings.js';
import {
  as,
  build,
  either,
  many,
  maybe,
  parts,
  phrase,
  seq,
  word,
  type Parser,
} from './parsing.js';
import { DEFAULT_TOP, type Query, type Top } from './query.js';
import { moreInEither } from './rankings-of-two.js';
import { relationNounUse } from './relation-noun.js';
import { carriers } from './verb-meanings.js';
import { finiteWhole, subjectRoleOf, type VerbPart } from './verb-parts.js';

/** `the top five`, `five top`. */
const top: Parser<Top> = build(
  parts(maybe(word('the')), word('top'), as('count', maybe(wholeNumber))),
  ({ count = DEFAULT_TOP }) => [{ direction: 'most', count }],
);

const opening = either<unknown>(anyOpening, word('rank', 'which', 'what', 'who'));

const byNumber = phrase(
  'by (the)? (number|count) of',
  'according to the number of',
  'in terms of',
  'by',
);

/** `which three people`, `who`. */
const whichOrWho: Parser<{ readonly group: Concept; readonly count: number }> = either(
  build(
    parts(WHICH, as('count', maybe(wholeNumber)), as('group', listNominal)),
    ({ count = 1, group }) => [{ group: group.concept, count }],
  ),
  build(word('who', 'which'), () => [{ group: ANYTHING, count: 1 }]),
);

/** `Which mission organized the most events?`, `Who is quoted in more news items, A or B?` */
const whichDid: Parser<Query> = build(
  parts(as('asked', whichOrWho), as('said', predicate), as('named', maybe(among))),
  ({ asked: { group, count }, said, named = ANYTHING }, { vocabulary }) =>
    both(group, named, vocabulary).flatMap((each) => ranked(each, [said], count, vocabulary)),
);

type Often = Omit<Superlative, 'direction'>;
/** `most often`, `second most often`; `more often` of named things. */
const often: Parser<Often> = build(
  seq(maybe(word('the')), maybe(rank), phrase('most (often|frequently|times)?')),
  ([, n]) => [{ rank: n }],
);

/** `Which three people are quoted most often in 2015?` */
const mostOften: Parser<Query> = build(
  parts(
    as('asked', whichOrWho),
    as('verb', finiteWhole),
    as('degree', often),
    as('after', many(adjunct)),
    as('named', maybe(among)),
  ),
  ({ asked: { group, count }, verb, degree, after, named = ANYTHING }, { vocabulary }) =>
    degree.isComparative && named === ANYTHING
      ? []
      : both(group, named, vocabulary).flatMap((each) =>
          mostTimes(
            each,
            { ...verb, adjuncts: [...verb.adjuncts, ...after] },
            { direction: 'most', count, rank: degree.rank },
            vocabulary,
          ),
        ),
);

/** Those that a verb applied to most often. */
function mostTimes(
  group: Concept,
  verb: VerbPart,
  { count, rank: n }: Top,
  vocabulary: Vocabulary,
): readonly Query[] {
  const { relation } = verb.frame;
  if (subjectRoleOf(verb) !== 'o' || !relation || verb.isNegated || verb.times) return [];
  const said = carriers(verb, undefined, vocabulary).map((carrier): Concept => ({
    kind: 'related',
    relation,
    direction: 'from',
    other: { kind: 'marked', concept: carrier, amount: { direction: 'most', rank: n } },
  }));
  return ranked(group, said, count, vocabulary);
}

/** `the three most common`, `the most frequent`. */
const mostCommon: Parser<Top> = build(
  parts(
    maybe(word('the')),
    as('rank', maybe(rank)),
    as('count', maybe(wholeNumber)),
    word('most'),
    word('common', 'frequent'),
  ),
  ({ count = 1, rank: n }) => [{ direction: 'most', count, rank: n }],
);

/** `the top five fields of work by number of news items`, `Rank the issuers by news items` */
const byCount: Parser<Query> = build(
  parts(
    as(
      'best',
      either<Top | undefined>(
        build(seq(opening, either(top, mostCommon)), ([, best]) => [best]),
        build(seq(word('rank', 'order', 'sort'), maybe(word('the', 'all'))), () => [undefined]),
      ),
    ),
    as('group', grouping(listNominal)),
    as(
      'link',
      either(
        byNumber,
        build(word('of', 'for'), () => ['of']),
      ),
    ),
    as('counted', nominal),
    maybe(phrase('(held|that took place|that were held)? there')),
  ),
  ({ best, group, link, counted: { concept, isPlural } }, { vocabulary }) =>
    (link === 'of' ? group.kind !== 'ends' : !isPlural)
      ? []
      : countsBy(group, concept, vocabulary, best),
);

/** `the three States with the most events`, `Which had more events, Albania or Serbia?` */
const withMost: Parser<Query> = build(
  parts(
    opening,
    maybe(word('the')),
    as('count', maybe(wholeNumber)),
    as('group', maybe(grouping(listNominal))),
    as('verb', word('with', 'had', 'has', 'have', 'saw', 'having')),
    as('superlative', mostOrFewest),
    as(
      'counted',
      either<Relation | Nominal>(
        nominal,
        build(relationNounUse, ({ relation, isPlural }) => (isPlural ? [relation] : [])),
      ),
    ),
    as('named', maybe(among)),
  ),
  ({ count = 1, group = ANYTHING, verb, superlative, counted, named }, { vocabulary }) => {
    const { isComparative, ...best } = superlative;
    const by = named && isFitting(group, named, vocabulary) ? named : group;
    if (by === ANYTHING || ((isComparative || named) && by !== named)) return [];
    if ('concept' in counted)
      return presentOf(verb, counted.concept, vocabulary).flatMap((each) =>
        countsBy(by, each, vocabulary, { ...best, count }),
      );
    return by.kind === 'time' || by.kind === 'ends' || !leadsFrom(counted, by, vocabulary)
      ? []
      : ranked(by, [endsMarked(counted, superlative)], count, vocabulary);
  },
);

/** Whether named things are of one kind, and of the group’s. */
function isFitting(group: Grouping, named: Concept, vocabulary: Vocabulary): boolean {
  return (
    group.kind !== 'time' &&
    group.kind !== 'ends' &&
    named.kind === 'things' &&
    areOfOneKind(named.things, vocabulary) &&
    both(group, named, vocabulary).length > 0
  );
}

/** `the most organizers`. */
function endsMarked(relation: Relation, amount: Superlative): Concept {
  const other: Concept = { kind: 'marked', concept: ANYTHING, amount };
  return { kind: 'related', relation, direction: 'to', other };
}

/** None for a comparative. */
function topOf({ isComparative, ...best }: Superlative, count: number): readonly Top[] {
  return isComparative ? [] : [{ ...best, count }];
}

/** `In which country did the most events take place?`, `In which year …?` */
const inGroup: Parser<Query> = build(
  parts(
    as('preposition', maybe(preposition)),
    word('which', 'what'),
    as('count', maybe(wholeNumber)),
    as('group', grouping(listNominal)),
    as('clause', invertedClause),
  ),
  ({ preposition: place, count = 1, group, clause }, { vocabulary }) => {
    const { concept: marked, isNegated } = clause;
    if (isNegated || marked.kind !== 'marked' || !isSuperlative(marked.amount)) return [];
    if (group.kind === 'time')
      return topOf(marked.amount, count).flatMap((best) =>
        countsBy(group, marked.concept, vocabulary, best),
      );
    if (group.kind === 'ends') return [];
    const ends = place?.relations.map((relation): Concept => ({
      kind: 'related',
      relation,
      direction: 'from',
      other: marked,
    }));
    return ranked(group, ends ?? [], count, vocabulary);
  },
);

/** `…, and how many?`: the answer includes that anyway. */
const andHowMany = maybe(
  seq(
    maybe(word(',')),
    phrase('and how many', 'and how often', 'and how many times', 'ranked', 'and with how many'),
    maybe(phrase('were there', 'were they', 'are there', 'did it organize', 'events', 'times')),
  ),
);

export const ranking: Parser<Query> = build(
  seq(either<Query>(whichDid, mostOften, byCount, moreInEither, withMost, inGroup), andHowMany),
  ([query]) => [query],
);
