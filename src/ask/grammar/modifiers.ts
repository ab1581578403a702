/** Modifiers before and after nouns and verbs: prepositional phrases, times, clauses. */
import {
  allOf,
  type Amount,
  anyOf,
  ANYTHING,
  type Concept,
  keyOfValue,
  openMarkOf,
  partsOfAll,
  type Ranking,
} from '../concept.js';
import { lifted } from './clauses.js';
import { classesOf, fits, isCertainly } from './compatibility.js';
import {
  dateOfConcept,
  describing,
  type Modifier,
  related,
  toModifier,
  TOGETHER,
} from './noun-phrase.js';
import { inTable, mapped, type Parser } from './parsing.js';
import { part, same, when } from './parts.js';
import type { Span } from '../language/span.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** A preposition with the relations it can express. */
part('preposition', (sentence, start) => {
  const found = new Map<number, Relation[]>();
  for (const { value, end } of sentence.vocabulary.prepositions.at(sentence.tokens, start))
    found.set(end, [...(found.get(end) ?? []), value]);
  return [...found].map(([end, relations]) => {
    const words = sentence.tokens.slice(start, end).map((token) => token.word);
    return { value: { words: words.join(' '), relations }, end, cost: 0 };
  });
});

/** `in Tirana`; after verbs not `by A`, which is the agent, and after nouns not `with A`. */
const prepositionalBut = (excluded: string): Parser<Modifier> =>
  when('{preposition} {argument}', ({ preposition: { words, relations }, argument }) =>
    excluded === words ? [] : [toModifier(words, relations, argument)],
  );

/** An adjective, before a noun or after `be`. */
part(
  'adjective',
  mapped(inTable('adjectives'), (concept) => [describing(concept)]),
);

/** “Joined” needs a time only if none is given. */
const isSaid = (part: Concept): boolean => part.kind !== 'dated' || part.span.said !== '';

/** A time, which restricts the date of the context, or the head's own date. */
export function timeModifier(span: Span): Modifier {
  return {
    key: span.said,
    apply: (head, { date = dateOfConcept(head) } = {}) =>
      date ? [allOf(...partsOfAll(head).filter(isSaid), { kind: 'dated', date, span })] : [],
  };
}

/** The restrictions that a description adds to a head. */
function addedTo(head: Concept, concept: Concept): Concept {
  if (concept.kind !== 'all') return concept;
  const known = new Set(partsOfAll(head));
  return allOf(...concept.parts.filter((part) => !known.has(part)));
}

/** In the States or in the places of a region: `in Central Asia`. */
function inRegion(region: readonly Concept[], vocabulary: Vocabulary): Modifier {
  const relations = vocabulary.relationsOfIn;
  const modifiers = region.map((concept) =>
    toModifier('in', relations, { concept, isPlural: true }),
  );
  return {
    key: modifiers.map(({ key }) => key).join(' or '),
    apply: (head, context) => {
      const found = modifiers.map((each) => each.apply(head, context));
      return found.every(({ length }) => length === 1)
        ? [allOf(head, anyOf(found.flat().map((each) => addedTo(head, each))))]
        : [];
    },
  };
}
part('region', inTable('regions'));

/** After nouns and verbs. */
part(
  'anywhere',
  when('(in|across|within) (the)? {region}', ({ region }, { vocabulary }) => [
    inRegion(region, vocabulary),
  ]),
);
part(
  'adjunct',
  prepositionalBut('by'),
  when('{span}', ({ span }) => [timeModifier(span)]),
  same('{anywhere}'),
  same('{adjective}'),
  when('(jointly|together)', () => [TOGETHER]),
  // more than once, three times
  when('{amount} (times)?', ({ amount: times }, { sentence, end }) =>
    /^(?:once|twice|times)$/.test(sentence.tokens[end - 1]?.word ?? '')
      ? [{ key: JSON.stringify(times), apply: () => [], times }]
      : [],
  ),
);

