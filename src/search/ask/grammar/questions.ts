/** The forms of questions: what is asked of what noun phrases and clauses describe. */
import { allOf, openMarkOf, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { about, activeBase, behindPreposition, dateOfFrame, doing, finiteWhole, invertedClause, invertedGapClause, invertedPlaceClause, lifted, predicate, subjectRoleOf, type VerbPart } from './clauses.js';
import type { Frame } from '../vocabulary/relation.js';
import { both, classesOf, fits, hangingTogether, leadsFrom } from './compatibility.js';
import { comparison } from './comparisons.js';
import { table, ranking } from './groups.js';
import { OF_THE_OSCE, adjective, adjunct, preposition } from './modifiers.js';
import { dateOfConcept, describing, related, thingsOf, type Modifier, type NounPhrase } from './noun-phrase.js';
import { argument, definite, list, listNominal, namePhrase, nominal, relationPhrase, rolePhrase } from './noun-phrases.js';
import { build, either, lazy, many, maybe, phrase, rule, seq, word, type Parser } from './parsing.js';
import { participantsOf } from './participant-questions.js';
import { personDoing } from './person-questions.js';
import { keyOfQuery, type Query } from './query.js';
import { value } from './value-questions.js';

const WHICH = either(word('which', 'what'), phrase('which of the', 'which ones of the', 'what are the', 'which are the'));
const BE = word('is', 'are', 'was', 'were', "'s");

/** What is asked for by a list: all things, or the first or last of them. */
function things({ concept, pick, isPointing }: NounPhrase, isPresupposed = false): readonly Query[] {
  return isPointing || openMarkOf(concept) ? [] : [{ ask: 'things', concept, pick, isPresupposed }];
}

// ---- lists

const COMMANDS = either(phrase(
  'show', 'show me', 'list', 'list of', 'list me', 'give', 'give me', 'find', 'find me', 'name', 'display', 'get', 'get me', 'tell me', 'enumerate', 'search for', 'look for', 'i want', 'i want to see', 'i need', 'i would like', 'i would like to see',
  'i am looking for', 'we are looking for', 'looking for', 'can you show me', 'could you show me', 'can you list', 'could you list', 'can you give me', 'could you give me', 'what about', 'let me see', 'which are', 'what are', 'what were', 'which were',
));
const listOf = maybe(phrase('a list of', 'the list of', 'the names of', 'the titles of', 'the name of'));

/** `Show me all workshops in Tashkent`, `workshops in Tashkent`. */
const command: Parser<Query> = lazy(() => build(seq(maybe(COMMANDS), listOf, list), ([, , np]) => things(np)));

/** `What is the capital of Latvia?`, `Who were the heads of …?`: of roles the graph does not know who holds them now. */
const identity: Parser<Query> = lazy(() => either(
  build(seq(word('what', 'which', 'who'), BE, listOf, definite), ([, , , np]) => things(np, true)),
  build(seq(word('who'), either(word('was', 'were'), phrase('has been', 'have been')), rolePhrase), ([, , np]) => things(np, true)),
));

/** `What is the foreign ministry of Poland called?`, `What does ODIHR stand for?`. */
const called: Parser<Query> = lazy(() => {
  const named = either(namePhrase, list);
  return either(
    build(seq(word('what', 'how'), BE, named, word('called', 'named')), ([, , np]) => things(np, true)),
    build(seq(maybe(seq(word('what'), BE)), phrase('the name of', 'the full name of', 'name of', 'full name of', 'the names of', 'names of'), named), ([, , np]) => things(np, true)),
    build(seq(phrase('what does', 'what do'), namePhrase, phrase('stand for', 'mean')), ([, np]) => things(np, true)),
  );
});

/** `Which State joined last?`, `the last State to join`: the first or last by the date that the verb tells of. */
const firstOrLast: Parser<Query> = lazy(() => {
  const later: Parser<'first' | 'last'> = either(build(either(word('last'), phrase('most recently', 'latest', 'the last', 'as the last')), () => ['last' as const]), build(either(word('first'), phrase('earliest', 'the first', 'as the first')), () => ['first' as const]));
  const picked = (concepts: readonly Concept[], frame: Frame, direction: 'first' | 'last'): readonly Query[] => {
    const date = dateOfFrame(frame);
    return date ? concepts.map((concept): Query => ({ ask: 'things', concept, isPresupposed: true, pick: { by: 'date', date, direction, count: 1 } })) : [];
  };
  const of = (head: Concept, part: VerbPart, vocabulary: Vocabulary): readonly Concept[] => (subjectRoleOf(part) === 's' ? about('s', part, undefined, vocabulary).flatMap((said) => both(head, said, vocabulary)) : []);
  return either(
    build(seq(word('which', 'what'), listNominal, finiteWhole, later), ([, { concept }, part, direction], { vocabulary }) => picked(of(concept, part, vocabulary), part.frame, direction)),
    build(seq(maybe(seq(word('which', 'what', 'who'), BE)), word('the'), later, listNominal, word('to'), activeBase), ([, , direction, { concept }, , part], { vocabulary }) => picked(of(concept, part, vocabulary), part.frame, direction)),
  );
});

// ---- which, who, what

/** Things of a head of which something is said; a superlative makes it a ranking, which has its own rules. */
function saidOf(head: Concept, said: Concept, vocabulary: Vocabulary): readonly Concept[] {
  return openMarkOf(said) ? [] : both(head, said, vocabulary);
}

const which: Parser<Query> = lazy(() => either(
  build(seq(word('which', 'what'), listNominal), ([, { concept, isPlural, isRestricted }]) => (isPlural && isRestricted ? things({ concept, isPlural }) : [])),
  build(seq(WHICH, listNominal, either(predicate, invertedGapClause)), ([, { concept, isPlural }, said], { vocabulary }) => saidOf(concept, said, vocabulary).map((each) => ({ ask: 'things', concept: each, isPresupposed: !isPlural }))),
  build(seq(WHICH, listNominal, phrase('are there', 'were there', 'have there been', 'exist', 'is there'), many(adjunct)), ([, { concept }, , modifiers], { vocabulary }) => withModifiers(concept, modifiers, vocabulary).map((each) => ({ ask: 'things', concept: each }))),
  build(seq(word('in'), word('which', 'what'), listNominal, invertedPlaceClause), ([, , { concept }, said], { vocabulary }) => saidOf(concept, said, vocabulary).map((each) => ({ ask: 'things', concept: each }))),
  build(seq(WHICH, listNominal, either(build(seq(either(word('has', 'have', 'had'), phrase('has had', 'have had')), argument), ([, np]) => [np]), build(seq(word('does', 'do', 'did'), argument, word('have')), ([, np]) => [np]))), ([, { concept }, owner], { vocabulary }) =>
    linkedTo(concept, owner, vocabulary).map((each) => ({ ask: 'things', concept: each }))),
  build(seq(preposition, word('which', 'what'), listNominal, invertedClause), ([{ relations }, , { concept }, clause], { vocabulary }) =>
    (clause.isNegated || openMarkOf(clause.concept) ? [] : behindPreposition(relations, [clause.concept], vocabulary).flatMap((each) => both(concept, each, vocabulary)).map((each) => ({ ask: 'things', concept: each })))),
));

/** `Which ministries does Estonia have?`, `Which States have field operations?`: by their main relation. */
function linkedTo(head: Concept, owner: NounPhrase, vocabulary: Vocabulary): readonly Concept[] {
  return hangingTogether(head, owner.concept, vocabulary).flatMap(({ relation, direction }) => related(relation, direction, owner, vocabulary)).flatMap((said) => both(head, lifted(said), vocabulary)).filter((each) => !openMarkOf(each));
}

function withModifiers(head: Concept, modifiers: readonly Modifier[], vocabulary: Vocabulary): readonly Concept[] {
  return modifiers.reduce<readonly Concept[]>((concepts, modifier) => concepts.flatMap((concept) => modifier.apply(concept, { vocabulary })), [head]);
}

const ACTORS: readonly string[] = ['Actor', 'Person'];
const HAPPENINGS: readonly string[] = ['Event', 'NewsItem', 'OsceBody'];

/** `Who funded …?`, `Whom did … quote?`, `With whom did … organize …?`, `What took place in …?`. */
const whoOrWhat: Parser<Query> = lazy(() => {
  const ofClasses = (concept: Concept, classNames: readonly string[], vocabulary: Vocabulary): readonly Query[] =>
    (!openMarkOf(concept) && classNames.some((name) => fits(concept, vocabulary.classIri(name), vocabulary)) && isSorted(concept) ? [{ ask: 'things', concept, isPresupposed: false }] : []);
  return either(
    personDoing,
    build(seq(word('who', 'whom'), either(doing, invertedGapClause)), ([, concept], { vocabulary }) => (isOfChair(concept) || isOfPlace(concept, vocabulary) || !isDoer(concept, vocabulary) ? [] : ofClasses(concept, ACTORS, vocabulary))),
    build(seq(preposition, word('whom'), invertedClause), ([{ relations }, , clause], { vocabulary }) => (clause.isNegated ? [] : behindPreposition(relations, [clause.concept], vocabulary).flatMap((each) => ofClasses(each, ACTORS, vocabulary)))),
    build(seq(word('what'), either(doing, invertedGapClause)), ([, concept], { vocabulary }) => ofClasses(concept, HAPPENINGS, vocabulary)),
  );
});

/** Whether it is known what kind of thing is meant. */
function isSorted(concept: Concept): boolean {
  return classesOf(concept).length > 0;
}

/** Who does something, or is a person: not a body that is somewhere. */
function isDoer(concept: Concept, vocabulary: Vocabulary): boolean {
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  return fits(concept, vocabulary.classIri('Person'), vocabulary) || parts.some((part) => part.kind === 'counted' || part.kind === 'any' || (part.kind === 'related' && part.direction === 'from'));
}

/** Places and countries host events, and nobody asks “who” for them. */
function isOfPlace(concept: Concept, vocabulary: Vocabulary): boolean {
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  return parts.some((part) => part.kind === 'related' && part.direction === 'from' && ['State', 'Place'].some((name) => part.relation.to === vocabulary.classIri(name)));
}

/** States and persons chair: who did is answered with both. */
function isOfChair(concept: Concept): boolean {
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  return parts.some((part) => part.kind === 'related' && (part.relation.id === 'chairedBy' || part.relation.id === 'chairpersonInOffice'));
}

// ---- where and when

const where: Parser<Query> = lazy(() => {
  const place = (concept: Concept, vocabulary: Vocabulary): readonly Query[] => (fits(concept, vocabulary.classIri('Place'), vocabulary) ? [{ ask: 'things', concept, isPresupposed: true }] : []);
  const placeRelations = (vocabulary: Vocabulary) => vocabulary.prepositionsNamed('in');
  return either(
    build(seq(word('where'), invertedPlaceClause), ([, concept], { vocabulary }) => place(concept, vocabulary)),
    build(seq(word('where'), invertedClause), ([, clause], { vocabulary }) => (clause.isNegated ? [] : behindPreposition(placeRelations(vocabulary), [clause.concept], vocabulary).flatMap((each) => place(each, vocabulary)))),
    build(seq(word('where'), BE, either(relationPhrase, argument)), ([, , np], { vocabulary }) => {
      const concept = thingsOf(np);
      if (!concept) return [];
      return [...(classesOf(concept).length > 0 ? place(concept, vocabulary) : []), ...behindPreposition(placeRelations(vocabulary), [concept], vocabulary).flatMap((each) => place(each, vocabulary))];
    }),
  );
});

const when: Parser<Query> = lazy(() => {
  const day = either(word('when'), phrase('on what date', 'on which date', 'on what dates', 'on which dates', 'on what day', 'on which day', 'on which days', 'since when', 'from when'));
  const inYear = phrase('in which year', 'in what year', 'in which years', 'in what years', 'which year', 'what year');
  const dates = (precision: 'day' | 'year', asked: Parser<string>): Parser<Query> => either(
    build(seq(asked, invertedClause), ([, { concept, date, isNegated, direction }], { vocabulary }) => {
      const dateOf = date ?? dateOfConcept(concept, classesOf(concept), vocabulary);
      return isNegated || !dateOf || openMarkOf(concept) ? [] : [{ ask: 'dates', concept, date: dateOf, precision, direction }];
    }),
    build(seq(asked, BE, either(list, argument)), ([, , np], { vocabulary }) => {
      const concept = np.pick ? np.concept : thingsOf(np);
      const dateOf = concept && dateOfConcept(concept, classesOf(concept), vocabulary);
      return concept && dateOf ? [{ ask: 'dates', concept, date: dateOf, precision, direction: np.pick?.by === 'date' && np.pick.count === 1 ? np.pick.direction : undefined }] : [];
    }),
  );
  // Since when has Mongolia been a participating State?
  const membership: Parser<Query> = build(seq(either(word('when'), phrase('since when', 'from when')), word('has', 'have', 'did'), argument, word('been', 'become'), membershipClass), ([, , np, , ofClass], { vocabulary }) => {
    const concept = thingsOf(np);
    const relation = ofClass.kind === 'class' ? vocabulary.membershipOf(ofClass.iri) : undefined;
    return concept && relation && leadsFrom(relation, concept, vocabulary) ? [{ ask: 'dates', concept, date: { of: 'path', path: relation.path, said: relation.id }, precision: 'day' }] : [];
  });
  return either(dates('day', day), dates('year', inYear), membership);
});

/** `a participating State`, `a partner`. */
const membershipClass: Parser<Concept> = lazy(() => either(
  build(argument, ({ concept, isPointing }) => (concept.kind === 'class' && !isPointing ? [concept] : [])),
  build(phrase('a partner', 'partner', 'partners'), (_, { vocabulary }) => [vocabulary.classConcept(vocabulary.classIri('PartnerForCooperation'))]),
));

// ---- how many, yes or no

const thereBe = phrase('are there', 'were there', 'have there been', 'is there', 'was there', 'there are', 'there were', 'exist', 'do you know', 'took place', 'were held');

const howMany: Parser<Query> = lazy(() => {
  const count = (concept: Concept): readonly Query[] => (openMarkOf(concept) ? [] : [{ ask: 'count', concept: lifted(concept) }]);
  const inAll = maybe(phrase('in total', 'altogether', 'overall', 'in all'));
  const opening = either(phrase('how many', 'how many different', 'how many distinct', 'how many of the', 'number of', 'the number of', 'what is the number of', 'what was the number of', 'count', 'count the', 'count all', 'what is the total number of', 'the total number of'));
  return build(seq(either(
    build(seq(opening, listNominal), ([, { concept, isPlural }]) => (isPlural ? count(concept) : [])),
    build(seq(preposition, phrase('how many'), listNominal, invertedClause), ([{ relations }, , { concept }, clause], { vocabulary }) =>
      (clause.isNegated || openMarkOf(clause.concept) ? [] : behindPreposition(relations, [clause.concept], vocabulary).flatMap((each) => both(concept, each, vocabulary)).flatMap(count))),
    build(seq(opening, listNominal, either(predicate, invertedGapClause)), ([, { concept }, said], { vocabulary }) => saidOf(concept, said, vocabulary).flatMap(count)),
    build(seq(opening, listNominal, thereBe, many(adjunct)), ([, { concept }, , modifiers], { vocabulary }) => withModifiers(concept, modifiers, vocabulary).flatMap(count)),
    build(seq(opening, listNominal, phrase('does the osce have', 'did the osce have', 'has the osce', 'does the osce count')), ([, { concept }], { vocabulary }) => (isOfOsce(concept, vocabulary) ? count(concept) : [])),
    build(seq(opening, listNominal, word('does', 'do', 'did'), argument, word('have')), ([, { concept }, , owner], { vocabulary }) => linkedTo(concept, owner, vocabulary).flatMap(count)),
    build(seq(phrase('how many times', 'how often'), invertedClause), ([, { concept, isNegated }]): readonly Query[] => (isNegated || openMarkOf(concept) ? [] : [{ ask: 'count', concept }])),
  ), inAll), ([query]) => [query]);
});

function isOfOsce(concept: Concept, vocabulary: Vocabulary): boolean {
  return classesOf(concept).length > 0 && OF_THE_OSCE.apply(concept, { vocabulary }).length > 0;
}

const yesNo: Parser<Query> = lazy(() => {
  const complement: Parser<Modifier> = either<Modifier>(adjective, adjunct, build(either(argument), (np) => {
    const concept = thingsOf(np);
    return concept && !np.group ? [describing(concept)] : [];
  }));
  const there = either(phrase('is there', 'are there', 'was there', 'were there', 'has there been', 'have there been', 'has there ever been', 'have there ever been', 'do you know', 'is there any', 'are there any', 'were there any', 'was there any'));
  return either(
    build(invertedClause, ({ concept, isNegated, isPlain }): readonly Query[] => {
      if (isNegated || !isPlain) return [];
      if (concept.kind !== 'marked') return openMarkOf(concept) ? [] : [{ ask: 'exists', concept }];
      return typeof concept.amount === 'object' ? [{ ask: 'exists', concept: concept.concept, amount: concept.amount }] : [];
    }),
    build(seq(word('is', 'are', 'was', 'were'), argument, maybe(word('ever', 'also')), complement), ([, subject, , modifier], { vocabulary }) => {
      const concept = subject.isPlural ? undefined : thingsOf(subject);
      return concept?.kind === 'things' || concept?.kind === 'related' ? modifier.apply(concept, { vocabulary }).map((each) => ({ ask: 'exists', concept: each })) : [];
    }),
    // Is Japan a participating State? No: it is a State, and not such a one.
    build(seq(word('is', 'are', 'was', 'were'), namePhrase, argument), ([, subject, np], { vocabulary }) => {
      const concept = thingsOf(np);
      return concept?.kind === 'class' && !np.isPlural && isOfKind(subject.concept, concept.iri, vocabulary) ? [{ ask: 'exists', concept: allOf(subject.concept, concept) }] : [];
    }),
    build(seq(there, nounOfExistence, many(adjunct)), ([, np, modifiers], { vocabulary }) => {
      const { amount, ...plain } = np;
      const concept = thingsOf(plain);
      if (!concept || amount === 'most' || amount === 'fewest') return [];
      return withModifiers(concept, modifiers, vocabulary).map((each): Query => ({ ask: 'exists', concept: each, ...(amount ? { amount } : {}) }));
    }),
  );
});

/** The kinds of things that no thing is of two of. */
const KINDS: readonly string[] = ['Event', 'NewsItem', 'Organization', 'State', 'Place', 'Person', 'Project', 'FieldOfWork', 'MeetingSeries', 'Chairpersonship'];

/** Whether a thing is of the same kind as the things of a class, so that it may be asked whether it is one. */
function isOfKind(subject: Concept, classIri: string, vocabulary: Vocabulary): boolean {
  const kind = KINDS.map((name) => vocabulary.classIri(name)).find((iri) => vocabulary.hierarchy.isBelow(classIri, iri));
  return kind !== undefined && fits(subject, kind, vocabulary) && !fits(subject, classIri, vocabulary);
}

const nounOfExistence: Parser<NounPhrase> = lazy(() => either(argument, build(nominal, ({ concept, isPlural }) => [{ concept, isPlural }])));

/** Any question, as a whole. */
export const question: Parser<Query> = rule(() => {
  const please = maybe(seq(maybe(word(',')), word('please')));
  return build(seq(maybe(word('please')), maybe(phrase('tell me')), either(command, identity, called, firstOrLast, which, whoOrWhat, where, when, howMany, yesNo, participantsOf, value, table, ranking, comparison), please), ([, , query]) => [query]);
}, keyOfQuery);

