import { describe, expect, it } from '@jest/globals';
import { Inference, versionOf, type GraphVersion } from '../../src/graph/index.js';
import { OWL, RDF, RDFS, SKOS, literal, quad, type Quad } from '../../src/rdf/index.js';
import { ex } from '../support/arbitraries.js';
import { axiom, data, names } from './inference-fixtures.js';

const { ontology, inferred, receipts } = names.graphs;

/** What is inferred from these quads, without the graph, as "s p o" in local names. */
function inferredFrom(...quads: readonly Quad[]): string[] {
  const asserted = versionOf(quads);
  const version = asserted.after(new Inference(names).follow(asserted).inferred);
  return Array.from(version.match(null, null, null, inferred))
    .map(({ subject, predicate, object }) =>
      [subject, predicate, object].map(({ value }) => value.replace(/^.*[/#]/, '')).join(' '),
    )
    .sort();
}

/** The version without a statement, and with what follows then. */
function followed(inference: Inference, version: GraphVersion, removed?: Quad): GraphVersion {
  const change = version.idChangeOf({ added: [], removed: removed ? [removed] : [] });
  const asserted = version.after(change);
  const { inferred: conclusions, rules } = inference.follow(asserted, change);
  inference.adopt(rules);
  return asserted.after(conclusions);
}

describe('Inference', () => {
  it('gives a thing all super-classes of its class', () => {
    expect(
      inferredFrom(
        axiom('Ministry', RDFS.subClassOf, 'Body'),
        axiom('Body', RDFS.subClassOf, 'Organization'),
        data('m', RDF.type, 'Ministry'),
      ),
    ).toEqual(['m type Body', 'm type Organization']);
  });

  it('follows super-properties, inverses and symmetry, one after another', () => {
    expect(
      inferredFrom(
        axiom('coOrganizer', RDFS.subPropertyOf, 'organizer'),
        axiom('organizer', OWL.inverseOf, 'organizes'),
        axiom('organizes', RDFS.subPropertyOf, 'involvedIn'),
        data('e', 'coOrganizer', 'm'),
      ),
    ).toEqual(['e organizer m', 'm involvedIn e', 'm organizes e']);
    expect(
      inferredFrom(axiom('related', RDF.type, OWL.SymmetricProperty), data('a', 'related', 'b')),
    ).toEqual(['b related a']);
    expect(
      inferredFrom(axiom('organizer', OWL.inverseOf, 'organizes'), data('m', 'organizes', 'e')),
    ).toEqual(['e organizer m']);
  });

  it('ends where classes or properties go round in a circle', () => {
    expect(
      inferredFrom(
        axiom('A', RDFS.subClassOf, 'B'),
        axiom('B', RDFS.subClassOf, 'A'),
        data('x', RDF.type, 'A'),
      ),
    ).toEqual(['x type B']);
    expect(
      inferredFrom(
        axiom('p', RDFS.subPropertyOf, 'q'),
        axiom('q', RDFS.subPropertyOf, 'p'),
        data('x', 'p', 'y'),
      ),
    ).toEqual(['x q y']);
  });

  it('never makes a literal a subject', () => {
    expect(
      inferredFrom(
        axiom('name', OWL.inverseOf, 'nameOf'),
        axiom('name', RDFS.subPropertyOf, 'label'),
        quad(ex('x'), ex('name'), literal('X'), ex('page')),
      ),
    ).toEqual(['x label X']);
  });

  it('takes axioms from the ontology alone, and data from the graphs of asserted facts', () => {
    expect(
      inferredFrom(quad(ex('A'), RDFS.subClassOf, ex('B'), ex('page')), data('x', RDF.type, 'A')),
    ).toEqual([]);
    const subClass = axiom('A', RDFS.subClassOf, 'B');
    for (const graph of [ontology, receipts])
      expect([
        graph.value,
        inferredFrom(subClass, quad(ex('x'), RDF.type, ex('A'), graph)),
      ]).toEqual([graph.value, []]);
    expect(inferredFrom(subClass, quad(ex('x'), RDF.type, ex('A')))).toEqual(['x type B']);
    // What stands in the inferred graph without a reason goes.
    expect(inferredFrom(subClass, quad(ex('x'), RDF.type, ex('A'), inferred))).toEqual([]);
  });

  it('follows chains of a transitive property, and what they imply', () => {
    const chain = [data('a', 'within', 'b'), data('b', 'within', 'c'), data('c', 'within', 'd')];
    expect(inferredFrom(axiom('within', RDF.type, OWL.TransitiveProperty), ...chain)).toEqual([
      'a within c',
      'a within d',
      'b within d',
    ]);
    expect(
      inferredFrom(
        axiom('within', RDF.type, OWL.TransitiveProperty),
        axiom('within', OWL.inverseOf, 'around'),
        axiom('part', RDFS.subPropertyOf, 'within'),
        data('a', 'part', 'b'),
        data('b', 'within', 'c'),
      ),
    ).toEqual(['a within b', 'a within c', 'b around a', 'c around a', 'c around b']);
    expect(
      inferredFrom(
        axiom('same', RDF.type, OWL.TransitiveProperty),
        axiom('same', RDF.type, OWL.SymmetricProperty),
        data('a', 'same', 'b'),
      ),
    ).toEqual(['a same a', 'b same a', 'b same b']);
  });

  it('knows the hierarchies of SKOS without being told', () => {
    expect(
      inferredFrom(
        data('a', SKOS.broader, 'b'),
        data('c', SKOS.narrower, 'b'),
        data('a', SKOS.related, 'd'),
      ),
    ).toEqual(
      [
        'a broaderTransitive b',
        'b broader c',
        'b broaderTransitive c',
        'a broaderTransitive c',
        'b narrower a',
        'b narrowerTransitive a',
        'c narrowerTransitive a',
        'c narrowerTransitive b',
        'd related a',
      ].sort(),
    );
  });

  it('copies facts along owl:sameAs, where the ontology makes it transitive', () => {
    const statements = [
      data('a', OWL.sameAs, 'b'),
      data('a', 'p', 'x'),
      data('y', 'p', 'b'),
      quad(ex('b'), ex('name'), literal('B'), ex('page')),
    ];
    expect(inferredFrom(...statements)).toEqual([]);
    expect(
      inferredFrom(quad(OWL.sameAs, RDF.type, OWL.TransitiveProperty, ontology), ...statements),
    ).toEqual(['a name B', 'a sameAs a', 'b p x', 'b sameAs a', 'b sameAs b', 'y p a']);
  });

  it('holds what is not asserted anyway', () => {
    const axioms = [axiom('A', RDFS.subClassOf, 'B')];
    expect(inferredFrom(...axioms, data('x', RDF.type, 'A'), data('x', RDF.type, 'B'))).toEqual([]);
  });

  it('keeps a statement for as long as one of its reasons stands', () => {
    const axioms = [axiom('p', RDFS.subPropertyOf, 'r'), axiom('q', RDFS.subPropertyOf, 'r')];
    const [one, two] = [data('x', 'p', 'y'), quad(ex('x'), ex('q'), ex('y'), ex('other'))];
    const [inference, start] = [new Inference(names), versionOf([...axioms, one, two])];
    let version = followed(inference, start);
    const consequence = quad(ex('x'), ex('r'), ex('y'), inferred);
    for (const [removed, isThere] of [
      [one, true],
      [two, false],
    ] as const) {
      version = followed(inference, version, removed);
      expect(version.has(consequence)).toBe(isThere);
    }
  });
});

describe('owl:sameAs', () => {
  it('is still followed from a thing with two of them, when one is removed', () => {
    const [kept, gone] = [data('z', OWL.sameAs, 'x'), data('z', OWL.sameAs, 'y')];
    const start = versionOf([
      quad(OWL.sameAs, RDF.type, OWL.TransitiveProperty, ontology),
      kept,
      gone,
      data('z', 'p', 'z'),
    ]);
    const inference = new Inference(names);
    const version = followed(inference, followed(inference, start), gone);
    expect(version.has(quad(ex('x'), ex('p'), ex('x'), inferred))).toBe(true);
    expect(version.count(ex('y'))).toBe(0);
  });
});
