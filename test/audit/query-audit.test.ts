import { afterAll, describe, expect, it } from '@jest/globals';
import { auditQuery, type AuditResult } from '../../src/audit/index.js';
import { DEFAULT_BASE_IRI } from '../../src/rdf/index.js';
import { compareAnswers } from '../../src/snapshots/index.js';
import type { SparqlEngine } from '../../src/sparql/index.js';
import { PREFIXES, engineFor, versionOfTriG } from '../support/sparql.js';

const VERSION = versionOfTriG(':a :p 1 , 2 . :b :p 2 .');
const OTHER = versionOfTriG(':a :p 1 , 3 . :b :p 2 .');
const engine = engineFor();
afterAll(() => engine.close());

/** An engine whose second opinion is that of another graph. */
const mistaken = {
  answer: (version, text, formats, options) =>
    engine.answer(options?.engine ? OTHER : version, text, formats, options),
} as Pick<SparqlEngine, 'answer'> as SparqlEngine;

const audit = (text: string, by = engine): Promise<AuditResult> =>
  auditQuery({ version: VERSION, text: PREFIXES + text }, by, DEFAULT_BASE_IRI, compareAnswers);

describe('A query that is audited', () => {
  it.each(['SELECT * { ?s :p ?n }', 'ASK { :a :p 1 }', 'CONSTRUCT { ?s :q ?n } { ?s :p ?n }'])(
    'is the same where both engines answer so: %s',
    async (query) => {
      expect(await audit(query)).toEqual({ outcome: 'same', lines: [] });
    },
  );

  it('is different where they do not, with the rows', async () => {
    const integer = '^^<http://www.w3.org/2001/XMLSchema#integer>';
    expect(await audit('SELECT ?n { :a :p ?n }', mistaken)).toEqual({
      outcome: 'different',
      lines: ['2 rows of our own, 2 of the other engine.', `- "2"${integer}`, `+ "3"${integer}`],
    });
    expect((await audit('ASK { :a :p 3 }', mistaken)).outcome).toBe('different');
    // A name is no choice.
    expect((await audit('SELECT ?limit { :a :p ?limit }', mistaken)).outcome).toBe('different');
  });

  it.each([
    ['SELECT * { ?s :p ?n } LIMIT 2', mistaken, 'LIMIT'],
    ['SELECT (GROUP_CONCAT(?n) AS ?all) { ?s :p ?n }', mistaken, 'GROUP_CONCAT'],
    ['SELECT (NOW() AS ?now) {}', engine, 'NOW'],
    ['SELECT * { ?s og:matches "a" }', engine, 'malformed-query'],
    ['SELECT * { ?s <https://w3id.org/osce-graph/ontology#matches> "a" }', engine, 'bad-request'],
  ])(
    'is not compared where the standard leaves a choice, or one cannot answer: %s',
    async (query, by, reason) => {
      const { outcome, lines } = await audit(query, by);
      expect([outcome, lines.join(' ')]).toEqual(['skipped', expect.stringContaining(reason)]);
    },
  );
});
