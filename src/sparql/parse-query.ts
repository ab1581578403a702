/** Parses queries into algebra, after the checks that must come before anything runs. */
import { ServiceError, badRequest } from '../errors.js';
import {
  readSyntax,
  resolveIri,
  selectBreachIn,
  selectBreachOf,
  syntaxError,
  toAlgebra,
  toSyntaxError,
  withoutStringsAndComments,
  type Syntax,
} from './syntax/index.js';

export type { Syntax } from './syntax/index.js';

/** An algebra operation of the library; only the fields in use here. */
export interface AlgebraNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Refuses deeper nesting before the recursive parser overflows. */
const MAX_NESTING = 256;

/** GRAPH as an operation, for our operators, or written into patterns, as in templates. */
export type GraphForm = 'operations' | 'in-patterns';

/**
 * @throws ServiceError `malformed-query` with line and column, also when the text is too much for
 *   the parser; `bad-request` when it is an update.
 */
export function parseQuery(text: string, baseIri: string): AlgebraNode {
  const syntax = parseSyntax(text, baseIri);
  if (syntax.type !== 'update') {
    const algebra = translate(syntax, baseIri, { text, graphs: 'operations' });
    return selectsAll(syntax) ? withColumns(algebra, mentionedIn(text)) : algebra;
  }
  if (syntax.updates.every(({ operation }) => !operation))
    throw new ServiceError(
      'malformed-query',
      'A query was expected: SELECT, ASK, CONSTRUCT or DESCRIBE; the text is empty.',
    );
  throw badRequest(
    'This is an update; a query, also `osce-graph query`, only reads. POST it as `update` to ' +
      '/sparql, or load RDF files with `osce-graph load`.',
  );
}

/** Whether it is SELECT *. */
export function selectsAll(syntax: Syntax): boolean {
  const { subType, variables } = syntax as unknown as AlgebraNode;
  return subType === 'select' && (variables as readonly AlgebraNode[])[0]?.type === 'wildcard';
}

/** The library sorts the columns of SELECT * by name; people expect the order of first mention. */
function withColumns(operation: AlgebraNode, names: readonly string[]): AlgebraNode {
  if (operation.type !== 'project')
    return { ...operation, input: withColumns(operation.input as AlgebraNode, names) };
  const places = new Map([...names].reverse().map((name, place) => [name, -place]));
  const placeOf = ({ value }: { readonly value: string }): number => places.get(value) ?? 1;
  const variables = operation.variables as readonly { readonly value: string }[];
  return { ...operation, variables: [...variables].sort((a, b) => placeOf(a) - placeOf(b)) };
}

/** Only the syntax. @throws ServiceError `malformed-query` as `parseQuery` does. */
export function parseSyntax(text: string, baseIri: string): Syntax {
  refuseHostile(withoutStringsAndComments(text));
  const syntax = withSyntaxErrors(text, baseIri, () => readSyntax(text, baseIri));
  const breach = selectBreachIn(syntax) && selectBreachOf(text, baseIri);
  if (breach) throw syntaxError(text, breach);
  return syntax;
}

/** The algebra of a text or a part of it. @throws ServiceError as `parseQuery` does. */
export function translate(
  syntax: Syntax,
  baseIri: string,
  { text, graphs }: { readonly text: string; readonly graphs: GraphForm },
): AlgebraNode {
  // The library's algebra is wider than ours; we rely only on the parts we check.
  return withSyntaxErrors(
    text,
    baseIri,
    () => toAlgebra(syntax, baseIri, { text, quads: graphs === 'in-patterns' }) as AlgebraNode,
  );
}

function withSyntaxErrors<T>(text: string, baseIri: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    // The parser also overflows without brackets: on thousands of exclamation marks, or some
    // hundred thousand triples in one block.
    throw (error as Error).name === 'RangeError'
      ? tooMuch(
          'it nests too deeply, or one of its blocks or strings is too long. ' +
            'Nest it less, or split it into several operations',
          {},
          error,
        )
      : toSyntaxError(text, error, baseIri);
  }
}

/** The prologue before the first operation. The group is a base IRI. */
const PROLOGUE =
  /\s+|#[^\n]*|PREFIX\s+[^\s:]*:\s*<[^<>\s]*>|VERSION\s+(?:"[^"]*"|'[^']*')|BASE\s+<([^<>\s]*)>/giy;

/** The query's own base IRI, for functions that resolve IRIs; else the given one. */
export function baseOf(text: string, baseIri: string): string {
  const bases = [...text.matchAll(PROLOGUE)].flatMap((part) => part[1] ?? []);
  return bases.reduce((base, next) => resolveIri(next, base) ?? base, baseIri);
}

/** @throws ServiceError `malformed-query` for a text too deep for the parser. */
function refuseHostile(text: string): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[{}()[\]]/g)) {
    depth += '{(['.includes(bracket) ? 1 : -1;
    if (depth > MAX_NESTING)
      throw tooMuch(`it nests brackets more than ${MAX_NESTING} levels deep. Nest it less`, {
        limit: MAX_NESTING,
      });
  }
}

function tooMuch(
  why: string,
  details: Readonly<Record<string, unknown>>,
  cause?: unknown,
): ServiceError {
  return new ServiceError('malformed-query', `The query is too complex for the parser: ${why}.`, {
    details,
    cause,
  });
}

/** All operations from this one down, in no particular order; terms are not entered. */
export function* operationsIn(operation: AlgebraNode): Generator<AlgebraNode> {
  const open: unknown[] = [operation];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || 'termType' in value) continue;
    if ('type' in value && typeof value.type === 'string') yield value as AlgebraNode;
    // Not spread: there can be more than a call's arguments may be.
    for (const part of Object.values(value as Record<string, unknown>)) open.push(part);
  }
}

/** The variables in a text in order of mention. */
export function mentionedIn(text: string): string[] {
  return [...withoutStringsAndComments(text).matchAll(/[?$]([\p{L}\p{N}_]+)/gu)].map(
    ([, name = '']) => name,
  );
}
