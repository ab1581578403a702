/** Comparisons: `Did more events take place in Albania than in Serbia?` */
import { walk, type Concept } from '../concept.js';
import type { VerbUse } from '../vocabulary/verb-uses.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { classesOf, fits } from './compatibility.js';
import { adjunct } from './modifiers.js';
import { applyAll, type Modifier, type NounPhrase } from './noun-phrase.js';
import { headWithModifiers, nominal, type HeadWithModifiers } from './nominals.js';
import { openNow } from './present.js';
import { argument } from './recursive-rules.js';
import type { Parser } from './parsing.js';
import { as, build, either, many, maybe, parts, phrase, seq, word } from './parsing.js';
import type { Query } from './query.js';
import { carriers } from './verb-meanings.js';
import { DO, activeBase, type VerbPart } from './verb-parts.js';

const more: Parser<'more' | 'fewer'> = build(word('more', 'fewer', 'less'), (text) => [
  text === 'more' ? ('more' as const) : ('fewer' as const),
]);

function compared(
  left: readonly Concept[],
  right: readonly Concept[],
  is: 'more' | 'fewer',
): readonly Query[] {
  return left.flatMap((one) =>
    right.map((other): Query => ({ ask: 'compare', left: one, right: other, is })),
  );
}

/** What a clause counts: of “more people were quoted”, not the news items that quote them. */
function countedOf(
  counted: Concept,
  part: VerbPart,
  subject: NounPhrase,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const found = carriers(part, subject, vocabulary);
  return found.filter((each) => classesOf(counted).every((iri) => fits(each, iri, vocabulary)));
}

/** The same clause with a different last adjunct. */
function withLast(part: VerbPart, last: Modifier): readonly VerbPart[] {
  return part.adjuncts.length === 0
    ? []
    : [{ ...part, adjuncts: [...part.adjuncts.slice(0, -1), last] }];
}

/** Modifiers after the second noun apply to both, unless the first has its own. */
function bothCounted(
  left: HeadWithModifiers,
  right: HeadWithModifiers,
  further: readonly Modifier[],
  is: 'more' | 'fewer',
  vocabulary: Vocabulary,
): readonly Query[] {
  const shared = left.modifiers.length === 0 ? [...right.modifiers, ...further] : left.modifiers;
  if (left.modifiers.length > 0 && right.modifiers.length + further.length > 0)
    return compared(
      applyAll(left.modifiers, left.head, { vocabulary }),
      applyAll([...right.modifiers, ...further], right.head, { vocabulary }),
      is,
    );
  return compared(
    applyAll(shared, left.head, { vocabulary }),
    applyAll(shared, right.head, { vocabulary }),
    is,
  );
}

interface VerbWithMore {
  readonly is: 'more' | 'fewer';
  readonly counted: Concept;
  readonly partWith: (object: NounPhrase) => VerbPart;
}

/** `organize more events in 2019`. */
const verbWithMore =
  (form: VerbUse['form']): Parser<VerbWithMore> =>
  (sentence, start) =>
    sentence.vocabulary.verbs
      .at(sentence.tokens, start)
      .flatMap(({ value: { form: used, frame }, end }) => {
        if (used !== form || frame.object === undefined || frame.link.length > 0) return [];
        return seq(
          more,
          nominal,
          many(adjunct),
        )(sentence, end).map(({ value: [is, { concept }, adjuncts], end: last, cost }) => ({
          value: {
            is,
            counted: concept,
            partWith: (object: NounPhrase): VerbPart => ({
              frame,
              voice: 'active',
              phrase: object,
              adjuncts,
            }),
          },
          end: last,
          cost,
        }));
      });

function phraseOf(concept: Concept): NounPhrase {
  return { concept, isPlural: true };
}

const thereAre = phrase('are there', 'were there', 'have there been', 'is there', 'was there');

/** `did more events take place`, `were more events held`, `how many more events took place`. */
const moreOf = <T>(heads: Parser<T>): Parser<{ is: 'more' | 'fewer'; heads: T; verb: VerbPart }> =>
  parts(DO, as('is', more), as('heads', heads), as('verb', activeBase));

