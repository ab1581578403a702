import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  RDF,
  XSD,
  blankNode,
  canonicalLines,
  compactJsonLd,
  directedLiteral,
  literal,
  namedNode,
  parseRdf,
  quad,
  toJsonLd,
} from '../../src/rdf/index.js';
import { EX, ex, literals } from '../support/arbitraries.js';

const CONTEXT = {
  '@vocab': EX,
  xsd: XSD.iri,
  count: `${EX}count`,
  day: { '@id': `${EX}day`, '@type': 'xsd:date' },
  knows: { '@id': `${EX}knows`, '@type': '@id' },
  name: { '@id': `${EX}name`, '@language': 'en' },
};
const integer = (text: string): ReturnType<typeof literal> => literal(text, XSD.integer);
const readBack = async (document: object): Promise<string[]> =>
  canonicalLines(await parseRdf(JSON.stringify(document), { format: 'jsonld' }));

describe('Compacted JSON-LD', () => {
  it.each([
    [integer('28'), 28],
    [integer('0'), 0],
    [integer('-5'), -5],
    [integer('999999999999999'), 999_999_999_999_999],
    [literal('true', XSD.boolean), true],
    [literal('false', XSD.boolean), false],
  ])('has %j as the native value %j, and back', async (value, native) => {
    const statement = quad(ex('a'), ex('size'), value);
    const document = await compactJsonLd([statement], CONTEXT);
    expect(document['@graph']).toEqual([{ '@id': `${EX}a`, size: native }]);
    expect(await readBack(document)).toEqual(await canonicalLines([statement]));
  });

  it.each(['028', '+5', '-0', '9007199254740993', '1.0', '1e3', 'many', ''])(
    'keeps the integer "%s" as the text it is, and back',
    async (text) => {
      const statement = quad(ex('a'), ex('size'), integer(text));
      const document = await compactJsonLd([statement], CONTEXT);
      expect(JSON.stringify(document)).toContain(`"${text}"`);
      expect(await readBack(document)).toEqual(await canonicalLines([statement]));
    },
  );

  it('keeps booleans and decimals in other forms as they are', async () => {
    const statements = [
      literal('1', XSD.boolean),
      literal('0.50', XSD.decimal),
      literal('1.0E0', XSD.double),
      literal('2021-11-23', XSD.date),
    ].map((value) => quad(ex('a'), ex('v'), value));
    expect(await readBack(await compactJsonLd(statements, CONTEXT))).toEqual(
      await canonicalLines(statements),
    );
  });

  it('says the same as the quads, whatever literals they have', async () => {
    const statements = fc
      .array(fc.tuple(fc.constantFrom('count', 'day', 'knows', 'name', 'size'), literals), {
        minLength: 1,
        maxLength: 6,
      })
      .map((pairs) => pairs.map(([name, value]) => quad(ex('a'), ex(name), value)));
    await fc.assert(
      fc.asyncProperty(statements, async (list) => {
        expect(await readBack(await compactJsonLd(list, CONTEXT))).toEqual([
          ...new Set(await canonicalLines(list)),
        ]);
      }),
      { numRuns: 80 },
    );
  });

  it('keeps texts apart that only their base direction tells apart', async () => {
    const statements = (['ltr', 'rtl'] as const).map((direction) =>
      quad(ex('a'), ex('size'), directedLiteral('a', 'ar', direction)),
    );
    expect(await readBack(await compactJsonLd(statements, CONTEXT))).toEqual(
      await canonicalLines(statements),
    );
  });

  it('keeps graphs apart', async () => {
    const statements = [
      quad(ex('a'), ex('p'), ex('b'), ex('g')),
      quad(ex('a'), ex('p'), ex('b')),
      quad(ex('a'), ex('p'), ex('c'), ex('h')),
    ];
    expect(await readBack(await compactJsonLd(statements, CONTEXT))).toEqual(
      await canonicalLines(statements),
    );
  });

  it('uses @type for classes', async () => {
    expect(
      (await compactJsonLd([quad(ex('a'), RDF.type, ex('Event'))], CONTEXT))['@graph'],
    ).toEqual([{ '@id': `${EX}a`, '@type': 'Event' }]);
  });
});

describe('Expanded JSON-LD', () => {
  it('leaves out statements with triple terms, for which JSON-LD 1.1 has no form', async () => {
    const kept = quad(ex('a'), ex('p'), ex('b'));
    expect(
      await readBack(
        await toJsonLd([kept, quad(ex('a'), ex('p'), quad(ex('x'), ex('p'), ex('y')))]),
      ),
    ).toEqual(await canonicalLines([kept]));
  });

  it('keeps blank nodes apart whose labels have characters beyond U+FFFF', async () => {
    const [face, like, plain] = [blankNode('a\u{1f600}'), blankNode('a_x1f600_'), blankNode('a_x')];
    const statements = [
      quad(face, ex('p'), like),
      quad(like, ex('p'), plain, face),
      quad(plain, ex('q'), face),
    ];
    const document = await toJsonLd(statements);
    expect(await readBack(document)).toEqual(await canonicalLines(statements));
    expect(document.map((node) => node['@id'])).toContain('_:a_x');
  });

  it('is refused for a literal of rdf:JSON that is no JSON', async () => {
    await expect(
      toJsonLd([quad(ex('a'), ex('p'), literal('{', namedNode(`${RDF.iri}JSON`)))]),
    ).rejects.toMatchObject({
      code: 'not-acceptable',
      message: expect.stringContaining('rdf:JSON') as unknown,
    });
  });
});
