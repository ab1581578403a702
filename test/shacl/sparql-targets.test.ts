import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import { Validator } from '../../src/shacl/index.js';
import { PREFIXES, refusalOf, reportOf, short, turtle } from './sparql-fixtures.js';

describe('A target in SPARQL', () => {
  const OLD =
    '[ a sh:SPARQLTarget ; sh:prefixes :prefixes ; ' +
    'sh:select "SELECT ?this { ?this :age ?age FILTER(?age > 64) }" ]';
  const DATA = ':a :age 70 . :b :age 30 . :c :age 65 ; :label "C" .';

  it('selects focus nodes, besides other targets', () => {
    expect(
      reportOf(
        `:S a sh:NodeShape ; sh:target ${OLD} ; sh:targetNode :b , :a ; ` +
          'sh:property [ sh:path :label ; sh:minCount 1 ] .',
        DATA,
      )
        .results.map(({ focusNode }) => short(focusNode))
        .sort(),
    ).toEqual([':a', ':b']);
  });

  it('selects for some nodes what it selects for all', () => {
    const validator = new Validator(
      turtle(
        `${PREFIXES} :S a sh:NodeShape ; sh:target ${OLD} ; sh:property [ sh:path :label ; ` +
          'sh:minCount 1 ] .',
      ),
    );
    const nodes = turtle(':a :p :b .').flatMap(({ subject, object }) => [subject, object]);
    expect(
      validator
        .validateNodes(versionOf(turtle(DATA)), nodes)
        .results.map(({ focusNode }) => short(focusNode)),
    ).toEqual([':a']);
  });

  it('may be of a type with parameters', () => {
    const type =
      ':OlderThan a sh:SPARQLTargetType ; rdfs:subClassOf sh:Target ; ' +
      'sh:parameter [ sh:path :years ] ; sh:prefixes :prefixes ; ' +
      'sh:select "SELECT ?this { ?this :age ?age FILTER(?age > $years) }" .';
    expect(
      reportOf(
        `${type} :S a sh:NodeShape ; sh:target [ a :OlderThan ; :years 69 ] ; ` +
          'sh:nodeKind sh:Literal .',
        DATA,
      ).results.map(({ focusNode }) => short(focusNode)),
    ).toEqual([':a']);
    expect(
      refusalOf(() =>
        reportOf(
          `${type} :S a sh:NodeShape ; sh:target [ a :OlderThan ] ; sh:nodeKind sh:Literal .`,
          DATA,
        ),
      ),
    ).toContain('sh:target');
  });

  it.each([
    ['a function in another language', '[ a sh:JSTarget ; :function "f" ]', 'sh:target'],
    [
      'a query that selects something else',
      '[ sh:select "SELECT ?node { ?node ?p ?o }" ]',
      '$this',
    ],
    ['SERVICE', '[ sh:select "SELECT ?this { SERVICE <urn:x> { ?this ?p ?o } }" ]', 'SERVICE'],
    [
      'the shapes graph',
      '[ sh:select "SELECT ?this { GRAPH $shapesGraph { ?this ?p ?o } }" ]',
      '$shapesGraph',
    ],
  ])('is refused with %s', (_, target, part) => {
    expect(
      refusalOf(
        () =>
          new Validator(turtle(`:S a sh:NodeShape ; sh:target ${target} ; sh:nodeKind sh:IRI .`)),
      ),
    ).toContain(part);
  });
});
