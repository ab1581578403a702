/** Questions for places and times: `where …`, `when …`, `in which year …`, `since when …`. */
import { ANYTHING, openMarkOf, type Concept, type DateOf } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import {
  askedClause,
  behindPreposition,
  directPlaceClause,
  invertedPlaceClause,
} from './clauses.js';
import { classesOf, fits, isCertainly, leadsFrom } from './compatibility.js';
import { withBe } from './openings.js';
import { establishmentOf, thingNamed } from './date-comparisons.js';
import { dateOfConcept, thingsOf } from './noun-phrase.js';
import { argument } from './recursive-rules.js';
import { relationPhrase } from './relation-phrases.js';
import {
  as,
  build,
  either,
  lazy,
  maybe,
  parts,
  phrase,
  seq,
  word,
  type Parser,
} from './parsing.js';
import type { Query } from './query.js';

export const where: Parser<Query> = lazy(() => {
  const place = (concept: Concept, vocabulary: Vocabulary): readonly Query[] =>
    fits(concept, vocabulary.classIri('Place'), vocabulary)
      ? [{ ask: 'things', concept, isPresupposed: true }]
      : [];
  const placeRelations = (vocabulary: Vocabulary): readonly Relation[] =>
    vocabulary.prepositionsNamed('in');
  return either(
    build(
      seq(word('where'), either(invertedPlaceClause, directPlaceClause)),
      ([, concept], { vocabulary }) => place(concept, vocabulary),
    ),
    build(seq(word('where'), askedClause), ([, clause], { vocabulary }) =>
      clause.isNegated
        ? []
        : behindPreposition(placeRelations(vocabulary), [clause.concept], vocabulary).flatMap(
            (each) => place(each, vocabulary),
          ),
    ),
    build(
      seq(word('where'), withBe(either(relationPhrase, argument))),
      ([, np], { vocabulary }) => {
        const concept = thingsOf(np);
        if (!concept) return [];
        return [
          ...(classesOf(concept).length > 0 ? place(concept, vocabulary) : []),
          ...behindPreposition(placeRelations(vocabulary), [concept], vocabulary).flatMap((each) =>
            place(each, vocabulary),
          ),
        ];
      },
    ),
  );
});

/** `When and where was the Lisbon Summit held?`: of events. */
export const whenAndWhere: Parser<Query> = build(
  seq(
    phrase('when and where', 'where and when'),
    either(
      build(askedClause, ({ concept, isNegated, direction }) =>
        isNegated || direction ? [] : [concept],
      ),
      build(withBe(argument), (np) => [thingsOf(np) ?? ANYTHING]),
    ),
  ),
  ([, concept], { vocabulary }) =>
    openMarkOf(concept) || !isCertainly(concept, vocabulary.classIri('Event'), vocabulary)
      ? []
      : [
          {
            ask: 'properties',
            concept,
            of: [
              { date: { of: 'event' }, precision: 'day' },
              { relation: vocabulary.relation('place'), end: ANYTHING, isOptional: true },
            ],
          },
        ],
);

const onWhichDay = either(
  word('when'),
  phrase('on (what|which) (date|dates|day|days)', '(since|from) when'),
);
const inWhichYear = phrase('(in)? (what|which) (year|years)');

/** The date of a clause or a noun phrase: `When did …?`, `When was the … Summit?`. */
function datesAskedBy(asked: Parser<string>, precision: 'day' | 'year'): Parser<Query> {
  return either(
    build(
      seq(asked, askedClause),
      ([, { concept, date, isNegated, direction }], { vocabulary }) => {
        const dateOf = date ?? dateOfConcept(concept, classesOf(concept), vocabulary);
        return isNegated || !dateOf || openMarkOf(concept)
          ? []
          : [{ ask: 'dates', concept, date: dateOf, precision, direction }];
      },
    ),
    build(seq(asked, withBe(argument)), ([, np], { vocabulary }) => {
      const concept = thingsOf(np);
      const date = concept && dateOfConcept(concept, classesOf(concept), vocabulary);
      return concept && date ? [{ ask: 'dates', concept, date, precision }] : [];
    }),
  );
}

/** `a participating State`, `a partner`. */
const membershipClass: Parser<Concept> = either(
  build(argument, ({ concept, isPointing }) =>
    concept.kind === 'class' && !isPointing ? [concept] : [],
  ),
  build(phrase('a partner', 'partner', 'partners'), (_, { vocabulary }) => [
    vocabulary.classConcept(vocabulary.classIri('PartnerForCooperation')),
  ]),
);

/** `Since when has Mongolia been a participating State?` */
const membership: Parser<Query> = build(
  parts(
    either(word('when'), phrase('since when', 'from when')),
    word('has', 'have', 'did'),
    as('member', argument),
    word('been', 'become'),
    as('ofClass', membershipClass),
  ),
  ({ member, ofClass }, { vocabulary }) => {
    const concept = thingsOf(member);
    const relation = ofClass.kind === 'class' ? vocabulary.membershipOf(ofClass.iri) : undefined;
    if (!concept || !relation || !leadsFrom(relation, concept, vocabulary)) return [];
    const date: DateOf = { of: 'path', path: relation.path, said: relation.id };
    return [{ ask: 'dates', concept, date, precision: 'day' }];
  },
);

/** `existed`, `been open`: of bodies. */
const existing = either(
  word('existed', 'operated', 'worked', 'exist', 'operate', 'work', 'open', 'active', 'operating'),
  phrase('come into (being|existence)', '(stay|remain) (open|active)', '(last|take|run|go on)'),
);

/**
 * `How long was the Mission to Estonia open?`, `How many days did the Lisbon Summit last?`: not “has
 * it been open”, which depends on the day on which it is asked.
 */
export const howLong: Parser<Query> = build(
  parts(
    maybe(word('for')),
    as(
      'unit',
      either<'day' | 'year' | undefined>(
        build(phrase('how long'), () => [undefined]),
        build(phrase('how many days'), () => ['day' as const]),
      ),
    ),
    word('was', 'were', 'did'),
    as('what', argument),
    existing,
    maybe(word('for')),
  ),
  ({ unit, what }, { vocabulary }): readonly Query[] => {
    const [thing] = thingNamed(what, vocabulary);
    if (!thing) return [];
    const concept: Concept = { kind: 'things', things: [thing] };
    const from = establishmentOf(concept, vocabulary);
    const isEvent = thing.classes.has(vocabulary.classIri('Event'));
    if (!from) return isEvent ? [{ ask: 'duration', concept, ...EVENT_DAYS, unit }] : [];
    const { path, id } = vocabulary.relation('dissolved');
    return [{ ask: 'duration', concept, from, to: { of: 'path', path, said: id }, unit }];
  },
);
const EVENT_DAYS = { from: { of: 'event' }, to: { of: 'event' } } as const;

export const when: Parser<Query> = either(
  datesAskedBy(onWhichDay, 'day'),
  datesAskedBy(inWhichYear, 'year'),
  membership,
);
