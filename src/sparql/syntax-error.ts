/** Errors of the SPARQL parser, retold with line, column and what was expected. */
import { ServiceError, messageOf } from '../errors.js';
import { STANDARD_PREFIXES } from '../rdf/index.js';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The error for a query that could not be parsed; line and column count from 1. */
export function toSyntaxError(text: string, thrown: unknown): ServiceError {
  const message = messageOf(thrown);
  const prefix = /Unknown prefix: ?([^\s.]*)/i.exec(message)?.[1];
  if (prefix !== undefined) return unknownPrefix(text, prefix, thrown);

  const expected = expectedIn(message);
  const found = /but found:?\s*(?:-->)?\s*'([^']*)'/.exec(message)?.[1];
  const place = placeOf(text, message, found);
  const what = expected ? `expected ${expected}, found ${describeFound(found)}` : firstLine(message);
  return malformed(`Syntax error at line ${place.line}, column ${place.column}: ${what}.`, place, thrown);
}

function unknownPrefix(text: string, prefix: string, cause: unknown): ServiceError {
  const use = new RegExp(`(?<![\\w.-])${prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}:`).exec(text);
  const place = placeAt(text, use?.index ?? 0);
  const known = STANDARD_PREFIXES[prefix];
  const advice = known ? ` Add "PREFIX ${prefix}: <${known}>" at the top.` : ` Declare it with "PREFIX ${prefix}: <…>" at the top.`;
  return malformed(`Syntax error at line ${place.line}, column ${place.column}: the prefix "${prefix}:" is not declared.${advice}`, place, cause);
}

/** What the parser would have taken: `Expecting --> x <--`, or a list of token sequences. */
function expectedIn(message: string): string | undefined {
  const single = /Expecting -->\s*(.+?)\s*<--/s.exec(message)?.[1];
  if (single) return quoteToken(single);
  const sequences = [...message.matchAll(/^\s*\d+\. \[(.*)\]$/gm)].map((match) => match[1]!.split(',')[0]!.trim());
  if (sequences.length === 0) return undefined;
  const distinct = [...new Set(sequences)].map(quoteToken);
  const shown = distinct.slice(0, 8);
  return `one of ${shown.join(', ')}${distinct.length > shown.length ? ', …' : ''}`;
}

function placeOf(text: string, message: string, found: string | undefined): Place {
  const line = Number(/on line (\d+)/.exec(message)?.[1] ?? NaN);
  const pointer = message.split('\n').findIndex((part) => /^-*\^/.test(part));
  if (Number.isFinite(line)) {
    const column = pointer === -1 ? 1 : message.split('\n')[pointer]!.indexOf('^') + 1;
    return { line, column };
  }
  // Without a line, the parser ran into the end of the text or says only the token it found.
  return placeAt(text, found ? Math.max(text.lastIndexOf(found), 0) : text.trimEnd().length);
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function describeFound(found: string | undefined): string {
  return found ? `"${found}"` : 'the end of the text';
}

/** Punctuation is shown in quotation marks, names of token classes as they are. */
function quoteToken(token: string): string {
  return /^[A-Za-z]\w+$/.test(token) ? token.replace(/^Var\d$/, 'a variable').replace(/Literal$/, '') : `"${token}"`;
}

function firstLine(message: string): string {
  return message.split('\n').filter(Boolean).slice(0, 2).join(': ').replace(/\.$/, '');
}

function malformed(message: string, place: Place, cause: unknown): ServiceError {
  return new ServiceError('malformed-query', message, { details: { ...place }, cause });
}
