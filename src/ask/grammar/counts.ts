/** Questions for a number, and rankings: `how many …`, `events per country`, `the top five`. */
import {
  allOf,
  ANYTHING,
  anyOf,
  type Concept,
  DEFAULT_TOP,
  isRanking,
  openMarkOf,
  partsOfAll,
  type Query,
  type Ranking,
} from '../concept.js';
import { besideOthers, lifted } from './clauses.js';
import { both, fits, hangingTogether } from './compatibility.js';
import { PEOPLE } from './modifiers.js';
import { applyAll, bodiesIn, dateOfConcept, type NounPhrase, related } from './noun-phrase.js';
import type { Parser } from './parsing.js';
import { type Grouping, part, type Place, same, when } from './parts.js';
import { openNow, presentOf } from './present.js';
import { isLiteral } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** `which` before a noun. */
export const WHICH = '(which|what|which (one)? of (all)? the)';
/** Before a description. */
export const WHAT_IS = "((what|which|who) (is|are|was|were|'s))?";

/** `year`, `country`, `type`. */
part(
  'grouping',
  when('{unit:year|month}', ({ unit }) => [
    { kind: 'period', unit: unit === 'year' ? 'year' : 'month' },
  ]),
  when('{nominal}', ({ nominal: { concept } }) => [concept]),
  when('{relationNoun}', ({ relationNoun }) => [{ kind: 'ends', of: relationNoun.relation }], 1),
);
/** `per year`, `for each country`. */
part(
  'perGroup',
  same(
    '(per|by|each|every|(for|by|in|of|from|per) (each|every)|(split|broken down|grouped) by) {grouping}',
  ),
);

/** The States, together with the territories that are in no State. */
function withTerritories(concept: Concept, vocabulary: Vocabulary): Concept {
  const [state, events, ...others] = partsOfAll(concept);
  const isOfStates = state?.kind === 'class' && state.name === 'State';
  if (!isOfStates || others.length > 0) return concept;
  if (events?.kind !== 'related' || events.relation.id !== 'country') return concept;
  const territories = { ...events, relation: vocabulary.relation('territory') };
  return { kind: 'all', parts: [territories, anyOf([state, { kind: 'territory' }])] };
}

/** A query for the number of things in each group; with `top`, for the largest groups. */
function countsBy(
  by: Grouping,
  counted: Concept,
  vocabulary: Vocabulary,
  top?: Ranking,
): readonly Query[] {
  if (openMarkOf(counted)) return [];
  if (by.kind === 'period') {
    const { unit } = by;
    const date = dateOfConcept(counted);
    const isOfYear = partsOfAll(counted).some(
      (each) => each.kind === 'dated' && each.span.from?.slice(0, 4) === each.span.to?.slice(0, 4),
    );
    // The busiest month of all can be that of one year, or May.
    const isClear = unit === 'year' || !top || isOfYear;
    return date && isClear ? [{ ask: 'groups', concept: counted, date, unit, top }] : [];
  }
  const amount: Ranking = { direction: 'most', count: 1, ...top };
  const other: Concept = { kind: 'marked', concept: counted, amount };
  const relations =
    by.kind === 'ends'
      ? fits(counted, by.of.from.name) && !isLiteral(by.of)
        ? [by.of]
        : []
      : hangingTogether(by, counted, vocabulary).flatMap(({ relation, direction }) =>
          direction === 'from' ? [relation] : [],
        );
  const ofClass = by.kind === 'ends' ? ANYTHING : by;
  const groups = relations.map((relation) => allOf(ofClass, besideOthers(relation, other)));
  return groups.map((concept) => ({
    ask: 'groups',
    concept: top || by.kind === 'ends' ? concept : withTerritories(concept, vocabulary),
    top,
  }));
}

/** All things of a description; those with the most of what a superlative in it marks. */
export function rankedOrListed(
  concept: Concept,
  isPresupposed = false,
  count?: number,
): readonly Query[] {
  const amount = openMarkOf(concept)?.amount;
  if (!amount) return count === undefined ? [{ ask: 'things', concept, isPresupposed }] : [];
  return isRanking(amount)
    ? [{ ask: 'groups', concept, top: { ...amount, count: count ?? 1 } }]
    : [];
}

/** By their main relation: `Which ministries does Estonia have?` */
function linkedTo(
  head: Concept,
  have: string,
  owner: NounPhrase,
  vocabulary: Vocabulary,
): readonly Concept[] {
  // What the OSCE has need not be recorded as belonging to it.
  const { concept } = owner;
  if (bodiesIn(concept)) return [];
  const inTense = (each: Concept): Concept =>
    /^(has|have|does|do)$/.test(have) ? openNow(each, vocabulary.now) : each;
  const end = { ...owner, concept: inTense(concept) };
  return hangingTogether(head, concept, vocabulary)
    .flatMap(({ relation, direction }) => related(relation, direction, end))
    .flatMap((each) => both(inTense(head), lifted(each)))
    .filter((each) => !openMarkOf(each));
}

