/** Facts that words of the text stand for: whether an event was held, and in which form. */
import type { EventFact, EventStatus, FactStatement } from '../facts.js';
import {
  type ArticleSentence,
  type PreparedArticle,
  statement,
} from '../names/prepared-article.js';
import { matchRows, regexp, type Row, rowsOf } from './rows.js';

const STATUSES = rowsOf('status') as readonly (Row & { readonly status: EventStatus })[];
const FORMATS = rowsOf('formats') as readonly (Row & {
  readonly format: NonNullable<EventFact['format']>;
})[];

const HELD_AFTER_ALL = regexp('<held after all>');

/** Whether the event was cancelled, postponed or moved: from the lead, the title or else the body. */
export function findEventStatus({ title, sentences }: PreparedArticle): FactStatement[] {
  const isLead = ({ section }: ArticleSentence): boolean => section === 'lead';
  const sections = [
    [sentences.filter(isLead), 0.85],
    [title, 0.8],
    [sentences.filter((each) => !isLead(each)), 0.45],
  ] as const;
  return sections
    .flatMap(([all, confidence]) =>
      all
        .filter(({ lowered }) => !HELD_AFTER_ALL.test(lowered))
        .flatMap((sentence) =>
          STATUSES.flatMap((row) => wordsOf(row, sentence, 'eventStatus', row.status, confidence)),
        ),
    )
    .slice(0, 1);
}

/** The words for the form of a meeting; none where the text leaves it open. */
export const findFormat = ({ title, sentences }: PreparedArticle): FactStatement[] =>
  FORMATS.flatMap((row) =>
    [...title, ...sentences].flatMap((sentence) =>
      wordsOf(row, sentence, 'format', row.format, 0.85),
    ),
  ).slice(0, 1);

const wordsOf = (
  row: Row,
  sentence: ArticleSentence,
  relation: 'eventStatus' | 'format',
  object: string,
  confidence: number,
): FactStatement[] =>
  [...matchRows([row], sentence)].map((match) =>
    statement(relation, object, sentence, sentence.toText(match), {
      rule: `${object}-words`,
      confidence,
    }),
  );
