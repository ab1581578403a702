import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../src/errors.js';
import {
  RDF,
  STANDARD_PREFIXES,
  blankNode,
  canonicalLines,
  directedLiteral,
  literal,
  namedNode,
  parseRdf,
  quad,
  quadKey,
  serializeRdf,
  toNQuad,
  withoutGraphs,
  type Quad,
  type RdfFormat,
} from '../../src/rdf/index.js';
import { EX, ex, plainQuads, quads } from '../support/arbitraries.js';

const prefixes = { ...STANDARD_PREFIXES, ex: EX, ns: `${EX}ns#` };
const readBack = async (list: readonly Quad[], format: RdfFormat): Promise<string[]> =>
  canonicalLines(await parseRdf(await serializeRdf(list, format, { prefixes }), { format }));
/** Some quads, each once. */
const sets = (from: fc.Arbitrary<Quad>): fc.Arbitrary<Quad[]> =>
  fc.uniqueArray(from, { maxLength: 8, selector: quadKey });
/** Characters that XML 1.0 has no form for. */
const FORBIDDEN_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

describe('Canonical N-Quads', () => {
  it.each([
    [literal('a "quoted" \\ text'), '"a \\"quoted\\" \\\\ text"'],
    [literal('\t\b\n\r\f'), '"\\t\\b\\n\\r\\f"'],
    [literal('\u0000\u001f\u007f'), '"\\u0000\\u001F\\u007F"'],
    [literal('é 😀 \u2028'), '"é 😀 \u2028"'],
    [literal('x', 'en-gb'), '"x"@en-gb'],
    [directedLiteral('x', 'ar', 'rtl'), '"x"@ar--rtl'],
    [literal('1', ex('type')), '"1"^^<http://example.org/type>'],
    [literal('x', namedNode('http://www.w3.org/2001/XMLSchema#string')), '"x"'],
    [
      namedNode('urn:a b<>"{}|^`\\\u0001'),
      '<urn:a\\u0020b\\u003C\\u003E\\u0022\\u007B\\u007D\\u007C\\u005E\\u0060\\u005C\\u0001>',
    ],
    [blankNode('b0'), '_:b0'],
    [
      quad(ex('a'), ex('p'), literal('"')),
      '<<( <http://example.org/a> <http://example.org/p> "\\"" )>>',
    ],
  ])('write %j as %s', (object, text) => {
    expect(toNQuad(quad(ex('s'), ex('p'), object as Quad['object'], ex('g')))).toBe(
      `<http://example.org/s> <http://example.org/p> ${text} <http://example.org/g> .`,
    );
  });
});

describe('A document', () => {
  it.each(['nquads', 'trig'] as const)(
    'in %s is read back as what was written, graphs included',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(sets(quads), async (list) => {
          expect(await readBack(list, format)).toEqual(await canonicalLines(list));
        }),
        { numRuns: 80 },
      );
    },
  );

  it.each(['ntriples', 'turtle'] as const)(
    'in %s is read back as the statements, each once, without their graphs',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(sets(quads), async (list) => {
          expect(await readBack(list, format)).toEqual(await canonicalLines(withoutGraphs(list)));
        }),
        { numRuns: 80 },
      );
    },
  );

  it('in RDF/XML is read back as the statements, unless XML cannot hold a character', async () => {
    const isWritable = ({ object }: Quad): boolean => !FORBIDDEN_IN_XML.test(object.value);
    await fc.assert(
      fc.asyncProperty(sets(plainQuads.filter(isWritable)), async (list) => {
        expect(await readBack(list, 'rdfxml')).toEqual(await canonicalLines(withoutGraphs(list)));
      }),
      { numRuns: 100 },
    );
  });

  it('in RDF/XML keeps apart blank nodes whatever characters their labels have', async () => {
    const list = ['é', 'è', '_', '__', '_e9_', 'a_b', 'a.b', 'e9', '7', '\u{1f600}'].map(
      (label, index) => quad(blankNode(label), ex('p'), literal(String(index))),
    );
    expect(await readBack(list, 'rdfxml')).toEqual(await canonicalLines(list));
  });

  it('in RDF/XML accepts or refuses a very long property name in linear time', async () => {
    const name = 'a'.repeat(1_000_000);
    expect(await serializeRdf([quad(ex('s'), ex(`7-${name}`), ex('o'))], 'rdfxml')).toContain(
      `:${name} `,
    );
    await expect(
      serializeRdf([quad(ex('s'), ex(`${name}/`), ex('o'))], 'rdfxml'),
    ).rejects.toMatchObject({ code: 'not-acceptable' });
  });

  it('in JSON-LD is read back as what was written, but for triple terms', async () => {
    await fc.assert(
      fc.asyncProperty(
        sets(quads.filter(({ object }) => object.termType !== 'Quad')),
        async (list) => {
          expect(await readBack(list, 'jsonld')).toEqual(await canonicalLines(list));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('declares only prefixes that it uses', async () => {
    const text = await serializeRdf([quad(ex('a'), RDF.type, ex('ns#T'))], 'turtle', { prefixes });
    expect([...text.matchAll(/@prefix (\w+):/g)].map((match) => match[1]).sort()).toEqual([
      'ex',
      'ns',
      'rdf',
    ]);
  });

  it.each([
    ['a triple term', quad(ex('s'), ex('p'), quad(ex('a'), ex('p'), ex('b'))), /triple terms/],
    [
      'a property that ends in no XML name',
      quad(ex('s'), ex('p/'), ex('o')),
      /http:\/\/example\.org\/p\//,
    ],
    ['a property that ends in a digit only', quad(ex('s'), namedNode('urn:1'), ex('o')), /urn:1/],
    [
      "a property whose name is RDF/XML's own",
      quad(ex('s'), namedNode(`${RDF.iri}li`), ex('o')),
      /part of its syntax/,
    ],
    ['a control character', quad(ex('s'), ex('p'), literal('\u0001')), /U\+0001/],
  ])('in RDF/XML is refused rather than wrong for %s', async (_, statement, message) => {
    const error: unknown = await serializeRdf([statement], 'rdfxml').catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({
      code: 'not-acceptable',
      message: expect.stringMatching(message) as unknown,
    });
  });
});