/** Of what a part says that begins with “is” or “are”: now. */
const told =
  (concept: Concept, { sentence, start, vocabulary: { now } }: Place) =>
  (head: Concept): readonly Concept[] =>
    both(head, concept).map((each) =>
      /^(?:is|are)$/.test(sentence.tokens[start]?.word ?? '') ? openNow(each, now) : each,
    );

/** `took place in Tirana`, `did ODIHR organize`, `are there in 2019`, `does Estonia have`. */
part(
  'said',
  when('{predicate}', ({ predicate }, place) => [told(predicate, place)]),
  when('{clause=invertedGapClause}', ({ clause }, place) => [told(clause, place)]),
  when(
    '{be:(are|were|is|was) there|have there been|exist|there (are|were)} {adjunct*}',
    ({ be, adjunct }, { vocabulary: { now } }) => [
      (head) => applyAll(adjunct, head).flatMap((each) => presentOf(be, each, now)),
    ],
  ),
  when(
    '{have:has|have|had|(has|have) had|does|do|did} {argument} {end:have|}',
    ({ have, argument, end }, { vocabulary }) =>
      (end === 'have') === have.startsWith('d')
        ? [(head) => linkedTo(head, have, argument, vocabulary)]
        : [],
  ),
);

const NUMBER_OF = 'how many (of the)?|(what (is|was))? (the)? (total)? number of|count (the|all)?';
const RANKED = `(${WHAT_IS}|rank|which|what|who)`;
const LINK = 'by (the)? (number|count) of|in terms of|by|of|for';
part(
  'top',
  when(`${RANKED} (the)? top {count=wholeNumber?}`, ({ count = DEFAULT_TOP }) => [
    { direction: 'most', count },
  ]),
  when(
    `${RANKED} (the)? {rank?} {count=wholeNumber?} most (common|frequent)`,
    ({ rank, count = 1 }) => [{ direction: 'most', count, ...(rank ? { rank } : {}) }],
  ),
);

/** Questions for numbers, and by numbers. */
export const COUNTS: readonly Parser<Query>[] = [
  // `How many workshops took place in Tirana?`, `How many events per year did ODIHR organize?`
  when(
    `{number?:${NUMBER_OF}} ${WHAT_IS} {listNominal} {before=perGroup?} {said?} {after=perGroup?} {adjunct*}` as const,
    ({ number, listNominal: { concept, isPlural }, before, said, after, adjunct }, place) => {
      const { vocabulary } = place;
      const by = before ?? after;
      const isPlain = by === undefined && (number === undefined || adjunct.length > 0);
      if (isPlain || (before && after) || (!isPlural && !said)) return [];
      return (said?.(concept) ?? [concept])
        .flatMap((each) => applyAll(adjunct, each))
        .flatMap((each): readonly Query[] =>
          by
            ? countsBy(by, each, vocabulary)
            : openMarkOf(each)
              ? []
              : [{ ask: 'count', concept: lifted(each) }],
        );
    },
  ),
  when('how (many times|often) {clause=invertedClause}', ({ clause: { concept } }) =>
    openMarkOf(concept) ? [] : [{ ask: 'count', concept }],
  ),
  // `the top five fields of work by number of news items`, `the most common type of event`
  when(
    `{top} {grouping} {link:${LINK}} {nominal}`,
    ({ top, grouping, link, nominal: { concept, isPlural } }, { vocabulary }) =>
      (/^(of|for)$/.test(link) ? grouping.kind === 'ends' : isPlural)
        ? countsBy(grouping, concept, vocabulary, top)
        : [],
  ),
  // `the three States with the most events`, `Which State had the most events?`
  when(
    `${RANKED} (the)? {count=wholeNumber?} {grouping} {verb:with|had|has|have} {most} {nominal}`,
    ({ count = 1, grouping, verb, most, nominal }, { vocabulary }) =>
      presentOf(verb, nominal.concept, vocabulary.now).flatMap((each) =>
        countsBy(grouping, each, vocabulary, { ...most, count }),
      ),
  ),
  // `In which year did the most events take place?`
  when(
    '(in)? (which|what) {count=wholeNumber?} {grouping} {clause=invertedClause}',
    ({ count = 1, grouping, clause: { concept } }, { vocabulary }) =>
      grouping.kind === 'period' && concept.kind === 'marked' && isRanking(concept.amount)
        ? countsBy(grouping, concept.concept, vocabulary, { ...concept.amount, count })
        : [],
  ),
  // `Which workshop had the most participants?`
  when(
    `${WHICH} {count=wholeNumber?} {listNominal} (had|has|have|attracted) {most} ${PEOPLE}`,
    ({ count = 1, listNominal: { concept }, most }, { vocabulary }) => {
      const pick = { relation: vocabulary.relation('participantCount'), ...most, count };
      return !openMarkOf(concept) && fits(concept, 'Event')
        ? [{ ask: 'things', concept: { kind: 'picked', concept, pick } }]
        : [];
    },
  ),
];
