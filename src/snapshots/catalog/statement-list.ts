/** Statements as they are said one after another. */
import { quad, type NamedNode, type Quad, type Term } from '../../rdf/index.js';

/** Gathers statements; what is not known is left out. */
export class StatementList {
  readonly quads: Quad[] = [];

  say(
    subject: Quad['subject'],
    property: NamedNode,
    ...objects: readonly (Term | undefined)[]
  ): void {
    // Callers hand over what can be an object.
    for (const object of objects)
      if (object) this.quads.push(quad(subject, property, object as Quad['object']));
  }
}
