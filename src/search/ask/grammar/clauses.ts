/** Verbs with what belongs to them: whole clauses, those with a gap that the question asks for, relative clauses, participles. */
import { ANYTHING, allOf, keyOf, openMarkOf, type Concept, type DateOf } from '../concept.js';
import { pluralOf } from '../language/inflection.js';
import { isLiteral, type Frame, type Relation, type Role } from '../vocabulary/relation.js';
import { ARTICLES, type VerbUse } from '../vocabulary/verb-uses.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { both, fits } from './compatibility.js';
import { adjective, adjunct, preposition } from './modifiers.js';
import { osce } from './names.js';
import { applyAll, describing, keyOfPhrase, related, thingsOf, type Modifier, type NounPhrase } from './noun-phrase.js';
import { argument, holderOf } from './noun-phrases.js';
import { amount, times } from './numbers.js';
import { participantNoun } from './participants.js';
import { span } from './dates.js';
import { build, either, lazy, many, maybe, nothing, phrase, rule, seq, word, type Parser } from './parsing.js';
import type { Amount } from '../concept.js';

/** A verb with what follows it. `phrase` is the object of the active, the doer of the passive. */
export interface VerbPart {
  readonly frame: Frame;
  readonly voice: 'active' | 'passive';
  readonly phrase?: NounPhrase | undefined;
  readonly adjuncts: readonly Modifier[];
  readonly isNegated?: boolean;
  readonly isJoint?: boolean;
  readonly times?: Amount | undefined;
}

const verbPartKey = ({ frame, voice, phrase: np, adjuncts, isNegated, isJoint, times: n }: VerbPart): string =>
  [frame.relation?.id ?? frame.carrier, frame.subject, frame.object, frame.verb.base, frame.link.join(' '), voice, np && keyOfPhrase(np), adjuncts.map(({ key }) => key).join(';'), isNegated, isJoint, JSON.stringify(n)].join('|');

// ---- words of a verb

const jointly = word('jointly', 'together');
const noise = maybe(word('ever', 'also', 'already', 'actually'));
/** `When was … first quoted`. */
const direction: Parser<'first' | 'last' | undefined> = maybe(build(word('first', 'last'), (text) => [text as 'first' | 'last']));
const not = word('not', 'never');

/** The words between a verb and its object; “the” and “OSCE” may stand among them. */
function link(words: readonly string[]): Parser<undefined> {
  return (sentence, start) => {
    let ends = [start];
    for (const each of words) {
      ends = ends.flatMap((end) => {
        const skipped = ARTICLES.includes(sentence.tokens[end]?.word ?? '') ? end + 1 : end;
        const further = sentence.tokens[skipped]?.word === 'osce' && each !== 'osce' ? skipped + 1 : skipped;
        const found = sentence.tokens[further]?.word;
        return found === each || found === pluralOf(each) ? [further + 1] : [];
      });
    }
    return ends.map((end) => ({ value: undefined, end, cost: 0 }));
  };
}

/** “joined” is said of participating States before it is said of partners. */
const STRICT_COST = 1;

/** A verb in one of these forms. */
function verb(...forms: readonly VerbUse['form'][]): Parser<Frame> {
  return (sentence, start) => {
    sentence.expect(start, []);
    return sentence.vocabulary.verbs.at(sentence.tokens, start).filter(({ value: { form } }) => forms.includes(form)).map(({ value: { frame }, end }) => ({ value: frame, end, cost: frame.relation?.traits.has('strict') ? STRICT_COST : 0 }));
  };
}

/** The rest of a frame after its verb, as the next parser needs it: frames differ in their links. */
function afterVerb<T>(frames: Parser<Frame>, restOf: (frame: Frame) => Parser<T>): Parser<T> {
  return (sentence, start) => frames(sentence, start).flatMap(({ value, end, cost }) => restOf(value)(sentence, end).map((reading) => ({ ...reading, cost: reading.cost + cost })));
}

/** Of joining and chairing the OSCE nothing more is said by its name. */
const osceTail: Parser<undefined> = lazy(() => maybe(build(seq(maybe(word('to', 'of', 'in', 'for')), osce, maybe(phrase('as a participating state', 'as participating state', 'as participating states'))), () => [undefined])));

const adjuncts = lazy(() => many(adjunct));

