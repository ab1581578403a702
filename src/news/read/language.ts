/** Whether an item is in English, the language of the rules. */
import type { Article } from './article.js';
import { notANewsPage } from './page-limits.js';

/** Words that make up a fifth of English, and are rare in other languages. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  'the of and to for with was were by from that this their has have is are at as be which'.split(
    ' ',
  ),
);

/** Fewer different words do not identify a language. */
const MIN_WORDS = 20;
const MIN_SHARE = 0.05;
/** Of noise, fewer characters are letters. */
const MIN_LETTERS = 0.8;

/** @throws ServiceError `not-a-news-page` for text in another language. */
export function requireEnglish({ paragraphs }: Pick<Article, 'paragraphs'>, source: string): void {
  const text = paragraphs.map((each) => each.text).join('\n');
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.join(' ').length < MIN_LETTERS * text.length) return;
  const isLatin = words.filter((word) => /\p{Script=Latin}/u.test(word)).length * 2 >= words.length;
  if (new Set(words).size < MIN_WORDS && isLatin) return;
  const commonCount = words.filter((word) => COMMON_WORDS.has(word)).length;
  if (commonCount >= MIN_SHARE * words.length) return;
  throw notANewsPage(
    'pages in other languages are not read: expected an item in English; ' +
      `only ${commonCount} of its ${words.length} words are common English words such as “the”`,
    source,
    paragraphs[0]?.span().start,
  );
}
