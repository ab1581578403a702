/** Names, and the ends of relations: `Norway`, `the capital of Latvia`, `Germany's ministries`. */
import { ANYTHING, allOf, anyOf, type Concept, type Thing } from '../concept.js';
import { isLiteral, type Relation } from '../vocabulary/relation.js';
import { namedNode } from '../../rdf/index.js';
import { tokensOf } from '../language/words.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { PostRole } from '../vocabulary/nouns.js';
import { both, fits, isCertainly } from './compatibility.js';
import { span, spanAfterNoun } from './dates.js';
import type { Span } from '../language/span.js';
import { timeModifier } from './modifiers.js';
import { demonym, name, osce } from './names.js';
import { CUT_NAME_COST, nominal, noun, ofThing } from './nominals.js';
import {
  applyAll,
  describing,
  keyOfPhrase,
  related,
  thingsOf,
  type Modifier,
  type NounPhrase,
} from './noun-phrase.js';
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
import { argument, post } from './recursive-rules.js';
import { relationNounUse } from './relation-noun.js';

export const namePhrase: Parser<NounPhrase> = rule(() => {
  const named = (thing: Thing): NounPhrase => ({
    concept: { kind: 'things', things: [thing] },
    isPlural: false,
  });
  return either(
    build(seq(maybe(word('the')), name), ([, thing]) => [named(thing)]),
    // the Media Law School project
    build(
      seq(maybe(word('the')), name, noun),
      ([, thing, { concept, isPlural }], { vocabulary }) =>
        isPlural ? [] : both(concept, named(thing).concept, vocabulary).map(() => named(thing)),
    ),
    // the event “…”, the city of Tirana
    build(
      seq(maybe(word('the')), noun, maybe(word('of')), name),
      ([, { concept, isPlural }, , thing], { vocabulary }) =>
        isPlural ? [] : both(concept, named(thing).concept, vocabulary).map(() => named(thing)),
    ),
  );
}, keyOfPhrase);

