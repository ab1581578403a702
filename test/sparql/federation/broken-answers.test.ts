/** Any answer of another endpoint: solutions or an error that names it, in time. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../../src/errors.js';
import { MAX_COMPUTED_MS, computedMs } from '../../support/computed-time.js';
import { Endpoint, RESULTS_JSON } from '../../support/endpoint.js';
import { FUZZ_RUNS, anyOf, edited, editsWith } from '../../support/mistakes.js';
import { answerOf, engineFor, versionOfTriG } from '../../support/sparql.js';

const RESULTS_XML = 'application/sparql-results+xml';
const TYPES = [RESULTS_JSON, RESULTS_XML] as const;

const PIECE = fc.constantFrom(
  ...['{', '}', '[', ']', '"', ',', ':', 'null', 'true', '1e999', '\\', '\\ud800', '{}', '[]'],
  ...['"type"', '"value"', '"uri"', '"triple"', '"literal"', '"bnode"', '"datatype"', '"xml:lang"'],
  ...['"bindings":', '"results":', '"head":', '"vars":', '"boolean":', '"__proto__":', '"s":'],
  ...['<', '>', '</', '/>', '<?xml', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE', '&lt;', '&x;'],
  ...['<sparql>', '</sparql>', '<results>', '<result>', '<binding name="s">', '<uri>', '<bnode>'],
  ...[
    '<literal>',
    '<triple>',
    '<subject>',
    '</literal>',
    ' xml:lang="',
    ' datatype="',
    ' its:dir=',
  ],
  ...['\u0000', '\ud800', '\ufeff', '😀', '%', ' '],
);

let endpoint: Endpoint;
let address: string;
let answer: { readonly type: string; readonly text: string };
const whole = new Map<string, string>();
const strict = engineFor('strict');
const nothing = versionOfTriG('');

beforeAll(async () => {
  endpoint = await Endpoint.start((_query, _request, response) => {
    response.setHeader('Content-Type', answer.type);
    response.setHeader('Connection', 'close');
    response.end(answer.text);
  });
  address = endpoint.url();
  const version = versionOfTriG(
    ':a :p "text ä"@en, 1, "x\\ny"^^:d, :o . _:b :p _:c . :t :p <<( :s :p _:b )>> .',
  );
  for (const [type, solutions] of [
    [RESULTS_JSON, 'json'],
    [RESULTS_XML, 'xml'],
  ] as const) {
    const { chunks } = await strict.answer(version, 'SELECT * { ?s ?p ?o }', {
      solutions,
      boolean: solutions,
      graph: 'ntriples',
    });
    whole.set(type, '');
    for await (const chunk of chunks)
      whole.set(type, whole.get(type)! + Buffer.from(chunk).toString());
  }
});
afterAll(() => endpoint.close());

/** Has a query use the terms of an answer; the number of rows, or the error's code. */
async function read(type: string, text: string): Promise<number | string> {
  answer = { type, text };
  const query =
    `SELECT ?s ?p ?o (STR(?o) AS ?text) (DATATYPE(?o) AS ?type) (LANG(?o) AS ?language) ` +
    `{ SERVICE <${address}> { ?s ?p ?o } } ORDER BY ?o`;
  const engine = engineFor('strict', { serviceAllow: [address] });
  const startMs = computedMs();
  let result: number | string;
  try {
    const rows = (await answerOf(engine, nothing, query)) as string[];
    expect(rows.filter((row) => row.includes('=<undefined>'))).toEqual([]);
    result = rows.length;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    expect([error.code, error.message.length < 1_200]).toEqual(['endpoint-failed', true]);
    result = error.code;
  }
  expect(computedMs() - startMs).toBeLessThan(MAX_COMPUTED_MS);
  return result;
}

