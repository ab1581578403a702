import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { DEFAULT_BASE_IRI, namesFor } from '../../src/rdf/index.js';
import { readCases } from '../support/cases.js';
import { PREFIXES, engineFor, linesOf, versionOfTriG } from '../support/sparql.js';

const { inferred } = namesFor(DEFAULT_BASE_IRI).graphs;
const [union, strict] = [engineFor('union'), engineFor('strict')];
const version = versionOfTriG(':a :p :b . :g { :a :p :b . :a :q 1 . } :h { :c :p :b . }');
const changeOf = async (text: string, engine = strict, from = version): Promise<string[]> =>
  linesOf(await engine.update(from, PREFIXES + text), (label) => /^c\d+b\d+$/.test(label));

async function failureOf(text: string): Promise<ServiceError> {
  const error: unknown = await strict
    .update(version, PREFIXES + text)
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

describe('An update', () => {
  it.each(readCases('test/sparql/update.txt'))(
    'changes what it says: %s',
    async (text, ...lines) => {
      const [, isUnion, update = ''] = /^(union: )?(.*)$/s.exec(text) ?? [];
      expect(await changeOf(update, isUnion ? union : strict)).toEqual(lines);
    },
  );

  it('gives the net change of all its operations, each seeing what those before did', async () => {
    expect(
      await changeOf(
        'INSERT DATA { :n :p :m } ; DELETE { ?x :p :m } INSERT { ?x :r :m } WHERE { ?x :p :m }',
      ),
    ).toEqual(['+ :n :r :m .']);
    expect(await changeOf('DELETE DATA { :a :p :b } ; INSERT DATA { :a :p :b }')).toEqual([]);
  });

  it('reads every statement in the union reading, and writes where it says', async () => {
    expect(
      await changeOf('INSERT { GRAPH :new { ?s :seen ?o } } WHERE { ?s :p ?o }', union),
    ).toEqual(['+ :a :seen :b :new .', '+ :c :seen :b :new .']);
    expect(
      await changeOf(
        'DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(?s = :c) }',
        union,
      ),
    ).toEqual(['- :c :p :b :h .']);
  });

  it('leaves the version as it was', async () => {
    await strict.update(version, 'DROP ALL');
    expect(version.size).toBe(4);
  });

  it('deletes statements about blank nodes, and gives new ones labels of their own', async () => {
    const withBlank = versionOfTriG(
      '_:c1b0 :p _:c1b1 ; :q "x" . :r :reifies <<( _:c1b0 :q "x" )>> .',
    );
    expect(await changeOf('DELETE WHERE { ?s :q "x" }', strict, withBlank)).toEqual([
      '- _:c1b0 :q "x" .',
    ]);
    expect(
      await changeOf('DELETE { ?r :reifies ?t } WHERE { ?r :reifies ?t }', strict, withBlank),
    ).toEqual(['- :r :reifies <<( _:c1b0 :q "x" )>> .']);
    expect(await changeOf('INSERT { ?s :r ?s } WHERE { ?s :q "x" }', strict, withBlank)).toEqual([
      '+ _:c1b0 :r _:c1b0 .',
    ]);
    expect(await changeOf('INSERT { [] :about ?s } WHERE { ?s :p ?o }', strict, withBlank)).toEqual(
      ['+ _:new0 :about _:c1b0 .'],
    );
  });

  it('never takes a label in its text for a node of the graph', async () => {
    const withBlank = versionOfTriG('_:c1b0 :p :b .');
    expect(await changeOf('INSERT DATA { _:c1b0 :p :b , :z }', strict, withBlank)).toEqual([
      '+ _:new0 :p :b .',
      '+ _:new0 :p :z .',
    ]);
  });

  it.each([
    [
      'a later operation binds a variable twice',
      'INSERT DATA { :n :p :m } ; INSERT { ?s :x ?o } WHERE { ?s :p ?o BIND(1 AS ?o) }',
      'malformed-query',
    ],
    [
      'a later operation is not well formed',
      'INSERT DATA { :n :p :m } ; DELETE DATA { ?x :p :m }',
      'malformed-query',
    ],
    [
      'a later operation creates a graph that is there',
      'INSERT DATA { :n :p :m } ; CREATE GRAPH :g',
      'malformed-query',
    ],
    [
      'a later operation writes what is inferred',
      `INSERT DATA { :n :p :m } ; INSERT DATA { GRAPH <${inferred.value}> { :n :p :m } }`,
      'bad-request',
    ],
    [
      'a later operation leaves the machine',
      'INSERT DATA { :n :p :m } ; LOAD <http://127.0.0.1:1/x>',
      'outbound-refused',
    ],
    ['it is a query', 'SELECT * { ?s ?p ?o }', 'bad-request'],
  ])('changes nothing at all when %s', async (_, text, code) => {
    expect((await failureOf(text)).code).toBe(code);
    expect(version.size).toBe(4);
  });

  it('leaves inferred statements where they are when it clears everything', async () => {
    const withInferred = versionOfTriG(`:a :p :b . <${inferred.value}> { :b :q :a }`);
    expect(await changeOf('CLEAR ALL', strict, withInferred)).toEqual(['- :a :p :b .']);
  });
});
