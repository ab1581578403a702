/** All forms of questions, as a table of productions with what they mean. */
import {
  ANYTHING,
  type Column,
  type Concept,
  type DateOf,
  DEFAULT_TOP,
  hasAlternatives,
  openMarkOf,
  partsOfAll,
  type Query,
  type Ranking,
} from '../concept.js';
import { about, behindPreposition } from './clauses.js';
import { both, classesOf, fits, isCertainly } from './compatibility.js';
import { COUNTS, rankedOrListed, WHAT_IS, WHICH } from './counts.js';
import {
  dateOfConcept,
  establishmentOf,
  holdersAt,
  type NounPhrase,
  thingPhrase,
  thingsOf,
} from './noun-phrase.js';
import { pickedOf } from './nouns.js';
import { type Nominal, part, when } from './parts.js';
import { PEOPLE } from './modifiers.js';
import { isLiteral } from '../vocabulary/relation.js';
import { YES_OR_NO } from './yes-no-questions.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

const LIST_OF = '((a|the)? list of|(the)? (names|titles) of|the name of)?';

/** The query for a list: all things, or the first or last of them; values beside what has them. */
const things = ({ concept, isPointing }: NounPhrase, isPresupposed = false): readonly Query[] =>
  isPointing || openMarkOf(concept)
    ? []
    : (valuesOf(concept) ?? [{ ask: 'things', concept, isPresupposed }]);

/** The numbers, dates or texts that things have, if a description is of these. */
function valuesOf(concept: Concept): readonly Query[] | undefined {
  if (concept.kind !== 'related' || !isLiteral(concept.relation)) return undefined;
  const { relation, other } = concept;
  const { path, id: said } = relation;
  const column: Column =
    relation.to.name === 'date'
      ? { date: { of: 'path', path, said } }
      : { relation, direction: 'from', ends: ANYTHING };
  return [{ ask: 'table', concept: other, columns: [column] }];
}

/** “Who is the Chairperson-in-Office?”: the graph does not record who is now. */
function isOfNow(be: string, { concept }: NounPhrase): boolean {
  return (
    !['was', 'were'].includes(be) &&
    concept.kind === 'related' &&
    concept.relation.traits.has('alone') &&
    concept.other.kind === 'class'
  );
}

const presupposing = (concepts: readonly Concept[], isPlural: boolean, count?: number): Query[] =>
  concepts.flatMap((concept) => rankedOrListed(concept, !isPlural, count));

const ACTORS: readonly string[] = ['Actor', 'Person'];
const HAPPENINGS: readonly string[] = ['Event', 'NewsItem', 'OsceBody', 'FieldOfWork'];

const ofClasses = (concept: Concept, classNames: readonly string[]): readonly Query[] =>
  !openMarkOf(concept) &&
  classNames.some((each) => fits(concept, each)) &&
  classesOf(concept).length > 0
    ? [{ ask: 'things', concept, isPresupposed: false }]
    : [];

/** `Who funded …?`: agents and people, not bodies or countries in which something is. */
function whoIs(concept: Concept): readonly Query[] {
  const parts = partsOfAll(concept);
  const isBack = (each: Concept): each is Extract<Concept, { kind: 'related' }> =>
    each.kind === 'related' && each.direction === 'from';
  const isDoer =
    fits(concept, 'Person') ||
    parts.some((each) => ['counted', 'any'].includes(each.kind) || isBack(each));
  // States and places host events, but “who” doesn't ask for them.
  const isOther = parts.some(
    (each) => isBack(each) && ['State', 'Place'].includes(each.relation.to.name),
  );
  // “Who was never quoted?” would be all other things.
  return !isDoer || isOther || concept.kind === 'not' ? [] : ofClasses(concept, ACTORS);
}

const placeOf = (concept: Concept, vocabulary: Vocabulary): readonly Concept[] =>
  behindPreposition(vocabulary.relationsOfIn, [concept]);
const places = (concepts: readonly Concept[]): readonly Query[] =>
  concepts
    .filter((concept) => fits(concept, 'Place'))
    .map((concept) => ({ ask: 'things', concept, isPresupposed: true }));

const ASKED =
  'when|on (what|which) (date|dates|day|days)|(since|from) when|(in)? (what|which) (year|years)';
