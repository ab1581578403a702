/** Questions for lists: `show me …`, `what are …`, `what is … called`, `the last State to join`. */
import { openMarkOf, type Concept } from '../concept.js';
import type { Frame } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { both } from './compatibility.js';
import type { NounPhrase } from './noun-phrase.js';
import { listNominal } from './nominals.js';
import { definite, list } from './noun-phrases.js';
import { namePhrase, rolePhrase } from './relation-phrases.js';
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
    return date
      ? concepts.map((concept): Query => ({
          ask: 'things',
          concept,
          isPresupposed: true,
          pick: { by: 'date', date, direction, count: 1 },
        }))
      : [];
  };
  const of = (head: Concept, part: VerbPart, vocabulary: Vocabulary): readonly Concept[] =>
    subjectRoleOf(part) === 's'
      ? about('s', part, undefined, vocabulary).flatMap((said) => both(head, said, vocabulary))
      : [];
  return either(
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
