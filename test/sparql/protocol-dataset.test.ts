import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import type { ProtocolDataset } from '../../src/sparql/index.js';
import { EX } from '../support/arbitraries.js';
import { PREFIXES, answerOf, engineFor, linesOf, versionOfTriG } from '../support/sparql.js';

const version = versionOfTriG(':a :p :default . :g { :a :p :b . } :h { :a :p :b , :c . }');
const engines = [
  ['union', engineFor('union')],
  ['strict', engineFor('strict')],
] as const;
const dataset = (
  defaultGraphs: readonly string[],
  namedGraphs: readonly string[] = [],
): ProtocolDataset => ({
  defaultGraphs: defaultGraphs.map((name) => EX + name),
  namedGraphs: namedGraphs.map((name) => EX + name),
});

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

describe.each(engines)('The dataset of a request, in the %s reading', (reading, engine) => {
  it('is what a query sees', async () => {
    expect(
      await answerOf(engine, version, 'SELECT ?o { :a :p ?o }', { dataset: dataset(['g']) }),
    ).toEqual(['?o=:b']);
    expect(
      await answerOf(engine, version, 'SELECT ?o { :a :p ?o }', { dataset: dataset(['g', 'h']) }),
    ).toEqual(['?o=:b', '?o=:c']);
    expect(
      await answerOf(engine, version, 'SELECT ?g ?o { GRAPH ?g { :a :p ?o } }', {
        dataset: dataset([], ['h']),
      }),
    ).toEqual(['?g=:h ?o=:b', '?g=:h ?o=:c']);
    expect(
      await answerOf(engine, version, 'SELECT ?o { :a :p ?o }', { dataset: dataset([], ['h']) }),
    ).toEqual([]);
    expect(
      await answerOf(engine, version, 'ASK { GRAPH :g { ?s ?p ?o } }', {
        dataset: dataset(['g'], ['h']),
      }),
    ).toBe(false);
    expect(
      await answerOf(engine, version, 'SELECT ?o { :a :p ?o }', { dataset: dataset(['nowhere']) }),
    ).toEqual([]);
  });

  it('takes the place of FROM', async () => {
    expect(
      await answerOf(engine, version, `SELECT ?o FROM <${EX}h> { :a :p ?o }`, {
        dataset: dataset(['g']),
      }),
    ).toEqual(['?o=:b']);
  });

  it('is what an update reads, while it writes where it says', async () => {
    expect(
      linesOf(
        await engine.update(version, `${PREFIXES}INSERT { ?o :of ?s } WHERE { ?s ?p ?o }`, {
          dataset: dataset(['h']),
        }),
      ),
    ).toEqual(['+ :b :of :a .', '+ :c :of :a .']);
    expect(
      linesOf(
        await engine.update(
          version,
          `${PREFIXES}INSERT { ?o :in ?g } WHERE { GRAPH ?g { ?s ?p ?o } } ; INSERT DATA { ` +
            ':x :p :y }',
          { dataset: dataset([], ['g']) },
        ),
      ),
    ).toEqual(['+ :b :in :g .', '+ :x :p :y .']);
  });

  it('that names nothing leaves the query its own', async () => {
    const own = reading === 'union' ? ['?o=:b', '?o=:c', '?o=:default'] : ['?o=:default'];
    expect(
      await answerOf(engine, version, 'SELECT ?o { :a :p ?o }', { dataset: dataset([]) }),
    ).toEqual(own);
  });

  it.each([
    'INSERT { ?o :of ?with } WHERE { ?with ?p ?o }',
    'INSERT { ?o :of $using } WHERE { $using ?p ?o }',
    'INSERT { ?o :of ?s } WHERE { ?s ?p ?o MINUS { ?s :using ?o } MINUS { _:with :to-with ' +
      '"x"@with } }',
  ])('is not refused for names that look like USING or WITH: %s', async (text) => {
    expect(
      linesOf(await engine.update(version, PREFIXES + text, { dataset: dataset(['g']) })),
    ).toEqual(['+ :b :of :a .']);
  });

  it.each([
    'INSERT { ?s :x ?o } USING :g WHERE { ?s ?p ?o }',
    'WITH :g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }',
    'INSERT DATA { :a :b """\\"""WITH""" };with<http://example.org/g>DELETE { ?s ?p ?o } ' +
      'WHERE { ?s ?p ?o }',
  ])('is refused beside a dataset in the update: %s', async (text) => {
    expect(
      (await failureOf(engine.update(version, PREFIXES + text, { dataset: dataset(['h']) }))).code,
    ).toBe('bad-request');
  });

  it('is not refused for the word USING in a string, an IRI or a comment', async () => {
    const text = `${PREFIXES}# USING\nINSERT { ?o :of "WITH" , <${EX}USING> } WHERE { ?s ?p ?o }`;
    expect(linesOf(await engine.update(version, text, { dataset: dataset(['g']) }))).toEqual([
      '+ :b :of "WITH" .',
      '+ :b :of :USING .',
    ]);
  });
});
