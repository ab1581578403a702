import { describe, expect, it } from '@jest/globals';
import { DataFactory, Store, type NamedNode } from 'n3';
import type { Quad, Term } from '@rdfjs/types';
import { DEFAULT_BASE_IRI, namesFor } from '../../src/rdf/names.js';
import { GEOSPARQL, OWL, RDF, RDFS, SH, XSD } from '../../src/rdf/vocabularies.js';
import {
  checkerFor,
  parseTurtle,
  readTurtleFiles,
  readTurtleFolder,
  withSuperClasses,
} from '../support/rdf.js';
import { EXAMPLES, PREFIXES } from './examples.js';
import { MISTAKES } from './mistakes.js';

const { ontologyIri } = namesFor(DEFAULT_BASE_IRI);
const shapesIri = `${DEFAULT_BASE_IRI}shapes#`;
const ontology = readTurtleFolder('ontology');
const shapes = readTurtleFolder('shapes');
const check = checkerFor(shapes);

const sh = (name: string): string => SH.iri + name;
const shapeName = (iri: string): string => iri.slice(shapesIri.length);
const valueOf = (shape: string, parameter: string): Term | undefined =>
  shapes.getObjects(shapesIri + shape, sh(parameter), null)[0];
const targetOf = (shape: string): string => valueOf(shape, 'targetClass')?.value ?? '';
const messageOf = (shape: string): string => valueOf(shape, 'message')?.value ?? '';

const nodeShapes = shapes
  .getSubjects(RDF.type, SH.NodeShape, null)
  .map(({ value }) => shapeName(value));
const propertyShapes = shapes
  .getSubjects(RDF.type, SH.PropertyShape, null)
  .map(({ value }) => shapeName(value));
const targeted = nodeShapes.filter((shape) => targetOf(shape) !== '');

/** What the ontology says of its individuals, to which data refer. */
const individuals = [...ontology].filter(
  ({ subject }: Quad) =>
    ontology.countQuads(subject, RDF.type, `${OWL.iri}NamedIndividual`, null) > 0,
);

/**
 * The examples as one graph, with an edit in one of them, the ontology's individuals and
 * super-classes filled in.
 */
function graphOf(edit?: { example: string; from: string | RegExp; to: string }): Store {
  const texts = Object.entries(EXAMPLES).map(([name, text]) =>
    name === edit?.example ? text.replace(edit.from, edit.to) : text,
  );
  return withSuperClasses([...parseTurtle(PREFIXES + texts.join('\n')), ...individuals], ontology);
}

/** Values that break a constraint, given a value that keeps it. */
const BREAKERS: Readonly<Record<string, (value: Term) => Term[]>> = {
  minCount: () => [],
  maxCount: (value) => [value, DataFactory.namedNode('urn:example:another')],
  uniqueLang: () => [DataFactory.literal('one', 'en'), DataFactory.literal('another', 'en')],
  datatype: () => [DataFactory.literal('wrong', XSD.float)],
  class: () => [DataFactory.namedNode('urn:example:unknown')],
  nodeKind: () => [DataFactory.literal('text')],
  qualifiedMaxCount: () => [DataFactory.literal('one'), DataFactory.literal('another')],
  node: () => [DataFactory.literal('2021-02-29', XSD.date)],
  pattern: () => [DataFactory.literal('?')],
  minLength: () => [DataFactory.literal('')],
  minInclusive: () => [DataFactory.literal('-1000', XSD.integer)],
  maxInclusive: () => [DataFactory.literal('1000', XSD.integer)],
  lessThan: () => [DataFactory.literal('1000', XSD.nonNegativeInteger)],
  lessThanOrEquals: () => [DataFactory.literal('9999-12-31', XSD.date)],
  or: () => [DataFactory.literal('true', XSD.boolean)],
  in: () => [DataFactory.namedNode('urn:example:unknown')],
  hasValue: () => [DataFactory.namedNode('urn:example:unknown')],
};
/** Where the examples have a day. */
const DAYS: readonly { readonly example: string; readonly from: RegExp }[] = [
  { example: 'NewsItem', from: /2021-11-23/ },
  { example: 'Event', from: /2021-11-2[23]/g },
  { example: 'State', from: /1973-06-25/ },
  { example: 'Organization', from: /2006-06-30/ },
];

/**
 * The constraints of the property shapes that hang on a shape with a target: shape, constraint,
 * message.
 */
const constraints = targeted.flatMap((node) =>
  shapes.getObjects(shapesIri + node, SH.property, null).flatMap(({ value }) =>
    Object.keys(BREAKERS)
      .filter((name) => valueOf(shapeName(value), name))
      .map((name) => ({ node, shape: shapeName(value), name })),
  ),
);

