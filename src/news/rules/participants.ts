/** The number of participants. */
import type { FactStatement } from '../facts.js';
import {
  type ArticleSentence,
  type PreparedArticle,
  statement,
} from '../names/prepared-article.js';
import type { TextRange } from '../names/sentences.js';
import { parseCount } from './numbers.js';
import { matchRows, regexp, type Row, type RowMatch, rowsOf } from './rows.js';

/** Rows with the groups `number`, `about` and `orso`; in each sentence the first match decides. */
export const NUMBER_ROWS = rowsOf('numbers') as readonly (Row & {
  /** Only in sentences about taking part. */
  readonly needsCue?: true;
})[];

/** Words of sentences about participants. */
const ATTENDING = regexp('<attending>');
/** Before a number in a paragraph of the body, which is part of somebody's statement. */
const TOLD = regexp('<told>[^.;]{0,80}$');

/** Events at which numbers of people mostly count somebody else. */
const UNATTENDED: ReadonlySet<string> = new Set(['handover', 'signing']);

/** The number of participants and whether it is rounded. */
export interface ParticipantsFinding {
  readonly count: number;
  readonly isApproximate: boolean;
  readonly statement: FactStatement;
}

/** In the lead, else in sentences about taking part, else anywhere. */
export function findParticipants(
  { mayHaveEvent, sentences }: PreparedArticle,
  eventType?: string,
): ParticipantsFinding | undefined {
  if (!mayHaveEvent) return undefined;
  const attending = sentences.filter(({ lowered }) => ATTENDING.test(lowered));
  const from = UNATTENDED.has(eventType ?? '')
    ? attending.filter(({ lowered }) => !/\bwill\b/.test(lowered))
    : [
        ...sentences.filter(({ section }) => section === 'lead'),
        ...attending,
        ...sentences.filter(({ section }) => section === 'body'),
      ];
  for (const sentence of from) {
    const found = countIn(sentence);
    if (found) return found;
  }
  return undefined;
}

/** The first count of a sentence. */
function countIn(sentence: ArticleSentence): ParticipantsFinding | undefined {
  const { lowered, section } = sentence;
  for (const match of matchRows(NUMBER_ROWS, sentence)) {
    const { row, start, end, slots } = match;
    const count = countOf(lowered, match);
    const isOut =
      (row.needsCue === true && !ATTENDING.test(lowered)) ||
      (section === 'body' && TOLD.test(lowered.slice(0, start)));
    if (count === undefined || count < 2 || isOut) continue;
    return {
      count,
      isApproximate: slots.has('about') || slots.has('orso'),
      statement: statement(
        'participantsCount',
        String(count),
        sentence,
        sentence.toText({ start, end }),
        { rule: row.name, confidence: row.confidence - (section === 'lead' ? 0 : 0.1) },
      ),
    };
  }
  return undefined;
}

/** Groups are counted together: `12 Afghan and 11 Tajik officers`, `20 judges and 5 clerks`. */
const GROUPS_BEFORE = regexp('<groups before>$');
const GROUPS_AFTER = regexp('^<groups after>');

function countOf(text: string, { start, end, slots }: RowMatch): number | undefined {
  const wordsAt = (range: TextRange = { start, end: start }): string =>
    text.slice(range.start, range.end);
  const count = parseCount(wordsAt(slots.get('number')));
  const others = [
    GROUPS_BEFORE.exec(text.slice(0, start)),
    GROUPS_AFTER.exec(text.slice(end)),
  ].flatMap((groups) => groups?.slice(1).flatMap((words) => parseCount(words || '') ?? []) ?? []);
  const more = others.reduce((sum, other) => sum + other, 0);
  // `40 officers, 17 women and 23 men`
  return count === undefined || (others.length > 1 && more === count) ? count : count + more;
}
