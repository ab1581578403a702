/** Questions for a number, and for yes or no: `how many …`, `did …`, `is …`, `are there …`. */
import { allOf, isSuperlative, openMarkOf, walk, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { directClause, invertedClause, invertedGapClause, predicate } from './clauses.js';
import { fits } from './compatibility.js';
import { adjunct } from './modifiers.js';
import { ifOpen, openNow, presentOf } from './present.js';
import { applyAll, describing, thingsOf, type Modifier } from './noun-phrase.js';
import { listNominal } from './nominals.js';
import { argument } from './recursive-rules.js';
import { inOffice, namePhrase } from './relation-phrases.js';
import type { Parser } from './parsing.js';
import { as, build, either, many, maybe, parts, phrase, seq, word, wordHere } from './parsing.js';
import type { Query } from './query.js';
import { linkedTo, saidOf } from './which-questions.js';
import { lifted } from './verb-meanings.js';

const thereBe = phrase(
  '(are|were|is|was) there',
  'have there been',
  'there (are|were)',
  '(exist|do you know|took place|were held)',
);

function countOf(concept: Concept): readonly Query[] {
  return openMarkOf(concept) ? [] : [{ ask: 'count', concept: lifted(concept) }];
}

const opening = phrase(
  'how many (different|distinct|of the)?',
  '(what (is|was))? (the)? (total)? number of',
  'count (the|all)?',
);

/** `How many workshops in Tirana?` */
const ofList: Parser<Query> = build(
  seq(
    opening,
    build(listNominal, ({ concept, isPlural }) => (isPlural ? [concept] : [])),
  ),
  ([, concept]) => countOf(concept),
);

/** `How many workshops took place in Tirana?` */
const withClause: Parser<Query> = build(
  seq(opening, listNominal, wordHere, either(predicate, invertedGapClause)),
  ([, { concept }, verb, said], { vocabulary }) =>
    saidOf(concept, said, vocabulary, verb).flatMap(countOf),
);

/** `How many workshops were there in 2019?` */
const thereWere: Parser<Query> = build(
  seq(opening, listNominal, thereBe, many(adjunct)),
  ([, { concept }, words, modifiers], { vocabulary }) =>
    applyAll(modifiers, concept, { vocabulary })
      .flatMap((each) => presentOf(words, each, vocabulary))
      .flatMap(countOf),
);

/** `How often did ODIHR organize workshops?` */
const howOften: Parser<Query> = build(
  seq(phrase('how many times', 'how often'), invertedClause),
  ([, { concept, isNegated }]): readonly Query[] =>
    isNegated || openMarkOf(concept) ? [] : [{ ask: 'count', concept }],
);

/** `How many ministries does Estonia have?` */
const ofOwner: Parser<Query> = build(
  parts(
    opening,
    as('counted', listNominal),
    as('auxiliary', word('does', 'do', 'did')),
    as('owner', argument),
    word('have'),
  ),
  ({ counted, auxiliary, owner }, { vocabulary }) =>
    linkedTo(counted.concept, auxiliary, owner, vocabulary).flatMap(countOf),
);

export const howMany: Parser<Query> = either(ofList, withClause, thereWere, ofOwner, howOften);

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

/** What can follow `is` and its subject. */
const complement: Parser<Modifier> = either<Modifier>(
  adjunct,
  build(argument, (np) => {
    const concept = thingsOf(np);
    return concept && !np.group ? [describing(concept)] : [];
  }),
);

/** `Did ODIHR organize workshops in Tirana?` */
const didClause: Parser<Query> = build(
  either(
    invertedClause,
    build(seq(word('whether', 'if'), directClause), ([, clause]) => [clause]),
  ),
  ({ concept: said, isNegated, isPlain, isPresent }, { vocabulary }): readonly Query[] => {
    if (isNegated || !isPlain) return [];
    const concept = isPresent ? ifOpen(said, vocabulary) : said;
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

const WAS = word('was', 'were');
const be = either(word('is', 'are'), WAS);

/** `Is ODIHR in Warsaw?`, `Was a mission in Georgia?` */
const isSo: Parser<Query> = build(
  parts(
    as(
      'subject',
      build(seq(be, argument), ([is, np]) => [{ np, is }]),
    ),
    maybe(word('ever', 'also')),
    as('modifier', complement),
  ),
  ({ subject: { np, is }, modifier }, { vocabulary }) => {
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
  seq(
    build(seq(WAS, namePhrase), ([, np]) => [np]),
    maybe(word('ever', 'also')),
    inOffice,
  ),
  ([{ concept }, , office], { vocabulary }) =>
    office.apply(concept, { vocabulary }).map((each): Query => ({ ask: 'exists', concept: each })),
);

/** `Is Japan a participating State?` No: it is a State, but not a participating one. */
const isOne: Parser<Query> = build(
  seq(
    build(seq(be, namePhrase), ([, np]) => [np]),
    argument,
  ),
  ([subject, np], { vocabulary }) => {
    const concept = thingsOf(np);
    return concept?.kind === 'class' &&
      !np.isPlural &&
      isOfKind(subject.concept, concept.iri, vocabulary)
      ? [{ ask: 'exists', concept: allOf(subject.concept, concept) }]
      : [];
  },
);

const isThere = phrase(
  '(is|are|was|were) there (any)?',
  '(has|have) there (ever)? been (any)?',
  'do you know',
  '(whether|if) there (is|are|was|were|has been|have been) (any)?',
);

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
