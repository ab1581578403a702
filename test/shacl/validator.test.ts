import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { versionOf } from '../../src/graph/index.js';
import { SH, parseN3Syntax, quad, type Quad } from '../../src/rdf/index.js';
import { Validator, describeResult, isAcceptable } from '../../src/shacl/index.js';
import { EX, ex } from '../support/arbitraries.js';

const turtle = (text: string): Quad[] => parseN3Syntax(`@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n${text}`, { format: 'turtle' });
const NAMED = ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :label ; sh:minCount 1 ; sh:message "No label." ] .';

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError)) throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

describe('A Validator', () => {
  it('checks a node however often it is visited', async () => {
    const shapes = ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :part ; sh:node :P ; sh:message "A part has no label." ] . :P a sh:NodeShape ; sh:property [ sh:path :label ; sh:minCount 1 ] .';
    const data = versionOf(turtle(Array.from({ length: 120 }, (_, index) => `:t${index} a :Thing ; :part :p .`).join('\n')));
    const validator = new Validator(turtle(shapes));
    expect((await validator.validateAll(data)).results).toHaveLength(120);
    const nodes = Array.from({ length: 80 }, (_, index) => ex(`t${index}`));
    expect((await validator.validateNodes(data, nodes)).results).toHaveLength(80);
  });

  it('finds the same whether it looks at few nodes or at many', async () => {
    const data = versionOf(turtle(Array.from({ length: 150 }, (_, index) => `:t${index} a :Thing . ${index % 3 === 0 ? `:t${index} :label "x" .` : ''}`).join('\n')));
    const validator = new Validator(turtle(NAMED));
    const nodes = Array.from({ length: 150 }, (_, index) => ex(`t${index}`));
    const one = (await Promise.all(nodes.map((node) => validator.validateNodes(data, [node])))).flatMap(({ results }) => results);
    expect((await validator.validateNodes(data, nodes)).results).toEqual(one);
    expect(one).toHaveLength(100);
  });

  it('looks at a node once, though it is named twice, and forgets it afterwards', async () => {
    const validator = new Validator(turtle(NAMED));
    const bad = versionOf(turtle(':t a :Thing .'));
    expect((await validator.validateNodes(bad, [ex('t'), ex('t')])).results).toHaveLength(1);
    expect(await validator.validateNodes(versionOf(turtle(':t a :Thing ; :label "T" .')), [ex('t')])).toMatchObject({ conforms: true, results: [] });
    expect((await validator.validateNodes(bad, [ex('t')])).results).toHaveLength(1);
  });

  it.each([
    ['a class', ':S a sh:NodeShape ; sh:targetClass :Thing', ':n a :Thing .'],
    ['a super-class', ':S a sh:NodeShape ; sh:targetClass :Thing', ':n a :Sub . :Sub rdfs:subClassOf :Thing .'],
    ['a node', ':S a sh:NodeShape ; sh:targetNode :n', ':n :p 1 .'],
    ['the subjects of a property', ':S a sh:NodeShape ; sh:targetSubjectsOf :p', ':n :p 1 .'],
    ['the objects of a property', ':S a sh:NodeShape ; sh:targetObjectsOf :p', ':x :p :n .'],
    ['a class that is the shape', ':Thing a sh:NodeShape , rdfs:Class', ':n a :Thing .'],
  ])('takes %s as target, for one node as for all', async (_, shape, text) => {
    const validator = new Validator(turtle(`${shape} ; sh:property [ sh:path :label ; sh:minCount 1 ] .`));
    const data = versionOf(turtle(text));
    for (const report of [await validator.validateAll(data), await validator.validateNodes(data, [ex('n')])]) {
      expect(report.results.map(({ focusNode }) => focusNode)).toEqual([`${EX}n`]);
    }
    expect((await validator.validateNodes(data, [ex('other')])).conforms).toBe(true);
  });

  it('ignores a shape that is deactivated', async () => {
    const validator = new Validator(turtle(NAMED.replace('sh:targetClass', 'sh:deactivated true ; sh:targetClass')));
    const data = versionOf(turtle(':t a :Thing .'));
    expect((await validator.validateAll(data)).conforms).toBe(true);
    expect((await validator.validateNodes(data, [ex('t')])).conforms).toBe(true);
  });

  it('merges graphs before it counts', async () => {
    const validator = new Validator(turtle(NAMED.replace('sh:minCount', 'sh:maxCount')));
    const label = turtle(':t :label "T" .')[0]!;
    const data = versionOf([...turtle(':t a :Thing .'), ...['g', 'h'].map((name) => quad(label.subject, label.predicate, label.object, ex(name)))]);
    expect((await validator.validateAll(data)).conforms).toBe(true);
    expect((await validator.validateNodes(data, [ex('t')])).conforms).toBe(true);
  });

  it.each([
    ['a pattern that is none', ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :label ; sh:pattern "(" ] .'],
    ['shapes that refer to each other in a circle', ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:node :S .'],
  ])('fails for %s instead of taking the data as valid', async (_, shapes) => {
    const data = versionOf(turtle(':t a :Thing ; :label "T" .'));
    const validator = new Validator(turtle(shapes));
    expect((await failureOf(validator.validateAll(data))).code).toBe('bad-request');
    expect((await failureOf(validator.validateNodes(data, [ex('t')]))).code).toBe('bad-request');
  });
});

describe('A validation report', () => {
  const SEVERITIES = ['Violation', 'Warning', 'Info'].map((severity) => `[ sh:path :label ; sh:minCount 1 ; sh:severity sh:${severity} ; sh:message "${severity}" ]`);

  it.each([
    [['Violation', 'Warning', 'Info'], false],
    [['Warning', 'Info'], true],
    [['Info'], true],
    [[], true],
  ])('with %j is acceptable: %j', async (severities, acceptable) => {
    const properties = SEVERITIES.filter((property) => severities.some((severity) => property.includes(`sh:${severity} `)));
    const shapes = `:S a sh:NodeShape ; sh:targetClass :Thing ${properties.map((property) => `; sh:property ${property}`).join(' ')} .`;
    const report = await new Validator(turtle(shapes)).validateAll(versionOf(turtle(':t a :Thing .')));
    expect(report.results.map(({ message }) => message).sort()).toEqual([...severities].sort());
    expect([report.conforms, isAcceptable(report)]).toEqual([severities.length === 0, acceptable]);
  });

  it('is a report in RDF too', async () => {
    const { quads } = await new Validator(turtle(NAMED)).validateAll(versionOf(turtle(':t a :Thing .')));
    expect(quads.filter(({ predicate }) => predicate.equals(SH.conforms)).map(({ object }) => object.value)).toEqual(['false']);
    expect(quads.filter(({ predicate }) => predicate.equals(SH.focusNode)).map(({ object }) => object.value)).toEqual([`${EX}t`]);
  });

  it('has a line for each result', async () => {
    const { results } = await new Validator(turtle(NAMED.replace('sh:minCount', 'sh:maxLength'))).validateAll(versionOf(turtle(':t a :Thing ; :label "long" .')));
    expect(results.map(describeResult)).toEqual([`violation: <${EX}t> No label. Found: long`]);
  });
});
