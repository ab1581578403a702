/** Facts that words of the text stand for: whether an event was held, and in which form. */
import type { EventFact, EventStatus, FactStatement } from '../facts.js';
import {
  type ArticleSentence,
  type PreparedArticle,
  statement,
} from '../names/prepared-article.js';
import { regexp, type Row, rowsOf } from './word-classes.js';

const STATUSES = rowsOf('status') as readonly (Row & { readonly status: EventStatus })[];
const FORMATS = rowsOf('formats') as readonly (Row & { readonly format: EventFact['format'] })[];

const HELD_AFTER_ALL = regexp('<held after all>');

/** Whether the event was cancelled, postponed or moved: from the lead, the title or else the body. */
export function findEventStatus({ title, sentences }: PreparedArticle): FactStatement[] {
  const isLead = ({ section }: ArticleSentence): boolean => section === 'lead';
  const found = [
    ...sentences.filter(isLead).map((sentence) => [sentence, 0.85] as const),
    ...title.map((sentence) => [sentence, 0.8] as const),
    ...sentences.filter((each) => !isLead(each)).map((sentence) => [sentence, 0.45] as const),
  ].flatMap(([sentence, confidence]) =>
    STATUSES.flatMap((row) =>
      HELD_AFTER_ALL.test(sentence.lowered)
        ? []
        : wordsOf(row, sentence, 'eventStatus', row.status, confidence),
    ),
  );
  return found.slice(0, 1);
}

/** The words for the form of a meeting; none where the text leaves it open. */
export const findFormat = ({ title, sentences }: PreparedArticle): FactStatement[] =>
  FORMATS.flatMap((row) =>
    [...title, ...sentences].flatMap((sentence) =>
      wordsOf(row, sentence, 'format', row.format ?? '', 0.85),
    ),
  ).slice(0, 1);

function wordsOf(
  { pattern }: Row,
  sentence: ArticleSentence,
  relation: 'eventStatus' | 'format',
  object: string,
  confidence: number,
): FactStatement[] {
  return pattern
    .matchesIn(sentence.lowered)
    .slice(0, 1)
    .map(({ 0: { length }, index }) =>
      statement(
        relation,
        object,
        sentence,
        sentence.toText({ start: index, end: index + length }),
        {
          rule: `${object}-words`,
          confidence,
        },
      ),
    );
}
