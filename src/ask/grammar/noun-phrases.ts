/** Noun phrases: names, classes with what is said of them, what relations lead to. */
import { allOf, anyOf, keyOf, type Concept } from '../concept.js';
import type { Noun } from '../vocabulary/vocabulary.js';
import { both, classesOf, fits } from './compatibility.js';
import { span, year } from './dates.js';
import { OF_THE_OSCE, adjective, postModifier, timeModifier } from './modifiers.js';
import { demonym, name, osce } from './names.js';
import {
  anyOfThings,
  applyAll,
  dateOfConcept,
  keyOfPhrase,
  related,
  thingsOf,
  type Modifier,
  type NounPhrase,
  type Pick,
} from './noun-phrase.js';
import { amount, mostOrFewest, ordinal, wholeNumber } from './numbers.js';
import {
  build,
  costing,
  either,
  lazy,
  many,
  maybe,
  phrase,
  rule,
  seq,
  word,
  type Parser,
} from './parsing.js';
import { SECOND_READING_COST } from '../vocabulary/word-table.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { Thing } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';
import { spanIn, type Span } from '../language/span.js';

// ---- heads

interface Head {
  readonly concept: Concept;
  readonly isPlural: boolean;
  /** The second reading of “foreign ministry”. */
  readonly isOfAnotherState?: boolean;
}

const noun: Parser<Noun> = (sentence, start) =>
  sentence.vocabulary.nouns
    .at(sentence.tokens, start)
    .map(({ value, end }) => ({ value, end, cost: value.cost }));

const foreignMinistry: Parser<Head> = costing(
  SECOND_READING_COST,
  build(phrase('foreign ministry', 'foreign ministries'), (words, { vocabulary }) => [
    {
      concept: vocabulary.classConcept(vocabulary.classIri('Ministry')),
      isPlural: words.endsWith('ies'),
      isOfAnotherState: true,
    },
  ]),
);

/** A noun; far-fetched where a name begins with it and goes on: `Police of Armenia`. */
const plainHead: Parser<Head> = rule(
  () => (sentence, start) => {
    const nameEnd = Math.max(0, ...name(sentence, start).map(({ end }) => end));
    return noun(sentence, start).map(({ value: { concept, isPlural }, end, cost }) => ({
      value: { concept, isPlural },
      end,
      cost: cost + (nameEnd > end ? CUT_NAME_COST : 0),
    }));
  },
  ({ concept, isPlural }) => `${keyOf(concept)} ${isPlural}`,
);
const CUT_NAME_COST = 2;

/**
 * `workshops or seminars`; with `and` too where a list is asked for, which has the things of both.
 */
function joinedHeads(...joins: readonly string[]): Parser<Head> {
  const more = build(seq(maybe(word(',')), word(...joins), plainHead), ([, , head]) => [head]);
  const between = build(seq(word(','), plainHead), ([, head]) => [head]);
  return build(seq(plainHead, many(between), many(more, 1)), ([first, middle, last]) => [
    { concept: anyOf([first, ...middle, ...last].map(({ concept }) => concept)), isPlural: true },
  ]);
}

/**
 * What a named thing says before a noun without more words: `Tashkent workshops`, `Germany's
 * ministries`.
 */
function ofThing(thing: Thing, isAllowed: (relation: Relation) => boolean = () => true): Modifier {
  return {
    key: thing.iri,
    apply: (head, { vocabulary }) => {
      const relation = classesOf(head)
        .map((from) => vocabulary.mainRelation(from, thing.classes))
        .find((each) => each !== undefined);
      return relation && isAllowed(relation)
        ? [
            allOf(head, {
              kind: 'related',
              relation,
              direction: 'to',
              other: { kind: 'things', things: [thing] },
            }),
          ]
        : [];
    },
  };
}

const BELONGING: readonly string[] = ['ofState', 'chairedBy'];

