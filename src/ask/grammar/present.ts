/** What is so now: of field operations, the open ones. */
import { partsOfAll, allOf, type Concept } from '../concept.js';
import type { Now } from '../vocabulary/vocabulary.js';
import { classesOf, fits, isCertainly } from './compatibility.js';

const isOperation = (concept: Concept): boolean => isCertainly(concept, 'FieldOperation');

/** In the present: of field operations, unless it is of another time or of certain ones, the open. */
export function openNow(concept: Concept, now: Now): Concept {
  return isOperation(concept) && !isOfCertain(concept, now) ? allOf(concept, now.open) : concept;
}

function isOfCertain(concept: Concept, { closed }: Now): boolean {
  return (
    partsOfAll(concept).some(({ kind }) => !['class', 'related', 'not'].includes(kind)) ||
    closed.some(({ name }) => isCertainly(concept, name))
  );
}

/** Also of “OSCE bodies”: without the closed. */
export function notClosed(concept: Concept, now: Now): Concept {
  return isOfCertain(concept, now) || !isAlsoOfClosed(concept)
    ? openNow(concept, now)
    : allOf(concept, ...now.closed.map((part): Concept => ({ kind: 'not', part, isLoose: true })));
}

/** Of named field operations that a question in the present is about: whether it is open, too. */
export function ifOpen(concept: Concept, now: Now): Concept {
  if (!partsOfAll(concept).some(({ kind }) => kind === 'related')) return concept;
  const open = (part: Concept): Concept =>
    part.kind === 'things' && isOperation(part) ? allOf(part, now.open) : part;
  return allOf(
    ...partsOfAll(concept).map((part) =>
      part.kind === 'related' && part.direction === 'from'
        ? { ...part, other: open(part.other) }
        : open(part),
    ),
  );
}

/** “Are there”, “has”: now, or in the graph. */
export function presentOf(words: string, concept: Concept, now: Now): Concept[] {
  const open = openNow(concept, now);
  if (/^exists?$/.test(words)) return isAlsoOfClosed(concept) ? [] : [open];
  return /\b(is|are)\b|^(has|have)$/.test(words) && open !== concept ? [open, concept] : [concept];
}

/** Of “OSCE bodies”: whether some of them are open is recorded for field operations only. */
function isAlsoOfClosed(concept: Concept): boolean {
  return classesOf(concept).length > 0 && fits(concept, 'FieldOperation') && !isOperation(concept);
}