describe.each(TYPES)('An answer in %s', (type) => {
  it('of any characters is refused', async () => {
    await fc.assert(
      fc.asyncProperty(anyOf(PIECE), async (text) => {
        await read(type, text);
      }),
      { numRuns: FUZZ_RUNS / 2 },
    );
  });

  it('with mistakes is read or refused', async () => {
    expect(await read(type, whole.get(type)!)).toBe(6);
    await fc.assert(
      fc.asyncProperty(editsWith(PIECE), async (edits) => {
        await read(type, edited(whole.get(type)!, edits));
      }),
      { numRuns: FUZZ_RUNS / 2 },
    );
  });
});

const SIZE = 10_000;
const json = (bindings: string): string =>
  `{"head":{"vars":["s"]},"results":{"bindings":${bindings}}}`;
const xml = (results: string): string =>
  `<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><results>${results}</results></sparql>`;
const URI = '{"type":"uri","value":"urn:x"}';

describe('An answer that is large', () => {
  it.each<[string, string, () => string, number | string]>([
    [
      'arrays in each other',
      RESULTS_JSON,
      () => json('['.repeat(SIZE) + ']'.repeat(SIZE)),
      'endpoint-failed',
    ],
    [
      'a triple term that lacks something',
      RESULTS_JSON,
      () => json(`[{"s":{"type":"triple","value":{"subject":"${'x '.repeat(SIZE)}"}}}]`),
      'endpoint-failed',
    ],
    [
      'a term of no kind',
      RESULTS_JSON,
      () => json('[{"s":{"type":"x","value":"y"}}]'),
      'endpoint-failed',
    ],
    [
      'a value of another type',
      RESULTS_JSON,
      () => json('[{"s":{"type":"uri","value":5}}]'),
      'endpoint-failed',
    ],
    [
      'an element with a long name',
      RESULTS_XML,
      () => xml(`</${'x'.repeat(SIZE)}>`),
      'endpoint-failed',
    ],
    [
      'triple terms in each other',
      RESULTS_JSON,
      () =>
        json(
          `[{"s":${`{"type":"triple","value":{"subject":${URI},"predicate":${URI},"object":`.repeat(SIZE)}${URI}${'}}'.repeat(SIZE)}}]`,
        ),
      'endpoint-failed',
    ],
    [
      'many solutions',
      RESULTS_JSON,
      () => json(`[${Array(SIZE).fill(`{"s":${URI}}`).join(',')}]`),
      SIZE,
    ],
    [
      'many variables',
      RESULTS_JSON,
      () =>
        json(`[{${Array.from({ length: SIZE }, (_, index) => `"v${index}":${URI}`).join(',')}}]`),
      1,
    ],
    [
      'elements in each other',
      RESULTS_XML,
      () => xml('<result><binding name="s"><triple><subject>'.repeat(SIZE)),
      'endpoint-failed',
    ],
    [
      'triple terms in each other',
      RESULTS_XML,
      () =>
        xml(
          `<result><binding name="s">${'<triple><subject><uri>urn:x</uri></subject><predicate><uri>urn:x</uri></predicate><object>'.repeat(SIZE)}<uri>urn:x</uri>${'</object></triple>'.repeat(SIZE)}</binding></result>`,
        ),
      'endpoint-failed',
    ],
    [
      'many solutions',
      RESULTS_XML,
      () => xml('<result><binding name="s"><uri>urn:x</uri></binding></result>'.repeat(SIZE)),
      SIZE,
    ],
    [
      'one long literal',
      RESULTS_XML,
      () =>
        xml(
          `<result><binding name="s"><literal>${'x'.repeat(100 * SIZE)}</literal></binding></result>`,
        ),
      1,
    ],
    [
      'a long end',
      RESULTS_XML,
      () => `<sparql></sparql>${'<!-- '.repeat(SIZE)}`,
      'endpoint-failed',
    ],
    [
      'white space at the end',
      RESULTS_XML,
      () => `<sparql></sparql>${' '.repeat(SIZE)}x`,
      'endpoint-failed',
    ],
  ])('(%s, %s) is read or refused', async (_what, type, make, expected) => {
    expect(await read(type, make())).toBe(expected);
  });
});
