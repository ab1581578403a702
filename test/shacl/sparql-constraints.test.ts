import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { Draft, versionOf } from '../../src/graph/index.js';
import {
  QuadSet,
  SH,
  objectsOf,
  parseN3Syntax,
  subjectsOf,
  toNTriplesTerm,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { Validator, validateApart, type ValidationReport } from '../../src/shacl/index.js';
import { EX } from '../support/arbitraries.js';

const turtle = (text: string): Quad[] =>
  parseN3Syntax(
    `@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix dash: <http://datashapes.org/dash#> .\n${text}`,
    { format: 'turtle' },
  );
const PREFIXES =
  ':prefixes sh:declare [ sh:prefix "" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .';
/** The value of `sh:sparql` for a query and what else is said. */
const sparql = (select: string, more = ''): string =>
  `[ sh:prefixes :prefixes ; sh:select """${select}""" ${more} ]`;
const reportOf = (shapes: string, data: string): ValidationReport =>
  new Validator(turtle(`${PREFIXES}\n${shapes}`)).validateAll(versionOf(turtle(data)));
const short = (text: string | null): string => (text ?? '-').replace(EX, ':');
const linesOf = ({ results }: ValidationReport): string[] =>
  results
    .map(({ focusNode, path, value, message, severity }) =>
      [severity, short(focusNode), short(path), short(value), message].join(' '),
    )
    .sort();

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'bad-request') return error.message;
    throw error;
  }
  throw new Error('expected a refusal');
}

const NO_LABEL = sparql(
  'SELECT $this { FILTER NOT EXISTS { $this :label ?label } }',
  '; sh:message "No label."',
);

