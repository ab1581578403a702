/** Predicates, relative clauses, participles, and clauses with a gap. */
import { ANYTHING, type Concept } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { both, fits } from './compatibility.js';
import type { NounPhrase } from './noun-phrase.js';
import { mapped, type Parser } from './parsing.js';
import { part, same, when, type Clause, type VerbPart } from './parts.js';
import { holdersAt } from './relation-ends.js';
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
import { inverted, negatable, NOISE, type Gap } from './verbs.js';

/** `be` with an adjective or a place. */
part(
  'copula',
  when(
    `(is|are|was|were) {negation?:not|never} ${NOISE} {adjunct}`,
    ({ negation, adjunct }, { vocabulary }) =>
      adjunct
        .apply(ANYTHING, { vocabulary })
        .map((concept): Concept =>
          negation === undefined ? concept : { kind: 'not', part: concept },
        ),
  ),
);

function ofSubject(verb: VerbPart, vocabulary: Vocabulary): readonly Concept[] {
  const role = subjectRoleOf(verb);
  return role === undefined ? [] : about(role, verb, undefined, vocabulary);
}

/** What is said of the object of a verb, given its subject. */
function ofObject(verb: VerbPart, subject: NounPhrase, vocabulary: Vocabulary): readonly Concept[] {
  const role = objectRoleOf(verb);
  return role === undefined ? [] : about(role, verb, subject, vocabulary);
}

const HAD = '(had|have|has|attracted|gathered)';
part(
  'oneVerb',
  when('{finiteWhole}', ({ finiteWhole }, { vocabulary }) => ofSubject(finiteWhole, vocabulary)),
  // had more than 50 participants, was attended by over 1000 people
  same(`(${HAD}|(was|were|have been|has been) attended by) {participants}`),
  // had no partner, have more than one organizer
  same(`${HAD} {someEnds}`),
  // headed the Mission to Georgia
  when('(has|have)? (headed|led) {argument}', ({ argument }, { vocabulary }) =>
    holdersAt({ names: ['Head'], isMinister: false }, argument, vocabulary),
  ),
);

/** One or several verbs: `were held in Tirana and funded by Norway`. */
const allTogether = (
  first: Concept,
  further: readonly Concept[],
  vocabulary: Vocabulary,
): readonly Concept[] =>
  further.reduce<readonly Concept[]>(
    (concepts, concept) => concepts.flatMap((each) => both(each, concept, vocabulary)),
    [first],
  );
part(
  'furtherVerb',
  same('(,)? and {oneVerb}'),
  same('(,)? and {copula}'),
  same('(,)? and {participle}'),
);
/** A predicate other than `be` with a noun: “Who is the head of …” is a different question. */
part(
  'doing',
  when('{oneVerb} {furtherVerb*}', ({ oneVerb, furtherVerb }, { vocabulary }) =>
    allTogether(oneVerb, furtherVerb, vocabulary),
  ),
);
/** A predicate: a verb and everything after it, as a description of the subject. */
part(
  'predicate',
  same('{doing}'),
  when('{copula} {furtherVerb*}', ({ copula, furtherVerb }, { vocabulary }) =>
    allTogether(copula, furtherVerb, vocabulary),
  ),
);

part(
  'participle',
  when(
    `{negation?:not|never} ${NOISE} {verb=participleVerb}`,
    ({ negation, verb }, { vocabulary }) =>
      // “Events taking place”, without a place or a time, are those of now.
      verb.voice === 'active' && !verb.frame.relation && verb.adjuncts.length === 0
        ? []
        : ofSubject(negatable(negation, verb), vocabulary),
  ),
);

/** `that were held in …`, `which ODIHR organized`. */
part(
  'relativeClause',
  same('(that|which|who|whom) {predicate}'),
  when('(that|which|who|whom)? {argument} {finiteGap}', ({ argument, finiteGap }, { vocabulary }) =>
    ofObject(finiteGap, argument, vocabulary),
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

/** `Did ODIHR organize workshops in 2019`. */
part(
  'invertedClause',
  mapped(inverted('none'), ({ subject: np, verb }, { tokens, vocabulary }, start) => {
    // “Is a workshop in Tirana?”: the graph does not record what is taking place now.
    const isOfNow =
      verb.isPresent && verb.frame.verb.base === 'be' && vocabulary.isEvent(verb.frame.carrier);
    // `The seminars`, with no seminars in particular, are all of them.
    const subject = np.isPlural ? { ...np, isPointing: false } : np;
    const isAll = np.isPlural && np.concept.kind !== 'things' && tokens[start + 1]?.word === 'the';
    return isOfNow
      ? []
      : clausesOf(verb, subject, vocabulary).map((each) => ({
          ...each,
          isPlain: each.isPlain && !isAll,
        }));
  }),
);

function clausesOf(
  { order, ...verb }: VerbPart,
  subject: NounPhrase,
  vocabulary: Vocabulary,
): readonly Clause[] {
  const own = inRole(verb, 's', subject);
  return carriers({ ...verb, isNegated: false }, subject, vocabulary).map((concept) => ({
    concept,
    date: dateOfFrame(verb.frame),
    isNegated: verb.isNegated ?? false,
    isPresent: verb.isPresent,
    direction: order,
    isPlain:
      // “Did the last Summit take place in 1999”: time and place would count as part of the
      // description to pick from, so that the last one of 1999 would make it true.
      !(own?.concept.kind === 'picked' && verb.adjuncts.length > 0) &&
      // “Sweden and Japan joined” has no single yes-or-no answer.
      (own?.group === undefined || own.group.join === 'or') &&
      !verb.adjuncts.some(({ isEither }) => isEither),
  }));
}

/** A clause in either order, as of an indirect question: `when Mongolia joined`. */
part(
  'askedClause',
  same('{invertedClause}'),
  when('{argument} {finiteWhole}', ({ argument, finiteWhole }, { vocabulary }) =>
    clausesOf(finiteWhole, argument, vocabulary),
  ),
);

const gapClause = (gap: Gap): Parser<Concept> =>
  mapped(inverted(gap), ({ subject, verb }, { vocabulary }) => ofObject(verb, subject, vocabulary));
/** Without the place for “where”: `is ODIHR based`, `does ODIHR have its seat`. */
part('invertedPlaceClause', gapClause('place'));
/** Without the object that the question is about: `did ODIHR organize in 2019`. */
part(
  'invertedGapClause',
  gapClause('object'),
  when(
    '{clause=invertedClause} {preposition}',
    ({ clause: { concept, isNegated }, preposition }, { vocabulary }) =>
      isNegated ? [] : behindPreposition(preposition.relations, [concept], vocabulary),
  ),
);
