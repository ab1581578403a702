/** Nouns with an article, a number or a superlative, or none: `the last three workshops`. */
import { keyOfValue, type Concept, type DateOf, type Pick } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { classesOf, fits } from './compatibility.js';
import { nominal, plainHead, type Nominal } from './nominals.js';
import { dateOfConcept, type NounPhrase, establishmentOf } from './noun-phrase.js';
import { amount, mostOrFewest, wholeNumber } from './numbers.js';
import { DEFAULT_TOP } from './query.js';
import { build, either, maybe, phrase, rule, seq, word, type Parser } from './parsing.js';

/** The first or last by date, or by how long they have existed, which is not recorded of States. */
interface Order {
  readonly direction: 'first' | 'last';
  readonly isByAge?: boolean;
}

const order = (value: Order, ...words: readonly string[]): Parser<Order> =>
  build(phrase(...words), () => [value]);
/** `last`, `the oldest`, `most recently`. */
export const firstOrLast: Parser<Order> = either(
  order({ direction: 'last' }, '(the)? (very)? last', '(the)? (latest|newest|most recent)'),
  order({ direction: 'last' }, 'most recently'),
  order({ direction: 'first' }, '(the)? (very)? first', '(the)? earliest'),
  order({ direction: 'first', isByAge: true }, '(the)? (oldest|older)'),
);

/** `the last three workshops`, `the earliest conference`, `the oldest of all the missions`. */
export function picked(list: Parser<Nominal>): Parser<NounPhrase> {
  return build(
    seq(firstOrLast, maybe(wholeNumber), maybe(phrase('(one)? of (all)? the')), list),
    ([which, count, all, { concept, isPlural }], { sentence, start, end, vocabulary }) => {
      const isOpen = count === undefined && isPlural;
      // “The latest news” is of any number.
      const isLatest =
        which.direction === 'last' &&
        !which.isByAge &&
        !/\bnews\b(?! items\b)/i.test(sentence.textOf(start, end));
      const most = isOpen && all === undefined ? DEFAULT_TOP : 1;
      const pick = pickOf(concept, which, count ?? most, vocabulary);
      return !pick || (isOpen ? !all && !isLatest : all) ? [] : [{ concept, isPlural, pick }];
    },
  );
}

/** The first or last things by their date, or bodies by their age. */
function pickOf(
  concept: Concept,
  { direction, isByAge = false }: Order,
  count: number,
  vocabulary: Vocabulary,
): Extract<Pick, { by: 'date' }> | undefined {
  const own = dateOfConcept(concept, classesOf(concept), vocabulary);
  const joined = classesOf(concept).flatMap((iri) => vocabulary.membershipOf(iri) ?? [])[0];
  const date: DateOf | undefined =
    own ??
    establishmentOf(concept, vocabulary) ??
    (isByAge || !joined ? undefined : { of: 'path', path: joined.path, said: joined.id });
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

export function asPhrase(
  { concept, isPlural, isOfAnotherState = false }: Nominal,
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
      build(seq(phrase('(one|any) of the', 'one of'), nominal), ([, each]) =>
        each.isPlural ? [asPhrase(each)] : [],
      ),
      build(seq(mostOrFewest, nominal), ([most, each]) =>
        each.isPlural ? [asPhrase(each, { amount: most })] : [],
      ),
      build(seq(amount, nominal), ([n, each]) => [asPhrase(each, { amount: n })]),
    ),
  keyOfValue,
);

/** `a ministry of another State`: a State other than that of the event. */
export const elsewhere: Parser<NounPhrase> = build(
  seq(
    maybe(word('a', 'an', 'any')),
    plainHead,
    word('of', 'from', 'in'),
    phrase('another', 'a different', 'some other', 'a foreign', 'other', 'different'),
    maybe(word('participating')),
    word('state', 'country', 'states', 'countries'),
  ),
  ([, { concept, isPlural }], { vocabulary }) =>
    fits(concept, vocabulary.relation('ofState').from, vocabulary)
      ? [{ concept, isPlural, isOfAnotherState: true }]
      : [],
);
