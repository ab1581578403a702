/** Nouns with their modifiers, and noun phrases: `OSCE workshops in Tirana`, `the last of them`. */
import { allOf, anyOf, type Concept, DEFAULT_TOP, partsOfAll, type Thing } from '../concept.js';
import { both, fits, hangingTogether, isCertainly } from './compatibility.js';
import { OF_THE_OSCE, timeModifier } from './modifiers.js';
import { name } from './names.js';
import {
  anyOfThings,
  applyAll,
  dateOfConcept,
  establishmentOf,
  holdersAt,
  led,
  type Modifier,
  type NounPhrase,
  related,
  thingPhrase,
} from './noun-phrase.js';
import { either, inTable, mapped, type Parser } from './parsing.js';
import { type Head, type Nominal, part, same, when } from './parts.js';
import { spanIn } from '../language/span.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Noun, Vocabulary } from '../vocabulary/vocabulary.js';
import { SECOND_READING_COST } from '../vocabulary/word-table.js';

export const noun = part('noun', ({ tokens, vocabulary }, start) =>
  vocabulary.nouns.at(tokens, start).map((found) => ({ ...found, cost: found.value.cost })),
);

/** A noun; costs more if a name begins with it: `Police of Armenia`. */
part('plainHead', (sentence, start) => {
  const nameEnd = Math.max(0, ...name(sentence, start).map(({ end }) => end));
  return noun(sentence, start).map(({ value: { concept, isPlural }, end, cost }) => ({
    value: { concept, isPlural },
    end,
    cost: cost + (nameEnd > end ? CUT_NAME_COST : 0),
  }));
});
const CUT_NAME_COST = 2;

/** `workshops or seminars`; with `and` in requests for lists, which have both. */
const joined = (heads: readonly Head[]): Head[] => [
  { concept: anyOf(heads.map(({ concept }) => concept)), isPlural: true },
];
part('andHead', same('(,)? (or|and) {plainHead}'));
part(
  'head',
  same('{plainHead}'),
  when(
    'foreign {noun:ministry|ministries}',
    ({ noun: word }, { vocabulary }) => [
      {
        concept: allOf(vocabulary.classNamed('Ministry'), { kind: 'abroad' }),
        isPlural: word === 'ministries',
      },
    ],
    SECOND_READING_COST,
  ),
);
part(
  'listHead',
  same('{plainHead}'),
  when('{plainHead} {andHead+}', ({ plainHead, andHead }) => joined([plainHead, ...andHead])),
);

/** The meaning of a name directly before a noun: `Tashkent workshops`, `Germany's ministries`. */
function ofThing(
  thing: Thing,
  vocabulary: Vocabulary,
  isAllowed: (relation: Relation) => boolean = () => true,
): Modifier {
  const np = thingPhrase(thing);
  return {
    key: thing.iri,
    apply: (head) =>
      hangingTogether(head, np.concept, vocabulary)
        .filter(({ relation, direction }) => direction === 'to' && isAllowed(relation))
        .flatMap(({ relation }) => related(relation, 'to', np))
        .map((each) => allOf(head, each)),
  };
}

const BELONGING: readonly string[] = ['ofState', 'chairedBy', 'inState'];

/** Modifiers before a noun: adjectives, names, years. */
part(
  'preModifier',
  when('(osce|csce)', () => [OF_THE_OSCE]),
  same('{adjective}'),
  when('{demonym}', ({ demonym }, { vocabulary }) => [
    ofThing(demonym, vocabulary, ({ id }) => BELONGING.includes(id)),
  ]),
  when(
    '{thing=name}',
    ({ thing }, { vocabulary }) => (thing.bodies ? [] : [ofThing(thing, vocabulary)]),
    1,
  ),
  when('{year}', ({ year }) => [timeModifier(spanIn(year))]),
);

