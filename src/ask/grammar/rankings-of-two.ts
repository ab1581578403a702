/** Compares the counts of two years. */
import { spanIn } from '../language/span.js';
import { year } from './dates.js';
import { countsBy } from './groups.js';
import { adjunct, anyTime } from './modifiers.js';
import { nominal } from './nominals.js';
import { applyAll } from './noun-phrase.js';
import { moreOrFewer } from './numbers.js';
import type { Parser } from './parsing.js';
import { as, build, either, many, maybe, parts, phrase, seq, word } from './parsing.js';
import type { Query } from './query.js';

/** `in 2012 or in 2013`, `in 2012 or 2013`. */
const inEitherYear: Parser<readonly string[]> = build(
  seq(word('in', 'during'), year, word('or'), maybe(word('in', 'during')), year),
  ([, one, , , other]) => [[one, other]],
);

/** `Were there more events in 2012 or 2013?` */
export const moreInEither: Parser<Query> = build(
  parts(
    phrase('were there', 'are there', 'have there been'),
    as('direction', moreOrFewer),
    as('counted', nominal),
    maybe(either<unknown>(phrase('take place'), word('happen', 'held', 'organized'))),
    as('which', inEitherYear),
    as('after', many(adjunct)),
  ),
  ({ direction, counted, which, after }, { vocabulary }) => {
    const by = { kind: 'time', unit: 'year', during: anyTime(which.map(spanIn)) } as const;
    return applyAll(after, counted.concept, { vocabulary }).flatMap((each) =>
      countsBy(by, each, vocabulary, { direction, count: 1 }),
    );
  },
);
