/** Facts that words of the text stand for: whether an event was held, and in which form. */
import type { EventFact, EventStatus, FactStatement } from '../facts.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';
import { bestOf, findIn, type Finding, regexp, type Row, rowsOf } from './rows.js';

const STATUSES = rowsOf('status') as readonly (Row & { readonly status: EventStatus })[];
const FORMATS = rowsOf('formats') as readonly (Row & {
  readonly format: NonNullable<EventFact['format']>;
})[];

/** How far words in a part of the item are trusted to be about its event. */
const TRUST = { lead: 1, title: 0.95, body: 0.53 };

const HELD_AFTER_ALL = regexp('<held after all>');

/** Whether the event was cancelled, postponed or moved: from the lead, the title or else the body. */
export function findEventStatus({ title, sentences }: PreparedArticle): FactStatement[] {
  const said = [...sentences, ...title].filter(({ lowered }) => !HELD_AFTER_ALL.test(lowered));
  const found = findIn(STATUSES, said, ({ section }) => TRUST[section]);
  return bestOf(found).map((each) => fromWords('eventStatus', each.row.status, each));
}

/** The words for the form of a meeting; none where the text leaves it open. */
export const findFormat = ({ title, sentences }: PreparedArticle): FactStatement[] =>
  bestOf(findIn(FORMATS, [...title, ...sentences])).map((each) =>
    fromWords('format', each.row.format, each),
  );

const fromWords = (
  relation: 'eventStatus' | 'format',
  object: string,
  { sentence, confidence, ...match }: Finding,
): FactStatement =>
  statement(relation, object, sentence, sentence.toText(match), {
    rule: `${object}-words`,
    confidence,
  });
