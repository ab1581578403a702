/** What could stand at a place, in the words of the SPARQL grammar. */
import type { FailurePoint } from './failure-point.js';

/** Kinds of words, each with samples: the grammar takes one where the kind is possible. */
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
  ...[
    'SELECT',
    'CONSTRUCT',
    'DESCRIBE',
    'ASK',
    'PREFIX',
    'BASE',
    'INSERT DATA',
    'DELETE DATA',
    'DELETE WHERE',
    'INSERT',
    'DELETE',
    'LOAD',
    'CLEAR',
    'DROP',
    'CREATE',
    'ADD',
    'MOVE',
    'COPY',
    'WITH',
    'USING',
    'DISTINCT',
    'FROM',
    'NAMED',
    'WHERE',
    'GRAPH',
    'OPTIONAL',
    'UNION',
    'MINUS',
    'FILTER',
    'BIND',
    'VALUES',
    'SERVICE',
    'LATERAL',
    'AS',
    'UNDEF',
    'BY',
    'HAVING',
    'LIMIT',
    'OFFSET',
    'SEPARATOR',
    'INTO',
    'TO',
    'SILENT',
    'DEFAULT',
    'ALL',
    'EXISTS',
  ].map((keyword) => [keyword, keyword] as const),
  ['GROUP BY', 'GROUP'],
  ['ORDER BY', 'ORDER'],
];

/** Kinds that say nothing more where another one is said. */
const IMPLIED: readonly (readonly [name: string, by: string])[] = [
  ['"*"', 'an operator'],
  ['a prefix with its colon', 'an IRI'],
];

/** Texts that are longer before the place are not parsed again and again. */
const MAX_LENGTH = 4_000;

/** What the grammar takes at a place; none far into a long text, where it takes too long. */
export function expectedAt(place: FailurePoint): string[] {
  if (place.offset > MAX_LENGTH) return [];
  const kinds = KINDS.filter(([, ...samples]) =>
    samples.some((sample) => place.accepts(sample)),
  ).map(([name]) => name);
  return kinds.filter(
    (name) => !IMPLIED.some(([implied, by]) => implied === name && kinds.includes(by)),
  );
}
