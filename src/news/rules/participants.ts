/** The number of participants. */
import type { FactStatement } from '../facts.js';
import type { ArticleSentence } from '../names/masked-sentence.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';
import type { TextRange } from '../names/sentences.js';
import { parseCount } from './numbers.js';
import { bestOf, findIn, type Finding, regexp, rowsOf } from './rows.js';

/** Rows with the slots `number`, `about` and `orso`. */
export const NUMBER_ROWS = rowsOf('numbers');

const ATTENDING = regexp('<attending>');
/** Before a number in a paragraph of the body, which is part of somebody's statement. */
const TOLD = regexp('<told>[^.;]{0,80}$');

/** Events at which numbers of people mostly count somebody else. */
const UNATTENDED: ReadonlySet<string> = new Set(['handover', 'signing']);

/** A number of participants, which may be rounded. */
type Count = FactStatement & { readonly isApproximate: boolean };

/** The surest: in the lead, else in sentences about taking part, else anywhere. */
export function findParticipants(
  { sentences }: PreparedArticle,
  eventType = '',
): Count | undefined {
  const attending = sentences.filter(({ lowered }) => ATTENDING.test(lowered));
  // One after the other, as that is faster.
  const best = (from: readonly ArticleSentence[], trust: number): Count | undefined =>
    bestOf(findIn(NUMBER_ROWS, from, () => trust).flatMap(toCounts))[0];
  if (UNATTENDED.has(eventType)) {
    const past = attending.filter(({ lowered }) => !/\bwill\b/.test(lowered));
    return best(past, 0.88);
  }
  const lead = sentences.filter(({ section }) => section === 'lead');
  const body = sentences.filter(({ section }) => section === 'body');
  return best(lead, 1) ?? best(attending, 0.88) ?? best(body, 0.77);
}

/** None for a number that counts somebody else, by the rest of its sentence. */
function toCounts(match: Finding): Count[] {
  const { row, sentence, start, slots, confidence } = match;
  const { lowered, section } = sentence;
  const isOut = section === 'body' && TOLD.test(lowered.slice(0, start));
  const count = isOut ? 0 : (countOf(match) ?? 0);
  if (count < 2) return [];
  const found = { rule: row.name, confidence };
  const words = sentence.toText(match);
  const said = statement('participantsCount', String(count), sentence, words, found);
  return [{ ...said, isApproximate: slots.has('about') || slots.has('orso') }];
}

/** Groups are counted together: `12 Afghan and 11 Tajik officers`, `20 judges and 5 clerks`. */
const GROUPS_BEFORE = regexp('<groups before>$');
const GROUPS_AFTER = regexp('^<groups after>');

function countOf({ sentence: { lowered: text }, start, end, slots }: Finding): number | undefined {
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
