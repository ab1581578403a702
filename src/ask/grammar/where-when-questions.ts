/** Questions for places and times: `where …`, `when …`, `in which year …`, `since when …`. */
import { openMarkOf, type Concept } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { behindPreposition, invertedClause, invertedPlaceClause } from './clauses.js';
import { classesOf, fits, leadsFrom } from './compatibility.js';
import { BE } from './list-questions.js';
import { dateOfConcept, thingsOf } from './noun-phrase.js';
import { list } from './noun-phrases.js';
import { argument } from './recursive-rules.js';
import { relationPhrase } from './relation-phrases.js';
import { build, either, lazy, phrase, seq, word, type Parser } from './parsing.js';
import type { Query } from './query.js';

export const where: Parser<Query> = lazy(() => {
  const place = (concept: Concept, vocabulary: Vocabulary): readonly Query[] =>
    fits(concept, vocabulary.classIri('Place'), vocabulary)
      ? [{ ask: 'things', concept, isPresupposed: true }]
      : [];
  const placeRelations = (vocabulary: Vocabulary): readonly Relation[] =>
    vocabulary.prepositionsNamed('in');
  return either(
    build(seq(word('where'), invertedPlaceClause), ([, concept], { vocabulary }) =>
      place(concept, vocabulary),
    ),
    build(seq(word('where'), invertedClause), ([, clause], { vocabulary }) =>
      clause.isNegated
        ? []
        : behindPreposition(placeRelations(vocabulary), [clause.concept], vocabulary).flatMap(
            (each) => place(each, vocabulary),
          ),
    ),
    build(seq(word('where'), BE, either(relationPhrase, argument)), ([, , np], { vocabulary }) => {
      const concept = thingsOf(np);
      if (!concept) return [];
      return [
        ...(classesOf(concept).length > 0 ? place(concept, vocabulary) : []),
        ...behindPreposition(placeRelations(vocabulary), [concept], vocabulary).flatMap((each) =>
          place(each, vocabulary),
        ),
      ];
    }),
  );
});

export const when: Parser<Query> = lazy(() => {
  const day = either(
    word('when'),
    phrase(
      'on what date',
      'on which date',
      'on what dates',
      'on which dates',
      'on what day',
      'on which day',
      'on which days',
      'since when',
      'from when',
    ),
  );
  const inYear = phrase(
    'in which year',
    'in what year',
    'in which years',
    'in what years',
    'which year',
    'what year',
  );
  const dates = (precision: 'day' | 'year', asked: Parser<string>): Parser<Query> =>
    either(
      build(
        seq(asked, invertedClause),
        ([, { concept, date, isNegated, direction }], { vocabulary }) => {
          const dateOf = date ?? dateOfConcept(concept, classesOf(concept), vocabulary);
          return isNegated || !dateOf || openMarkOf(concept)
            ? []
            : [{ ask: 'dates', concept, date: dateOf, precision, direction }];
        },
      ),
      build(seq(asked, BE, either(list, argument)), ([, , np], { vocabulary }) => {
        const concept = np.pick ? np.concept : thingsOf(np);
        const dateOf = concept && dateOfConcept(concept, classesOf(concept), vocabulary);
        return concept && dateOf
          ? [
              {
                ask: 'dates',
                concept,
                date: dateOf,
                precision,
                direction:
                  np.pick?.by === 'date' && np.pick.count === 1 ? np.pick.direction : undefined,
              },
            ]
          : [];
      }),
    );
  // Since when has Mongolia been a participating State?
  const membership: Parser<Query> = build(
    seq(
      either(word('when'), phrase('since when', 'from when')),
      word('has', 'have', 'did'),
      argument,
      word('been', 'become'),
      membershipClass,
    ),
    ([, , np, , ofClass], { vocabulary }) => {
      const concept = thingsOf(np);
      const relation = ofClass.kind === 'class' ? vocabulary.membershipOf(ofClass.iri) : undefined;
      return concept && relation && leadsFrom(relation, concept, vocabulary)
        ? [
            {
              ask: 'dates',
              concept,
              date: { of: 'path', path: relation.path, said: relation.id },
              precision: 'day',
            },
          ]
        : [];
    },
  );
  return either(dates('day', day), dates('year', inYear), membership);
});

/** `a participating State`, `a partner`. */
const membershipClass: Parser<Concept> = lazy(() =>
  either(
    build(argument, ({ concept, isPointing }) =>
      concept.kind === 'class' && !isPointing ? [concept] : [],
    ),
    build(phrase('a partner', 'partner', 'partners'), (_, { vocabulary }) => [
      vocabulary.classConcept(vocabulary.classIri('PartnerForCooperation')),
    ]),
  ),
);
