/** The event of an item, by the words for events in it. */
import type { FactStatement } from '../facts.js';
import { toLowerSameLength, type ArticleSentence } from '../names/masked-sentence.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';
import type { TextRange } from '../names/sentences.js';
import { bestOf, matchRows, regexp, type Row, rowsOf } from './rows.js';

/** Words for events of a type. */
interface EventWord extends Row {
  /** The type in the facts. */
  readonly type: string;
  /** Weak words may name no event, faint ones do only without others. */
  readonly strength?: 'weak' | 'faint';
}

export const EVENT_WORDS = rowsOf('events') as readonly EventWord[];

/** A word for an event, with the words of the sentence around it, in lower case. */
interface EventMention extends TextRange {
  readonly word: EventWord;
  readonly sentence: ArticleSentence;
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** It is the head of a body's name: `the Permanent Conference of Towns`. */
  readonly isBody: boolean;
}

/** Sentences of the body about an event, rather than mentioning one. */
const EVENT_CUE = regexp('\\b<event cue>\\b');
/** Sentences about somebody’s words; the events in them are not the item's. */
const STATEMENT = regexp('\\b<statement>\\b');
/** Before an event that is the item's: `this regional workshop`. */
const DEFINITE = regexp('<definite>$');
/** Before an event that is not the one: `followed by talks`. */
const BESIDES = regexp('<other beside>$');
/** After the word for an event that happened. */
const HAPPENED = regexp('^[^.;]{0,40}?\\b<happened>\\b');
/** Before a noun for several events. */
const SEVERAL = regexp('<several>$');

const isStrong = ({ word }: EventMention): boolean => word.strength === undefined;
const isPlural = ({ words }: EventMention): boolean => /[^s]s$/.test(words);
const isHeld = ({ after }: EventMention): boolean => HAPPENED.test(after);
const isDefinite = ({ before }: EventMention): boolean => DEFINITE.test(before.slice(-40));

/** Verbs are weaker signs of an event than nouns: `how staff are trained`. */
const isVerb = ({ words }: EventMention): boolean =>
  /^(?:trained|schooled|coached|taught|met)$/.test(words);

/** `Public hearings need not be boring`: events in general. */
const isBarePlural = (found: EventMention): boolean =>
  isPlural(found) && !SEVERAL.test(found.before);

/** The type of the word that is surest to be for the item's event, of equal ones the first. */
export function findEventType({
  mayHaveEvent,
  sentences,
  title,
}: PreparedArticle): FactStatement[] {
  if (!mayHaveEvent) return [];
  const isLead = ({ section }: ArticleSentence): boolean => section === 'lead';
  const leads = sentences.filter(isLead);
  const lead = leads
    .flatMap(eventWords)
    // `called on States to include women in all negotiations`: several, of nobody in particular.
    .filter((found) => isStrong(found) || !STATEMENT.test(found.sentence.lowered));
  const isStatement = lead.length === 0 && leads.some(({ lowered }) => STATEMENT.test(lowered));
  const body = isStatement ? [] : sentences.filter((each) => !isLead(each));
  const isNamed = lead.some((found) => !found.isBody && found.word.strength !== 'faint');
  const found = [...lead, ...[...title, ...body].flatMap(eventWords)].map((each) => ({
    ...each,
    confidence: TRUST[each.sentence.section](each, isNamed),
  }));
  return bestOf(found.filter(({ confidence }) => confidence > 0)).map((best) =>
    statement('eventType', best.word.type, best.sentence, best, {
      rule: 'event-word',
      confidence: best.confidence,
    }),
  );
}

/** How sure a word is for the item's event, which the lead names or not. */
const TRUST: Readonly<
  Record<ArticleSentence['section'], (found: EventMention, isNamed: boolean) => number>
> = {
  lead: (found) => {
    if (found.isBody || found.word.strength === 'faint') return 0.5;
    if (isStrong(found) && !isBarePlural(found)) return 0.9;
    return isHeld(found) ? 0.75 : isVerb(found) ? 0.5 : 0.7;
  },
  title: (found) => (isStrong(found) && !found.isBody ? 0.8 : isBarePlural(found) ? 0 : 0.5),
  body: (found, isNamed) => {
    const isTold = EVENT_CUE.test(found.sentence.lowered);
    if (isStrong(found)) return isNamed ? 0.65 : isTold ? 0.6 : isDefinite(found) ? 0.55 : 0;
    return isDefinite(found) ? (found.word.type === 'visit' ? 0.45 : 0.5) : isTold ? 0.4 : 0;
  },
};

/** Whether there are several events, each with its own days and places. */
export const tellsOfSeveral = ({ sentences, title }: PreparedArticle): boolean =>
  [...sentences.filter(({ section }) => section === 'lead'), ...title]
    .flatMap(eventWords)
    .some(
      (found) =>
        isPlural(found) &&
        !/^(?:visits|talks|lessons|consultations|classes|negotiations|deliberations|.*days)$/.test(
          found.words,
        ) &&
        (SEVERAL.test(found.before) ||
          /^(?: in| were| have| which| that| supported| organi[sz]ed|,)/.test(found.after)),
    );

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
  return [...matchRows(EVENT_WORDS, { lowered })]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ row: word, start, end }): EventMention[] => {
      if (start < free) return [];
      free = end;
      const [before, after] = [lowered.slice(0, start), lowered.slice(end)];
      const name = sentence.mentions.find((each) => each.start < end && start < each.end);
      // Names and quotations name no event, except by their head.
      const isHead =
        !name ||
        ((name.kind === 'name' || name.kind === 'body') &&
          /^(?: (?:of|on|for|in|against|to)\b|$)/.test(lowered.slice(end, name.end)));
      if (!isHead || BESIDES.test(before.slice(-40))) return [];
      const isBody = name?.kind === 'body' && word.type !== 'summer school';
      return [
        { word, sentence, start, end, before, words: lowered.slice(start, end), after, isBody },
      ];
    });
}
