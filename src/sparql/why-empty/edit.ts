/** A suggested change of a query's text, with its reason. */
import type { Term } from '../../rdf/index.js';
import { aloneIn, restrictedTo, type DividedQuery, type QueryPart } from './parts.js';
import { MOST_VALUES, type Probe } from './probe.js';
import { nodesIn, type Node, type TextRange, type Replacements } from './syntax-tree.js';
import type { TermNames } from './term-names.js';

export interface TextChange extends TextRange {
  readonly text: string;
}

export interface Edit {
  readonly changes: readonly TextChange[];
  /** The distance from the text; of edits that give rows, the nearest is offered. */
  readonly cost: number;
  readonly place: TextRange;
  /** The problem and the facts, in plain words, with numbers of this version. */
  readonly hint: string;
}

/** A query without rows, and the tools to find out what was meant. */
export interface Inspection {
  readonly query: DividedQuery;
  /** The parts that leave no rows. */
  readonly set: readonly QueryPart[];
  readonly probe: Probe;
  readonly names: TermNames;
}

export function edited(text: string, changes: readonly TextChange[]): string {
  let result = text;
  for (const { start, end, text: written } of [...changes].sort(
    (left, right) => right.start - left.start,
  ))
    result = result.slice(0, start) + written + result.slice(end);
  return result;
}

export function writtenIn({ text }: DividedQuery, { start, end }: TextRange): string {
  return text.slice(start, end);
}

/**
 * The values of an expression, or else of the variable `ASKED`, with some nodes replaced and some
 * parts left out: those that fit the rest of the query, or if there are none, the rest of the empty
 * set.
 */
export function fittingValues(
  inspection: Inspection,
  {
    replacements,
    without = [],
    expression,
  }: {
    readonly replacements?: Replacements;
    readonly without?: readonly QueryPart[];
    readonly expression?: Node;
  },
): readonly Term[] {
  const { query, set, probe } = inspection;
  for (const parts of [
    query.parts.filter(({ kind }) => kind !== 'having' && kind !== 'limit'),
    set,
  ]) {
    probe.check();
    const root = restrictedTo(
      query,
      new Set(parts.filter((part) => !without.includes(part))),
      replacements,
    );
    const values = probe.valuesOf(root, query.text, expression);
    if (values && values.length > 0) return values;
  }
  return [];
}

/** The values of `ASKED` in single triples, for terms outside the rest of the query. */
export function valuesAlone(
  { query, set, probe }: Inspection,
  replacements: Replacements,
): readonly Term[] {
  return set
    .filter(
      ({ kind, node }) =>
        kind === 'triple' && [...nodesIn(node)].some((each) => replacements.has(each)),
    )
    .flatMap((part) => probe.valuesOf(aloneIn(query, part, replacements), query.text) ?? []);
}

/** The count of values in words; above the limit, no exact number. */
export function countedValues(values: readonly unknown[]): string {
  const more = values.length >= MOST_VALUES ? ' or more' : '';
  return `${values.length}${more} different ${values.length === 1 ? 'value' : 'values'}`;
}
