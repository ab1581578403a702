import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quad, quadKey, type Quad } from '../../src/rdf/index.js';
import { ex, quads } from '../support/arbitraries.js';
import { fromRdfPatch, toRdfPatch } from '../support/rdf-patch.js';

const keysOf = (list: readonly Quad[]): string[] => list.map(quadKey);

describe('A change', () => {
  it('comes back from RDF Patch term by term, whatever the kind of term', () => {
    fc.assert(
      fc.property(
        fc.array(quads, { maxLength: 8 }),
        fc.array(quads, { maxLength: 8 }),
        (added, removed) => {
          const back = fromRdfPatch(toRdfPatch({ added, removed }));
          expect(keysOf(back.added)).toEqual(keysOf(added));
          expect(keysOf(back.removed)).toEqual(keysOf(removed));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is one line a quad between TX and TC, removals first', () => {
    const added = [quad(ex('a'), ex('p'), ex('b'), ex('g'))];
    const removed = [quad(ex('a'), ex('p'), ex('c'))];
    expect(toRdfPatch({ added, removed })).toBe(
      'TX .\nD <http://example.org/a> <http://example.org/p> <http://example.org/c> .\n' +
        'A <http://example.org/a> <http://example.org/p> <http://example.org/b> ' +
        '<http://example.org/g> .\nTC .\n',
    );
  });

  it('is refused when a line is no quad', () => {
    expect(() => fromRdfPatch('TX .\nA <urn:a> <urn:p> .\nTC .\n')).toThrow(
      'not well-formed N-Quads',
    );
  });
});