const restricted = (headOf: 'head' | 'listHead'): Parser<Nominal> =>
  when(`{preModifier*} {head=${headOf}} {modifiersAfter}`, (parts) => {
    const { concept, isPlural } = parts.head;
    const modifiers = [...parts.preModifier.toReversed(), ...parts.modifiersAfter];
    return applyAll(modifiers, concept).map((each) => ({
      concept: each,
      isPlural,
      isRestricted: modifiers.length > 0,
    }));
  });
part('nominal', restricted('head'));
part('listNominal', restricted('listHead'));

part(
  'firstOrLast',
  when('((the)? (last|latest|newest|most recent)|most recently)', () => ['last']),
  when('(the)? (first|earliest|oldest)', () => ['first']),
);

/** `the last three workshops`, `the earliest conference`, `the first of all the missions`. */
const picked = (list: 'nominal' | 'listNominal'): Parser<NounPhrase> =>
  when(
    `{firstOrLast} {count=wholeNumber?} {all?:(one)? of (all)? the} {list=${list}}`,
    ({ firstOrLast: direction, count, all, list: { concept, isPlural } }, place) => {
      const { sentence, start, end } = place;
      const isOpen = count === undefined && isPlural;
      // “The latest news” is of any number.
      const isLatest =
        direction === 'last' && !/\bnews\b(?! items\b)/i.test(sentence.textOf(start, end));
      const most = isOpen && all === undefined ? DEFAULT_TOP : 1;
      return (isOpen ? !all && !isLatest : all)
        ? []
        : pickedOf(concept, direction, count ?? most).map((each) => ({
            concept: each,
            isPlural,
          }));
    },
  );

/** `the two largest workshops`: by their participants. */
const largest = (list: 'nominal' | 'listNominal'): Parser<NounPhrase> =>
  when(
    `(the)? {count=wholeNumber?} (largest|biggest) {list=${list}}`,
    ({ count, list: { concept, isPlural } }, { vocabulary }) => {
      const relation = vocabulary.relation('participantCount');
      const most = count ?? (isPlural ? DEFAULT_TOP : 1);
      const pick = { relation, direction: 'most', count: most } as const;
      return isCertainly(concept, 'Event')
        ? [{ concept: { kind: 'picked', concept, pick }, isPlural }]
        : [];
    },
  );

/**
 * The first or last things by their date, or that of a verb said of them, or bodies by their age. “The
 * last State that chaired” is not the last to join, nor “the last one closed” the newest.
 */
export function pickedOf(
  concept: Concept,
  direction: 'first' | 'last',
  count: number,
): readonly Concept[] {
  const own = dateOfConcept(concept);
  const parts = partsOfAll(concept);
  const [said] = parts.flatMap((each) => (each.kind === 'dated' ? [each.date] : []));
  const date = own ?? said ?? establishmentOf(concept);
  const isByDate = (each: Concept): boolean =>
    each.kind === 'dated'
      ? JSON.stringify(each.date) === JSON.stringify(date)
      : each.kind === 'class'
        ? each.name !== 'ClosedFieldActivity'
        : each.kind === 'valued' || (each.kind === 'related' && each.direction === 'to');
  return date && (own || parts.every(isByDate))
    ? [{ kind: 'picked', concept, pick: { date, direction, count } }]
    : [];
}

const ofClass = (thing: Thing, { concept, isPlural }: Noun): NounPhrase[] =>
  isPlural ? [] : both(concept, thingPhrase(thing).concept).map(() => thingPhrase(thing));
part(
  'namePhrase',
  when('(the)? {name}', (parts) => [thingPhrase(parts.name)]),
  // the event “…”, the city of Tirana
  when('(the)? {noun} (of)? {name}', (parts) => ofClass(parts.name, parts.noun)),
);

