/** Questions for a number, and for yes or no: `how many …`, `did …`, `is …`, `are there …`. */
import { allOf, openMarkOf, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { behindPreposition, invertedClause, invertedGapClause, predicate } from './clauses.js';
import { both, classesOf, fits } from './compatibility.js';
import { OF_THE_OSCE, adjective, adjunct, preposition } from './modifiers.js';
import { applyAll, describing, thingsOf, type Modifier, type NounPhrase } from './noun-phrase.js';
import { listNominal, nominal } from './nominals.js';
import { argument } from './recursive-rules.js';
import { namePhrase } from './relation-phrases.js';
import { build, either, lazy, many, maybe, phrase, seq, word, type Parser } from './parsing.js';
import type { Query } from './query.js';
import { linkedTo, saidOf } from './which-questions.js';
import { lifted } from './verb-meanings.js';

const thereBe = phrase(
  'are there',
  'were there',
  'have there been',
  'is there',
  'was there',
  'there are',
  'there were',
  'exist',
  'do you know',
  'took place',
  'were held',
);

export const howMany: Parser<Query> = lazy(() => {
  const count = (concept: Concept): readonly Query[] =>
    openMarkOf(concept) ? [] : [{ ask: 'count', concept: lifted(concept) }];
  const inAll = maybe(phrase('in total', 'altogether', 'overall', 'in all'));
  const opening = either(
    phrase(
      'how many',
      'how many different',
      'how many distinct',
      'how many of the',
      'number of',
      'the number of',
      'what is the number of',
      'what was the number of',
      'count',
      'count the',
      'count all',
      'what is the total number of',
      'the total number of',
    ),
  );
  return build(
    seq(
      either(
        build(seq(opening, listNominal), ([, { concept, isPlural }]) =>
          isPlural ? count(concept) : [],
        ),
        build(
          seq(preposition, phrase('how many'), listNominal, invertedClause),
          ([{ relations }, , { concept }, clause], { vocabulary }) =>
            clause.isNegated || openMarkOf(clause.concept)
              ? []
              : behindPreposition(relations, [clause.concept], vocabulary)
                  .flatMap((each) => both(concept, each, vocabulary))
                  .flatMap(count),
        ),
        build(
          seq(opening, listNominal, either(predicate, invertedGapClause)),
          ([, { concept }, said], { vocabulary }) =>
            saidOf(concept, said, vocabulary).flatMap(count),
        ),
        build(
          seq(opening, listNominal, thereBe, many(adjunct)),
          ([, { concept }, , modifiers], { vocabulary }) =>
            applyAll(modifiers, concept, { vocabulary }).flatMap(count),
        ),
        build(
          seq(
            opening,
            listNominal,
            phrase(
              'does the osce have',
              'did the osce have',
              'has the osce',
              'does the osce count',
            ),
          ),
          ([, { concept }], { vocabulary }) =>
            isOfOsce(concept, vocabulary) ? count(concept) : [],
        ),
        build(
          seq(opening, listNominal, word('does', 'do', 'did'), argument, word('have')),
          ([, { concept }, , owner], { vocabulary }) =>
            linkedTo(concept, owner, vocabulary).flatMap(count),
        ),
        build(
          seq(phrase('how many times', 'how often'), invertedClause),
          ([, { concept, isNegated }]): readonly Query[] =>
            isNegated || openMarkOf(concept) ? [] : [{ ask: 'count', concept }],
        ),
      ),
      inAll,
    ),
    ([query]) => [query],
  );
});

function isOfOsce(concept: Concept, vocabulary: Vocabulary): boolean {
  return classesOf(concept).length > 0 && OF_THE_OSCE.apply(concept, { vocabulary }).length > 0;
}

export const yesNo: Parser<Query> = lazy(() => {
  const complement: Parser<Modifier> = either<Modifier>(
    adjective,
    adjunct,
    build(either(argument), (np) => {
      const concept = thingsOf(np);
      return concept && !np.group ? [describing(concept)] : [];
    }),
  );
  const there = either(
    phrase(
      'is there',
      'are there',
      'was there',
      'were there',
      'has there been',
      'have there been',
      'has there ever been',
      'have there ever been',
      'do you know',
      'is there any',
      'are there any',
      'were there any',
      'was there any',
    ),
  );
  return either(
    build(invertedClause, ({ concept, isNegated, isPlain }): readonly Query[] => {
      if (isNegated || !isPlain) return [];
      if (concept.kind !== 'marked') return openMarkOf(concept) ? [] : [{ ask: 'exists', concept }];
      return typeof concept.amount === 'object'
        ? [{ ask: 'exists', concept: concept.concept, amount: concept.amount }]
        : [];
    }),
    build(
      seq(word('is', 'are', 'was', 'were'), argument, maybe(word('ever', 'also')), complement),
      ([, subject, , modifier], { vocabulary }) => {
        const concept = subject.isPlural ? undefined : thingsOf(subject);
        return concept?.kind === 'things' || concept?.kind === 'related'
          ? modifier
              .apply(concept, { vocabulary })
              .map((each) => ({ ask: 'exists', concept: each }))
          : [];
      },
    ),
    // Is Japan a participating State? No: it is a State, and not such a one.
    build(
      seq(word('is', 'are', 'was', 'were'), namePhrase, argument),
      ([, subject, np], { vocabulary }) => {
        const concept = thingsOf(np);
        return concept?.kind === 'class' &&
          !np.isPlural &&
          isOfKind(subject.concept, concept.iri, vocabulary)
          ? [{ ask: 'exists', concept: allOf(subject.concept, concept) }]
          : [];
      },
    ),
    build(seq(there, nounOfExistence, many(adjunct)), ([, np, modifiers], { vocabulary }) => {
      const { amount, ...plain } = np;
      const concept = thingsOf(plain);
      if (!concept || amount === 'most' || amount === 'fewest') return [];
      return applyAll(modifiers, concept, { vocabulary }).map((each): Query => ({
        ask: 'exists',
        concept: each,
        ...(amount ? { amount } : {}),
      }));
    }),
  );
});

/** The kinds of things that no thing is of two of. */
const KINDS: readonly string[] = [
  'Event',
  'NewsItem',
  'Organization',
  'State',
  'Place',
  'Person',
  'Project',
  'FieldOfWork',
  'MeetingSeries',
  'Chairpersonship',
];

/**
 * Whether a thing is of the same kind as the things of a class, so that it may be asked whether it
 * is one.
 */
function isOfKind(subject: Concept, classIri: string, vocabulary: Vocabulary): boolean {
  const kind = KINDS.map((name) => vocabulary.classIri(name)).find((iri) =>
    vocabulary.hierarchy.isBelow(classIri, iri),
  );
  return (
    kind !== undefined && fits(subject, kind, vocabulary) && !fits(subject, classIri, vocabulary)
  );
}

const nounOfExistence: Parser<NounPhrase> = lazy(() =>
  either(
    argument,
    build(nominal, ({ concept, isPlural }) => [{ concept, isPlural }]),
  ),
);
