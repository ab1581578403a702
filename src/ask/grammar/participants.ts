/** Words for participants in events. The graph has at most their number. */
import type { Concept } from '../concept.js';
import { amount } from './numbers.js';
import { build, phrase, seq, word, type Parser } from './parsing.js';

/** `participants`, `people`. */
export const participantNoun = word(
  ...['participant', 'participants', 'attendee', 'attendees', 'person', 'persons', 'people'],
  ...['visitor', 'visitors', 'guest', 'guests'],
);

/** `attended`, `took part in`. */
export const tookPart = phrase(
  'attended',
  '(took|take) part in',
  'participated in',
  'came to',
  '(was|were) (at|present at|in attendance at)',
);

/** `more than 50 participants`: events with that many. */
export const participants: Parser<Concept> = build(
  seq(amount, participantNoun),
  ([n], { vocabulary }) => [
    { kind: 'measured', relation: vocabulary.relation('participantCount'), amount: n },
  ],
);
