/** Noun phrases: one, or a group of them. */
import { keyOfValue } from '../concept.js';
import { asPhrase, classPhrase, elsewhere, picked } from './class-phrases.js';
import { listNominal, nominal } from './nominals.js';
import { anyOfThings, type NounPhrase } from './noun-phrase.js';
import { build, either, many, maybe, phrase, rule, seq, word, type Parser } from './parsing.js';
import { argument } from './recursive-rules.js';
import { namePhrase, possessivePhrase, relationPhrase, rolePhrase } from './relation-phrases.js';

const single: Parser<NounPhrase> = rule(
  () =>
    either(
      namePhrase,
      classPhrase,
      elsewhere,
      relationPhrase,
      rolePhrase,
      possessivePhrase,
      build(picked(nominal), (np) => [asOneThing(np)]),
    ),
  keyOfValue,
);

/** The only thing picked, as a possible end of a verb. */
function asOneThing(np: NounPhrase): NounPhrase {
  const { pick, concept, isPlural } = np;
  return pick?.count === 1 && pick.rank === undefined
    ? { concept: { kind: 'picked', concept, pick }, isPlural }
    : np;
}

function grouped(join: 'and' | 'both' | 'or', members: readonly NounPhrase[]): NounPhrase {
  return {
    concept: anyOfThings(members.map(({ concept }) => concept)),
    isPlural: true,
    group: { join, members },
  };
}

argument.define(() => {
  const between = build(seq(word(','), single), ([, np]) => [np]);
  const last = (...joins: readonly string[]): Parser<NounPhrase> =>
    build(seq(maybe(word(',')), phrase(...joins), single), ([, , np]) => [np]);
  return either<NounPhrase>(
    single,
    build(
      seq(maybe(word('both')), single, many(between), last('and', 'as well as', 'and also')),
      ([both, first, middle, np]) => [
        grouped(both === undefined ? 'and' : 'both', [first, ...middle, np]),
      ],
    ),
    build(
      seq(maybe(word('either')), single, many(between), last('or')),
      ([, first, middle, np]) => [grouped('or', [first, ...middle, np])],
    ),
  );
});

/** The phrases that can be listed: all things of a class, or any argument. */
export const list: Parser<NounPhrase> = rule(() => either(definite, rolePhrase), keyOfValue);

/** The same, except holders of posts: the graph does not record who holds one now. */
export const definite: Parser<NounPhrase> = rule(() => {
  const every = maybe(phrase('(all|the|any|every|each|some)', 'all (of)? the'));
  const plain = either<NounPhrase>(
    build(seq(every, listNominal), ([, each]) => [
      asPhrase(each, each.isPlural || each.isRestricted ? {} : { isPointing: true }),
    ]),
    relationPhrase,
    possessivePhrase,
  );
  return either<NounPhrase>(plain, picked(listNominal));
}, keyOfValue);
