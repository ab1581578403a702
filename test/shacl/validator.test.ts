import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import {
  QuadSet,
  RDF,
  SH,
  literal,
  objectsOf,
  parseN3Syntax,
  quad,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import {
  type ValidationReport,
  MergedGraph,
  Validator,
  describeResult,
  isAcceptable,
} from '../../src/shacl/index.js';
import { EX, ex } from '../support/arbitraries.js';

const turtle = (text: string): Quad[] =>
  parseN3Syntax(
    `@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> . ` +
      '@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . ' +
      `@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n${text}`,
    { format: 'turtle' },
  );
const NAMED =
  ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :label ; ' +
  'sh:minCount 1 ; sh:message "No label." ] .';

function validateNodes(
  validator: Validator,
  data: GraphVersion,
  nodes: readonly Term[],
): ValidationReport {
  const graph = MergedGraph.of(data);
  const validation = validator.begin(graph);
  validation.look(nodes.map((node) => graph.idOf(node)));
  return validation.report();
}

function failureOf(work: () => unknown): ServiceError {
  try {
    work();
  } catch (error) {
    if (error instanceof ServiceError) return error;
  }
  throw new Error('expected a ServiceError');
}

describe('A Validator', () => {
  it('reports any number of findings', () => {
    const shapes = turtle(
      ':S a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :p ; sh:nodeKind sh:IRI ] .',
    );
    const values = Array.from({ length: 130_000 }, (_, index) =>
      quad(ex('a'), ex('p'), literal(String(index))),
    );
    const { results } = new Validator(shapes).validateAll(versionOf(values));
    expect(results).toHaveLength(130_000);
  }, 120_000);

  it('refuses shapes that are nested too deeply', () => {
    const depth = 300;
    const nested = `${'sh:not [ '.repeat(depth)} sh:minCount 1 ${']'.repeat(depth)}`;
    const shapes = turtle(`:S a sh:NodeShape ; sh:targetNode :a ; ${nested} .`);
    expect(failureOf(() => new Validator(shapes))).toMatchObject({
      code: 'bad-request',
      message: 'The shapes cannot be executed: they are nested too deeply.',
    });
  });

  it('checks a node however often it is visited', () => {
    const shapes =
      ':S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :part ; ' +
      'sh:node :P ; sh:message "A part has no label." ] . :P a sh:NodeShape ; ' +
      'sh:property [ sh:path :label ; sh:minCount 1 ] .';
    const data = versionOf(
      turtle(
        Array.from({ length: 120 }, (_, index) => `:t${index} a :Thing ; :part :p .`).join('\n'),
      ),
    );
    const validator = new Validator(turtle(shapes));
    expect(validator.validateAll(data).results).toHaveLength(120);
    const nodes = Array.from({ length: 80 }, (_, index) => ex(`t${index}`));
    expect(validateNodes(validator, data, nodes).results).toHaveLength(80);
  });

  it('follows a path as far as it leads', () => {
    const validator = new Validator(
      turtle(
        ':S a sh:NodeShape ; sh:targetNode :n0 ; sh:property [ sh:path [ sh:oneOrMorePath ' +
          ':next ] ; sh:maxCount 1 ] .',
      ),
    );
    const chain = versionOf(
      turtle(
        Array.from({ length: 20_000 }, (_, index) => `:n${index} :next :n${index + 1} .`).join(
          '\n',
        ),
      ),
    );
    expect(validator.validateAll(chain).results).toHaveLength(1);
  });

  it('follows a shape that leads to itself as far as the data goes, and fails in a circle', () => {
    const validator = new Validator(
      turtle(
        ':S a sh:NodeShape ; sh:targetNode :n0 ; sh:property [ sh:path :next ; ' +
          'sh:node :S ] , [ sh:path :label ; sh:maxCount 0 ] .',
      ),
    );
    expect(
      validator.validateAll(versionOf(turtle(':n0 :next :n1 . :n1 :next :n2 .'))).conforms,
    ).toBe(true);
    expect(
      validator
        .validateAll(versionOf(turtle(':n0 :next :n1 . :n1 :next :n2 . :n2 :label "x" .')))
        .results.map(({ value }) => value),
    ).toEqual([`${EX}n1`]);
    const { code, message } = failureOf(() =>
      validator.validateAll(versionOf(turtle(':n0 :next :n1 . :n1 :next :n0 .'))),
    );
    expect([code, message]).toEqual(['bad-request', expect.stringContaining('in a circle')]);
  });

  it('forgets a node afterwards', () => {
    const validator = new Validator(turtle(NAMED));
    const bad = versionOf(turtle(':t a :Thing .'));
    expect(validateNodes(validator, bad, [ex('t')]).results).toHaveLength(1);
    expect(
      validateNodes(validator, versionOf(turtle(':t a :Thing ; :label "T" .')), [ex('t')]),
    ).toMatchObject({ conforms: true, results: [] });
    expect(validateNodes(validator, bad, [ex('t')]).results).toHaveLength(1);
  });

  it.each([
    ['a pattern that is none', 'sh:property [ sh:path :label ; sh:pattern "(" ]', 'sh:pattern'],
    ['a kind of node that is none', 'sh:nodeKind :Node', 'sh:nodeKind'],
    ['a count that is no number', 'sh:property [ sh:path :label ; sh:minCount "one" ]', 'a number'],
    ['a count without a path', 'sh:minCount 1', 'sh:path'],
    [
      'several qualified shapes',
      'sh:qualifiedValueShape [] , [ sh:nodeKind sh:IRI ] ; sh:qualifiedMinCount 1',
      'sh:qualifiedValueShape',
    ],
  ])('is not made of shapes with %s, which cannot be executed', (_, constraint, part) => {
    const { code, message } = failureOf(
      () => new Validator(turtle(`:S a sh:NodeShape ; sh:targetClass :Thing ; ${constraint} .`)),
    );
    expect([code, message]).toEqual(['bad-request', expect.stringContaining(part)]);
  });

  it('fails for shapes that refer to each other in a circle, rather than pass the data', () => {
    const data = versionOf(turtle(':t a :Thing ; :label "T" .'));
    const validator = new Validator(
      turtle(':S a sh:NodeShape ; sh:targetClass :Thing ; sh:node :S .'),
    );
    expect(failureOf(() => validator.validateAll(data)).code).toBe('bad-request');
    expect(failureOf(() => validateNodes(validator, data, [ex('t')])).code).toBe('bad-request');
  });
});

describe('A validation report', () => {
  const SEVERITIES = ['Violation', 'Warning', 'Info'].map(
    (severity) =>
      `[ sh:path :label ; sh:minCount 1 ; sh:severity sh:${severity} ; sh:message "${severity}" ]`,
  );

  it.each([
    [['Violation', 'Warning', 'Info'], false],
    [['Warning', 'Info'], true],
    [['Info'], true],
    [[], true],
  ])('with %j is acceptable: %j', (severities, acceptable) => {
    const properties = SEVERITIES.filter((property) =>
      severities.some((severity) => property.includes(`sh:${severity} `)),
    );
    const shapes =
      ':S a sh:NodeShape ; sh:targetClass :Thing ' +
      properties.map((property) => `; sh:property ${property}`).join(' ') +
      ' .';
    const report = new Validator(turtle(shapes)).validateAll(versionOf(turtle(':t a :Thing .')));
    expect(report.results.map(({ message }) => message).sort()).toEqual([...severities].sort());
    expect([report.conforms, isAcceptable(report)]).toEqual([severities.length === 0, acceptable]);
  });

  it('is a report in RDF too', () => {
    const { quads } = new Validator(turtle(NAMED)).validateAll(versionOf(turtle(':t a :Thing .')));
    expect(
      quads
        .filter(({ predicate }) => predicate.equals(SH.conforms))
        .map(({ object }) => object.value),
    ).toEqual(['false']);
    expect(
      quads
        .filter(({ predicate }) => predicate.equals(SH.focusNode))
        .map(({ object }) => object.value),
    ).toEqual([`${EX}t`]);
  });

  it('reports why a value does not conform, and describes the blank nodes of shapes', () => {
    const shapes = turtle(
      ':S a sh:NodeShape ; sh:targetNode :n ; sh:property [ sh:path ( :p [ sh:inversePath :q ' +
        '] ) ; sh:node [ sh:property [ sh:path :label ; sh:minCount 1 ; ' +
        'sh:message "No label."@en ] ] ] .',
    );
    const quads = new QuadSet([
      ...new Validator(shapes).validateAll(versionOf(turtle(':n :p :x . :v :q :x .'))).quads,
    ]);
    const one = (subject: Term, predicate: Term): Term => {
      const found = objectsOf(quads, subject, predicate);
      expect(found).toHaveLength(1);
      return found[0]!;
    };
    const [result] = objectsOf(quads, null, SH.result);
    const detail = one(result!, SH.detail);
    expect([
      one(result!, SH.value).value,
      one(detail, SH.focusNode).value,
      one(detail, SH.resultMessage),
    ]).toEqual([
      `${EX}v`,
      `${EX}v`,
      expect.objectContaining({ value: 'No label.', language: 'en' }),
    ]);
    const path = one(result!, SH.resultPath);
    expect([
      one(path, RDF.first).value,
      one(one(one(path, RDF.rest), RDF.first), SH.inversePath).value,
    ]).toEqual([`${EX}p`, `${EX}q`]);
    expect(path.equals(one(one(result!, SH.sourceShape), SH.path))).toBe(false);
  });

  it('has a line for each result', () => {
    const { results } = new Validator(
      turtle(NAMED.replace('sh:minCount', 'sh:maxLength')),
    ).validateAll(versionOf(turtle(':t a :Thing ; :label "long" .')));
    expect(results.map(describeResult)).toEqual([`violation: <${EX}t> No label. Found: long`]);
  });
});
