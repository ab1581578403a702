/** Queries with values for some variables, for an engine elsewhere that is sent nothing but text. */
import { badRequest } from '../errors.js';
import { toNTriplesTerm, type Term } from '../rdf/index.js';
import type { Bindings } from './plan/index.js';
import {
  isNode,
  parseQuery,
  rangeOf,
  readTree,
  type Node,
  type TextRange,
} from './syntax/index.js';

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
  const root = readTree(text, baseIri);
  const changes = new Map<number, TextRange & { readonly text: string }>();
  const change = (node: Node, written: string): void => {
    const range = rangeOf(node);
    // Nodes of the syntax can share a place in the text.
    if (range) changes.set(range.start, { ...range, text: written });
  };
  const visit = (value: unknown, parent: Partial<Node>, field: string): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, parent, field);
    else if (isNode(value) && value.subType === 'variable') {
      const name = value.value as string;
      const term = values.get(name);
      if (!term) return;
      const written = toNTriplesTerm(term);
      if (parent.operator === 'bound') change(parent as Node, 'true');
      else if (parent.subType === 'select' && field === 'variables')
        change(value, `(${written} AS ?${name})`);
      else change(value, isExpression(parent, field) ? `(${written})` : stored(term));
    } else if (typeof value === 'object' && value !== null)
      for (const [part, each] of Object.entries(value))
        if (part !== 'loc') visit(each, value, part);
  };
  visit(root, {}, '');
  const where = isNode(root.where) ? rangeOf(root.where) : undefined;
  const isAll = [root.variables].flat().some((each) => isNode(each) && each.type === 'wildcard');
  if (where && isAll) {
    const end = where.end - 1;
    const bound = [...values].map(([name, term]) => ` BIND(${toNTriplesTerm(term)} AS ?${name})`);
    changes.set(end, { start: end, end, text: bound.join('') });
  }
  const result = [...changes.values()]
    .sort((left, right) => right.start - left.start)
    .reduce((all, each) => all.slice(0, each.start) + each.text + all.slice(each.end), text);
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
