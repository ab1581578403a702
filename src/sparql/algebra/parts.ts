/** Walks through queries and updates, and changed copies of them. */
import type { Term } from '../../rdf/index.js';
import type { Algebra, Form, QueryForm } from './algebra.js';
import type { Expression } from './expression.js';
import type { PathExpression } from './path-expression.js';
import type { UpdateOperation } from './update.js';

export type Part = QueryForm | UpdateOperation | Expression | PathExpression;

/** All parts from this one down, in no particular order; terms are not entered. */
export function* partsIn(root: Part): Generator<Part> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || 'termType' in value) continue;
    // Of all objects in a query only parts have a type.
    if ('type' in value) yield value as Part;
    // Not spread: there can be more than a call's arguments may be.
    for (const inner of Object.values(value)) open.push(inner);
  }
}

interface Changes {
  /** Gets parts whose own parts are changed already. */
  readonly part?: (part: Part) => Part;
  /** Gets the terms within a triple term rather than the triple term. */
  readonly term?: (term: Term) => Term;
}

/** A changed copy, of the same kind at its root; what has no change in it is not copied. */
export function changed<Root extends Part>(root: Root, changes: Changes): Root {
  return changedValue(root, changes) as Root;
}

function changedValue(value: unknown, changes: Changes): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('termType' in value && value.termType !== 'Quad')
    return changes.term ? changes.term(value as Term) : value;
  const fields = value as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  for (const field of Object.keys(fields)) {
    const inner = changedValue(fields[field], changes);
    if (inner !== fields[field]) (copy ??= copyOf(fields))[field] = inner;
  }
  const result = copy ?? fields;
  return changes.part && 'type' in result ? changes.part(result as Part) : result;
}

/** Terms keep their methods. */
export function copyOf<Value extends object>(value: Value): Value {
  const copy: unknown = Array.isArray(value)
    ? value.slice()
    : Object.assign(Object.create(Object.getPrototypeOf(value) as object) as object, value);
  return copy as Value;
}

/** A query without its dataset. */
export function formOf(query: QueryForm): Form {
  return query.type === 'from' ? query.input : query;
}

/** The outermost SELECT; undefined for other forms. */
export function projectionOf(query: QueryForm): (Algebra & { type: 'project' }) | undefined {
  switch (query.type) {
    case 'project':
      return query;
    case 'from':
    case 'slice':
    case 'distinct':
    case 'reduced':
      return projectionOf(query.input);
    default:
      return undefined;
  }
}
