/**
 * Modifiers after a noun or a verb: prepositional phrases, times, participles, relative clauses.
 */
import {
  ANYTHING,
  allOf,
  anyOf,
  keyOf,
  openMarkOf,
  type Amount,
  type Concept,
  type Superlative,
} from '../concept.js';
import { type Span } from '../language/span.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { both, classesOf, fits, hangingTogether } from './compatibility.js';
import { span, spanAfterNoun, years } from './dates.js';
import { besideThing } from './date-comparisons.js';
import { osce } from './names.js';
import type { Modifier, NounPhrase } from './noun-phrase.js';
import {
  dateOfConcept,
  describing,
  keyOfPhrase,
  related,
  thingsOf,
  toModifier,
} from './noun-phrase.js';
import { amount, mostOrFewest } from './numbers.js';
import { participants } from './participants.js';
import { adjective, status } from './present.js';
import {
  build,
  costing,
  costingAfter,
  either,
  lazy,
  maybe,
  phrase,
  rule,
  seq,
  word,
  type Parser,
} from './parsing.js';
import { argument, participle, post, relativeClause } from './recursive-rules.js';
import { relationNoun } from './relation-noun.js';
import { lifted } from './verb-meanings.js';

/** A preposition with the relations it can express. */
export const preposition: Parser<{
  readonly words: string;
  readonly relations: readonly Relation[];
}> = rule(
  () => (sentence, start) => {
    const found = new Map<number, Relation[]>();
    for (const { value, end } of sentence.vocabulary.prepositions.at(sentence.tokens, start))
      found.set(end, [...(found.get(end) ?? []), value.relation]);
    return [...found].map(([end, relations]) => ({
      value: {
        words: sentence.tokens
          .slice(start, end)
          .map((token) => token.word)
          .join(' '),
        relations,
      },
      end,
      cost: 0,
    }));
  },
  ({ words }) => words,
);

interface Prepositional {
  readonly words: string;
  readonly relations: readonly Relation[];
  readonly np: NounPhrase;
}

const prepositional: Parser<Prepositional> = rule(
  () =>
    build(seq(preposition, argument), ([{ words, relations }, np]) => [{ words, relations, np }]),
  ({ words, np }) => `${words} ${keyOfPhrase(np)}`,
);

/** A time that restricts the date of the context, or the head's own date. */
export function timeModifier(when: Span): Modifier {
  return {
    key: when.said,
    apply: (head, { vocabulary, date = dateOfConcept(head, classesOf(head), vocabulary) }) =>
      date ? [allOf(head, { kind: 'dated', date, span: when })] : [],
  };
}

/** A modifier for any of several times. */
function anyTime(spans: readonly Span[]): Modifier {
  return {
    key: spans.map(({ said }) => said).join(' or '),
    apply: (head, { vocabulary, date = dateOfConcept(head, classesOf(head), vocabulary) }) =>
      date ? [allOf(head, anyOf(spans.map((span) => ({ kind: 'dated', date, span }))))] : [],
  };
}

function without(modifier: Modifier): Modifier {
  return {
    key: `not ${modifier.key}`,
    apply: (head, context) =>
      modifier
        .apply(head, context)
        .map((concept) => allOf(head, { kind: 'not', part: addedTo(head, concept) })),
  };
}

/** The restrictions that a description adds to a head. */
export function addedTo(head: Concept, concept: Concept): Concept {
  if (concept.kind !== 'all') return concept;
  const known = new Set(head.kind === 'all' ? head.parts : [head]);
  return allOf(...concept.parts.filter((part) => !known.has(part)));
}

const but = (...words: readonly string[]): Parser<unknown> =>
  seq(
    maybe(word(',')),
    phrase(
      ...words,
      '(but|and) not (those)?',
      '(except|except for|other than|excluding) (those|the ones)?',
    ),
  );
const butNot = but('not');

/** Easily taken for a passive's agent (“funded by A … by B”), so they follow nouns only. */
const OF_NOUNS_ONLY: readonly string[] = ['by', 'of', 'from'];

const outside: Parser<Modifier> = lazy(() =>
  build(seq(word('outside'), maybe(word('of')), argument), ([, , np], { vocabulary }) => [
    without(toModifier('in', vocabulary.prepositionsNamed('in'), np)),
  ]),
);

/** `institutions other than ODIHR`. */
const otherThan: Parser<Modifier> = lazy(() =>
  build(seq(but('besides', 'apart from'), argument), ([, np]) => {
    const part = np.isNone ? undefined : thingsOf(np);
    if (part?.kind !== 'things') return [];
    const apply: Modifier['apply'] = (head, { vocabulary }) =>
      both(head, part, vocabulary).length > 0 ? [allOf(head, { kind: 'not', part })] : [];
    return [{ key: `not ${keyOf(part)}`, apply }];
  }),
);

/** “… missions that were established before 1995”: the time belongs to the verb before it. */
export const FAR_COST = 0.6;

/** A modifier of something farther back than a verb right before it, if there is one. */
export function fartherBack(modifier: Parser<Modifier>): Parser<Modifier> {
  return costingAfter(
    ({ tokens, vocabulary }, start) =>
      vocabulary.verbs
        .at(tokens, start - 1)
        .some(({ value: { form } }) => form === 'past' || form === 'participle')
        ? FAR_COST
        : 0,
    modifier,
  );
}

