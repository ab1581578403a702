/** Questions for yes or no: `did …`, `is …`, `was there …`. */
import { allOf, type Concept, keyOf, openMarkOf, partsOfAll, type Query } from '../concept.js';
import type { ClassConcept } from '../vocabulary/classes.js';
import { both, fits } from './compatibility.js';
import { applyAll, thingsOf } from './noun-phrase.js';
import type { Parser } from './parsing.js';
import { part, same, when } from './parts.js';
import { ifOpen, openNow } from './present.js';

/** Disjoint kinds of things. */
const KINDS: readonly string[] =
  'Event NewsItem Organization State Place Person Project FieldOfWork MeetingSeries Chairpersonship'.split(
    ' ',
  );

/** Whether it makes sense to ask if a thing is of the class. */
function isOfKind(subject: Concept, { name, above }: ClassConcept): boolean {
  const kind = KINDS.find((each) => above.has(each));
  return kind !== undefined && fits(subject, kind) && !fits(subject, name);
}

/** “Is A the B?” is no question if A is a person and B a body. */
function isOneKind(concept: Concept): boolean {
  const named = partsOfAll(concept).filter(({ kind }) => kind === 'things');
  return named.length < 2 || KINDS.some((name) => named.every((each) => fits(each, name)));
}

/** What can follow `is` and its subject. */
part(
  'complement',
  same('{adjunct}'),
  when('{argument}', ({ argument }) => {
    const concept = thingsOf(argument);
    if (!concept || argument.group) return [];
    // “Is Japan a participating State?” No: it is a State, but not a participating one.
    const isNo = (subject: Concept): boolean =>
      concept.kind === 'class' && subject.kind === 'things' && isOfKind(subject, concept);
    return [
      {
        key: keyOf(concept),
        apply: (subject) => (isNo(subject) ? [allOf(subject, concept)] : both(subject, concept)),
      },
    ];
  }),
);

/** Questions for yes or no. */
export const YES_OR_NO: readonly Parser<Query>[] = [
  // `Did ODIHR organize workshops in Tirana?`
  when('{invertedClause}', ({ invertedClause: { concept, isPlain, now } }) => {
    return isPlain && !openMarkOf(concept)
      ? [{ ask: 'exists', concept: now ? ifOpen(concept, now) : concept }]
      : [];
  }),
  // `Is ODIHR in Warsaw?`
  when(
    '{be:is|are|was|were} {argument} (ever|also)? {complement}',
    ({ be, argument, complement }, { vocabulary }): readonly Query[] => {
      const concept = argument.isPlural ? undefined : thingsOf(argument);
      if (!concept || !['things', 'related'].includes(concept.kind)) return [];
      return complement
        .apply(concept)
        .filter(isOneKind)
        .map((each) => ({
          ask: 'exists',
          concept: be === 'is' ? ifOpen(each, vocabulary.now) : each,
        }));
    },
  ),
  // `Were there any workshops in Tirana?`
  when(
    '{be:(is|are|was|were) there (any)?|(has|have) there (ever)? been (any)?} {argument} {adjunct*}',
    ({ be, argument, adjunct }, { vocabulary }) => {
      const concept = thingsOf(argument);
      // “A mission in Kosovo or Serbia” is no State.
      const isMixed = argument.group?.members.some((member) => member.concept.kind === 'things');
      if (!concept || isMixed) return [];
      return applyAll(adjunct, concept).map((each): Query => ({
        ask: 'exists',
        concept: /\b(is|are)\b/.test(be) ? openNow(each, vocabulary.now) : each,
      }));
    },
  ),
];
