/** What the grammar accepts at a place, in its words. */
import type { FailurePoint } from './failure-point.js';

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
  ['a prefix with its colon', 'x:'],
  ...['}', ')', ']', '.', ';', ',', '{', '(', '[', '*'].map(
    (symbol) => [`"${symbol}"`, symbol] as const,
  ),
  ...(
    'SELECT, CONSTRUCT, DESCRIBE, ASK, PREFIX, BASE, INSERT DATA, DELETE DATA, ' +
    'DELETE WHERE, INSERT, DELETE, LOAD, CLEAR, DROP, CREATE, ADD, MOVE, COPY, WITH, ' +
    'USING, DISTINCT, FROM, NAMED, WHERE, GRAPH, OPTIONAL, UNION, MINUS, FILTER, BIND, ' +
    'VALUES, SERVICE, LATERAL, AS, UNDEF, BY, HAVING, LIMIT, OFFSET, SEPARATOR, INTO, ' +
    'TO, SILENT, DEFAULT, ALL, EXISTS'
  )
    .split(', ')
    .map((keyword) => [keyword, keyword] as const),
  ['GROUP BY', 'GROUP'],
  ['ORDER BY', 'ORDER'],
];

/** Kinds that add nothing to another one. */
const IMPLIED: readonly (readonly [name: string, by: string])[] = [
  ['"*"', 'an operator'],
  ['a prefix with its colon', 'an IRI'],
];

/** Longer texts before the place are not parsed repeatedly. */
const MAX_LENGTH = 4_000;

/** The grammar's alternatives at a place; none far into a long text, where it takes too long. */
export function expectedAt(place: FailurePoint): string[] {
  if (place.offset > MAX_LENGTH) return [];
  const kinds = KINDS.filter(([, ...samples]) =>
    samples.some((sample) => place.accepts(sample)),
  ).map(([name]) => name);
  return kinds.filter(
    (name) => !IMPLIED.some(([implied, by]) => implied === name && kinds.includes(by)),
  );
}
