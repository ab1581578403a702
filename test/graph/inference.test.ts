import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  Draft,
  GraphVersion,
  Inference,
  QuadBuffer,
  netChangeOf,
  sizeOfChange,
  versionOf,
  withIdChange,
} from '../../src/graph/index.js';
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
const data = (subject: string, predicate: string | NamedNode, object: string): Quad =>
  quad(
    ex(subject),
    typeof predicate === 'string' ? ex(predicate) : predicate,
    ex(object),
    ex('page'),
  );

/** What is inferred from these quads, without the graph, as "s p o" in local names. */
function inferredFrom(...quads: readonly Quad[]): string[] {
  const draft = new Draft(versionOf(quads));
  new Inference(names).rebuild(draft);
  return draft
    .match(null, null, null, inferred)
    .map(({ subject, predicate, object }) =>
      [subject, predicate, object].map(({ value }) => value.replace(/^.*[/#]/, '')).join(' '),
    )
    .sort();
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

  it('takes axioms from the ontology alone, and data from anywhere but the ontology, the receipts and what was inferred', () => {
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

  it('says of the same what is said of a thing, where the ontology says that owl:sameAs is transitive', () => {
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
    const draft = new Draft(versionOf([...axioms, one, two]));
    const inference = new Inference(names);
    inference.adopt(inference.rebuild(draft));
    const consequence = quad(ex('x'), ex('r'), ex('y'), inferred);
    for (const [removed, isThere] of [
      [one, true],
      [two, false],
    ] as const) {
      draft.delete(removed);
      inference.update(draft, { added: [], removed: [removed] });
      expect(draft.has(consequence)).toBe(isThere);
    }
  });
});

describe('owl:sameAs', () => {
  it('goes on being followed from a thing that was said to be two others, when one of them no longer is', () => {
    const [kept, gone] = [data('z', OWL.sameAs, 'x'), data('z', OWL.sameAs, 'y')];
    const draft = new Draft(
      versionOf([
        quad(OWL.sameAs, RDF.type, OWL.TransitiveProperty, ontology),
        kept,
        gone,
        data('z', 'p', 'z'),
      ]),
    );
    const inference = new Inference(names);
    inference.adopt(inference.rebuild(draft));
    draft.delete(gone);
    inference.update(draft, { added: [], removed: [gone] });
    expect(draft.has(quad(ex('x'), ex('p'), ex('x'), inferred))).toBe(true);
    expect(draft.match(ex('y'))).toEqual([]);
  });
});

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
    quad(OWL.sameAs, RDF.type, OWL.TransitiveProperty, ontology),
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
    .tuple(
      subjects,
      fc.constantFrom(SKOS.broader, SKOS.narrower, SKOS.related, OWL.sameAs),
      subjects,
      graphs,
    )
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
  const isSameAs = are(OWL.TransitiveProperty).some((each) => each.equals(OWL.sameAs));
  const symmetric = [
    ...are(OWL.SymmetricProperty),
    SKOS.related,
    ...(isSameAs ? [OWL.sameAs] : []),
  ];
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
      for (const [s2, p2, o2] of list) {
        if (s2.termType === 'Literal') continue;
        if (p2.equals(p) && s2.equals(o) && transitive.some((each) => each.equals(p)))
          add(s, p, o2);
        if (!isSameAs || !p2.equals(OWL.sameAs) || o2.termType === 'Literal') continue;
        if (s2.equals(s)) add(o2, p, o);
        if (s2.equals(o)) add(s, p, o2);
      }
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
  it('gives what the rules give from scratch, for any ontology and any changes', () => {
    fc.assert(
      fc.property(
        fc.array(axioms, { maxLength: 8 }),
        fc.array(statements, { maxLength: 10 }),
        fc.array(changes, { maxLength: 6 }),
        (rules, start, list) => {
          let version = versionOf([...rules, ...start]);
          const inference = new Inference(names);
          for (const change of [{ added: [], removed: [] }, ...list]) {
            const draft = new Draft(version);
            draft.apply(change);
            inference.adopt(inference.update(draft, draft.netChange()));
            version = draft.publish(version.number + 1, undefined);
            expect(inferredOf(version)).toEqual(slowlyInferred(version));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives the same in the id space, and tells what it changed', () => {
    fc.assert(
      fc.property(
        fc.array(axioms, { maxLength: 8 }),
        fc.array(statements, { maxLength: 10 }),
        fc.array(changes, { maxLength: 6 }),
        (rules, start, list) => {
          const inference = new Inference(names);
          let version = versionOf([...rules, ...start]);
          for (const change of [undefined, ...list]) {
            const rows = new QuadBuffer();
            const ids = ({
              subject,
              predicate,
              object,
              graph,
            }: Quad): [number, number, number, number] => [
              version.dictionary.add(subject),
              version.dictionary.add(predicate),
              version.dictionary.add(object),
              version.dictionary.add(graph),
            ];
            for (const each of change?.removed ?? []) rows.remove(...ids(each));
            for (const each of change?.added ?? []) rows.push(...ids(each));
            const net = netChangeOf(version.ids, rows);
            const asserted = new GraphVersion(
              version.dictionary,
              withIdChange(version.ids, net),
              0,
              undefined,
            );
            const followed = inference.follow(asserted, change && net);
            inference.adopt(followed.rules);
            const next = new GraphVersion(version.dictionary, followed.content, 0, undefined);
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
      { numRuns: 500 },
    );
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
