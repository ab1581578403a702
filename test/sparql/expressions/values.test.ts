import { describe, expect, it } from '@jest/globals';
import { compileExpression } from '../../../src/sparql/expressions/index.js';
import { readPairs } from '../../support/cases.js';
import { TestScope, evaluate, holds, parseExpression, show } from './evaluate.js';

const T = '"true"^boolean';
const F = '"false"^boolean';

describe('An expression', () => {
  it.each(readPairs('test/sparql/expressions/values.txt'))('gives for %s %s', (text, expected) => {
    expect(evaluate(text, { blank: '_:b' })).toBe(expected);
  });

  it('makes another IRI, string and number for each call', () => {
    expect(holds('UUID() != UUID() && STRUUID() != STRUUID() && RAND() != RAND()')).toBe(true);
    expect(
      holds(
        'REGEX(STR(UUID()), ' +
          '"^urn:uuid:[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$", "i") && ' +
          'isIRI(UUID())',
      ),
    ).toBe(true);
    expect(
      holds(
        'STRLEN(STRUUID()) = 36 && RAND() >= 0.0 && RAND() < 1 && DATATYPE(RAND()) = xsd:double',
      ),
    ).toBe(true);
    const scope = new TestScope();
    const evaluator = compileExpression(parseExpression('BNODE()'), scope);
    expect(show(evaluator())).not.toBe(show(evaluator()));
  });
});

describe('Logic', () => {
  it('decides a filter by its effective boolean value', () => {
    expect(holds('?x', { x: '1' })).toBe(true);
    expect(holds('?x', { x: '""' })).toBe(false);
    expect(holds('?x && ?y', { x: '1' })).toBe(false);
    expect(holds('?x && ?y', { x: '1', y: '"a"' })).toBe(true);
    expect(holds('?x || ?y', { y: 'true' })).toBe(true);
    expect(holds('?x || ?y')).toBe(false);
    expect(holds('!?x', { x: ':a' })).toBe(false);
    expect(holds('?x < 5 && ?x > 3', { x: '4.5' })).toBe(true);
  });
});

describe('Choosing', () => {
  it('says whether a variable is bound', () => {
    expect(evaluate('BOUND(?x)', { x: '1' })).toBe(T);
    expect(evaluate('BOUND(?y)', { x: '1' })).toBe(F);
  });

  it('asks the scope whether a pattern has a solution', () => {
    expect(evaluate('EXISTS { ?s ?p ?o }', { match: '1' })).toBe(T);
    expect(evaluate('NOT EXISTS { ?s ?p ?o }', { match: '1' })).toBe(F);
    expect(holds('NOT EXISTS { ?s ?p ?o }')).toBe(true);
  });

  it('keeps what varies from row to row apart from what does not', () => {
    const scope = new TestScope();
    const evaluator = compileExpression(parseExpression('?x IN (:a, ?y)'), scope);
    const showFor = (bindings: Record<string, string>): string => {
      scope.set(bindings);
      return show(evaluator());
    };
    expect(showFor({ x: ':b', y: ':b' })).toBe(T);
    expect(showFor({ x: ':b', y: ':c' })).toBe(F);
    expect(showFor({ x: ':a' })).toBe(T);
    expect(showFor({ x: ':b' })).toBe('error');
  });
});

describe('Comparison', () => {
  it('compares variables in every way it compares constants', () => {
    for (const operator of ['=', '!=', '<', '>', '<=', '>=']) {
      for (const [x, y] of [
        ['1', '2.5'],
        ['2.5', '2.5e0'],
        ['"a"', '"b"'],
        ['"a"', '1'],
        [':a', ':a'],
        ['true', 'false'],
        ['"NaN"^^xsd:double', '1'],
      ] as const) {
        const expected = evaluate(`?x ${operator} ?y`, { x, y });
        expect(evaluate(`?x ${operator} ${y}`, { x })).toBe(expected);
        expect(evaluate(`${x} ${operator} ?y`, { y })).toBe(expected);
        expect(evaluate(`${x} ${operator} ${y}`)).toBe(expected);
      }
    }
  });
});

describe('Arithmetic', () => {
  it('ends in an error where numbers would grow without end', () => {
    const scope = new TestScope();
    const square = compileExpression(parseExpression('?x * ?x'), scope);
    for (const start of ['3', '1.5']) {
      scope.set({ x: start });
      let steps = 0;
      for (let value = square(); value; value = square(), steps++) scope.row.set('x', value);
      expect(steps).toBeLessThan(15);
    }
    scope.set({ x: '0.1' });
    for (let step = 0; step < 30; step++) scope.row.set('x', square()!);
    expect(evaluate('?x = 0', { x: show(scope.row.get('x')).replace('^', '^^xsd:') })).toBe(T);
    expect(evaluate('"2000-01-01"^^xsd:date + "P99999999Y"^^xsd:yearMonthDuration')).toBe('error');
    expect(evaluate('"2000-01-01"^^xsd:date + "P999999999999999D"^^xsd:dayTimeDuration')).toBe(
      'error',
    );
  });
});
