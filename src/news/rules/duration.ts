/** The event's number of days, where the text gives it in words. */
import type { FactStatement } from '../facts.js';
import type { PreparedArticle, ArticleSentence } from '../names/prepared-article.js';
import { statement } from '../names/prepared-article.js';
import type { TextRange } from '../names/sentences.js';
import { eventWords } from './event-types.js';
import { parseCount } from './numbers.js';

const COUNT =
  '(?<count>one|two|three|four|five|six|seven|eight|' +
  'nine|ten|eleven|twelve|thirteen|fourteen|\\d{1,2})';

/** Before the word for the event: `a two-day regional workshop`, up to five words apart. */
const BEFORE_EVENT = new RegExp(
  `\\b${COUNT}[- ]day(?:[- ]long)? (?:(?:[\\p{L}’'-]+,? ){0,5})$`,
  'iu',
);
/** After it: `a workshop of two days`, `the seminar lasted three days`. */
const AFTER_EVENT = new RegExp(
  `^ (?:of|lasting|(?:which |that )?(?:had )?lasted)(?: for)? ${COUNT} days\\b`,
  'iu',
);

/** Several events (`two-day workshops`) have it each, and so none here. */
export function findDuration(reading: PreparedArticle): FactStatement[] {
  const lead = reading.sentences.filter(({ section }) => section === 'lead');
  const body = reading.sentences.filter(({ section }) => section === 'body');
  for (const sentence of [...lead, ...reading.title, ...body]) {
    const found = durationIn(sentence);
    if (found)
      return [
        statement('durationDays', String(found.dayCount), sentence, found, {
          rule: 'duration',
          confidence: sentence.section === 'body' ? 0.7 : 0.9,
        }),
      ];
  }
  return [];
}

function durationIn(
  sentence: ArticleSentence,
): (TextRange & { readonly dayCount: number }) | undefined {
  const events = [...sentence.text.matchAll(/\bevent\b/gi)].map(({ index }) => ({
    start: index,
    end: index + 'event'.length,
  }));
  const words = /\bdays?\b/i.test(sentence.text) ? [...eventWords(sentence), ...events] : [];
  for (const word of words) {
    if (/s$/i.test(sentence.text.slice(word.start, word.end))) continue;
    // An event word may include the word before it, also the last of `two-day`.
    const noun =
      word.end - (/\p{L}+$/u.exec(sentence.text.slice(word.start, word.end))?.[0].length ?? 0);
    const before = BEFORE_EVENT.exec(sentence.text.slice(0, noun));
    const match = before ?? AFTER_EVENT.exec(sentence.text.slice(word.end));
    const count = match?.groups?.count ?? '';
    const dayCount = count.toLowerCase() === 'one' ? 1 : parseCount(count);
    if (!match || dayCount === undefined || dayCount < 1) continue;
    return before
      ? { start: before.index, end: word.end, dayCount }
      : { start: noun, end: word.end + match[0].length, dayCount };
  }
  return undefined;
}
