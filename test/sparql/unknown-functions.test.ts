import { afterAll, describe, expect, it } from '@jest/globals';
import { answerOf, engineFor, versionOfTriG } from '../support/sparql.js';

const VERSION = versionOfTriG(':a :p 1 .');
const engine = engineFor();
afterAll(() => engine.close());

const UNKNOWN = 'SELECT (<http://x/distance>(?o, ?o) AS ?d) { ?s ?p ?o }';
const CAST = 'SELECT (<http://www.w3.org/2001/XMLSchema#integer>(?o) AS ?d) { ?s ?p ?o }';
const FORMATS = { solutions: 'json' } as const;

describe('A function that is not known here', () => {
  it('is an error in every row, with a warning in the answer and in the plan', async () => {
    expect(await answerOf(engine, VERSION, UNKNOWN)).toEqual(['']);
    const warnings = [
      'There is no function "http://x/distance" here, so its value is an error in every row.',
    ];
    const { head, cancel } = await engine.answer(VERSION, UNKNOWN, FORMATS);
    cancel();
    expect(head).toMatchObject({ warnings });
    expect(await engine.explain(VERSION, UNKNOWN, 'plan')).toMatchObject({ warnings });
  });

  it('is refused when the query is strict', async () => {
    await expect(
      engine.answer(VERSION, UNKNOWN, FORMATS, { isStrict: true }),
    ).rejects.toMatchObject({
      code: 'malformed-query',
      message: expect.stringMatching(/no function .* \?strict/),
    });
    const { head, cancel } = await engine.answer(VERSION, CAST, FORMATS, { isStrict: true });
    cancel();
    expect(head).toMatchObject({ warnings: [] });
  });
});
