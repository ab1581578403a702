/** Reads a news page: from the source to an article without navigation. */
import type { Article, PageMediaType } from './article.js';
import { layOut } from './page-layout.js';
import { requireEnglish } from './language.js';
import { checkSource } from './page-limits.js';
import { readHtmlLines } from './read-html.js';
import { readTextLines } from './read-text.js';

/**
 * The news item on a page. Every place in the article is an offset into `source`.
 * @throws ServiceError `not-a-news-page` when there is no item (or the page is empty, binary, in
 *   another language, too large or nested too deeply), `bad-date` when the date of publication is
 *   given but not readable.
 */
export function readPage(source: string, options: { readonly mediaType: PageMediaType }): Article {
  checkSource(source);
  const lines = options.mediaType === 'text/html' ? readHtmlLines(source) : readTextLines(source);
  const article = layOut(lines, source);
  requireEnglish(article, source);
  return article;
}
