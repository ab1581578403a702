/** The shapes as the gate needs them: which nodes each is for, and whether each can be executed. */
import { ServiceError } from '../errors.js';
import { OWL, QuadSet, RDF, RDFS, SH, objectsOf, subjectsOf, termKey, type Quad, type Term } from '../rdf/index.js';
import { isInstanceOf } from './classes.js';
import { readPath } from './property-path.js';
import { isNotExecuted } from './shape-terms.js';

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

/** A set of shapes, checked to be executable as a whole. */
export class Shapes {
  readonly quads: QuadSet;
  /** The shapes that have a target. */
  readonly targeted: readonly TargetedShape[];

  /** @throws ServiceError `bad-request` naming the first shape that has a part which cannot be executed; what cannot be checked is never taken as passed. */
  constructor(quads: Iterable<Quad>) {
    this.quads = new QuadSet([...quads]);
    for (const each of this.quads) {
      const { subject, predicate, object } = each;
      if (isNotExecuted(this.quads, each)) throw new ServiceError('bad-request', `The shape ${nameOf(subject)} uses sh:${predicate.value.slice(SH.iri.length)}, which is not executed here; it would let everything pass.`);
      if (predicate.equals(OWL.imports)) throw new ServiceError('bad-request', `The shapes import ${nameOf(object)} (owl:imports); nothing is fetched, so all shapes have to be in the document.`);
      if (predicate.equals(SH.path) && !readPath(this.quads, object)) throw new ServiceError('bad-request', `The shape ${nameOf(subject)} has a path (sh:path) that cannot be executed: it is no property path of SHACL, or goes round in a circle.`);
    }
    this.targeted = this.#readTargets();
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

function nameOf(term: Term): string {
  return term.termType === 'NamedNode' ? `<${(term).value}>` : `_:${term.value}`;
}