/** What stands before a noun: adjectives, names, years. */
const preModifier: Parser<Modifier> = rule(
  () =>
    either<Modifier>(
      build(word('osce', 'csce'), () => [OF_THE_OSCE]),
      adjective,
      build(demonym, (state) => [ofThing(state, ({ id }) => BELONGING.includes(id))]),
      costing(
        1,
        build(name, (thing, { vocabulary }) =>
          thing.iri === vocabulary.osceIri ? [] : [ofThing(thing)],
        ),
      ),
      build(year, (text) => [timeModifier(spanIn(text))]),
    ),
  ({ key }) => key,
);

/** A head with all that is said of it; `isRestricted` says whether anything is. */
interface Nominal extends Head {
  readonly isRestricted: boolean;
}

function nominalOf(head: Parser<Head>): Parser<Nominal> {
  return build(
    seq(many(preModifier), head, many(postModifier)),
    ([before, { concept, isPlural, isOfAnotherState }, after], { vocabulary }) => {
      const modifiers = [...[...before].reverse(), ...after];
      if (isOfAnotherState && modifiers.length > 0) return [];
      return applyAll(modifiers, concept, { vocabulary }).map((each) => ({
        concept: each,
        isPlural,
        isRestricted: modifiers.length > 0,
        ...(isOfAnotherState ? { isOfAnotherState } : {}),
      }));
    },
  );
}

const nominalKey = ({ concept, isPlural, isOfAnotherState = false }: Nominal): string =>
  `${keyOf(concept)} ${isPlural} ${isOfAnotherState}`;
const nominal: Parser<Nominal> = rule(
  () => nominalOf(either(plainHead, foreignMinistry, joinedHeads('or'))),
  nominalKey,
);
const listNominal: Parser<Nominal> = rule(
  () => nominalOf(either(plainHead, joinedHeads('or', 'and'))),
  nominalKey,
);

// ---- determiners

const LAST_WORDS = ['last', 'latest', 'newest', 'most recent'];
const FIRST_WORDS = ['first', 'earliest', 'oldest'];
const direction: Parser<'first' | 'last'> = either(
  build(phrase(...LAST_WORDS), () => ['last' as const]),
  build(phrase(...FIRST_WORDS), () => ['first' as const]),
);

/** `the last three workshops`, `the earliest conference`. */
function picked(list: Parser<Nominal>): Parser<NounPhrase> {
  const howMany = either<readonly ['first' | 'last', number | undefined]>(
    build(seq(direction, maybe(wholeNumber)), ([which, count]) => [[which, count] as const]),
    build(seq(wholeNumber, direction), ([count, which]) => [[which, count] as const]),
  );
  return build(
    seq(maybe(word('the')), howMany, list),
    ([, [which, count], { concept, isPlural }], { vocabulary }) => {
      const date =
        dateOfConcept(concept, classesOf(concept), vocabulary) ??
        establishmentOf(concept, vocabulary);
      if (!date || (count === undefined && isPlural)) return [];
      const pick: Pick = { by: 'date', date, direction: which, count: count ?? 1 };
      return [{ concept, isPlural, pick }];
    },
  );
}

/** Bodies are old or new by the day on which they were established. */
function establishmentOf(
  concept: Concept,
  vocabulary: Vocabulary,
): Extract<Pick, { by: 'date' }>['date'] | undefined {
  return fits(concept, vocabulary.classIri('Organization'), vocabulary) &&
    classesOf(concept).length > 0
    ? { of: 'path', path: vocabulary.relation('established').path, said: 'established' }
    : undefined;
}

/** `the third Summit`. */
const numbered: Parser<NounPhrase> = rule(
  () =>
    build(
      seq(maybe(word('the')), ordinal, nominal),
      ([, n, { concept, isPlural }], { vocabulary }) => {
        const relation = vocabulary.relation('ordinal');
        const meeting = vocabulary.classIri('Meeting');
        const hasOrdinal = classesOf(concept).some(
          (iri) => iri !== meeting && vocabulary.hierarchy.isBelow(iri, meeting),
        );
        return isPlural || !hasOrdinal
          ? []
          : [
              {
                concept: allOf(concept, { kind: 'measured', relation, amount: { min: n, max: n } }),
                isPlural,
              },
            ];
      },
    ),
  keyOfPhrase,
);

