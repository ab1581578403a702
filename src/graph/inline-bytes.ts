/** The ids of literals that fit into one, from their UTF-8. */
import { XSD, dayNumber, daysInMonth } from '../rdf/index.js';
import { InlineKind, UNBOUND, toInlineId, type TermId } from './term-ids.js';

/** 0 for literals that do not fit, and for other than canonical forms. */
export type InlineReader = (text: Uint8Array, start: number, end: number) => TermId;

const ZERO = 0x30;
const MINUS = 0x2d;

function inlineIntegerOf(text: Uint8Array, start: number, end: number): TermId {
  const isNegative = text[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  const digits = end - first;
  if (digits < 1 || digits > 9 || (text[first] === ZERO && (isNegative || digits > 1)))
    return UNBOUND;
  const value = numberOf(text, first, end);
  return value < 0 ? UNBOUND : toInlineId(InlineKind.integer, isNegative ? -value : value);
}

/** A valid date `YYYY-MM-DD` from year 1 on. */
function inlineDateOf(text: Uint8Array, start: number, end: number): TermId {
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

function inlineBooleanOf(text: Uint8Array, start: number, end: number): TermId {
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

export const INLINE_READERS: ReadonlyMap<string, InlineReader> = new Map([
  [XSD.integer.value, inlineIntegerOf],
  [XSD.date.value, inlineDateOf],
  [XSD.boolean.value, inlineBooleanOf],
]);
const MAX_LENGTH = 10;
const encoder = new TextEncoder();

/** 0 when a literal does not fit, or its lexical form is not canonical. */
export function inlineIdOf(lexical: string, datatype: string): TermId {
  const read = lexical.length > MAX_LENGTH ? undefined : INLINE_READERS.get(datatype);
  if (!read) return UNBOUND;
  const text = encoder.encode(lexical);
  return read(text, 0, text.length);
}
