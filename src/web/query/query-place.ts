/**
 * Where in a query something is being written, and what is known there: prefixes, variables, and
 * which classes they are said to be of.
 */
import { roleOfWord, wordAt, wordsOf, type Word } from './sparql-words.js';

/** What may stand at a place. `header` is outside of all braces. */
export type Slot = 'header' | 'subject' | 'predicate' | 'object' | 'expression' | 'nothing';

/** A place in a query. */
export interface Place {
  readonly slot: Slot;
  /** The word that is being written, up to the place; empty before one. */
  readonly written: string;
  /** Where that word starts. */
  readonly start: number;
  /** The subject and the predicate of the statement that is being written, as they are written. */
  readonly subject: string | undefined;
  readonly predicate: string | undefined;
}

/** Words after which a bracket holds an expression, and not statements. */
const BEFORE_EXPRESSION = new Set(['FILTER', 'BIND', 'HAVING', 'BY', 'IN', 'IF', 'AS']);

/** What the words up to some place have opened. */
interface Level {
  readonly closedBy: string;
  slot: Slot;
  subject: string | undefined;
  predicate: string | undefined;
}

/** The place at an offset of a query. Cost: one pass over the words before it. */
export function placeAt(text: string, offset: number): Place {
  const levels: Level[] = [
    { closedBy: '', slot: 'header', subject: undefined, predicate: undefined },
  ];
  let previous: Word | undefined;
  let at = 0;
  while (at < offset) {
    const word = wordAt(text, at);
    // What is still being written is no word yet; a string or comment that holds the place is no
    // place for words.
    if (word.end >= offset && isOpen(word, offset))
      return placeIn(levels, word, text.slice(word.start, offset));
    at = word.end;
    if (word.kind === 'space' || word.kind === 'comment') continue;
    read(levels, word, previous);
    previous = word;
  }
  const { slot, subject, predicate } = levels.at(-1)!;
  return { slot, written: '', start: offset, subject, predicate };
}

function isOpen(word: Word, offset: number): boolean {
  if (word.kind === 'space' || word.kind === 'punctuation') return false;
  // Behind its end a string, an IRI or a comment with an end is over.
  if (word.end > offset) return true;
  return !(word.kind === 'string' || (word.kind === 'iri' && word.text.endsWith('>')));
}

function placeIn(levels: readonly Level[], word: Word, written: string): Place {
  const { slot, subject, predicate } = levels.at(-1)!;
  const isForText =
    word.kind === 'string' ||
    word.kind === 'comment' ||
    word.kind === 'language' ||
    word.kind === 'number';
  return { slot: isForText ? 'nothing' : slot, written, start: word.start, subject, predicate };
}

/** Moves on over a whole word. */
function read(levels: Level[], word: Word, previous: Word | undefined): void {
  const level = levels.at(-1)!;
  if (word.kind === 'punctuation') readPunctuation(levels, word.text, previous);
  else if (word.kind === 'word' && word.text !== 'a' && roleOfWord(word.text) === 'keyword')
    readKeyword(level, word.text.toUpperCase());
  else if (level.slot === 'subject')
    Object.assign(level, { slot: 'predicate', subject: word.text });
  else if (level.slot === 'predicate')
    Object.assign(level, { slot: 'object', predicate: word.text });
  else if (level.slot === 'object' && word.kind !== 'language' && previous?.text !== '^^')
    level.slot = 'nothing';
}

function readKeyword(level: Level, keyword: string): void {
  if (level.slot === 'header' || level.slot === 'expression') return;
  if (keyword === 'GRAPH' || keyword === 'SERVICE' || keyword === 'VALUES') level.slot = 'nothing';
  else if (level.slot !== 'predicate') level.slot = 'subject';
}

function readPunctuation(levels: Level[], text: string, previous: Word | undefined): void {
  const level = levels.at(-1)!;
  const open = (closedBy: string, slot: Slot, subject?: string): void => {
    levels.push({ closedBy, slot, subject, predicate: undefined });
  };
  if (text === '{') {
    // What follows a group is a new statement of the group around it.
    if (level.slot !== 'header' && level.slot !== 'expression') level.slot = 'subject';
    open('}', 'subject');
  } else if (text === '[') open(']', 'predicate', '[]');
  else if (text === '(') open(')', isExpression(levels, previous) ? 'expression' : level.slot);
  else if (text === level.closedBy && levels.length > 1) close(levels);
  else if (level.slot !== 'header' && level.slot !== 'expression') readSeparator(level, text);
}

function isExpression(levels: readonly Level[], previous: Word | undefined): boolean {
  const { slot } = levels.at(-1)!;
  if (slot === 'header' || slot === 'expression') return true;
  return (
    previous?.kind === 'word' &&
    (BEFORE_EXPRESSION.has(previous.text.toUpperCase()) || roleOfWord(previous.text) === 'function')
  );
}

/** A closed bracket is a whole term, or the end of a filter or a path. */
function close(levels: Level[]): void {
  const { closedBy, slot } = levels.pop()!;
  const level = levels.at(-1)!;
  if (closedBy === '}' || level.slot === 'header' || level.slot === 'expression') return;
  if (closedBy === ']') {
    if (level.slot === 'subject') Object.assign(level, { slot: 'predicate', subject: '[]' });
    else if (level.slot === 'object') level.slot = 'nothing';
  } else if (slot === 'expression') level.slot = 'subject';
  else if (level.slot === 'predicate') level.slot = 'object';
}

function readSeparator(level: Level, text: string): void {
  if (text === '.')
    Object.assign(level, { slot: 'subject', subject: undefined, predicate: undefined });
  else if (text === ';') Object.assign(level, { slot: 'predicate', predicate: undefined });
  else if (text === ',') level.slot = 'object';
  // A path goes on: what follows is a predicate still.
  else if (
    (text === '/' || text === '|' || text === '^' || text === '!') &&
    level.slot === 'object'
  )
    level.slot = 'predicate';
}

/** The prefixes that a query declares. */
export function declaredPrefixes(text: string): Map<string, string> {
  const prefixes = new Map<string, string>();
  for (const [, prefix = '', iri = ''] of text.matchAll(
    /(?:^|[\s>])@?prefix\s+([^\s:<]*):\s*<([^<>\s]*)>/gi,
  ))
    prefixes.set(prefix, iri);
  return prefixes;
}

/** The variables of a query, each once, as they are written with their mark. */
export function variablesOf(text: string): string[] {
  return [
    ...new Set(
      [...wordsOf(text)].filter(({ kind }) => kind === 'variable').map((word) => word.text),
    ),
  ];
}

/** The classes that a query says each subject to be of, as they are written. */
export function classesOf(text: string): Map<string, string[]> {
  const classes = new Map<string, string[]>();
  const words = [...wordsOf(text)];
  words.forEach((word, index) => {
    if (word.text !== 'a' && word.text !== 'rdf:type') return;
    const { subject } = placeAt(text, word.start);
    const type = words[index + 1];
    if (subject !== undefined && type && (type.kind === 'prefixed' || type.kind === 'iri'))
      classes.set(subject, [...(classes.get(subject) ?? []), type.text]);
  });
  return classes;
}
