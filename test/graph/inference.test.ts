import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Draft, GraphVersion, Inference, QuadBuffer, netChangeOf, versionOf, withIdChange, type IdChange } from '../../src/graph/index.js';
import { DEFAULT_BASE_IRI, OWL, RDF, RDFS, blankNode, literal, namesFor, quad, quadKey, type Change, type NamedNode, type Quad } from '../../src/rdf/index.js';
import { ex } from '../support/arbitraries.js';

const names = namesFor(DEFAULT_BASE_IRI);
const { ontology, inferred, receipts } = names.graphs;
const axiom = (subject: string, predicate: NamedNode, object: string | NamedNode): Quad => quad(ex(subject), predicate, typeof object === 'string' ? ex(object) : object, ontology);
const data = (subject: string, predicate: string | NamedNode, object: string): Quad => quad(ex(subject), typeof predicate === 'string' ? ex(predicate) : predicate, ex(object), ex('page'));

/** What is inferred from these quads, without the graph, as "s p o" in local names. */
function inferredFrom(...quads: readonly Quad[]): string[] {
  const draft = new Draft(versionOf(quads));
  new Inference(names).rebuild(draft);
  return draft.match(null, null, null, inferred).map(({ subject, predicate, object }) => [subject, predicate, object].map(({ value }) => value.replace(/^.*[/#]/, '')).join(' ')).sort();
}

describe('Inference', () => {
  it('gives a thing all super-classes of its class', () => {
    expect(inferredFrom(axiom('Ministry', RDFS.subClassOf, 'Body'), axiom('Body', RDFS.subClassOf, 'Organization'), data('m', RDF.type, 'Ministry'))).toEqual(['m type Body', 'm type Organization']);
  });

  it('follows super-properties, inverses and symmetry, one after another', () => {
    expect(inferredFrom(axiom('coOrganizer', RDFS.subPropertyOf, 'organizer'), axiom('organizer', OWL.inverseOf, 'organizes'), axiom('organizes', RDFS.subPropertyOf, 'involvedIn'), data('e', 'coOrganizer', 'm')))
      .toEqual(['e organizer m', 'm involvedIn e', 'm organizes e']);
    expect(inferredFrom(axiom('related', RDF.type, OWL.SymmetricProperty), data('a', 'related', 'b'))).toEqual(['b related a']);
    expect(inferredFrom(axiom('organizer', OWL.inverseOf, 'organizes'), data('m', 'organizes', 'e'))).toEqual(['e organizer m']);
  });

  it('ends where classes or properties go round in a circle', () => {
    expect(inferredFrom(axiom('A', RDFS.subClassOf, 'B'), axiom('B', RDFS.subClassOf, 'A'), data('x', RDF.type, 'A'))).toEqual(['x type B']);
    expect(inferredFrom(axiom('p', RDFS.subPropertyOf, 'q'), axiom('q', RDFS.subPropertyOf, 'p'), data('x', 'p', 'y'))).toEqual(['x q y']);
  });

  it('never makes a literal a subject', () => {
    expect(inferredFrom(axiom('name', OWL.inverseOf, 'nameOf'), axiom('name', RDFS.subPropertyOf, 'label'), quad(ex('x'), ex('name'), literal('X'), ex('page')))).toEqual(['x label X']);
  });

  it('takes axioms from the ontology alone, and data from anywhere but the ontology, the receipts and what was inferred', () => {
    expect(inferredFrom(quad(ex('A'), RDFS.subClassOf, ex('B'), ex('page')), data('x', RDF.type, 'A'))).toEqual([]);
    const subClass = axiom('A', RDFS.subClassOf, 'B');
    for (const graph of [ontology, receipts]) expect([graph.value, inferredFrom(subClass, quad(ex('x'), RDF.type, ex('A'), graph))]).toEqual([graph.value, []]);
    expect(inferredFrom(subClass, quad(ex('x'), RDF.type, ex('A')))).toEqual(['x type B']);
    // What stands in the inferred graph without a reason goes.
    expect(inferredFrom(subClass, quad(ex('x'), RDF.type, ex('A'), inferred))).toEqual([]);
  });

  it('keeps a statement for as long as one of its reasons stands', () => {
    const axioms = [axiom('p', RDFS.subPropertyOf, 'r'), axiom('q', RDFS.subPropertyOf, 'r')];
    const [one, two] = [data('x', 'p', 'y'), quad(ex('x'), ex('q'), ex('y'), ex('other'))];
    const draft = new Draft(versionOf([...axioms, one, two]));
    const inference = new Inference(names);
    inference.adopt(inference.rebuild(draft));
    const consequence = quad(ex('x'), ex('r'), ex('y'), inferred);
    for (const [removed, isThere] of [[one, true], [two, false]] as const) {
      draft.delete(removed);
      inference.update(draft, { added: [], removed: [removed] });
      expect(draft.has(consequence)).toBe(isThere);
    }
  });
});

const CLASSES = ['A', 'B', 'C', 'D'];
const PROPERTIES = ['p', 'q', 'r', 's'];
const THINGS = ['x', 'y', 'z'];
const pick = (list: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...list);
const axioms: fc.Arbitrary<Quad> = fc.oneof(
  fc.tuple(pick(CLASSES), pick(CLASSES)).map(([a, b]) => axiom(a, RDFS.subClassOf, b)),
  fc.tuple(pick(PROPERTIES), fc.constantFrom(RDFS.subPropertyOf, OWL.inverseOf), pick(PROPERTIES)).map((parts) => axiom(...parts)),
  pick(PROPERTIES).map((property) => axiom(property, RDF.type, OWL.SymmetricProperty)),
);
const graphs = fc.constantFrom(ex('page1'), ex('page2'), receipts, ontology);
const subjects = fc.oneof(pick(THINGS).map(ex), fc.constant(blankNode('b')));
const statements: fc.Arbitrary<Quad> = fc.oneof(
  fc.tuple(subjects, pick(CLASSES), graphs).map(([subject, name, graph]) => quad(subject, RDF.type, ex(name), graph)),
  fc.tuple(subjects, pick(PROPERTIES), fc.oneof(subjects, fc.constant(literal('x'))), graphs).map(([subject, property, object, graph]) => quad(subject, ex(property), object, graph)),
);
const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ added: fc.array(statements, { maxLength: 4 }), removed: fc.array(statements, { maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ added: fc.array(axioms, { maxLength: 2 }), removed: fc.array(axioms, { maxLength: 2 }) }) },
);

describe('Inference after a change', () => {
  it('gives what a rebuild gives, for any ontology and any changes', () => {
    fc.assert(fc.property(fc.array(axioms, { maxLength: 8 }), fc.array(statements, { maxLength: 10 }), fc.array(changes, { maxLength: 6 }), (rules, start, list) => {
      let version = versionOf([...rules, ...start]);
      const inference = new Inference(names);
      const first = new Draft(version);
      inference.adopt(inference.rebuild(first));
      version = first.publish(1, undefined);
      for (const change of list) {
        const draft = new Draft(version);
        draft.apply(change);
        inference.adopt(inference.update(draft, draft.netChange()));
        version = draft.publish(version.number + 1, undefined);
        const rebuilt = new Draft(version);
        new Inference(names).rebuild(rebuilt);
        expect([...version.match()].map(quadKey).sort()).toEqual(rebuilt.match().map(quadKey).sort());
      }
    }), { numRuns: 400 });
  });

  it('gives the same in the id space', () => {
    fc.assert(fc.property(fc.array(axioms, { maxLength: 8 }), fc.array(statements, { maxLength: 10 }), fc.array(changes, { maxLength: 6 }), (rules, start, list) => {
      const inference = new Inference(names);
      const withInferred = (asserted: GraphVersion, change?: IdChange): GraphVersion => new GraphVersion(asserted.dictionary, inference.follow(asserted, change).content, 0, undefined);
      let version = withInferred(versionOf([...rules, ...start]));
      for (const change of [{ added: [], removed: [] }, ...list]) {
        const rebuilt = new Draft(version);
        rebuilt.apply(change);
        new Inference(names).rebuild(rebuilt);
        const rows = new QuadBuffer();
        const ids = ({ subject, predicate, object, graph }: Quad): [number, number, number, number] => [version.dictionary.add(subject), version.dictionary.add(predicate), version.dictionary.add(object), version.dictionary.add(graph)];
        for (const each of change.removed) rows.remove(...ids(each));
        for (const each of change.added) rows.push(...ids(each));
        const net = netChangeOf(version.ids, rows);
        version = withInferred(new GraphVersion(version.dictionary, withIdChange(version.ids, net), 0, undefined), net);
        expect([...version.match()].map(quadKey).sort()).toEqual(rebuilt.match().map(quadKey).sort());
      }
    }), { numRuns: 400 });
  });

  it('leaves the rules as they were until they are adopted', () => {
    const inference = new Inference(names);
    const start = versionOf([data('x', RDF.type, 'A')]);
    inference.adopt(inference.rebuild(new Draft(start)));
    const refused = new Draft(start);
    const change = { added: [axiom('A', RDFS.subClassOf, 'B')], removed: [] };
    refused.apply(change);
    inference.update(refused, change);
    const next = new Draft(start);
    const added = data('y', RDF.type, 'A');
    next.add(added);
    inference.update(next, { added: [added], removed: [] });
    expect(next.match(null, null, null, inferred)).toEqual([]);
  });
});
