/** Whether an event was cancelled, postponed or moved to another day. */
import type { EventStatus, FactStatement } from '../facts.js';
import {
  type ArticleSentence,
  type PreparedArticle,
  statement,
} from '../names/prepared-article.js';
import { regexp, type Row, rowsOf } from './word-classes.js';

const STATUS_ROWS = rowsOf('status') as readonly (Row & { readonly status: EventStatus })[];

const HELD_AFTER_ALL = regexp('<held after all>');

/** From the lead, the title or else the body, in order of certainty. */
export function findEventStatus({ title, sentences }: PreparedArticle): FactStatement[] {
  const isLead = ({ section }: ArticleSentence): boolean => section === 'lead';
  return [
    ...sentences.filter(isLead).map((sentence) => [sentence, 0.85] as const),
    ...title.map((sentence) => [sentence, 0.8] as const),
    ...sentences.filter((each) => !isLead(each)).map((sentence) => [sentence, 0.45] as const),
  ]
    .flatMap(([sentence, confidence]) => statusIn(sentence, confidence))
    .slice(0, 1);
}

function statusIn(sentence: ArticleSentence, confidence: number): FactStatement[] {
  for (const { status, pattern } of STATUS_ROWS) {
    const [match] = pattern.matchesIn(sentence.lowered);
    if (!match || HELD_AFTER_ALL.test(sentence.lowered)) continue;
    const words = sentence.toText({ start: match.index, end: match.index + match[0].length });
    const found = { rule: `${status}-words`, confidence };
    return [statement('eventStatus', status, sentence, words, found)];
  }
  return [];
}
