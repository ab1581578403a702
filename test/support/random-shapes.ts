/**
 * Random shapes, of SHACL Core or with queries in them, and random data about few things, so that
 * they meet.
 */
import fc from 'fast-check';
import {
  RDF,
  RDFS,
  XSD,
  dateLiteral,
  integerLiteral,
  literal,
  parseN3Syntax,
  quad,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { EX, ex } from './arbitraries.js';

const PREFIXES = `@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <${XSD.iri}> .\n`;

const paths = fc.constantFrom(
  ':p',
  ':q',
  '[ sh:inversePath :p ]',
  '( :p :q )',
  '[ sh:alternativePath ( :p [ sh:inversePath :q ] ) ]',
  '[ sh:zeroOrMorePath :p ]',
  '[ sh:oneOrMorePath :q ]',
  '[ sh:zeroOrOnePath :p ]',
  '( [ sh:inversePath :q ] [ sh:zeroOrMorePath :p ] )',
  '( :p [ sh:oneOrMorePath [ sh:alternativePath ( :p :q ) ] ] )',
);

const OF_VALUES = [
  'sh:class :A',
  'sh:class :A',
  'sh:class :B',
  'sh:class :C',
  'sh:datatype xsd:integer',
  'sh:datatype xsd:date',
  'sh:nodeKind sh:IRI',
  'sh:nodeKind sh:Literal',
  'sh:nodeKind sh:BlankNodeOrIRI',
  'sh:in ( :a :b 1 )',
  'sh:hasValue :a',
  'sh:hasValue :nowhere',
  'sh:minInclusive 2',
  'sh:maxExclusive 2',
  'sh:minExclusive "2020-01-01"^^xsd:date',
  'sh:maxInclusive 1.5',
  'sh:pattern "^[a-h]"',
  'sh:pattern "X" ; sh:flags "i"',
  'sh:minLength 2',
  'sh:maxLength 19',
  'sh:disjoint :q',
  'sh:equals :p',
  'sh:closed true ; sh:ignoredProperties ( :p )',
  'sh:languageIn ( "en" )',
];
const OF_PROPERTIES = [
  'sh:minCount 1',
  'sh:maxCount 1',
  'sh:minCount 2',
  'sh:maxCount 0',
  'sh:uniqueLang true',
  'sh:lessThan :q',
  'sh:lessThanOrEquals :p',
];

const TARGETS = [
  'sh:targetClass :A',
  'sh:targetClass :B',
  'sh:targetNode :a',
  'sh:targetNode 1',
  'sh:targetSubjectsOf :p',
  'sh:targetObjectsOf :q',
];

const query = (property: string, text: string): string =>
  `${property} [ sh:prefixes :prefixes ; sh:select """${text}""" ]`;

/** Queries that look at the focus node, near it, far from it, and at everything. */
const QUERIES = [
  'SELECT $this ?value { $this :p/:q ?value }',
  'SELECT $this { ?x :q $this ; :p ?y }',
  'SELECT $this { ?x :p+ $this FILTER NOT EXISTS { $this a :A } }',
  'SELECT $this { ?x a :A ; :p ?y FILTER NOT EXISTS { ?y :q ?z } }',
  'SELECT $this { ?x :p ?y } GROUP BY $this HAVING(COUNT(?y) > 3)',
  'SELECT $this { GRAPH :g { ?x :q 1 } }',
  'SELECT $this { ?x ?y "xx" }',
].map((text) => query('sh:sparql', text));
const QUERIES_OF_PATHS = [
  'SELECT $this ?value { $this $PATH ?value . ?x $PATH ?value FILTER(?x != $this) }',
  'SELECT $this { $this $PATH ?x . ?x :q $this }',
].map((text) => query('sh:sparql', text));
/** What queries need besides, and a component that asks about values and where else they stand. */
const DECLARATIONS = `:prefixes sh:declare [ sh:prefix "" ; sh:namespace "${EX}" ] .
:Known a sh:ConstraintComponent ; sh:parameter [ sh:path :knownBy ] ;
  sh:validator [ sh:prefixes :prefixes ; sh:ask "ASK { ?x a $knownBy ; :p $value }" ] .\n`;

/** What shapes are made of. */
interface Material {
  readonly ofValues: readonly string[];
  readonly ofProperties: readonly string[];
  readonly declarations: string;
}

function graphsOf({
  ofValues,
  ofProperties,
  declarations,
}: Material): fc.Arbitrary<{ text: string; quads: Quad[] }> {
  /**
   * The constraints of a shape, as the inside of a blank node; `depth` more levels of shapes may
   * stand in them.
   */
  const constraints = (depth: number, hasPath: boolean): fc.Arbitrary<string> => {
    const plain = fc.constantFrom(...ofValues, ...(hasPath ? ofProperties : []));
    if (depth === 0) return plain;
    const other = shapes(depth - 1);
    const others = fc.tuple(other, other).map(([one, two]) => `( ${one} ${two} )`);
    const nested = fc.oneof(
      fc.tuple(fc.constantFrom('node', 'not'), other).map(([name, shape]) => `sh:${name} ${shape}`),
      propertyShapes(depth - 1).map((shape) => `sh:property ${shape}`),
      fc
        .tuple(qualified(other), qualified(other), paths, paths)
        .map(
          ([one, two, pathOfOne, pathOfTwo]) =>
            `sh:property [ sh:path ${pathOfOne} ; ${one} ] , [ sh:path ${pathOfTwo} ; ${two} ]`,
        ),
      fc
        .tuple(fc.constantFrom(...(hasPath ? ['or', 'xone'] : ['or', 'xone', 'and'])), others)
        .map(([name, list]) => `sh:${name} ${list}`),
      ...(hasPath ? [qualified(other)] : []),
    );
    return fc
      .uniqueArray(fc.oneof(plain, nested), {
        minLength: 1,
        maxLength: 2,
        selector: (text) => text.split(' ')[0],
      })
      .map((parts) => parts.join(' ; '));
  };
  const propertyShapes = (depth: number): fc.Arbitrary<string> =>
    fc
      .tuple(paths, constraints(depth, true))
      .map(([path, inside]) => `[ sh:path ${path} ; ${inside} ]`);
  const shapes = (depth: number): fc.Arbitrary<string> =>
    fc.oneof(
      propertyShapes(depth),
      constraints(depth, false).map((inside) => `[ ${inside} ]`),
    );
  const inside = fc.oneof(
    ofClasses,
    constraints(2, false),
    fc.tuple(paths, constraints(2, true)).map(([path, text]) => `sh:path ${path} ; ${text}`),
  );
  return fc
    .array(fc.tuple(fc.constantFrom(...TARGETS), inside), { minLength: 1, maxLength: 3 })
    .map(
      (list) =>
        PREFIXES +
        declarations +
        list.map(([target, text], index) => `:Shape${index} ${target} ; ${text} .`).join('\n'),
    )
    .map((text) => ({ text, quads: parseN3Syntax(text, { format: 'turtle' }) }));
}

function qualified(shape: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(shape, fc.constantFrom('qualifiedMinCount', 'qualifiedMaxCount'), fc.boolean())
    .map(
      ([other, name, isDisjoint]) =>
        `sh:qualifiedValueShape ${other} ; sh:qualifiedValueShapesDisjoint ${isDisjoint} ; ` +
        `sh:${name} 1`,
    );
}

/**
 * Constraints of classes alone, which many data satisfy and a change of a class far away breaks.
 */
const ofClasses = fc
  .tuple(
    paths,
    fc.constantFrom(
      'sh:class :A',
      'sh:not [ sh:class :A ]',
      'sh:or ( [ sh:class :A ] [ sh:class :B ] [ sh:nodeKind sh:Literal ] )',
      'sh:qualifiedValueShape [ sh:class :B ] ; sh:qualifiedMaxCount 1',
      'sh:node [ sh:property [ sh:path :q ; sh:class :A ] ]',
    ),
  )
  .map(([path, inside]) => `sh:path ${path} ; ${inside}`);

/** One to three shapes with targets. */
export const shapeGraphs = graphsOf({
  ofValues: OF_VALUES,
  ofProperties: OF_PROPERTIES,
  declarations: '',
});

/** The same with constraints in SPARQL among them. */
export const shapeGraphsWithQueries = graphsOf({
  ofValues: [...QUERIES, ':knownBy :A', ':knownBy :B', 'sh:class :A', 'sh:nodeKind sh:IRI'],
  ofProperties: [...QUERIES_OF_PATHS, 'sh:minCount 1'],
  declarations: DECLARATIONS,
});

const NODES = ['a', 'b', 'c', 'd'].map(ex);
const CLASSES = ['A', 'B', 'C'].map(ex);
const LITERALS: readonly Term[] = [
  integerLiteral(1),
  integerLiteral(2),
  dateLiteral('2021-01-01'),
  literal('x', 'en'),
  literal('y', 'en'),
  literal('xx'),
  literal('no date', XSD.date),
  literal('1.50', XSD.decimal),
];

/** Statements about four things, of three classes, in two graphs. */
export const shapedStatements: fc.Arbitrary<Quad> = fc
  .tuple(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.tuple(
          fc.constantFrom(...NODES),
          fc.constant(RDF.type),
          fc.constantFrom(...CLASSES),
        ),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(
          fc.constantFrom(...CLASSES),
          fc.constant(RDFS.subClassOf),
          fc.constantFrom(...CLASSES),
        ),
      },
      {
        weight: 6,
        arbitrary: fc.tuple(
          fc.constantFrom(...NODES),
          fc.constantFrom('p', 'q').map(ex),
          fc.oneof(fc.constantFrom(...NODES), fc.constantFrom(...LITERALS)),
        ),
      },
    ),
    fc.constantFrom('g', 'h').map(ex),
  )
  .map(([[subject, predicate, object], graph]) =>
    quad(subject, predicate, object as Quad['object'], graph),
  );
