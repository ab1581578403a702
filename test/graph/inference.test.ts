import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Inference, sizeOfChange, versionOf } from '../../src/graph/index.js';
import {
  DEFAULT_BASE_IRI,
  OWL,
  RDF,
  RDFS,
  SKOS,
  blankNode,
  literal,
  namesFor,
  quad,
  quadKey,
  type Change,
  type NamedNode,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { ex } from '../support/arbitraries.js';

const names = namesFor(DEFAULT_BASE_IRI);
const { ontology, inferred, receipts } = names.graphs;
const axiom = (subject: string, predicate: NamedNode, object: string | NamedNode): Quad =>
  quad(ex(subject), predicate, typeof object === 'string' ? ex(object) : object, ontology);

const CLASSES = ['A', 'B', 'C', 'D'];
const PROPERTIES = ['p', 'q', 'r', 's'];
const THINGS = ['x', 'y', 'z'];
const pick = (list: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...list);
const axioms: fc.Arbitrary<Quad> = fc.oneof(
  fc.tuple(pick(CLASSES), pick(CLASSES)).map(([a, b]) => axiom(a, RDFS.subClassOf, b)),
  fc
    .tuple(pick(PROPERTIES), fc.constantFrom(RDFS.subPropertyOf, OWL.inverseOf), pick(PROPERTIES))
    .map((parts) => axiom(...parts)),
  fc
    .tuple(pick(PROPERTIES), fc.constantFrom(OWL.SymmetricProperty, OWL.TransitiveProperty))
    .map(([property, type]) => axiom(property, RDF.type, type)),
  fc.constantFrom(
    quad(ex('p'), RDFS.subPropertyOf, SKOS.broader, ontology),
    quad(SKOS.related, OWL.inverseOf, ex('q'), ontology),
  ),
);
const graphs = fc.constantFrom(ex('page1'), ex('page2'), receipts, ontology);
const subjects = fc.oneof(pick(THINGS).map(ex), fc.constant(blankNode('b')));
const statements: fc.Arbitrary<Quad> = fc.oneof(
  fc
    .tuple(subjects, pick(CLASSES), graphs)
    .map(([subject, name, graph]) => quad(subject, RDF.type, ex(name), graph)),
  fc
    .tuple(subjects, fc.constantFrom(SKOS.broader, SKOS.narrower, SKOS.related), subjects, graphs)
    .map((parts) => quad(...parts)),
  fc
    .tuple(subjects, pick(PROPERTIES), fc.oneof(subjects, fc.constant(literal('x'))), graphs)
    .map(([subject, property, object, graph]) => quad(subject, ex(property), object, graph)),
);
const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      added: fc.array(statements, { maxLength: 4 }),
      removed: fc.array(statements, { maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      added: fc.array(axioms, { maxLength: 2 }),
      removed: fc.array(axioms, { maxLength: 2 }),
    }),
  },
);

/**
 * The same by the rules as they are written, tried on all statements until nothing new comes: slow,
 * and short enough to be seen to be right.
 */
