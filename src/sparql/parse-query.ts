/** Query text in, SPARQL algebra out, after the checks that must come before anything runs. */
import type { QueryEngine } from '@comunica/query-sparql';
import { ServiceError } from '../errors.js';
import { toSyntaxError } from './syntax-error.js';

/** A SPARQL algebra operation as Comunica has it; only the fields that are looked at here. */
export interface Operation {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Deeper nesting than this is refused before the recursive parser could overflow. */
const MAX_NESTING = 64;

/** Update operations of the algebra (SPARQL 1.1 Update §3). */
const UPDATE_TYPES = new Set(['compositeupdate', 'deleteinsert', 'load', 'clear', 'create', 'drop', 'add', 'move', 'copy', 'nop', 'updatecompositeupdate']);

/**
 * Parses a query or an update.
 * @throws ServiceError `malformed-query` with line and column; the same when the text nests too deeply.
 */
export async function parseQuery(engine: QueryEngine, text: string, baseIri: string): Promise<Operation> {
  refuseDeepNesting(text);
  try {
    // The context needs a source to be complete; parsing reads none.
    const explained = await engine.explain(text, { sources: [{ type: 'serialized', value: '', mediaType: 'text/turtle', baseIRI: baseIri }], baseIRI: baseIri }, 'parsed');
    return explained.data as Operation;
  } catch (error) {
    // The parser overflows also without brackets, as in a row of some thousand exclamation marks.
    throw (error as Error).name === 'RangeError' ? tooDeep('too deeply', error) : toSyntaxError(text, error);
  }
}

/** The base IRI that the query declares, for functions that resolve IRIs while it runs; else the one given. */
export function baseOf(text: string, baseIri: string): string {
  const prologue = /^(?:\s+|#[^\n]*(?:\n|$)|PREFIX\s+[^\s:]*:\s*<[^<>\s]*>|VERSION\s+(?:"[^"]*"|'[^']*')|BASE\s+<[^<>\s]*>)*/i.exec(text)?.[0] ?? '';
  const bases = [...prologue.replace(/#[^\n]*$/gm, '').matchAll(/BASE\s+<([^<>\s]*)>/gi)].map((match) => match[1]!);
  return bases.reduce((base, next) => (URL.canParse(next, base) ? new URL(next, base).href : next), baseIri);
}

export function isUpdate(operation: Operation): boolean {
  return UPDATE_TYPES.has(operation.type);
}

function refuseDeepNesting(text: string): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[{}()[\]]/g)) {
    depth += '{(['.includes(bracket) ? 1 : -1;
    if (depth > MAX_NESTING) {
      throw tooDeep(`brackets more than ${MAX_NESTING} levels deep`);
    }
  }
}

function tooDeep(how: string, cause?: unknown): ServiceError {
  return new ServiceError('malformed-query', `The query nests ${how}, which is refused; write it flatter.`, { details: { limit: MAX_NESTING }, cause });
}

/** Every operation below and including this one, in no particular order; terms are not entered. */
export function* operationsIn(operation: Operation): Generator<Operation> {
  const open: unknown[] = [operation];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) open.push(...(value as unknown[]));
    else if (typeof value === 'object' && value !== null && !('termType' in value)) {
      if ('type' in value && typeof value.type === 'string') yield value as Operation;
      open.push(...Object.values(value as Record<string, unknown>));
    }
  }
}
