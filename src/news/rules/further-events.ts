/** A second event on a page: `On 4 May, a public debate was held in Bar.` */
import type { FactStatement } from '../facts.js';
import type { PreparedArticle, ArticleSentence } from '../names/prepared-article.js';
import { statement } from '../names/prepared-article.js';
import { SIGNS } from '../names/masked-sentence.js';
import { daysIn } from './event-dates.js';
import { type EventMention, eventWords, tellsOfSeveral } from './event-types.js';
import { countIn, type ParticipantsFinding } from './participants.js';
import { placesIn } from './places.js';
import { spellOut } from '../names/slots.js';
import { WORD_CLASSES } from './word-classes.js';

/** A page's facts about a second event. */
export interface FurtherEvent {
  /** The sentence about it alone; undefined where the first is in it too. */
  readonly sentence: ArticleSentence | undefined;
  /** Its type, days, places and number of participants; each is about the type. */
  readonly statements: readonly FactStatement[];
  readonly participants: ParticipantsFinding | undefined;
  /** Whether a statement found for the first event is in the text about the second. */
  owns(statement: FactStatement): boolean;
}

/** The subject of its clause: at the beginning, or after words for when or where. */
const SUBJECT = new RegExp(
  '^(?:[^,;:]*\\b(?:on|in|at|after|before|during|following|besides|alongside|later|' +
    `earlier|then|also|meanwhile|next|day|${SIGNS.date})\\b[^;:]*,? )?(?:an?|another) ` +
    '(?:[a-z-]+ ){0,3}$',
);

/** Directly after it: that it was held. */
const WAS_HELD = new RegExp(
  '^(?! ?,)[^.;:]{0,60}?\\b(?:(?:was|were|has been|had been)' +
    ' (?:also |then |jointly )?(?:held|arranged|organi[sz]ed|opened|staged|put on)|' +
    'took place|followed|closed|concluded|rounded off)\\b',
);

/** Its holder is named before it: `On 6 May, the Mission organized a round table`. */
const HELD_IT = new RegExp(
  spellOut(
    '(?:<organize>|<hold>|opened|(?:co-?)?hosted|took part in|attended|completed|' +
      '(?:brought|gathered|invited) [^,;.]{1,60}? (?:for|at|in|to))' +
      '(?: also| then| jointly| together)? ' +
      '(?:an?|another|its|a further) (?:[a-z-]+ ){0,3}$',
    WORD_CLASSES,
  ),
);

/** A clause of its own after that with the first event: `and on 8 May it conducted`. */
const OTHER_CLAUSE = new RegExp(
  `(?:,|;)? and (?:(?:then|later|also|on ${SIGNS.date},?) )*` +
    `(?:(?:it|they|(?:the )?${SIGNS.body}) )?(?:(?:then|later|also) )?(?!(?:it|they|` +
    `the)\\b)[^,;. ]+ ` +
    '(?:an?|another|its|a further) (?:[a-z-]+ ){0,3}$',
);

/** Each has a day or place: `a contest in Mostar and an exhibition in Brčko`. */
const BESIDE_FIRST = new RegExp(
  '(?<!\\b(?:after|follow\\w*|includ\\w*|result of|discussed)\\b[^;.]*)' +
    '[\ue003-\ue005](?: for [^,;.]{1,40})? and (?:the (?:opening|launch|start) of )?' +
    '(?:an?|another) (?:[a-z-]+ ){0,3}$',
);

/** An event of the same type is another by its words: `a second workshop`. */
const ANOTHER = /\b(?:another|a (?:second|further|separate|similar)) (?:[a-z-]+ ){0,3}$/;

/** The confidence with a time or place in the text, and without. */
const CLEAR = 0.7;
const UNCLEAR = 0.4;

const TIME_OR_PLACE: ReadonlySet<string> = new Set(['startDate', 'endDate', 'place']);

/** Events that sum up acts at another event, and so are none of their own. */
const ACTS: ReadonlySet<string> = new Set([
  'signing',
  'handover',
  'launch',
  'visit',
  'press conference',
  'lecture',
]);

/**
 * The first such event besides the first one, which the lead names by a noun. In the active
 * voice, or of the same type, it is another only if it has a time or place of its own; on a page
 * about several events, only with both in one.
 */
export function findFurtherEvent(
  reading: PreparedArticle,
  [first]: readonly FactStatement[],
): FurtherEvent | undefined {
  if (!first || first.confidence < 0.8) return undefined;
  const isSeries = tellsOfSeveral(reading);
  for (const sentence of reading.sentences) {
    for (const word of eventWords(sentence)) {
      const isSame = word.word.type === first.object;
      const told =
        isFurther(word, first) && !(isSame && isSeries) ? furtherEvent(word, first) : undefined;
      if (
        told &&
        (told.statements.some(({ relation }) => TIME_OR_PLACE.has(relation)) ||
          (isPassive(word) && !isSame))
      )
        return told;
    }
  }
  return undefined;
}

function isFurther(
  { word, sentence, start, end, nameKind }: EventMention,
  first: FactStatement,
): boolean {
  if (word.strength !== undefined || nameKind !== undefined || ACTS.has(word.type)) return false;
  const { before } = maskedAround(sentence, { start, end });
  if (word.type === first.object && !ANOTHER.test(before)) return false;
  return (
    isPassive({ sentence, start, end }) ||
    (holds(sentence, first)
      ? BESIDE_FIRST.test(before) || (HELD_IT.test(before) && OTHER_CLAUSE.test(before))
      : HELD_IT.test(before))
  );
}

function holds(sentence: ArticleSentence, { span }: FactStatement): boolean {
  const whole = sentence.spanOf({ start: 0, end: sentence.text.length });
  return whole.start <= span.start && span.end <= whole.end;
}

function isPassive({
  sentence,
  start,
  end,
}: Pick<EventMention, 'sentence' | 'start' | 'end'>): boolean {
  const masked = maskedAround(sentence, { start, end });
  return SUBJECT.test(masked.before) && WAS_HELD.test(masked.after);
}

/** The words before and after a range, in lower case, with signs for names. */
function maskedAround(
  sentence: ArticleSentence,
  { start, end }: { start: number; end: number },
): { before: string; after: string } {
  let [from, to] = [0, sentence.lowered.length];
  while (from < to && sentence.toText({ start: from, end: from + 1 }).start < start) from += 1;
  while (to > from && sentence.toText({ start: to - 1, end: to }).start >= end) to -= 1;
  return { before: sentence.lowered.slice(0, from), after: sentence.lowered.slice(to) };
}

function furtherEvent(word: EventMention, first: FactStatement): FurtherEvent {
  const {
    sentence,
    word: { type },
  } = word;
  const whole = sentence.spanOf({ start: 0, end: sentence.text.length });
  const isShared = holds(sentence, first);
  const from = isShared ? sentence.spanOf(word).start : whole.start;
  const owns = ({ span }: FactStatement): boolean => from <= span.start && span.end <= whole.end;
  const told = [...daysIn(sentence, owns), ...placesIn(sentence, isShared).filter(owns)];
  const counted = countIn(sentence);
  const participants = counted && owns(counted.statement) ? counted : undefined;
  const found = { rule: 'further-event', confidence: told.length > 0 ? CLEAR : UNCLEAR };
  return {
    sentence: isShared ? undefined : sentence,
    statements: [
      statement('eventType', type, sentence, word, found),
      ...told,
      ...(participants ? [participants.statement] : []),
    ].map((each) => ({ ...each, about: type })),
    participants,
    owns,
  };
}
