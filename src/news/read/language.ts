/** Whether an item is in English, the language of the rules. */
import { notANewsPage } from './page-limits.js';
import type { SourcedText } from './sourced-text.js';

/** Words that make up a quarter of English. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'the of and to for with was were by from that this their has have is are at as be which in on ' +
    'met an it its his her not also will who said after about between during'
  ).split(' '),
);
/** The same of other languages, as far as they are no words of English. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  (
    'de la le les des du et une est dans pour par avec sur qui que au aux el los las del y una en ' +
    'con por para il di della che per sono nel gli um uma os do da dos das em não der und den dem ' +
    'ein eine für von mit auf ist zur zum im het een van voor zijn og af til på som er och av att ' +
    'är i je u na se za su od koji sa iz të dhe në një për që me nga și din cu pe pentru care w z ' +
    'się jest ve bir bu ile için ja oli että va bilan uchun az és egy hogy v že'
  ).split(' '),
);

/** Fewer different words do not identify a language. */
const MIN_WORDS = 20;
/** Names may have some: `de la Cruz`. */
const MIN_OTHERS = 5;
const MIN_SHARE = 0.05;
/** Of noise, fewer characters are letters. */
const MIN_LETTERS = 0.8;

/** @throws ServiceError `not-a-news-page` for text in another language. */
export function requireEnglish(paragraphs: readonly SourcedText[], source: string): void {
  const text = paragraphs.map((each) => each.text).join('\n');
  const all = text.match(/\p{L}+/gu) ?? [];
  if (all.join(' ').length < MIN_LETTERS * text.length) return;
  const isLatin = all.filter((word) => /\p{Script=Latin}/u.test(word)).length * 2 >= all.length;
  // Names and first words have capitals.
  const plain = all.filter((word) => word === word.toLowerCase());
  const commonCount = plain.filter((word) => COMMON_WORDS.has(word)).length;
  const others = plain.filter((word) => OTHER_WORDS.has(word));
  const isOther = others.length > commonCount && new Set(others).size >= MIN_OTHERS;
  const isShort = new Set(plain).size < MIN_WORDS && isLatin;
  if (!isOther && (isShort || commonCount >= MIN_SHARE * plain.length)) return;
  throw notANewsPage(
    'pages in other languages are not read: expected an item in English; ' +
      `only ${commonCount} of its ${plain.length} words without a capital are common English words such as “the”`,
    source,
    paragraphs[0]?.span().start,
  );
}
