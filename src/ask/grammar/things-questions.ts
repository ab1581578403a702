/** Questions for things: `show me …`, `which …`, `who …`, `where …`, `the last State to join`. */
import { ANYTHING, hasAlternatives, openMarkOf, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import {
  behindPreposition,
  doing,
  invertedClause,
  invertedGapClause,
  invertedPlaceClause,
  predicate,
} from './clauses.js';
import { both, classesOf, fits, hangingTogether } from './compatibility.js';
import { adjunct, preposition } from './modifiers.js';
import { listNominal } from './nominals.js';
import { applyAll, related, thingsOf, type NounPhrase } from './noun-phrase.js';
import { definite, list } from './noun-phrases.js';
import { wholeNumber } from './numbers.js';
import { BE, WHICH, withBe } from './openings.js';
import {
  build,
  either,
  lazy,
  many,
  maybe,
  phrase,
  seq,
  word,
  wordHere,
  type Parser,
} from './parsing.js';
import { openNow, presentOf } from './present.js';
import type { Query } from './query.js';
import { mostTimes, rankedOrListed } from './rankings.js';
import { argument } from './recursive-rules.js';
import { namePhrase, relationPhrase, rolePhrase, roleOfOsce } from './relation-phrases.js';
import { carriers, lifted } from './verb-meanings.js';
import { finiteWhole } from './verb-parts.js';

/** The query for a list: all things, or the first or last of them. */
export function things(
  { concept, pick, isPointing }: NounPhrase,
  isPresupposed = false,
): readonly Query[] {
  return isPointing || openMarkOf(concept) ? [] : [{ ask: 'things', concept, pick, isPresupposed }];
}

const listOf = maybe(phrase('(a|the)? list of', '(the)? (names|titles) of', 'the name of'));
const requested = seq(
  maybe(
    either<unknown>(
      seq(word('show', 'list', 'give', 'find', 'name', 'display'), maybe(word('me', 'us'))),
      seq(word('what', 'which'), word('are', 'were')),
    ),
  ),
  listOf,
);

/** `Show me all workshops in Tashkent`, `workshops in Tashkent`. */
export const command: Parser<Query> = build(seq(requested, list), ([, np]) => things(np));

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
        either(rolePhrase, roleOfOsce),
      ),
      ([, , np]) => things(np, true),
    ),
    // What is the foreign ministry of Poland called?
    build(
      seq(word('what', 'how'), withBe(either(namePhrase, list)), word('called', 'named')),
      ([, np]) => things(np, true),
    ),
    build(seq(phrase('what does', 'what do'), namePhrase, phrase('stand for', 'mean')), ([, np]) =>
      things(np, true),
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

/** Adds what a question says of the things it asks for. */
type Said = (head: Concept, vocabulary: Vocabulary) => readonly Concept[];

const has = either(word('has', 'have', 'had'), phrase('(has|have) had'));
const thereBe = phrase('(are|were|is|was) there', 'have there been', 'exist', 'there (are|were)');

/** `took place in Tirana`, `did ODIHR organize`, `are there in 2019`, `does Estonia have`. */
export const said: Parser<Said> = either<Said>(
  build(seq(wordHere, either(predicate, invertedGapClause)), ([verb, concept]) => [
    (head, vocabulary) =>
      both(head, concept, vocabulary).map((each) =>
        verb === 'is' || verb === 'are' ? openNow(each, vocabulary) : each,
      ),
  ]),
  build(seq(thereBe, many(adjunct)), ([words, modifiers]) => [
    (head, vocabulary) =>
      applyAll(modifiers, head, { vocabulary }).flatMap((each) =>
        presentOf(words, each, vocabulary),
      ),
  ]),
  build(
    either<readonly [have: string, owner: NounPhrase, ...unknown[]]>(
      seq(has, argument),
      seq(word('does', 'do', 'did'), argument, word('have')),
    ),
    ([have, owner]) => [(head, vocabulary) => linkedTo(head, have, owner, vocabulary)],
  ),
  // Which people are quoted most often in 2015?
  build(
    seq(finiteWhole, maybe(word('the')), phrase('most (often|frequently)?'), many(adjunct)),
    ([verb, , , after]) => [
      (head, vocabulary) =>
        mostTimes({ ...verb, adjuncts: [...verb.adjuncts, ...after] }, vocabulary).flatMap((each) =>
          both(head, each, vocabulary),
        ),
    ],
  ),
);

/** By their main relation: `Which ministries does Estonia have?` */
function linkedTo(
  head: Concept,
  have: string,
  owner: NounPhrase,
  vocabulary: Vocabulary,
): readonly Concept[] {
  // What the OSCE has need not be recorded as belonging to it.
  const { concept } = owner;
  if (concept.kind === 'things' && concept.things.some(({ iri }) => iri === vocabulary.osceIri))
    return [];
  const inTense = (each: Concept): Concept =>
    /^(has|have|does|do)$/.test(have) ? openNow(each, vocabulary) : each;
  const end = { ...owner, concept: inTense(concept) };
  return hangingTogether(head, concept, vocabulary)
    .flatMap(({ relation, direction }) => related(relation, direction, end, vocabulary))
    .flatMap((each) => both(inTense(head), lifted(each), vocabulary))
    .filter((each) => !openMarkOf(each));
}

/** `Which workshops took place in Tirana?`, `Which mission organized the most events?` */
const whichSaid: Parser<Query> = build(
  seq(WHICH, maybe(wholeNumber), listNominal, said),
  ([, count, { concept: group, isPlural }, apply], { sentence, start, end, vocabulary }) => {
    const hasAnd = sentence.tokens.slice(start, end).some((token) => token.word === 'and');
    return (
      apply(group, vocabulary)
        // One in Warsaw and Vienna is none in Warsaw or Vienna.
        .filter((concept) => isPlural || !hasAnd || !hasAlternatives(concept))
        .flatMap((concept) => rankedOrListed(concept, { count, isPresupposed: !isPlural }))
    );
  },
);

/** `In which city did …?`, `At which events did …?`, `In which country did the most …?` */
const prepositionWhich: Parser<Query> = either(
  build(
    seq(word('in'), word('which', 'what'), listNominal, invertedPlaceClause),
    ([, , { concept, isPlural }, clause], { vocabulary }) =>
      openMarkOf(clause)
        ? []
        : both(concept, clause, vocabulary).flatMap((each) =>
            rankedOrListed(each, { isPresupposed: !isPlural }),
          ),
  ),
  build(
    seq(preposition, word('which', 'what'), maybe(wholeNumber), listNominal, invertedClause),
    ([{ relations }, , count, { concept, isPlural }, clause], { vocabulary }) =>
      clause.isNegated
        ? []
        : behindPreposition(relations, [clause.concept], vocabulary)
            .flatMap((each) => both(concept, each, vocabulary))
            .flatMap((each) => rankedOrListed(each, { count, isPresupposed: !isPlural })),
  ),
);

export const which: Parser<Query> = lazy(() =>
  either(
    build(seq(WHICH, listNominal), ([, { concept, isPlural, isRestricted }]) =>
      isPlural && isRestricted ? things({ concept, isPlural }) : [],
    ),
    whichSaid,
    prepositionWhich,
  ),
);

const ACTORS: readonly string[] = ['Actor', 'Person'];
const HAPPENINGS: readonly string[] = ['Event', 'NewsItem', 'OsceBody', 'FieldOfWork'];

/** `Who funded …?`, `Whom did … quote?`, `Who issued the most …?`, `What took place in …?`. */
export const whoOrWhat: Parser<Query> = lazy(() => {
  const ofClasses = (
    concept: Concept,
    classNames: readonly string[],
    vocabulary: Vocabulary,
  ): readonly Query[] =>
    !openMarkOf(concept) &&
    classNames.some((each) => fits(concept, vocabulary.classIri(each), vocabulary)) &&
    classesOf(concept).length > 0
      ? [{ ask: 'things', concept, isPresupposed: false }]
      : [];
  return either(
    chairing,
    build(
      seq(word('who', 'whom'), either(doing, invertedGapClause)),
      ([, concept], { vocabulary }) =>
        isOfChair(concept) ||
        isOfPlace(concept, vocabulary) ||
        !isDoer(concept, vocabulary) ||
        // All other things: “Who was never quoted?”
        concept.kind === 'not'
          ? []
          : ofClasses(concept, ACTORS, vocabulary),
    ),
    build(seq(word('who', 'which'), said), ([, apply], { vocabulary }) =>
      apply(ANYTHING, vocabulary)
        .filter((concept) => openMarkOf(concept))
        .flatMap((concept) => rankedOrListed(concept)),
    ),
    build(seq(word('what'), either(doing, invertedGapClause)), ([, concept], { vocabulary }) =>
      ofClasses(concept, HAPPENINGS, vocabulary),
    ),
  );
});

const partsOfAll = (concept: Concept): readonly Concept[] =>
  concept.kind === 'all' ? concept.parts : [concept];

/** Whether the description is of an agent or a person, not of a body in some place. */
function isDoer(concept: Concept, vocabulary: Vocabulary): boolean {
  return (
    fits(concept, vocabulary.classIri('Person'), vocabulary) ||
    partsOfAll(concept).some(
      (part) =>
        part.kind === 'counted' ||
        part.kind === 'any' ||
        (part.kind === 'related' && part.direction === 'from'),
    )
  );
}

/** Places and countries host events, but “who” doesn't ask for them. */
function isOfPlace(concept: Concept, vocabulary: Vocabulary): boolean {
  return partsOfAll(concept).some(
    (part) =>
      part.kind === 'related' &&
      part.direction === 'from' &&
      ['State', 'Place'].some((each) => part.relation.to === vocabulary.classIri(each)),
  );
}

/** `Who chaired the OSCE in 2014?`: answered with the State and the person. */
const chairing: Parser<Query> = lazy(() =>
  build(seq(word('who'), finiteWhole), ([, part], { vocabulary }): readonly Query[] => {
    if (part.frame.relation?.id !== 'chairedBy' || part.isNegated) return [];
    const [state, person] = ['chairedBy', 'chairpersonInOffice'].map((id) => ({
      relation: vocabulary.relation(id),
      end: ANYTHING,
    }));
    return carriers(part, undefined, vocabulary).map((concept) => ({
      ask: 'properties',
      concept,
      of: state && person ? [state, { ...person, isOptional: true }] : [],
    }));
  }),
);

/** States and persons chair the OSCE, so the answer gives both. */
function isOfChair(concept: Concept): boolean {
  return partsOfAll(concept).some(
    (part) =>
      part.kind === 'related' &&
      (part.relation.id === 'chairedBy' || part.relation.id === 'chairpersonInOffice'),
  );
}

/** `Where did the Summit take place?`, `Where is ODIHR based?`, `Where is ODIHR?` */
export const where: Parser<Query> = lazy(() => {
  const placeOf = (concept: Concept, vocabulary: Vocabulary): readonly Concept[] =>
    behindPreposition(vocabulary.prepositionsNamed('in'), [concept], vocabulary);
  return build(
    seq(
      word('where'),
      either<Concept>(
        invertedPlaceClause,
        build(invertedClause, (clause, { vocabulary }) =>
          clause.isNegated ? [] : placeOf(clause.concept, vocabulary),
        ),
        build(withBe(either(relationPhrase, argument)), (np, { vocabulary }) => {
          const concept = thingsOf(np);
          if (!concept) return [];
          return [
            ...(classesOf(concept).length > 0 ? [concept] : []),
            ...placeOf(concept, vocabulary),
          ];
        }),
      ),
    ),
    ([, concept], { vocabulary }) =>
      fits(concept, vocabulary.classIri('Place'), vocabulary)
        ? [{ ask: 'things', concept, isPresupposed: true }]
        : [],
  );
});