/** What is missing because it is asked for: the object, or what “where” asks for. */
type Gap = 'none' | 'object' | 'place';

/** After an active verb: its object where it has one and no gap is there, and adjuncts. */
function activeRest(frame: Frame, gap: Gap): Parser<VerbPart> {
  const object: Parser<NounPhrase | undefined> = frame.object === undefined ? (frame.relation?.traits.has('osce') || frame.verb.base === 'participate' ? osceTail : nothing) : gap === 'none' ? argument : nothing;
  const isMissing = gap !== 'none' && frame.object === undefined;
  if (isMissing || (gap === 'place' && frame.link.at(-1) !== 'in')) return () => [];
  const words = gap === 'place' ? frame.link.slice(0, -1) : frame.link;
  return build(seq(maybe(jointly), link(words), object, link(frame.tail), maybe(jointly), maybe(times), adjuncts, maybe(jointly)), ([before, , np, , middle, n, modifiers, after]) =>
    // To have been is to have been somewhere, or at some time.
    frame.verb.base === 'be' && frame.object === undefined && frame.link.length === 0 && modifiers.length === 0 ? [] : [{ frame, voice: 'active', phrase: np, adjuncts: modifiers, isJoint: [before, middle, after].some((each) => each !== undefined), times: n }]);
}

/** After a participle in the passive: “by” and the doer where the verb has one, and adjuncts. */
function passiveRest(frame: Frame): Parser<VerbPart> {
  if (frame.object === undefined || frame.verb.base === 'be' || frame.verb.base === 'have') return () => [];
  const doer = build(seq(maybe(jointly), word('by'), argument), ([joint, , np]) => [{ np, joint }]);
  return build(seq(maybe(jointly), link(frame.link), maybe(jointly), adjuncts, maybe(doer), adjuncts, maybe(jointly)), ([first, , second, before, by, after, last], { sentence, end }) =>
    // A doer that is there is not left to others.
    (!by && (before.length > 0 || sentence.tokens[end]?.word === 'by') ? [] : [{ frame, voice: 'passive', phrase: by?.np, adjuncts: [...before, ...after], isJoint: [first, second, by?.joint, last].some((each) => each !== undefined) }]));
}

const active = (gap: Gap, ...forms: readonly VerbUse['form'][]): Parser<VerbPart> =>
  build(seq(maybe(jointly), (sentence, start) => afterVerb(verb(...forms), (frame) => activeRest(frame, gap))(sentence, start)), ([joint, part]) => [joint === undefined ? part : { ...part, isJoint: true }]);
const passive: Parser<VerbPart> = build(seq(maybe(jointly), (sentence, start) => afterVerb(verb('participle'), passiveRest)(sentence, start)), ([joint, part]) => [joint === undefined ? part : { ...part, isJoint: true }]);

/** The auxiliaries, by what may follow them. */
const DO = word('did', 'do', 'does');
const HAVE = word('has', 'have', 'had');
const BE = word('is', 'are', 'was', 'were');

function negatable(negation: unknown, parts: VerbPart): VerbPart {
  return negation === undefined ? parts : { ...parts, isNegated: true };
}

/** A verb after its subject: finite, with its auxiliaries. */
const finite = (gap: Gap): Parser<VerbPart> => rule(() => either(
  active(gap, 'past', 'third', 'base'),
  build(seq(DO, not, noise, active(gap, 'base')), ([, , , part]) => [{ ...part, isNegated: true }]),
  build(seq(HAVE, maybe(not), noise, active(gap, 'participle')), ([, negation, , part]) => [negatable(negation, part)]),
  build(seq(word('never'), active(gap, 'past')), ([, part]) => [{ ...part, isNegated: true }]),
  build(seq(HAVE, maybe(not), noise, word('been'), noise, passive), ([, negation, , , , part]) => [negatable(negation, part)]),
  build(seq(BE, maybe(not), noise, passive), ([, negation, , part]) => [negatable(negation, part)]),
), verbPartKey);
const finiteWhole = finite('none');
const finiteGap = finite('object');

/** What follows an inverted `be` that is itself the verb: `Was … established`. */
const beRest = (gap: Gap): Parser<VerbPart> => (sentence, start) => sentence.vocabulary.framesOfBe.flatMap((frame) => activeRest(frame, gap)(sentence, start));

