/** Predicates, relative clauses, participles, and clauses with a gap. */
import { ANYTHING, type Concept } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { fits } from './compatibility.js';
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
import { inverted, NOISE, type Gap } from './verbs.js';

/** `be` with an adjective or a place. */
part(
  'copula',
  when(`(is|are|was|were) ${NOISE} {adjunct}` as '{adjunct}', ({ adjunct }, { vocabulary }) =>
    adjunct.apply(ANYTHING, { vocabulary }),
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
  'doing',
  when('{finite}', ({ finite }, { vocabulary }) => ofSubject(finite, vocabulary)),
  // had more than 50 participants, was attended by over 1000 people
  same(`(${HAD}|(was|were|have been|has been) attended by) {participants}`),
  // had no partner, have more than one organizer
  same(`${HAD} {someEnds}`),
  // headed the Mission to Georgia
  when('(has|have)? (headed|led) {argument}', ({ argument }, { vocabulary }) =>
    holdersAt(['Head'], argument, vocabulary),
  ),
);

/** A predicate other than `be` with a noun: “Who is the head of …” is a different question. */
part('predicate', same('{doing}'), same('{copula}'));

part(
  'participle',
  when(`${NOISE} {verb=participleVerb}` as '{verb=participleVerb}', ({ verb }, { vocabulary }) =>
    // “Events taking place”, without a place or a time, are those of now.
    verb.voice === 'active' && !verb.frame.relation && verb.adjuncts.length === 0
      ? []
      : ofSubject(verb, vocabulary),
  ),
);

/** `that were held in …`. */
part('relativeClause', same('(that|which|who|whom) {predicate}'));

/** The object of a preposition left at the end of a clause: the places in which it was held. */
export function behindPreposition(
  relations: readonly Relation[],
  clauses: readonly Concept[],
  vocabulary: Vocabulary,
): readonly Concept[] {
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
    return fitting.map((relation) => lifted(besideOthers(relation, clause)));
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

function clausesOf(verb: VerbPart, subject: NounPhrase, vocabulary: Vocabulary): readonly Clause[] {
  const own = inRole(verb, 's', subject);
  const isNegated = verb.isNegated === true;
  return (isNegated ? [] : carriers(verb, subject, vocabulary)).map((concept) => ({
    concept,
    date: dateOfFrame(verb.frame),
    isPresent: verb.isPresent,
    isPlain:
      // “Did the last Summit take place in 1999”: time and place would count as part of the
      // description to pick from, so that the last one of 1999 would make it true.
      !(own?.concept.kind === 'picked' && verb.adjuncts.length > 0),
  }));
}

/** A clause in either order, as of an indirect question: `when Mongolia joined`. */
part(
  'askedClause',
  same('{invertedClause}'),
  when('{argument} {finite}', ({ argument, finite }, { vocabulary }) =>
    clausesOf(finite, argument, vocabulary),
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
    ({ clause: { concept }, preposition }, { vocabulary }) =>
      behindPreposition(preposition.relations, [concept], vocabulary),
  ),
);
