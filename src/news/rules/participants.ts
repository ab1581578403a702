/** How many took part. */
import { type FactStatement } from '../facts.js';
import { type Reading, type Sentence, statement } from '../names/reading.js';

/** Numbers that news items write as words. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15,
  sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};

const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const UNITS = 'one|two|three|four|five|six|seven|eight|nine';
const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+|\\d{1,5}|(?:${TENS})-(?:${UNITS})|(?:a|one|two|three|four|five) hundred(?: and (?:(?:${TENS})(?:-(?:${UNITS}))?|\\w+))?|${Object.keys(NUMBER_WORDS).join('|')})`;

/** People who take part in events. */
const GROUP = '(?:participants?|representatives|officers|officials|guards|members|experts|people|persons|students|pupils|journalists|women|men|judges|prosecutors|practitioners'
  + '|staff|specialists|trainers|activists|teachers|boys|girls|parliamentarians|delegates|lawyers|employees|servicemen|servicewomen|soldiers|policemen|policewomen|investigators'
  + '|inspectors|leaders|professionals|trainees|graduates|cadets|civil servants|mediators|entrepreneurs|managers|advocates|educators|scholars|academics|diplomats|analysts'
  + '|instructors|engineers|ambassadors|attend\\w+|guests|children|youths?|youngsters|teenagers|volunteers|farmers|workers|social workers|observers|advisers|mayors|councillors|librarians|monitors|psychologists|personnel)';

/** Sentences whose number says how many took part: the number, then up to five words, then who. */
const PARTICIPANTS = new RegExp(
  `(?<before>\\b(?:some|about|around|approximately|nearly|almost|more than|over|at least|up to|as many as|roughly|close to) )?(?<![\\d,.(-])\\b(?<number>${NUMBER})(?<between> (?:(?!and\\b|of\\b|from\\b|in\\b|or\\b|to\\b|for\\b)[\\p{L}\ue000-\ue006’'-]+,? (?:and (?!\\p{L}+ (?:from|of)))?){0,5}?)(?<group>${GROUP})\\b`, 'giu',
);

/** What a number counts is no attendance of the event when one of these stands before it or after it. */
const OTHER_COUNT_BEFORE = /(?:\(|including|of whom|among them|another|additional|killed|injured|detained|plans? to|aims? to|going to|will (?:be )?train|train\w* (?:to|a total of)|since \d{4}|per|last year|first|each|age of|aged?|under) ?[^.;,]{0,12}$/i;

/** Words that give a count of people who took part in something. */
const APPROXIMATE = /^(?:some|about|around|approximately|nearly|almost|more than|over|at least|up to|as many as|roughly|close to) /i;

/** The number of participants and whether it is rounded. */
export interface ParticipantsFinding {
  readonly count: number;
  readonly isApproximate: boolean;
  readonly statement: FactStatement;
}

/** The first count of people who took part: in the lead, or else in the body. */
export function findParticipants(reading: Reading): ParticipantsFinding | undefined {
  if (!reading.mayHaveEvent) return undefined;
  for (const sentence of reading.sentences) {
    const found = countIn(sentence);
    if (found) return found;
  }
  return undefined;
}

function countIn(sentence: Sentence): ParticipantsFinding | undefined {
  for (const match of sentence.masked.matchAll(PARTICIPANTS)) {
    const { before = '', number = '' } = match.groups ?? {};
    const count = numberOf(number);
    if (count === undefined || count < 2 || OTHER_COUNT_BEFORE.test(sentence.masked.slice(0, match.index))) continue;
    const range = sentence.toText({ start: match.index, end: match.index + match[0].length });
    const confidence = sentence.section === 'lead' ? 0.85 : 0.75;
    return {
      count, isApproximate: APPROXIMATE.test(before),
      statement: statement('participantsCount', String(count), sentence, range, { rule: 'number-of-people', confidence }),
    };
  }
  return undefined;
}

/** The value of a number in digits or words; undefined when it is none that is meant as a count (a year). */
export function numberOf(text: string): number | undefined {
  const words = text.toLowerCase();
  if (/^\d/.test(words)) {
    const value = Number(words.replaceAll(',', ''));
    return /^(?:19|20)\d\d$/.test(words) ? undefined : value;
  }
  if (words.includes('hundred')) {
    const [hundreds = '', rest = ''] = words.split(/ hundred(?: and )?/);
    return (hundreds === 'a' || hundreds === 'one' ? 1 : NUMBER_WORDS[hundreds] ?? 1) * 100 + (numberOf(rest) ?? 0);
  }
  const [tens = '', unit = ''] = words.split('-');
  const value = NUMBER_WORDS[tens];
  return value === undefined ? undefined : value + (unit === 'one' ? 1 : NUMBER_WORDS[unit] ?? 0);
}
