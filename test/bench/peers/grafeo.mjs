/**
 * Grafeo behind a small HTTP server, for comparison: `node grafeo.mjs FILE.nt PORT`. A program of
 * its own beside ours, not a part of it. Prints `loaded SECONDS` once it answers.
 */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import grafeo from '@grafeo-db/js';
import { queryOf } from './request.mjs';

/** Statements of one INSERT DATA; the cost of an update grows with the graph before it. */
const BATCH = 100_000;

const [file, port] = process.argv.slice(2);
const began = performance.now();
const database = grafeo.GrafeoDB.create();
let lines = [];
const insert = async () => {
  await database.executeSparql(`INSERT DATA {\n${lines.join('\n')}\n}`);
  lines = [];
};
for await (const line of createInterface({ input: createReadStream(file) })) {
  lines.push(line);
  if (lines.length === BATCH) await insert();
}
if (lines.length > 0) await insert();

function jsonTerm({ termType, value, language, datatype }) {
  if (termType === 'NamedNode') return { type: 'uri', value };
  if (termType === 'BlankNode') return { type: 'bnode', value };
  if (language) return { type: 'literal', value, 'xml:lang': language };
  return { type: 'literal', value, datatype: datatype.value };
}

function jsonOf(result) {
  if (result.kind === 'boolean') return JSON.stringify({ head: {}, boolean: result.boolean });
  const { columns } = result;
  const bindings = result
    .rows()
    .map((row) =>
      Object.fromEntries(
        columns.flatMap((name, index) =>
          row[index] === null ? [] : [[name, jsonTerm(row[index])]],
        ),
      ),
    );
  return JSON.stringify({ head: { vars: columns }, results: { bindings } });
}

function nTriplesTerm({ termType, value, language, datatype }) {
  if (termType === 'NamedNode') return `<${value}>`;
  if (termType === 'BlankNode') return `_:${value}`;
  const escaped = JSON.stringify(value);
  return language ? `${escaped}@${language}` : `${escaped}^^<${datatype.value}>`;
}

const nTriplesOf = (result) =>
  result
    .rows()
    .map((row) => `${row.map(nTriplesTerm).join(' ')} .\n`)
    .join('');

const server = createServer(async (request, response) => {
  try {
    const result = await database.executeSparql(await queryOf(request));
    response.setHeader('content-type', request.headers.accept);
    response.end(result.kind === 'graph' ? nTriplesOf(result) : jsonOf(result));
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
server.listen(Number(port), '127.0.0.1', () =>
  console.log(`loaded ${(performance.now() - began) / 1000}`),
);
