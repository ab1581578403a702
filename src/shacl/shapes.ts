/** The shapes for the gate: the focus nodes of each, and whether each can be executed. */
import type { Quad, Term } from '../rdf/index.js';
import { QuadSet, RDF, RDFS, SH, objectsOf, subjectsOf, termKey } from '../rdf/index.js';
import { isInstanceOf } from './classes.js';
import { notExecutable } from './constraint.js';
import { addImports } from './imports.js';
import { readPath } from './property-path.js';
import { isNotExecuted, isTrue } from './shape-terms.js';
import { VALIDATORS } from './sparql-components.js';

/** A shape with its targets (SHACL §2.1.3). */
export interface TargetedShape {
  readonly shape: Term;
  readonly targetClasses: readonly Term[];
  readonly targetNodes: readonly Term[];
  readonly targetSubjectsOf: readonly Term[];
  readonly targetObjectsOf: readonly Term[];
}

/** A set of shapes with their imports, checked to be executable as a whole. */
export class Shapes {
  readonly quads: QuadSet;
  readonly targeted: readonly TargetedShape[];

  /** @throws ServiceError `bad-request` naming the first shape that cannot be executed. */
  constructor(quads: Iterable<Quad>) {
    this.quads = new QuadSet([...quads]);
    for (const each of this.quads) this.#requireExecutable(each);
    addImports(this.quads);
    this.targeted = this.#readTargets();
  }

  #requireExecutable(statement: Quad): void {
    const { subject, predicate, object } = statement;
    const word = `sh:${predicate.value.slice(SH.iri.length)}`;
    if (isNotExecuted(this.quads, statement))
      throw notExecutable(
        subject,
        `it has ${word}, which is not supported; it would never report anything.`,
      );
    if (predicate.equals(SH.path) && !readPath(this.quads, object))
      throw notExecutable(
        subject,
        'its path (sh:path) is not a SHACL property path, or refers to itself.',
      );
    const isQuery = predicate.equals(SH.select) || predicate.equals(SH.ask);
    if (isQuery && !this.#isUsed(subject))
      throw notExecutable(
        subject,
        `it has a query (${word}), but is not a constraint or validator of a shape.`,
      );
  }

  /** Whether a node has a query that is executed, at least where a shape uses it. */
  #isUsed(node: Term): boolean {
    return [SH.sparql, ...VALIDATORS].some(
      (property) => subjectsOf(this.quads, property, node).length > 0,
    );
  }

  #readTargets(): TargetedShape[] {
    // Shapes that are classes themselves (SHACL §2.1.3.3).
    const classes = [...this.quads.match(null, RDF.type)]
      .map(({ subject }) => subject)
      .filter((node) => isInstanceOf(this.quads, node, RDFS.Class));
    const predicates = [SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf];
    const shapes = [
      ...classes,
      ...predicates.flatMap((predicate) => subjectsOf(this.quads, predicate, null)),
    ].filter((shape) => !isTrue(this.quads, shape, SH.deactivated));
    return [...new Map(shapes.map((shape) => [termKey(shape), shape])).values()].map((shape) => ({
      shape,
      targetClasses: [
        ...objectsOf(this.quads, shape, SH.targetClass),
        ...classes.filter((type) => type.equals(shape)),
      ],
      targetNodes: objectsOf(this.quads, shape, SH.targetNode),
      targetSubjectsOf: objectsOf(this.quads, shape, SH.targetSubjectsOf),
      targetObjectsOf: objectsOf(this.quads, shape, SH.targetObjectsOf),
    }));
  }
}
