/** All forms of questions. */
import { howLong, value, when } from './date-questions.js';
import { first } from './first-questions.js';
import { howMany, yesNo } from './number-questions.js';
import { either, rule, type Parser } from './parsing.js';
import { keyOfValue } from '../concept.js';
import type { Query } from './query.js';
import { ranking } from './rankings.js';
import { command, identity, where, which, whoOrWhat } from './things-questions.js';

/** Any question, as a whole; to support another form, add it here. */
export const question: Parser<Query> = rule(
  () =>
    either(
      command,
      identity,
      first,
      which,
      whoOrWhat,
      where,
      when,
      howLong,
      howMany,
      yesNo,
      value,
      ranking,
    ),
  keyOfValue,
);
