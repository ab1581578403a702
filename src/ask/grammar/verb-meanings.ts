/** The meaning of verb phrases, for the event organized and for the body that organized it. */
import {
  partsOfAll,
  ANYTHING,
  allOf,
  isRanking,
  openMarkOf,
  walk,
  type Concept,
  type DateOf,
} from '../concept.js';
import { isLiteral, type Frame, type Relation, type Role } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { both, fits } from './compatibility.js';
import {
  anyOfThings,
  applyAll,
  isOfOneEach,
  jointly,
  related,
  type NounPhrase,
} from './noun-phrase.js';
import { notClosed } from './present.js';
import type { VerbPart } from './parts.js';

/** The role of a verb's subject. */
export const subjectRoleOf = ({ frame, voice }: VerbPart): Role | undefined =>
  voice === 'active' ? frame.subject : frame.object;
/** The role of its object; none in the passive. */
export const objectRoleOf = ({ frame, voice }: VerbPart): Role | undefined =>
  voice === 'active' ? frame.object : undefined;

/** The date that a time next to a verb restricts: that of the relation, if its values are dates. */
export function dateOfFrame({ relation }: Frame): DateOf | undefined {
  return relation?.to === 'date'
    ? { of: 'path', path: relation.path, said: relation.id }
    : undefined;
}

/** The noun phrase that has a role, given the subject if the clause has one. */
export function inRole(
  part: VerbPart,
  role: Role,
  subject: NounPhrase | undefined,
): NounPhrase | undefined {
  return role === subjectRoleOf(part) ? subject : part.phrase;
}

/**
 * The carriers of a clause: the event that was organized, the State that joined. Without `subject`
 * the subject is the gap. With `head` the carrier is also what that phrase describes.
 */
export function carriers(
  part: VerbPart,
  subject: NounPhrase | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const { frame, adjuncts: modifiers } = part;
  const own = inRole(part, 's', subject);
  const other = frame.relation ? inRole(part, 'o', subject) : undefined;
  const found = own
    ? described(
        modifiers.length > 0 ? { ...own, isPointing: false } : own,
        frame.carrier,
        vocabulary,
      )
    : [vocabulary.classConcept(frame.carrier)];
  const cores = part.isPresent ? found.map((core) => notClosed(core, vocabulary)) : found;
  const context = { vocabulary, date: dateOfFrame(frame), relation: frame.relation };
  const restricted = (core: Concept): readonly Concept[] =>
    // “The last workshop took place in 2019”: the last of those in 2019.
    core.kind === 'picked'
      ? applyAll(modifiers, core.concept, context)
          .map((concept): Concept => ({ ...core, concept }))
          .flatMap((each) => withOther(each, part, other, vocabulary))
      : withOther(core, part, other, vocabulary).flatMap((each) =>
          applyAll(modifiers, each, context),
        );
  return cores
    .flatMap(restricted)
    .map((core) =>
      own?.amount === undefined ? core : { kind: 'marked', concept: core, amount: own.amount },
    );
}

/** A phrase as a description of a verb's carrier. */
function described(np: NounPhrase, carrier: string, vocabulary: Vocabulary): readonly Concept[] {
  if (!fits(np.concept, carrier, vocabulary)) return [];
  if (np.concept.kind === 'picked') return [np.concept];
  return !np.isPointing &&
    !isOfOneEach(np) &&
    (np.group?.members ?? []).every((each) => !each.isPointing && each.amount === undefined)
    ? both(vocabulary.classConcept(carrier), np.concept, vocabulary)
    : [];
}

/** Without a phrase, the relation only has to exist, if the verb implies that. */
function withOther(
  core: Concept,
  part: VerbPart,
  other: NounPhrase | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const { relation, verb } = part.frame;
  const isJoint = part.isJoint === true || verb.base.startsWith('co-');
  if (!relation) return isJoint ? [] : [core];
  if (isJoint && isLiteral(relation)) return [];
  if (!other) return isJoint ? [allOf(core, severalOf(relation))] : impliedBy(core, part);
  const ends = isJoint ? jointly(other) : other;
  const plain = related(relation, 'to', ends, vocabulary).map((concept) => allOf(core, concept));
  // “co-organized by A” can mean together with others, or just “organized by A”.
  return isJoint && other.group === undefined
    ? plain.flatMap((concept) => [concept, allOf(concept, severalOf(relation))])
    : plain;
}

/** That a date is known, that there is a funder, or nothing. */
function impliedBy(core: Concept, { frame, voice }: VerbPart): readonly Concept[] {
  const { relation } = frame;
  const date = dateOfFrame(frame);
  if (!relation || relation.traits.has('light')) return [core];
  if (date) return [allOf(core, { kind: 'dated', date, span: { said: '' } })];
  return voice === 'passive'
    ? [allOf(core, { kind: 'related', relation, direction: 'to', other: ANYTHING })]
    : [core];
}

function severalOf(relation: Relation): Concept {
  const amount = { min: 2 };
  const other: Concept = { kind: 'marked', concept: ANYTHING, amount };
  return {
    kind: 'counted',
    amount,
    pattern: { kind: 'related', relation, direction: 'to', other },
  };
}

/** A description in which a mark with a number is counted for the thing described. */
export function lifted(concept: Concept): Concept {
  const mark = openMarkOf(concept);
  return mark && !isRanking(mark.amount)
    ? { kind: 'counted', pattern: concept, amount: mark.amount }
    : concept;
}

/** The description of the thing in a role, which is the gap of the clause. */
export function about(
  role: Role,
  part: VerbPart,
  subject: NounPhrase | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const { relation } = part.frame;
  // “Held at the Mission to Serbia” is about the post.
  const isAtBody = relation?.id === 'holdsPost' && part.adjuncts.length > 0;
  if (role === 'o' && isAtBody) return [];
  if (part.isNegated)
    return role === 's'
      ? []
      : about(role, { ...part, isNegated: false }, subject, vocabulary).map((concept) => ({
          kind: 'not',
          part: concept,
        }));
  const found = carriers(part, subject, vocabulary);
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