function asPhrase(
  { concept, isPlural, isOfAnotherState }: Nominal,
  more: Partial<NounPhrase> = {},
): NounPhrase {
  return { concept, isPlural, ...(isOfAnotherState ? { isOfAnotherState } : {}), ...more };
}

/** A class with a determiner or none. */
const classPhrase: Parser<NounPhrase> = rule(
  () =>
    either<NounPhrase>(
      build(seq(word('a', 'an', 'any', 'some'), nominal), ([, each]) => [asPhrase(each)]),
      build(nominal, (each) => (each.isPlural ? [asPhrase(each)] : [])),
      // “by ministry of defence” is English of a kind, and “per year, by country” something else.
      costing(
        1,
        build(nominal, (each) => (each.isPlural ? [] : [asPhrase(each)])),
      ),
      build(seq(word('the'), nominal), ([, each]) => [
        asPhrase(each, each.isRestricted ? {} : { isPointing: true }),
      ]),
      build(phrase('the news'), (_, { vocabulary }) => [
        { concept: vocabulary.classConcept(vocabulary.classIri('NewsItem')), isPlural: true },
      ]),
      build(seq(phrase('one of the', 'any of the', 'one of'), nominal), ([, each]) =>
        each.isPlural ? [asPhrase(each)] : [],
      ),
      build(
        seq(
          either(
            word('all', 'every', 'each', 'both'),
            phrase('all the', 'all of the', 'each of the'),
          ),
          nominal,
        ),
        ([, each]) => [asPhrase(each, { isUniversal: true })],
      ),
      build(seq(word('no'), nominal), ([, each]) => [asPhrase(each, { isNone: true })]),
      build(seq(mostOrFewest, nominal), ([most, each]) =>
        each.isPlural ? [asPhrase(each, { amount: most })] : [],
      ),
      build(seq(amount, nominal), ([n, each]) => [asPhrase(each, { amount: n })]),
    ),
  keyOfPhrase,
);

/** `a ministry of another State`: another than that of the event. */
const otherState: Parser<string> = build(
  seq(
    word('of', 'from', 'in'),
    either(
      phrase('another', 'a different', 'an other', 'some other', 'a foreign', 'other', 'different'),
    ),
    maybe(word('participating')),
    word('state', 'country', 'states', 'countries'),
  ),
  () => [''],
);
const elsewhere: Parser<NounPhrase> = rule(
  () =>
    build(
      seq(maybe(word('a', 'an', 'any')), plainHead, otherState),
      ([, { concept, isPlural }], { vocabulary }) =>
        fits(concept, vocabulary.relation('ofState').from, vocabulary)
          ? [{ concept, isPlural, isOfAnotherState: true }]
          : [],
    ),
  keyOfPhrase,
);

// ---- names and what relations lead to

const namePhrase: Parser<NounPhrase> = rule(() => {
  const named = (thing: Thing): NounPhrase => ({
    concept: { kind: 'things', things: [thing] },
    isPlural: false,
  });
  return either(
    build(seq(maybe(word('the')), name), ([, thing]) => [named(thing)]),
    // the event “…”, the city of Tirana
    build(
      seq(maybe(word('the')), noun, maybe(word('of')), name),
      ([, { concept, isPlural }, , thing], { vocabulary }) =>
        isPlural ? [] : both(concept, named(thing).concept, vocabulary).map(() => named(thing)),
    ),
  );
}, keyOfPhrase);

/**
 * `the seat of ODIHR`, `capitals of Norway and Denmark`, `Latvia's capital`, `the
 * Chairperson-in-Office in 2019`.
 */
