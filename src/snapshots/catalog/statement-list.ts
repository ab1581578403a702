/** Statements in sequence. */
import { quad, type NamedNode, type Quad, type Term } from '../../rdf/index.js';

/** Gathers statements, leaving out unknown values. */
export class StatementList {
  readonly quads: Quad[] = [];

  say(
    subject: Quad['subject'],
    property: NamedNode,
    ...objects: readonly (Term | undefined)[]
  ): void {
    // Callers pass valid objects.
    for (const object of objects)
      if (object) this.quads.push(quad(subject, property, object as Quad['object']));
  }
}
