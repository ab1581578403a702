/** Parses queries into algebra, after the checks that must come before anything runs. */
import { ServiceError, badRequest } from '../../errors.js';
import { changed, projectionOf, type QueryForm } from '../algebra/index.js';
import { readSyntax, toAlgebra, type Syntax } from './grammar.js';
import { withoutStringsAndComments } from './query-text.js';
import { resolveIri } from './resolve-iri.js';
import { selectBreachIn } from './select-rules.js';
import { selectBreachOf, syntaxError, toSyntaxError } from './syntax-error.js';
import { selectsAll, type Node } from './syntax-tree.js';

/** Refuses deeper nesting before the recursive parser overflows. */
const MAX_NESTING = 256;

/**
 * @throws ServiceError `malformed-query` with line and column, also when the text is too much for
 *   the parser; `bad-request` when it is an update.
 */
export function parseQuery(text: string, baseIri: string): QueryForm {
  const syntax = parseSyntax(text, baseIri);
  if (syntax.type !== 'update') {
    const query = toQuery(syntax, baseIri, text);
    return selectsAll(syntax) ? withColumns(query, mentionedIn(text)) : query;
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

/** The library sorts the columns of SELECT * by name; people expect the order of first mention. */
function withColumns(query: QueryForm, names: readonly string[]): QueryForm {
  const places = new Map([...names].reverse().map((name, place) => [name, -place]));
  const placeOf = ({ value }: { readonly value: string }): number => places.get(value) ?? 1;
  const select = projectionOf(query);
  return changed(query, {
    part: (part) =>
      part === select
        ? { ...select, variables: [...select.variables].sort((a, b) => placeOf(a) - placeOf(b)) }
        : part,
  });
}

/** Only the syntax. @throws ServiceError `malformed-query` as `parseQuery` does. */
export function parseSyntax(text: string, baseIri: string): Syntax {
  refuseHostile(withoutStringsAndComments(text));
  const syntax = withSyntaxErrors(text, baseIri, () => readSyntax(text, baseIri));
  const breach = selectBreachIn(syntax) && selectBreachOf(text, baseIri);
  if (breach) throw syntaxError(text, breach);
  return syntax;
}

/**
 * The query of a syntax tree that was read from a text, and perhaps changed.
 * @throws ServiceError as `parseQuery` does.
 */
export function toQuery(tree: Syntax | Node, baseIri: string, text: string): QueryForm {
  return withSyntaxErrors(
    text,
    baseIri,
    () => toAlgebra(tree, baseIri, { text, quads: false }) as QueryForm,
  );
}

export function withSyntaxErrors<T>(text: string, baseIri: string, work: () => T): T {
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

/** The variables in a text in order of mention. */
export function mentionedIn(text: string): string[] {
  return [...withoutStringsAndComments(text).matchAll(/[?$]([\p{L}\p{N}_]+)/gu)].map(
    ([, name = '']) => name,
  );
}
