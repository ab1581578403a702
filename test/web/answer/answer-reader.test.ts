import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnswerReader } from '../../../src/web/answer/answer-reader.js';
import { RunningApp } from '../../support/running-app.js';

let app: RunningApp;
let table: string;

const JSON_RESULTS = { Accept: 'application/sparql-results+json' };
const answerTo = async (query: string): Promise<string> =>
  (await app.get(`/sparql?query=${encodeURIComponent(query)}`, JSON_RESULTS)).text;

beforeAll(async () => {
  app = await RunningApp.start();
  table = await answerTo(
    'SELECT ?s ?label ?missing { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?label ' +
      'BIND(CONCAT(?label, "\\n]}}\\n") AS ?odd) } ORDER BY ?s LIMIT 12',
  );
});
afterAll(() => app.close());

/** Reads a text in pieces of so many characters. */
function read(text: string, size: number): { reader: AnswerReader; rows: unknown[] } {
  const reader = new AnswerReader();
  const rows: unknown[] = [];
  for (let at = 0; at < text.length; at += size)
    rows.push(...reader.push(text.slice(at, at + size)));
  rows.push(...reader.end());
  return { reader, rows };
}

describe('An AnswerReader', () => {
  it.each([1, 7, 64, 1_000, 1_000_000])(
    'reads what the service writes, in pieces of %d characters',
    (size) => {
      const { head, results } = JSON.parse(table) as {
        head: { vars: string[] };
        results: { bindings: Record<string, unknown>[] };
      };
      const { reader, rows } = read(table, size);
      expect(reader.head).toEqual({ variables: head.vars });
      expect(rows).toEqual(
        results.bindings.map((binding) => head.vars.map((name) => binding[name])),
      );
      expect(rows).toHaveLength(12);
    },
  );

  it('hands solutions on before the end', () => {
    const reader = new AnswerReader();
    expect(reader.push(table.slice(0, table.length / 2)).length).toBeGreaterThan(2);
  });

  it('takes no answer that was cut for a whole one, wherever it was cut', () => {
    const whole = table.trimEnd();
    for (let length = 0; length < whole.length; length++) {
      const reader = new AnswerReader();
      expect(() => {
        reader.push(whole.slice(0, length));
        reader.end();
      }).toThrow(SyntaxError);
    }
  });

  it('reads no solutions, yes and no', async () => {
    const { reader, rows } = read(await answerTo('SELECT ?s { ?s <urn:nothing> ?o }'), 9);
    expect([reader.head, rows]).toEqual([{ variables: ['s'] }, []]);
    expect(read(await answerTo('ASK {}'), 5).reader.head).toEqual({ variables: [], boolean: true });
  });

  it.each([0, 1, 4])('reads documents of any other layout (indented by %d)', (indent) => {
    const document = {
      head: { vars: ['a', 'toString'] },
      results: { bindings: [{ a: { type: 'literal', value: 'x' } }] },
    };
    expect(read(JSON.stringify(document, null, indent), 11).rows).toEqual([
      [{ type: 'literal', value: 'x' }, undefined],
    ]);
  });
});
