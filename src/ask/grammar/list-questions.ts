/** Questions for lists: `show me …`, `what are …`, `what is … called`, `the last State to join`. */
import { ANYTHING, keyOf, openMarkOf, type Concept, type DateOf } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { both } from './compatibility.js';
import { among, establishmentOf, rightBeside } from './date-comparisons.js';
import { BE, WHICH, request, withBe } from './openings.js';
import { applyAll, type Modifier, type NounPhrase } from './noun-phrase.js';
import { bareNominal, listNominal, ofThing } from './nominals.js';
import { definite, list } from './noun-phrases.js';
import { inOffice, namePhrase, rolePhrase } from './relation-phrases.js';
import { spanIn } from '../language/span.js';
import { date } from './dates.js';
import { adjunct, timeModifier } from './modifiers.js';
import { name } from './names.js';
import {
  build,
  costing,
  either,
  lazy,
  many,
  maybe,
  phrase,
  rule,
  seq,
  word,
  type Parser,
} from './parsing.js';
import type { Query } from './query.js';
import { about, dateOfFrame } from './verb-meanings.js';
import { activeBase, finiteWhole, subjectRoleOf, type VerbPart } from './verb-parts.js';

/** The query for a list: all things, or the first or last of them. */
export function things(
  { concept, pick, isPointing, count }: NounPhrase,
  isPresupposed = false,
): readonly Query[] {
  return isPointing || openMarkOf(concept)
    ? []
    : [{ ask: 'things', concept, pick, isPresupposed, count }];
}

const COMMANDS = either<unknown>(request, seq(word('what', 'which'), word('are', 'were')));
const listOf = maybe(phrase('(a|the)? list of', '(the)? (names|titles) of', 'the name of'));

/** `Show me all workshops in Tashkent`, `workshops in Tashkent`. */
export const command: Parser<Query> = lazy(() =>
  either(
    build(seq(maybe(COMMANDS), listOf, list), ([, , np]) => things(np)),
    build(seq(maybe(request), costing(1, keywords)), ([, concept]) =>
      things({ concept, isPlural: true }),
    ),
  ),
);

/** Kinds of things that keywords after a noun name. */
const KEYWORD_KINDS = ['State', 'Place', 'OsceBody', 'FieldOfWork', 'Person'];

/** `trainings Bishkek 2011`, `workshops, Albania, border management, since 2015`. */
export const keywords: Parser<Concept> = rule(
  () =>
    build(
      seq(
        bareNominal,
        many(
          build(
            seq(
              maybe(word(',', ':')),
              either<Modifier>(
                build(name, (thing, { vocabulary }) =>
                  KEYWORD_KINDS.some((each) => thing.classes.has(vocabulary.classIri(each)))
                    ? [ofThing(thing)]
                    : [],
                ),
                build(date, (text) => [timeModifier(spanIn(text))]),
              ),
            ),
            ([, modifier]) => [modifier],
          ),
          1,
        ),
      ),
      ([{ head, modifiers, isPlural }, more], { vocabulary }) =>
        isPlural ? applyAll([...modifiers, ...more], head, { vocabulary }) : [],
    ),
  keyOf,
);

/**
 * `What is the capital of Latvia?`, `Who were the heads of …?`: not for roles, as the graph does
 * not record who holds them now.
 */
export const identity: Parser<Query> = lazy(() =>
  either(
    build(seq(word('what', 'which', 'who'), BE, listOf, definite), ([, be, , np]) =>
      isOfNow(be, np) ? [] : things(np, true),
    ),
    build(
      seq(
        word('who'),
        either(word('was', 'were'), phrase('has been', 'have been')),
        either(
          rolePhrase,
          // “The A and the B” are not those who were both.
          build(inOffice, (office, { vocabulary, sentence, start }) =>
            office
              .apply(ANYTHING, { vocabulary })
              .filter(({ kind }) => kind !== 'all' || sentence.tokens[start]?.word === 'both')
              .map((concept) => ({ concept, isPlural: false })),
          ),
        ),
      ),
      ([, , np]) => things(np, true),
    ),
  ),
);

/** “Who is the Chairperson-in-Office?”: the graph does not record who is now. */
function isOfNow(be: string, { concept }: NounPhrase): boolean {
  return (
    !['was', 'were'].includes(be) &&
    concept.kind === 'related' &&
    concept.relation.traits.has('alone') &&
    concept.other.kind === 'class'
  );
}

/** `What is the foreign ministry of Poland called?`, `What does ODIHR stand for?`. */
export const called: Parser<Query> = lazy(() => {
  const named = either(namePhrase, list);
  return either(
    build(seq(word('what', 'how'), withBe(named), word('called', 'named')), ([, np]) =>
      things(np, true),
    ),
    build(
      seq(maybe(seq(word('what'), BE)), phrase('(the)? (full)? (name|names) of'), named),
      ([, , np]) => things(np, true),
    ),
    build(seq(phrase('what does', 'what do'), namePhrase, phrase('stand for', 'mean')), ([, np]) =>
      things(np, true),
    ),
  );
});

type Direction = 'first' | 'last';

