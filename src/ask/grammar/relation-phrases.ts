/** Names, and the ends of relations: `Norway`, `the capital of Latvia`, `Germany's ministries`. */
import { keyOfValue, allOf, anyOf, type Concept, type Thing } from '../concept.js';
import { isLiteral } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { Noun, PostRole, RelationNoun } from '../vocabulary/nouns.js';
import { both, fits, isCertainly } from './compatibility.js';
import { spanAfterNoun } from './dates.js';
import { timeModifier } from './modifiers.js';
import { name, osce } from './names.js';
import { nominal, noun, ofThing } from './nominals.js';
import { applyAll, related, thingsOf, type Modifier, type NounPhrase } from './noun-phrase.js';
import {
  build,
  either,
  inTable,
  lazy,
  many,
  maybe,
  rule,
  seq,
  word,
  type Parser,
} from './parsing.js';
import { argument } from './recursive-rules.js';
import { relationNounUse } from './relation-noun.js';

export const namePhrase: Parser<NounPhrase> = rule(() => {
  const ofClass = (thing: Thing, noun: Noun, vocabulary: Vocabulary): NounPhrase[] => {
    const np = thingPhrase(thing);
    return noun.isPlural ? [] : both(noun.concept, np.concept, vocabulary).map(() => np);
  };
  const the = maybe(word('the'));
  return either(
    build(seq(the, name), ([, thing]) => [thingPhrase(thing)]),
    // the Media Law School project
    build(seq(the, name, noun), ([, thing, head], { vocabulary }) =>
      ofClass(thing, head, vocabulary),
    ),
    // the event “…”, the city of Tirana
    build(seq(the, noun, maybe(word('of')), name), ([, head, , thing], { vocabulary }) =>
      ofClass(thing, head, vocabulary),
    ),
  );
}, keyOfValue);

/** `the seat of ODIHR`, `capitals of Norway and Denmark`, `Latvia's capital`. */
export const relationPhrase: Parser<NounPhrase> = rule(() => {
  const owner = build(seq(word('of', 'for', 'in', 'at'), argument), ([, np]) => [np]);
  return either<NounPhrase>(
    build(
      seq(maybe(word('the', 'all', 'a', 'an')), relationNounUse, owner),
      ([, head, np], { vocabulary }) => led(head, np, vocabulary),
    ),
    build(seq(namePhrase, word("'s"), relationNounUse), ([np, , head], { vocabulary }) =>
      led(head, np, vocabulary),
    ),
    build(
      seq(
        maybe(word('the')),
        relationNounUse,
        maybe(seq(word('of', 'for'), osce)),
        many(timeOfNoun),
      ),
      ([, { relation, isPlural }, , times], { vocabulary }) => {
        if (!relation.traits.has('alone') || times.length > 1) return [];
        return applyAll(times, vocabulary.classConcept(relation.from), { vocabulary }).map(
          (other) => ({
            concept: { kind: 'related', relation, direction: 'from', other },
            isPlural,
          }),
        );
      },
    ),
  );
}, keyOfValue);

/** `of 2015`, `in 2015`. */
const timeOfNoun: Parser<Modifier> = lazy(() =>
  build(spanAfterNoun, (each) => [timeModifier(each)]),
);

function led(
  { relation, isPlural }: RelationNoun,
  np: NounPhrase,
  vocabulary: Vocabulary,
): readonly NounPhrase[] {
  // “the capitals of (all) the participating States” means those of all of them.
  const things = thingsOf(
    np.isPlural && !np.group
      ? { ...np, isPointing: false }
      : np.group?.join === 'both'
        ? { ...np, group: { ...np.group, join: 'and' } }
        : np,
  );
  // “The post of the head” is not that of all who hold it.
  const isBack =
    things?.kind === 'related' && things.relation === relation && things.direction === 'to';
  if (!things || isBack) return [];
  return related(relation, 'from', { concept: things, isPlural: np.isPlural }, vocabulary)
    .filter(() => !isLiteral(relation))
    .map((concept) => ({ concept, isPlural }));
}

const role = inTable(({ roles }) => roles);
const ofBody = build(seq(word('of', 'at', 'in', 'for'), argument), ([, np]) => [np]);

/** `the head of the Mission to Serbia`. */
export const rolePhrase: Parser<NounPhrase> = rule(
  () =>
    build(seq(maybe(word('the', 'a', 'an')), role, ofBody), ([, each, np], { vocabulary }) =>
      holdersAt(each, np, vocabulary).map((concept) => ({ concept, isPlural: each.isPlural })),
    ),
  keyOfValue,
);

/** `Secretary General`, `OSCE Secretary General`. */
export const roleOfOsce: Parser<NounPhrase> = build(
  seq(maybe(word('the')), maybe(word('osce')), role),
  ([, ofOsce, each], { vocabulary }) => {
    const osce =
      ofOsce === undefined ? undefined : thingPhrase(vocabulary.thing(vocabulary.osceIri));
    return holdersAt(each, osce, vocabulary).map((concept) => ({
      concept,
      isPlural: each.isPlural,
    }));
  },
);

const thingPhrase = (thing: Thing): NounPhrase => ({
  concept: { kind: 'things', things: [thing] },
  isPlural: false,
});

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
      vocabulary.classConcept(vocabulary.classIri('Post')),
      anyOf(names.map((value) => ({ kind: 'valued', relation, value }))),
      ...(bodies
        ? [{ kind: 'related', relation: at, direction: 'to', other: bodies } as const]
        : []),
    ),
  ];
}

const holding = (posts: readonly Concept[], vocabulary: Vocabulary): Concept =>
  allOf(
    ...posts.map((other): Concept => ({
      kind: 'related',
      relation: vocabulary.relation('holdsPost'),
      direction: 'to',
      other,
    })),
  );

/** Those who hold or held a post, maybe at what a phrase names; of “both A and B”, at each. */
export function holdersAt(
  each: Role,
  np: NounPhrase | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const members = np?.group?.join === 'both' ? np.group.members : [np];
  const posts = members.flatMap((member) => postsAt(each, member, vocabulary));
  return posts.length === members.length ? [holding(posts, vocabulary)] : [];
}

/** `Germany's ministries`, `ODIHR's workshops in Warsaw`. */
export const possessivePhrase: Parser<NounPhrase> = rule(
  () =>
    build(
      seq(maybe(word('the')), name, word("'s"), nominal),
      ([, thing, , { concept, isPlural }], { vocabulary }) =>
        ofThing(thing)
          .apply(concept, { vocabulary })
          .map((each) => ({ concept: each, isPlural })),
    ),
  keyOfValue,
);
