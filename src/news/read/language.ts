/** Whether an item is in English, the language of the rules. */
import type { Article } from './article.js';
import { notANewsPage } from './page-limits.js';

/** Words that make up a fifth of English, and are rare in other languages. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  'the of and to for with was were by from that this their has have is are at as be which'.split(
    ' ',
  ),
);

/** Fewer words do not identify a language. */
const MIN_WORDS = 30;
const MIN_SHARE = 0.05;

/** @throws ServiceError `not-a-news-page` for an item whose text is in another language. */
export function requireEnglish({ paragraphs }: Pick<Article, 'paragraphs'>, source: string): void {
  const words = paragraphs.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
  if (words.length < MIN_WORDS) return;
  const commonCount = words.filter((word) => COMMON_WORDS.has(word)).length;
  if (commonCount >= MIN_SHARE * words.length) return;
  throw notANewsPage(
    'expected an item in English; ' +
      `only ${commonCount} of its ${words.length} words are common English words such as “the”`,
    source,
    paragraphs[0]?.span().start,
  );
}