/** A verb that follows an auxiliary and its subject: `Did … organize`, `Was … held`. */
const inverted = (gap: Gap): Readonly<Record<'do' | 'have' | 'be', Parser<VerbPart>>> => ({
  do: build(seq(maybe(not), noise, active(gap, 'base')), ([negation, , part]) => [negatable(negation, part)]),
  have: build(seq(maybe(not), noise, either(active(gap, 'participle'), build(seq(word('been'), passive), ([, part]) => [part]))), ([negation, , part]) => [negatable(negation, part)]),
  be: build(seq(maybe(not), noise, either(passive, beRest(gap))), ([negation, , part]) => [negatable(negation, part)]),
});
const invertedWhole = inverted('none');
const invertedGap = inverted('object');
const invertedPlace = inverted('place');

// ---- meanings

/** The date that a time beside a verb tells of: that of the relation where it leads to a date. */
function dateOfFrame({ relation }: Frame): DateOf | undefined {
  return relation?.to === 'date' ? { of: 'path', path: relation.path, said: relation.id } : undefined;
}

/** The noun phrase in the place of a role, given the subject where the clause has one. */
function inRole({ frame, voice, phrase: np }: VerbPart, role: Role, subject: NounPhrase | undefined): NounPhrase | undefined {
  const subjectRole = voice === 'active' ? frame.subject : frame.object;
  return role === subjectRole ? subject : np;
}

/**
 * What a clause says of its carrier: of the event that was organized, the State that joined. Without `subject` the subject is the gap.
 * With `head` the carrier is also what that phrase describes.
 */
function carriers(part: VerbPart, subject: NounPhrase | undefined, vocabulary: Vocabulary): readonly Concept[] {
  const { frame, adjuncts: modifiers } = part;
  const own = inRole(part, 's', subject);
  const other = frame.relation ? inRole(part, 'o', subject) : undefined;
  const cores = own ? described(modifiers.length > 0 ? { ...own, isPointing: false } : own, frame.carrier, vocabulary) : [vocabulary.classConcept(frame.carrier)];
  const linked = cores.flatMap((core) => withOther(core, part, other, vocabulary));
  return linked.flatMap((core) => applyAll(modifiers, core, { vocabulary, date: dateOfFrame(frame), relation: frame.relation })).map((core) => (own?.amount === undefined ? core : { kind: 'marked', concept: core, amount: own.amount }));
}

/** A phrase as what a verb's carrier is. */
function described(np: NounPhrase, carrier: string, vocabulary: Vocabulary): readonly Concept[] {
  const isPlain = !np.isPointing && !np.isUniversal && !np.pick && !np.isOfAnotherState && !np.isNone && np.group?.join !== 'but not';
  return isPlain && fits(np.concept, carrier, vocabulary) ? both(vocabulary.classConcept(carrier), np.concept, vocabulary) : [];
}

/** The carrier with what the relation leads to; without a phrase, that there is something, where the verb says so much. */
function withOther(core: Concept, part: VerbPart, other: NounPhrase | undefined, vocabulary: Vocabulary): readonly Concept[] {
  const { frame: { relation, verb: { base } } } = part;
  const isJoint = part.isJoint === true || base.startsWith('co-');
  if (isJoint && (!relation || isLiteral(relation))) return [];
  if (!relation) return [core];
  if (!other) return impliedBy(core, part);
  const plain = related(relation, 'to', other, vocabulary).map((concept) => allOf(core, concept));
  // “co-organized by A” may mean with others, or no more than “organized by A”.
  return isJoint && other.group === undefined ? plain.flatMap((concept) => [concept, allOf(concept, severalOf(part))]) : plain;
}

/** What a verb without its other phrase says: that a date is known, that somebody funded it, nothing. */
function impliedBy(core: Concept, { frame: { relation }, voice }: VerbPart): readonly Concept[] {
  if (!relation || relation.traits.has('light')) return [core];
  if (relation.to === 'date') return [allOf(core, { kind: 'dated', date: { of: 'path', path: relation.path, said: relation.id }, span: { said: '' } })];
  return voice === 'passive' ? [allOf(core, { kind: 'related', relation, direction: 'to', other: ANYTHING })] : [core];
}

function severalOf({ frame: { relation } }: VerbPart): Concept {
  return { kind: 'counted', amount: { min: 2 }, pattern: { kind: 'related', relation: relation!, direction: 'to', other: { kind: 'marked', concept: ANYTHING, amount: { min: 2 } } } };
}

