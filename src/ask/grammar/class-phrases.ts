/** Nouns with an article, a number or a superlative, or none: `the last three workshops`. */
import { allOf, type Concept, type DateOf, type Pick } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { classesOf, fits } from './compatibility.js';
import { establishmentOf } from './date-comparisons.js';
import { nominal, plainHead, type Nominal } from './nominals.js';
import { dateOfConcept, keyOfPhrase, type NounPhrase } from './noun-phrase.js';
import { amountOf, mostOrFewest, ordinal, wholeNumber } from './numbers.js';
import { DEFAULT_TOP } from './query.js';
import { build, either, maybe, phrase, rule, seq, word, type Parser } from './parsing.js';

interface Order {
  readonly which: 'first' | 'last';
  /** Of “oldest”: by how long they have existed, which is not recorded of States. */
  readonly isByAge?: boolean;
}

const order = (value: Order, ...words: readonly string[]): Parser<Order> =>
  build(phrase(...words), () => [value]);
/** `last`, `oldest`. */
const superlativeOfTime: Parser<Order> = either(
  order({ which: 'last' }, '(very)? last', 'latest', 'newest', 'most recent'),
  order({ which: 'last', isByAge: true }, 'youngest'),
  order({ which: 'first' }, '(very)? first', 'earliest'),
  order({ which: 'first', isByAge: true }, 'oldest'),
);

/** `the oldest one of all the missions` */
const ofAll = phrase('(one)? of (all)? the', '(one)? of all');

/** `the last three workshops`, `the earliest conference`. */
export function picked(list: Parser<Nominal>): Parser<NounPhrase> {
  const howMany = build(seq(superlativeOfTime, maybe(wholeNumber)), ([which, count]) => [
    { ...which, count },
  ]);
  return build(
    seq(maybe(word('the')), howMany, maybe(ofAll), list),
    ([, { count, ...order }, all, { concept, isPlural }], { sentence, start, end, vocabulary }) => {
      const isOpen = count === undefined && isPlural;
      // “The latest news” is of any number.
      const isLatest =
        order.which === 'last' &&
        !order.isByAge &&
        !/\bnews\b(?! items\b)/i.test(sentence.textOf(start, end));
      const most = isOpen && all === undefined ? DEFAULT_TOP : 1;
      const pick = pickOf(concept, order, count ?? most, vocabulary);
      return !pick || (isOpen ? !all && !isLatest : all) ? [] : [{ concept, isPlural, pick }];
    },
  );
}

/** The first or last things by their date, or bodies by their age. */
function pickOf(
  concept: Concept,
  { which: direction, isByAge = false }: Order,
  count: number,
  vocabulary: Vocabulary,
): Extract<Pick, { by: 'date' }> | undefined {
  const own = dateOfConcept(concept, classesOf(concept), vocabulary);
  const date =
    own ??
    establishmentOf(concept, vocabulary) ??
    (isByAge ? undefined : membershipOf(concept, vocabulary));
  return !date || (!own && isByAnotherDate(concept, date, vocabulary))
    ? undefined
    : { by: 'date', date, direction, count };
}

/** “The last State that chaired” is not the last to join, nor “the last one closed” the newest. */
function isByAnotherDate(concept: Concept, date: DateOf, vocabulary: Vocabulary): boolean {
  const closed = vocabulary.classIri('ClosedFieldActivity');
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  return !parts.every((part) =>
    part.kind === 'dated'
      ? JSON.stringify(part.date) === JSON.stringify(date)
      : part.kind === 'class'
        ? part.iri !== closed
        : part.kind === 'valued' || (part.kind === 'related' && part.direction === 'to'),
  );
}

/** The day since which States have belonged to a class. */
function membershipOf(concept: Concept, vocabulary: Vocabulary): DateOf | undefined {
  const relation = classesOf(concept)
    .map((iri) => vocabulary.membershipOf(iri))
    .find((each) => each !== undefined);
  return relation && { of: 'path', path: relation.path, said: relation.id };
}

/** `the third Summit`. */
export const numbered: Parser<NounPhrase> = rule(
  () =>
    build(
      seq(maybe(word('the')), ordinal, nominal),
      ([, n, { concept, isPlural }], { vocabulary }) => {
        const relation = vocabulary.relation('ordinal');
        const meeting = vocabulary.classIri('Meeting');
        const hasOrdinal = classesOf(concept).some(
          (iri) => iri !== meeting && vocabulary.hierarchy.isBelow(iri, meeting),
        );
        return isPlural || !hasOrdinal
          ? []
          : [
              {
                concept: allOf(concept, { kind: 'measured', relation, amount: { min: n, max: n } }),
                isPlural,
              },
            ];
      },
    ),
  keyOfPhrase,
);

export function asPhrase(
  { concept, isPlural, isOfAnotherState }: Nominal,
  more: Partial<NounPhrase> = {},
): NounPhrase {
  return { concept, isPlural, ...(isOfAnotherState ? { isOfAnotherState } : {}), ...more };
}

/** A class with a determiner or none. */
export const classPhrase: Parser<NounPhrase> = rule(
  () =>
    either<NounPhrase>(
      build(seq(word('a', 'an', 'any', 'some'), nominal), ([, each]) => [asPhrase(each)]),
      build(nominal, (each) => (each.isPlural ? [asPhrase(each)] : [])),
      build(seq(word('the'), nominal), ([, each]) => [
        asPhrase(each, each.isRestricted ? {} : { isPointing: true }),
      ]),
      build(phrase('the news'), (_, { vocabulary }) => [
        { concept: vocabulary.classConcept(vocabulary.classIri('NewsItem')), isPlural: true },
      ]),
      build(seq(phrase('one of the', 'any of the', 'one of'), nominal), ([, each]) =>
        each.isPlural ? [asPhrase(each)] : [],
      ),
      build(seq(word('no'), nominal), ([, each]) => [asPhrase(each, { isNone: true })]),
      build(seq(mostOrFewest, nominal), ([most, each]) =>
        each.isPlural ? [asPhrase(each, { amount: most })] : [],
      ),
      build(amountOf(nominal), ([n, each]) => [asPhrase(each, { amount: n })]),
    ),
  keyOfPhrase,
);

/** `a ministry of another State`: a State other than that of the event. */
const otherState: Parser<string> = build(
  seq(
    word('of', 'from', 'in'),
    either(
      phrase('another', 'a different', 'an other', 'some other', 'a foreign', 'other', 'different'),
    ),
    maybe(word('participating')),
    word('state', 'country', 'states', 'countries'),
  ),
  () => [''],
);
export const elsewhere: Parser<NounPhrase> = rule(
  () =>
    build(
      seq(maybe(word('a', 'an', 'any')), plainHead, otherState),
      ([, { concept, isPlural }], { vocabulary }) =>
        fits(concept, vocabulary.relation('ofState').from, vocabulary)
          ? [{ concept, isPlural, isOfAnotherState: true }]
          : [],
    ),
  keyOfPhrase,
);
