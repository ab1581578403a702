/** Inline literals from UTF-8, without making a string: the twin of `inlineIdOf`. */
import { InlineKind, UNBOUND, toInlineId, type TermId } from './term-ids.js';

const ZERO = 0x30;
const MINUS = 0x2d;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const DAYS_TO_1970 = 719_162;

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
  if (year < 1 || month < 1 || month > 12 || day < 1) return UNBOUND;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (
    day >
    DAYS_BEFORE_MONTH[month]! - DAYS_BEFORE_MONTH[month - 1]! + (isLeap && month === 2 ? 1 : 0)
  )
    return UNBOUND;
  const past = year - 1;
  const days =
    past * 365 +
    Math.floor(past / 4) -
    Math.floor(past / 100) +
    Math.floor(past / 400) +
    DAYS_BEFORE_MONTH[month - 1]! +
    (isLeap && month > 2 ? 1 : 0) +
    day -
    1;
  return toInlineId(InlineKind.date, days - DAYS_TO_1970);
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