/** A number of ends of a relation: `no partner`, `at least two organizers`, `a funder`. */
const endsOf = (relation: Relation, amount?: Amount | Ranking): readonly Concept[] =>
  related(relation, 'to', { concept: ANYTHING, isPlural: true, ...(amount ? { amount } : {}) }).map(
    lifted,
  );
part(
  'someEnds',
  when('(a|an|any|some)? {relationNoun}', ({ relationNoun: { relation } }) => endsOf(relation)),
  when('{quantity} {relationNoun}', ({ quantity, relationNoun }) =>
    endsOf(relationNoun.relation, quantity),
  ),
);

/** Words for those who take part in events. The graph has at most their number. */
export const PEOPLE =
  '(participant|participants|attendee|attendees|person|persons|people|visitor|visitors|guest|guests)';
/** `more than 50 participants`: events with that many. */
part(
  'participants',
  when(`{amount} ${PEOPLE}`, ({ amount }, { vocabulary }) => [
    { kind: 'valued', relation: vocabulary.relation('participantCount'), value: amount },
  ]),
);

const withOrWithout = (preposition: string, part: Concept): Concept =>
  preposition === 'with' ? part : { kind: 'not', part };

/** A phrase after a noun: `in Tirana`, `of 2019`, `without a funder`. */
part(
  'phraseAfter',
  prepositionalBut('with'),
  when('{spanAfterNoun}', ({ spanAfterNoun }) => [timeModifier(spanAfterNoun)]),
  same('{anywhere}'),
  when('(with|for|of|attended by) {participants}', ({ participants }) => [
    describing(participants),
  ]),
  // `events with UNODC`: bodies that took any part in them. In “organized events with UNODC”, it
  // organized them too.
  when(
    '{preposition:with|without} {np=argument}',
    ({ preposition, np }, { vocabulary }) => [
      {
        key: `${preposition} ${keyOfValue(np)}`,
        apply: (head) =>
          (fits(head, 'Event') && !fits(np.concept, 'Person')
            ? related(vocabulary.relation('involved'), 'to', np)
            : []
          )
            .map(lifted)
            .filter((ends) => !openMarkOf(ends))
            .map((ends) => allOf(head, withOrWithout(preposition, ends))),
      },
    ],
    1,
  ),
  // `mentioning “domestic violence”`: of events and news.
  when('mentioning {text=quotedText}', ({ text }) => [
    {
      key: `mentioning ${text}`,
      apply: (head) =>
        ['Event', 'NewsItem'].some((each) => isCertainly(head, each))
          ? [allOf(head, { kind: 'mentioning', text })]
          : [],
    },
  ]),
  when('{preposition:with|without} {someEnds}', ({ preposition, someEnds }) => [
    describing(withOrWithout(preposition, someEnds)),
  ]),
  when('(of|in|for) ((the)? (osce|csce)|the organization)', () => [OF_THE_OSCE]),
);

/** Clauses after a noun: `organized by … and that …`. */
part(
  'clauseAfter',
  when('{relativeClause}', ({ relativeClause }) => [describing(relativeClause)]),
);
part('furtherClause', same('and {clauseAfter}'));
part(
  'modifiersAfter',
  same('{phraseAfter*}'),
  when('{phraseAfter*} {clauseAfter} {furtherClause*}', (parts) => [
    [...parts.phraseAfter, parts.clauseAfter, ...parts.furtherClause],
  ]),
);

/** Classes for which “of the OSCE” adds nothing. */
const OSCE_CLASSES = (
  'OsceBody ParticipatingState PartnerForCooperation FieldOfWork NewsItem Event Chairpersonship ' +
  'MeetingSeries Project'
).split(' ');
/** “OSCE” next to a head that belongs to the OSCE anyway. */
export const OF_THE_OSCE: Modifier = {
  key: 'osce',
  apply: (head) =>
    classesOf(head).some(({ above }) => OSCE_CLASSES.some((name) => above.has(name))) ? [head] : [],
};
