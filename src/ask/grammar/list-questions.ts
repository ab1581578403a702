/** Questions for lists: `show me …`, `what are …`, `what is … called`, `the last State to join`. */
import { openMarkOf, type Concept, type DateOf } from '../concept.js';
import type { Frame } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { pickOf, superlativeOfTime } from './class-phrases.js';
import { both } from './compatibility.js';
import { establishmentOf } from './date-comparisons.js';
import type { NounPhrase } from './noun-phrase.js';
import { listNominal } from './nominals.js';
import { definite, list } from './noun-phrases.js';
import { namePhrase, rolePhrase } from './relation-phrases.js';
import { argument } from './recursive-rules.js';
import { build, either, lazy, maybe, phrase, seq, word, type Parser } from './parsing.js';
import type { Query } from './query.js';
import { about, dateOfFrame } from './verb-meanings.js';
import { activeBase, finiteWhole, subjectRoleOf, type VerbPart } from './verb-parts.js';

/** `be`, also in `what's`. */
export const BE = word('is', 'are', 'was', 'were', "'s");

/** The query for a list: all things, or the first or last of them. */
export function things(
  { concept, pick, isPointing }: NounPhrase,
  isPresupposed = false,
): readonly Query[] {
  return isPointing || openMarkOf(concept) ? [] : [{ ask: 'things', concept, pick, isPresupposed }];
}

const COMMANDS = either(
  phrase(
    'show',
    'show me',
    'list',
    'list of',
    'list me',
    'give',
    'give me',
    'find',
    'find me',
    'name',
    'display',
    'get',
    'get me',
    'tell me',
    'enumerate',
    'search for',
    'look for',
    'i want',
    'i want to see',
    'i need',
    'i would like',
    'i would like to see',
    'i am looking for',
    'we are looking for',
    'looking for',
    'can you show me',
    'could you show me',
    'can you list',
    'could you list',
    'can you give me',
    'could you give me',
    'what about',
    'let me see',
    'which are',
    'what are',
    'what were',
    'which were',
  ),
);
const listOf = maybe(
  phrase('a list of', 'the list of', 'the names of', 'the titles of', 'the name of'),
);

/** `Show me all workshops in Tashkent`, `workshops in Tashkent`. */
export const command: Parser<Query> = lazy(() =>
  build(seq(maybe(COMMANDS), listOf, list), ([, , np]) => things(np)),
);

/**
 * `What is the capital of Latvia?`, `Who were the heads of …?`: not for roles, as the graph does
 * not record who holds them now.
 */
export const identity: Parser<Query> = lazy(() =>
  either(
    build(seq(word('what', 'which', 'who'), BE, listOf, definite), ([, , , np]) =>
      things(np, true),
    ),
    build(
      seq(word('who'), either(word('was', 'were'), phrase('has been', 'have been')), rolePhrase),
      ([, , np]) => things(np, true),
    ),
  ),
);

/** `What is the foreign ministry of Poland called?`, `What does ODIHR stand for?`. */
export const called: Parser<Query> = lazy(() => {
  const named = either(namePhrase, list);
  return either(
    build(seq(word('what', 'how'), BE, named, word('called', 'named')), ([, , np]) =>
      things(np, true),
    ),
    build(
      seq(
        maybe(seq(word('what'), BE)),
        phrase(
          'the name of',
          'the full name of',
          'name of',
          'full name of',
          'the names of',
          'names of',
        ),
        named,
      ),
      ([, , np]) => things(np, true),
    ),
    build(seq(phrase('what does', 'what do'), namePhrase, phrase('stand for', 'mean')), ([, np]) =>
      things(np, true),
    ),
  );
});

/** `which`, `which of them`, `which State`: what the alternatives are tells their names. */
const whichOfThem = build(
  seq(
    word('which', 'who', 'what'),
    maybe(either<unknown>(phrase('of them', 'of the two'), listNominal)),
  ),
  () => [''],
);
const earlier: Parser<'first' | 'last'> = either(
  build(word('earlier', 'sooner'), () => ['first' as const]),
  build(word('later'), () => ['last' as const]),
);

/** The first or last by the date of the verb: `Which State joined last?` */
export const firstOrLast: Parser<Query> = lazy(() => {
  const later: Parser<'first' | 'last'> = either(
    build(
      either(word('last'), phrase('most recently', 'latest', 'the last', 'as the last')),
      () => ['last' as const],
    ),
    build(either(word('first'), phrase('earliest', 'the first', 'as the first')), () => [
      'first' as const,
    ]),
  );
  const picked = (
    concepts: readonly Concept[],
    frame: Frame,
    direction: 'first' | 'last',
  ): readonly Query[] => {
    const date = dateOfFrame(frame);
    return concepts.flatMap((concept) => pickedAs(concept, date, direction));
  };
  const pickedAs = (
    concept: Concept,
    date: DateOf | undefined,
    direction: 'first' | 'last',
  ): readonly Query[] =>
    date
      ? [
          {
            ask: 'things',
            concept,
            isPresupposed: true,
            pick: { by: 'date', date, direction, count: 1 },
          },
        ]
      : [];
  const of = (head: Concept, part: VerbPart, vocabulary: Vocabulary): readonly Concept[] =>
    subjectRoleOf(part) === 's'
      ? about('s', part, undefined, vocabulary).flatMap((said) => both(head, said, vocabulary))
      : [];
  const among = build(seq(maybe(word(',')), argument), ([, np]) =>
    np.group?.join === 'or' && np.concept.kind === 'things' ? [np.concept] : [],
  );
  const byAge: Parser<'first' | 'last'> = either(
    build(word('older', 'oldest'), () => ['first' as const]),
    build(word('younger', 'youngest', 'newer', 'newest'), () => ['last' as const]),
  );
  return either(
    // Which joined first, Albania or Mongolia?
    build(
      seq(whichOfThem, finiteWhole, either(later, earlier), among),
      ([, part, direction, concept], { vocabulary }) =>
        picked(of(concept, part, vocabulary), part.frame, direction),
    ),
    // Which is older, ODIHR or the Presence in Albania?
    build(
      seq(whichOfThem, BE, maybe(word('the')), byAge, among),
      ([, , , direction, concept], { vocabulary }) =>
        pickedAs(concept, establishmentOf(concept, vocabulary), direction),
    ),
    // Which field operation is the oldest?
    build(
      seq(word('which', 'what'), listNominal, BE, maybe(word('the')), superlativeOfTime),
      ([, { concept, isPlural }, , , direction], { vocabulary }) =>
        isPlural
          ? []
          : pickedAs(concept, pickOf(concept, direction, 1, vocabulary)?.date, direction),
    ),
    build(
      seq(word('which', 'what'), listNominal, finiteWhole, later),
      ([, { concept }, part, direction], { vocabulary }) =>
        picked(of(concept, part, vocabulary), part.frame, direction),
    ),
    build(
      seq(
        maybe(seq(word('which', 'what', 'who'), BE)),
        word('the'),
        later,
        listNominal,
        word('to'),
        activeBase,
      ),
      ([, , direction, { concept }, , part], { vocabulary }) =>
        picked(of(concept, part, vocabulary), part.frame, direction),
    ),
  );
});
