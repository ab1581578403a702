import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { versionOf } from '../../src/graph/index.js';
import { SH, parseN3Syntax, quad, type Quad } from '../../src/rdf/index.js';
import { Validator, describeResult, isAcceptable } from '../../src/shacl/index.js';
import { EX, ex } from '../support/arbitraries.js';

const turtle = (text: string): Quad[] => parseN3Syntax(`@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n${text}`, { format: 'turtle' });
const NAMED = ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :label ; sh:minCount 1 ; sh:message "No label." ] .';

function failureOf(work: () => unknown): ServiceError {
  try {
    work();
  } catch (error) {
    if (error instanceof ServiceError) return error;
  }
  throw new Error('expected a ServiceError');
}

describe('A Validator', () => {
  it('checks a node however often it is visited', () => {
    const shapes = ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :part ; sh:node :P ; sh:message "A part has no label." ] . :P a sh:NodeShape ; sh:property [ sh:path :label ; sh:minCount 1 ] .';
    const data = versionOf(turtle(Array.from({ length: 120 }, (_, index) => `:t${index} a :Thing ; :part :p .`).join('\n')));
    const validator = new Validator(turtle(shapes));
    expect(validator.validateAll(data).results).toHaveLength(120);
    const nodes = Array.from({ length: 80 }, (_, index) => ex(`t${index}`));
    expect(validator.validateNodes(data, nodes).results).toHaveLength(80);
  });

  it('finds the same whether it looks at few nodes or at many', () => {
    const data = versionOf(turtle(Array.from({ length: 150 }, (_, index) => `:t${index} a :Thing . ${index % 3 === 0 ? `:t${index} :label "x" .` : ''}`).join('\n')));
    const validator = new Validator(turtle(NAMED));
    const nodes = Array.from({ length: 150 }, (_, index) => ex(`t${index}`));
    const one = nodes.flatMap((node) => validator.validateNodes(data, [node]).results);
    expect(validator.validateNodes(data, nodes).results).toEqual(one);
    expect(one).toHaveLength(100);
  });

  it('says of shapes without an end that the data may be the reason', () => {
    const validator = new Validator(turtle(':S a sh:NodeShape ; sh:targetNode :n0 ; sh:property [ sh:path [ sh:oneOrMorePath :next ] ; sh:maxCount 1 ] .'));
    const chain = versionOf(turtle(Array.from({ length: 20_000 }, (_, index) => `:n${index} :next :n${index + 1} .`).join('\n')));
    expect(failureOf(() => validator.validateAll(chain)).message).toContain('one of their paths is too long in the data');
  });

  it('looks at a node once, though it is named twice, and forgets it afterwards', () => {
    const validator = new Validator(turtle(NAMED));
    const bad = versionOf(turtle(':t a :Thing .'));
    expect(validator.validateNodes(bad, [ex('t'), ex('t')]).results).toHaveLength(1);
    expect(validator.validateNodes(versionOf(turtle(':t a :Thing ; :label "T" .')), [ex('t')])).toMatchObject({ conforms: true, results: [] });
    expect(validator.validateNodes(bad, [ex('t')]).results).toHaveLength(1);
  });

  it.each([
    ['a class', ':S a sh:NodeShape ; sh:targetClass :Thing', ':n a :Thing .'],
    ['a super-class', ':S a sh:NodeShape ; sh:targetClass :Thing', ':n a :Sub . :Sub rdfs:subClassOf :Thing .'],
    ['a node', ':S a sh:NodeShape ; sh:targetNode :n', ':n :p 1 .'],
    ['the subjects of a property', ':S a sh:NodeShape ; sh:targetSubjectsOf :p', ':n :p 1 .'],
    ['the objects of a property', ':S a sh:NodeShape ; sh:targetObjectsOf :p', ':x :p :n .'],
    ['a class that is the shape', ':Thing a sh:NodeShape , rdfs:Class', ':n a :Thing .'],
  ])('takes %s as target, for one node as for all', (_, shape, text) => {
    const validator = new Validator(turtle(`${shape} ; sh:property [ sh:path :label ; sh:minCount 1 ] .`));
    const data = versionOf(turtle(text));
    for (const report of [validator.validateAll(data), validator.validateNodes(data, [ex('n')])]) {
      expect(report.results.map(({ focusNode }) => focusNode)).toEqual([`${EX}n`]);
    }
    expect(validator.validateNodes(data, [ex('other')]).conforms).toBe(true);
  });

  it('ignores a shape that is deactivated', () => {
    const validator = new Validator(turtle(NAMED.replace('sh:targetClass', 'sh:deactivated true ; sh:targetClass')));
    const data = versionOf(turtle(':t a :Thing .'));
    expect(validator.validateAll(data).conforms).toBe(true);
    expect(validator.validateNodes(data, [ex('t')]).conforms).toBe(true);
  });

  it('merges graphs before it counts', () => {
    const validator = new Validator(turtle(NAMED.replace('sh:minCount', 'sh:maxCount')));
    const label = turtle(':t :label "T" .')[0]!;
    const data = versionOf([...turtle(':t a :Thing .'), ...['g', 'h'].map((name) => quad(label.subject, label.predicate, label.object, ex(name)))]);
    expect(validator.validateAll(data).conforms).toBe(true);
    expect(validator.validateNodes(data, [ex('t')]).conforms).toBe(true);
  });

  it.each([
    ['a pattern that is none', ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :label ; sh:pattern "(" ] .'],
    ['shapes that refer to each other in a circle', ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:node :S .'],
  ])('fails for %s instead of taking the data as valid', (_, shapes) => {
    const data = versionOf(turtle(':t a :Thing ; :label "T" .'));
    const validator = new Validator(turtle(shapes));
    expect(failureOf(() => validator.validateAll(data)).code).toBe('bad-request');
    expect(failureOf(() => validator.validateNodes(data, [ex('t')])).code).toBe('bad-request');
  });
});

