import { describe, expect, it } from '@jest/globals';
import { XSD } from '../../../src/rdf/index.js';
import { answerOf, engineFor, linesOf, versionOfTriG } from '../../support/sparql.js';

const engine = engineFor();
const version = versionOfTriG(':a :p 0.5 ; :q :c .');

/** The values of `SELECT (… AS ?x) {}`, one a line. */
async function valuesOf(expressions: readonly string[], prologue = ''): Promise<string[]> {
  const answer = await engine.query(
    version,
    `${prologue}SELECT ${expressions.map((text, index) => `(${text} AS ?x${index})`).join(' ')} {}`,
  );
  if (answer.kind !== 'solutions') throw new Error('Expected solutions');
  for await (const solution of answer.solutions)
    return solution.map((term) =>
      term?.termType === 'Literal'
        ? `${term.value}^${term.datatype.value.replace(XSD.iri, '')}`
        : (term?.value ?? 'unbound'),
    );
  return [];
}

describe('A number in a query', () => {
  it('may begin with its point', async () => {
    expect(await valuesOf(['.5', '-.5', '+.5', '1 + .25', '.5e1', '1.e2'])).toEqual([
      '.5^decimal',
      '-.5^decimal',
      '+.5^decimal',
      '1.25^decimal',
      '.5e1^double',
      '1.e2^double',
    ]);
    expect(await answerOf(engine, version, 'SELECT ?s { ?s ?p ?o FILTER(?o = .5) }')).toEqual([
      '?s=:a',
    ]);
    expect(await answerOf(engine, version, 'ASK { VALUES ?x { 1 .5 -.5 } }')).toBe(true);
  });

  it('ends before the dot between two triples', async () => {
    expect(
      await answerOf(
        engine,
        version,
        'SELECT ?x { VALUES ?y { 1 } ?x :p ?o.?x :q :c. BIND(1 AS ?z). }',
      ),
    ).toEqual(['?x=:a']);
  });
});

describe('NOT EXISTS and NOT IN', () => {
  it.each(['NOT EXISTS', 'not exists', 'NOT  EXISTS', 'NOT\n\tEXISTS', 'NOT # why not\nEXISTS'])(
    'may have anything blank between their words: %j',
    async (words) => {
      expect(
        await answerOf(engine, version, `SELECT ?s { ?s :p ?o FILTER ${words} { ?s :p 1 } }`),
      ).toEqual(['?s=:a']);
      const oneOf = words.replace(/exists/i, 'IN');
      expect(
        await answerOf(engine, version, `SELECT ?s { ?s :p ?o FILTER(?o ${oneOf} (1, 2)) }`),
      ).toEqual(['?s=:a']);
    },
  );
});

describe('A prefixed name', () => {
  it.each([
    ['x:a:b', 'http://e/a:b'],
    ['x:a:b:c', 'http://e/a:b:c'],
    ['x::', 'http://e/:'],
    ['x:', 'http://e/'],
    [':a', 'http://n/a'],
    [String.raw`x:a\-b\.c`, 'http://e/a-b.c'],
    [String.raw`x:a\,b\;c\(d\)`, 'http://e/a,b;c(d)'],
    [String.raw`x:\~a`, 'http://e/~a'],
    ['x:a%20b', 'http://e/a%20b'],
    ['x:1a', 'http://e/1a'],
    ['x:a.b', 'http://e/a.b'],
    ['x:é中', 'http://e/é中'],
    ['select:from', 'http://s/from'],
    ['true:x', 'http://t/x'],
  ])('is the IRI that the grammar says: %s', async (name, iri) => {
    expect(
      await valuesOf(
        [name],
        'PREFIX x: <http://e/> PREFIX : <http://n/> PREFIX select: <http://s/> PREFIX true: ' +
          '<http://t/> ',
      ),
    ).toEqual([iri]);
  });

  it('has its colons in updates, too', async () => {
    expect(
      linesOf(await engine.update(version, 'PREFIX x: <urn:x:> INSERT DATA { x:a:b x:p:q x:c }')),
    ).toEqual(['+ <urn:x:a:b> <urn:x:p:q> <urn:x:c> .']);
  });
});

describe('A reference to an IRI', () => {
  it('is resolved against the last base before it, as prefixes and bases are', async () => {
    expect(
      await valuesOf(
        ['<x>', 'p:y', 'IRI("z")'],
        'BASE <http://e/a/b> PREFIX p: <q/> BASE <../c/é> ',
      ),
    ).toEqual(['http://e/c/x', 'http://e/a/q/y', 'http://e/c/z']);
  });
});

describe('INSERT DATA and DELETE DATA', () => {
  it.each([
    ['INSERT DATA { "a" :p :o }', 'the literal "a" cannot be the subject'],
    ['INSERT DATA { :s :p :o . 5 :p :o }', 'the literal "5" cannot be the subject'],
    ['INSERT DATA { <<( :s :p :o )>> :p :o }', 'a triple term cannot be the subject'],
    ['INSERT DATA { :s :p <<( "a" :p :o )>> }', 'the literal "a" cannot be the subject'],
    ['DELETE DATA { <<( :s :p :o )>> :p :o }', 'a triple term cannot be the subject'],
    [
      'INSERT DATA { GRAPH :g { :s :p <<( :a :p <<( 1 :p :o )>> )>> } }',
      'the literal "1" cannot be the subject',
    ],
  ])('are refused with what can be no statement: %s', async (text, what) => {
    const error = await engine
      .update(version, `PREFIX : <http://n/>\n${text}`)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'malformed-query', details: { line: 2 } });
    expect((error as Error).message).toContain(what);
  });

  it('take triple terms as objects', async () => {
    expect(
      linesOf(
        await engine.update(
          version,
          'PREFIX : <http://example.org/> INSERT DATA { :s :says <<( :a :p "b" )>> }',
        ),
      ),
    ).toEqual(['+ :s :says <<( :a :p "b" )>> .']);
  });
});
