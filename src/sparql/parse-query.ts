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

/** On longer words that are no token, the lexer takes quadratic time. */
const MAX_WORD_LENGTH = 128;

/** Adjacent characters of names, keywords and numbers, except the colon of prefixes. */
const WORD = /[^\s!-,/:-@[-^`{-~]+/g;

/** GRAPH as an operation, for our operators, or written into patterns, as in templates. */
export type GraphForm = 'operations' | 'in-patterns';

/**
 * @throws ServiceError `malformed-query` with line and column, also when the text is too much for
 *   the parser; `bad-request` when it is an update.
 */
export function parseQuery(text: string, baseIri: string): AlgebraNode {
  const syntax = parseSyntax(text, baseIri);
  if (syntax.type !== 'update') return translate(syntax, baseIri, { text, graphs: 'operations' });
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

/** @throws ServiceError `malformed-query` for a text too deep or too long for the parser. */
function refuseHostile(text: string): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[{}()[\]]/g)) {
    depth += '{(['.includes(bracket) ? 1 : -1;
    if (depth > MAX_NESTING)
      throw tooMuch(`it nests brackets more than ${MAX_NESTING} levels deep. Nest it less`, {
        limit: MAX_NESTING,
      });
  }
  for (const [word] of text.matchAll(WORD)) {
    if (word.length > MAX_WORD_LENGTH)
      throw tooMuch(
        `the word "${word.slice(0, 20)}…" has more than ${MAX_WORD_LENGTH} characters. ` +
          'Write a long name as an IRI',
        { limit: MAX_WORD_LENGTH },
      );
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
    // Not spread: a list can be longer than a call's arguments may be.
    if (Array.isArray(value)) for (const item of value as unknown[]) open.push(item);
    else if (typeof value === 'object' && value !== null && !('termType' in value)) {
      if ('type' in value && typeof value.type === 'string') yield value as AlgebraNode;
      open.push(...Object.values(value as Record<string, unknown>));
    }
  }
}

/** The variables in a text in order of mention; strings and comments may seem to have some. */
export function mentionedIn(text: string): string[] {
  return [...text.matchAll(/[?$]([\p{L}\p{N}_]+)/gu)].map(([, name = '']) => name);
}
