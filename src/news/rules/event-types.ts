/** The words for events, and which of them the item reports on. */
import type { FactStatement } from '../facts.js';
import { type Reading, type Sentence, statement } from '../names/reading.js';
import type { Range } from '../names/sentences.js';

/** A word for a type of event. */
export interface EventWord {
  /** The type as the facts call it. */
  readonly type: string;
  readonly pattern: RegExp;
  /** Strong words name an event wherever they stand; weak ones may be part of other expressions. */
  readonly isStrong: boolean;
}

const word = (type: string, source: string, isStrong = true): EventWord => ({ type, pattern: new RegExp(`\\b(?:${source})\\b`, 'giu'), isStrong });

/** Event words, the more special first: where two fit at one place, the earlier in the table wins. */
export const EVENT_WORDS: readonly EventWord[] = [
  word('training', 'train(?:ing|er)[- ](?:of|the)[- ](?:the[- ])?trainers?(?: course)?|training (?:course|programme|session|module|cycle)s?|(?:refresher|crash|specialized|basic|advanced|induction) courses?'),
  word('workshop', '(?:\\w+ )?workshops?'),
  word('seminar', '(?:training )?seminars?|webinars?'),
  word('round table', 'round[- ]?tables?(?: discussions?)?'),
  word('conference', 'conferences?|symposi(?:um|a)|congress(?:es)?'),
  word('study visit', 'study (?:visit|trip|tour)s?|exchange visits?|fact-finding (?:visit|trip)s?'),
  word('summer school', '(?:summer|winter|spring|autumn) (?:school|academy|academies|university)s?'),
  word('camp', '(?:summer |winter |youth )?camps?(?! for (?:refugees|displaced))'),
  word('side event', 'side[- ]events?'),
  word('lecture', '(?:guest |public )?lectures?'),
  word('exercise', '(?:table-?top|simulation|field|live|command-post) exercises?|simulations?'),
  word('competition', 'competitions?|contests?|moot courts?|hackathons?|quiz(?:zes)?|tournaments?'),
  word('forum', 'forums?|fora'),
  word('panel discussion', 'panel discussions?|public debates?|panel debates?'),
  word('exhibition', '(?:photo )?exhibitions?'),
  word('signing', 'signed|signing(?: ceremony)?|put (?:his|her|their) (?:names?|signatures?)'),
  word('handover', 'hand(?:ed|s|ing)?[- ]?over|donat(?:ed|es|ion|ions)|were given to'),
  word('launch', '(?:was|were|is|are|has been|have been|be|being) (?:\\w+ )?(?:launched|started|inaugurated)|launch(?: event| ceremony)?|launche[ds] (?:the|a|an|its)|kick(?:ed)?[- ]off(?: event)?|project (?:starts|begins|began|started)'),
  word('ceremony', '(?:(?:opening|closing|award|graduation|award-giving|inauguration) )?ceremon(?:y|ies)'),
  word('ceremony', 'graduat(?:ed|ion)|inaugurat(?:ed|ion)|commemorat(?:ed|ion)|celebrat(?:ed|ion)', false),
  word('visit', 'visit(?:s|ed)?|journey', false),
  word('training', 'trainings?|courses?|trained|lessons|classes|taught', false),
  word('meeting', 'meetings?|session|consultations?|talks|gathering|summit', false),
  word('presentation', 'presentation|presented', false),
  word('discussion', 'discussions?|debates?|dialogue', false),
  word('campaign', 'campaigns?', false),
];

/** Sentences of the body that tell of an event rather than mention one. */
const EVENT_CUE = /\b(?:organi[sz]ed|held|took place|takes? place|hosted|opened|began|concluded|ended|convened|was (?:the )?organi[sz]er|attended)\b/i;

interface Found {
  readonly word: EventWord;
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
}

/** The event's type: the first strong word of the lead, else of the title, else a weak one, else one from the body. */
export function findEventType(reading: Reading): FactStatement[] {
  if (!reading.mayHaveEvent) return [];
  const lead = reading.sentences.filter((sentence) => sentence.section === 'lead').flatMap(wordsIn);
  const title = reading.title.flatMap(wordsIn);
  const body = reading.sentences.filter((sentence) => sentence.section === 'body' && EVENT_CUE.test(sentence.masked)).flatMap(wordsIn);
  const isStrong = (found: Found): boolean => found.word.isStrong;
  const choices: readonly (readonly [Found | undefined, number])[] = [
    [lead.find(isStrong), 0.9], [title.find(isStrong), 0.8], [lead[0], 0.7], [body.find(isStrong), 0.6], [title[0], 0.5],
  ];
  const [found, confidence] = choices.find(([choice]) => choice !== undefined) ?? [];
  if (!found) return [];
  return [statement('eventType', found.word.type, found.sentence, found, { rule: 'event-word', confidence: confidence ?? 0.5 })];
}

/** The event words of a sentence in order of place; of two that overlap, the one earlier in the table. */
export function wordsIn(sentence: Sentence): Found[] {
  const found: Found[] = [];
  for (const eventWord of EVENT_WORDS) {
    for (const match of sentence.text.matchAll(eventWord.pattern)) {
      const range = { start: match.index, end: match.index + match[0].length };
      if (isInsideName(sentence, range)) continue;
      if (found.some((other) => range.start < other.end && other.start < range.end)) continue;
      found.push({ word: eventWord, sentence, ...range });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Words of a name or a quotation name no event, unless they are its head: `the 24th Conference of the Alliance`. */
function isInsideName(sentence: Sentence, range: Range): boolean {
  const mention = sentence.mentions.find((each) => each.start < range.end && range.start < each.end);
  if (!mention) return false;
  const isNamed = mention.kind === 'name' || mention.kind === 'body';
  return !isNamed || !/^(?: (?:of|on|for|in|against|to)\b|$)/.test(sentence.text.slice(range.end, mention.end))
    || / (?:of|on|for|in) /.test(sentence.text.slice(mention.start, range.start));
}
