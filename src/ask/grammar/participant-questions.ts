/** `How many people took part in …?`, `Which event had the most participants?`. */
import type { Pick } from './noun-phrase.js';
import { thingsOf } from './noun-phrase.js';
import { listNominal } from './nominals.js';
import { argument } from './recursive-rules.js';
import { mostOrFewest, wholeNumber } from './numbers.js';
import { build, either, lazy, maybe, phrase, seq, word, type Parser } from './parsing.js';
import { participantNoun } from './participants.js';
import type { Query } from './query.js';
import { fits } from './compatibility.js';
import { PARTICIPANT_VERBS } from './participants.js';
import { verbFormsOf } from '../language/inflection.js';
import type { Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

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
    ? [{ ask: 'values', concept, relation }]
    : [];
}

/** What one may want to know of the number of those who took part. */
export const participantsOf: Parser<Query> = lazy(() => {
  const picked = (
    concept: Concept,
    direction: 'most' | 'fewest',
    count: number | undefined,
    vocabulary: Vocabulary,
  ): readonly Query[] => {
    const relation = vocabulary.relation('participantCount');
    const pick: Pick = { by: 'number', relation, direction, count: count ?? 1 };
    return fits(concept, relation.from, vocabulary)
      ? [{ ask: 'things', concept, pick, isPresupposed: true }]
      : [];
  };
  return either<Query>(
    build(
      seq(
        phrase('how many'),
        participantNoun,
        word('did', 'does'),
        argument,
        word('have', 'attract', 'count', 'gather'),
      ),
      ([, , , np], { vocabulary }) => valueOf(thingsOf(np), vocabulary),
    ),
    build(
      seq(phrase('how many'), participantNoun, tookPart, argument),
      ([, , , np], { vocabulary }) => valueOf(thingsOf(np), vocabulary),
    ),
    build(
      seq(
        phrase('how many'),
        participantNoun,
        phrase('were there at', 'were there in', 'were at', 'were present at', 'were in'),
        argument,
      ),
      ([, , , np], { vocabulary }) => valueOf(thingsOf(np), vocabulary),
    ),
    build(
      seq(
        word('which', 'what'),
        maybe(wholeNumber),
        listNominal,
        either(
          phrase(
            'had',
            'has',
            'have',
            'attracted',
            'gathered',
            'was attended by',
            'were attended by',
          ),
        ),
        mostOrFewest,
        participantNoun,
      ),
      ([, count, { concept }, , direction], { vocabulary }) =>
        picked(concept, direction, count, vocabulary),
    ),
    build(
      seq(
        maybe(
          phrase(
            'show me',
            'show',
            'list',
            'what is',
            'what was',
            'which is',
            'which was',
            'what are',
            'which are',
            'what were',
          ),
        ),
        maybe(word('the')),
        maybe(wholeNumber),
        listNominal,
        word('with'),
        mostOrFewest,
        participantNoun,
      ),
      ([, , count, { concept }, , direction], { vocabulary }) =>
        picked(concept, direction, count, vocabulary),
    ),
    build(
      seq(
        maybe(
          phrase(
            'show me',
            'show',
            'list',
            'what is',
            'what was',
            'which is',
            'which was',
            'what are',
            'which are',
            'what were',
          ),
        ),
        maybe(word('the')),
        maybe(wholeNumber),
        either(
          build(word('largest', 'biggest'), () => ['most' as const]),
          build(word('smallest'), () => ['fewest' as const]),
        ),
        maybe(wholeNumber),
        listNominal,
      ),
      ([, , first, direction, second, { concept }], { vocabulary }) =>
        fits(concept, vocabulary.classIri('Event'), vocabulary)
          ? picked(concept, direction, first ?? second, vocabulary)
          : [],
    ),
  );
});
