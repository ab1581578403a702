/** The event of an item, by the words for events in it. */
import type { FactStatement } from '../facts.js';
import { toLowerSameLength } from '../names/masked-sentence.js';
import type { Mention } from '../names/mention.js';
import type { PreparedArticle, ArticleSentence } from '../names/prepared-article.js';
import { statement } from '../names/prepared-article.js';
import type { TextRange } from '../names/sentences.js';
import { type Row, rowsOf } from './word-classes.js';

/** Words for events of a type. */
interface EventWord extends Pick<Row, 'pattern'> {
  /** The type in the facts. */
  readonly type: string;
  /** Weak words may name no event, faint ones do only without others. */
  readonly strength?: 'weak' | 'faint';
}

export const EVENT_WORDS = rowsOf(
  'events',
  (pattern) => `\\b(?:${pattern})\\b<no event before>`,
) as readonly EventWord[];

/** Sentences of the body about an event, rather than mentioning one. */
const EVENT_CUE = new RegExp(
  '\\b(?:organi[sz]ed|organi[sz]ing|arranged|conducted|held|took place|takes?' +
    ' place|hosted|opened|began|concluded|ended|convened|run by|organi[sz]ers?|' +
    'attend(?:ed|ing)|took part|handed over|donated|presented|signed|launched|gave|giving|' +
    '(?:was|were) given|ran|' +
    'staged|taught|set up|put on)\\b',
  'i',
);

/** A lead about somebody’s words; the events in it are not the item's. */
const STATEMENT = new RegExp(
  '\\b(?:express\\w*|condemn\\w*|critici[sz]\\w*|deplor\\w*|' +
    'called (?:(?:on|upon)(?= [^,;.]{1,100}? to\\b)|for)|urge[ds]?|voice[ds]|welcome[ds]|' +
    'warn\\w*|' +
    'demand\\w*|regret\\w*|alarm(?:ed|ing)?(?: at| over| about| by)|concern(?:ed|s)?|condolences|tribute)\\b',
  'i',
);

/** Words that make an event the item's: `this regional workshop`. */
const DEFINITE = new RegExp(
  '\\b(?:the|this|these|his|her|their|its|both|during the|at the) ' +
    "(?:[\\p{L}’'-]+ ){0,3}$|\\b(?:end|close|start|course) of an? (?:[\\p{L}-]+ ){0,3}$|" +
    '\\b(?:it|this|which) ' +
    '(?:was|is|formed|forms|belongs to) (?:an?|one of|the) (?:[\\p{L}-]+ ){0,5}$',
  'iu',
);

/** Words before an event that is not the one: `followed by talks`. */
const BESIDES =
  /\b(?:(?:followed by|preceded by|instead of|ahead of|in addition to|(?:turned|converted|made) into) (?:an? |the )?|follow-?up (?:to|of) (?:[^,;.]+ )?)$/i;

/** Words after the word for an event that say that it happened. */
const HAPPENED = new RegExp(
  '^[^.;]{0,40}?\\b(?:took place|takes place|' +
    '(?:was|were|is|are|being|had been|has been) (?:held|arranged|organi[sz]ed)|' +
    'began|ended|opened|started|concluded|lasted|came to)\\b',
  'i',
);
const isHeld = ({ sentence, end }: EventMention): boolean =>
  HAPPENED.test(sentence.text.slice(end));

interface EventMention extends TextRange {
  readonly word: EventWord;
  readonly sentence: ArticleSentence;
  /**
   * If it is the head of a name, the kind: `the 24th Conference of the Alliance`; it may be a body,
   * like `the Permanent Conference of Towns`.
   */
  readonly nameKind: 'name' | 'body' | undefined;
}

/** A choice with its certainty, the most certain first. */
type TypeChoice = readonly [find: () => EventMention | undefined, confidence: number];

/** Verbs are weaker signs of an event than nouns: `how staff are trained`. */
const isVerb = ({ sentence, start, end }: EventMention): boolean =>
  /^(?:trained|schooled|coached|taught|met)$/i.test(sentence.text.slice(start, end));

/** `A workshop on 8 May`: its day is next to it. */
export const isDated = ({ sentence, start, end }: EventMention): boolean => {
  // `The debate, on 8 May, was …`
  const isFirst = /^(?:The|This|Our) (?:[\p{L}-]+ ){0,3}$/u.test(sentence.text.slice(0, start));
  const next = isFirst && sentence.text[end] === ',' ? end + 1 : end;
  return sentence.mentions.some(
    (day) =>
      day.kind === 'date' &&
      day.start >= next &&
      /^ (?:in \p{Lu}[^,;. ]+ )?(?:on |of |from |between )?$/u.test(
        sentence.text.slice(next, day.start),
      ),
  );
};

/** `called on States to include women in all negotiations`: several, of nobody in particular. */
const isSpokenOf = (found: EventMention): boolean =>
  found.word.strength !== undefined && STATEMENT.test(found.sentence.masked);

