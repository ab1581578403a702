/** Whether an event was cancelled, postponed or moved to another day. */
import type { EventStatus, FactStatement } from '../facts.js';
import type { ArticleSentence, PreparedArticle } from '../names/prepared-article.js';
import { statement } from '../names/prepared-article.js';
import { alternation, spellOut } from '../names/slots.js';
import { SIGNS } from '../names/masked-sentence.js';
import { WORD_CLASSES } from './word-classes.js';

type Status = Exclude<EventStatus, 'scheduled'>;

/** Participles for each status; the present and the noun are built from the same table. */
const CHANGES: Readonly<Record<Status, string>> = {
  cancelled: alternation('cancell?ed | called off | scrapped | shelved | dropped | abandoned'),
  postponed: alternation(
    'postponed | (?:put|pushed) (?:off|back)(?! (?:to back|on)) | delayed | deferred | adjourned ' +
      '| suspended | put on hold',
  ),
  rescheduled: alternation('rescheduled | moved | brought forward | shifted'),
};
const ACTIVE: Readonly<Record<Status, string>> = {
  cancelled: alternation('cancels? | calls? off | calling off | cancelling'),
  postponed: alternation('postpones? | puts? off | delays? | defers? | postponing'),
  rescheduled: alternation('reschedules? | moves? | brings? forward'),
};
const NOUN: Readonly<Record<Status, string>> = {
  cancelled: 'cancellation',
  postponed: 'postponement',
  rescheduled: 'rescheduling',
};
/** A moved event has a new day: `from 21 May to 4 June`, `to 4 June`. */
const TO_A_DAY = `(?=[^.;]{0,60}?(?:\\bto |\\bfor |\\buntil )?${SIGNS.date})`;

/** Reasons for cancellation without a word for it. */
const NOT_HELD =
  "<event>[^.;]{0,100}?(?:(?:will|did|does|would|could|can|shall)(?: not|n’t|n't) " +
  '(?:now |therefore )?(?:take place|go ahead|happen|be held)|' +
  "(?:was|were|is|are)(?: not|n’t|n't) (?:being )?held\\b)|" +
  "(?:will|does|would|could|can)(?: not|n’t|n't) go ahead with [^.;]{0,60}?<event>|" +
  '\\bcall(?:s|ed) (?:the|its|their|a|an|this) [^.;]{0,40}?<event>[^.;]{0,40}? off\\b';

const patternOf = (status: Status): RegExp => {
  const rest = status === 'rescheduled' ? TO_A_DAY : '';
  return new RegExp(
    spellOut(
      [
        `<event>[^;.]{0,120}? (?:has|have|had|was|were|is|are|be)(?: now| also)?(?: been)? ` +
          `(?:[a-z]+ly )?${CHANGES[status]}\\b${rest}`,
        `\\b(?:${CHANGES[status]}|${ACTIVE[status]}) (?:(?:until|till|to|by|for) ` +
          `[^.;]{1,30} )?(?:the|its|their|a|an|this|all) (?:[a-z-]+ ){0,4}?<event>${rest}`,
        `\\b${NOUN[status]} of (?:the|its|a|an|this) (?:[a-z-]+ ){0,4}?<event>`,
        ...(status === 'cancelled' ? [NOT_HELD] : []),
      ].join('|'),
      WORD_CLASSES,
    ),
  );
};

/** Stems of all these words: most sentences have none of them. */
const CHANGED = new RegExp(
  'cancel|scrap|dropped|abandon|postpon|shelv|delay|defer|adjourn|suspend|schedul|' +
    'mov(?:e|ed|es)\\b|shifted|forward|on hold|back|\\boff\\b|' +
    "n[o’']t (?:[a-z]+ ){0,2}(?:take place|go ahead|happen|held)",
);

const PATTERNS = (Object.keys(CHANGES) as Status[]).map(
  (status) => [status, patternOf(status)] as const,
);

/** It was held in the end, or its cancellation is denied or only feared. */
const HELD_AFTER_ALL = new RegExp(
  '\\b(?:not|never|nearly|almost|without being|instead of being) (?:been )?' +
    `${alternation('cancell?ed | postponed | put off | called off')}|` +
    '\\b(?:if|might|may|could have|would have)\\b|\\b(?:earlier|last year|twice|previously)\\b|' +
    '(?<!not )(?<!n’t )\\b(?:took place|was held|were held|was opened|began|ended|concluded)\\b',
);

/** From the lead, the title or else the body, in order of certainty. */
export function findEventStatus({ title, sentences }: PreparedArticle): FactStatement[] {
  const inLead = (sentence: ArticleSentence): boolean => sentence.section === 'lead';
  const groups: readonly (readonly [readonly ArticleSentence[], number])[] = [
    [sentences.filter(inLead), 0.85],
    [title, 0.8],
    [sentences.filter((sentence) => !inLead(sentence)), 0.45],
  ];
  for (const [group, confidence] of groups) {
    for (const sentence of group) {
      const found = statusIn(sentence, confidence);
      if (found) return [found];
    }
  }
  return [];
}

function statusIn(sentence: ArticleSentence, confidence: number): FactStatement | undefined {
  if (!CHANGED.test(sentence.lowered) || HELD_AFTER_ALL.test(sentence.lowered)) return undefined;
  for (const [status, pattern] of PATTERNS) {
    const match = pattern.exec(sentence.lowered);
    if (!match) continue;
    const words = sentence.toText({ start: match.index, end: match.index + match[0].length });
    return statement('eventStatus', status, sentence, words, {
      rule: `${status}-words`,
      confidence,
    });
  }
  return undefined;
}