function datesOf(
  concept: Concept | undefined,
  asked: string,
  date = concept && dateOfConcept(concept),
): readonly Query[] {
  if (!concept || !date || openMarkOf(concept)) return [];
  const ofYears = asked.includes('year') ? { isOfYears: true } : {};
  return [{ ask: 'table', concept, columns: [{ date }], ...ofYears }];
}

/** Not “has it been open”, which depends on the day on which it is asked. */
function timeOf(concept: Concept, top?: Ranking): readonly Query[] {
  const from = establishmentOf(concept);
  const of: readonly DateOf[] = from
    ? [from, { of: 'path', path: 'og:dissolved', said: 'dissolved' }]
    : isCertainly(concept, 'Event')
      ? [{ of: 'event' }]
      : [];
  if (of.length === 0 || openMarkOf(concept)) return [];
  // Whether others are still open is not recorded.
  const isKnown = of.length === 1 || isCertainly(concept, 'FieldOperation');
  return top && !isKnown ? [] : [{ ask: 'time', concept, of, ...(top ? { top } : {}) }];
}

function longestOf(
  { concept, isPlural }: Nominal,
  which: string,
  number?: number,
): readonly Query[] {
  const count = number ?? (isPlural ? DEFAULT_TOP : 1);
  return timeOf(concept, { direction: which === 'longest' ? 'most' : 'first', count });
}

/** The number of participants of one event; of several, they have no sum. */
function attendanceOf(np: NounPhrase, vocabulary: Vocabulary): readonly Query[] {
  const other = np.isPlural ? undefined : thingsOf(np);
  const relation = vocabulary.relation('participantCount');
  return other && fits(other, 'Event')
    ? (valuesOf({ kind: 'related', relation, direction: 'from', other }) ?? [])
    : [];
}

