/** What follows a noun or a verb: prepositional phrases, times, participles, relative clauses. */
import { allOf, anyOf, type Concept } from '../concept.js';
import type { Span } from '../language/span.js';
import type { Relation } from '../vocabulary/relation.js';
import { classesOf } from './compatibility.js';
import { span, spanAfterNoun, years } from './dates.js';
import { besideThing } from './date-comparisons.js';
import { osce } from './names.js';
import {
  dateOfConcept,
  describing,
  keyOfPhrase,
  toModifier,
  type Modifier,
  type NounPhrase,
} from './noun-phrase.js';
import { amount } from './numbers.js';
import { participantNoun } from './participants.js';
import {
  build,
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
import { argument, participle, relativeClause } from './recursive-rules.js';

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
function addedTo(head: Concept, concept: Concept): Concept {
  if (concept.kind !== 'all') return concept;
  const known = new Set(head.kind === 'all' ? head.parts : [head]);
  return allOf(...concept.parts.filter((part) => !known.has(part)));
}

const butNot = seq(
  maybe(word(',')),
  phrase(
    'but not',
    'and not',
    'not',
    'except',
    'except for',
    'other than',
    'but not those',
    'except those',
    'except for those',
    'except the ones',
    'excluding',
    'excluding those',
  ),
);

/** Easily taken for a passive's agent (“funded by A … by B”), so they follow nouns only. */
const OF_NOUNS_ONLY: readonly string[] = ['by', 'of', 'from'];

const outside: Parser<Modifier> = lazy(() =>
  build(seq(word('outside'), maybe(word('of')), argument), ([, , np], { vocabulary }) => [
    without(toModifier('in', vocabulary.prepositionsNamed('in'), np)),
  ]),
);

/** An adjective, before a noun or after `be`. */
export const adjective: Parser<Modifier> = (sentence, start) =>
  sentence.vocabulary.adjectives
    .at(sentence.tokens, start)
    .map(({ value, end }) => ({ value: describing(value), end, cost: 0 }));

/** “… missions that were established before 1995”: the time belongs to the verb before it. */
const FAR_COST = 0.6;

/** A modifier of what stands farther back than a verb right before it, if there is one. */
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
    const time = either(
      build(span, (when) => [timeModifier(when)]),
      build(years, (spans) => [anyTime(spans)]),
      besideThing,
    );
    return either<Modifier>(
      plain,
      time,
      outside,
      build(seq(butNot, either(plain, time)), ([, modifier]) => [without(modifier)]),
      adjective,
    );
  },
  ({ key }) => key,
);

export const postModifier: Parser<Modifier> = rule(
  () => {
    const plain = build(prepositional, ({ words, relations, np }) =>
      words === 'with' ? [] : [toModifier(words, relations, np)],
    );
    const clause = build(either(participle, relativeClause), (concept) => [describing(concept)]);
    return either<Modifier>(
      plain,
      clause,
      build(spanAfterNoun, (when) => [timeModifier(when)]),
      build(years, (spans) => [anyTime(spans)]),
      besideThing,
      outside,
      build(seq(butNot, either(plain, clause)), ([, modifier]) => [without(modifier)]),
      build(seq(word('with', 'for', 'of'), amount, participantNoun), ([, n], { vocabulary }) => [
        describing({
          kind: 'measured',
          relation: vocabulary.relation('participantCount'),
          amount: n,
        }),
      ]),
      build(seq(word('of', 'in', 'for'), osce), () => [OF_THE_OSCE]),
    );
  },
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
