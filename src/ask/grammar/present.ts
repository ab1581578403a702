/** Adjectives, and what is so now or was so in a year: `open`, `active today`, `open in 1999`. */
import { allOf, anyOf, type Concept } from '../concept.js';
import { spanSince, spanUntil, type Span } from '../language/span.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { classesOf, isCertainly } from './compatibility.js';
import { date } from './dates.js';
import { describing, type Modifier } from './noun-phrase.js';
import { build, either, inTable, phrase, seq, word, type Parser } from './parsing.js';

/** The present, of what the graph records as it is now: which missions are open. */
export const now = phrase('(right)? now', 'today', 'currently', 'at (the moment|present)');

const CLOSED: readonly string[] = ['ClosedFieldActivity', 'FormerBody'];
const partsOf = (concept: Concept): readonly Concept[] =>
  concept.kind === 'all' ? concept.parts : [concept];

const isOpen = (vocabulary: Vocabulary): Concept => ({
  kind: 'valued',
  relation: vocabulary.relation('status'),
  value: 'active',
});

function isOperation(concept: Concept, vocabulary: Vocabulary): boolean {
  return isCertainly(concept, vocabulary.classIri('FieldOperation'), vocabulary);
}

/** In the present: of field operations, unless it is of another time or of certain ones, the open. */
export function openNow(concept: Concept, vocabulary: Vocabulary): Concept {
  return isOperation(concept, vocabulary) && !isOfCertain(concept, vocabulary)
    ? allOf(concept, isOpen(vocabulary))
    : concept;
}

function isOfCertain(concept: Concept, vocabulary: Vocabulary): boolean {
  return (
    partsOf(concept).some(({ kind }) => !['class', 'related', 'not'].includes(kind)) ||
    CLOSED.some((name) => isCertainly(concept, vocabulary.classIri(name), vocabulary))
  );
}

/** Also of “OSCE bodies”: without the closed. */
export function notClosed(concept: Concept, vocabulary: Vocabulary): Concept {
  if (isOfCertain(concept, vocabulary) || !isAlsoOfClosed(concept, vocabulary))
    return openNow(concept, vocabulary);
  return allOf(
    concept,
    ...CLOSED.map((name): Concept => ({
      kind: 'not',
      part: vocabulary.classConcept(vocabulary.classIri(name)),
      isLoose: true,
    })),
  );
}

/** Of named field operations that a question in the present is about: whether it is open, too. */
export function ifOpen(concept: Concept, vocabulary: Vocabulary): Concept {
  if (!partsOf(concept).some(({ kind }) => kind === 'related')) return concept;
  const open = (part: Concept): Concept =>
    part.kind === 'things' && isOperation(part, vocabulary)
      ? allOf(part, isOpen(vocabulary))
      : part;
  return allOf(
    ...partsOf(concept).map((part) =>
      part.kind === 'related' && part.direction === 'from'
        ? { ...part, other: open(part.other) }
        : open(part),
    ),
  );
}

/** “Are there”, “has”: now, or in the graph. */
export function presentOf(words: string, concept: Concept, vocabulary: Vocabulary): Concept[] {
  const open = openNow(concept, vocabulary);
  if (/^exists?$/.test(words)) return isAlsoOfClosed(concept, vocabulary) ? [] : [open];
  return /\b(is|are)\b|^(has|have)$/.test(words) && open !== concept ? [open, concept] : [concept];
}

/** Of “OSCE bodies”: whether some of them are open is recorded for field operations only. */
function isAlsoOfClosed(concept: Concept, vocabulary: Vocabulary): boolean {
  const fieldOperation = vocabulary.classIri('FieldOperation');
  return classesOf(concept).some(
    (iri) => iri !== fieldOperation && vocabulary.hierarchy.isBelow(fieldOperation, iri),
  );
}

const plainAdjective = inTable(({ adjectives }) => adjectives);

/** `open`, `closed`. */
export const status: Parser<Concept> = build(plainAdjective, (concept) =>
  concept.kind === 'class' || (concept.kind === 'valued' && concept.relation.id === 'status')
    ? [concept]
    : [],
);

/** `open in 1999`: established by then, and not closed before. */
const openIn: Parser<Concept> = build(
  seq(word('open', 'active'), word('in', 'during'), date),
  ([, , day], { vocabulary }) => {
    const dated = (id: string, span: Span): Concept => ({
      kind: 'dated',
      date: { of: 'path', path: vocabulary.relation(id).path, said: id },
      span,
    });
    return [
      allOf(
        { ...vocabulary.classConcept(vocabulary.classIri('FieldOperation')), isGiven: true },
        dated('established', spanUntil(day)),
        anyOf([dated('dissolved', spanSince(day)), isOpen(vocabulary)]),
      ),
    ];
  },
);

/** An adjective, before a noun or after `be`. */
export const adjective: Parser<Modifier> = build(either(plainAdjective, openIn), (concept) => [
  describing(concept),
]);
