/** The context at the cursor: prefixes, variables, and their classes. */
import { roleOfWord, sparqlTokenAt, sparqlTokensOf, type SparqlToken } from './sparql-tokens.js';

/** The possibilities at a place. `header` is outside of all braces. */
export type Slot = 'header' | 'subject' | 'predicate' | 'object' | 'expression' | 'nothing';

export interface QueryCursor {
  readonly slot: Slot;
  /** The word being typed, up to the place; empty before one. */
  readonly written: string;
  /** Where that word starts. */
  readonly start: number;
  /** The subject and the predicate of the current statement, as written. */
  readonly subject: string | undefined;
  readonly predicate: string | undefined;
}

/** Words after which a bracket holds an expression, and not statements. */
const BEFORE_EXPRESSION = new Set(['FILTER', 'BIND', 'HAVING', 'BY', 'IN', 'IF', 'AS']);

/** The state after the words up to some place. */
interface Level {
  readonly outer: Level | undefined;
  readonly closedBy: string;
  slot: Slot;
  subject: string | undefined;
  predicate: string | undefined;
}

/** The place at an offset of a query. Cost: one pass over the words before it. */
export function cursorAt(text: string, offset: number): QueryCursor {
  let level = levelIn(undefined, '', 'header');
  let previous: SparqlToken | undefined;
  let at = 0;
  while (at < offset) {
    const token = sparqlTokenAt(text, at);
    // An unfinished word is no word yet; within a string or comment there are no words.
    if (token.end >= offset && isOpen(token, offset))
      return placeIn(level, token, text.slice(token.start, offset));
    at = token.end;
    if (token.kind === 'space' || token.kind === 'comment') continue;
    level = read(level, token, previous);
    previous = token;
  }
  const { slot, subject, predicate } = level;
  return { slot, written: '', start: offset, subject, predicate };
}

function levelIn(outer: Level | undefined, closedBy: string, slot: Slot, subject?: string): Level {
  return { outer, closedBy, slot, subject, predicate: undefined };
}

function isOpen(token: SparqlToken, offset: number): boolean {
  if (token.kind === 'space' || token.kind === 'punctuation') return false;
  // Behind its end a string, an IRI or a comment with an end is over.
  if (token.end > offset) return true;
  return !(token.kind === 'string' || (token.kind === 'iri' && token.text.endsWith('>')));
}

function placeIn(level: Level, token: SparqlToken, written: string): QueryCursor {
  const { slot, subject, predicate } = level;
  const isForText = ['string', 'comment', 'language', 'number'].includes(token.kind);
  return { slot: isForText ? 'nothing' : slot, written, start: token.start, subject, predicate };
}

/** Moves over a whole token, and returns the level behind it. */
function read(level: Level, token: SparqlToken, previous: SparqlToken | undefined): Level {
  if (token.kind === 'punctuation') return readPunctuation(level, token.text, previous);
  if (token.kind === 'word' && token.text !== 'a' && roleOfWord(token.text) === 'keyword')
    readKeyword(level, token.text.toUpperCase());
  else if (level.slot === 'subject')
    Object.assign(level, { slot: 'predicate', subject: token.text });
  else if (level.slot === 'predicate')
    Object.assign(level, { slot: 'object', predicate: token.text });
  else if (level.slot === 'object' && token.kind !== 'language' && previous?.text !== '^^')
    level.slot = 'nothing';
  return level;
}

function readKeyword(level: Level, keyword: string): void {
  if (level.slot === 'header' || level.slot === 'expression') return;
  if (keyword === 'GRAPH' || keyword === 'SERVICE' || keyword === 'VALUES') level.slot = 'nothing';
  else if (level.slot !== 'predicate') level.slot = 'subject';
}

