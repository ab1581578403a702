/** Days of an article that no calendar has, so that no date is dropped silently. */
import type { QuotedSpan } from '../facts.js';
import type { Article } from '../read/article.js';
import { badDate } from '../read/bad-date.js';
import { findBrokenDates } from './dates.js';

/** An impossible day with the reason. */
export interface ImpossibleDate extends QuotedSpan {
  readonly reason: string;
}

/** Those of title and paragraphs. @throws ServiceError `bad-date` for one in the dateline */
export function impossibleDates(
  { title, dateline, paragraphs }: Article,
  source: string,
): ImpossibleDate[] {
  const [own] = dateline ? findBrokenDates(dateline.text.text) : [];
  if (dateline && own) throw badDate(own.reason, dateline.text.slice(own.start, own.end), source);
  return [title, ...paragraphs].flatMap((text) =>
    findBrokenDates(text.text).map(({ start, end, reason }) => ({
      ...text.span(start, end),
      text: text.text.slice(start, end),
      reason,
    })),
  );
}
