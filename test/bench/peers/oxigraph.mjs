/**
 * Oxigraph's npm build behind a small HTTP server, for comparison: `node oxigraph.mjs FILE.nt
 * PORT`. A program of its own beside ours, not a part of it. Prints `loaded SECONDS` once it
 * answers.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { createServer } from 'node:http';
import { Store } from 'oxigraph';
import { queryOf } from './request.mjs';

function* chunksOf(path) {
  const handle = openSync(path, 'r');
  const buffer = Buffer.alloc(1 << 20);
  for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer))
    yield new Uint8Array(buffer.subarray(0, length));
  closeSync(handle);
}

const [file, port] = process.argv.slice(2);
const began = performance.now();
const store = new Store();
store.load(chunksOf(file), {
  format: 'application/n-triples',
  no_transaction: true,
  unchecked: true,
});

const server = createServer(async (request, response) => {
  try {
    const accept = request.headers.accept ?? 'application/sparql-results+json';
    const body = store.query(await queryOf(request), { results_format: accept });
    response.setHeader('content-type', accept);
    response.end(body);
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
server.listen(Number(port), '127.0.0.1', () =>
  console.log(`loaded ${(performance.now() - began) / 1000}`),
);
