import { describe, expect, it } from '@jest/globals';
import { SEED_SLUG } from '../../data/build/seed-workshop.js';
import { versionOf } from '../../src/graph/index.js';
import {
  DEFAULT_BASE_IRI,
  QuadSet,
  RDF,
  RDFS,
  namedNode,
  namesFor,
  objectsOf,
  readData,
  readOntology,
  readShapes,
  subjectsOf,
} from '../../src/rdf/index.js';
import { Validator } from '../../src/shacl/index.js';
import { readTurtleFolder } from '../support/rdf.js';

const names = namesFor(DEFAULT_BASE_IRI);
const { og } = names;
const graph = new QuadSet(readData(names));

describe('The quads of the data', () => {
  const ontology = readTurtleFolder('ontology');

  it('name Kosovo as a place in no State, and its towns and bodies within it', () => {
    const kosovo = names.thing('place', 'kosovo');
    expect(objectsOf(graph, kosovo, RDF.type).map(({ value }) => value)).toEqual([
      og('Place').value,
    ]);
    const inKosovo = [
      kosovo,
      ...subjectsOf(graph, og('within'), kosovo),
      ...subjectsOf(graph, og('ofPlace'), kosovo),
    ];
    expect(inKosovo.length).toBeGreaterThan(8);
    for (const thing of inKosovo)
      for (const property of ['inState', 'ofState'])
        expect(objectsOf(graph, thing, og(property))).toEqual([]);
    expect([...graph.match(null, og('iso2'))].map(({ object }) => object.value)).not.toContain(
      'XK',
    );
  });

  it('have no blank nodes, and no IRI with a character that an IRI may not have', () => {
    const terms = [...graph].flatMap(({ subject, predicate, object }) => [
      subject,
      predicate,
      object,
    ]);
    expect(terms.filter(({ termType }) => termType === 'BlankNode')).toEqual([]);
    expect(
      terms.filter(
        ({ termType, value }) => termType === 'NamedNode' && /[\s<>"{}|\\^`]/.test(value),
      ),
    ).toEqual([]);
  });

  it('describe everything of ours that they name', () => {
    const described = new Set(
      [...graph, ...ontology]
        .filter(({ predicate }) => predicate.equals(RDF.type))
        .map(({ subject }) => subject.value),
    );
    const named = [...graph].flatMap(({ object }) =>
      object.termType === 'NamedNode' && object.value.startsWith(DEFAULT_BASE_IRI)
        ? [object.value]
        : [],
    );
    expect([...new Set(named)].filter((iri) => !described.has(iri))).toEqual([]);
  });

  it('describe in the graph of each item what the reference data do not', () => {
    const { reference } = names.graphs;
    const inReference = new Set(
      [...graph.match(null, null, null, reference)].map(({ subject }) => subject.value),
    );
    const items = new Set(Array.from(graph, (each) => each.graph.value));
    items.delete(reference.value);
    expect(items.size).toBeGreaterThan(300);
    for (const item of items) {
      const quads = [...graph.match(null, null, null, namedNode(item))];
      const here = new Set(
        quads
          .filter(({ predicate }) => predicate.equals(RDF.type))
          .map(({ subject }) => subject.value),
      );
      const missing = quads.flatMap(({ object }) =>
        names.thingOf(object.value) && !inReference.has(object.value) && !here.has(object.value)
          ? [object.value]
          : [],
      );
      expect(missing.filter((iri) => !iri.includes('/id/content-type/'))).toEqual([]);
    }
  });

  it('give each thing of ours one label', () => {
    const labelled = new Map<string, Set<string>>();
    for (const { subject, object } of graph.match(null, RDFS.label))
      labelled.set(subject.value, (labelled.get(subject.value) ?? new Set()).add(object.value));
    expect([...labelled].filter(([, labels]) => labels.size > 1)).toEqual([]);
  });

  it('use declared terms of the ontology only', () => {
    const isDeclared = (iri: string): boolean =>
      ontology.countQuads(namedNode(iri), RDF.type, null, null) > 0;
    const used = new Set(
      [...graph]
        .flatMap(({ predicate, object }) => [predicate.value, object.value])
        .filter((iri) => iri.startsWith(names.ontologyIri)),
    );
    expect([...used].filter((iri) => !isDeclared(iri))).toEqual([]);
  });

  // `osce-graph audit` compares this report with that of a library.
  it('conform to the shapes, with a missing date of publication as the only warning', () => {
    const validator = new Validator(readShapes(names));
    const { results } = validator.validateAll(versionOf([...graph, ...readOntology(names)]));
    expect(results.map(({ focusNode, severity }) => `${severity} ${focusNode}`)).toEqual([
      `warning ${names.thing('news', SEED_SLUG).value}`,
    ]);
  });
});
