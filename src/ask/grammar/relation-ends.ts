/** The ends of relations and posts that noun phrases lead to: `the capital of Latvia`. */
import { allOf, anyOf, type Concept, type Thing } from '../concept.js';
import { isLiteral } from '../vocabulary/relation.js';
import type { RelationNoun, Vocabulary } from '../vocabulary/vocabulary.js';
import { fits } from './compatibility.js';
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

/** Those who hold or held a post with a role, maybe at what a phrase names. */
export function holdersAt(
  roles: readonly string[],
  np: NounPhrase | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const other = np && thingsOf(np);
  if (np && !(other && fits(other, vocabulary.classIri('Actor'), vocabulary))) return [];
  const direction = 'to' as const;
  const roleName = vocabulary.relation('roleName');
  const post = allOf(
    vocabulary.classNamed('Post'),
    anyOf(roles.map((value) => ({ kind: 'valued', relation: roleName, value }))),
    ...(other
      ? [{ kind: 'related', relation: vocabulary.relation('postAt'), direction, other } as const]
      : []),
  );
  const relation = vocabulary.relation('holdsPost');
  return [{ kind: 'related', relation, direction, other: post }];
}
