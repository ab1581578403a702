/** The shapes as the gate needs them: which nodes each is for, and whether each can be executed. */
import { ServiceError } from '../errors.js';
import { OWL, QuadSet, RDF, RDFS, SH, namedNode, objectsOf, subjectsOf, termKey, type Quad, type QuadSource, type Term } from '../rdf/index.js';
import { isInstanceOf, subClassesOf, superClassesOf } from './classes.js';
import { isLocal } from './locality.js';

/** A shape with a target: what makes a node one of its focus nodes (SHACL §2.1.3). */
export interface TargetedShape {
  readonly shape: Term;
  readonly targetClasses: readonly Term[];
  readonly targetNodes: readonly Term[];
  readonly targetSubjectsOf: readonly Term[];
  readonly targetObjectsOf: readonly Term[];
}

/** A node and a shape that it has to conform to. */
export type FocusNode = readonly [node: Term, shape: Term];

/** Parts of SHACL that the validator behind the gate does not execute. A shape with one of them would pass everything. */
const NOT_EXECUTABLE = ['sparql', 'target', 'rule', 'js', 'expression', 'select', 'ask', 'propertyValidator', 'nodeValidator'].map((name) => namedNode(SH.iri + name));

/** A set of shapes, checked to be executable as a whole. */
export class Shapes {
  readonly quads: QuadSet;
  #isLocal: boolean | undefined;
  /** The shapes that have a target. */
  readonly targeted: readonly TargetedShape[];

  /** @throws ServiceError `bad-request` naming the first shape that has a part which cannot be executed. */
  constructor(quads: Iterable<Quad>) {
    this.quads = new QuadSet([...quads]);
    for (const part of NOT_EXECUTABLE) {
      const [found] = this.quads.match(null, part);
      if (found) throw new ServiceError('bad-request', `The shape ${nameOf(found.subject)} uses sh:${part.value.slice(SH.iri.length)}, which is not executed here; it would let everything pass.`);
    }
    const [imported] = this.quads.match(null, namedNode(`${OWL.iri}imports`));
    if (imported) throw new ServiceError('bad-request', `The shapes import ${nameOf(imported.object)} (owl:imports); nothing is fetched, so all shapes have to be in the document.`);
    this.targeted = this.#readTargets();
  }

  /** Whether validity is decided next to each node. */
  get isLocal(): boolean {
    return (this.#isLocal ??= isLocal(this.quads));
  }

  /** Every focus node that the targets have in the data. */
  *focusNodes(data: QuadSource): Generator<FocusNode> {
    for (const target of this.targeted) {
      const nodes = [
        ...target.targetClasses.flatMap((type) => [...subClassesOf(data, type).values()]).flatMap((type) => subjectsOf(data, RDF.type, type)),
        ...target.targetNodes,
        ...target.targetSubjectsOf.flatMap((predicate) => subjectsOf(data, predicate, null)),
        ...target.targetObjectsOf.flatMap((predicate) => objectsOf(data, null, predicate)),
      ];
      for (const node of new Map(nodes.map((each) => [termKey(each), each])).values()) yield [node, target.shape];
    }
  }

  /** This node with each shape whose focus node it is. */
  focusNode(data: QuadSource, node: Term): FocusNode[] {
    const classes = new Set(objectsOf(data, node, RDF.type).flatMap((type) => [...superClassesOf(data, type).keys()]));
    return this.targeted
      .filter(
        (target) =>
          target.targetClasses.some((type) => classes.has(termKey(type))) ||
          target.targetNodes.some((other) => other.equals(node)) ||
          target.targetSubjectsOf.some((predicate) => hasAny(data.match(node, predicate))) ||
          target.targetObjectsOf.some((predicate) => hasAny(data.match(null, predicate, node))),
      )
      .map(({ shape }) => [node, shape]);
  }

  #readTargets(): TargetedShape[] {
    // Shapes that are classes themselves (SHACL §2.1.3.3).
    const classes = [...this.quads.match(null, RDF.type)].map(({ subject }) => subject).filter((node) => isInstanceOf(this.quads, node, RDFS.Class));
    const predicates = [SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf];
    const shapes = [...classes, ...predicates.flatMap((predicate) => subjectsOf(this.quads, predicate, null))];
    return [...new Map(shapes.map((shape) => [termKey(shape), shape])).values()].map((shape) => ({
      shape,
      targetClasses: [...objectsOf(this.quads, shape, SH.targetClass), ...classes.filter((type) => type.equals(shape))],
      targetNodes: objectsOf(this.quads, shape, SH.targetNode),
      targetSubjectsOf: objectsOf(this.quads, shape, SH.targetSubjectsOf),
      targetObjectsOf: objectsOf(this.quads, shape, SH.targetObjectsOf),
    }));
  }
}

function hasAny(quads: Iterable<Quad>): boolean {
  for (const _ of quads) return true;
  return false;
}

function nameOf(term: Term): string {
  return term.termType === 'NamedNode' ? `<${(term).value}>` : `_:${term.value}`;
}
