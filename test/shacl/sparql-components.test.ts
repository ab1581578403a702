import { describe, expect, it } from '@jest/globals';
import { QuadSet, SH, subjectsOf } from '../../src/rdf/index.js';
import { Validator } from '../../src/shacl/index.js';
import { PREFIXES, linesOf, refusalOf, reportOf, short, turtle } from './sparql-fixtures.js';

const AT_LEAST = `:AtLeast a sh:ConstraintComponent ;
  sh:parameter [ sh:path :least ] , [ sh:path :unless ; sh:optional true ] ;
  sh:labelTemplate "At least {$least}" ;
  sh:validator [ a sh:SPARQLAskValidator ; sh:message "{$value} is less than {$least}." ;
    sh:ask "ASK { FILTER($value >= $least || (BOUND($unless) && $value = $unless)) }" ] .`;

describe('A component in SPARQL', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'by an ASK for each value',
      'sh:property [ sh:path :p ; :least 2 ]',
      ['violation :n :p 0 0 is less than 2.', 'violation :n :p 1 1 is less than 2.'],
    ],
    [
      'with an optional parameter',
      'sh:property [ sh:path :p ; :least 2 ; :unless 0 ]',
      ['violation :n :p 1 1 is less than 2.'],
    ],
    [
      'in node shapes',
      'sh:property [ sh:path :p ; sh:or ( [ :least 2 ] [ sh:hasValue 1 ] ) ; ' +
        'sh:message "Neither." ]',
      ['violation :n :p 0 Neither.'],
    ],
    [
      'for each of several values of a parameter',
      'sh:property [ sh:path :p ; :least 1 , 2 ]',
      [
        'violation :n :p 0 0 is less than 1.',
        'violation :n :p 0 0 is less than 2.',
        'violation :n :p 1 1 is less than 2.',
      ],
    ],
    ['not without the parameter that it needs', 'sh:property [ sh:path :p ; :unless 1 ]', []],
  ])('is used %s', (_, constraint, expected) => {
    expect(
      linesOf(
        reportOf(
          `${AT_LEAST} :S a sh:NodeShape ; sh:targetNode :n ; ${constraint} .`,
          ':n :p 0 , 1 , 2 .',
        ),
      ),
    ).toEqual(expected);
  });

  const SAME = `:Same a :Component ; sh:message "Of the component: {$as}." ;
    sh:parameter :sameParameter ;
    sh:nodeValidator [ sh:prefixes :prefixes ;
      sh:select "SELECT $this { FILTER NOT EXISTS { $this :label $as } }" ] ;
    sh:propertyValidator [ sh:prefixes :prefixes ; sh:message "Of the validator: {?value}." ;
      sh:select "SELECT $this ?value { $this $PATH ?value FILTER(?value != $as) }" ] ;
    sh:validator [ sh:ask "ASK { FILTER(false) }" ] .
    :sameParameter sh:path :as . :Component rdfs:subClassOf sh:ConstraintComponent .`;

  it('has the validator for its kind of shape, and its messages', () => {
    const report = reportOf(
      `${SAME} :S a sh:NodeShape ; sh:targetNode :n ; :as "b" ; ` +
        'sh:property [ sh:path :label ; :as "a" ] .',
      ':n :label "a" , "c" .',
    );
    expect(linesOf(report)).toEqual([
      'violation :n - :n Of the component: b.',
      'violation :n :label c Of the validator: c.',
    ]);
    const quads = new QuadSet([...report.quads]);
    expect(
      subjectsOf(quads, SH.sourceConstraintComponent, turtle(':Same a :x .')[0]!.subject),
    ).toHaveLength(2);
    expect([...quads.match(null, SH.sourceConstraint)]).toEqual([]);
  });

  it('may share a parameter with another, and with SHACL itself', () => {
    const more =
      ':Short a sh:ConstraintComponent ; sh:parameter [ sh:path :least ] ; ' +
      'sh:validator [ sh:message "Both." ; sh:ask "ASK { FILTER($value != $least) }" ] . ' +
      ':Length a sh:ConstraintComponent ; sh:parameter [ sh:path sh:minCount ] ; ' +
      'sh:validator [ sh:message "And of SHACL." ; ' +
      'sh:ask "ASK { FILTER($value != $minCount) }" ] .';
    const report = reportOf(
      `${AT_LEAST} ${more} :S a sh:NodeShape ; sh:targetNode :n ; sh:property [ sh:path :p ; ` +
        ':least 2 ; sh:minCount 3 ] .',
      ':n :p 2 , 3 .',
    );
    expect(linesOf(report)).toEqual([
      'violation :n :p - There are fewer than 3 values.',
      'violation :n :p 2 Both.',
      'violation :n :p 3 And of SHACL.',
    ]);
  });

  it.each([
    [
      'has no validator for the kind of shape',
      `${SAME.replace(/sh:nodeValidator.*\n.*\n/, '')
        .replace(/sh:validator \[.*\] \./, '.')
        .replace('] ;\n    .', '] .')} :S a sh:NodeShape ; sh:targetNode :n ; :as 1 .`,
      'no validator in SPARQL for node shapes',
    ],
    [
      'has a validator in another language',
      ':C a sh:ConstraintComponent ; sh:parameter [ sh:path :as ] ; ' +
        'sh:validator [ a sh:JSValidator ; sh:jsFunctionName "f" ] . :S a sh:NodeShape ; ' +
        'sh:targetNode :n ; :as 1 .',
      'no validator',
    ],
    [
      'has a parameter that no variable can be called by',
      AT_LEAST.replaceAll(':least', ':at-least') +
        ':S a sh:NodeShape ; sh:targetNode :n ; :at-least 1 .',
      'at-least',
    ],
    [
      'has a parameter called as something else',
      AT_LEAST.replaceAll(':least', ':value') + ':S a sh:NodeShape ; sh:targetNode :n ; :value 1 .',
      '"value"',
    ],
    [
      'binds its parameter again',
      AT_LEAST.replace('ASK {', 'ASK { BIND(1 AS ?least) ') +
        ':S a sh:NodeShape ; sh:targetNode :n ; :least 1 .',
      '?least',
    ],
    [
      'binds $value',
      AT_LEAST.replace('ASK {', 'ASK { BIND(1 AS ?value) ') +
        ':S a sh:NodeShape ; sh:targetNode :n ; :least 1 .',
      '?value',
    ],
    [
      'has a nested SELECT that leaves out a parameter',
      AT_LEAST.replace('ASK {', 'ASK { { SELECT $this $value { ?x ?y ?z } } ') +
        ':S a sh:NodeShape ; sh:targetNode :n ; :least 1 .',
      '?least',
    ],
    [
      'has no parameter that is needed',
      AT_LEAST.replace('[ sh:path :least ]', '[ sh:path :least ; sh:optional true ]') +
        ':S a sh:NodeShape ; sh:targetNode :n ; :least 1 .',
      'no mandatory parameter',
    ],
  ])('is refused where it is used and %s', (_, shapes, part) => {
    expect(refusalOf(() => new Validator(turtle(`${PREFIXES} ${shapes}`)))).toContain(part);
  });

  it('may be anything where no shape uses it', () => {
    expect(
      reportOf(
        `${AT_LEAST.replace('ASK {', 'ASK { MINUS {} ')} :S a sh:NodeShape ; ` +
          'sh:targetNode :n ; sh:nodeKind sh:IRI .',
        '',
      ).conforms,
    ).toBe(true);
  });

  it('is there by importing DASH, of which nothing is fetched', () => {
    const shapes = `<urn:shapes> a owl:Ontology ;
        owl:imports <http://datashapes.org/dash> , <http://www.w3.org/ns/shacl#> .
      :S a sh:NodeShape ; sh:targetClass :Thing ;
      sh:property [ sh:path :id ; dash:uniqueValueForClass :Thing ] ,
        [ sh:path :part ; dash:hasValueIn ( :x :y ) ] ,
        [ sh:path :page ; dash:stem "http://example.org/" ] ,
        [ sh:path :label ; dash:singleLine true ] .`;
    const report = reportOf(
      shapes,
      ':a a :Thing ; :id 1 ; :part :x ; :page <http://example.org/1> ; :label "one" . ' +
        ':b a :Thing ; :id 1 ; :part :z ; :page <http://example.com/1> ; :label "two\\nlines" .',
    );
    expect(
      report.results.map(({ focusNode, path }) => `${short(focusNode)} ${short(path)}`).sort(),
    ).toEqual([':a :id', ':b :id', ':b :label', ':b :page', ':b :part']);
    expect(
      refusalOf(() =>
        reportOf(
          '<urn:shapes> owl:imports <http://topbraid.org/tosh> . :S a sh:NodeShape ; ' +
            'sh:targetNode :n ; sh:nodeKind sh:IRI .',
          '',
        ),
      ),
    ).toContain('owl:imports');
  });
});
