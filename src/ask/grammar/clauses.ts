/**
 * What verb phrases mean, for the event organized and for the body that organized it: in predicates,
 * relative clauses, participles, and clauses with a gap.
 */
import {
  allOf,
  ANYTHING,
  type Concept,
  type DateOf,
  isRanking,
  openMarkOf,
  partsOfAll,
  relatedTo,
  walk,
} from '../concept.js';
import type { ClassConcept } from '../vocabulary/classes.js';
import { both, fits } from './compatibility.js';
import {
  anyOfThings,
  applyAll,
  bodiesIn,
  holdersAt,
  jointly,
  type NounPhrase,
  related,
} from './noun-phrase.js';
import { mapped, type Parser } from './parsing.js';
import { type Clause, part, same, type VerbPart, when } from './parts.js';
import { notClosed } from './present.js';
import { type Gap, inverted, NOISE } from './verbs.js';
import { type Frame, isLiteral, type Relation, type Role } from '../vocabulary/relation.js';

/** The date that a time next to a verb restricts: that of the relation, if its values are dates. */
export function dateOfFrame({ relation }: Frame): DateOf | undefined {
  return relation?.to.name === 'date'
    ? { of: 'path', path: relation.path, said: relation.id }
    : undefined;
}

/** The noun phrase that has a role, given the subject if the clause has one. */
const inRole = (part: VerbPart, role: Role, subject?: NounPhrase): NounPhrase | undefined =>
  role === part.subject ? subject : part.phrase;

/**
 * The carriers of a clause: the event that was organized, the State that joined. Without `subject`
 * the subject is the gap.
 */
export function carriers(part: VerbPart, subject: NounPhrase | undefined): readonly Concept[] {
  const { frame, adjuncts: modifiers } = part;
  const own = inRole(part, 's', subject);
  const other = frame.relation ? inRole(part, 'o', subject) : undefined;
  const found = own
    ? described(modifiers.length > 0 ? { ...own, isPointing: false } : own, frame.carrier)
    : [frame.carrier];
  // The OSCE has many offices, most of them through its bodies.
  const isOfBodies = own && bodiesIn(own.concept) && frame.relation?.traits.has('single') === false;
  if (isOfBodies) return [];
  const date = dateOfFrame(frame);
  // What “is closed” was closed once.
  const now = date ? undefined : part.now;
  const cores = now ? found.map((core) => notClosed(core, now)) : found;
  const context = { date, relation: frame.relation };
  const restricted = (core: Concept): readonly Concept[] =>
    // “The last workshop took place in 2019”: the last of those in 2019.
    core.kind === 'picked'
      ? applyAll(modifiers, core.concept, context)
          .map((concept): Concept => ({ ...core, concept }))
          .flatMap((each) => withOther(each, part, other))
      : withOther(core, part, other).flatMap((each) => applyAll(modifiers, each, context));
  const amount = own?.amount ?? part.times;
  return cores
    .flatMap(restricted)
    .map((core) => (amount === undefined ? core : { kind: 'marked', concept: core, amount }));
}

/** A phrase as a description of a verb's carrier. */
function described(np: NounPhrase, carrier: ClassConcept): readonly Concept[] {
  if (!fits(np.concept, carrier.name)) return [];
  if (np.concept.kind === 'picked') return [np.concept];
  const { join, members = [] } = np.group ?? {};
  // “A workshop and a seminar”, each of which may have an act of its own.
  const isOfOneEach =
    join === 'and' && members.every((each) => !each.isPlural && each.concept.kind !== 'things');
  return !np.isPointing &&
    !isOfOneEach &&
    members.every((each) => !each.isPointing && each.amount === undefined)
    ? both(carrier, np.concept)
    : [];
}

/** Without a phrase, the relation only has to exist, if the verb implies that. */
function withOther(
  core: Concept,
  part: VerbPart,
  other: NounPhrase | undefined,
): readonly Concept[] {
  const { relation, verb } = part.frame;
  const isJoint = part.isJoint === true || verb.base.startsWith('co-');
  if (!relation) return isJoint ? [] : [core];
  if (isJoint && isLiteral(relation)) return [];
  if (!other) return isJoint ? [allOf(core, severalOf(relation))] : impliedBy(core, part);
  const ends = isJoint ? jointly(other) : other;
  const plain = related(relation, 'to', ends).map((concept) => allOf(core, concept));
  // “co-organized by A” can mean together with others, or just “organized by A”.
  return isJoint && other.group === undefined
    ? plain.flatMap((concept) => [concept, allOf(concept, severalOf(relation))])
    : plain;
}

/** That a date is known, that there is a funder, or nothing. */
function impliedBy(core: Concept, { frame, subject }: VerbPart): readonly Concept[] {
  const { relation } = frame;
  const date = dateOfFrame(frame);
  if (!relation || relation.traits.has('light')) return [core];
  if (date) return [allOf(core, { kind: 'dated', date, span: { said: '' } })];
  return subject !== frame.subject ? [allOf(core, relatedTo(relation, ANYTHING))] : [core];
}

function severalOf(relation: Relation): Concept {
  const several: Concept = { kind: 'marked', concept: ANYTHING, amount: { min: 2 } };
  return lifted(relatedTo(relation, several));
}

/** A description in which a mark with a number is counted for the thing described. */
export function lifted(concept: Concept): Concept {
  const mark = openMarkOf(concept);
  return mark && !isRanking(mark.amount)
    ? { kind: 'counted', pattern: concept, amount: mark.amount }
    : concept;
}

