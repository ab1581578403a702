/** Questions for the first or last by the date of a verb: `Which State joined last?`. */
import { ANYTHING, type Concept, type DateOf } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { firstOrLast } from './class-phrases.js';
import { both } from './compatibility.js';
import { adjunct } from './modifiers.js';
import { listNominal } from './nominals.js';
import { BE, WHICH } from './openings.js';
import { build, either, many, maybe, seq, word, type Parser } from './parsing.js';
import type { Query } from './query.js';
import { about, dateOfFrame, subjectRoleOf } from './verb-meanings.js';
import { activeBase, finiteWhole, type VerbPart } from './verb-parts.js';

function pickedAs(
  concepts: readonly Concept[],
  date: DateOf | undefined,
  direction: 'first' | 'last',
): readonly Query[] {
  if (!date) return [];
  const pick = { by: 'date', date, direction, count: 1 } as const;
  return concepts.map((concept) => ({ ask: 'things', concept, isPresupposed: true, pick }));
}

/** Of the things of a description, those that a verb applies to, by its date or its carrier's. */
function pickedByVerb(
  head: Concept,
  part: VerbPart,
  direction: 'first' | 'last',
  vocabulary: Vocabulary,
): readonly Query[] {
  const role = subjectRoleOf(part);
  if (role === undefined || part.isNegated) return [];
  const { relation, carrier } = part.frame;
  const ofCarrier = vocabulary.dateOf(carrier);
  const parts = head.kind === 'all' ? head.parts : [head];
  // The last chair depends on the day on which it is asked, unless it is one of some.
  const isOpen =
    direction === 'last' && role === 'o' && !parts.some(({ kind }) => kind === 'things');
  if (isOpen && relation?.traits.has('osce')) return [];
  const said = about(role, { ...part, order: undefined }, undefined, vocabulary);
  const concepts = said.flatMap((each) => both(head, each, vocabulary));
  if (role === 's') return pickedAs(concepts, dateOfFrame(part.frame) ?? ofCarrier, direction);
  // For those who chaired the OSCE or were quoted: the date of the chair or the statement.
  return relation && ofCarrier?.of === 'path' && part.adjuncts.length === 0
    ? pickedAs(concepts, { ...ofCarrier, path: `^(${relation.path})/${ofCarrier.path}` }, direction)
    : [];
}

const whichOne: Parser<Concept> = either(
  build(word('which', 'who', 'what'), () => [ANYTHING]),
  build(seq(WHICH, listNominal), ([, { concept }]) => [concept]),
);

/** `Which State joined last?`, `the first State to …` */
export const first: Parser<Query> = either(
  build(
    seq(whichOne, finiteWhole, maybe(firstOrLast), many(adjunct)),
    ([head, part, order, after], { vocabulary }) => {
      const direction = order?.direction ?? part.order;
      if (!direction || order?.isByAge || (part.order && part.order !== direction)) return [];
      const verb = { ...part, adjuncts: [...part.adjuncts, ...after] };
      return pickedByVerb(head, verb, direction, vocabulary);
    },
  ),
  build(
    seq(
      maybe(seq(word('which', 'what', 'who'), BE)),
      firstOrLast,
      listNominal,
      either(seq(word('to'), activeBase), seq(word('that', 'which', 'who'), finiteWhole)),
    ),
    ([, { direction, isByAge }, { concept }, [, part]], { vocabulary }) =>
      isByAge ? [] : pickedByVerb(concept, part, direction, vocabulary),
  ),
);