const direction = (which: Direction, ...phrases: readonly string[]): Parser<Direction> =>
  build(phrase(...phrases), () => [which]);
const later: Parser<Direction> = either(
  direction('last', 'last', 'most recently', 'latest', 'the last', 'as the last'),
  direction('first', 'first', 'earliest', 'the first', 'as the first'),
);
/** `first`, `last`, `second`. */
const position = build(later, (which) => [{ which }]);
const byAge: Parser<Direction> = either(
  direction('first', 'older', 'oldest'),
  direction('last', 'younger', 'youngest', 'newer', 'newest'),
);

function pickedAs(
  concept: Concept,
  date: DateOf | undefined,
  which: Direction,
  rank?: number,
): readonly Query[] {
  if (!date || openMarkOf(concept)) return [];
  const pick = { by: 'date', date, direction: which, count: 1, rank } as const;
  return [{ ask: 'things', concept, isPresupposed: true, pick }];
}

/** Of the things of a description, those that a verb applies to, by its date or its carrier's. */
function pickedByVerb(
  head: Concept,
  part: VerbPart,
  which: Direction,
  vocabulary: Vocabulary,
  n?: number,
): readonly Query[] {
  const role = subjectRoleOf(part);
  if (role === undefined || part.isNegated || part.times) return [];
  const date =
    role === 's'
      ? (dateOfFrame(part.frame) ?? vocabulary.dateOf(part.frame.carrier))
      : dateOfCarrier(part, vocabulary);
  // The last chair depends on the day on which it is asked, unless it is one of some.
  if (which === 'last' && part.frame.relation?.traits.has('osce') && role === 'o') {
    const parts = head.kind === 'all' ? head.parts : [head];
    if (!parts.some(({ kind }) => kind === 'things')) return [];
  }
  return about(role, { ...part, order: undefined }, undefined, vocabulary)
    .flatMap((said) => both(head, said, vocabulary))
    .flatMap((concept) => pickedAs(concept, date, which, n));
}

/** For those who chaired the OSCE or were quoted: the date of the chair or the statement. */
function dateOfCarrier(
  { frame: { relation, carrier }, adjuncts }: VerbPart,
  vocabulary: Vocabulary,
): DateOf | undefined {
  const date = vocabulary.dateOf(carrier);
  return relation && date?.of === 'path' && adjuncts.length === 0
    ? { of: 'path', path: `^(${relation.path})/${date.path}`, said: date.said }
    : undefined;
}

/** `which`, `which of them`, `which State`. */
const whichOfThem: Parser<Concept> = either(
  build(
    seq(
      word('which', 'who', 'what'),
      maybe(phrase('of them', 'of the two', 'of the three', 'of these')),
    ),
    () => [ANYTHING],
  ),
  build(seq(WHICH, listNominal), ([, { concept }]) => [concept]),
);
/** `Which joined first, Albania or Mongolia?`, `Which is older, ODIHR or the Secretariat?` */
const firstOfNamed: Parser<Query> = lazy(() =>
  either(
    build(
      seq(whichOfThem, finiteWhole, later, among),
      ([head, part, which, named], { vocabulary }) =>
        both(head, named, vocabulary).flatMap((each) =>
          pickedByVerb(each, part, which, vocabulary),
        ),
    ),
    build(
      seq(whichOfThem, BE, maybe(word('the')), byAge, among),
      ([head, , , which, named], { vocabulary }) =>
        both(head, named, vocabulary).flatMap((each) =>
          pickedAs(each, establishmentOf(named, vocabulary), which),
        ),
    ),
  ),
);

/** `to chair the OSCE`, `that chaired the OSCE`. */
const toOrThat: Parser<VerbPart> = lazy(() =>
  either(
    build(seq(word('to'), activeBase), ([, part]) => [part]),
    build(seq(word('that', 'which', 'who'), finiteWhole), ([, part]) => [part]),
  ),
);

/** The first or last by the date of the verb: `Which State joined last?` */
export const firstOrLast: Parser<Query> = lazy(() =>
  either(
    firstOfNamed,
    build(
      seq(whichOfThem, finiteWhole, maybe(later), many(adjunct)),
      ([head, part, which = part.order, after], { vocabulary }) =>
        which === undefined || (part.order && part.order !== which)
          ? []
          : pickedByVerb(
              head,
              { ...part, adjuncts: [...part.adjuncts, ...after] },
              which,
              vocabulary,
            ),
    ),
    // Which State joined right before Malta?
    build(
      seq(whichOfThem, finiteWhole, rightBeside),
      ([head, part, { which, modifier }], { vocabulary }) =>
        part.order
          ? []
          : pickedByVerb(
              head,
              { ...part, adjuncts: [...part.adjuncts, modifier] },
              which,
              vocabulary,
            ),
    ),
    build(
      seq(
        maybe(seq(word('which', 'what', 'who'), BE)),
        word('the'),
        position,
        listNominal,
        toOrThat,
      ),
      ([, , { which }, { concept }, part], { vocabulary }) =>
        pickedByVerb(concept, part, which, vocabulary),
    ),
  ),
);
