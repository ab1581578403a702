/** `How many people took part in …?`, `Which event had the most participants?`. */
import { ANYTHING, type Concept } from '../concept.js';
import { verbFormsOf } from '../language/inflection.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { pickedByParticipants } from './class-phrases.js';
import { fits } from './compatibility.js';
import { listNominal } from './nominals.js';
import { thingsOf } from './noun-phrase.js';
import { mostOrFewest, wholeNumber } from './numbers.js';
import { as, build, either, maybe, parts, phrase, seq, word, type Parser } from './parsing.js';
import { things } from './list-questions.js';
import { PARTICIPANT_VERBS, participantNoun } from './participants.js';
import type { Query } from './query.js';
import { argument } from './recursive-rules.js';

/** `attended`, `took part in`. */
const tookPart = phrase(
  ...PARTICIPANT_VERBS.flatMap((form) => {
    const [base = '', ...rest] = form.split(' ');
    const { past, base: infinitive } = verbFormsOf(base);
    return [...(base === 'be' ? ['was', 'were'] : [past, infinitive])].map((each) =>
      [each, ...rest].join(' '),
    );
  }),
);

function valueOf(concept: Concept | undefined, vocabulary: Vocabulary): readonly Query[] {
  const relation = vocabulary.relation('participantCount');
  return concept && fits(concept, relation.from, vocabulary)
    ? [{ ask: 'properties', concept, of: [{ relation, end: ANYTHING }] }]
    : [];
}

const howManyOf = seq(phrase('how many'), participantNoun);

/** `How many people attended the conference in Vienna?` */
const howMany: Parser<Query> = build(
  either(
    parts(
      howManyOf,
      word('did', 'does'),
      as('event', argument),
      word('have', 'attract', 'count', 'gather'),
    ),
    parts(howManyOf, tookPart, as('event', argument)),
  ),
  // Of “events in 2019” it would be a sum, which few known numbers do not give.
  ({ event }, { vocabulary }) =>
    event.isPlural && !event.group ? [] : valueOf(thingsOf(event), vocabulary),
);

/** `Which workshop had the most participants?` */
const whichHad: Parser<Query> = build(
  parts(
    word('which', 'what'),
    as('count', maybe(wholeNumber)),
    as('events', listNominal),
    phrase('had', 'has', 'have', 'attracted', 'gathered', 'was attended by', 'were attended by'),
    as('direction', mostOrFewest),
    participantNoun,
  ),
  ({ count = 1, events, direction }, { vocabulary }) =>
    pickedByParticipants(events, direction, count, vocabulary).flatMap((np) => things(np, true)),
);

export const participantsOf: Parser<Query> = either(howMany, whichHad);