function slowlyInferred(source: { match(): Iterable<Quad> }): string[] {
  const quads = [...source.match()];
  const key = (...parts: readonly Term[]): string =>
    quadKey(quad(parts[0] as NamedNode, parts[1] as NamedNode, parts[2] as NamedNode));
  const says = quads.filter(({ graph }) => graph.equals(ontology));
  const all = (property: NamedNode): [Term, Term][] =>
    says
      .filter(({ predicate }) => predicate.equals(property))
      .map(({ subject, object }) => [subject, object]);
  const are = (type: NamedNode): Term[] =>
    all(RDF.type)
      .filter(([, object]) => object.equals(type))
      .map(([subject]) => subject);
  const supers: [Term, Term][] = [
    ...all(RDFS.subPropertyOf),
    [SKOS.broader, SKOS.broaderTransitive],
    [SKOS.narrower, SKOS.narrowerTransitive],
  ];
  const inverses: [Term, Term][] = [
    ...all(OWL.inverseOf),
    [SKOS.broader, SKOS.narrower],
    [SKOS.broaderTransitive, SKOS.narrowerTransitive],
  ];
  const symmetric = [...are(OWL.SymmetricProperty), SKOS.related];
  const transitive = [
    ...are(OWL.TransitiveProperty),
    SKOS.broaderTransitive,
    SKOS.narrowerTransitive,
  ];
  const facts = new Map<string, [Term, Term, Term]>();
  for (const { subject, predicate, object, graph } of quads)
    if (![ontology, receipts, inferred].some((other) => other.equals(graph)))
      facts.set(key(subject, predicate, object), [subject, predicate, object]);
  const asserted = new Set(facts.keys());
  for (let size = -1; size !== facts.size;) {
    size = facts.size;
    const list = [...facts.values()];
    const add = (s: Term, p: Term, o: Term): void => void facts.set(key(s, p, o), [s, p, o]);
    for (const [s, p, o] of list) {
      if (p.equals(RDF.type))
        for (const [a, b] of all(RDFS.subClassOf)) if (o.equals(a)) add(s, p, b);
      for (const [a, b] of supers) if (p.equals(a)) add(s, b, o);
      for (const [a, b] of inverses) {
        if (p.equals(a)) add(o, b, s);
        if (p.equals(b)) add(o, a, s);
      }
      if (symmetric.some((each) => each.equals(p))) add(o, p, s);
      // A literal as subject is only a step on the way of one statement's consequences.
      if (s.termType === 'Literal') continue;
      for (const [s2, p2, o2] of list)
        if (s2.termType !== 'Literal' && p2.equals(p) && s2.equals(o))
          if (transitive.some((each) => each.equals(p))) add(s, p, o2);
    }
  }
  return [...facts]
    .filter(([each, [subject]]) => !asserted.has(each) && subject.termType !== 'Literal')
    .map(([each]) => each)
    .sort();
}

const inferredOf = (source: { match(): Iterable<Quad> }): string[] =>
  [...source.match()]
    .filter(({ graph }) => graph.equals(inferred))
    .map(({ subject, predicate, object }) => quadKey(quad(subject, predicate, object)))
    .sort();

describe('Inference after a change', () => {
  it('gives what the rules give from scratch, for any ontology and changes, and tells what it changed', () => {
    fc.assert(
      fc.property(
        fc.array(axioms, { maxLength: 8 }),
        fc.array(statements, { maxLength: 10 }),
        fc.array(changes, { maxLength: 6 }),
        (rules, start, list) => {
          const inference = new Inference(names);
          let version = versionOf([...rules, ...start]);
          for (const change of [undefined, ...list]) {
            const net = version.idChangeOf(change ?? { added: [], removed: [] });
            const asserted = version.after(net);
            const followed = inference.follow(asserted, change && net);
            inference.adopt(followed.rules);
            const next = asserted.after(followed.inferred);
            expect(inferredOf(next)).toEqual(slowlyInferred(next));
            const [old, now] = [new Set(inferredOf(version)), new Set(inferredOf(next))];
            expect(sizeOfChange(followed.inferred)).toEqual({
              added: [...now].filter((each) => !old.has(each)).length,
              removed: [...old].filter((each) => !now.has(each)).length,
            });
            version = next;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leaves the rules as they were until they are adopted', () => {
    const inference = new Inference(names);
    const start = versionOf([quad(ex('x'), RDF.type, ex('A'))]);
    inference.adopt(inference.follow(start).rules);
    const [refused, next] = [
      axiom('A', RDFS.subClassOf, 'B'),
      quad(ex('y'), RDF.type, ex('A')),
    ].map((added) => {
      const change = start.idChangeOf({ added: [added], removed: [] });
      const after = start.after(change);
      return after.after(inference.follow(after, change).inferred);
    });
    expect([refused!, next!].map((each) => inferredOf(each).length)).toEqual([1, 0]);
  });

  it('removes what has no reason', () => {
    const stray = versionOf([quad(ex('x'), RDF.type, ex('A'), inferred)]);
    const { inferred: change } = new Inference(names).follow(stray);
    expect(stray.after(change).size).toBe(0);
  });
});
