/** Statements in sequence, with the literals of descriptions. */
import {
  XSD,
  literal,
  quad,
  type Literal,
  type NamedNode,
  type Quad,
  type Term,
} from '../../rdf/index.js';

/** A property and its values; unknown ones are left out. */
export type Fact = readonly [property: NamedNode, ...values: readonly (Term | undefined)[]];

/** Gathers statements. */
export class StatementList {
  readonly quads: Quad[] = [];

  say(subject: Quad['subject'], ...facts: readonly Fact[]): void {
    for (const [property, ...values] of facts)
      // Callers pass valid objects.
      for (const value of values)
        if (value) this.quads.push(quad(subject, property, value as Quad['object']));
  }
}

export const english = (text: string): Literal => literal(text, 'en');

export const integer = (count: number): Literal => literal(String(count), XSD.integer);

/** A time, if it is known. */
export const moment = (time: Date | string | undefined): Literal | undefined =>
  time === undefined ? undefined : literal(new Date(time).toISOString(), XSD.dateTime);
