import { describe, expect, it } from '@jest/globals';
import { RDF_FORMATS, formatOfFileName, formatOfMediaType } from '../../src/rdf/index.js';

describe('A syntax', () => {
  it.each([
    ['text/turtle', 'turtle'],
    ['Text/Turtle; charset=UTF-8', 'turtle'],
    ['application/ld+json;profile="x"', 'jsonld'],
    ['application/json', 'jsonld'],
    ['text/plain', 'ntriples'],
    ['application/xml', 'rdfxml'],
    ['application/n-quads ; q=1', 'nquads'],
    ['text/html', undefined],
    ['', undefined],
  ])('is found for the media type "%s": %s', (mediaType, format) => {
    expect(formatOfMediaType(mediaType)?.format).toBe(format);
  });

  it.each([
    ['graph.nq.gz', 'nquads'],
    ['a.b.TTL', 'turtle'],
    ['onto.owl', 'rdfxml'],
    ['x.json', 'jsonld'],
    ['trig', 'trig'],
    ['/a/b.nt', 'ntriples'],
    ['x.csv', undefined],
    ['ttl.txt', undefined],
  ])('is found for the file name "%s": %s', (fileName, format) => {
    expect(formatOfFileName(fileName)?.format).toBe(format);
  });

  it('has names and endings that no other has', () => {
    const names = RDF_FORMATS.flatMap(({ mediaType, aliases }) => [mediaType, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(RDF_FORMATS.map(({ extension }) => extension)).size).toBe(RDF_FORMATS.length);
  });
});