function readPunctuation(level: Level, text: string, previous: SparqlToken | undefined): Level {
  if (text === '{') {
    // After a group, a new statement of the group around it begins.
    if (level.slot !== 'header' && level.slot !== 'expression') level.slot = 'subject';
    return levelIn(level, '}', 'subject');
  }
  if (text === '[') return levelIn(level, ']', 'predicate', '[]');
  if (text === '(')
    return levelIn(level, ')', isExpression(level, previous) ? 'expression' : level.slot);
  if (text === level.closedBy && level.outer) return closed(level, level.outer);
  if (level.slot !== 'header' && level.slot !== 'expression') readSeparator(level, text);
  return level;
}

function isExpression({ slot }: Level, previous: SparqlToken | undefined): boolean {
  if (slot === 'header' || slot === 'expression') return true;
  return (
    previous?.kind === 'word' &&
    (BEFORE_EXPRESSION.has(previous.text.toUpperCase()) || roleOfWord(previous.text) === 'function')
  );
}

/** A closed bracket is a whole term, or the end of a filter or a path. */
function closed({ closedBy, slot }: Level, outer: Level): Level {
  if (closedBy === '}' || outer.slot === 'header' || outer.slot === 'expression') return outer;
  if (closedBy === ']') {
    if (outer.slot === 'subject') Object.assign(outer, { slot: 'predicate', subject: '[]' });
    else if (outer.slot === 'object') outer.slot = 'nothing';
  } else if (slot === 'expression') outer.slot = 'subject';
  else if (outer.slot === 'predicate') outer.slot = 'object';
  return outer;
}

function readSeparator(level: Level, text: string): void {
  if (text === '.')
    Object.assign(level, { slot: 'subject', subject: undefined, predicate: undefined });
  else if (text === ';') Object.assign(level, { slot: 'predicate', predicate: undefined });
  else if (text === ',') level.slot = 'object';
  // A path goes on: a predicate still follows.
  else if (
    (text === '/' || text === '|' || text === '^' || text === '!') &&
    level.slot === 'object'
  )
    level.slot = 'predicate';
}

export function declaredPrefixes(text: string): Map<string, string> {
  const prefixes = new Map<string, string>();
  for (const [, prefix = '', iri = ''] of text.matchAll(
    /(?:^|[\s>])@?prefix\s+([^\s:<]*):\s*<([^<>\s]*)>/gi,
  ))
    prefixes.set(prefix, iri);
  return prefixes;
}

/** What declares a prefix on top of a query; empty if it is declared there, or unknown. */
export function missingDeclaration(
  text: string,
  prefix: string,
  known: ReadonlyMap<string, string>,
): string {
  const iri = declaredPrefixes(text).has(prefix) ? undefined : known.get(prefix);
  return iri === undefined ? '' : `PREFIX ${prefix}: <${iri}>\n`;
}

/** The variables of a query, each once, with their mark. */
export function queryVariables(text: string): string[] {
  return [
    ...new Set(
      [...sparqlTokensOf(text)].filter(({ kind }) => kind === 'variable').map((each) => each.text),
    ),
  ];
}

/** The predicates whose object each variable is, as they are written. */
export function predicatesTo(text: string): Map<string, string[]> {
  const predicates = new Map<string, string[]>();
  for (const token of sparqlTokensOf(text)) {
    if (token.kind !== 'variable') continue;
    const { slot, predicate } = cursorAt(text, token.start);
    if (slot === 'object' && predicate !== undefined)
      predicates.set(token.text, [...(predicates.get(token.text) ?? []), predicate]);
  }
  return predicates;
}

/** The classes of each subject in a query, as written. */
export function classesIn(text: string): Map<string, string[]> {
  const classes = new Map<string, string[]>();
  const tokens = [...sparqlTokensOf(text)];
  tokens.forEach((token, index) => {
    if (token.text !== 'a' && token.text !== 'rdf:type') return;
    const { subject } = cursorAt(text, token.start);
    const type = tokens[index + 1];
    if (subject !== undefined && type && (type.kind === 'prefixed' || type.kind === 'iri'))
      classes.set(subject, [...(classes.get(subject) ?? []), type.text]);
  });
  return classes;
}
