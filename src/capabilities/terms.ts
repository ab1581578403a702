/** Terms in tools: IRIs in full, numbers and booleans as in JSON. */
import { labelOf, type GraphVersion } from '../graph/index.js';
import { nativeValueOf, toNTriplesTerm, type Term } from '../rdf/index.js';
import type { Schema } from '../input/index.js';

export type Cell = string | number | boolean;

export const CELL: Schema = { type: ['string', 'number', 'boolean'] };

export function cellOf(term: Term): Cell {
  switch (term.termType) {
    case 'Literal':
      return nativeValueOf(term.value, term.datatype.value) ?? term.value;
    case 'BlankNode':
      return `_:${term.value}`;
    case 'Quad':
      return toNTriplesTerm(term);
    default:
      return term.value;
  }
}

/** A value of a thing: of another thing its name and its IRI. */
export interface NamedValue {
  readonly value: Cell;
  readonly iri?: string;
}

export function namedValueOf(version: GraphVersion, term: Term): NamedValue {
  return term.termType === 'NamedNode'
    ? { value: labelOf(version, term), iri: term.value }
    : { value: cellOf(term) };
}
