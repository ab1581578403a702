/** Predicates, relative clauses, participles, and clauses with a gap. */
import { keyOfValue, ANYTHING, keyOf, type Concept, type DateOf } from '../concept.js';
import { type Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { both, fits } from './compatibility.js';
import { adjunct, preposition } from './modifiers.js';
import type { Modifier, NounPhrase } from './noun-phrase.js';
import type { Parser } from './parsing.js';
import { build, either, lazy, many, maybe, rule, seq, word } from './parsing.js';
import { adjective } from './present.js';
import { argument, participle, relativeClause } from './recursive-rules.js';
import {
  about,
  besideOthers,
  carriers,
  dateOfFrame,
  inRole,
  lifted,
  objectRoleOf,
  subjectRoleOf,
} from './verb-meanings.js';
import {
  IS,
  active,
  activeRest,
  direction,
  finiteGap,
  finiteWhole,
  inTenseOf,
  invertedGap,
  invertedPlace,
  invertedWhole,
  negatable,
  noise,
  not,
  passive,
  type VerbPart,
} from './verb-parts.js';
import { verbOfItsOwn } from './verbs-of-their-own.js';

/** `be` with an adjective or a place. */
const copula: Parser<Concept> = rule(
  () =>
    build(
      seq(IS, maybe(not), noise, either<Modifier>(adjective, adjunct)),
      ([, negation, , modifier], { vocabulary }) =>
        modifier
          .apply(ANYTHING, { vocabulary })
          .map((concept): Concept =>
            negation === undefined ? concept : { kind: 'not', part: concept },
          ),
    ),
  keyOf,
);

const oneVerb: Parser<Concept> = rule(
  () =>
    either(
      verbOfItsOwn,
      build(finiteWhole, (part, { vocabulary }) => {
        const role = subjectRoleOf(part);
        return role === undefined ? [] : about(role, part, undefined, vocabulary);
      }),
    ),
  keyOf,
);

/** One or several verbs: `were held in Tirana and funded by Norway`. */
const verbs = (one: Parser<Concept>): Parser<Concept> =>
  rule(() => {
    const further = build(
      seq(maybe(word(',')), word('and'), either(one, participle)),
      ([, , concept]) => [concept],
    );
    return either(
      one,
      build(seq(one, many(further, 1)), ([first, rest], { vocabulary }) =>
        rest.reduce<readonly Concept[]>(
          (concepts, concept) => concepts.flatMap((each) => both(each, concept, vocabulary)),
          [first],
        ),
      ),
    );
  }, keyOf);

/** A predicate: a verb and everything after it, as a description of the subject. */
export const predicate: Parser<Concept> = verbs(lazy(() => either(oneVerb, copula)));
/** A predicate other than `be` with a noun: “Who is the head of …” is a different question. */
export const doing: Parser<Concept> = verbs(lazy(() => oneVerb));

participle.define(() => {
  const ofSubject = (part: VerbPart, vocabulary: Vocabulary): readonly Concept[] => {
    const role = subjectRoleOf(part);
    // “Events taking place”, without a place or a time, are those of now.
    const isOfNow = part.voice === 'active' && !part.frame.relation && part.adjuncts.length === 0;
    return role === undefined || isOfNow ? [] : about(role, part, undefined, vocabulary);
  };
  const reduced: Parser<VerbPart> = (sentence, start) =>
    sentence.vocabulary.reduced
      .at(sentence.tokens, start)
      .flatMap(({ value }) => activeRest.none(value)(sentence, start));
  return build(
    seq(maybe(not), noise, either(passive, active('none', 'ing'), reduced)),
    ([negation, , part], { vocabulary }) => ofSubject(negatable(negation, part), vocabulary),
  );
});

const RELATIVE = word('that', 'which', 'who', 'whom');

relativeClause.define(() =>
  either(
    build(seq(RELATIVE, predicate), ([, concept]) => [concept]),
    build(seq(maybe(RELATIVE), argument, finiteGap), ([, subject, part], { vocabulary }) => {
      const role = objectRoleOf(part);
      return role === undefined ? [] : about(role, part, subject, vocabulary);
    }),
  ),
);

/** The object of a preposition left at the end of a clause: the places in which it was held. */
export function behindPreposition(
  relations: readonly Relation[],
  clauses: readonly Concept[],
  vocabulary: Vocabulary,
): readonly Concept[] {
  const { hierarchy } = vocabulary;
  // `Where was ODIHR established?` is not where it is now.
  const isOfItsPast = (clause: Concept): boolean =>
    clause.kind === 'all' &&
    clause.parts.some((part) => part.kind === 'dated' && part.span.said === '');
  return clauses.flatMap((clause) => {
    const fitting = isOfItsPast(clause)
      ? []
      : relations.filter(
          ({ from, traits }) => !traits.has('wide') && fits(clause, from, vocabulary),
        );
    // Of main relations to the same class, the most specific: where missions work.
    const isGeneral = ({ from, to, traits }: Relation): boolean =>
      traits.has('main') &&
      fitting.some(
        (other) =>
          other.traits.has('main') &&
          other.to === to &&
          other.from !== from &&
          hierarchy.isBelow(other.from, from),
      );
    return fitting
      .filter((relation) => !isGeneral(relation))
      .map((relation) => lifted(besideOthers(relation, clause)));
  });
}

export interface Clause {
  readonly concept: Concept;
  readonly date: DateOf | undefined;
  readonly isNegated: boolean;
  /** Set if the clause wants the first or the last time. */
  readonly direction?: 'first' | 'last' | undefined;
  /** Of “does … work”, for field operations that do so now. */
  readonly isPresent?: boolean | undefined;
  /** False for clauses about several things together, or none: they have no yes-or-no answer. */
  readonly isPlain: boolean;
}

/** “Sweden and Japan joined” has no single yes-or-no answer. */
function isPlainSubject(np: NounPhrase | undefined): boolean {
  return np?.group === undefined || np.group.join === 'or';
}

/**
 * “Did the last Summit take place in 1999”: time and place would count as part of the description
 * to pick from, so that the last one of 1999 would make it true.
 */
function isPickedFirst({ adjuncts }: VerbPart, subject: NounPhrase | undefined): boolean {
  return subject?.concept.kind === 'picked' && adjuncts.length > 0;
}

/** An auxiliary, the subject, and the rest: `Did ODIHR organize workshops in 2019`. */
export const invertedClause: Parser<Clause> = rule(() => {
  const clauses = invertedWhole.map(([auxiliary, rest]): Parser<Clause> =>
    build(
      seq(auxiliary, maybe(word('not')), argument, direction, rest),
      ([be, negation, np, order, part], { sentence, vocabulary, start }) => {
        const subject = ofAll(np);
        // “Were the workshops in Tirana?” is about all of them.
        const isAll =
          subject.isPlural &&
          subject.concept.kind !== 'things' &&
          sentence.tokens[start + 1]?.word === 'the';
        return isOfNow(be, part, vocabulary)
          ? []
          : clausesOf(
              negatable(negation, { ...inTenseOf(be, part), order }),
              subject,
              vocabulary,
            ).map((each) => ({ ...each, isPlain: each.isPlain && !isAll }));
      },
    ),
  );
  return either(...clauses);
}, keyOfValue);

/** `The seminars`, with no seminars in particular, are all of them. */
function ofAll(np: NounPhrase): NounPhrase {
  return np.isPlural ? { ...np, isPointing: false } : np;
}

/** “Is a workshop in Tirana?”: the graph does not record what is taking place now. */
function isOfNow(auxiliary: string, { frame }: VerbPart, vocabulary: Vocabulary): boolean {
  return (
    ['is', 'are'].includes(auxiliary) &&
    frame.verb.base === 'be' &&
    vocabulary.hierarchy.isBelow(frame.carrier, vocabulary.classIri('Event'))
  );
}

function clausesOf(
  { order, ...part }: VerbPart,
  subject: NounPhrase,
  vocabulary: Vocabulary,
): readonly Clause[] {
  return carriers({ ...part, isNegated: false }, subject, vocabulary).map((concept) => ({
    concept,
    date: dateOfFrame(part.frame),
    isNegated: part.isNegated ?? false,
    isPresent: part.isPresent,
    direction: order,
    isPlain:
      !isPickedFirst(part, inRole(part, 's', subject)) &&
      isPlainSubject(inRole(part, 's', subject)) &&
      !part.adjuncts.some(({ isEither }) => isEither),
  }));
}

/** A clause in either order, as of an indirect question: `when Mongolia joined`. */
export const askedClause: Parser<Clause> = either(
  invertedClause,
  build(seq(argument, finiteWhole), ([subject, part], { vocabulary }) =>
    clausesOf(part, subject, vocabulary),
  ),
);

function gapClauses(inverted: typeof invertedGap): Parser<Concept> {
  const clauses = inverted.map(([auxiliary, rest]) =>
    build(seq(auxiliary, argument, rest), ([word, subject, part], { vocabulary }) => {
      const role = objectRoleOf(part);
      return role === undefined ? [] : about(role, inTenseOf(word, part), subject, vocabulary);
    }),
  );
  return either(...clauses);
}

/** Without the place for “where”: `is ODIHR based`, `does ODIHR have its seat`. */
export const invertedPlaceClause: Parser<Concept> = rule(() => gapClauses(invertedPlace), keyOf);

/** Without the object that the question is about: `did ODIHR organize in 2019`. */
export const invertedGapClause: Parser<Concept> = rule(() => {
  const stranded = build(
    seq(invertedClause, preposition),
    ([{ concept, isNegated }, { relations }], { vocabulary }) =>
      isNegated ? [] : behindPreposition(relations, [concept], vocabulary),
  );
  return either(gapClauses(invertedGap), stranded);
}, keyOf);
