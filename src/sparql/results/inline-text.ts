/** Inline ids as text: the lexical forms of `inlineLiteralOf`, without a string. */
import { InlineKind, inlineKindOf, inlineValueOf, type TermId } from '../../graph/index.js';
import { dateOfDayNumber } from '../../rdf/index.js';
import { toBytes, type ByteSink } from './byte-sink.js';

const [TRUE, FALSE] = [toBytes('true'), toBytes('false')];
const ZERO = 0x30;
const MINUS = 0x2d;

export function appendInline(sink: ByteSink, id: TermId): void {
  const value = inlineValueOf(id);
  switch (inlineKindOf(id)) {
    case InlineKind.integer:
      appendInteger(sink, value);
      break;
    case InlineKind.date:
      appendDate(sink, value);
      break;
    default:
      sink.append(value === 1 ? TRUE : FALSE);
  }
}

/** Appends an integer of at most nine digits. */
function appendInteger(sink: ByteSink, value: number): void {
  let rest = Math.abs(value);
  let length = value < 0 ? 2 : 1;
  for (let power = 10; power <= rest; power *= 10) length += 1;
  sink.reserve(length);
  const { bytes, length: start } = sink;
  bytes[start] = MINUS;
  for (let at = start + length - 1; at > start || (at === start && value >= 0); at -= 1) {
    bytes[at] = ZERO + (rest % 10);
    rest = (rest / 10) | 0;
  }
  sink.length = start + length;
}

/** Appends the date of a day number, in the years 1 to 9999. */
function appendDate(sink: ByteSink, days: number): void {
  const { year, month, day } = dateOfDayNumber(days);
  sink.reserve(10);
  const { bytes, length } = sink;
  setTwoDigits(bytes, length, (year / 100) | 0);
  setTwoDigits(bytes, length + 2, year % 100);
  bytes[length + 4] = MINUS;
  setTwoDigits(bytes, length + 5, month);
  bytes[length + 7] = MINUS;
  setTwoDigits(bytes, length + 8, day);
  sink.length = length + 10;
}

function setTwoDigits(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = ZERO + ((value / 10) | 0);
  bytes[at + 1] = ZERO + (value % 10);
}
