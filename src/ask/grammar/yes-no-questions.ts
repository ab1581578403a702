/** Questions for yes or no: `did …`, `is …`, `was there …`. */
import { allOf, isRanking, openMarkOf, partsOfAll, walk, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { fits } from './compatibility.js';
import { applyAll, describing, thingsOf } from './noun-phrase.js';
import type { Parser } from './parsing.js';
import { part, same, when, type Clause } from './parts.js';
import { ifOpen, openNow } from './present.js';
import type { Query } from './query.js';

/** Disjoint kinds of things. */
const KINDS: readonly string[] =
  'Event NewsItem Organization State Place Person Project FieldOfWork MeetingSeries Chairpersonship'.split(
    ' ',
  );

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
  const named = partsOfAll(concept).filter(({ kind }) => kind === 'things');
  return (
    named.length < 2 ||
    KINDS.some((name) => named.every((each) => fits(each, vocabulary.classIri(name), vocabulary)))
  );
}

/** `Did ODIHR organize workshops in Tirana?` */
function whether(
  { concept: clause, isNegated, isPlain, isPresent }: Clause,
  vocabulary: Vocabulary,
): readonly Query[] {
  if (isNegated || !isPlain) return [];
  const concept = isPresent ? ifOpen(clause, vocabulary) : clause;
  if (concept.kind !== 'marked') return openMarkOf(concept) ? [] : [{ ask: 'exists', concept }];
  // “Has any State chaired twice?” is not about all States together.
  const isOfOne = [...walk(concept)].every(
    (each) => each.kind !== 'related' || (each.other.kind === 'things' && !each.other.things[1]),
  );
  return isOfOne && !isRanking(concept.amount)
    ? [{ ask: 'exists', concept: concept.concept, amount: concept.amount }]
    : [];
}

/** What can follow `is` and its subject. */
part(
  'complement',
  same('{adjunct}'),
  when('{argument}', ({ argument }) => {
    const concept = thingsOf(argument);
    return concept && !argument.group ? [describing(concept)] : [];
  }),
);

/** Questions for yes or no. */
export const YES_OR_NO: readonly Parser<Query>[] = [
  when('{clause=invertedClause}', ({ clause }, { vocabulary }) => whether(clause, vocabulary)),
  // `Is ODIHR in Warsaw?`, `Was a mission in Georgia?`
  when(
    '{be:is|are|was|were} {argument} (ever|also)? {complement}',
    ({ be, argument, complement }, { vocabulary }): readonly Query[] => {
      const concept = argument.isPlural ? undefined : thingsOf(argument);
      if (!concept || !['class', 'things', 'related'].includes(concept.kind)) return [];
      const isAny = concept.kind === 'class';
      const ofPresent = isAny ? openNow : ifOpen;
      return (
        complement
          .apply(concept, { vocabulary })
          // “Is a seminar a workshop?” is about words.
          .filter((each) =>
            isAny
              ? each.kind === 'all' && each.parts.some(({ kind }) => kind === 'related')
              : isOneKind(each, vocabulary),
          )
          .map((each) => ({
            ask: 'exists',
            concept: be === 'is' ? ofPresent(each, vocabulary) : each,
          }))
      );
    },
  ),
  // `Is Japan a participating State?` No: it is a State, but not a participating one.
  when('(is|are|was|were) {namePhrase} {argument}', ({ namePhrase, argument }, { vocabulary }) => {
    const concept = thingsOf(argument);
    return concept?.kind === 'class' &&
      !argument.isPlural &&
      isOfKind(namePhrase.concept, concept.iri, vocabulary)
      ? [{ ask: 'exists', concept: allOf(namePhrase.concept, concept) }]
      : [];
  }),
  // `Were there at least three workshops in Tirana?`
  when(
    '{be:(is|are|was|were) there (any)?|(has|have) there (ever)? been (any)?} {argument} {adjunct*}',
    ({ be, argument: { amount, ...plain }, adjunct }, { vocabulary }) => {
      const concept = thingsOf(plain);
      // “A mission in Kosovo or Serbia” is no State.
      const isMixed = plain.group?.members.some((member) => member.concept.kind === 'things');
      if (!concept || isMixed || (amount && isRanking(amount))) return [];
      return applyAll(adjunct, concept, { vocabulary }).map((each): Query => ({
        ask: 'exists',
        concept: /\b(is|are)\b/.test(be) ? openNow(each, vocabulary) : each,
        ...(amount ? { amount } : {}),
      }));
    },
  ),
];
