/**
 * Comunica over an N3 store behind a small HTTP server, for comparison: `node comunica.mjs FILE.nt
 * PORT`. A program of its own beside ours, not a part of it. Prints `loaded SECONDS` once it
 * answers.
 */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { QueryEngine } from '@comunica/query-sparql';
import { StreamParser, Store } from 'n3';
import { queryOf } from './request.mjs';

const [file, port] = process.argv.slice(2);
const began = performance.now();
const store = new Store();
for await (const quad of createReadStream(file, 'utf8').pipe(
  new StreamParser({ format: 'application/n-triples' }),
))
  store.addQuad(quad);
const engine = new QueryEngine();

const server = createServer(async (request, response) => {
  try {
    const accept = request.headers.accept ?? 'application/sparql-results+json';
    const result = await engine.query(await queryOf(request), { sources: [store] });
    const { data } = await engine.resultToString(result, accept);
    response.setHeader('content-type', accept);
    data.on('error', () => response.destroy());
    response.on('close', () => data.destroy?.());
    data.pipe(response);
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
server.listen(Number(port), '127.0.0.1', () =>
  console.log(`loaded ${(performance.now() - began) / 1000}`),
);