const relationPhrase: Parser<NounPhrase> = rule(() => {
  const relationNoun: Parser<{ relation: Relation; isPlural: boolean }> = (sentence, start) =>
    sentence.vocabulary.relationNouns
      .at(sentence.tokens, start)
      .map(({ value, end }) => ({ value, end, cost: 0 }));
  const owner = build(seq(word('of', 'for', 'in', 'at'), argument), ([, np]) => [np]);
  return either<NounPhrase>(
    build(
      seq(maybe(word('the', 'all', 'a', 'an')), relationNoun, owner),
      ([, { relation, isPlural }, np], { vocabulary }) => led(relation, np, isPlural, vocabulary),
    ),
    build(
      seq(namePhrase, word("'s"), relationNoun),
      ([np, , { relation, isPlural }], { vocabulary }) => led(relation, np, isPlural, vocabulary),
    ),
    build(seq(demonym, relationNoun), ([state, { relation, isPlural }], { vocabulary }) =>
      led(
        relation,
        { concept: { kind: 'things', things: [state] }, isPlural: false },
        isPlural,
        vocabulary,
      ),
    ),
    build(
      seq(maybe(word('the')), relationNoun, maybe(seq(word('of', 'for'), osce)), maybe(span)),
      ([, { relation, isPlural }, , when], { vocabulary }) => {
        if (!relation.traits.has('alone')) return [];
        const carrier = vocabulary.classConcept(relation.from);
        const date = vocabulary.dateOf(relation.from);
        if (when && !date) return [];
        return [
          {
            concept: {
              kind: 'related',
              relation,
              direction: 'from',
              other: when ? allOf(carrier, { kind: 'dated', date: date!, span: when }) : carrier,
            },
            isPlural,
          },
        ];
      },
    ),
  );
}, keyOfPhrase);

function led(
  relation: Relation,
  np: NounPhrase,
  isPlural: boolean,
  vocabulary: Vocabulary,
): readonly NounPhrase[] {
  // “the capitals of (all) the participating States” means those of all of them.
  const things = thingsOf(
    np.isPlural && !np.group ? { ...np, isPointing: false, isUniversal: false } : np,
  );
  if (!things) return [];
  return related(relation, 'from', { concept: things, isPlural: np.isPlural }, vocabulary)
    .filter(() => relation.to !== 'text')
    .map((concept) => ({ concept, isPlural }));
}

/** `the head of the Mission to Serbia`, with `in 2015` for those who spoke in that role then. */
const rolePhrase: Parser<NounPhrase> = rule(() => {
  const role: Parser<{ name: { value: string }; isPlural: boolean }> = (sentence, start) =>
    sentence.vocabulary.roles
      .at(sentence.tokens, start)
      .map(({ value, end }) => ({ value, end, cost: 0 }));
  return build(
    seq(maybe(word('the', 'a', 'an')), role, word('of', 'at', 'in', 'for'), argument, maybe(span)),
    ([, { name: roleName, isPlural }, , np, when], { vocabulary }) => {
      const bodies = thingsOf(np);
      const postAt = vocabulary.relation('postAt');
      if (!bodies || !fits(bodies, vocabulary.classIri('Actor'), vocabulary)) return [];
      return [
        {
          concept: holderOf(
            roleName.value,
            { kind: 'related', relation: postAt, direction: 'to', other: bodies },
            when,
            vocabulary,
          ),
          isPlural,
        },
      ];
    },
  );
}, keyOfPhrase);

/** Who holds or held a post; with a time, who spoke in it then. */
export function holderOf(
  roleName: string,
  where: Concept,
  when: Span | undefined,
  vocabulary: Vocabulary,
): Concept {
  const post = allOf(
    vocabulary.classConcept(vocabulary.classIri('Post')),
    { kind: 'valued', relation: vocabulary.relation('roleName'), value: roleName },
    where,
  );
  if (!when)
    return {
      kind: 'related',
      relation: vocabulary.relation('holdsPost'),
      direction: 'to',
      other: post,
    };
  const statement = vocabulary.classIri('Statement');
  const said = allOf(
    vocabulary.classConcept(statement),
    { kind: 'related', relation: vocabulary.relation('inCapacity'), direction: 'to', other: post },
    { kind: 'dated', date: vocabulary.dateOf(statement)!, span: when },
  );
  return {
    kind: 'related',
    relation: vocabulary.relation('speaker'),
    direction: 'from',
    other: said,
  };
}

