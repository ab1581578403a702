import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import {
  QuadSet,
  SH,
  objectsOf,
  parseN3Syntax,
  toNTriplesTerm,
  type Term,
} from '../../src/rdf/index.js';
import { MergedGraph, Validator } from '../../src/shacl/index.js';
import { EX } from '../support/arbitraries.js';
import {
  PREFIXES,
  linesOf,
  refusalOf,
  reportOf,
  short,
  sparql,
  turtle,
} from './sparql-fixtures.js';

const NO_LABEL = sparql(
  'SELECT $this { FILTER NOT EXISTS { $this :label ?label } }',
  '; sh:message "No label."',
);

describe('A constraint in SPARQL', () => {
  it.each<[string, string, readonly string[]]>([
    ['the node of a node shape as value', `sh:sparql ${NO_LABEL}`, ['violation :n - :n No label.']],
    [
      'path and value that the query selects',
      'sh:sparql ' +
        sparql(
          'SELECT $this (:p AS ?path) ?value { $this :p ?value FILTER(?value > 1) }',
          '; sh:message "Too much."',
        ),
      ['violation :n :p 2 Too much.'],
    ],
    [
      'no path that is no IRI',
      `sh:sparql ${sparql('SELECT $this ("p" AS ?path) { $this :p 2 }', '; sh:message "Wrong."')}`,
      ['violation :n - :n Wrong.'],
    ],
    [
      'the path of a property shape, and no value unless one is selected',
      'sh:property [ sh:path :p ; sh:sparql ' +
        sparql(
          'SELECT $this { $this $PATH ?v } GROUP BY $this HAVING(SUM(?v) > 2)',
          '; sh:message "The sum."',
        ) +
        ' ]',
      ['violation :n :p - The sum.'],
    ],
    [
      'values of variables in messages',
      'sh:sparql ' +
        sparql(
          'SELECT $this ?v ?link ?none { $this :p ?v ; :link ?link }',
          '; sh:message "{?this} has {$v}, {?link}, {?none} and {other}."',
        ),
      [1, 2].map(
        (v) => `violation :n - :n <:n> has ${v}, <http://example.org/m>, {?none} and {other}.`,
      ),
    ],
    [
      'a message that the query selects',
      'sh:sparql ' +
        sparql(
          'SELECT $this ?message { BIND("Selected." AS ?message) }',
          '; sh:message "Not this."',
        ),
      ['violation :n - :n Selected.'],
    ],
    [
      'the message of the shape where the constraint has none',
      `sh:message "Of the shape." ; sh:sparql ${sparql('SELECT $this {}')}`,
      ['violation :n - :n Of the shape.'],
    ],
    [
      'a severity of its own',
      'sh:severity sh:Warning ; sh:sparql ' +
        sparql('SELECT $this {}', '; sh:severity sh:Info ; sh:message "Known."'),
      ['info :n - :n Known.'],
    ],
    [
      'nothing where it is switched off',
      `sh:sparql ${sparql('SELECT $this {}', '; sh:deactivated true')}`,
      [],
    ],
    [
      'a path of several steps',
      'sh:property [ sh:path ( :link [ sh:zeroOrMorePath :link ] ) ; sh:sparql ' +
        sparql('SELECT $this ?value { $this $PATH ?value . ?value :p 9 }', '; sh:message "Nine."') +
        ' ]',
      ['violation :n - :o Nine.'],
    ],
  ])('has %s', (_, constraint, expected) => {
    const lines = linesOf(
      reportOf(
        `:S a sh:NodeShape ; sh:targetNode :n ; ${constraint} .`,
        ':n :p 1 , 2 ; :link :m . :m :link :o . :o :p 9 .',
      ),
    );
    expect(lines.map((line) => line.replace(`<${EX}n>`, '<:n>'))).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    ['sh:node', `sh:node [ sh:sparql ${NO_LABEL} ]`, [':n']],
    [
      'sh:property',
      'sh:property [ sh:path :part ; sh:property [ sh:path :part ; sh:sparql ' +
        sparql('SELECT $this ?value { $this $PATH ?value FILTER(isIRI(?value)) }') +
        ' ] ]',
      [':c'],
    ],
    [
      'sh:node of values',
      `sh:property [ sh:path :part ; sh:node [ sh:sparql ${NO_LABEL} ] ]`,
      [':b'],
    ],
    ['sh:not', `sh:property [ sh:path :part ; sh:not [ sh:sparql ${NO_LABEL} ] ]`, [':a']],
    [
      'sh:and',
      `sh:property [ sh:path :part ; sh:and ( [ sh:nodeKind sh:IRI ] [ sh:sparql ${NO_LABEL} ] ) ]`,
      [':b'],
    ],
    [
      'sh:or',
      `sh:property [ sh:path :part ; sh:or ( [ sh:hasValue :nothing ] [ sh:sparql ${NO_LABEL}` +
        ' ] ) ]',
      [':b'],
    ],
    [
      'sh:xone',
      `sh:property [ sh:path :part ; sh:xone ( [ sh:nodeKind sh:IRI ] [ sh:sparql ${NO_LABEL}` +
        ' ] ) ]',
      [':a'],
    ],
    [
      'sh:qualifiedValueShape',
      `sh:property [ sh:path :part ; sh:qualifiedValueShape [ sh:sparql ${NO_LABEL} ] ; ` +
        'sh:qualifiedMinCount 2 ]',
      ['-'],
    ],
  ])('is asked within %s', (_, constraint, values) => {
    const report = reportOf(
      `:S a sh:NodeShape ; sh:targetNode :n ; ${constraint} .`,
      ':n :part :a , :b . :a :label "A" . :b :part :c .',
    );
    expect(report.results.map(({ value }) => short(value)).sort()).toEqual(values);
  });

  it('is told in the report as constraint and component', () => {
    const shapes = turtle(
      `${PREFIXES} :S a sh:NodeShape ; sh:targetNode :n ; sh:sparql :constraint . ` +
        ':constraint sh:message "Nein."@de , "No."@en ; sh:select "SELECT $this {}" .',
    );
    const quads = new QuadSet([...new Validator(shapes).validateAll(versionOf([])).quads]);
    const [result] = objectsOf(quads, null, SH.result);
    const said = (predicate: Term): string[] =>
      objectsOf(quads, result, predicate).map(toNTriplesTerm).sort();
    expect(said(SH.sourceConstraint)).toEqual([`<${EX}constraint>`]);
    expect(said(SH.sourceConstraintComponent)).toEqual([
      toNTriplesTerm(SH.SPARQLConstraintComponent),
    ]);
    expect(said(SH.sourceShape)).toEqual([`<${EX}S>`]);
    expect(said(SH.resultMessage)).toEqual(['"Nein."@de', '"No."@en']);
  });

  it('reads its prefixes through what it imports from the same document', () => {
    const shapes =
      '<urn:one> owl:imports <urn:two> . <urn:two> sh:declare [ sh:prefix "x" ; ' +
      'sh:namespace "http://example.org/" ] . :S a sh:NodeShape ; sh:targetNode :n ; ' +
      'sh:sparql [ sh:prefixes <urn:one> ; sh:select "SELECT $this { $this x:p 1 }" ] .';
    expect(reportOf(shapes, ':n :p 1 .').results).toHaveLength(1);
  });

  it('sees one merged graph, the graphs it was merged from, and the shapes if it asks', () => {
    const data = parseN3Syntax(`@prefix : <${EX}> . :g { :n :p 1 } :h { :n :p 1 ; :q 2 }`, {
      format: 'trig',
    });
    const query =
      'SELECT $this ?value { { $this :p ?value } UNION { GRAPH :h { $this :q ?value } } ' +
      'UNION { GRAPH $shapesGraph { $currentShape :limit ?value } } ' +
      'UNION { $currentShape :limit ?value BIND("not here" AS ?x) } }';
    const report = new Validator(
      turtle(
        `${PREFIXES} :S a sh:NodeShape ; sh:targetNode :n ; :limit 3 ; sh:sparql ` +
          `${sparql(query)} .`,
      ),
    ).validateAll(versionOf(data));
    expect(report.results.map(({ value }) => value).sort()).toEqual(['1', '2', '3']);
  });

  it('sees a change that is not committed yet', () => {
    const before = MergedGraph.of(versionOf(turtle(':n :p 1 . :m :p 2 .')));
    const after = before.after(
      before.idChangeOf({
        added: turtle(':n :q "new"@en ; :p [ :p 5 ] .'),
        removed: turtle(':m :p 2 .'),
      }),
    );
    const validator = new Validator(
      turtle(
        `${PREFIXES} :S a sh:NodeShape ; sh:targetSubjectsOf :p , :q ; sh:sparql ` +
          sparql('SELECT $this ?value { $this :p/:p|:q ?value }') +
          ' .',
      ),
    );
    expect(
      validator
        .validateAll(after)
        .results.map(({ value }) => value)
        .sort(),
    ).toEqual(['5', 'new']);
  });

  it('fails the validation where a solution says so', () => {
    expect(
      refusalOf(() =>
        reportOf(
          ':S a sh:NodeShape ; sh:targetNode :n ; sh:sparql ' +
            sparql('SELECT $this (true AS ?failure) {}') +
            ' .',
          '',
        ),
      ),
    ).toContain('reports a failure for');
    expect(
      refusalOf(() =>
        reportOf(
          ':S a sh:NodeShape ; sh:targetNode :n , :m ; sh:not [ sh:sparql ' +
            sparql('SELECT $this (true AS ?failure) {}') +
            ' ] .',
          '',
        ),
      ),
    ).toContain('reports a failure for');
    expect(
      reportOf(
        ':S a sh:NodeShape ; sh:targetNode :n ; sh:sparql ' +
          sparql('SELECT $this (false AS ?failure) {}') +
          ' .',
        '',
      ).results,
    ).toHaveLength(1);
  });

  it.each([
    ['two queries', `[ sh:select "SELECT $this {}" , "SELECT $this { ?s ?p ?o }" ]`, 'found 2'],
    ['no query', '[ sh:message "x" ]', 'found 0'],
    ['a text that is no query', sparql('SELECT $this { $this'), 'line 1'],
    [
      'a prefix that is not declared',
      '[ sh:select "SELECT $this { $this ex:p 1 }" ]',
      'prefix "ex:"',
    ],
    ['a query that does not select $this', sparql('SELECT ?x { $this :p ?x }'), '$this'],
    ['ASK', '[ sh:select "ASK {}" ]', 'of the form SELECT'],
    ['MINUS', sparql('SELECT $this { $this :p ?x MINUS { $this :q ?x } }'), 'MINUS'],
    ['$PATH in a node shape', sparql('SELECT $this { $this $PATH ?x }'), '$PATH'],
    ['a function that nobody knows', sparql('SELECT $this { FILTER(:isWrong($this)) }'), 'isWrong'],
    [
      'a prefix for two namespaces',
      '[ sh:prefixes [ sh:declare [ sh:prefix "x" ; sh:namespace "urn:1" ] , ' +
        '[ sh:prefix "x" ; sh:namespace "urn:2" ] ] ; sh:select "SELECT $this {}" ]',
      'several namespaces',
    ],
    [
      'a namespace that ends its IRI',
      '[ sh:prefixes [ sh:declare [ sh:prefix "x" ; sh:namespace "urn:1> SELECT <" ] ] ; ' +
        'sh:select "SELECT $this {}" ]',
      'not a valid SPARQL prefix declaration',
    ],
    ['a literal in place of a constraint', '"SELECT $this {}"', 'found 0'],
  ])('is refused with %s, whether or not there is data', (_, constraint, part) => {
    const message = refusalOf(
      () =>
        new Validator(
          turtle(
            `${PREFIXES} :S a sh:NodeShape ; sh:targetNode :n ; sh:property [ sh:path :p ; ` +
              `sh:node :T ] . :T a sh:NodeShape ; sh:sparql ${constraint} .`,
          ),
        ),
    );
    expect(message).toContain(`<${EX}T>`);
    expect(message).toContain(part);
  });
});
