/** Questions for times and values: `when …`, `in which year …`, `how long …`, `the abbreviation of`. */
import { ANYTHING, openMarkOf, type Concept, type DateOf } from '../concept.js';
import { isLiteral, type Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { askedClause } from './clauses.js';
import { classesOf, isCertainly, leadsFrom } from './compatibility.js';
import { dateOfConcept, thingsOf, type NounPhrase, establishmentOf } from './noun-phrase.js';
import { opening, withBe } from './openings.js';
import { build, either, maybe, phrase, seq, word, type Parser } from './parsing.js';
import type { Query } from './query.js';
import { argument } from './recursive-rules.js';
import { relationNoun } from './relation-noun.js';

const asked: Parser<{ readonly isOfYears?: boolean }> = either(
  build(phrase('when', 'on (what|which) (date|dates|day|days)', '(since|from) when'), () => [{}]),
  build(phrase('(in)? (what|which) (year|years)'), () => [{ isOfYears: true }]),
);

/** The date of a clause or a noun phrase: `When did …?`, `When was the … Summit?`. */
const dateAsked: Parser<Query> = either(
  build(
    seq(asked, askedClause),
    ([years, { concept, date, isNegated, direction }], { vocabulary }) => {
      const dateOf = date ?? dateOfConcept(concept, classesOf(concept), vocabulary);
      return isNegated || !dateOf || openMarkOf(concept)
        ? []
        : [{ ask: 'properties', concept, of: [{ date: dateOf }], direction, ...years }];
    },
  ),
  build(seq(asked, withBe(argument)), ([years, np], { vocabulary }) => {
    const concept = thingsOf(np);
    const date = concept && dateOfConcept(concept, classesOf(concept), vocabulary);
    return concept && date ? [{ ask: 'properties', concept, of: [{ date }], ...years }] : [];
  }),
);

/** `a participating State`, `a partner`. */
const membershipClass: Parser<Concept> = either(
  build(argument, ({ concept, isPointing }) =>
    concept.kind === 'class' && !isPointing ? [concept] : [],
  ),
  build(phrase('(a)? partner', 'partners'), (_, { vocabulary }) => [
    vocabulary.classConcept(vocabulary.classIri('PartnerForCooperation')),
  ]),
);

/** `Since when has Mongolia been a participating State?` */
const membership: Parser<Query> = build(
  seq(
    phrase('when', '(since|from) when'),
    word('has', 'have', 'did'),
    argument,
    word('been', 'become'),
    membershipClass,
  ),
  ([, , member, , ofClass], { vocabulary }) => {
    const concept = thingsOf(member);
    const relation = ofClass.kind === 'class' ? vocabulary.membershipOf(ofClass.iri) : undefined;
    if (!concept || !relation || !leadsFrom(relation, concept, vocabulary)) return [];
    return [{ ask: 'properties', concept, of: [{ date: dateAlong(relation) }] }];
  },
);

const dateAlong = ({ path, id }: Relation): DateOf => ({ of: 'path', path, said: id });

export const when: Parser<Query> = either(dateAsked, membership);

/** `existed`, `been open`: of bodies; `last`: of events. */
const existing = phrase(
  'exist',
  'operate',
  'work',
  'open',
  'active',
  'operating',
  '(stay|remain) (open|active)',
  '(last|run|go on)',
);

/**
 * `How long was the Mission to Estonia open?`, `How many days did the Lisbon Summit last?`: not “has
 * it been open”, which depends on the day on which it is asked.
 */
export const howLong: Parser<Query> = build(
  seq(
    either<'day' | undefined>(
      build(phrase('how long'), () => [undefined]),
      build(phrase('how many days'), () => ['day' as const]),
    ),
    word('was', 'were', 'did'),
    argument,
    existing,
  ),
  ([unit, , what], { vocabulary }): readonly Query[] => {
    const concept = thingsOf(what);
    if (!concept || what.isPlural) return [];
    const from = establishmentOf(concept, vocabulary);
    const event: DateOf = { of: 'event' };
    if (from)
      return [
        { ask: 'duration', concept, from, to: dateAlong(vocabulary.relation('dissolved')), unit },
      ];
    return isCertainly(concept, vocabulary.classIri('Event'), vocabulary)
      ? [{ ask: 'duration', concept, from: event, to: event, unit }]
      : [];
  },
);

const literalNoun = build(relationNoun, (relation) => (isLiteral(relation) ? [relation] : []));

function valuesOf(relation: Relation, np: NounPhrase, vocabulary: Vocabulary): readonly Query[] {
  const concept = thingsOf(np);
  if (!concept || !leadsFrom(relation, concept, vocabulary)) return [];
  const property =
    relation.to === 'date' ? { date: dateAlong(relation) } : { relation, end: ANYTHING };
  return [{ ask: 'properties', concept, of: [property] }];
}

/** `What is the abbreviation of …?` */
export const value: Parser<Query> = build(
  seq(opening, maybe(word('the')), literalNoun, word('of', 'for'), argument),
  ([, , relation, , np], { vocabulary }) => valuesOf(relation, np, vocabulary),
);
