import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchesOf } from '../../src/rdf/index.js';
import { Finder } from '../../src/news/names/finder.js';
import { EVENT_WORDS } from '../../src/news/rules/event-types.js';
import { PART_ROWS } from '../../src/news/rules/part-findings.js';
import { readPhrasings } from './phrasings/phrasings.js';

describe('A finder', () => {
  // Whatever an expression matches, its words are found in.
  const sign = fc.constantFrom('a', 'b', 'c', '1', ' ', '-', '\\.', 'ⓑ');
  const { source } = fc.letrec<{ source: string }>((tie) => ({
    source: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('abc', 'cab', 'a b', '\\b', '[ab]', '[^a]', '.', '\\w', '\\d', 'c1a'),
      sign,
      fc.tuple(tie('source'), tie('source')).map((both) => both.join('')),
      fc.tuple(tie('source'), tie('source'), tie('source')).map((all) => all.join('')),
      fc.tuple(tie('source'), tie('source')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('source'), fc.constantFrom('?', '*', '+', '{2}', '{0,2}', '+?'))
        .map(([part, times]) => `(?:${part})${times}`),
      fc
        .tuple(fc.constantFrom('=', '!', '<=', '<!'), tie('source'))
        .map(([look, part]) => `(?${look}${part})`),
    ),
  }));
  it('passes over no match of any expression', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'A', '1', ' ', '-', '.', 'ⓑ'),
    });
    fc.assert(
      fc.property(source, fc.array(text, { minLength: 10, maxLength: 10 }), (pattern, texts) => {
        const finder = new Finder(new RegExp(pattern, 'g'));
        for (const each of texts)
          if (matchesOf(finder.pattern, each).length > 0)
            expect([pattern, each, finder.mayMatch(each)]).toEqual([pattern, each, true]);
      }),
      { numRuns: 600 },
    );
  });

  it('passes over no match of the rules, and over most sentences without one', () => {
    const finders = [...PART_ROWS, ...EVENT_WORDS].map(({ pattern }) => pattern);
    const lines = ['organizers', 'partners', 'funders'].flatMap((name) =>
      readPhrasings(name).map(([first]) => first.toLowerCase().replace(/\bosce [a-z]+/g, 'ⓛ')),
    );
    let [without, passedOver] = [0, 0];
    for (const line of lines)
      for (const finder of finders) {
        const isMatch = matchesOf(finder.pattern, line).length > 0;
        const mayBe = finder.mayMatch(line);
        if (isMatch)
          expect([finder.pattern.source, line, mayBe]).toEqual([finder.pattern.source, line, true]);
        else without += 1;
        if (!mayBe) passedOver += 1;
      }
    expect(passedOver / without).toBeGreaterThan(0.8);
  });
});
