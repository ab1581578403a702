import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { canonicalLabelsOf, parseN3Syntax, parseRdf, type RdfFormat } from '../../src/rdf/index.js';
import { MAX_COMPUTED_MS, computedMs } from '../support/computed-time.js';

const XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://x/">';
const COUNT = 100_000;
const LONG = 'a'.repeat(15_000_000);

async function errorOf(text: string, format: RdfFormat): Promise<ServiceError> {
  const error: unknown = await parseRdf(text, { format, baseIri: 'http://x/' }).then(
    (quads) => `${quads.length} quads`,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ServiceError))
    throw new Error(`expected an error, found ${String(error)}`);
  return error;
}

describe('A document that is too large in some way', () => {
  const attributes = Array.from({ length: COUNT }, (_, index) => `e:a${index}="x"`).join(' ');
  it.each<[string, RdfFormat, string, RegExp]>([
    ['elements', 'rdfxml', XML + '<e:p><e:A>'.repeat(COUNT), /elements are nested more than 500/],
    [
      'elements of a literal',
      'rdfxml',
      `${XML}<e:A><e:p rdf:parseType="Literal">${'<b>'.repeat(COUNT)}`,
      /elements are nested more than 500/,
    ],
    ['attributes', 'rdfxml', `${XML}<e:A ${attributes}/></rdf:RDF>`, /more than 1000 attributes/],
    ['objects', 'jsonld', '{"http://x/p":'.repeat(COUNT), /nested more than 500 levels deep/],
    ['arrays', 'jsonld', '['.repeat(COUNT), /nested more than 500 levels deep/],
    [
      'triple terms',
      'turtle',
      `<s> <p> ${'<<( <s> <p> '.repeat(COUNT)}`,
      /nested deeper than 1024/,
    ],
  ])('is refused before it takes long: nested %s', async (_, format, text, message) => {
    const error = await errorOf(text, format);
    expect([error.code, error.details.line]).toEqual(['malformed-rdf', 1]);
    expect(error.message).toMatch(message);
  });

  it('is read where the limit is not reached', async () => {
    const depth = 240;
    const json = `${'{"http://x/p":['.repeat(depth)}1${']}'.repeat(depth)}`;
    expect(await parseRdf(json, { format: 'jsonld' })).toHaveLength(depth);
    expect(
      await parseRdf(String.raw`{"http://x/p":"[[\"[[{\\"}`, { format: 'jsonld' }),
    ).toHaveLength(1);
    const xml = `${XML}${'<e:A><e:p>'.repeat(depth)}x${'</e:p></e:A>'.repeat(depth)}</rdf:RDF>`;
    expect(await parseRdf(xml, { format: 'rdfxml' })).toHaveLength(2 * depth);
    const turtle = `<s> <p> ${'('.repeat(20_000)}${')'.repeat(20_000)} .`;
    expect(await parseRdf(turtle, { format: 'turtle', baseIri: 'http://x/' })).toHaveLength(39_999);
  });

  it.each<[string, RdfFormat, string]>([
    ['literal', 'ntriples', `<http://x/a> <http://x/b> "${LONG}`],
    ['IRI', 'ntriples', `<http://x/${LONG} `],
    ['name', 'turtle', LONG],
    ['language', 'turtle', `<s> <p> "a"@${LONG} .`],
    ['blank node', 'turtle', `_:${LONG}`],
    ['context', 'jsonld', `{"@context":"http://x/${LONG}"}`],
    ['JSON', 'jsonld', `{"a":${LONG}}`],
    ['element', 'rdfxml', `${XML}<${LONG}`],
  ])('is quoted with its beginning only: %s', async (_, format, text) => {
    expect((await errorOf(text, format)).message.length).toBeLessThan(700);
  });
});

describe('Blank nodes that can hardly be told apart', () => {
  const every = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const labels = (text: string) =>
    canonicalLabelsOf(parseN3Syntax(text, { format: 'turtle', baseIri: 'http://x/' }));

  it.each([
    [
      'all point at each other',
      every(900, (at) => `_:b${at % 30} <p> _:b${Math.floor(at / 30)} .`),
    ],
    ['are a long ring', every(2_000, (at) => `_:b${at} <p> _:b${(at + 1) % 2_000} .`)],
    ['are a long chain', `<s> <p> ${'[ <p> '.repeat(5_000)}1${']'.repeat(5_000)} .`],
    ['are two stars', every(20_000, (at) => `_:c${at % 2} <p> _:b${at} .`)],
  ])('get no labels, which is known soon, where they %s', async (_, text) => {
    const startMs = computedMs();
    expect(await labels(text)).toBeUndefined();
    expect(computedMs() - startMs).toBeLessThan(MAX_COMPUTED_MS);
  });

  it('get labels where there are many small groups of them', async () => {
    expect(await labels(every(2_000, (at) => `_:a${at} <p> _:b${at} .`))).toBeDefined();
    expect(await labels(every(2_000, (at) => `_:c <p> _:b${at} .`))).toBeDefined();
  });
});
