/** Sentences about events of another time than the item's: earlier ones, and those to come. */
import type { PreparedArticle } from '../names/prepared-article.js';
import { alternation, spellOut } from '../names/slots.js';
import { WORD_CLASSES } from './word-classes.js';

/** A time without a day. */
const TIME =
  '(?:early |late |the (?:beginning|end) of |this |next |last )?(?:January|February|March|April|' +
  'May|June|July|August|September|October|November|December|spring|summer|autumn|winter|' +
  '(?:19|20)\\d\\d)\\b(?! (?:\\d{1,2}\\b|\\ue005))';

const ITS_EVENT =
  '\\b[Tt]h(?:e|is) (?:(?!first|next|last|same|previous|similar)[a-z-]+ ){0,2}?<event>';
/** The item’s event takes place, whatever else is of another time: `organized the course`. */
const HAS_ITS_EVENT = spellOut(
  `(?:<organize ed> ${ITS_EVENT}|${ITS_EVENT}(?:,[^,;.]{1,100},)? (?:was|is) (?:<organize ed>|held)\\b)` +
    '(?!(?: (?:in|at) \\S+)? (?:earlier|next|last)\\b)',
  WORD_CLASSES,
);

const OTHER_TIME = new RegExp(
  alternation(`
    ^(?:Earlier|Later) this (?:year|month)\\b | ^Earlier (?:in the|that) (?:day|week|month|year)\\b
    | \\bon the eve of th(?:e|is)\\b | ^(?:Last|Next) (?:year|month|week|spring|autumn)\\b
    | ^In the same year\\b | ^(?:In|Since|By|Until) ${TIME}
    | \\bhad (?:earlier|previously|already)\\b
    | ^(?!.*${HAS_ITS_EVENT}).*\\b(?:earlier|next|last) (?:year|month|week)\\b
    | ^(?:An?|Another|Further|Similar|The next|More)\\b[^.;]*?\\b(?:will|(?:is|are) (?:to
      | scheduled|planned|foreseen|being prepared|on the agenda|in preparation)|(?:in|for) ${TIME})
    | \\ban? (?:[a-z-]+ ){0,5}?${WORD_CLASSES.event ?? ''} (?:(?:[a-z-]+ ){0,3}(?<!ed )in
      | for) ${TIME}`),
);

/** The item without the sentences of its body that are about another time. */
export const ofItsTime = (reading: PreparedArticle): PreparedArticle => ({
  ...reading,
  sentences: reading.sentences.filter(
    ({ section, masked }) => section !== 'body' || !OTHER_TIME.test(masked),
  ),
});
