/** Questions for things with certain properties: `which …`, `who …`, `what …`. */
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
import { things } from './list-questions.js';
import { adjunct, preposition } from './modifiers.js';
import { applyAll, related, type NounPhrase } from './noun-phrase.js';
import { listNominal } from './nominals.js';
import { argument } from './recursive-rules.js';
import { build, either, lazy, many, phrase, seq, word, wordHere, type Parser } from './parsing.js';
import type { Query } from './query.js';
import { roleHolders } from './relation-phrases.js';
import { openNow, presentOf } from './present.js';
import { carriers, lifted } from './verb-meanings.js';
import { finiteWhole } from './verb-parts.js';

const WHICH = word('which', 'what');

/** Superlatives are rankings, which have their own rules. `verb` is the first word of its verb phrase. */
export function saidOf(
  head: Concept,
  said: Concept,
  vocabulary: Vocabulary,
  verb?: string,
): readonly Concept[] {
  if (openMarkOf(said)) return [];
  const found = both(head, said, vocabulary);
  return verb === 'is' || verb === 'are' ? found.map((each) => openNow(each, vocabulary)) : found;
}

const whichAreThere: Parser<Query> = lazy(() =>
  build(
    seq(
      WHICH,
      listNominal,
      phrase('are there', 'were there', 'have there been', 'exist', 'is there'),
      many(adjunct),
    ),
    ([, { concept }, words, modifiers], { vocabulary }) =>
      applyAll(modifiers, concept, { vocabulary })
        .flatMap((each) => presentOf(words, each, vocabulary))
        .map((each) => ({ ask: 'things', concept: each })),
  ),
);

/** `Which ministries does Estonia have?`, `Which States have missions?` */
const whichHave: Parser<Query> = lazy(() =>
  build(
    seq(
      WHICH,
      listNominal,
      either<readonly [have: string, owner: NounPhrase, ...unknown[]]>(
        seq(either(word('has', 'have', 'had'), phrase('(has|have) had')), argument),
        seq(word('does', 'do', 'did'), argument, word('have')),
      ),
    ),
    ([, { concept }, [have, owner]], { vocabulary }) =>
      linkedTo(concept, have, owner, vocabulary).map((each) => ({ ask: 'things', concept: each })),
  ),
);

export const which: Parser<Query> = lazy(() =>
  either(
    build(seq(WHICH, listNominal), ([, { concept, isPlural, isRestricted }]) =>
      isPlural && isRestricted ? things({ concept, isPlural }) : [],
    ),
    build(
      seq(
        WHICH,
        either<NounPhrase>(listNominal, roleHolders),
        wordHere,
        either(predicate, invertedGapClause),
      ),
      ([, { concept, isPlural }, verb, said], { sentence, start, end, vocabulary }) =>
        // One in Warsaw and Vienna is none in Warsaw or Vienna.
        !isPlural &&
        hasAlternatives(said) &&
        sentence.tokens.slice(start, end).some((token) => token.word === 'and')
          ? []
          : saidOf(concept, said, vocabulary, verb).map((each) => ({
              ask: 'things',
              concept: each,
              isPresupposed: !isPlural,
            })),
    ),
    whichAreThere,
    build(
      seq(word('in'), word('which', 'what'), listNominal, invertedPlaceClause),
      ([, , { concept, isPlural }, said], { vocabulary }) =>
        saidOf(concept, said, vocabulary).map((each) => ({
          ask: 'things',
          concept: each,
          isPresupposed: !isPlural,
        })),
    ),
    whichHave,
    build(
      seq(preposition, word('which', 'what'), listNominal, invertedClause),
      ([{ relations }, , { concept, isPlural }, clause], { vocabulary }) =>
        clause.isNegated || openMarkOf(clause.concept)
          ? []
          : behindPreposition(relations, [clause.concept], vocabulary)
              .flatMap((each) => both(concept, each, vocabulary))
              .map((each) => ({ ask: 'things', concept: each, isPresupposed: !isPlural })),
    ),
  ),
);

/** By their main relation: `Which ministries does Estonia have?` */
export function linkedTo(
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
    .flatMap((said) => both(inTense(head), lifted(said), vocabulary))
    .filter((each) => !openMarkOf(each));
}

const ACTORS: readonly string[] = ['Actor', 'Person'];
const HAPPENINGS: readonly string[] = ['Event', 'NewsItem', 'OsceBody', 'FieldOfWork'];

/** `Who funded …?`, `Whom did … quote?`, `With whom did … organize …?`, `What took place in …?`. */
export const whoOrWhat: Parser<Query> = lazy(() => {
  const ofClasses = (
    concept: Concept,
    classNames: readonly string[],
    vocabulary: Vocabulary,
  ): readonly Query[] =>
    !openMarkOf(concept) &&
    classNames.some((name) => fits(concept, vocabulary.classIri(name), vocabulary)) &&
    isSorted(concept)
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
    build(seq(word('what'), either(doing, invertedGapClause)), ([, concept], { vocabulary }) =>
      ofClasses(concept, HAPPENINGS, vocabulary),
    ),
  );
});

/** Whether the kind of thing is known. */
function isSorted(concept: Concept): boolean {
  return classesOf(concept).length > 0;
}

/** Whether the description is of an agent or a person, not of a body in some place. */
function isDoer(concept: Concept, vocabulary: Vocabulary): boolean {
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  return (
    fits(concept, vocabulary.classIri('Person'), vocabulary) ||
    parts.some(
      (part) =>
        part.kind === 'counted' ||
        part.kind === 'any' ||
        (part.kind === 'related' && part.direction === 'from'),
    )
  );
}

/** Places and countries host events, but “who” doesn't ask for them. */
function isOfPlace(concept: Concept, vocabulary: Vocabulary): boolean {
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  return parts.some(
    (part) =>
      part.kind === 'related' &&
      part.direction === 'from' &&
      ['State', 'Place'].some((name) => part.relation.to === vocabulary.classIri(name)),
  );
}

/** `Who chaired the OSCE in 2014?`: answered with the State and the person. */
const chairing: Parser<Query> = lazy(() =>
  build(seq(word('who'), finiteWhole), ([, part], { vocabulary }): readonly Query[] => {
    if (part.frame.relation?.id !== 'chairedBy' || part.isNegated || part.times) return [];
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
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  return parts.some(
    (part) =>
      part.kind === 'related' &&
      (part.relation.id === 'chairedBy' || part.relation.id === 'chairpersonInOffice'),
  );
}
