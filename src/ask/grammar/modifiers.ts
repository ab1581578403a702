/**
 * Modifiers after a noun or a verb: prepositional phrases, times, participles, relative clauses.
 */
import {
  keyOfValue,
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
import { both, classesOf, fits, isCertainly } from './compatibility.js';
import { span, spanAfterNoun, years } from './dates.js';
import { osce, quotedText } from './names.js';
import type { Modifier, NounPhrase } from './noun-phrase.js';
import { dateOfConcept, describing, related, thingsOf, toModifier } from './noun-phrase.js';
import { amount, mostOrFewest } from './numbers.js';
import { participants } from './participants.js';
import { adjective, status } from './present.js';
import {
  build,
  costing,
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

/** `in Tirana`, `with ODIHR`; not with the words that are no preposition here. */
const prepositional = (excluded: readonly string[]): Parser<Modifier> =>
  build(seq(preposition, argument), ([{ words, relations }, np]) =>
    excluded.includes(words) ? [] : [toModifier(words, relations, np)],
  );
/** Easily taken for a passive's agent (“funded by A … by B”), so they follow nouns only. */
const afterVerb = prepositional(['by', 'of', 'from']);
const afterNoun = prepositional(['with']);

/** One time or another, which restrict the date of the context, or the head's own date. */
export function timeModifier(...spans: readonly Span[]): Modifier {
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
    phrase(...words, '(but|and) not', '(except|except for|other than|excluding)'),
  );

/** `institutions other than ODIHR`. */
const otherThan: Parser<Modifier> = build(seq(but('besides', 'apart from'), argument), ([, np]) => {
  const part = thingsOf(np);
  if (part?.kind !== 'things') return [];
  const apply: Modifier['apply'] = (head, { vocabulary }) =>
    both(head, part, vocabulary).length > 0 ? [allOf(head, { kind: 'not', part })] : [];
  return [{ key: `not ${keyOf(part)}`, apply }];
});

/** “… missions that were established before 1995”: the time belongs to the verb before it. */
export const FAR_COST = 0.6;

/** A modifier of something farther back than a verb right before it, if there is one. */
export function fartherBack(modifier: Parser<Modifier>): Parser<Modifier> {
  return costing(
    ({ tokens, vocabulary }, start) =>
      vocabulary.verbs
        .at(tokens, start - 1)
        .some(({ value: { form } }) => form === 'past' || form === 'participle')
        ? FAR_COST
        : 0,
    modifier,
  );
}

/** After nouns and verbs: `in 2000 and 2017`, `outside Tashkent`. */
const anywhere: Parser<Modifier> = lazy(() =>
  either<Modifier>(
    build(years, (spans) => [timeModifier(...spans)]),
    build(seq(word('outside'), maybe(word('of')), argument), ([, , np], { vocabulary }) => [
      without(toModifier('in', vocabulary.prepositionsNamed('in'), np)),
    ]),
  ),
);

export const adjunct: Parser<Modifier> = rule(
  () =>
    either<Modifier>(
      afterVerb,
      build(span, (when) => [timeModifier(when)]),
      anywhere,
      build(seq(but('not'), afterVerb), ([, modifier]) => [without(modifier)]),
      adjective,
    ),
  ({ key }) => key,
);

/** A number of ends of a relation: `no partner`, `at least two organizers`, `a funder`. */
export const someEnds: Parser<Concept> = lazy(() => {
  const quantity = either<Partial<NounPhrase>>(
    build(maybe(word('a', 'an', 'any', 'some')), () => [{}]),
    build(either<Amount | Superlative>(amount, mostOrFewest), (n) => [{ amount: n }]),
  );
  return build(seq(quantity, relationNoun), ([many, relation], { vocabulary }) =>
    related(relation, 'to', { concept: ANYTHING, isPlural: true, ...many }, vocabulary).map(lifted),
  );
});

/** `events with UNODC`: bodies that took any part in them. */
const withActors: Parser<Modifier> = build(
  seq(word('with', 'without'), argument),
  ([preposition, np]) => [
    {
      key: `${preposition} ${keyOfValue(np)}`,
      apply: (head, { vocabulary }) =>
        (fits(head, vocabulary.classIri('Event'), vocabulary) &&
        !fits(np.concept, vocabulary.classIri('Person'), vocabulary)
          ? related(vocabulary.relation('involved'), 'to', np, vocabulary)
          : []
        )
          .map(lifted)
          .filter((ends) => !openMarkOf(ends))
          .map((part) => allOf(head, preposition === 'with' ? part : { kind: 'not', part })),
    },
  ],
);

/** `mentioning “domestic violence”`: of events and news. */
const mentioning: Parser<Modifier> = build(seq(word('mentioning'), quotedText), ([, text]) => [
  {
    key: `mentioning ${text}`,
    apply: (head, { vocabulary }) =>
      ['Event', 'NewsItem'].some((each) => isCertainly(head, vocabulary.classIri(each), vocabulary))
        ? [allOf(head, { kind: 'mentioning', text })]
        : [],
  },
]);

/** A phrase after a noun: `in Tirana`, `of 2019`, `without a funder`. */
export const phraseAfter: Parser<Modifier> = rule(
  () =>
    either<Modifier>(
      afterNoun,
      build(spanAfterNoun, (when) => [timeModifier(when)]),
      anywhere,
      build(seq(but('not'), afterNoun), ([, modifier]) => [without(modifier)]),
      build(seq(phrase('with', 'for', 'of', 'attended by'), participants), ([, concept]) => [
        describing(concept),
      ]),
      // In “organized events with UNODC”, it organized them too.
      costing(1, withActors),
      mentioning,
      build(seq(word('with', 'without'), someEnds), ([preposition, part]) => [
        describing(preposition === 'with' ? part : { kind: 'not', part }),
      ]),
      build(seq(word('of', 'in', 'for'), osce), () => [OF_THE_OSCE]),
      build(seq(word('still'), status), ([, concept]) => [describing(concept)]),
      otherThan,
    ),
  ({ key }) => key,
);

/** A clause after a noun: `organized by …`, `that …`, `but not those that …`. */
export const clauseAfter: Parser<Modifier> = rule(
  () => build(either(participle, relativeClause), (concept) => [describing(concept)]),
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
