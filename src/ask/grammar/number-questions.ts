/** Questions for a number, and for yes or no: `how many …`, `did …`, `is …`, `more … than …`. */
import { ANYTHING, allOf, isSuperlative, openMarkOf, walk, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { invertedClause } from './clauses.js';
import { fits } from './compatibility.js';
import { adjunct } from './modifiers.js';
import { listNominal, nominal } from './nominals.js';
import { applyAll, describing, thingsOf, type Modifier, type NounPhrase } from './noun-phrase.js';
import { opening } from './openings.js';
import { build, either, many, maybe, phrase, seq, word, type Parser } from './parsing.js';
import { participantNoun, tookPart } from './participants.js';
import { ifOpen, openNow } from './present.js';
import type { Query } from './query.js';
import { countsBy, grouping, type Grouping } from './rankings.js';
import { argument } from './recursive-rules.js';
import { namePhrase } from './relation-phrases.js';
import { said } from './things-questions.js';
import { lifted } from './verb-meanings.js';

/** `per year`, `for each country`. */
const perGroup: Parser<Grouping> = build(
  seq(
    either(
      word('per', 'by', 'each', 'every'),
      phrase('(for|by|in|of|from|per) (each|every)', '(split|broken down|grouped) by'),
    ),
    grouping(nominal),
  ),
  ([, by]) => [by],
);

const numberOf = phrase(
  'how many (of the)?',
  '(what (is|was))? (the)? (total)? number of',
  'count (the|all)?',
);

/** `How many workshops took place in Tirana?`, `How many events per year did ODIHR organize?` */
const howManyOf: Parser<Query> = build(
  seq(
    either<string | undefined>(
      numberOf,
      build(opening, () => [undefined]),
    ),
    listNominal,
    maybe(perGroup),
    maybe(said),
    maybe(perGroup),
    many(adjunct),
  ),
  ([number, { concept: head, isPlural }, before, apply, after, adjuncts], { vocabulary }) => {
    const by = before ?? after;
    const isPlain = by === undefined && (number === undefined || adjuncts.length > 0);
    if (isPlain || (before && after) || (!isPlural && !apply)) return [];
    const counted = (apply?.(head, vocabulary) ?? [head]).flatMap((each) =>
      applyAll(adjuncts, each, { vocabulary }),
    );
    return counted.flatMap((each): readonly Query[] =>
      by
        ? countsBy(by, each, vocabulary)
        : openMarkOf(each)
          ? []
          : [{ ask: 'count', concept: lifted(each) }],
    );
  },
);

/** `How often did ODIHR organize workshops?` */
const howOften: Parser<Query> = build(
  seq(phrase('how many times', 'how often'), invertedClause),
  ([, { concept, isNegated }]): readonly Query[] =>
    isNegated || openMarkOf(concept) ? [] : [{ ask: 'count', concept }],
);

/** `How many people attended the conference in Vienna?` */
const howManyPeople: Parser<Query> = build(
  seq(
    phrase('how many'),
    participantNoun,
    either<NounPhrase>(
      build(seq(word('did', 'does'), argument, word('have', 'attract', 'gather')), ([, np]) => [
        np,
      ]),
      build(seq(tookPart, argument), ([, np]) => [np]),
    ),
  ),
  ([, , event], { vocabulary }) => {
    const relation = vocabulary.relation('participantCount');
    // Of “events in 2019” it would be a sum, which few known numbers do not give.
    const concept = event.isPlural && !event.group ? undefined : thingsOf(event);
    return concept && fits(concept, relation.from, vocabulary)
      ? [{ ask: 'properties', concept, of: [{ relation, end: ANYTHING }] }]
      : [];
  },
);

export const howMany: Parser<Query> = either(howManyOf, howOften, howManyPeople);

/** Disjoint kinds of things. */
const KINDS: readonly string[] = [
  'Event',
  'NewsItem',
  'Organization',
  'State',
  'Place',
  'Person',
  'Project',
  'FieldOfWork',
  'MeetingSeries',
  'Chairpersonship',
];

/** Whether it makes sense to ask if a thing is of the class. */
function isOfKind(subject: Concept, classIri: string, vocabulary: Vocabulary): boolean {
  const kind = KINDS.map((name) => vocabulary.classIri(name)).find((iri) =>
    vocabulary.hierarchy.isBelow(classIri, iri),
  );
  return (
    kind !== undefined && fits(subject, kind, vocabulary) && !fits(subject, classIri, vocabulary)
  );
}

/** “Is A the B?” is no question if A is a person and B a body. */
function isOneKind(concept: Concept, vocabulary: Vocabulary): boolean {
  const named = concept.kind === 'all' ? concept.parts.filter(({ kind }) => kind === 'things') : [];
  return (
    named.length < 2 ||
    KINDS.some((name) => named.every((part) => fits(part, vocabulary.classIri(name), vocabulary)))
  );
}

/** “Is a seminar a workshop?” is about words. */
const isRelated = (concept: Concept): boolean =>
  concept.kind === 'all' && concept.parts.some(({ kind }) => kind === 'related');

/** `Did ODIHR organize workshops in Tirana?` */
const didClause: Parser<Query> = build(
  invertedClause,
  ({ concept: clause, isNegated, isPlain, isPresent }, { vocabulary }): readonly Query[] => {
    if (isNegated || !isPlain) return [];
    const concept = isPresent ? ifOpen(clause, vocabulary) : clause;
    if (concept.kind !== 'marked') return openMarkOf(concept) ? [] : [{ ask: 'exists', concept }];
    // “Has any State chaired twice?” is not about all States together.
    const isOfOne = [...walk(concept)].every(
      (part) => part.kind !== 'related' || (part.other.kind === 'things' && !part.other.things[1]),
    );
    return isOfOne && !isSuperlative(concept.amount)
      ? [{ ask: 'exists', concept: concept.concept, amount: concept.amount }]
      : [];
  },
);

/** What can follow `is` and its subject. */
const complement: Parser<Modifier> = either<Modifier>(
  adjunct,
  build(argument, (np) => {
    const concept = thingsOf(np);
    return concept && !np.group ? [describing(concept)] : [];
  }),
);
const be = word('is', 'are', 'was', 'were');
const ever = maybe(word('ever', 'also'));

/** `Is ODIHR in Warsaw?`, `Was a mission in Georgia?` */
const isSo: Parser<Query> = build(
  seq(be, argument, ever, complement),
  ([is, np, , modifier], { vocabulary }) => {
    const concept = np.isPlural ? undefined : thingsOf(np);
    const isAny = concept?.kind === 'class';
    const ofPresent = isAny ? openNow : ifOpen;
    return isAny || concept?.kind === 'things' || concept?.kind === 'related'
      ? modifier
          .apply(concept, { vocabulary })
          .filter((each) => (isAny ? isRelated(each) : isOneKind(each, vocabulary)))
          .map((each) => ({
            ask: 'exists',
            concept: is === 'is' ? ofPresent(each, vocabulary) : each,
          }))
      : [];
  },
);

/** `Is Japan a participating State?` No: it is a State, but not a participating one. */
const isOne: Parser<Query> = build(
  seq(be, namePhrase, argument),
  ([, subject, np], { vocabulary }) => {
    const concept = thingsOf(np);
    return concept?.kind === 'class' &&
      !np.isPlural &&
      isOfKind(subject.concept, concept.iri, vocabulary)
      ? [{ ask: 'exists', concept: allOf(subject.concept, concept) }]
      : [];
  },
);

const isThere = phrase('(is|are|was|were) there (any)?', '(has|have) there (ever)? been (any)?');

/** `Were there at least three workshops in Tirana?` */
const thereIs: Parser<Query> = build(
  seq(isThere, argument, many(adjunct)),
  ([words, np, modifiers], { vocabulary }) => {
    const { amount, ...plain } = np;
    const concept = thingsOf(plain);
    // “A mission in Kosovo or Serbia” is no State.
    const isMixed = np.group?.members.some((member) => member.concept.kind === 'things');
    if (!concept || isMixed || (amount && isSuperlative(amount))) return [];
    return applyAll(modifiers, concept, { vocabulary }).map((each): Query => ({
      ask: 'exists',
      concept: /\b(is|are)\b/.test(words) ? openNow(each, vocabulary) : each,
      ...(amount ? { amount } : {}),
    }));
  },
);

export const yesNo: Parser<Query> = either(didClause, isSo, isOne, thereIs);
