/** Queries with values for some variables, for an engine elsewhere that is sent nothing but text. */
import { badRequest } from '../errors.js';
import { toNTriplesTerm, type Term } from '../rdf/index.js';
import { parseQuery } from './parse-query.js';
import type { Bindings } from './plan/index.js';
import {
  edited,
  isNode,
  isVariable,
  rangeOf,
  readTree,
  type Node,
  type TextChange,
} from './why-empty/syntax-tree.js';

/** How the engine has the terms of statements. */
export type WriteStored = (term: Term) => string;

/**
 * The query with a term in place of each variable that has a value; the answer has the variable
 * still. The query must be well formed, and may not give such a variable a value itself.
 * @throws ServiceError `bad-request` for a value that cannot be where the query has its variable.
 */
export function withValues(
  text: string,
  baseIri: string,
  values: Bindings,
  stored: WriteStored,
): string {
  const { root } = readTree(text, baseIri);
  const changes = new Map<number, TextChange>();
  const change = (node: Node, written: string): void => {
    const range = rangeOf(node);
    // Nodes of the syntax can share a place in the text.
    if (range) changes.set(range.start, { ...range, text: written });
  };
  const visit = (value: unknown, parent: Partial<Node>, field: string): void => {
    const term = isVariable(value) ? values.get(value.value) : undefined;
    if (Array.isArray(value)) for (const each of value) visit(each, parent, field);
    else if (isVariable(value)) {
      if (!term) return;
      const written = toNTriplesTerm(term);
      if (parent.operator === 'bound') change(parent as Node, 'true');
      else if (parent.subType === 'select' && field === 'variables')
        change(value, `(${written} AS ?${value.value})`);
      else change(value, isExpression(parent, field) ? `(${written})` : stored(term));
    } else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value))
        if (name !== 'loc') visit(each, value, name);
  };
  visit(root, {}, '');
  const where = isNode(root.where) ? rangeOf(root.where) : undefined;
  const isAll = [root.variables].flat().some((each) => isNode(each) && each.type === 'wildcard');
  if (where && isAll) {
    const end = where.end - 1;
    const bound = [...values].map(([name, term]) => ` BIND(${toNTriplesTerm(term)} AS ?${name})`);
    changes.set(end, { start: end, end, text: bound.join('') });
  }
  const result = edited(text, [...changes.values()]);
  try {
    parseQuery(result, baseIri);
  } catch (cause) {
    const terms = [...values.values()].map(toNTriplesTerm).join(', ');
    throw badRequest(
      `The query cannot have these values (${terms}): a text stands where only a thing can, or an ` +
        'IRI is not well formed.',
      { cause },
    );
  }
  return result;
}

const isExpression = ({ type }: Partial<Node>, field: string): boolean =>
  type === 'expression' || field === 'expression' || field === 'having';
