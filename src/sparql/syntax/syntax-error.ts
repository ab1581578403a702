/** The parser's refusal in other words: the place, what was expected there and what was found. */
import { ServiceError, quote } from '../../errors.js';
import { KNOWN_PREFIXES, namesFor } from '../../rdf/index.js';
import { readSyntax, readUnchecked } from './grammar.js';
import { UnknownPrefix, failureOf, type ParseFailure } from './parse-failure.js';
import { positionOf } from './position.js';
import { withoutStringsAndComments } from './query-text.js';
import { selectBreachIn } from './select-rules.js';

export interface SyntaxProblem {
  readonly offset: number;
  /** A sentence without its full stop. */
  readonly what: string;
  readonly expected?: readonly string[];
  readonly found?: string;
}

export function syntaxError(
  text: string,
  { offset, what, expected, found }: SyntaxProblem,
  cause?: unknown,
): ServiceError {
  const { line, column } = positionOf(text, offset);
  return new ServiceError(
    'malformed-query',
    `Syntax error at line ${line}, column ${column}: ${what}.`,
    {
      details: {
        line,
        column,
        ...(expected?.length ? { expected } : {}),
        ...(found === undefined ? {} : { found }),
      },
      cause,
    },
  );
}

/**
 * The error for a query or update that could not be parsed. Its details have `line` and `column`,
 * counted from 1, and as far as known `expected`, a list, and `found`.
 */
export function toSyntaxError(text: string, thrown: unknown, baseIri: string): ServiceError {
  return syntaxError(text, problemOf(text, failureOf(text, thrown), baseIri), thrown);
}