describe('A constraint in SPARQL', () => {
  it.each<[string, string, readonly string[]]>([
    ['the node of a node shape as value', `sh:sparql ${NO_LABEL}`, ['violation :n - :n No label.']],
    [
      'path and value that the query selects',
      `sh:sparql ${sparql('SELECT $this (:p AS ?path) ?value { $this :p ?value FILTER(?value > 1) }', '; sh:message "Too much."')}`,
      ['violation :n :p 2 Too much.'],
    ],
    [
      'no path that is no IRI',
      `sh:sparql ${sparql('SELECT $this ("p" AS ?path) { $this :p 2 }', '; sh:message "Wrong."')}`,
      ['violation :n - :n Wrong.'],
    ],
    [
      'the path of a property shape, and no value unless one is selected',
      `sh:property [ sh:path :p ; sh:sparql ${sparql('SELECT $this { $this $PATH ?v } GROUP BY $this HAVING(SUM(?v) > 2)', '; sh:message "The sum."')} ]`,
      ['violation :n :p - The sum.'],
    ],
    [
      'a result for each solution',
      `sh:property [ sh:path :p ; sh:sparql ${sparql('SELECT $this ?value { $this $PATH ?value }', '; sh:message "One."')} ]`,
      ['violation :n :p 1 One.', 'violation :n :p 2 One.'],
    ],
    [
      'values of variables in messages',
      `sh:sparql ${sparql('SELECT $this ?v ?link ?none { $this :p ?v ; :link ?link }', '; sh:message "{?this} has {$v}, {?link}, {?none} and {other}."')}`,
      [1, 2].map(
        (v) => `violation :n - :n <:n> has ${v}, <http://example.org/m>, {?none} and {other}.`,
      ),
    ],
    [
      'a message that the query selects',
      `sh:sparql ${sparql('SELECT $this ?message { BIND("Selected." AS ?message) }', '; sh:message "Not this."')}`,
      ['violation :n - :n Selected.'],
    ],
    [
      'the message of the shape where the constraint has none',
      `sh:message "Of the shape." ; sh:sparql ${sparql('SELECT $this {}')}`,
      ['violation :n - :n Of the shape.'],
    ],
    [
      'its own message before that of the shape',
      `sh:message "Of the shape." ; sh:sparql ${sparql('SELECT $this {}', '; sh:message "Its own."')}`,
      ['violation :n - :n Its own.'],
    ],
    [
      'the severity of the shape',
      `sh:severity sh:Warning ; sh:sparql ${NO_LABEL}`,
      ['warning :n - :n No label.'],
    ],
    [
      'a severity of its own',
      `sh:severity sh:Warning ; sh:sparql ${sparql('SELECT $this {}', '; sh:severity sh:Info ; sh:message "Known."')}`,
      ['info :n - :n Known.'],
    ],
    [
      'nothing where it is switched off',
      `sh:sparql ${sparql('SELECT $this {}', '; sh:deactivated true')}`,
      [],
    ],
    [
      'nothing where its shape is switched off',
      `sh:deactivated true ; sh:sparql ${sparql('SELECT $this { no query')}`,
      [],
    ],
    [
      'what several constraints find',
      `sh:sparql ${NO_LABEL} , ${sparql('SELECT $this { $this :p 1 }', '; sh:message "A one."')}`,
      ['violation :n - :n A one.', 'violation :n - :n No label.'],
    ],
    [
      'a path of several steps',
      `sh:property [ sh:path ( :link [ sh:zeroOrMorePath :link ] ) ; sh:sparql ${sparql('SELECT $this ?value { $this $PATH ?value . ?value :p 9 }', '; sh:message "Nine."')} ]`,
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
      `sh:property [ sh:path :part ; sh:property [ sh:path :part ; sh:sparql ${sparql('SELECT $this ?value { $this $PATH ?value FILTER(isIRI(?value)) }')} ] ]`,
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
      `sh:property [ sh:path :part ; sh:or ( [ sh:hasValue :nothing ] [ sh:sparql ${NO_LABEL} ] ) ]`,
      [':b'],
    ],
    [
      'sh:xone',
      `sh:property [ sh:path :part ; sh:xone ( [ sh:nodeKind sh:IRI ] [ sh:sparql ${NO_LABEL} ] ) ]`,
      [':a'],
    ],
    [
      'sh:qualifiedValueShape',
      `sh:property [ sh:path :part ; sh:qualifiedValueShape [ sh:sparql ${NO_LABEL} ] ; sh:qualifiedMinCount 2 ]`,
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
      `${PREFIXES} :S a sh:NodeShape ; sh:targetNode :n ; sh:sparql :constraint . :constraint sh:message "Nein."@de , "No."@en ; sh:select "SELECT $this {}" .`,
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
      '<urn:one> owl:imports <urn:two> . <urn:two> sh:declare [ sh:prefix "x" ; sh:namespace "http://example.org/" ] . :S a sh:NodeShape ; sh:targetNode :n ; sh:sparql [ sh:prefixes <urn:one> ; sh:select "SELECT $this { $this x:p 1 }" ] .';
    expect(reportOf(shapes, ':n :p 1 .').results).toHaveLength(1);
  });

  it('sees one merged graph, the graphs it was merged from, and the shapes where it asks for them', () => {
    const data = parseN3Syntax(`@prefix : <${EX}> . :g { :n :p 1 } :h { :n :p 1 ; :q 2 }`, {
      format: 'trig',
    });
    const query =
      'SELECT $this ?value { { $this :p ?value } UNION { GRAPH :h { $this :q ?value } } UNION { GRAPH $shapesGraph { $currentShape :limit ?value } } UNION { $currentShape :limit ?value BIND("not here" AS ?x) } }';
    const report = new Validator(
      turtle(
        `${PREFIXES} :S a sh:NodeShape ; sh:targetNode :n ; :limit 3 ; sh:sparql ${sparql(query)} .`,
      ),
    ).validateAll(versionOf(data));
    expect(report.results.map(({ value }) => value).sort()).toEqual(['1', '2', '3']);
  });

  it('sees a change that is not committed yet', () => {
    const draft = new Draft(versionOf(turtle(':n :p 1 . :m :p 2 .')));
    draft.apply({ added: turtle(':n :q "new"@en ; :p [ :p 5 ] .'), removed: turtle(':m :p 2 .') });
    const validator = new Validator(
      turtle(
        `${PREFIXES} :S a sh:NodeShape ; sh:targetSubjectsOf :p , :q ; sh:sparql ${sparql('SELECT $this ?value { $this :p/:p|:q ?value }')} .`,
      ),
    );
    expect(
      validator
        .validateAll(draft)
        .results.map(({ value }) => value)
        .sort(),
    ).toEqual(['5', 'new']);
  });

  it('fails the validation where a solution says so', () => {
    expect(
      refusalOf(() =>
        reportOf(
          `:S a sh:NodeShape ; sh:targetNode :n ; sh:sparql ${sparql('SELECT $this (true AS ?failure) {}')} .`,
          '',
        ),
      ),
    ).toContain('reports a failure for');
    expect(
      refusalOf(() =>
        reportOf(
          `:S a sh:NodeShape ; sh:targetNode :n , :m ; sh:not [ sh:sparql ${sparql('SELECT $this (true AS ?failure) {}')} ] .`,
          '',
        ),
      ),
    ).toContain('reports a failure for');
    expect(
      reportOf(
        `:S a sh:NodeShape ; sh:targetNode :n ; sh:sparql ${sparql('SELECT $this (false AS ?failure) {}')} .`,
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
      '[ sh:prefixes [ sh:declare [ sh:prefix "x" ; sh:namespace "urn:1" ] , [ sh:prefix "x" ; sh:namespace "urn:2" ] ] ; sh:select "SELECT $this {}" ]',
      'several namespaces',
    ],
    [
      'a namespace that ends its IRI',
      '[ sh:prefixes [ sh:declare [ sh:prefix "x" ; sh:namespace "urn:1> SELECT <" ] ] ; sh:select "SELECT $this {}" ]',
      'not a valid SPARQL prefix declaration',
    ],
    ['a literal in place of a constraint', '"SELECT $this {}"', 'found 0'],
  ])('is refused with %s, whether or not there is data', (_, constraint, part) => {
    const message = refusalOf(
      () =>
        new Validator(
          turtle(
            `${PREFIXES} :S a sh:NodeShape ; sh:targetNode :n ; sh:property [ sh:path :p ; sh:node :T ] . :T a sh:NodeShape ; sh:sparql ${constraint} .`,
          ),
        ),
    );
    expect(message).toContain(`<${EX}T>`);
    expect(message).toContain(part);
  });

  it('has the budget of a query, in a thread that others need not wait for', async () => {
    const data = versionOf(
      turtle(Array.from({ length: 400 }, (_, index) => `:s${index} :p ${index} .`).join('\n')),
    );
    const shapes = (query: string): Quad[] =>
      turtle(`${PREFIXES} :S a sh:NodeShape ; sh:targetNode :n ; sh:sparql ${sparql(query)} .`);
    const endless = shapes(
      'SELECT $this { ?a :p ?b . ?c :p ?d . ?e :p ?f . ?g :p ?h . ?i :p ?j FILTER(?b + ?d + ?f + ?h + ?j < 0) }',
    );
    await expect(validateApart(data, endless, 1_500)).rejects.toMatchObject({
      code: 'query-timeout',
    });
    const report = await validateApart(data, shapes('SELECT $this ?value { ?value :p 7 }'), 20_000);
    expect(report.results.map(({ value }) => value)).toEqual([`${EX}s7`]);
  });
});

const AT_LEAST = `:AtLeast a sh:ConstraintComponent ; sh:parameter [ sh:path :least ] , [ sh:path :unless ; sh:optional true ] ; sh:labelTemplate "At least {$least}" ;
  sh:validator [ a sh:SPARQLAskValidator ; sh:message "{$value} is less than {$least}." ; sh:ask "ASK { FILTER($value >= $least || (BOUND($unless) && $value = $unless)) }" ] .`;

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
      'sh:property [ sh:path :p ; sh:or ( [ :least 2 ] [ sh:hasValue 1 ] ) ; sh:message "Neither." ]',
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

  const SAME = `:Same a :Component ; sh:message "Of the component: {$as}." ; sh:parameter :sameParameter ;
    sh:nodeValidator [ sh:prefixes :prefixes ; sh:select "SELECT $this { FILTER NOT EXISTS { $this :label $as } }" ] ;
    sh:propertyValidator [ sh:prefixes :prefixes ; sh:message "Of the validator: {?value}." ; sh:select "SELECT $this ?value { $this $PATH ?value FILTER(?value != $as) }" ] ;
    sh:validator [ sh:ask "ASK { FILTER(false) }" ] .
    :sameParameter sh:path :as . :Component rdfs:subClassOf sh:ConstraintComponent .`;

  it('has the validator for its kind of shape, and its messages', () => {
    const report = reportOf(
      `${SAME} :S a sh:NodeShape ; sh:targetNode :n ; :as "b" ; sh:property [ sh:path :label ; :as "a" ] .`,
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
      ':Short a sh:ConstraintComponent ; sh:parameter [ sh:path :least ] ; sh:validator [ sh:message "Both." ; sh:ask "ASK { FILTER($value != $least) }" ] . :Length a sh:ConstraintComponent ; sh:parameter [ sh:path sh:minCount ] ; sh:validator [ sh:message "And of SHACL." ; sh:ask "ASK { FILTER($value != $minCount) }" ] .';
    const report = reportOf(
      `${AT_LEAST} ${more} :S a sh:NodeShape ; sh:targetNode :n ; sh:property [ sh:path :p ; :least 2 ; sh:minCount 3 ] .`,
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
      `${SAME.replace(/sh:nodeValidator.*\n/, '')
        .replace(/sh:validator \[.*\] \./, '.')
        .replace('] ;\n    .', '] .')} :S a sh:NodeShape ; sh:targetNode :n ; :as 1 .`,
      'no validator in SPARQL for node shapes',
    ],
    [
      'has a validator in another language',
      ':C a sh:ConstraintComponent ; sh:parameter [ sh:path :as ] ; sh:validator [ a sh:JSValidator ; sh:jsFunctionName "f" ] . :S a sh:NodeShape ; sh:targetNode :n ; :as 1 .',
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
        `${AT_LEAST.replace('ASK {', 'ASK { MINUS {} ')} :S a sh:NodeShape ; sh:targetNode :n ; sh:nodeKind sh:IRI .`,
        '',
      ).conforms,
    ).toBe(true);
  });

  it('is there by importing DASH, of which nothing is fetched', () => {
    const shapes = `<urn:shapes> a owl:Ontology ; owl:imports <http://datashapes.org/dash> , <http://www.w3.org/ns/shacl#> . :S a sh:NodeShape ; sh:targetClass :Thing ;
      sh:property [ sh:path :id ; dash:uniqueValueForClass :Thing ] , [ sh:path :part ; dash:hasValueIn ( :x :y ) ] , [ sh:path :page ; dash:stem "http://example.org/" ] , [ sh:path :label ; dash:singleLine true ] .`;
    const report = reportOf(
      shapes,
      ':a a :Thing ; :id 1 ; :part :x ; :page <http://example.org/1> ; :label "one" . :b a :Thing ; :id 1 ; :part :z ; :page <http://example.com/1> ; :label "two\\nlines" .',
    );
    expect(
      report.results.map(({ focusNode, path }) => `${short(focusNode)} ${short(path)}`).sort(),
    ).toEqual([':a :id', ':b :id', ':b :label', ':b :page', ':b :part']);
    expect(
      refusalOf(() =>
        reportOf(
          '<urn:shapes> owl:imports <http://topbraid.org/tosh> . :S a sh:NodeShape ; sh:targetNode :n ; sh:nodeKind sh:IRI .',
          '',
        ),
      ),
    ).toContain('owl:imports');
  });
});

