/** The ends of relations and posts that noun phrases lead to: `the capital of Latvia`. */
import { allOf, anyOf, type Concept, type Thing } from '../concept.js';
import { isLiteral } from '../vocabulary/relation.js';
import type { PostRole, RelationNoun, Vocabulary } from '../vocabulary/vocabulary.js';
import { fits, isCertainly } from './compatibility.js';
import { related, thingsOf, type NounPhrase } from './noun-phrase.js';

export const thingPhrase = (thing: Thing): NounPhrase => ({
  concept: { kind: 'things', things: [thing] },
  isPlural: false,
});

export function led(
  { relation, isPlural }: RelationNoun,
  np: NounPhrase,
  vocabulary: Vocabulary,
): readonly NounPhrase[] {
  // “the capitals of (all) the participating States” means those of all of them.
  const things = thingsOf(np.isPlural && !np.group ? { ...np, isPointing: false } : np);
  // “The post of the head” is not that of all who hold it.
  const isBack =
    things?.kind === 'related' && things.relation === relation && things.direction === 'to';
  if (!things || isBack || isLiteral(relation)) return [];
  return related(relation, 'from', { concept: things, isPlural: np.isPlural }, vocabulary).map(
    (concept) => ({ concept, isPlural }),
  );
}

type Role = Pick<PostRole, 'names' | 'isMinister'>;

/** The posts with a role: all, or those at what a phrase names; a list of one or none. */
function postsAt(
  { names, isMinister }: Role,
  np: NounPhrase | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const bodies = np && thingsOf(np);
  if (np && !(bodies && fits(bodies, vocabulary.classIri('Actor'), vocabulary))) return [];
  const isOfState =
    isMinister && bodies && isCertainly(bodies, vocabulary.classIri('State'), vocabulary);
  const at = vocabulary.relation(isOfState ? 'postIn' : 'postAt');
  const relation = vocabulary.relation('roleName');
  return [
    allOf(
      vocabulary.classNamed('Post'),
      anyOf(names.map((value) => ({ kind: 'valued', relation, value }))),
      ...(bodies
        ? [{ kind: 'related', relation: at, direction: 'to', other: bodies } as const]
        : []),
    ),
  ];
}

/** Those who hold or held a post, maybe at what a phrase names. */
export function holdersAt(
  role: Role,
  np: NounPhrase | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const relation = vocabulary.relation('holdsPost');
  return postsAt(role, np, vocabulary).map((other) => ({
    kind: 'related',
    relation,
    direction: 'to',
    other,
  }));
}
