/** Where the rows for roles in an event match, and which matches are meant. */
import { bodiesIn, isPronoun, referentsOf, withLists } from '../names/body-lists.js';
import { LIST_SIGN, SIGNS, type SignedText } from '../names/masked-sentence.js';
import type { Mention } from '../names/mention.js';
import type { ArticleSentence } from '../names/prepared-article.js';
import type { TextRange } from '../names/sentences.js';
import { matchSlots, type SlotMatch, spellOut } from '../names/slots.js';
import type { PartRow } from './part-rows.js';
import { NUMBER } from './numbers.js';
import { WORD_CLASSES } from './word-classes.js';

const ROLES = ['organiser', 'partner', 'funder', 'host'] as const;

export interface PartFinding {
  readonly role: (typeof ROLES)[number];
  readonly body: Mention;
  readonly sentence: ArticleSentence;
  readonly row: Pick<PartRow, 'isBeside' | 'isPassive'>;
  readonly rule: string;
  readonly confidence: number;
  /** The body is the subject of the rule's verb. */
  readonly isSubject: boolean;
  /** Its words are about support: `with the support of`. */
  readonly isSupport: boolean;
}

/** Lessons and the like are given by trainers, who are no organizers. */
const TEACHING = new RegExp(
  '\\b(?:lessons?|lectures?|presentations?|(?<!\\bto [a-z]+ )(?:prizes?|awards?|' +
    'medals?)(?! (?:and|ceremon|competition|contest|event))|speech(?:es)?|address|remarks|' +
    'polls?|surveys?|manual|handbook|book|report|study|guidelines|law|strategy) [^;.,]{0,40}$',
);

const GIVING = '(?:given|gave|giv(?:es?|ing)|provid\\w+|offer\\w*|raised|donated?|lent|lending)';
const GIVES = new RegExp(`\\b${GIVING}\\b`);
const GIVES_HELP = new RegExp(
  spellOut(
    `\\b${GIVING}\\b[^;:.]{0,40}?(?:<money>|<currency>)\\b|` +
      `${GIVING} (?:its |their |some |it |the [a-z]+ (?:its|their) )?(?:[a-z-]+ )?(?:<help>|` +
      `a hand)\\b|` +
      `(?:<money>|<help>|<currency>)\\b[^;:.]{0,80}? ${GIVING}\\b`,
    WORD_CLASSES,
  ),
);

/** `a shelter run by`: no event. */
const PREMISES_OF = /\b(?:shelter|clinic|hotline|farm|kindergarten|centre) $/;

/**
 * A body before these is an attribute: `by OSCE Secretary General Ann Lee`, `by the OSCE Customs
 * project`.
 */
const ATTRIBUTE = new RegExp(
  `^ [${LIST_SIGN}${SIGNS.role}](?!, whose (?:office|staff|team)\\b)|` +
    '^ (?:projects?|programmes?|initiatives?)\\b',
);

const THE_EVENT = '(?!(?<!\\b(?:summer|winter|spring|autumn) )schools?\\b)<event>';
const NO_THING = `(?:${THE_EVENT}|not|it|they|this|these|which|that|both|and|all|each|one|two|who|also|with|by|from|to|<helper>)\\b`;
/** A participle that belongs to what is no event: `a manual supported by`, `the building was financed by`. */
const OF_THING = new RegExp(
  spellOut(
    `(?:^(?:and )?|[,;] |\\b(?:the|an?|its|their|this|these|some|several|${NUMBER}|of|<past>) )(?:(?!${NO_THING})[a-z-]+ ){0,3}?` +
      `(?!${NO_THING}|(?:<undertaking>)\\b|(?:activit|effort|action|days?\\b|evening|night|morning|party|match|game|march|walk|race)[a-z]*\\b)` +
      `[a-z-]{3,}(?<!(?<!build|paint|draw)ing|ly|ed|\\b<people>)` +
      `(?: (?:in|at|near|of|for|on) (?:the )?[${Object.values(SIGNS).join('')}${LIST_SIGN}])?` +
      `(?<!${THE_EVENT}(?:(?! <finite>)[^;])*)` +
      '(?:,|(?:,? (?:which|that))? (?:is|are|was|were|has been|have been|had been)(?: [a-z]+ed and| [a-z]+lt and)?)?(?: [a-z]+ly| also)* $',
    WORD_CLASSES,
  ),
);

const SUPPORT = /\b(?:support|assist|help|backing\b|backed\b)/;

/** How certain it is that `they` are the bodies named last. */
const PRONOUN_TRUST = 0.8;

/** All findings of the rows in consecutive sentences. */
export function findParts(
  sentences: readonly ArticleSentence[],
  rows: readonly PartRow[],
): PartFinding[] {
  return sentences.flatMap((sentence, at) =>
    withLists(sentence).lowered.includes(LIST_SIGN)
      ? rows.flatMap((row) => findByRow(row, sentence, sentences[at - 1]))
      : [],
  );
}

