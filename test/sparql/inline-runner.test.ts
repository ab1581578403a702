import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { GraphVersion } from '../../src/graph/index.js';
import type { QueryRequest, UpdateRequest } from '../../src/sparql/answer.js';
import { InlineRunner } from '../../src/sparql/inline-runner.js';
import { openRunner, type QueryRunner } from '../../src/sparql/query-runner.js';
import { WARM_UP_QUERIES } from '../../src/sparql/warm-up.js';
import { versionOfTriG } from '../support/sparql.js';

const SETTINGS = {
  reading: 'union',
  baseIri: 'http://example.org/',
  serviceAllow: [],
} as const;
const GRAPH = versionOfTriG(
  [
    ':a :p :b, "some text" .',
    ...Array.from({ length: 2_000 }, (_, index) => `:s${index} :q ${index}, :many .`),
  ].join('\n'),
);
const PREFIX = 'PREFIX : <http://example.org/> ';

type Request = QueryRequest | UpdateRequest;

/** A runner over a pool that notes what it is asked. */
function runner(quickMs = 5_000, timeoutMs = 5_000): { inline: InlineRunner; asked: string[] } {
  const local = openRunner({ ...SETTINGS, timeoutMs: 20_000, memoryMb: 512, workerCount: 0 });
  const asked: string[] = [];
  const pool: QueryRunner = {
    state: local.state,
    open: local.open,
    stop: () => false,
    close: () => Promise.resolve(),
    run: (request, options) => {
      if (request.kind !== 'task') asked.push(request.text);
      return local.run(request, options);
    },
  };
  return { inline: new InlineRunner(pool, SETTINGS, { quickMs, timeoutMs }), asked };
}

const query = (text: string): QueryRequest => ({
  kind: 'query',
  text: PREFIX + text,
  formats: { solutions: 'json', boolean: 'json', graph: 'ntriples' },
});

async function answerOf(
  inline: QueryRunner,
  request: Request,
  version: GraphVersion = GRAPH,
  signal?: AbortSignal,
): Promise<string> {
  const { head, chunks } = await inline.run(request, { version, signal });
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk.slice());
  // Afterwards the shape is looked at.
  await nextTurn();
  return JSON.stringify(head) + Buffer.concat(parts).toString();
}

describe('A query of a shape that the pool was quick with', () => {
  it('is answered here, with other constants and comments', async () => {
    const { inline, asked } = runner();
    const first = await answerOf(inline, query('SELECT ?o { :s7 :q ?o } # one'));
    const second = await answerOf(inline, query('SELECT ?o { :s7 :q ?o } # another'));
    expect(second).toBe(first);
    expect(asked).toHaveLength(1);
    const of = (subject: string): QueryRequest =>
      query(`SELECT ?o { <http://example.org/${subject}> :q ?o }`);
    expect(await answerOf(inline, of('s7'))).toBe(first);
    expect(await answerOf(inline, of('s8'))).toContain('"8"');
    expect(asked).toHaveLength(2);
  });

  it('has the answer that the pool gives', async () => {
    for (const text of WARM_UP_QUERIES) {
      const { inline } = runner();
      const request = { ...query(''), text };
      const fromPool = await answerOf(inline, request);
      expect(await answerOf(inline, request)).toBe(fromPool);
    }
  });

  it('goes to the pool where this one takes longer, and so do the next of its shape', async () => {
    const { inline, asked } = runner(5_000, 300);
    const pairs = (predicate: string): QueryRequest =>
      query(
        `SELECT (COUNT(*) AS ?n) { ?x <http://example.org/${predicate}> ?a . ` +
          `?y <http://example.org/${predicate}> ?b FILTER(?a < ?b) }`,
      );
    for (let round = 0; round < 2; round += 1) await answerOf(inline, pairs('p'));
    expect(asked).toHaveLength(1);
    expect(await answerOf(inline, pairs('q'))).toContain('"1999000"');
    expect(asked).toHaveLength(2);
    await answerOf(inline, pairs('p'));
    expect(asked).toHaveLength(3);
  });

  it('goes to the pool where its answer is large', async () => {
    const { inline, asked } = runner();
    await answerOf(inline, query('SELECT ?s ?o { ?s <http://example.org/p> ?o }'));
    await answerOf(inline, query('SELECT ?s ?o { ?s <http://example.org/q> ?o }'));
    expect(asked).toHaveLength(2);
  });
});

describe('Only the pool answers', () => {
  it.each([
    ['regular expressions', query('SELECT ?o { :a :p ?o FILTER(REGEX(?o, "some")) }')],
    ['texts that grow', query('SELECT (GROUP_CONCAT(?o) AS ?all) { :a :p ?o }')],
    ['functions by name', query('SELECT ?o { :a :p ?o FILTER(<http://example.org/f>(?o)) }')],
    ['graphs', query('CONSTRUCT WHERE { :a :p ?o }')],
    ['long texts', query(`SELECT ?o { :a :p ?o } #${' '.repeat(2_000)}`)],
    ['errors', query('SELECT ?o { :a :p ?o')],
    ['explanations', { ...query('SELECT ?o { :a :p ?o }'), explain: 'plan' as const }],
    ['updates', { kind: 'update' as const, text: 'DELETE WHERE { <urn:a> <urn:b> <urn:c> }' }],
  ])('%s', async (_what, request) => {
    const { inline, asked } = runner();
    for (let round = 0; round < 3; round += 1)
      await answerOf(inline, request).catch(() => undefined);
    expect(asked).toHaveLength(3);
  });

  it('what it takes long for', async () => {
    const { inline, asked } = runner(0);
    for (let round = 0; round < 3; round += 1)
      await answerOf(inline, query('SELECT ?o { :a :p ?o }'));
    expect(asked).toHaveLength(3);
  });

  it('a client that is gone', async () => {
    const { inline, asked } = runner();
    const request = query('SELECT ?o { :a :p ?o }');
    await answerOf(inline, request);
    await answerOf(inline, request, GRAPH, AbortSignal.abort()).catch(() => undefined);
    expect(asked).toHaveLength(2);
  });
});
