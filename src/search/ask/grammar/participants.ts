/** Those who take part in events, whose number may be known. */
import { pluralOf } from '../language/inflection.js';
import { wordsOfPhrase } from '../language/words.js';
import { PARTICIPANT_NOUNS } from '../vocabulary/relation-table.js';
import { phrase } from './parsing.js';

/** `participants`, `people`. */
export const participantNoun = phrase(
  ...PARTICIPANT_NOUNS.flatMap((noun) => [noun, pluralOf(noun)]).map((noun) =>
    wordsOfPhrase(noun).join(' '),
  ),
  'persons',
);
