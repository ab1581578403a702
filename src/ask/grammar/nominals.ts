/** Nouns with their modifiers, without an article: `OSCE workshops in Tirana`. */
import { allOf, anyOf, keyOf, type Concept, type Thing } from '../concept.js';
import { spanIn } from '../language/span.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Noun } from '../vocabulary/nouns.js';
import { SECOND_READING_COST } from '../vocabulary/word-table.js';
import { classesOf } from './compatibility.js';
import { year } from './dates.js';
import { OF_THE_OSCE, clauseAfter, fartherBack, phraseAfter, timeModifier } from './modifiers.js';
import { adjective } from './present.js';
import { demonym, name } from './names.js';
import { applyAll, related, type Modifier } from './noun-phrase.js';
import type { Parser } from './parsing.js';
import { build, costing, either, lazy, many, maybe, phrase, rule, seq, word } from './parsing.js';

interface Head {
  readonly concept: Concept;
  readonly isPlural: boolean;
  /** The second reading of “foreign ministry”. */
  readonly isOfAnotherState?: boolean;
}

export const noun: Parser<Noun> = (sentence, start) =>
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

/** A noun; costs more if a name begins with it: `Police of Armenia`. */
export const plainHead: Parser<Head> = rule(
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
export const CUT_NAME_COST = 2;

/** `workshops or seminars`; with `and` in requests for lists, which have both. */
function joinedHeads(...joins: readonly string[]): Parser<Head> {
  const more = build(seq(maybe(word(',')), word(...joins), plainHead), ([, , head]) => [head]);
  const between = build(seq(word(','), plainHead), ([, head]) => [head]);
  return build(seq(plainHead, many(between), many(more, 1)), ([first, middle, last]) => [
    { concept: anyOf([first, ...middle, ...last].map(({ concept }) => concept)), isPlural: true },
  ]);
}

/** The meaning of a name directly before a noun: `Tashkent workshops`, `Germany's ministries`. */
export function ofThing(
  thing: Thing,
  isAllowed: (relation: Relation) => boolean = () => true,
): Modifier {
  return {
    key: thing.iri,
    apply: (head, { vocabulary }) => {
      const relation = classesOf(head)
        .map((from) => vocabulary.mainRelation(from, thing.classes))
        .find((each) => each !== undefined);
      const phrase = { concept: { kind: 'things', things: [thing] } as const, isPlural: false };
      return relation && isAllowed(relation)
        ? related(relation, 'to', phrase, vocabulary).map((each) => allOf(head, each))
        : [];
    },
  };
}

const BELONGING: readonly string[] = ['ofState', 'chairedBy', 'inState'];

/** Modifiers before a noun: adjectives, names, years. */
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

/** A head with its modifiers; `isRestricted` says whether it has any. */
export interface Nominal extends Head {
  readonly isRestricted: boolean;
}

/** `and that dealt with elections`, `and closed in 2005`, `but held in Vienna`. */
const further: Parser<Modifier> = lazy(() =>
  build(seq(maybe(word(',')), word('and', 'but'), clauseAfter), ([, , modifier]) => [modifier]),
);

const modifiersAfter: Parser<readonly Modifier[]> = rule(
  () =>
    build(
      seq(many(fartherBack(phraseAfter)), maybe(seq(fartherBack(clauseAfter), many(further)))),
      ([near, rest]) => [[...near, ...(rest ? [rest[0], ...rest[1]] : [])]],
    ),
  (modifiers) => modifiers.map(({ key }) => key).join(';'),
);

function nominalOf(head: Parser<Head>): Parser<Nominal> {
  return build(
    seq(many(preModifier), head, modifiersAfter),
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
export const nominal: Parser<Nominal> = rule(
  () => nominalOf(either(plainHead, foreignMinistry, joinedHeads('or'))),
  nominalKey,
);
export const listNominal: Parser<Nominal> = rule(
  () => nominalOf(either(plainHead, joinedHeads('or', 'and'))),
  nominalKey,
);
