/** Refuses an article with an impossible day, so that no date is dropped silently. */
import type { Article } from '../read/article.js';
import { badDate } from '../read/bad-date.js';
import { findBrokenDates } from './dates.js';

/** @throws ServiceError `bad-date` for the first such day in title, dateline and paragraphs */
export function checkDates(article: Article, source: string): void {
  const texts = [
    article.title,
    ...(article.dateline ? [article.dateline.text] : []),
    ...article.paragraphs,
  ];
  for (const text of texts) {
    const [broken] = findBrokenDates(text.text);
    if (broken) throw badDate(broken.reason, text.slice(broken.start, broken.end), source);
  }
}
