/** The ontology's rules: hierarchies, inverses, symmetry and transitivity. */
import type { NamedNode, Names, QuadSource } from '../rdf/index.js';
import { OWL, RDF, RDFS, SKOS, getOrMake, namedNode } from '../rdf/index.js';

/** In the same direction, or with subject and object exchanged. */
export interface Implied {
  readonly property: NamedNode;
  readonly isInverse: boolean;
}

type Edge = readonly [from: string, to: string];

const edge = (from: NamedNode, to: NamedNode): Edge => [from.value, to.value];

/** Hierarchies of concepts, which SKOS itself defines (SKOS Reference S21 to S26). */
const SKOS_AXIOMS = {
  subProperties: [
    edge(SKOS.broader, SKOS.broaderTransitive),
    edge(SKOS.narrower, SKOS.narrowerTransitive),
  ],
  inverses: [
    edge(SKOS.broader, SKOS.narrower),
    edge(SKOS.broaderTransitive, SKOS.narrowerTransitive),
  ],
  symmetric: [SKOS.related.value],
  transitive: [SKOS.broaderTransitive.value, SKOS.narrowerTransitive.value],
};

/**
 * The rules of one ontology (RDFS rules rdfs7 and rdfs9 with their closures; OWL 2 RL prp-inv1,
 * prp-inv2, prp-symp, prp-trp).
 */
export class InferenceRules {
  /** Super-classes by IRI, and properties with the conclusions of one statement of theirs. */
  readonly superClasses: ReadonlyMap<string, readonly NamedNode[]>;
  readonly implied: ReadonlyMap<string, readonly Implied[]>;
  /** Properties of which two statements in a row make a third. */
  readonly transitive: ReadonlySet<string>;

  /** Reads axioms in the ontology's graph only; elsewhere they are data. */
  constructor(source: QuadSource, names: Names) {
    const edges = (predicate: NamedNode): Edge[] =>
      [...source.match(null, predicate, null, names.graphs.ontology)]
        .filter(
          ({ subject, object }) =>
            subject.termType === 'NamedNode' && object.termType === 'NamedNode',
        )
        .map(({ subject, object }) => [subject.value, object.value]);
    const typed = (type: NamedNode): string[] =>
      [...source.match(null, RDF.type, type, names.graphs.ontology)].map(
        ({ subject }) => subject.value,
      );
    this.transitive = new Set([...SKOS_AXIOMS.transitive, ...typed(OWL.TransitiveProperty)]);
    this.superClasses = closureOfClasses(edges(RDFS.subClassOf));
    this.implied = closureOfProperties(
      [...SKOS_AXIOMS.subProperties, ...edges(RDFS.subPropertyOf)],
      [...SKOS_AXIOMS.inverses, ...edges(OWL.inverseOf)],
      [...SKOS_AXIOMS.symmetric, ...typed(OWL.SymmetricProperty)],
    );
  }

  /** The same for the same rules. */
  get key(): string {
    const byName = (all: ReadonlyMap<string, readonly unknown[]>): unknown[] =>
      [...all].map(([iri, list]) => [iri, list.map((each) => JSON.stringify(each)).sort()]).sort();
    return JSON.stringify([
      byName(this.implied),
      byName(this.superClasses),
      [...this.transitive].sort(),
    ]);
  }
}

function closureOfClasses(edges: readonly Edge[]): Map<string, NamedNode[]> {
  const supers = adjacency(edges);
  const closure = new Map<string, NamedNode[]>();
  for (const name of supers.keys()) {
    closure.set(
      name,
      [...reachable(name, (from) => supers.get(from) ?? [])]
        .filter((other) => other !== name)
        .map((iri) => namedNode(iri)),
    );
  }
  return closure;
}

/** All conclusions of a property. A state is a property and the direction, `>` or `<`. */
function closureOfProperties(
  subPropertyEdges: readonly Edge[],
  inverseEdges: readonly Edge[],
  symmetric: readonly string[],
): Map<string, Implied[]> {
  const supers = adjacency(subPropertyEdges);
  const inverses = adjacency([
    ...inverseEdges,
    ...inverseEdges.map(([a, b]): Edge => [b, a]),
    ...symmetric.map((p): Edge => [p, p]),
  ]);
  const next = (state: string): string[] => {
    const way = state.startsWith('<') ? '<' : '>';
    const otherWay = way === '<' ? '>' : '<';
    const property = state.slice(1);
    return [
      ...(supers.get(property) ?? []).map((superProperty) => way + superProperty),
      ...(inverses.get(property) ?? []).map((inverse) => otherWay + inverse),
    ];
  };
  const closure = new Map<string, Implied[]>();
  for (const property of new Set([...supers.keys(), ...inverses.keys()])) {
    const states = [...reachable(`>${property}`, next)].filter((state) => state !== `>${property}`);
    closure.set(
      property,
      states.map((state) => ({
        property: namedNode(state.slice(1)),
        isInverse: state.startsWith('<'),
      })),
    );
  }
  return closure;
}

function adjacency(edges: readonly Edge[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [from, to] of edges) getOrMake(map, from, () => []).push(to);
  return map;
}

/** Everything that can be reached from `start`, itself included. */
export function reachable<Node>(start: Node, next: (from: Node) => Iterable<Node>): Set<Node> {
  const seen = new Set([start]);
  for (const from of seen) for (const to of next(from)) seen.add(to);
  return seen;
}