/** `Germany's ministries`, `ODIHR's workshops in Warsaw`. */
const possessivePhrase: Parser<NounPhrase> = rule(
  () =>
    build(
      seq(maybe(word('the')), name, word("'s"), nominal),
      ([, thing, , { concept, isPlural }], { vocabulary }) =>
        ofThing(thing)
          .apply(concept, { vocabulary })
          .map((each) => ({ concept: each, isPlural })),
    ),
  keyOfPhrase,
);

const single: Parser<NounPhrase> = rule(
  () =>
    either(
      namePhrase,
      classPhrase,
      elsewhere,
      relationPhrase,
      rolePhrase,
      possessivePhrase,
      numbered,
      picked(nominal),
    ),
  keyOfPhrase,
);

// ---- groups

function grouped(
  join: 'and' | 'both' | 'or' | 'but not',
  members: readonly NounPhrase[],
): NounPhrase {
  return {
    concept: anyOfThings(members.map(({ concept }) => concept)),
    isPlural: true,
    group: { join, members },
  };
}

/** What fills a place of a relation: one phrase or a group of them. */
export const argument: Parser<NounPhrase> = rule(() => {
  const between = build(seq(word(','), single), ([, np]) => [np]);
  const last = (...joins: readonly string[]): Parser<NounPhrase> =>
    build(seq(maybe(word(',')), phrase(...joins), single), ([, , np]) => [np]);
  return either<NounPhrase>(
    single,
    build(
      seq(
        maybe(word('both')),
        single,
        many(between),
        last('and', 'as well as', 'together with', 'and also'),
      ),
      ([both, first, middle, np]) => [
        grouped(both === undefined ? 'and' : 'both', [first, ...middle, np]),
      ],
    ),
    build(
      seq(maybe(word('either')), single, many(between), last('or')),
      ([, first, middle, np]) => [grouped('or', [first, ...middle, np])],
    ),
    build(
      seq(
        single,
        maybe(word(',')),
        phrase(
          'but not',
          'and not',
          'except',
          'except for',
          'other than',
          'excluding',
          'excluding',
          'but not by',
          'and not by',
        ),
        single,
      ),
      ([first, , , np]) => [grouped('but not', [first, np])],
    ),
  );
}, keyOfPhrase);

/** What a list is asked of: all things of a class, or what an argument may be. */
export const list: Parser<NounPhrase> = rule(() => either(definite, rolePhrase), keyOfPhrase);

/** The same, but for those who hold posts: the graph does not know who holds one now. */
export const definite: Parser<NounPhrase> = rule(() => {
  const every = maybe(
    either(
      word('all', 'the', 'any', 'every', 'each', 'some'),
      phrase('all the', 'all of the', 'the various'),
    ),
  );
  return either<NounPhrase>(
    build(seq(every, listNominal), ([, each]) => [
      asPhrase(each, each.isPlural || each.isRestricted ? {} : { isPointing: true }),
    ]),
    relationPhrase,
    possessivePhrase,
    numbered,
    picked(listNominal),
  );
}, keyOfPhrase);

/** A head and its modifiers apart, for comparisons that put another in the place of the last. */
export const headWithModifiers: Parser<{
  readonly head: Concept;
  readonly modifiers: readonly Modifier[];
}> = lazy(() =>
  build(seq(many(preModifier), plainHead, many(postModifier)), ([before, { concept }, after]) => [
    { head: concept, modifiers: [...[...before].reverse(), ...after] },
  ]),
);

export { listNominal, namePhrase, nominal, relationPhrase, rolePhrase };
