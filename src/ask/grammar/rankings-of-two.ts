/** Compares the counts of named things: `Which had more events, Albania or Serbia?` */
import type { Concept } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';
import { fits } from './compatibility.js';
import { areOfOneKind } from './date-comparisons.js';
import { spanIn } from '../language/span.js';
import { year } from './dates.js';
import { countsBy, ranked } from './groups.js';
import { adjunct, anyTime, preposition } from './modifiers.js';
import { nominal } from './nominals.js';
import { anyOfThings, applyAll } from './noun-phrase.js';
import { moreOrFewer } from './numbers.js';
import type { Parser } from './parsing.js';
import { as, build, either, many, maybe, parts, phrase, seq, word } from './parsing.js';
import type { Query } from './query.js';
import { argument } from './recursive-rules.js';
import { namePhrase } from './relation-phrases.js';
import { besideOthers } from './verb-meanings.js';

interface Either {
  readonly relations: readonly Relation[];
  readonly among: Concept;
}

/** `in Tirana or Skopje`, `in Tirana or in Skopje`. */
const inEither: Parser<Either> = either(
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

/** `in 2012 or in 2013`, `in 2012 or 2013`. */
const inEitherYear: Parser<readonly string[]> = build(
  seq(word('in', 'during'), year, word('or'), maybe(word('in', 'during')), year),
  ([, one, , , other]) => [[one, other]],
);

/** `Were there more events in Armenia or in Azerbaijan?` */
export const moreInEither: Parser<Query> = build(
  parts(
    either(phrase('were there', 'are there', 'have there been'), word('did', 'were')),
    as('direction', moreOrFewer),
    as('counted', nominal),
    maybe(either<unknown>(phrase('take place'), word('happen', 'held', 'organized'))),
    as('which', either<Either | readonly string[]>(inEither, inEitherYear)),
    as('after', many(adjunct)),
  ),
  ({ direction, counted, which, after }, { vocabulary }) => {
    if (!('among' in which)) {
      const by = { kind: 'time', unit: 'year', during: anyTime(which.map(spanIn)) } as const;
      return applyAll(after, counted.concept, { vocabulary }).flatMap((each) =>
        countsBy(by, each, vocabulary, { direction, count: 1 }),
      );
    }
    const { relations, among } = which;
    return among.kind === 'things' && areOfOneKind(among.things, vocabulary)
      ? applyAll(after, counted.concept, { vocabulary }).flatMap((each) =>
          ranked(
            among,
            relations
              .filter((relation) => fits(each, relation.from, vocabulary))
              .map((relation) =>
                besideOthers(relation, { kind: 'marked', concept: each, amount: { direction } }),
              ),
            1,
            vocabulary,
          ),
        )
      : [];
  },
);