describe('A target in SPARQL', () => {
  const OLD = `[ a sh:SPARQLTarget ; sh:prefixes :prefixes ; sh:select "SELECT ?this { ?this :age ?age FILTER(?age > 64) }" ]`;
  const DATA = ':a :age 70 . :b :age 30 . :c :age 65 ; :label "C" .';

  it('selects focus nodes, besides other targets', () => {
    expect(
      reportOf(
        `:S a sh:NodeShape ; sh:target ${OLD} ; sh:targetNode :b , :a ; sh:property [ sh:path :label ; sh:minCount 1 ] .`,
        DATA,
      )
        .results.map(({ focusNode }) => short(focusNode))
        .sort(),
    ).toEqual([':a', ':b']);
  });

  it('selects for some nodes what it selects for all', () => {
    const validator = new Validator(
      turtle(
        `${PREFIXES} :S a sh:NodeShape ; sh:target ${OLD} ; sh:property [ sh:path :label ; sh:minCount 1 ] .`,
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
      ':OlderThan a sh:SPARQLTargetType ; rdfs:subClassOf sh:Target ; sh:parameter [ sh:path :years ] ; sh:prefixes :prefixes ; sh:select "SELECT ?this { ?this :age ?age FILTER(?age > $years) }" .';
    expect(
      reportOf(
        `${type} :S a sh:NodeShape ; sh:target [ a :OlderThan ; :years 69 ] ; sh:nodeKind sh:Literal .`,
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
