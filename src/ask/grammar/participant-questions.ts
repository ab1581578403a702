/** `How many people took part in …?`, `Which event had the most participants?`. */
import { ANYTHING, type Concept, type Pick, type Superlative } from '../concept.js';
import { verbFormsOf } from '../language/inflection.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { fits } from './compatibility.js';
import { listNominal } from './nominals.js';
import { thingsOf } from './noun-phrase.js';
import { mostOrFewest, rank, rankedAs, superlativeOf, wholeNumber } from './numbers.js';
import { as, build, either, maybe, parts, phrase, seq, word, type Parser } from './parsing.js';
import { opening } from './openings.js';
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

/** Those with the most or least participants. */
function picked(
  concept: Concept,
  superlative: Superlative,
  count: number,
  vocabulary: Vocabulary,
): readonly Query[] {
  const relation = vocabulary.relation('participantCount');
  const { isComparative, ...best } = superlativeOf(superlative);
  const pick: Pick = { by: 'number', relation, ...best, count };
  return !isComparative && fits(concept, relation.from, vocabulary)
    ? [{ ask: 'things', concept, pick, isPresupposed: true }]
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
    parts(
      howManyOf,
      phrase('were there at', 'were there in', 'were at', 'were present at', 'were in'),
      as('event', argument),
    ),
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
    picked(events.concept, direction, count, vocabulary),
);

/** `the three workshops with the most participants` */
const withMost: Parser<Query> = build(
  parts(
    opening,
    maybe(word('the')),
    as('count', maybe(wholeNumber)),
    as('events', listNominal),
    word('with'),
    as('direction', mostOrFewest),
    participantNoun,
  ),
  ({ count = 1, events, direction }, { vocabulary }) =>
    picked(events.concept, direction, count, vocabulary),
);

/** `the three largest conferences`, `the largest three conferences` */
const largest: Parser<Query> = build(
  parts(
    opening,
    maybe(word('the')),
    as('rank', maybe(rank)),
    as('countBefore', maybe(wholeNumber)),
    as(
      'direction',
      either(
        build(word('largest', 'biggest'), () => ['most' as const]),
        build(word('smallest'), () => ['fewest' as const]),
      ),
    ),
    as('countAfter', maybe(wholeNumber)),
    as('events', listNominal),
  ),
  ({ rank: n, countBefore, direction, countAfter, events: { concept } }, { vocabulary }) =>
    fits(concept, vocabulary.classIri('Event'), vocabulary)
      ? picked(concept, rankedAs(n, direction), countBefore ?? countAfter ?? 1, vocabulary)
      : [],
);

export const participantsOf: Parser<Query> = either(howMany, whichHad, withMost, largest);
