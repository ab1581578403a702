import { describe, expect, it } from '@jest/globals';
import { NO_CONTENT, GraphVersion, versionOf, type IdMatch } from '../../src/graph/index.js';
import { RDF, RDFS, literal, namedNode, namesFor, quad, type Quad } from '../../src/rdf/index.js';
import { readSearched } from '../../src/catalogue/index.js';

const names = namesFor('http://localhost/');
const OWN = names.thing('state', 'albania');
const other = (number: number): ReturnType<typeof namedNode> => namedNode(`urn:other:${number}`);

/** The patterns that a graph elsewhere would be asked for. */
function patternsOf(quads: readonly Quad[]): (string | undefined)[][] {
  const { dictionary, ids } = versionOf(quads);
  const patterns: (string | undefined)[][] = [];
  const textOf = (id: IdMatch): string | undefined =>
    id === undefined ? undefined : dictionary.textOf(id);
  const version = new GraphVersion(dictionary, ids, 1, undefined, '', {
    note: (...pattern) => patterns.push(pattern.map(textOf)),
    graphCounts: () => NO_CONTENT.statements.graphCounts,
    settle: () => undefined,
  });
  readSearched(version.ids, names);
  return patterns.filter(([, predicate]) => predicate === RDF.type.value);
}

describe('readSearched', () => {
  const label = (thing: Quad['subject']): Quad => quad(thing, RDFS.label, literal('a'));
  const type = (thing: Quad['subject']): Quad => quad(thing, RDF.type, names.og('State'));

  it('reads classes of things with another address only', () => {
    const quads = [OWN, other(1), other(2)].map(type).concat(label(OWN), label(other(1)));
    expect(patternsOf(quads)).toEqual([[other(1).value, RDF.type.value, undefined, undefined]]);
  });

  it('reads all classes where many have another address', () => {
    const quads = Array.from({ length: 5_001 }, (_, number) => label(other(number)));
    expect(patternsOf([...quads, type(other(1))])).toEqual([
      [undefined, RDF.type.value, undefined, undefined],
    ]);
  });
});