/** A description whose mark, if it has one with a number, is counted for the thing described. */
export function lifted(concept: Concept): Concept {
  const mark = openMarkOf(concept);
  return mark && typeof mark.amount === 'object' ? { kind: 'counted', pattern: concept, amount: mark.amount } : concept;
}

/** What a clause says of the thing in a role, which is the gap. */
function about(role: Role, part: VerbPart, subject: NounPhrase | undefined, vocabulary: Vocabulary): readonly Concept[] {
  if (part.isNegated) return negatedAbout(role, part, subject, vocabulary);
  if (part.times) return countedTimes(role, part, subject, vocabulary);
  const own = inRole(part, 's', subject);
  if (own?.isNone && part.phrase === own && role === 'o') return about('o', { ...part, phrase: { ...own, isNone: false } }, subject, vocabulary).map((concept) => ({ kind: 'not', part: concept }));
  const found = carriers(part, subject, vocabulary);
  if (role === 's') return found.map(lifted);
  const { relation } = part.frame;
  return relation ? found.map((other) => lifted(besideOthers(relation, other))) : [];
}

/** What a relation leads to from some carrier, but for the things that the carrier names there: “together with ODIHR” asks for others. */
function besideOthers(relation: Relation, carrier: Concept): Concept {
  const parts = carrier.kind === 'all' ? carrier.parts : [carrier];
  const named = parts.flatMap((part) => (part.kind === 'related' && part.relation === relation && part.direction === 'to' && part.other.kind === 'things' ? part.other.things : []));
  const others: Concept = { kind: 'related', relation, direction: 'from', other: carrier };
  return named.length === 0 ? others : allOf(others, { kind: 'not', part: { kind: 'things', things: named } });
}

/** `chaired the OSCE more than once`: as many carriers. */
function countedTimes(role: Role, { times: amount, ...part }: VerbPart, subject: NounPhrase | undefined, vocabulary: Vocabulary): readonly Concept[] {
  const { relation } = part.frame;
  if (role === 's' || !relation || !amount) return [];
  return carriers(part, subject, vocabulary).map((carrier) => ({ kind: 'counted', amount, pattern: { kind: 'related', relation, direction: 'from', other: { kind: 'marked', concept: carrier, amount } } }));
}

/** Of what organized nothing all is denied; of what was not organized by somebody, only by whom; else a single adjunct. */
function negatedAbout(role: Role, part: VerbPart, subject: NounPhrase | undefined, vocabulary: Vocabulary): readonly Concept[] {
  const positive = { ...part, isNegated: false };
  if (role === 'o') return about('o', positive, subject, vocabulary).map((concept) => ({ kind: 'not', part: concept }));
  const other = inRole(part, 'o', subject);
  const { relation, carrier } = part.frame;
  const core = vocabulary.classConcept(carrier);
  const context = { vocabulary, date: dateOfFrame(part.frame), relation };
  if (other && relation) return related(relation, 'to', other, vocabulary).flatMap((concept) => applyAll(part.adjuncts, allOf(core, { kind: 'not', part: lifted(concept) }), context));
  if (part.adjuncts.length === 0) return relation?.to === 'date' ? impliedBy(ANYTHING, part).map((concept) => ({ kind: 'not', part: concept })) : [];
  const [denied, ...further] = part.adjuncts;
  const isClear = further.every(({ key }) => key.startsWith('not ')) || further.length === 0;
  return isClear ? denied!.apply(core, context).map((concept) => ({ kind: 'not', part: concept })) : [];
}

/** A verb with all after it, for questions that ask more of it than what it says of its subject. */
export { about, carriers, dateOfFrame, finiteWhole, subjectRoleOf };
/** `organize …` after an auxiliary and its subject, and `held …` after `be`. */
export const activeBase = active('none', 'base');
export { passive as passivePart };

/** The role that a clause's subject has. */
const subjectRoleOf = ({ frame, voice }: VerbPart): Role | undefined => (voice === 'active' ? frame.subject : frame.object);
/** The role of the object of an active verb. */
const objectRoleOf = ({ frame, voice }: VerbPart): Role | undefined => (voice === 'active' ? frame.object : undefined);

// ---- what other parts of the grammar use

const conceptKey = keyOf;

