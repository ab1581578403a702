/** Sentences about events of another time than the item's: earlier ones, and those to come. */
import type { PreparedArticle } from '../names/prepared-article.js';
import { alternation, spellOut } from '../names/slots.js';
import { WORD_CLASSES } from './word-classes.js';

/** A time without a day. */
const TIME =
  '(?:early |late |the (?:beginning|end) of |this |next |last )?(?:january|february|march|april|' +
  'may|june|july|august|september|october|november|december|spring|summer|autumn|winter|' +
  '(?:19|20)\\d\\d)\\b(?! (?:\\d{1,2}\\b|\\ue005))';

const OTHER_TIME = new RegExp(
  alternation(`
    ^(?:earlier|previous) (?:workshops|courses|seminars|trainings|meetings|events|editions|groups|sessions)\\b
    | ^(?:it|this) follow(?:s|ed) an? (?![^.]*(?:,| and) (?:is|was|has been|which)\\b)
    | (?<!\\bas )\\bin (?:previous|past|earlier) years\\b(?!.*\\b(?:again|too|also)\\b)
    | ^(?:earlier|later) this (?:year|month)\\b
    | ^earlier (?:in the|that) (?:day|week|month|year)\\b
    | \\bon the eve of th(?:e|is)\\b | ^(?:last|next) (?:year|month|week|spring|autumn)\\b
    | ^the (?:first|previous|last) (?!(?:days?|session|part|week|hour)\\b)[a-z-]+ (?:of this (?:kind|sort) )?(?:was|were|had been) (?:held|given|organi[sz]ed|opened)[^,;.]{0,40} in ${TIME}
    | \\bwill (?:hold|have) (?:the|its|their) next\\b | ^since then\\b
    | ^since (?:its|their) (?:foundation|establishment|creation)\\b
    | ^since (?:it|they) (?:(?:was|were) )?(?:opened|began work|founded|established) in\\b
    | ^in the same year\\b | ^(?:in|since|by|until) ${TIME}
    | ^[^,;]*\\bhad (?:earlier|previously|already)\\b
    | ^(?:an?|another|further|similar|the next|more|follow-up)\\b[^.;]*?\\b(?:will|(?:is|are) (?:to
      | scheduled|planned|foreseen|being prepared|on the agenda|in preparation)|(?:in|for) ${TIME})`),
);

/** Words of most such sentences, unless the item’s event takes place, too: `held the course`. */
const NEAR_TIME = /\b(?:earlier(?: this| in the)?|next|last) (?:year|month|week)\b/;
const ITS_EVENT =
  '\\bth(?:e|is) (?:(?!first|next|last|same|previous|similar)[a-z-]+ ){0,2}?<event>';
const HAS_ITS_EVENT = new RegExp(
  spellOut(
    `(?:<organize ed> ${ITS_EVENT}|${ITS_EVENT}(?:,[^,;.]{1,100},)? (?:was|` +
      `is) (?:<organize ed>|held)\\b)` +
      '(?!(?: (?:in|at) \\S+)? (?:earlier|next|last)\\b)',
    WORD_CLASSES,
  ),
);

const HAS_TIME = new RegExp(` (?:in|for) ${TIME}`);
const EVENT_OF_TIME = new RegExp(
  `\\ban? (?:[a-z-]+ ){0,5}?${WORD_CLASSES.event ?? ''} ` +
    `(?:(?:[a-z-]+ ){0,3}(?<!ed )in|for) ${TIME}`,
);

const ANOTHER = /^(?:an?|another|further|similar|the next|more|follow-up)\b/;

const isOfOtherTime = (sentence: string): boolean => {
  // `is paid by the Embassy and will go on in Osh next year`
  const words = ANOTHER.test(sentence) ? sentence : sentence.replace(/ and will .*$/, '');
  return (
    OTHER_TIME.test(words) ||
    (NEAR_TIME.test(words) && !HAS_ITS_EVENT.test(words)) ||
    (HAS_TIME.test(words) && EVENT_OF_TIME.test(words))
  );
};

/** The item without the sentences of its body that are about another time. */
export const ofItsTime = (reading: PreparedArticle): PreparedArticle => ({
  ...reading,
  sentences: reading.sentences.filter(
    ({ section, lowered }) => section !== 'body' || !isOfOtherTime(lowered),
  ),
});