/** `Did more events take place in Albania than in Serbia?` */
const moreSubjects: Parser<Query> = build(
  parts(as('clause', moreOf(nominal)), word('than'), as('last', adjunct)),
  ({ clause: { is, heads, verb }, last }, { vocabulary }) => {
    const counted = (each: VerbPart): readonly Concept[] =>
      countedOf(heads.concept, each, phraseOf(heads.concept), vocabulary);
    return compared(counted(verb), withLast(verb, last).flatMap(counted), is);
  },
);

/** `Did ODIHR organize more events than the Secretariat?`, `… more workshops than seminars?` */
const moreObjects: Parser<Query> = build(
  parts(
    as('clause', parts(DO, as('subject', argument), as('verb', verbWithMore('base')))),
    word('than'),
    as('other', parts(as('np', argument), as('shared', many(adjunct)))),
    maybe(word('did')),
  ),
  ({ clause: { subject, verb }, other }, { vocabulary }) => {
    const { is, partWith, counted } = verb;
    const own = partWith(phraseOf(counted));
    const countedBy = (by: NounPhrase, part: VerbPart): readonly Concept[] =>
      countedOf(counted, part, by, vocabulary);
    const { np, shared } = other;
    if (shared.length > 0 && (counted.kind === 'all' || own.adjuncts.length > 0)) return [];
    const whole = (part: VerbPart): VerbPart => ({
      ...part,
      adjuncts: [...part.adjuncts, ...shared],
    });
    const left = countedBy(subject, whole(own));
    return [
      ...compared(left, countedBy(np, whole(own)), is),
      ...compared(left, countedOf(np.concept, whole(partWith(np)), subject, vocabulary), is),
    ];
  },
);

/**
 * `Are there more workshops in Albania than in Serbia?`, `Were there more workshops than seminars?`,
 * `Is the number of events in Albania larger than that in Serbia?`
 */
const moreThere: Parser<Query> = build(
  parts(
    as('clause', parts(thereAre, as('is', more), as('left', headWithModifiers))),
    word('than'),
    maybe(phrase('that (of)?', 'the number (of)?')),
    as('right', either<HeadWithModifiers | Modifier>(headWithModifiers, adjunct)),
    as('further', many(adjunct)),
  ),
  ({ clause: { is, left }, right, further }, { vocabulary }) => {
    if ('head' in right) return bothCounted(left, right, further, is, vocabulary);
    // The same things with another last modifier.
    const { head, modifiers } = left;
    return modifiers.length === 0 || further.length > 0
      ? []
      : compared(
          applyAll(modifiers, head, { vocabulary }),
          applyAll([...modifiers.slice(0, -1), right], head, { vocabulary }),
          is,
        );
  },
);

const PRESENT = ['is', 'are', 'do', 'does'];

export const comparison: Parser<Query> = build(
  either(moreSubjects, moreObjects, moreThere),
  (query, { sentence: { tokens }, start, end, vocabulary }) => {
    if (query.ask !== 'compare' || !isFair(query.left, query.right)) return [];
    const isPresent = tokens.slice(start, end).some(({ word: each }) => PRESENT.includes(each));
    const [left, right] = [query.left, query.right].map((each) =>
      isPresent ? openNow(each, vocabulary) : each,
    ) as [Concept, Concept];
    const isDifference = tokens[start]?.word === 'how';
    return [{ ...query, left, right, ...(isDifference ? { isDifference } : {}) }];
  },
);

/** Not “more workshops than seminars in 2019” with workshops of all years. */
function isFair(left: Concept, right: Concept): boolean {
  const [one, other] = [left, right].map((concept) => ({
    parts: concept.kind === 'all' ? concept.parts.length : 1,
    isDated: [...walk(concept)].some((part) => part.kind === 'dated' && part.span.said !== ''),
  }));
  return one?.parts === other?.parts && one?.isDated === other?.isDated;
}
