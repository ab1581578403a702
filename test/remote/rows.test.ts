import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toNQuad } from '../../src/rdf/index.js';
import { SparqlEndpoint } from '../../src/remote/index.js';
import { Endpoint, RESULTS_JSON, type Answerer } from '../support/endpoint.js';

const TSV = 'text/tab-separated-values';
const ROWS = ['?s\t?p\t?o\t?g', '"one\\ttwo"@en', '7', '1.5', '1e3', 'true']
  .map((cell, row) => (row === 0 ? cell : `<urn:a>\t<urn:b>\t${cell}\t<urn:g>`))
  .map((line) => `${line}\n`)
  .join('');

let answerer: Answerer;
let server: Endpoint;
let database: SparqlEndpoint;
beforeEach(async () => {
  server = await Endpoint.start((...asked) => answerer(...asked));
  database = await SparqlEndpoint.open({ endpoint: server.url(), dialect: 'generic' });
});
afterEach(async () => {
  database.close();
  await server.close();
});

async function statements(): Promise<string[]> {
  const lines: string[] = [];
  for await (const quads of database.statements('SELECT * {}')) lines.push(...quads.map(toNQuad));
  return lines;
}

describe('Statements as rows', () => {
  it('are read from TSV', async () => {
    answerer = (_query, _request, response) => {
      response.writeHead(200, { 'Content-Type': TSV }).end(ROWS);
    };
    expect(await statements()).toEqual([
      '<urn:a> <urn:b> "one\\ttwo"@en <urn:g> .',
      ...Object.entries({ integer: '7', decimal: '1.5', double: '1e3', boolean: 'true' }).map(
        ([name, value]) =>
          `<urn:a> <urn:b> "${value}"^^<http://www.w3.org/2001/XMLSchema#${name}> <urn:g> .`,
      ),
    ]);
  });

  it('are refused in another format', async () => {
    answerer = (_query, _request, response) => {
      response.writeHead(200, { 'Content-Type': RESULTS_JSON }).end('{}');
    };
    await expect(statements()).rejects.toMatchObject({
      code: 'database-failed',
      message: expect.stringContaining('expected text/tab-separated-values') as unknown,
    });
  });

  it('are an error where a term is in no form of TSV', async () => {
    answerer = (_query, _request, response) => {
      response
        .writeHead(200, { 'Content-Type': TSV })
        .end(`${ROWS}<urn:a>\t<urn:b>\tWien\t<urn:g>\n`);
    };
    await expect(statements()).rejects.toMatchObject({ code: 'answer-incomplete' });
  });

  it('are an error where the connection breaks off', async () => {
    for (let length = 1; length < ROWS.length; length += 5) {
      answerer = (_query, _request, response) => {
        response.writeHead(200, { 'Content-Type': TSV });
        response.write(ROWS.slice(0, length), () => response.destroy());
      };
      await expect(statements()).rejects.toMatchObject({ code: 'answer-incomplete' });
    }
  });
});
