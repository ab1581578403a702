import { describe, expect, it } from '@jest/globals';
import {
  XSD,
  blankNode,
  literal,
  parseN3Syntax,
  termKey,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { EX } from '../support/arbitraries.js';
import { compareGraphs, compareReduced, compareSolutions, literalKeys } from './comparison.js';

const graph = (text: string): Quad[] =>
  parseN3Syntax(`PREFIX : <${EX}> ${/[.}]$/.test(text) ? text : `${text} .`}`, { format: 'trig' });
const number = (text: string): Term => literal(text, XSD.integer);
const NOTHING = new Set<string>();

describe('Two graphs', () => {
  it.each([
    ['a statement is missing', ':a :p 1, 2', ':a :p 1'],
    ['a statement is not expected', ':a :p 1', ':a :p 1, 2'],
    ['two blank nodes have become one', ':a :p [ :q 1 ], [ :r 1 ]', ':a :p [ :q 1 ; :r 1 ]'],
    ['a datatype is another', ':a :p 1', ':a :p 1.0'],
    ['a base direction is another', ':a :p "x"@ar--rtl', ':a :p "x"@ar--ltr'],
    ['a graph is another', ':g { :a :p 1 }', ':h { :a :p 1 }'],
  ])('differ where %s', async (_, expected, found) => {
    expect(await compareGraphs(graph(expected), graph(found))).toMatch(/missing/);
  });

  it('differ where a literal that was loaded comes back in another form', async () => {
    const loaded = literalKeys(graph(':a :p 01'));
    expect([...loaded]).toEqual([termKey(number('01'))]);
    expect(await compareGraphs(graph(':a :p 01'), graph(':a :p 1'), loaded)).toMatch(
      /another form: "01"/,
    );
    expect(await compareGraphs(graph(':a :p 1'), graph(':a :p 01'), loaded)).toBeUndefined();
  });
});

describe('Solutions', () => {
  const [one, two] = [{ x: number('1') }, { x: number('2') }];

  it('are the same in any order, but as often, unless the order counts', async () => {
    expect(
      await compareSolutions([one, two, one], [two, one, one], false, NOTHING),
    ).toBeUndefined();
    expect(await compareSolutions([one, two, one], [two, two, one], false, NOTHING)).toMatch(
      /missing/,
    );
    expect(await compareSolutions([one, two], [two, one], true, NOTHING)).toMatch(/missing/);
    expect(await compareSolutions([{}, {}], [{}], false, NOTHING)).toMatch(/missing/);
  });

  it('share their blank nodes, whatever these are called', async () => {
    const [b, c, m, n] = [blankNode('b'), blankNode('c'), blankNode('m'), blankNode('n')];
    expect(
      await compareSolutions(
        [{ x: b }, { x: b, y: c }],
        [{ x: m }, { x: m, y: n }],
        false,
        NOTHING,
      ),
    ).toBeUndefined();
    expect(
      await compareSolutions(
        [{ x: b }, { x: b, y: c }],
        [{ x: n }, { x: m, y: n }],
        false,
        NOTHING,
      ),
    ).toMatch(/missing/);
  });

  it('may be left out by REDUCED, but not all of a kind, and none may be added', async () => {
    expect(await compareReduced([one, one, two], [one, two], NOTHING)).toBeUndefined();
    expect(await compareReduced([one, one, two], [one], NOTHING)).toMatch(/missing/);
    expect(await compareReduced([one, two], [one, two, two], NOTHING)).toMatch(
      /2 times, at most 1/,
    );
  });
});
