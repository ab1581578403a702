/** Words for participants in events. The graph has at most their number. */
import { pluralOf } from '../../graph/index.js';
import { wordsOfPhrase } from '../language/words.js';
import type { Concept } from '../concept.js';
import { amount } from './numbers.js';
import { build, phrase, seq, type Parser } from './parsing.js';

const PARTICIPANT_NOUNS: readonly string[] = [
  'participant',
  'attendee',
  'person',
  'visitor',
  'guest',
];
export const PARTICIPANT_VERBS: readonly string[] = [
  'attend',
  'take part in',
  'participate in',
  'come to',
  'be at',
  'be present at',
  'be in attendance at',
];

/** `participants`, `people`. */
export const participantNoun = phrase(
  ...PARTICIPANT_NOUNS.flatMap((noun) => [noun, pluralOf(noun)]).map((noun) =>
    wordsOfPhrase(noun).join(' '),
  ),
  'persons',
);

/** `more than 50 participants`: events with that many. */
export const participants: Parser<Concept> = build(
  seq(amount, participantNoun),
  ([n], { vocabulary }) => [
    { kind: 'measured', relation: vocabulary.relation('participantCount'), amount: n },
  ],
);
