import { describe, expect, it } from '@jest/globals';
import { UNBOUND } from '../../../src/graph/index.js';
import { literal, namedNode } from '../../../src/rdf/index.js';
import { LocalTerms } from '../../../src/sparql/operators/index.js';
import { stringValue } from '../../../src/sparql/values/index.js';
import { Budget } from '../../../src/sparql/workers/index.js';

const TEXTS = ['', 'a', 'é', '😀', '\ud800', '\udc00', 'a\ud800', '\ufffd'];

describe('The terms of a request', () => {
  it('have one id each, whether a string comes as a term or as bytes', () => {
    const terms = new LocalTerms(new Budget());
    const ids = TEXTS.map((text) => terms.add(stringValue(text)));
    expect(new Set(ids).size).toBe(TEXTS.length);
    expect(TEXTS.map((text) => terms.add(literal(text)))).toEqual(ids);
    expect(TEXTS.map((text) => terms.idOf(literal(text)))).toEqual(ids);
    expect(ids.map((id) => terms.valueOfId(id).value)).toEqual(TEXTS);
    const bytes = Buffer.from('(é)');
    expect(terms.addText(bytes, 1, 3)).toBe(ids[2]);
    const tagged = terms.add(literal('a', 'en'));
    expect([terms.add(literal('a', 'en')), ids.includes(tagged)]).toEqual([tagged, false]);
  });

  it('go on after those of another', () => {
    const before = new LocalTerms(new Budget());
    const known = [before.add(literal('a')), before.add(namedNode('x:a'))];
    const terms = new LocalTerms(new Budget(), before);
    expect(terms.idOf(literal('b'))).toBe(UNBOUND);
    expect([terms.addText(Buffer.from('a'), 0, 1), terms.add(namedNode('x:a'))]).toEqual(known);
    const added = terms.addText(Buffer.from('b'), 0, 1);
    expect(known).not.toContain(added);
    expect([...known, added].map((id) => terms.valueOfId(id).value)).toEqual(['a', 'x:a', 'b']);
    expect(before.idOf(literal('b'))).toBe(UNBOUND);
  });
});
