/** How people took part in an event: in one room, over the net, or both. */
import type { EventFact, FactStatement } from '../facts.js';
import { SIGNS } from '../names/masked-sentence.js';
import { statement, type PreparedArticle } from '../names/prepared-article.js';

/** Words for the forms; those of a mixed form come first, as its text may name the others too. */
const FORMATS: readonly (readonly [Extract<EventFact['format'], 'hybrid' | 'online'>, RegExp])[] = [
  [
    'hybrid',
    new RegExp(
      '\\bhybrid\\b|\\bin person and online\\b|\\bonline and in person\\b|' +
        `(?<!\\bonline\\b[^;.]*)\\b(?:in|at) (?:the )?[${SIGNS.body}${SIGNS.name}${SIGNS.place}]` +
        '[^;.]*?\\b(?:(?:live-?)?streamed|webcast|broadcast (?:live )?(?:online|on)|' +
        '(?:joined|joining|followed|following|others) [^;.]{0,20}online)\\b',
      'i',
    ),
  ],
  [
    'online',
    new RegExp(
      '\\bonline (?!\\w*safety|content|media|harassment)|' +
        '\\bvideo-?conferenc|\\bwebinar|\\bvia (?:zoom|video)|\\bvirtual(?:ly)? ',
      'i',
    ),
  ],
];

/** One of these is in every such phrase, and in few sentences. */
const FORMAT_WORD = /hybrid|online|stream|webcast|broadcast|video|webinar|zoom|virtual/;

/** The words for the form of a meeting; none where the text leaves it open. */
export function findFormat({ title, sentences }: PreparedArticle): FactStatement[] {
  const telling = [...title, ...sentences].filter(({ lowered }) => FORMAT_WORD.test(lowered));
  for (const [format, pattern] of FORMATS) {
    for (const sentence of telling) {
      const match = pattern.exec(sentence.masked);
      if (!match) continue;
      const words = sentence.toText({
        start: match.index,
        end: match.index + match[0].trimEnd().length,
      });
      return [
        statement('format', format, sentence, words, { rule: `${format}-words`, confidence: 0.85 }),
      ];
    }
  }
  return [];
}
