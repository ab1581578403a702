/** Inline literals from UTF-8, without making a string: the twin of `inlineIdOf`. */
import { dayNumber, daysInMonth } from '../rdf/index.js';
import { InlineKind, UNBOUND, toInlineId, type TermId } from './term-ids.js';

const ZERO = 0x30;
const MINUS = 0x2d;

/** The id of an integer in canonical form; 0 for other forms and for large numbers. */
export function inlineIntegerOf(text: Uint8Array, start: number, end: number): TermId {
  const isNegative = text[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  const digits = end - first;
  if (digits < 1 || digits > 9 || (text[first] === ZERO && (isNegative || digits > 1)))
    return UNBOUND;
  const value = numberOf(text, first, end);
  return value < 0 ? UNBOUND : toInlineId(InlineKind.integer, isNegative ? -value : value);
}

/** The id of a valid date `YYYY-MM-DD` from year 1 on; 0 for other forms. */
export function inlineDateOf(text: Uint8Array, start: number, end: number): TermId {
  if (end - start !== 10 || text[start + 4] !== MINUS || text[start + 7] !== MINUS) return UNBOUND;
  const [year, month, day] = [
    numberOf(text, start, start + 4),
    numberOf(text, start + 5, start + 7),
    numberOf(text, start + 8, end),
  ];
  return year < 1 || day < 1 || day > daysInMonth(year, month)
    ? UNBOUND
    : toInlineId(InlineKind.date, dayNumber(year, month, day));
}

/** The id of `true` or `false`; 0 for other forms. */
export function inlineBooleanOf(text: Uint8Array, start: number, end: number): TermId {
  if (isText(text, start, end, TRUE)) return toInlineId(InlineKind.boolean, 1);
  return isText(text, start, end, FALSE) ? toInlineId(InlineKind.boolean, 0) : UNBOUND;
}

const TRUE = new TextEncoder().encode('true');
const FALSE = new TextEncoder().encode('false');

function isText(text: Uint8Array, start: number, end: number, expected: Uint8Array): boolean {
  return (
    end - start === expected.length && expected.every((byte, index) => text[start + index] === byte)
  );
}

/** The number of some digits; negative for anything else. */
function numberOf(text: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text[at]! - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