function findByRow(
  row: PartRow,
  sentence: ArticleSentence,
  previous: ArticleSentence | undefined,
): PartFinding[] {
  const signed = withLists(sentence);
  return matchSlots(row.pattern, signed)
    .filter((match) => isMeant(row, signed, match))
    .flatMap((match) =>
      ROLES.flatMap((role) => {
        const slot = match.slots.get(role);
        if (!slot) return [];
        const isAttribute = ATTRIBUTE.test(signed.lowered.slice(slot.end));
        const found = {
          role,
          row,
          rule: row.name,
          confidence: row.confidence,
          isSubject: slot.start === match.start,
          isSupport: SUPPORT.test(signed.lowered.slice(match.start, match.end)),
        };
        if (!isPronoun(signed, slot))
          return bodiesOf(signed, slot, row)
            .slice(0, isAttribute ? -1 : undefined)
            .filter((body) => mayHold(body, row, signed.lowered.slice(match.start, match.end)))
            .map((body) => ({ ...found, body, sentence }));
        const referents = referentsOf(signed, slot, previous && withLists(previous));
        const said = referents?.signed === signed ? sentence : previous;
        if (!referents || !said) return [];
        const bodies = bodiesOf(referents.signed, referents.slot, row);
        return bodies.map((body) => ({
          ...found,
          body,
          sentence: said,
          confidence: row.confidence * PRONOUN_TRUST,
        }));
      }),
    );
}

/** States prepare, open and end much in which they only take part; `Ann Lee of Adil Soz` teaches. */
const STATES_HOLD = /\b(?:(?:co-?)?organi[sz]|held|hold|conven|ran\b|run|stag|host|arrang|behind)/;
function mayHold(body: Mention, { isWork, isPassive }: PartRow, words: string): boolean {
  if (isPassive || !isWork) return true;
  return body.kind === 'state'
    ? STATES_HOLD.test(words)
    : body.kind === 'body' || !body.name.includes(' of ');
}

/** `Together with Hungary, officers from Serbia attended a seminar`: all of them took part. */
const TAKES_PART =
  '(?:attend(?:ed|s)?|participate[ds]?|(?:took|take|takes|taken) part|join(?:ed|s)?|' +
  'sent(?! (?:out|the invitations))|visited)\\b(?! by)';
const PART_BEFORE = new RegExp(`\\b${TAKES_PART}(?:(?!${STATES_HOLD.source})[^;.])*$`);
const PART_AFTER = new RegExp(
  `^,? (?:(?:(?!${STATES_HOLD.source})[^,;.])*?\\b${TAKES_PART}|[a-z ]*\\bsigned\\b)`,
);

const bodiesOf = (signed: SignedText, slot: TextRange, { only }: PartRow): Mention[] =>
  bodiesIn(signed, slot).filter(({ kind }) => !only || only.includes(kind));

/** Whether a match is no denial, no gift of money, and has its apparent subject. */
function isMeant(
  { mayGive, isPassive, isBeside }: PartRow,
  signed: SignedText,
  match: SlotMatch,
): boolean {
  const before = signed.lowered.slice(0, match.start);
  const words = signed.lowered.slice(match.start, match.end);
  if (
    isObject(signed, match) ||
    (isBeside &&
      (PART_BEFORE.test(before) || PART_AFTER.test(signed.text.slice(signed.toText(match).end))))
  )
    return false;
  if (isPassive && OF_THING.test(before)) return false;
  if (isPassive && mayGive && (TEACHING.test(before) || PREMISES_OF.test(before))) return false;
  return (
    !mayGive ||
    !GIVES.test(words) ||
    !GIVES_HELP.test(signed.lowered.slice(Math.max(0, match.start - 90), match.end + 50))
  );
}

/** `from southern Serbia` */
const IN_PLACE =
  / (?:from|in|of|over|across|to|into|through|near) (?:(?:north|south|east|west)[a-z-]* |central )?$/;
const COUNTED_PEOPLE = new RegExp(`\\b${NUMBER} (?:[a-z]+ )?$`);

/** After a preposition it is no subject: `trainers from Montenegro completed the course`. */
function isObject(signed: SignedText, match: SlotMatch): boolean {
  const slot = [...match.slots.values()].find(({ start }) => start === match.start);
  const after = signed.lowered.slice(slot?.end);
  const isBodies = !!slot && bodiesIn(signed, slot).some(({ kind }) => kind === 'body');
  const before = signed.lowered.slice(Math.max(0, match.start - 20), match.start);
  if (
    !slot ||
    /^(?:-[a-z]|,? (?:(?:both|all|each) of |without )?(?:which|whose|that)\b|['’]s? |, (?:the|its|our|an?|one|as)\b)/.test(
      after,
    ) ||
    (isBodies && /^,? who\b/.test(after))
  )
    return false;
  if (/^(?:the )?representatives? of /i.test(signed.text.slice(signed.toText(slot).start)))
    return true;
  // `ten Tajik Border Troops completed a course`
  if (COUNTED_PEOPLE.test(before)) return true;
  return isBodies
    ? / (?:(?:from|of) (?:[a-z]+ )?|(?:at|to|for|on|about|under) (?:the )?)$/.test(before)
    : IN_PLACE.test(before);
}
