/** Literals as sort keys and days of a period. */
import type { DictionaryView, TermId } from '../graph/index.js';
import { InlineKind, inlineKindOf, inlineValueOf, isInline } from '../graph/index.js';
import { daySpanOf, type DaySpan } from '../rdf/index.js';

/** The days of a date, a moment, a month or a year; undefined for other terms. */
export function daysOf(dictionary: DictionaryView, id: TermId): DaySpan | undefined {
  if (isInline(id)) {
    const day = inlineValueOf(id);
    return inlineKindOf(id) === InlineKind.date ? { first: day, last: day } : undefined;
  }
  // A time of day or a time zone may follow, but does not move the day.
  return daySpanOf(/^\d{4}(?:-\d\d){0,2}(?=$|[TZ+-])/.exec(dictionary.textOf(id))?.[0] ?? '');
}

/** A literal's number: the first day since 1970 for a date, a month or a year. */
export function numberOf(dictionary: DictionaryView, id: TermId): number | undefined {
  if (isInline(id)) return inlineKindOf(id) === InlineKind.boolean ? undefined : inlineValueOf(id);
  const days = daysOf(dictionary, id);
  if (days) return days.first;
  const text = dictionary.textOf(id).trim();
  const number = Number(text);
  return text === '' || Number.isNaN(number) ? undefined : number;
}