function problemOf(text: string, failure: ParseFailure, baseIri: string): SyntaxProblem {
  if (failure instanceof UnknownPrefix) {
    const { prefix, offset, message } = failure;
    const known = prefix === 'og' ? namesFor(baseIri).ontologyIri : KNOWN_PREFIXES[prefix];
    const what = known ? `${message}: add "PREFIX ${prefix}: <${known}>"` : message;
    return { offset, what, found: `${prefix}:` };
  }
  if (Number.isNaN(failure.offset)) return breachOf(text, failure.message, baseIri);
  const { offset, found = '' } = placeOf(text, failure);
  if (/^["']/.test(found)) return { offset, what: 'this string has no end', found };
  const expected = expectedAt(text, offset);
  const shown = found === '' ? 'the end of the text' : quote(found);
  const what = `${expected.length > 0 ? `expected ${listed(expected)}, ` : ''}found ${shown}`;
  return { offset, what, expected, found };
}

/** Any base does for a syntax check. */
const SOME_BASE = 'urn:base:';

/** A text's first failure; undefined if it is well formed. */
function firstFailure(text: string): ParseFailure | undefined {
  try {
    readSyntax(text, SOME_BASE);
    return undefined;
  } catch (error) {
    return failureOf(text, error);
  }
}

/** Where the lexer found no token: the whole word, or an earlier failure of the grammar. */
function placeOf(text: string, failure: ParseFailure): Pick<ParseFailure, 'offset' | 'found'> {
  if (failure.found !== undefined || failure.offset >= text.trimEnd().length) return failure;
  const offset = text.slice(0, failure.offset).search(/[\p{L}\p{N}_]*$/u);
  const earlier = firstFailure(text.slice(0, offset));
  if (earlier?.found !== undefined) return earlier;
  return { offset, found: /^[\p{L}\p{N}_]+|^[^]/u.exec(text.slice(offset))?.[0] };
}

/** Kinds of words with samples: a kind is possible where a sample is accepted. */
const KINDS: readonly (readonly [name: string, ...samples: string[]])[] = [
  ['a variable', '?x'],
  ['an IRI', '<x>'],
  ['a string', '"x"'],
  ['a number', '1'],
  ['a function', 'STR'],
  ['a blank node', '_:x'],
  ['a triple term', '<<('],
  ['an operator', '=', '&&'],
  ['a path', '^'],
  ...['}', ')', ']', '.', ';', ',', '{', '(', '['].map((sign) => [`"${sign}"`, sign] as const),
  ...(
    'SELECT, CONSTRUCT, DESCRIBE, ASK, PREFIX, BASE, INSERT DATA, DELETE DATA, ' +
    'DELETE WHERE, INSERT, DELETE, LOAD, CLEAR, DROP, CREATE, ADD, MOVE, COPY, WITH, ' +
    'USING, DISTINCT, FROM, NAMED, WHERE, GRAPH, OPTIONAL, UNION, MINUS, FILTER, BIND, ' +
    'VALUES, SERVICE, AS, UNDEF, BY, HAVING, LIMIT, OFFSET, SEPARATOR, INTO, ' +
    'TO, SILENT, DEFAULT, ALL, EXISTS'
  )
    .split(', ')
    .map((keyword) => [keyword, keyword] as const),
  ['GROUP BY', 'GROUP'],
  ['ORDER BY', 'ORDER'],
];

/** Longer texts before the place are not parsed repeatedly. */
const MAX_LENGTH = 4_000;

/** The grammar's alternatives at a place; none far into a long text, where it takes too long. */
function expectedAt(text: string, offset: number): string[] {
  if (offset > MAX_LENGTH) return [];
  const accepts = (sample: string): boolean => {
    const attempt = `${text.slice(0, offset)}\n${sample}`;
    const failure = firstFailure(attempt);
    // A sample that only breaks rules beyond the grammar, or needs more after it, is accepted.
    return !failure || Number.isNaN(failure.offset) || failure.offset >= attempt.length;
  };
  return KINDS.filter(([, ...samples]) => samples.some(accepts)).map(([name]) => name);
}

/** Most alternatives in a message; the error's details have all. */
const MAX_EXPECTED = 8;

function listed(kinds: readonly string[]): string {
  const shown = kinds.length > MAX_EXPECTED ? [...kinds.slice(0, MAX_EXPECTED), '…'] : kinds;
  const [first = '', ...others] = shown;
  const last = others.pop();
  return last === undefined ? first : `${[first, ...others].join(', ')} or ${last}`;
}

const AGGREGATE = String.raw`\b(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(`;

/** Where rules beyond the grammar are broken that name nothing, by the parser's message. */
const PLACES: readonly (readonly [message: RegExp, place: RegExp])[] = [
  [/dataBlockValues/, /\bVALUES\b/i],
  [/within an aggregate/, new RegExp(`(?=${AGGREGATE})(?<=${AGGREGATE}[^]*)`, 'i')],
  [/^Aggregates/, new RegExp(`(?=${AGGREGATE})(?<=\\{[^]*)`, 'i')],
  [/blank ?node/i, /_:\S+|\[/],
  [/annotation/, /\{\||~/],
  [/language direction/, /@[\w-]+--\w*/],
  [/surrogate/, /\\[uU]/],
  [/^DISTINCT/, /\(\s*DISTINCT\b/i],
];

/** A rule beyond the grammar (SPARQL 1.2 §19.8 notes) that a text breaks. */
function breachOf(text: string, thrown: string, baseIri: string): SyntaxProblem {
  const ofSelect = selectBreachOf(text, baseIri);
  if (ofSelect) return ofSelect;
  const message = thrown === 'Note 17 violation' ? 'an annotation cannot follow a path' : thrown;
  const [line = ''] = message.split('\n', 1);
  const what = line.replace(/\.$/, '');
  const blanked = withoutStringsAndComments(text);
  const place = PLACES.find(([pattern]) => pattern.test(message))?.[1].exec(blanked)?.index;
  return { offset: placeOfName(text, message) ?? place ?? 0, what };
}

/** The second mention of what a message names, or else the first. */
function placeOfName(text: string, message: string): number | undefined {
  const named = /\(([?$]\S+|_:\S+)\)$|^Variable (\S+) used more|^(<[^]*>) is/.exec(message);
  if (!named) return undefined;
  const name = named[1] ?? named[3] ?? `?${named[2]}`;
  const first = text.indexOf(name);
  const second = text.indexOf(name, first + name.length);
  return Math.max(0, second === -1 ? first : second);
}

/** Undefined unless SELECT beside GROUP BY and aggregates is the only fault. */
export function selectBreachOf(text: string, baseIri: string): SyntaxProblem | undefined {
  try {
    const breach = selectBreachIn(readUnchecked(text, baseIri));
    return breach && { ...breach, offset: breach.offset ?? 0 };
  } catch {
    // Something else is wrong and reported elsewhere.
    return undefined;
  }
}
