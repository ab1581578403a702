/** What the ontology says follows from one statement: super-classes, super-properties, inverses, symmetry. */
import { OWL, RDF, RDFS, namedNode, quad, type NamedNode, type Names, type Quad, type QuadSource } from '../rdf/index.js';

/** A property that follows from another: the same way round, or with subject and object exchanged. */
export interface Implied {
  readonly property: NamedNode;
  readonly isInverse: boolean;
}

/**
 * The rules of one ontology. Every rule has a single premise, so that what follows from a statement never depends on
 * others, and a change of the data costs only what the changed statements imply (RDFS rules rdfs7 and rdfs9 with their
 * closures, OWL 2 RL prp-inv1, prp-inv2, prp-symp).
 */
export class InferenceRules {
  /** Classes by IRI with all those above them, and properties with what follows from them. */
  readonly superClasses: ReadonlyMap<string, readonly NamedNode[]>;
  readonly implied: ReadonlyMap<string, readonly Implied[]>;
  readonly #inferredGraph: NamedNode;

  /** Reads the axioms that stand in the ontology's graph; axioms elsewhere are data like any other. */
  constructor(source: QuadSource, names: Names) {
    const edges = (predicate: NamedNode): [string, string][] =>
      [...source.match(null, predicate, null, names.graphs.ontology)]
        .filter(({ subject, object }) => subject.termType === 'NamedNode' && object.termType === 'NamedNode')
        .map(({ subject, object }) => [subject.value, object.value]);
    const symmetric = [...source.match(null, RDF.type, OWL.SymmetricProperty, names.graphs.ontology)].map(({ subject }) => subject.value);
    this.superClasses = closureOfClasses(edges(RDFS.subClassOf));
    this.implied = closureOfProperties(edges(RDFS.subPropertyOf), edges(OWL.inverseOf), symmetric);
    this.#inferredGraph = names.graphs.inferred;
  }

  /** The statements that follow from one, in the graph of inferred statements; the statement itself is not among them. */
  consequencesOf(premise: Quad): Quad[] {
    const { subject, predicate, object } = premise;
    const consequences = (this.implied.get(predicate.value) ?? []).flatMap(({ property, isInverse }) => {
      if (!isInverse) return [quad(subject, property, object, this.#inferredGraph)];
      if (object.termType === 'Literal' || object.termType === 'Quad') return [];
      return [quad(object, property, subject, this.#inferredGraph)];
    });
    if (predicate.equals(RDF.type) && object.termType === 'NamedNode') {
      for (const superClass of this.superClasses.get(object.value) ?? []) {
        consequences.push(quad(subject, RDF.type, superClass, this.#inferredGraph));
      }
    }
    return consequences;
  }
}

function closureOfClasses(edges: readonly [string, string][]): Map<string, NamedNode[]> {
  const supers = adjacency(edges);
  const closure = new Map<string, NamedNode[]>();
  for (const name of supers.keys()) {
    closure.set(name, [...reachable(name, (from) => supers.get(from) ?? [])].filter((other) => other !== name).map((iri) => namedNode(iri)));
  }
  return closure;
}

/** Properties reachable over sub-property and inverse steps. A state is a property and the way round, `>` or `<`. */
function closureOfProperties(
  subPropertyEdges: readonly [string, string][],
  inverseEdges: readonly [string, string][],
  symmetric: readonly string[],
): Map<string, Implied[]> {
  const supers = adjacency(subPropertyEdges);
  const inverses = adjacency([...inverseEdges, ...inverseEdges.map(([a, b]): [string, string] => [b, a]), ...symmetric.map((p): [string, string] => [p, p])]);
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
    closure.set(property, states.map((state) => ({ property: namedNode(state.slice(1)), isInverse: state.startsWith('<') })));
  }
  return closure;
}

function adjacency(edges: readonly [string, string][]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [from, to] of edges) {
    const targets = map.get(from);
    if (targets) targets.push(to);
    else map.set(from, [to]);
  }
  return map;
}

/** Everything that can be reached from `start`, itself included. */
function reachable(start: string, next: (from: string) => readonly string[]): Set<string> {
  const seen = new Set([start]);
  for (const from of seen) for (const to of next(from)) seen.add(to);
  return seen;
}