/** The description of the thing in a role, which is the gap of the clause. */
export function about(role: Role, part: VerbPart, subject?: NounPhrase): readonly Concept[] {
  const { relation } = part.frame;
  // “Held at the Mission to Serbia” is about the post.
  const isAtBody = relation?.id === 'holdsPost' && part.adjuncts.length > 0;
  if ((role === 'o' && isAtBody) || (role === 's' && part.times)) return [];
  if (part.isNegated)
    return role === 's'
      ? []
      : about(role, { ...part, isNegated: false }, subject).map((concept) => ({
          kind: 'not',
          part: concept,
        }));
  const found = carriers(part, subject);
  if (role === 's') return found.map(lifted);
  return relation ? found.map((other) => lifted(besideOthers(relation, other))) : [];
}

/** Without ends that the carrier already names: “together with ODIHR” asks for others. */
export function besideOthers(relation: Relation, carrier: Concept): Concept {
  const inner = carrier.kind === 'marked' ? carrier.concept : carrier;
  const parts = partsOfAll(inner);
  const named = parts.flatMap((part) =>
    part.kind === 'related' &&
    part.relation === relation &&
    part.direction === 'to' &&
    [...walk(part.other)].some(({ kind }) => kind === 'things')
      ? [part.other]
      : [],
  );
  const others: Concept = { kind: 'related', relation, direction: 'from', other: carrier };
  // A State can be the answer beside itself: that of “the capital of Latvia”.
  return named.length === 0 || relation.traits.has('single')
    ? others
    : allOf(others, { kind: 'not', part: anyOfThings(named), isOthers: true });
}

const HAD = '(had|have|has|attracted|gathered)';
part(
  'doing',
  when('{finite}', ({ finite }) => about(finite.subject, finite)),
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
part(
  'predicate',
  same('{doing}'),
  // `be` with an adjective or a place
  when(`(is|are|was|were) ${NOISE} {adjunct}` as '{adjunct}', ({ adjunct }) =>
    adjunct.apply(ANYTHING),
  ),
);

/** `organized by …`, `that were held in …`, `where ODIHR organized …`. */
part(
  'relativeClause',
  when(`${NOISE} {verb=participleVerb}` as '{verb=participleVerb}', ({ verb }) =>
    // “Events taking place”, without a place or a time, are those of now.
    verb.subject === verb.frame.subject && !verb.frame.relation && verb.adjuncts.length === 0
      ? []
      : about(verb.subject, verb),
  ),
  same('(that|which|who|whom) {predicate}'),
  // the first State to join
  when('to {activeBase}', ({ activeBase }) => about('s', activeBase)),
  when('(where|(in|at) which) {argument} {finite}', ({ argument, finite }, { vocabulary }) =>
    behindPreposition(
      vocabulary.relationsOfIn,
      clausesOf(finite, argument).map(({ concept }) => concept),
    ),
  ),
);

/** The object of a preposition left at the end of a clause: the places in which it was held. */
export function behindPreposition(
  relations: readonly Relation[],
  clauses: readonly Concept[],
): readonly Concept[] {
  // `Where was ODIHR established?` is not where it is now.
  const isOfItsPast = (clause: Concept): boolean =>
    clause.kind === 'all' &&
    clause.parts.some((part) => part.kind === 'dated' && part.span.said === '');
  return clauses.flatMap((clause) => {
    const fitting = isOfItsPast(clause)
      ? []
      : relations.filter(({ from, traits }) => !traits.has('wide') && fits(clause, from.name));
    return fitting.map((relation) => lifted(besideOthers(relation, clause)));
  });
}

/** `Did ODIHR organize workshops in 2019`. */
part(
  'invertedClause',
  mapped(inverted('none'), ({ subject: np, verb }, { tokens }, start) => {
    // “Is a workshop in Tirana?”: the graph does not record what is taking place now.
    const isOfNow =
      verb.now && verb.frame.verb.base === 'be' && verb.frame.carrier.above.has('Event');
    // `The seminars`, with no seminars in particular, are all of them.
    const subject = np.isPlural ? { ...np, isPointing: false } : np;
    const isAll = np.isPlural && np.concept.kind !== 'things' && tokens[start + 1]?.word === 'the';
    return isOfNow
      ? []
      : clausesOf(verb, subject).map((each) => ({
          ...each,
          isPlain: each.isPlain && !isAll,
        }));
  }),
);

function clausesOf(verb: VerbPart, subject: NounPhrase): readonly Clause[] {
  const own = inRole(verb, 's', subject);
  const isNegated = verb.isNegated === true;
  return (isNegated ? [] : carriers(verb, subject)).map((concept) => ({
    concept,
    date: dateOfFrame(verb.frame),
    now: verb.now,
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
  when('{argument} {finite}', ({ argument, finite }) => clausesOf(finite, argument)),
);

const gapClause = (gap: Gap): Parser<Concept> =>
  mapped(inverted(gap), ({ subject, verb }) =>
    verb.object === undefined ? [] : about(verb.object, verb, subject),
  );
/** Without the place for “where”: `is ODIHR based`, `does ODIHR have its seat`. */
part('invertedPlaceClause', gapClause('place'));
/** Without the object that the question is about: `did ODIHR organize in 2019`. */
part(
  'invertedGapClause',
  gapClause('object'),
  when('{clause=invertedClause} {preposition}', ({ clause: { concept }, preposition }) =>
    behindPreposition(preposition.relations, [concept]),
  ),
);
