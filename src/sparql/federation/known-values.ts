/** Values already known for variables, so that an endpoint need not send the rest. */
import { badRequest } from '../../errors.js';
import { UNBOUND } from '../../graph/index.js';
import { dataFactory, toNTriplesTerm, type Term } from '../../rdf/index.js';
import {
  certainVariables,
  isVarying,
  partsIn,
  possibleVariables,
  type Algebra,
} from '../algebra/index.js';
import type { Evaluation } from '../plan/index.js';
import { isSendable, type KnownValues } from './service-request.js';

/** With more rows than this, none are sent and the whole pattern is requested. */
const MAX_ROWS = 10_000;

export type Evaluate = (operation: Algebra) => Evaluation;

/**
 * The values that a pattern's solutions can have when joined with `beside`; undefined when all are
 * to be requested. Only variables that every solution of the pattern binds are used: restricting
 * these beforehand loses and adds no solution.
 */
export function knownValues(
  pattern: Algebra,
  beside: readonly Algebra[],
  evaluate: Evaluate,
): KnownValues | undefined {
  if (isVolatile(pattern)) return undefined;
  const solutions = solutionsBeside(beside, certainVariables(pattern), evaluate);
  if (!solutions) return undefined;
  // No other endpoint knows this graph's blank nodes.
  const rows = solutions.rows.filter((row) => row.every((term) => term?.termType !== 'BlankNode'));
  return sendable(solutions.variables, rows);
}

/**
 * The values of a variable beside a SERVICE; undefined among them is unbound.
 * @throws ServiceError `bad-request` when it has no values or too many.
 */
export function valuesOfName(
  name: string,
  beside: readonly Algebra[],
  evaluate: Evaluate,
): readonly (Term | undefined)[] {
  const solutions = solutionsBeside(beside, new Set([name]), evaluate);
  if (!solutions)
    throw badRequest(
      `SERVICE ?${name} needs a few values for ?${name}. Add a pattern or VALUES that gives them ` +
        'to the same group.',
    );
  return solutions.rows.map(([term]) => term);
}

interface Solutions {
  readonly variables: readonly string[];
  readonly rows: readonly (readonly (Term | undefined)[])[];
}

/** The distinct values beside; undefined when there are none, or too many. */
function solutionsBeside(
  beside: readonly Algebra[],
  names: ReadonlySet<string>,
  evaluate: Evaluate,
): Solutions | undefined {
  const helping = beside.filter((operation) =>
    [...possibleVariables(operation)].some((name) => names.has(name)),
  );
  const [first] = helping;
  if (!first) return undefined;
  const input: Algebra = helping.length === 1 ? first : { type: 'join', input: helping };
  const variables = [...possibleVariables(input)]
    .filter((name) => names.has(name))
    .map((name) => dataFactory.variable(name));
  const evaluation = evaluate({
    type: 'distinct',
    input: { type: 'project', input, variables },
  }) as Evaluation & { kind: 'solutions' };
  const rows = rowsOf(evaluation);
  return rows && { variables: evaluation.variables, rows };
}

/** Whether it has functions that vary, or LIMIT, whose choice depends on the values before it. */
function isVolatile(pattern: Algebra): boolean {
  return [...partsIn(pattern)].some(
    (part) =>
      part.type === 'slice' ||
      (part.type === 'expression' &&
        part.subType === 'operator' &&
        (isVarying(part.operator) || part.operator === 'now')),
  );
}

/** The rows as terms; undefined when there are too many. */
function rowsOf({
  batches,
  context,
}: Evaluation & { kind: 'solutions' }): (Term | undefined)[][] | undefined {
  const rows: (Term | undefined)[][] = [];
  for (const { columns, rowCount } of batches) {
    for (let row = 0; row < rowCount; row += 1) {
      rows.push(
        columns.map((column) => {
          const id = column[row] ?? UNBOUND;
          return id === UNBOUND ? undefined : context.termOf(id);
        }),
      );
      if (rows.length > MAX_ROWS) return undefined;
    }
    context.budget.check();
  }
  return rows;
}

/** The rows with only those variables that have a sendable value in every row. */
function sendable(variables: readonly string[], rows: Solutions['rows']): KnownValues | undefined {
  const sent = variables.flatMap((name, column) =>
    rows.every((row) => row[column] !== undefined && isSendable(row[column]))
      ? [{ name, column }]
      : [],
  );
  if (sent.length === 0) return undefined;
  const distinct = new Map(
    rows
      .map((row) => sent.flatMap(({ column }) => row[column] ?? []))
      .map((row) => [row.map(toNTriplesTerm).join(' '), row]),
  );
  return { variables: sent.map(({ name }) => name), rows: [...distinct.values()] };
}
