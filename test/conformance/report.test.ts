import { describe, expect, it } from '@jest/globals';
import { QuadSet, RDF, objectsOf, parseN3Syntax, subjectsOf } from '../../src/rdf/index.js';
import { ex } from '../support/arbitraries.js';
import { Facts } from './manifest.js';
import { earlReport, tableOf, type Outcome, type TestResult } from './report.js';
import { EARL } from './vocabularies.js';

const result = (suite: string, outcome: Outcome, reason?: string): TestResult => ({
  suite,
  outcome,
  reason,
  entry: {
    id: outcome,
    node: ex(outcome.replace(' ', '-')),
    name: outcome,
    types: [],
    facts: new Facts(new QuadSet()),
  },
});
const RESULTS = [
  result('A', 'passed'),
  result('A', 'excluded', 'the suite errs'),
  result('A', 'not run', 'needs a network'),
  result('B', 'failed', 'found 1'),
  result('B', 'passed'),
];

describe('The table', () => {
  it('counts the tests of each suite', () => {
    expect(tableOf(['B', 'A'], RESULTS)).toBe(
      '| suite | passed | not run |\n|---|---|---|\n| B | 1 of 2 | |\n| A | 1 of 2 | 1 |',
    );
  });
});

describe('The report', () => {
  const quads = new QuadSet(parseN3Syntax(earlReport(RESULTS, new Date(0)), { format: 'turtle' }));

  it('has one assertion a test, with what came of it and why', () => {
    const rows = subjectsOf(quads, RDF.type, EARL('Assertion')).map((assertion) => {
      const [outcome] = objectsOf(quads, assertion, EARL('result'));
      return [
        ...objectsOf(quads, assertion, EARL('test')),
        ...objectsOf(quads, outcome, EARL('outcome')),
        ...objectsOf(quads, outcome, EARL('info')),
      ].map(({ value }) => value.replace(/^.*[/#]/, ''));
    });
    expect(rows).toEqual([
      ['passed', 'passed'],
      ['excluded', 'failed', 'the suite errs'],
      ['not-run', 'inapplicable', 'needs a network'],
      ['failed', 'failed', 'found 1'],
      ['passed', 'passed'],
    ]);
  });

  it('says who asserts, and of what', () => {
    const [subject, ...others] = subjectsOf(quads, RDF.type, EARL('TestSubject'));
    expect(others).toEqual([]);
    expect(objectsOf(quads, null, EARL('assertedBy'))).toEqual([subject]);
    expect(objectsOf(quads, null, EARL('subject'))).toEqual([subject]);
  });
});
