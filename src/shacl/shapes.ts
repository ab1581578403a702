/** The shapes as the gate needs them: which shapes there are for a node, and whether each can be executed. */
import { ServiceError } from '../errors.js';
import { QuadSet, RDF, RDFS, SH, namedNode, objectsOf, type Quad, type QuadSource, type Term } from '../rdf/index.js';
import { isLocal } from './locality.js';

/** A shape with a target: what makes a node one of its focus nodes (SHACL §2.1.3). */
interface TargetedShape {
  readonly shape: Term;
  readonly targetClasses: readonly string[];
  readonly targetNodes: readonly Term[];
  readonly targetSubjectsOf: readonly Term[];
  readonly targetObjectsOf: readonly Term[];
}

/** Parts of SHACL that the validator behind the gate does not execute. A shape with one of them would pass everything. */
const NOT_EXECUTABLE = ['sparql', 'target', 'rule', 'js', 'expression', 'select', 'ask', 'propertyValidator', 'nodeValidator'].map((name) => namedNode(SH.iri + name));

/** A set of shapes, checked to be executable as a whole. */
export class Shapes {
  readonly quads: QuadSet;
  /** Whether validity is decided next to each node. */
  readonly isLocal: boolean;
  readonly #targeted: readonly TargetedShape[];

  /** @throws ServiceError `bad-request` naming the first shape that has a part which cannot be executed. */
  constructor(quads: Iterable<Quad>) {
    this.quads = new QuadSet([...quads]);
    for (const part of NOT_EXECUTABLE) {
      const [found] = this.quads.match(null, part);
      if (found) throw new ServiceError('bad-request', `The shape ${nameOf(found.subject)} uses sh:${part.value.slice(SH.iri.length)}, which is not executed here; it would let everything pass.`);
    }
    this.isLocal = isLocal(this.quads);
    this.#targeted = this.#readTargets();
  }

  /** The shapes whose focus node this is. */
  shapesFor(data: QuadSource, node: Term): Term[] {
    const classes = new Set(objectsOf(data, node, RDF.type).flatMap((type) => [...superClassesOf(data, type)]));
    return this.#targeted
      .filter(
        (target) =>
          target.targetClasses.some((name) => classes.has(name)) ||
          target.targetNodes.some((other) => other.equals(node)) ||
          target.targetSubjectsOf.some((predicate) => hasAny(data.match(node, predicate))) ||
          target.targetObjectsOf.some((predicate) => hasAny(data.match(null, predicate, node))),
      )
      .map(({ shape }) => shape);
  }

  #readTargets(): TargetedShape[] {
    const byShape = new Map<string, Term>();
    const predicates = [SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf];
    const candidates = [...predicates.flatMap((predicate) => [...this.quads.match(null, predicate)]), ...this.#implicitClassTargets()];
    for (const { subject } of candidates) byShape.set(subject.value, subject);
    return [...byShape.values()].map((shape) => ({
      shape,
      targetClasses: [
        ...objectsOf(this.quads, shape, SH.targetClass).map((term) => term.value),
        ...this.#implicitClassTargets().filter(({ subject }) => subject.equals(shape)).map(({ subject }) => subject.value),
      ],
      targetNodes: objectsOf(this.quads, shape, SH.targetNode),
      targetSubjectsOf: objectsOf(this.quads, shape, SH.targetSubjectsOf),
      targetObjectsOf: objectsOf(this.quads, shape, SH.targetObjectsOf),
    }));
  }

  /** Shapes that are classes themselves (SHACL §2.1.3.3). */
  #implicitClassTargets(): Quad[] {
    return [...this.quads.match(null, RDF.type, RDFS.Class)].filter(({ subject }) => this.quads.countQuads(subject, RDF.type, SH.NodeShape, null) > 0);
  }
}

/** A class and those above it, as the data's own rdfs:subClassOf statements say (SHACL §3.2, "SHACL instance"). */
function superClassesOf(data: QuadSource, type: Term): Set<string> {
  const open: Term[] = [type];
  const seen = new Set([type.value]);
  for (const from of open) {
    for (const superClass of objectsOf(data, from, RDFS.subClassOf)) {
      if (seen.has(superClass.value)) continue;
      seen.add(superClass.value);
      open.push(superClass);
    }
  }
  return seen;
}

function hasAny(quads: Iterable<Quad>): boolean {
  for (const _ of quads) return true;
  return false;
}

function nameOf(term: Term): string {
  return term.termType === 'NamedNode' ? `<${(term).value}>` : `_:${term.value}`;
}