describe('A validation report', () => {
  const SEVERITIES = ['Violation', 'Warning', 'Info'].map((severity) => `[ sh:path :label ; sh:minCount 1 ; sh:severity sh:${severity} ; sh:message "${severity}" ]`);

  it.each([
    [['Violation', 'Warning', 'Info'], false],
    [['Warning', 'Info'], true],
    [['Info'], true],
    [[], true],
  ])('with %j is acceptable: %j', (severities, acceptable) => {
    const properties = SEVERITIES.filter((property) => severities.some((severity) => property.includes(`sh:${severity} `)));
    const shapes = `:S a sh:NodeShape ; sh:targetClass :Thing ${properties.map((property) => `; sh:property ${property}`).join(' ')} .`;
    const report = new Validator(turtle(shapes)).validateAll(versionOf(turtle(':t a :Thing .')));
    expect(report.results.map(({ message }) => message).sort()).toEqual([...severities].sort());
    expect([report.conforms, isAcceptable(report)]).toEqual([severities.length === 0, acceptable]);
  });

  it('is a report in RDF too', () => {
    const { quads } = new Validator(turtle(NAMED)).validateAll(versionOf(turtle(':t a :Thing .')));
    expect(quads.filter(({ predicate }) => predicate.equals(SH.conforms)).map(({ object }) => object.value)).toEqual(['false']);
    expect(quads.filter(({ predicate }) => predicate.equals(SH.focusNode)).map(({ object }) => object.value)).toEqual([`${EX}t`]);
  });

  it('has a line for each result', () => {
    const { results } = new Validator(turtle(NAMED.replace('sh:minCount', 'sh:maxLength'))).validateAll(versionOf(turtle(':t a :Thing ; :label "long" .')));
    expect(results.map(describeResult)).toEqual([`violation: <${EX}t> No label. Found: long`]);
  });
});