/** `the seat of ODIHR`, `capitals of Norway and Denmark`, `Latvia's capital`. */
part('relationNoun', inTable('relationNouns'));
part(
  'relationPhrase',
  when('(the|all|a|an)? {relationNoun} (of|for|in|at) {argument}', ({ relationNoun, argument }) =>
    led(relationNoun, argument),
  ),
  when("{namePhrase} 's {relationNoun}", ({ namePhrase, relationNoun }) =>
    led(relationNoun, namePhrase),
  ),
  when(
    '(the)? {relationNoun} ((of|for) (the)? (osce|csce)|(of|for) the organization)? {time=spanAfterNoun?}',
    ({ relationNoun: { relation, isPlural }, time }) =>
      relation.traits.has('alone')
        ? applyAll(time ? [timeModifier(time)] : [], relation.from).map((other) => ({
            concept: { kind: 'related', relation, direction: 'from', other },
            isPlural,
          }))
        : [],
  ),
);

/** `the head of the Mission to Serbia`. */
part('role', inTable('roles'));
part(
  'rolePhrase',
  when('(the|a|an)? {role} (of|at|in|for) {argument}', ({ role, argument }, { vocabulary }) =>
    holdersAt(role.names, argument, vocabulary).map((concept) => ({
      concept,
      isPlural: role.isPlural,
    })),
  ),
);
const ifPlural = ({ concept, isPlural }: Nominal, more?: Partial<NounPhrase>): NounPhrase[] =>
  isPlural ? [{ concept, isPlural, ...more }] : [];
part(
  'single',
  same('{namePhrase}'),
  when('(a|an|any|some) {nominal}', ({ nominal: { concept, isPlural } }) => [
    { concept, isPlural },
  ]),
  when('((one|any) of the|one of)? {nominal}', ({ nominal }) => ifPlural(nominal)),
  // They may be those of before.
  when('the {nominal}', ({ nominal: { concept, isPlural, isRestricted } }) => [
    { concept, isPlural, isPointing: !isRestricted },
  ]),
  when('the news', (_, { vocabulary }) => [
    { concept: vocabulary.classNamed('NewsItem'), isPlural: true },
  ]),
  when('{most} {nominal}', ({ most, nominal }) => ifPlural(nominal, { amount: most })),
  when('{amount} {nominal}', ({ amount, nominal: { concept, isPlural } }) => [
    { concept, isPlural, amount },
  ]),
  // A State other than that of the event.
  when(
    ('(a|an|any)? {plainHead} (of|from|in) (another|a different|some other|a foreign|other|different)' +
      ' (participating)? (state|country|states|countries)') as '{plainHead}',
    ({ plainHead: { concept, isPlural } }, { vocabulary }) =>
      fits(concept, vocabulary.relation('ofState').from.name)
        ? [{ concept: allOf(concept, { kind: 'abroad' }), isPlural }]
        : [],
  ),
  same('{relationPhrase}'),
  same('{rolePhrase}'),
  mapped(either(picked('nominal'), largest('nominal')), (np) =>
    np.concept.kind === 'picked' && np.concept.pick.count === 1 ? [np] : [],
  ),
);

function grouped(join: 'and' | 'or', members: readonly NounPhrase[]): NounPhrase {
  return {
    concept: anyOfThings(members.map(({ concept }) => concept)),
    isPlural: true,
    group: { join, members },
  };
}

/** An end of a relation: one phrase or a group of them. */
part('furtherSingle', same(', {single}'));
part(
  'argument',
  same('{single}'),
  when(
    '{first=single} {middle=furtherSingle*} (,)? {join:and|or} {last=single}',
    ({ first, middle, join, last }) => [
      grouped(join === 'and' ? 'and' : 'or', [first, ...middle, last]),
    ],
  ),
);

/** What can be listed, except holders of posts: the graph does not record who holds one now. */
part(
  'definite',
  when(
    '(all|the|any|every|each|some|all of the|all the)? {listNominal}',
    ({ listNominal: { concept, isPlural, isRestricted } }) => [
      { concept, isPlural, isPointing: !isPlural && !isRestricted },
    ],
  ),
  same('{relationPhrase}'),
  picked('listNominal'),
  largest('listNominal'),
);
part('list', same('{definite}'), same('{rolePhrase}'));