/** `be` with what it says of its subject: an adjective, a class, a place. */
const copula: Parser<Concept> = rule(() => {
  const complement: Parser<Modifier> = either<Modifier>(adjective, adjunct, build(argument, (np) => (np.group || np.amount !== undefined || np.isNone || np.isUniversal || np.pick || np.isPointing ? [] : [describing(np.concept)])));
  return build(seq(BE, maybe(not), noise, complement), ([, negation, , modifier], { vocabulary }) =>
    modifier.apply(ANYTHING, { vocabulary }).map((concept): Concept => (negation === undefined ? concept : { kind: 'not', part: concept })));
}, conceptKey);

/** `had more than 50 participants`, `was attended by over 1000 people`. */
const attendance: Parser<Concept> = lazy(() => build(seq(either(word('had', 'have', 'has', 'attracted', 'gathered', 'counted'), phrase('was attended by', 'were attended by', 'have been attended by', 'has been attended by')), amount, participantNoun), ([, n], { vocabulary }) => [{ kind: 'measured', relation: vocabulary.relation('participantCount'), amount: n }]));

/** `headed the Mission to Georgia`. */
const heading: Parser<Concept> = lazy(() => build(seq(either(word('headed', 'led'), phrase('has headed', 'have headed', 'has led', 'have led', 'had headed')), argument, maybe(span)), ([, np, when], { vocabulary }) => {
  const bodies = thingsOf(np);
  return bodies && fits(bodies, vocabulary.classIri('Organization'), vocabulary) ? [holderOf('Head', { kind: 'related', relation: vocabulary.relation('postAt'), direction: 'to', other: bodies }, when, vocabulary)] : [];
}));

const oneVerb: Parser<Concept> = rule(() => either(
  attendance,
  heading,
  build(finiteWhole, (part, { vocabulary }) => {
    const role = subjectRoleOf(part);
    return role === undefined ? [] : about(role, part, undefined, vocabulary);
  }),
), conceptKey);

/** One or several verbs: `were held in Tirana and funded by Norway`. */
const verbs = (one: Parser<Concept>): Parser<Concept> => rule(() => {
  const further = build(seq(maybe(word(',')), word('and'), either(one, participle)), ([, , concept]) => [concept]);
  const alternative = build(seq(word('or'), either(one, participle)), ([, concept]) => [concept]);
  const exception = build(seq(maybe(word(',')), word('but'), either(one, build(seq(not, participle), ([, concept]): Concept[] => [{ kind: 'not', part: concept }]))), ([, , concept]) => [concept]);
  return either(
    one,
    build(seq(one, many(either(further, exception), 1)), ([first, rest], { vocabulary }) => rest.reduce<readonly Concept[]>((concepts, concept) => concepts.flatMap((each) => both(each, concept, vocabulary)), [first])),
    build(seq(one, alternative), ([first, second]): Concept[] => [{ kind: 'any', parts: [first, second] }]),
  );
}, conceptKey);

/** What a verb and all after it say of the subject before it. */
export const predicate: Parser<Concept> = verbs(lazy(() => either(oneVerb, copula)));
/** The same without `be` and what something is: “Who is the head of …” is another question. */
export const doing: Parser<Concept> = verbs(lazy(() => oneVerb));

/** A participle with all that belongs to it, after a noun: `organized by …`, `quoting …`, `based in …`, `not held in …`. */
export const participle: Parser<Concept> = rule(() => {
  const ofSubject = (part: VerbPart, vocabulary: Vocabulary): readonly Concept[] => {
    const role = subjectRoleOf(part);
    return role === undefined ? [] : about(role, part, undefined, vocabulary);
  };
  const reduced: Parser<VerbPart> = (sentence, start) => sentence.vocabulary.reduced.at(sentence.tokens, start).flatMap(({ value }) => activeRest(value, 'none')(sentence, start));
  return build(seq(maybe(not), noise, either(passive, active('none', 'ing'), reduced)), ([negation, , part], { vocabulary }) => ofSubject(negatable(negation, part), vocabulary));
}, conceptKey);

const RELATIVE = word('that', 'which', 'who', 'whom');

