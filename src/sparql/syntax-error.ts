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
  const character = /unexpected character: ->([\s\S]*?)<- at offset: (\d+)/.exec(message);
  if (character) return unexpectedWord(text, Number(character[2]), thrown);

  const found = /but found:?\s*(?:-->)?\s*'([^']*)'/.exec(message)?.[1];
  const expected = expectedIn(message, found);
  const place = placeOf(text, message, found);
  const what = expected ? `expected ${expected}, found ${describeFound(found)}` : firstLine(message);
  return malformed(`Syntax error at line ${place.line}, column ${place.column}: ${what}.`, place, thrown);
}

/** Where the text cannot even be cut into words: an unclosed string, or a word that SPARQL does not know. */
function unexpectedWord(text: string, offset: number, cause: unknown): ServiceError {
  const place = placeAt(text, offset);
  const rest = text.slice(offset);
  const what = /^["']/.test(rest)
    ? `this string has no end; it was expected to close with ${rest[0]} on the same line`
    : `"${/^[^\s{}()<>.,;]+/.exec(rest)?.[0] ?? rest.slice(0, 1)}" is no word of SPARQL; a keyword, a variable (?x), an IRI (<…>) or a prefixed name (og:Event) was expected`;
  return malformed(`Syntax error at line ${place.line}, column ${place.column}: ${what}.`, place, cause);
}

function unknownPrefix(text: string, prefix: string, cause: unknown): ServiceError {
  const use = new RegExp(`(?<![\\w.-])${prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}:`).exec(text);
  const place = placeAt(text, use?.index ?? 0);
  const known = STANDARD_PREFIXES[prefix];
  const advice = known ? ` Add "PREFIX ${prefix}: <${known}>" at the top.` : ` Declare it with "PREFIX ${prefix}: <…>" at the top.`;
  return malformed(`Syntax error at line ${place.line}, column ${place.column}: the prefix "${prefix}:" is not declared.${advice}`, place, cause);
}

/** What the parser would have taken: one token (`--> x <--`), or a list of token sequences. */
function expectedIn(message: string, found: string | undefined): string | undefined {
  const single = /-->\s*(.+?)\s*<--/s.exec(message)?.[1];
  if (single) return describeToken(single);
  const numbered = [...message.matchAll(/^\s*\d+\. \[(.*)\]$/gm)].map((match) => match[1]!.split(',')[0]!);
  const iterated = [...(/^\s*<(\[.*\])>$/m.exec(message)?.[1] ?? '').matchAll(/\[(\[|[^\]]+)\]/g)].map((match) => match[1]!);
  // The grammar lists variables also where the parser refuses them, as in INSERT DATA.
  const isVariableRefused = /^[?$]/.test(found ?? '');
  const described = [...new Set([...numbered, ...iterated].map((token) => describeToken(token.trim())))].filter((token) => !isVariableRefused || token !== 'a variable');
  if (described.length === 0) return undefined;
  const shown = described.slice(0, MAX_EXPECTED);
  if (described.length > shown.length) shown.push('…');
  return shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** How many alternatives a message lists. */
const MAX_EXPECTED = 10;

/** Classes of the parser's tokens, in the words of the SPARQL grammar. */
const TOKEN_CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^Var[12]$/, 'a variable'],
  [/^(?:IriRef|PNameLn|PNameNs)$/, 'an IRI'],
  [/^StringLiteral/, 'a string'],
  [/^(?:Integer|Decimal|Double)/, 'a number'],
  [/^(?:true|false)$/, 'true or false'],
  [/^(?:BlankNodeLabel|Anon)$/, 'a blank node'],
  [/^Nil$/, '"()"'],
  [/^type declaration/, '"a"'],
  [/^(?:Triple Term|Reification) [Oo]pen/, 'a triple term'],
  [/^(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT|[A-Z][A-Z0-9_]*|has[A-Z]+|is[A-Z]+)$/, 'a function'],
];

/** Keywords that are no functions, though they are written in capitals. */
const KEYWORDS = new Set(['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE', 'WHERE', 'FROM', 'PREFIX', 'BASE', 'INSERT', 'DELETE', 'LOAD', 'CLEAR', 'DROP', 'CREATE', 'ADD', 'MOVE', 'COPY', 'WITH', 'USING', 'GRAPH', 'INTO', 'BY', 'AS', 'IN', 'NOT']);

function describeToken(token: string): string {
  if (KEYWORDS.has(token.toUpperCase())) return token.toUpperCase();
  return TOKEN_CLASSES.find(([pattern]) => pattern.test(token))?.[1] ?? `"${token}"`;
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

function firstLine(message: string): string {
  return message.split('\n').filter(Boolean).slice(0, 2).join(': ').replace(/\.$/, '');
}

function malformed(message: string, place: Place, cause: unknown): ServiceError {
  return new ServiceError('malformed-query', message, { details: { ...place }, cause });
}
