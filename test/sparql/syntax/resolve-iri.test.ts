import { describe, expect, it } from '@jest/globals';
import { resolveIri } from '../../../src/sparql/syntax/index.js';

const BASE = 'http://a/b/c/d;p?q';

describe('A reference against a base', () => {
  it.each([
    // RFC 3986 §5.4.1 and §5.4.2
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['g#s', 'http://a/b/c/g#s'],
    ['g?y#s', 'http://a/b/c/g?y#s'],
    [';x', 'http://a/b/c/;x'],
    ['g;x', 'http://a/b/c/g;x'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['./', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../', 'http://a/'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['..g', 'http://a/b/c/..g'],
    ['./../g', 'http://a/b/g'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g/./h', 'http://a/b/c/g/h'],
    ['g/../h', 'http://a/b/c/h'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
    ['ü', 'http://a/b/c/ü'],
  ])('makes %j into %s', (reference, expected) => {
    expect(resolveIri(reference, BASE)).toBe(expected);
  });

  it('is nothing without a base, or with characters that no IRI has', () => {
    expect(resolveIri('g', '')).toBeUndefined();
    expect(resolveIri('g:h', '')).toBe('g:h');
    expect(resolveIri('g', 'http://a')).toBe('http://a/g');
    for (const wrong of ['a b', '<a>', 'a{b}', 'a\u0000', 'a"b', 'a\\b'])
      expect(resolveIri(wrong, BASE)).toBeUndefined();
  });
});