/** `that were held in …`, `which ODIHR organized`, `in which … took place`. */
export const relativeClause: Parser<Concept> = rule(() => either(
  build(seq(RELATIVE, predicate), ([, concept]) => [concept]),
  build(seq(maybe(RELATIVE), argument, finiteGap), ([, subject, part], { vocabulary }) => {
    const role = objectRoleOf(part);
    return role === undefined ? [] : about(role, part, subject, vocabulary);
  }),
  build(seq(preposition, word('which', 'whom'), argument, finiteWhole), ([{ relations }, , subject, part], { vocabulary }) => behindPreposition(relations, clauseOf(part, subject, vocabulary), vocabulary)),
  build(seq(word('where'), argument, finiteWhole), ([, subject, part], { vocabulary }) => behindPreposition(vocabulary.prepositionsNamed('in'), clauseOf(part, subject, vocabulary), vocabulary)),
), conceptKey);

/** What stands behind a preposition of a clause: the places in which it was held. */
export function behindPreposition(relations: readonly Relation[], clauses: readonly Concept[], vocabulary: Vocabulary): readonly Concept[] {
  return clauses.flatMap((clause) => relations.filter(({ from }) => fits(clause, from, vocabulary)).map((relation) => lifted(besideOthers(relation, clause))));
}

function clauseOf(part: VerbPart, subject: NounPhrase, vocabulary: Vocabulary): readonly Concept[] {
  return part.isNegated || part.times ? [] : carriers(part, subject, vocabulary);
}

/** A whole clause: what it tells of, and the date that a time in it tells of. */
export interface Clause {
  readonly concept: Concept;
  readonly date: DateOf | undefined;
  readonly isNegated: boolean;
  /** The first or the last time, where it says so. */
  readonly direction?: 'first' | 'last' | undefined;
  /** Whether it tells of several things together, or of none, of which no yes or no is said. */
  readonly isPlain: boolean;
}

const clauseKey = ({ concept, date, isNegated, direction: which, isPlain }: Clause): string => `${keyOf(concept)} ${JSON.stringify(date)} ${isNegated} ${which} ${isPlain}`;

/** Of “Sweden and Japan joined” it is not said here whether it is true of both. */
function isPlainSubject(np: NounPhrase | undefined): boolean {
  return np?.group === undefined || np.group.join === 'or';
}

/** An auxiliary, the subject, and the rest: `Did ODIHR organize workshops in 2019`. */
export const invertedClause: Parser<Clause> = rule(() => {
  const withAuxiliary = (auxiliary: Parser<string>, rest: Parser<VerbPart>): Parser<Clause> => build(seq(auxiliary, maybe(word('not')), argument, direction, rest), ([, negation, subject, which, part], { vocabulary }) =>
    carriers({ ...part, isNegated: false }, subject, vocabulary).map((concept) => ({
      concept: part.times ? { kind: 'marked', concept, amount: part.times } : concept, date: dateOfFrame(part.frame), isNegated: (part.isNegated ?? false) || negation !== undefined, direction: which,
      isPlain: isPlainSubject(inRole(part, 's', subject)) && ![subject, part.phrase].some((np) => np?.isNone),
    })));
  return either(withAuxiliary(DO, invertedWhole.do), withAuxiliary(HAVE, invertedWhole.have), withAuxiliary(BE, invertedWhole.be));
}, clauseKey);

function gapClause(auxiliary: Parser<string>, rest: Parser<VerbPart>): Parser<Concept> {
  return build(seq(auxiliary, argument, rest), ([, subject, part], { vocabulary }) => {
    const role = objectRoleOf(part);
    return role === undefined ? [] : about(role, part, subject, vocabulary);
  });
}

/** The same without what “where” asks for: `is ODIHR based`, `does ODIHR have its seat`. */
export const invertedPlaceClause: Parser<Concept> = rule(() => either(gapClause(DO, invertedPlace.do), gapClause(HAVE, invertedPlace.have), gapClause(BE, invertedPlace.be)), conceptKey);

/** An auxiliary, the subject, and a verb without its object, which is asked for: `did ODIHR organize in 2019`. */
export const invertedGapClause: Parser<Concept> = rule(() => {
  const stranded = build(seq(either(invertedClause), preposition), ([{ concept, isNegated }, { relations }], { vocabulary }) => (isNegated ? [] : behindPreposition(relations, [concept], vocabulary)));
  return either(gapClause(DO, invertedGap.do), gapClause(HAVE, invertedGap.have), gapClause(BE, invertedGap.be), stranded);
}, conceptKey);