/** Any question, as a whole; to support another form, add a line. */
export const question = part(
  'question',
  // `Show me all workshops in Tashkent`, `workshops in Tashkent`
  when(
    `((show|list|give|find|name|display) (me|us)?|(what|which) (are|were))? ${LIST_OF} {list}`,
    ({ list }) => things(list),
  ),
  // `What is the capital of Latvia?`: not for roles, as the graph does not record who holds them now.
  when(`(what|which|who) {be:is|are|was|were|'s} ${LIST_OF} {definite}`, ({ be, definite }) =>
    isOfNow(be, definite) ? [] : things(definite, true),
  ),
  when('who (was|were|has been|have been) {rolePhrase}', ({ rolePhrase }) =>
    things(rolePhrase, true),
  ),
  // `Who was OSCE Secretary General?`
  when(
    'who (was|were|has been|have been) (the)? {osce?:osce} {role}',
    ({ osce, role: { names, isPlural } }, { vocabulary }) => {
      const body = osce === undefined ? undefined : thingPhrase(vocabulary.osce);
      return holdersAt(names, body, vocabulary).flatMap((concept) =>
        things({ concept, isPlural }, true),
      );
    },
  ),
  // `What is ODIHR?`, `What does it stand for?`; not “Who is the Secretary General?”, an office.
  when("what (is|was|'s|does|do) {namePhrase} (called|stand for|mean)?", ({ namePhrase }) =>
    things(namePhrase, true),
  ),
  when(`(what|how) (is|are|was|were|'s) {list} called`, ({ list }) => things(list, true)),
  // `Which State joined last?`
  when(
    `${WHICH} {listNominal} {finite} {direction=firstOrLast} {adjunct*}` as const,
    ({ listNominal: { concept }, finite, direction, adjunct }) =>
      finite.isNegated || finite.subject !== 's'
        ? []
        : about('s', { ...finite, adjuncts: [...finite.adjuncts, ...adjunct] })
            .flatMap((each) => both(concept, each))
            .flatMap((each) => pickedOf(each, direction, 1))
            .map((each) => ({ ask: 'things', concept: each })),
  ),
  // `Which workshops took place in Tirana?`, `Which mission organized the most events?`
  when(
    `${WHICH} {count=wholeNumber?} {listNominal} {said}`,
    ({ count, listNominal: { concept, isPlural }, said }, { sentence, start, end }) => {
      const hasAnd = sentence.tokens.slice(start, end).some(({ word }) => word === 'and');
      // One in Warsaw and Vienna is none in Warsaw or Vienna.
      const found = said(concept).filter((each) => isPlural || !hasAnd || !hasAlternatives(each));
      return presupposing(found, isPlural, count);
    },
  ),
  // `In which city did …?`, `At which events did …?`, `In which country did the most …?`
  when(
    'in (which|what) {listNominal} {clause=invertedPlaceClause}',
    ({ listNominal: { concept, isPlural }, clause }) =>
      openMarkOf(clause) ? [] : presupposing(both(concept, clause), isPlural),
  ),
  when(
    '{preposition} (which|what) {count=wholeNumber?} {listNominal} {clause=invertedClause}',
    ({ preposition, count, listNominal: { concept, isPlural }, clause }) =>
      presupposing(
        behindPreposition(preposition.relations, [clause.concept]).flatMap((each) =>
          both(concept, each),
        ),
        isPlural,
        count,
      ),
  ),
  // `Who funded …?`, `Whom did … quote?`, `Who issued the most …?`, `What took place in …?`
  when('(who|whom) {doing}', ({ doing }) => whoIs(doing)),
  when('(who|which) {said}', ({ said }) =>
    said(ANYTHING)
      .filter(openMarkOf)
      .flatMap((concept) => rankedOrListed(concept)),
  ),
  when('what {doing}', ({ doing }) => ofClasses(doing, HAPPENINGS)),
  when(
    'what {clause=invertedGapClause}',
    ({ clause }) => valuesOf(clause) ?? ofClasses(clause, HAPPENINGS),
  ),
  // `How many people attended the conference in Budva?`
  when(
    `how many ${PEOPLE} (attended|came to|went to|joined|were at|took part in|participated in) {argument}`,
    ({ argument }, { vocabulary }) => attendanceOf(argument, vocabulary),
  ),
  // `Where did the Summit take place?`, `Where is ODIHR based?`, `Where is ODIHR?`
  when('where {clause=invertedPlaceClause}', ({ clause }) => places([clause])),
  when('where {clause=invertedClause}', ({ clause: { concept } }, { vocabulary }) =>
    places(placeOf(concept, vocabulary)),
  ),
  when(`where (is|are|was|were|'s) {argument}`, ({ argument }, { vocabulary }) => {
    const concept = thingsOf(argument);
    if (!concept) return [];
    const own = classesOf(concept).length > 0 ? [concept] : [];
    return places([...own, ...placeOf(concept, vocabulary)]);
  }),
  // `When did …?`, `When was the … Summit?`
  when(`{asked:${ASKED}} {clause=askedClause}`, ({ asked, clause: { concept, date } }) =>
    datesOf(concept, asked, date),
  ),
  when(`{asked:${ASKED}} (is|are|was|were|'s) {argument}`, ({ asked, argument }) =>
    datesOf(thingsOf(argument), asked),
  ),
  // `How long was the Mission to Estonia open?`, `How many days did the Lisbon Summit last?`
  when(
    '(how long|how many days) (was|were|did) {argument} (exist|operate|work|open|active|last)',
    ({ argument }) => {
      const concept = argument.isPlural ? undefined : thingsOf(argument);
      return concept ? timeOf(concept) : [];
    },
  ),
  // `the longest conference`, `Which mission was open the longest?`
  when(
    `${WHAT_IS} (the)? {count=wholeNumber?} {which:longest|shortest} (lasting|running)? {nominal}` as const,
    ({ count, which, nominal }) => longestOf(nominal, which, count),
  ),
  when(
    `${WHICH} {count=wholeNumber?} {nominal} (lasted|existed|was|were|(has|have) (been|lasted|existed)|ran|took) (open|active|in existence)? (for)? (the)? {which:longest|shortest} (time)?` as const,
    ({ count = 1, which, nominal }) => longestOf(nominal, which, count),
  ),
  // `events in Tirana that lasted more than three days`
  when(
    `${WHICH}? {nominal} (that|which)? (lasting|lasted|running|ran|took) (for)? {amount} days` as const,
    ({ nominal, amount }) =>
      isCertainly(nominal.concept, 'Event')
        ? timeOf(nominal.concept).map((query) => ({ ...query, days: amount }))
        : [],
  ),
  ...YES_OR_NO,
  ...COUNTS,
);
