import { describe, expect, it } from '@jest/globals';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from 'oxigraph';
import { versionOf } from '../../src/graph/index.js';
import { DEFAULT_BASE_IRI, namesFor, parseN3Syntax } from '../../src/rdf/index.js';
import { SparqlEngine } from '../../src/sparql/index.js';
import { FEATURE_QUERIES } from './feature-queries.js';
import { fingerprintOf } from './fingerprint.js';
import { writeBenchGraph } from './generate-graph.js';
import { QUESTIONS } from './queries.js';

const ITEMS = 450;

describe('The queries of the benchmark', () => {
  it('have rows, and the same answers as Oxigraph gives', async () => {
    const file = join(tmpdir(), `bench-queries-${process.pid}.nt`);
    await writeBenchGraph(file, ITEMS);
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    const store = new Store();
    store.load(text, { format: 'application/n-triples' });
    const version = versionOf(parseN3Syntax(text, { format: 'ntriples' }));
    const engine = new SparqlEngine({
      names: namesFor(DEFAULT_BASE_IRI),
      defaultGraph: 'union',
      timeoutMs: 60_000,
      serviceAllow: [],
    });
    for (const { name, text: query, isGraph } of [...QUESTIONS, ...FEATURE_QUERIES]) {
      const { chunks } = await engine.answer(version, query, {
        solutions: 'json',
        boolean: 'json',
        graph: 'ntriples',
      });
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk.slice());
      const ours = fingerprintOf(Buffer.concat(parts).toString(), isGraph);
      const theirs = store.query(query, {
        results_format: isGraph ? 'application/n-triples' : 'application/sparql-results+json',
      }) as string;
      expect([name, ours]).toEqual([name, fingerprintOf(theirs, isGraph)]);
      expect([name, ours.rows > 0]).toEqual([name, true]);
    }
  });
});
