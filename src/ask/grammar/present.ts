/** What is so now: of field operations, the open ones. */
import { partsOfAll, allOf, type Concept } from '../concept.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { classesOf, fits, isCertainly } from './compatibility.js';

const CLOSED: readonly string[] = ['ClosedFieldActivity', 'FormerBody'];

const isOpen = (vocabulary: Vocabulary): Concept => ({
  kind: 'valued',
  relation: vocabulary.relation('status'),
  value: 'active',
});

const isOperation = (concept: Concept): boolean => isCertainly(concept, 'FieldOperation');

/** In the present: of field operations, unless it is of another time or of certain ones, the open. */
export function openNow(concept: Concept, vocabulary: Vocabulary): Concept {
  return isOperation(concept) && !isOfCertain(concept)
    ? allOf(concept, isOpen(vocabulary))
    : concept;
}

function isOfCertain(concept: Concept): boolean {
  return (
    partsOfAll(concept).some(({ kind }) => !['class', 'related', 'not'].includes(kind)) ||
    CLOSED.some((name) => isCertainly(concept, name))
  );
}

/** Also of “OSCE bodies”: without the closed. */
export function notClosed(concept: Concept, vocabulary: Vocabulary): Concept {
  if (isOfCertain(concept) || !isAlsoOfClosed(concept)) return openNow(concept, vocabulary);
  return allOf(
    concept,
    ...CLOSED.map((name): Concept => ({
      kind: 'not',
      part: vocabulary.classNamed(name),
      isLoose: true,
    })),
  );
}

/** Of named field operations that a question in the present is about: whether it is open, too. */
export function ifOpen(concept: Concept, vocabulary: Vocabulary): Concept {
  if (!partsOfAll(concept).some(({ kind }) => kind === 'related')) return concept;
  const open = (part: Concept): Concept =>
    part.kind === 'things' && isOperation(part) ? allOf(part, isOpen(vocabulary)) : part;
  return allOf(
    ...partsOfAll(concept).map((part) =>
      part.kind === 'related' && part.direction === 'from'
        ? { ...part, other: open(part.other) }
        : open(part),
    ),
  );
}

/** “Are there”, “has”: now, or in the graph. */
export function presentOf(words: string, concept: Concept, vocabulary: Vocabulary): Concept[] {
  const open = openNow(concept, vocabulary);
  if (/^exists?$/.test(words)) return isAlsoOfClosed(concept) ? [] : [open];
  return /\b(is|are)\b|^(has|have)$/.test(words) && open !== concept ? [open, concept] : [concept];
}

/** Of “OSCE bodies”: whether some of them are open is recorded for field operations only. */
function isAlsoOfClosed(concept: Concept): boolean {
  return classesOf(concept).length > 0 && fits(concept, 'FieldOperation') && !isOperation(concept);
}
