/** Questions for a number, and for yes or no: `how many …`, `did …`, `is …`, `more … than …`. */
import { ANYTHING, allOf, isSuperlative, openMarkOf, walk, type Concept } from '../concept.js';
import { verbFormsOf } from '../language/inflection.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { invertedClause, type Clause } from './clauses.js';
import { fits, leadsTo } from './compatibility.js';
import { addedTo, adjunct } from './modifiers.js';
import { listNominal, nominal } from './nominals.js';
import { applyAll, describing, thingsOf, type Modifier, type NounPhrase } from './noun-phrase.js';
import { opening } from './openings.js';
import { build, either, many, maybe, phrase, seq, word, type Parser } from './parsing.js';
import { PARTICIPANT_VERBS, participantNoun } from './participants.js';
import { ifOpen, openNow } from './present.js';
import type { Query } from './query.js';
import { countsBy, grouping, type Grouping } from './rankings.js';
import { argument } from './recursive-rules.js';
import { inOffice, namePhrase } from './relation-phrases.js';
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

/** `attended`, `took part in`. */
const tookPart = phrase(
  ...PARTICIPANT_VERBS.flatMap((form) => {
    const [base = '', ...rest] = form.split(' ');
    const { past, base: infinitive } = verbFormsOf(base);
    return [...(base === 'be' ? ['was', 'were'] : [past, infinitive])].map((each) =>
      [each, ...rest].join(' '),
    );
  }),
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

/** `Was Lamberto Zannier ever Secretary General?`: the graph does not record who is now. */
const wasInOffice: Parser<Query> = build(
  seq(word('was', 'were'), namePhrase, ever, inOffice),
  ([, { concept }, , office], { vocabulary }) =>
    office.apply(concept, { vocabulary }).map((each): Query => ({ ask: 'exists', concept: each })),
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

export const yesNo: Parser<Query> = either(didClause, isSo, wasInOffice, isOne, thereIs);

/** `Did ODIHR organize more events`, `Were there more workshops in Tirana`: what is counted. */
const moreOf: Parser<{ readonly concept: Concept; readonly is: 'more' | 'fewer' }> = build(
  either<Pick<Clause, 'concept' | 'isNegated'>>(
    invertedClause,
    build(seq(isThere, argument), ([, { concept, amount }]) =>
      amount ? [{ concept: { kind: 'marked', concept, amount }, isNegated: false }] : [],
    ),
  ),
  ({ concept, isNegated }) =>
    !isNegated &&
    concept.kind === 'marked' &&
    isSuperlative(concept.amount) &&
    concept.amount.isComparative
      ? [
          {
            concept: concept.concept,
            is: concept.amount.direction === 'most' ? 'more' : 'fewer',
          } as const,
        ]
      : [],
);

/** The same description with another part in the place of the only one that it can stand for. */
function swapped(
  whole: Concept,
  other: Concept,
  isSame: (part: Concept) => boolean,
): readonly Concept[] {
  const inside = whole.kind === 'all' ? whole.parts : [whole];
  const same = inside.filter(isSame);
  return same.length === 1
    ? [allOf(...inside.map((part) => (part === same[0] ? other : part)))]
    : [];
}

/** What `than in 2018`, `than ODIHR` or `than seminars` is compared with. */
function counterparts(
  left: Concept,
  than: NounPhrase | Modifier,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const inside = left.kind === 'all' ? left.parts : [left];
  if ('apply' in than) {
    const head = inside.find(({ kind }) => kind === 'class');
    if (!head) return [];
    return than.apply(head, { vocabulary }).flatMap((each) => {
      const added = addedTo(head, each);
      return swapped(left, added, (part) =>
        added.kind === 'dated'
          ? part.kind === 'dated' && part.span.said !== ''
          : added.kind === 'related' &&
            part.kind === 'related' &&
            part.relation === added.relation &&
            part.direction === added.direction,
      );
    });
  }
  const other = thingsOf(than);
  if (other?.kind === 'class') {
    const isSame = (part: Concept): boolean =>
      part.kind === 'class' && !vocabulary.hierarchy.isBelow(other.iri, part.iri);
    const isFitting = inside.every((part) => isSame(part) || fits(part, other.iri, vocabulary));
    return isFitting ? swapped(left, other, isSame) : [];
  }
  if (other?.kind !== 'things') return [];
  return inside.flatMap((part) =>
    part.kind === 'related' &&
    part.direction === 'to' &&
    part.other.kind === 'things' &&
    leadsTo(part.relation, other, vocabulary)
      ? swapped(left, { ...part, other }, (each) => each === part)
      : [],
  );
}

/**
 * `Did ODIHR organize more events in 2019 than in 2018?`, `Are there more workshops than seminars in
 * Warsaw?`: modifiers behind a noun that is compared with a bare noun are those of both.
 */
export const comparison: Parser<Query> = build(
  seq(moreOf, word('than'), either<NounPhrase | Modifier>(argument, adjunct), many(adjunct)),
  ([{ concept, is }, , than, after], { sentence: { tokens, vocabulary }, start, end }) => {
    const place = tokens.findIndex((token, index) => index > start && token.word === 'than');
    const isAfterNoun = tokens.some((_, index) =>
      vocabulary.nouns.at(tokens, index).some((noun) => noun.end === place),
    );
    if (after.length > 0 && ('apply' in than || !isAfterNoun)) return [];
    const isPresent = tokens
      .slice(start, end)
      .some((token) => ['is', 'are', 'do', 'does'].includes(token.word));
    const complete = (each: Concept): readonly Concept[] =>
      applyAll(after, each, { vocabulary }).map((one) =>
        isPresent ? openNow(one, vocabulary) : one,
      );
    const sides = counterparts(concept, than, vocabulary);
    return sides.length === 1
      ? complete(concept).flatMap((left) =>
          sides
            .flatMap(complete)
            .map((right): Query => ({ ask: 'compare', concept: left, than: right, is })),
        )
      : [];
  },
);