/** `the seat of ODIHR`, `capitals of Norway and Denmark`, `Latvia's capital`. */
export const relationPhrase: Parser<NounPhrase> = rule(() => {
  const owner = build(seq(word('of', 'for', 'in', 'at'), argument), ([, np]) => [np]);
  return either<NounPhrase>(
    build(
      seq(maybe(word('the', 'all', 'a', 'an')), relationNounUse, owner),
      ([, { relation, isPlural }, np], { vocabulary }) => led(relation, np, isPlural, vocabulary),
    ),
    build(
      seq(namePhrase, word("'s"), relationNounUse),
      ([np, , { relation, isPlural }], { vocabulary }) => led(relation, np, isPlural, vocabulary),
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
}, keyOfPhrase);

const timeWith = (when: Parser<Span>): Parser<Modifier> =>
  build(when, (each) => [timeModifier(each)]);
/** `in 2015`, `when the Astana Summit took place`. */
export const time: Parser<Modifier> = lazy(() => timeWith(span));
/** Also `of 2015`. */
const timeOfNoun: Parser<Modifier> = lazy(() => timeWith(spanAfterNoun));

function led(
  relation: Relation,
  np: NounPhrase,
  isPlural: boolean,
  vocabulary: Vocabulary,
): readonly NounPhrase[] {
  // “the capitals of (all) the participating States” means those of all of them.
  const things = thingsOf(
    np.isPlural && !np.group
      ? { ...np, isPointing: false, isUniversal: false }
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

/** `the head of the Mission to Serbia`, with `in 2015` for those who spoke in that role then. */
export const rolePhrase: Parser<NounPhrase> = rule(() => {
  return build(
    seq(maybe(word('the', 'a', 'an')), role, word('of', 'at', 'in', 'for'), argument, maybe(time)),
    ([, each, , np, when], { vocabulary }) =>
      holdersAt(each, np, when, vocabulary).map((concept) => ({
        concept,
        isPlural: each.isPlural,
      })),
  );
}, keyOfPhrase);

/** Those who held a post, for what they did: `Armenian defence ministers`, `heads of mission`. */
export const roleHolders: Parser<NounPhrase> = build(
  seq(maybe(demonym), role),
  ([state, each], { vocabulary }) =>
    state && !each.isMinister
      ? []
      : holdersOf(each, state && { kind: 'things', things: [state] }, undefined, vocabulary).map(
          (concept) => ({ concept, isPlural: each.isPlural }),
        ),
);

type Role = Pick<PostRole, 'names' | 'isMinister'>;

function postsOf(
  { names, isMinister }: Role,
  bodies: Concept | undefined,
  vocabulary: Vocabulary,
): Concept {
  const isOfState =
    isMinister && bodies && isCertainly(bodies, vocabulary.classIri('State'), vocabulary);
  const at = vocabulary.relation(isOfState ? 'postIn' : 'postAt');
  const relation = vocabulary.relation('roleName');
  return allOf(
    vocabulary.classConcept(vocabulary.classIri('Post')),
    anyOf(names.map((value) => ({ kind: 'valued', relation, value }))),
    ...(bodies ? [{ kind: 'related', relation: at, direction: 'to', other: bodies } as const] : []),
  );
}

/** A role's name; costs more if it begins the name of an office, whose holder has the role. */
const ownRole: Parser<Role> = (sentence, start) => {
  const nameEnd = Math.max(0, ...name(sentence, start).map(({ end }) => end));
  return role(sentence, start).map((each) => ({
    ...each,
    cost: nameEnd > each.end ? CUT_NAME_COST : 0,
  }));
};

post.define(() =>
  either(
    // as High Commissioner on National Minorities
    build(seq(maybe(word('the')), name), ([, thing], { vocabulary }) => {
      const label = tokensOf(thing.label.replace(/^OSCE /, ''));
      const [named] = vocabulary.roles.at(label, 0);
      const bodies: Concept = { kind: 'things', things: [thing] };
      const { version, names } = vocabulary;
      // “Secretary General” is also the name of an office, but the post is at the OSCE.
      return named && version.count(null, names.og('postAt'), namedNode(thing.iri)) > 0
        ? [postsOf(named.value, bodies, vocabulary)]
        : [];
    }),
    build(
      seq(
        maybe(word('the', 'a', 'an')),
        maybe(word('osce')),
        ownRole,
        maybe(build(seq(word('of', 'at', 'in', 'for'), argument), ([, np]) => [np])),
      ),
      ([, osceHas, each, np], { vocabulary }) => {
        const osce: Concept = { kind: 'things', things: [vocabulary.thing(vocabulary.osceIri)] };
        const bodies = np ? thingsOf(np) : osceHas ? osce : undefined;
        return np && !(bodies && fits(bodies, vocabulary.classIri('Actor'), vocabulary))
          ? []
          : [postsOf(each, bodies, vocabulary)];
      },
    ),
  ),
);

/** `Secretary General`, `both Head of the Mission to Serbia and High Commissioner`, of a person. */
export const inOffice: Parser<Modifier> = rule(
  () =>
    build(
      seq(maybe(word('both')), post, many(build(seq(word('and'), post), ([, each]) => [each]))),
      ([, first, more], { vocabulary }) => [
        describing(
          allOf(
            ...[first, ...more].map((other): Concept => ({
              kind: 'related',
              relation: vocabulary.relation('holdsPost'),
              direction: 'to',
              other,
            })),
          ),
        ),
      ],
    ),
  ({ key }) => key,
);
/** Those who held a post at what a phrase names; of “both A and B”, at each. */
export function holdersAt(
  role: Role,
  np: NounPhrase,
  when: Modifier | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const members = np.group?.join === 'both' ? np.group.members : [np];
  return members.reduce<readonly Concept[]>(
    (concepts, member) => {
      const bodies = thingsOf(member);
      return bodies && fits(bodies, vocabulary.classIri('Actor'), vocabulary)
        ? concepts.flatMap((left) =>
            holdersOf(role, bodies, when, vocabulary).map((each) => allOf(left, each)),
          )
        : [];
    },
    [ANYTHING],
  );
}

/** Those who hold or held a post; with a time, those who spoke in it then. */
export function holdersOf(
  role: Role,
  bodies: Concept | undefined,
  when: Modifier | undefined,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const other = postsOf(role, bodies, vocabulary);
  if (!when)
    return [
      { kind: 'related', relation: vocabulary.relation('holdsPost'), direction: 'to', other },
    ];
  const statement = vocabulary.classIri('Statement');
  const inPost = allOf(vocabulary.classConcept(statement), {
    kind: 'related',
    relation: vocabulary.relation('inCapacity'),
    direction: 'to',
    other,
  });
  const speaker = vocabulary.relation('speaker');
  return when.apply(inPost, { vocabulary }).map((other) => ({
    kind: 'related',
    relation: speaker,
    direction: 'from',
    other,
  }));
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
  keyOfPhrase,
);
