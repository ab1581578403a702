/** Tables of counts: `workshops per year`, `How many events did each mission organize?`. */
import type { Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { invertedGapClause, predicate } from './clauses.js';
import { both } from './compatibility.js';
import { spanAfterNoun } from './dates.js';
import { countsBy, type Grouping } from './groups.js';
import { adjunct, timeModifier } from './modifiers.js';
import { listNominal, nominal, type Nominal } from './nominals.js';
import { applyAll, type Modifier } from './noun-phrase.js';
import { opening as anyOpening } from './openings.js';
import type { Parser } from './parsing.js';
import {
  as,
  build,
  costing,
  either,
  many,
  maybe,
  parts,
  phrase,
  seq,
  word,
  wordHere,
} from './parsing.js';
import { presentOf } from './present.js';
import type { Query } from './query.js';
import { relationNoun } from './relation-noun.js';
import { about } from './verb-meanings.js';
import { inTenseOf, subjectRoleOf, type VerbPart } from './verb-parts.js';
import { saidOf } from './which-questions.js';

/** Years, months, the things of a class, or the ends of a relation. */
export const grouping = (list: Parser<Nominal>): Parser<Grouping> =>
  either<Grouping>(
    build(seq(word('year', 'month'), maybe(spanAfterNoun)), ([text, during]) => [
      {
        kind: 'time',
        unit: text === 'year' ? 'year' : 'month',
        during: during && timeModifier(during),
      } as const,
    ]),
    build(list, ({ concept }) => [concept]),
    costing(
      1,
      build(relationNoun, (of) => [{ kind: 'ends', of } as const]),
    ),
  );

/** `per year`, `for each country`. */
const perGroup: Parser<Grouping> = build(
  seq(
    either(
      word('per', 'by', 'each', 'every'),
      phrase('(for|by|in|of|from|per) (each|every)', '(split|broken down|grouped) by'),
    ),
    grouping(nominal),
  ),
  ([, by]) => [by],
);

const opening = seq(
  maybe(
    either<unknown>(
      anyOpening,
      phrase('how many', 'break down', 'break down the', 'a breakdown of'),
    ),
  ),
  maybe(phrase('number of', 'the number of')),
);

const thereWere = maybe(
  phrase(
    '(were|are) there',
    'have there been',
    '(were|was) (held|issued|published|organized)',
    '(took place|happened)',
  ),
);

function countsWith(
  modifiers: readonly Modifier[],
  head: Concept,
  by: Grouping,
  vocabulary: Vocabulary,
): readonly Query[] {
  return applyAll(modifiers, head, { vocabulary }).flatMap((counted) =>
    countsBy(by, counted, vocabulary),
  );
}

/** `Number of events per country since 2019`, `How many events were there each year?`. */
const nounPerGroup: Parser<Query> = build(
  parts(
    opening,
    as('counted', listNominal),
    as('words', thereWere),
    as('before', many(adjunct)),
    maybe(word(',')),
    as('by', perGroup),
    as('late', thereWere),
    as('after', many(adjunct)),
  ),
  ({ counted, words, before, by, late, after }, { vocabulary }) =>
    presentOf(words ?? late ?? '', counted.concept, vocabulary).flatMap((each) =>
      countsWith([...before, ...after], each, by, vocabulary),
    ),
);

/** `How many events per year did ODIHR organize?` */
const groupBeforeClause: Parser<Query> = build(
  parts(
    opening,
    as('counted', listNominal),
    as('by', perGroup),
    as('verb', wordHere),
    as('said', either(invertedGapClause, predicate)),
  ),
  ({ counted, by, verb, said }, { vocabulary }) =>
    saidOf(counted.concept, said, vocabulary, verb).flatMap((concept) =>
      countsBy(by, concept, vocabulary),
    ),
);

/** `How many events were organized by ODIHR each year?` */
const groupAfterClause: Parser<Query> = build(
  parts(
    opening,
    as('counted', listNominal),
    as('verb', wordHere),
    as('said', either(predicate, invertedGapClause)),
    as('by', perGroup),
    as('after', many(adjunct)),
  ),
  ({ counted, verb, said, by, after }, { vocabulary }) =>
    saidOf(counted.concept, said, vocabulary, verb).flatMap((concept) =>
      countsWith(after, concept, by, vocabulary),
    ),
);

/** A verb whose object comes before it: `How many events did each mission organize in 2019`. */
const gapVerb: Parser<(counted: Concept) => VerbPart> = (sentence, start) =>
  sentence.vocabulary.verbs
    .at(sentence.tokens, start)
    .flatMap(({ value: { form, frame }, end }) => {
      if (
        (form !== 'base' && form !== 'participle') ||
        frame.object === undefined ||
        frame.link.length > 0
      )
        return [];
      return many(adjunct)(sentence, end).map(({ value: adjuncts, end: last, cost }) => ({
        value: (counted: Concept): VerbPart => ({
          frame,
          voice: 'active',
          phrase: { concept: counted, isPlural: true, amount: { direction: 'most' } },
          adjuncts,
        }),
        end: last,
        cost,
      }));
    });

const each = word('each', 'every');

/** `did each mission organize`, `were funded by each State`. */
const verbOfEach = build(
  seq(word('did', 'has', 'have', 'do', 'does'), each, nominal, gapVerb),
  ([auxiliary, , subject, verbOf]) => [{ subject, verbOf, auxiliary }],
);

/** `How many events did each mission organize?` */
const perSubject: Parser<Query> = build(
  parts(phrase('how many'), as('counted', nominal), as('said', verbOfEach)),
  ({ counted, said: { subject, verbOf, auxiliary } }, { vocabulary }) => {
    const verb = inTenseOf(auxiliary, verbOf(counted.concept));
    const role = subjectRoleOf(verb);
    return role === undefined
      ? []
      : about(role, verb, undefined, vocabulary)
          .flatMap((said) => both(subject.concept, said, vocabulary))
          .map((concept) => ({ ask: 'groups', by: 'things', concept }));
  },
);

export const countTable: Parser<Query> = either(
  nounPerGroup,
  groupBeforeClause,
  groupAfterClause,
  perSubject,
);
