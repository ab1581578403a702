/** Compares the counts of named things: `Which had more events, Albania or Serbia?` */
import type { Concept } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';
import { fits } from './compatibility.js';
import { areOfOneKind } from './date-comparisons.js';
import { ranked } from './groups.js';
import { adjunct, preposition } from './modifiers.js';
import { nominal } from './nominals.js';
import { anyOfThings, applyAll } from './noun-phrase.js';
import type { Parser } from './parsing.js';
import { as, build, either, many, maybe, parts, phrase, seq, word } from './parsing.js';
import type { Query, Top } from './query.js';
import { argument } from './recursive-rules.js';
import { namePhrase } from './relation-phrases.js';
import { besideOthers } from './verb-meanings.js';

const moreOrFewer: Parser<Top['direction']> = either(
  build(word('more'), () => ['most' as const]),
  build(word('fewer', 'less'), () => ['fewest' as const]),
);

/** `in Tirana or Skopje`, `in Tirana or in Skopje`. */
const inEither: Parser<{ readonly relations: readonly Relation[]; readonly among: Concept }> =
  either(
    build(seq(preposition, argument), ([{ relations }, { group, concept }]) =>
      group?.join === 'or' ? [{ relations, among: concept }] : [],
    ),
    build(
      seq(preposition, namePhrase, word('or'), preposition, namePhrase),
      ([{ words, relations }, left, , second, right]) =>
        words === second.words
          ? [{ relations, among: anyOfThings([left.concept, right.concept]) }]
          : [],
    ),
  );

/** `Were there more events in Armenia or in Azerbaijan?` */
export const moreInEither: Parser<Query> = build(
  parts(
    either(phrase('were there', 'are there', 'have there been'), word('did', 'were')),
    as('direction', moreOrFewer),
    as('counted', nominal),
    maybe(either<unknown>(phrase('take place'), word('happen', 'held', 'organized'))),
    as('where', inEither),
    as('after', many(adjunct)),
  ),
  ({ direction, counted, where: { relations, among }, after }, { vocabulary }) =>
    among.kind === 'things' && areOfOneKind(among.things, vocabulary)
      ? applyAll(after, counted.concept, { vocabulary }).flatMap((each) =>
          ranked(
            among,
            relations
              .filter((relation) => fits(each, relation.from, vocabulary))
              .map((relation) =>
                besideOthers(relation, { kind: 'marked', concept: each, amount: direction }),
              ),
            1,
            vocabulary,
          ),
        )
      : [],
);