export const adjunct: Parser<Modifier> = rule(
  () => {
    const plain = build(prepositional, ({ words, relations, np }) =>
      OF_NOUNS_ONLY.includes(words) ? [] : [toModifier(words, relations, np)],
    );
    const time: Parser<Modifier> = either(
      build(span, (when) => [timeModifier(when)]),
      build(years, (spans) => [anyTime(spans)]),
      besideThing,
    );
    return either<Modifier>(
      plain,
      time,
      outside,
      // quoted as Minister of Defence
      build(seq(word('as'), post), ([, other], { vocabulary }) => [
        describing({
          kind: 'related',
          relation: vocabulary.relation('inCapacity'),
          direction: 'to',
          other,
        }),
      ]),
      build(seq(butNot, plain), ([, modifier]) => [without(modifier)]),
      adjective,
    );
  },
  ({ key }) => key,
);

/** A number of ends of a relation: `no partner`, `at least two organizers`, `a funder`. */
export const someEnds: Parser<Concept> = lazy(() => {
  const quantity = either<Partial<NounPhrase>>(
    build(maybe(word('a', 'an', 'any', 'some')), () => [{}]),
    build(word('no'), () => [{ isNone: true }]),
    build(either<Amount | Superlative>(amount, mostOrFewest), (n) => [{ amount: n }]),
  );
  return build(seq(quantity, relationNoun), ([many, relation], { vocabulary }) =>
    related(relation, 'to', { concept: ANYTHING, isPlural: true, ...many }, vocabulary).map(lifted),
  );
});

/** What is with a thing. */
type Company = (head: Concept, np: NounPhrase, vocabulary: Vocabulary) => readonly Concept[];

/** `countries with more than 20 events`, `projects without events`. */
const hanging: Company = (head, np, vocabulary) =>
  np.group || np.concept.kind === 'things'
    ? []
    : hangingTogether(head, np.concept, vocabulary)
        .filter(({ direction }) => direction === 'from')
        .flatMap(({ relation }) => related(relation, 'from', np, vocabulary));

/** `events with UNODC`: bodies that took any part in them. */
const involved: Company = (head, np, vocabulary) =>
  fits(head, vocabulary.classIri('Event'), vocabulary) &&
  !fits(np.concept, vocabulary.classIri('Person'), vocabulary)
    ? related(vocabulary.relation('involved'), 'to', np, vocabulary)
    : [];

const withThings = (company: Company): Parser<Modifier> =>
  build(seq(word('with', 'without'), argument), ([preposition, np]) =>
    np.isNone && preposition === 'without'
      ? []
      : [
          {
            key: `${preposition} ${company.name} ${keyOfPhrase(np)}`,
            apply: (head, { vocabulary }) =>
              company(head, { ...np, isNone: false }, vocabulary)
                .map(lifted)
                .filter((ends) => !openMarkOf(ends))
                .map((ends) =>
                  allOf(
                    head,
                    np.isNone || preposition === 'without' ? { kind: 'not', part: ends } : ends,
                  ),
                ),
          },
        ],
  );

const plainAfter: Parser<Modifier> = build(prepositional, ({ words, relations, np }) =>
  words === 'with' ? [] : [toModifier(words, relations, np)],
);
const clause: Parser<Modifier> = build(either(participle, relativeClause), (concept) => [
  describing(concept),
]);

/** A phrase after a noun: `in Tirana`, `of 2019`, `without a funder`. */
export const phraseAfter: Parser<Modifier> = rule(
  () =>
    either<Modifier>(
      plainAfter,
      build(spanAfterNoun, (when) => [timeModifier(when)]),
      build(years, (spans) => [anyTime(spans)]),
      besideThing,
      outside,
      build(seq(butNot, plainAfter), ([, modifier]) => [without(modifier)]),
      build(seq(word('with', 'for', 'of'), participants), ([, concept]) => [describing(concept)]),
      // In “organized events with UNODC”, it organized them too.
      costing(1, withThings(involved)),
      withThings(hanging),
      build(seq(phrase('attended by'), participants), ([, concept]) => [describing(concept)]),
      build(seq(word('with'), someEnds), ([, ends]) => [describing(ends)]),
      build(seq(word('without'), someEnds), ([, ends]) => [
        describing({ kind: 'not', part: ends }),
      ]),
      build(seq(word('of', 'in', 'for'), osce), () => [OF_THE_OSCE]),
      build(seq(word('still'), status), ([, concept]) => [describing(concept)]),
      otherThan,
    ),
  ({ key }) => key,
);

/** A clause after a noun: `organized by …`, `that …`, `but not those that …`. */
export const clauseAfter: Parser<Modifier> = rule(
  () => clause,
  ({ key }) => key,
);

export const postModifier: Parser<Modifier> = rule(
  () => phraseAfter,
  ({ key }) => key,
);

/** Classes for which “of the OSCE” adds nothing. */
const OSCE_CLASSES: readonly string[] = [
  'OsceBody',
  'ParticipatingState',
  'PartnerForCooperation',
  'FieldOfWork',
  'NewsItem',
  'Event',
  'Chairpersonship',
  'MeetingSeries',
];
/** “OSCE” next to a head that belongs to the OSCE anyway. */
export const OF_THE_OSCE: Modifier = {
  key: 'osce',
  apply: (head, { vocabulary }) =>
    classesOf(head).some((iri) =>
      OSCE_CLASSES.some((name) => vocabulary.hierarchy.isBelow(iri, vocabulary.classIri(name))),
    )
      ? [head]
      : [],
};