describe('The shapes', () => {
  it('find nothing wrong with the examples, alone or beside the ontology', async () => {
    expect(await check(graphOf())).toEqual([]);
    expect(await check(new Store([...graphOf(), ...ontology]))).toEqual([]);
  });

  it('have an example each, which fills every property they speak of', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...targeted].sort());
    const graph = graphOf();
    for (const { node, shape } of constraints) {
      const isFilled = focusNodesOf(node, graph).some(
        (focus) => graph.countQuads(focus, valueOf(shape, 'path') as NamedNode, null, null) > 0,
      );
      expect({ shape, isFilled }).toEqual({ shape, isFilled: true });
    }
  });

  it.each(MISTAKES)('catch $what', async (mistake) => {
    expect(EXAMPLES[mistake.example]).toMatch(mistake.from);
    const results = await check(graphOf(mistake));
    expect(results.map(({ message, severity }) => ({ message, severity }))).toContainEqual({
      message: mistake.message,
      severity: sh(mistake.severity ?? 'Violation'),
    });
  });

  it.each(['2020-02-29', '2000-02-29', '2021-02-28', '1900-12-31'])(
    'take %s for a day',
    async (day) => {
      for (const edit of DAYS) expect(await check(graphOf({ ...edit, to: day }))).toEqual([]);
    },
  );

  it.each([
    '2021-02-29',
    '1900-02-29',
    '2021-02-30',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-11-23Z',
  ])('take %s for none, whatever it is the day of', async (day) => {
    for (const edit of DAYS)
      expect([edit, await check(graphOf({ ...edit, to: day }))]).not.toEqual([edit, []]);
  });

  it.each([
    ['Point(19.8 41.3)', true],
    ['<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT (1.5e1 -.5)', true],
    ['MULTIPOINT((0 0), (1 1))', true],
    ['LINESTRING EMPTY', true],
    ['POLYGON((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))', true],
    ['MULTIPOLYGON(((0 0, 4 0, 4 4, 0 0)))', true],
    ['POINT(north east)', false],
    ['POINT(7)', false],
    ['POINT 7 8', false],
    ['LINESTRING(0 0, 1 1', false],
    ['POLYGON((0 0; 1 1))', false],
    ['CIRCLE(0 0, 5)', false],
    ['', false],
  ])('warn of a geometry that is no well-known text: %s', async (text, isFine) => {
    const graph = new Store([
      DataFactory.quad(
        DataFactory.namedNode('urn:example:geometry'),
        GEOSPARQL.asWKT,
        DataFactory.literal(text, GEOSPARQL.wktLiteral),
      ),
    ]);
    const severities = (await check(graph)).map(({ severity }) => severity);
    expect(severities).toEqual(isFine ? [] : [sh('Warning')]);
  });

  it('speak only of properties that the ontology declares', () => {
    for (const shape of propertyShapes) {
      const path = valueOf(shape, 'path')?.value ?? '';
      const isDeclared =
        ontology.countQuads(path, RDF.type, null, null) > 0 ||
        [RDFS.iri, RDF.iri, SH.iri, OWL.iri, GEOSPARQL.iri].some((iri) => path.startsWith(iri));
      expect({ shape, isDeclared }).toEqual({ shape, isDeclared: true });
    }
  });

  it('speak only of classes and individuals that the ontology declares', () => {
    const named = [...shapes]
      .map(({ object }: Quad) => object.value)
      .filter((iri) => iri.startsWith(ontologyIri));
    expect(named.filter((iri) => ontology.countQuads(iri, RDF.type, null, null) === 0)).toEqual([]);
  });

  it('say in each property shape what is expected, under which name and in which order', () => {
    for (const shape of propertyShapes) {
      for (const parameter of ['message', 'name']) {
        const texts = shapes.getObjects(shapesIri + shape, sh(parameter), null);
        expect({
          shape,
          parameter,
          languages: texts.map((text) => 'language' in text && text.language),
        }).toEqual({ shape, parameter, languages: ['en'] });
      }
      expect(messageOf(shape)).toMatch(/^[A-Z].*\.$/);
      expect(valueOf(shape, 'order')?.value).toMatch(/^\d+$/);
    }
  });

  it('are named by IRIs, each in the file of its class, and leave other properties open', () => {
    const files = readTurtleFiles('shapes');
    const subjects = new Set(
      [...shapes]
        .filter(
          ({ predicate }: Quad) => ![RDF.first, RDF.rest].some((part) => part.equals(predicate)),
        )
        .map(({ subject }: Quad) => subject.termType),
    );
    expect([...subjects]).toEqual(['NamedNode']);
    expect(files.size).toBe(20);
    expect(shapes.countQuads(null, sh('closed'), null, null)).toBe(0);
    expect(shapes.countQuads(null, SH.sparql, null, null)).toBe(0);
  });
});

describe('A property shape', () => {
  const good = [...graphOf()];

  it.each(constraints)('$shape catches what breaks its sh:$name', async ({ node, shape, name }) => {
    const graph = new Store(good);
    const path = valueOf(shape, 'path') as NamedNode;
    const focus = focusNodesOf(node, graph).find(
      (candidate) => graph.countQuads(candidate, path, null, null) > 0,
    );
    const before = graph.getQuads(focus ?? null, path, null, null);
    graph.removeQuads(before);
    const [first] = before;
    if (!first) throw new Error(`the example has no value for ${shape}`);
    const after = (BREAKERS[name]?.(first.object) ?? []).map((value) =>
      DataFactory.quad(first.subject as NamedNode, path, value as NamedNode),
    );
    graph.addQuads(after);
    const results = (await check(graph)).filter(
      (result) => result.shape === shapesIri + shape && result.focusNode === first.subject.value,
    );
    const caught = results.find(
      ({ component }) => component.toLowerCase() === `${sh(name)}ConstraintComponent`.toLowerCase(),
    );
    expect(caught?.message).toBe(
      name === 'uniqueLang' ? 'Language "en" has been used by 2 values' : messageOf(shape),
    );
  });
});

function focusNodesOf(node: string, graph: Store): Term[] {
  return graph.getSubjects(RDF.type, targetOf(node), null);
}
