/** Those who take part in events, whose number may be known. */
import { pluralOf } from '../language/inflection.js';
import { wordsOfPhrase } from '../language/words.js';
import { phrase } from './parsing.js';

/** The words for those who take part in an event, whose number is known at best. */
const PARTICIPANT_NOUNS: readonly string[] = [
  'participant',
  'attendee',
  'person',
  'visitor',
  'guest',
];
/** What those do at it. */
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
