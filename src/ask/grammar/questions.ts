/** All forms of questions. */
import { comparison } from './comparisons.js';
import { howMany, yesNo } from './count-questions.js';
import { countTable } from './count-tables.js';
import { called, command, firstOrLast, identity } from './list-questions.js';
import { build, either, maybe, phrase, rule, seq, word, type Parser } from './parsing.js';
import { participantsOf } from './participant-questions.js';
import { keyOfQuery, type Query } from './query.js';
import { ranking } from './rankings.js';
import { value } from './value-questions.js';
import { howLong, when, whenAndWhere, where } from './where-when-questions.js';
import { which, whoOrWhat } from './which-questions.js';

/** To support another form of question, add it here. */
const FORMS: readonly Parser<Query>[] = [
  command,
  identity,
  called,
  firstOrLast,
  which,
  whoOrWhat,
  where,
  when,
  whenAndWhere,
  howLong,
  howMany,
  yesNo,
  participantsOf,
  value,
  countTable,
  ranking,
  comparison,
];

/** Any question, as a whole. */
export const question: Parser<Query> = rule(() => {
  const altogether = maybe(
    phrase('(so far|to date|altogether|overall)', '(until|up to) now', 'in (total|all)'),
  );
  const please = maybe(seq(maybe(word(',')), word('please')));
  return build(
    seq(maybe(word('please')), maybe(phrase('tell me')), either(...FORMS), altogether, please),
    ([, , query]) => [query],
  );
}, keyOfQuery);