/** The lead's first strong word, else the title's, else a weak one, else the body's. */
export function findEventType(reading: PreparedArticle): FactStatement[] {
  if (!reading.mayHaveEvent) return [];
  const lead = reading.sentences
    .filter((sentence) => sentence.section === 'lead' && !sentence.text.endsWith('?'))
    .flatMap(eventWords)
    .filter((found) => !isSpokenOf(found));
  const title = reading.title.flatMap(eventWords);
  const isStatement =
    lead.length === 0 &&
    reading.sentences.some(
      (sentence) => sentence.section === 'lead' && STATEMENT.test(sentence.masked),
    );
  const body = isStatement
    ? []
    : reading.sentences.filter((sentence) => sentence.section === 'body');
  const told = (): EventMention[] =>
    body.filter((sentence) => EVENT_CUE.test(sentence.masked)).flatMap(eventWords);
  const every = (): EventMention[] => body.flatMap(eventWords);
  const isEvent = (found: EventMention): boolean => isStrong(found) && found.nameKind !== 'body';
  const isWeakEvent = (found: EventMention): boolean =>
    found.nameKind !== 'body' && found.word.strength !== 'faint';
  const isStrong = ({ word }: EventMention): boolean => word.strength === undefined;
  const choices: readonly TypeChoice[] = [
    [() => lead.find((found) => isEvent(found) && !isBarePlural(found)), 0.9],
    [() => lead.find(isEvent), 0.85],
    [() => title.find(isEvent), 0.8],
    [() => lead.find((found) => isWeakEvent(found) && isHeld(found)), 0.75],
    [() => lead.find((found) => isWeakEvent(found) && !isVerb(found)), 0.7],
    [() => (lead.some(isWeakEvent) ? every().find((found) => isStrong(found)) : undefined), 0.65],
    [() => told().find((found) => isStrong(found) && isDated(found)), 0.65],
    [() => lead.find(isWeakEvent), 0.6],
    [() => told().find(isStrong), 0.6],
    [() => every().find((found) => isStrong(found) && isDefinite(found)), 0.55],
    [() => lead[0], 0.5],
    [() => title.find((found) => !isBarePlural(found)), 0.5],
    [() => told().find(isDefinite), 0.5],
    [() => every().find((found) => isDefinite(found) && found.word.type !== 'visit'), 0.55],
    [() => every().find(isDefinite), 0.45],
    [() => every().find(isStrong), 0.4],
    [() => told()[0], 0.4],
  ];
  for (const [find, confidence] of choices) {
    const found = find();
    if (!found) continue;
    const { word, sentence } = found;
    return [statement('eventType', word.type, sentence, found, { rule: 'event-word', confidence })];
  }
  return [];
}

/** Words that make several events of the noun after them. */
const SEVERAL = new RegExp(
  '\\b(?:two|three|four|five|six|seven|eight|nine|ten|several|' +
    'a (?:number|row|series) of|series of|both|\\d+) (?:[\\p{L}-]+ ){0,4}$',
  'iu',
);

/** Whether there are several events, each with its own days and places. */
export function tellsOfSeveral(reading: PreparedArticle): boolean {
  const lead = reading.sentences.filter((sentence) => sentence.section === 'lead');
  return [...lead, ...reading.title].flatMap(eventWords).some(({ sentence, start, end }) => {
    const words = sentence.text.slice(start, end);
    return (
      /[^s]s$/.test(words) &&
      !/^(?:visits|talks|lessons|consultations|classes|negotiations|deliberations|.*days)$/i.test(
        words,
      ) &&
      (SEVERAL.test(sentence.text.slice(0, start)) ||
        /^(?: in| were| have| which| that| supported| organi[sz]ed|,)/.test(
          sentence.text.slice(end),
        ))
    );
  });
}

/** `Public hearings need not be boring`: events in general. */
const isBarePlural = ({ sentence, start, end }: EventMention): boolean =>
  /[^s]s$/.test(sentence.text.slice(start, end)) &&
  !SEVERAL.test(sentence.text.slice(0, start)) &&
  !/\b(?:the|these|both|all) (?:[\p{L}-]+ ){0,3}$/iu.test(sentence.text.slice(0, start));

const isDefinite = ({ sentence, start, nameKind }: EventMention): boolean =>
  nameKind === undefined && DEFINITE.test(sentence.text.slice(Math.max(0, start - 40), start));

const wordsOfSentences = new WeakMap<ArticleSentence, readonly EventMention[]>();

/** The event words of a sentence in order. Cached for each sentence. */
export function eventWords(sentence: ArticleSentence): readonly EventMention[] {
  const found = wordsOfSentences.get(sentence) ?? wordsIn(sentence);
  wordsOfSentences.set(sentence, found);
  return found;
}

/** In order, without overlaps; of two that begin at one place, the one whose row is first. */
function wordsIn(sentence: ArticleSentence): EventMention[] {
  const lowered = toLowerSameLength(sentence.text);
  let free = 0;
  return EVENT_WORDS.flatMap((word) =>
    word.pattern
      .matchesIn(lowered)
      .map(({ 0: { length }, index }) => ({ word, start: index, end: index + length })),
  )
    .sort((a, b) => a.start - b.start)
    .flatMap(({ word, ...range }): EventMention[] => {
      if (range.start < free) return [];
      free = range.end;
      const name = sentence.mentions.find(
        (each) => each.start < range.end && range.start < each.end,
      );
      const isNone =
        (name !== undefined && !isHeadOfName(sentence, range, name)) ||
        BESIDES.test(sentence.text.slice(Math.max(0, range.start - 40), range.start));
      const nameKind = name && (isBodyName(name, word) ? 'body' : 'name');
      return isNone ? [] : [{ word, sentence, ...range, nameKind }];
    });
}

/** `the Permanent Conference of Towns`, but not `the Annual Police Experts Meeting`. */
const isBodyName = ({ kind }: Mention, { type }: EventWord): boolean =>
  kind === 'body' && type !== 'summer school';

/**
 * Names and quotations name no event, except by their head: `the 24th Conference of the Alliance`.
 */
function isHeadOfName(
  sentence: ArticleSentence,
  range: TextRange,
  name: ArticleSentence['mentions'][number],
): boolean {
  return (
    (name.kind === 'name' || name.kind === 'body') &&
    /^(?: (?:of|on|for|in|against|to)\b|$)/.test(sentence.text.slice(range.end, name.end)) &&
    !/ (?:of|on|for|in) /.test(sentence.text.slice(name.start, range.start))
  );
}
