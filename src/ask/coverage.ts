/** Whether the graph has what a question presupposes; if not, “none” would be misleading. */
import type { Sparql } from '../sparql/index.js';
import { phraseOf } from './answer/reading.js';
import { toSparql } from './answer/sparql.js';
import { allOf, walk, type Concept } from './concept.js';
import type { Query } from './grammar/query.js';
import type { Span } from './language/span.js';
import { DATES } from './vocabulary/word-table.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** Names the things or times that the graph lacks; undefined if nothing is missing. */
export async function missingFor(
  queries: readonly Query[],
  engine: Sparql,
  vocabulary: Vocabulary,
): Promise<string | undefined> {
  for (const query of queries) {
    if (query.ask === 'compare') continue;
    const time = await uncoveredTime(query.concept, engine, vocabulary);
    if (time !== undefined) return `The graph has no data for this time: ${time}.`;
    for (const described of describedInside(query.concept)) {
      if (!(await isThere(described, engine, vocabulary)))
        return `The graph contains no ${phraseOf(described, vocabulary)}.`;
    }
  }
  return undefined;
}

/** Inner descriptions, in the singular or a bare plural: “a field operation in Slovenia”. */
function describedInside(concept: Concept): Concept[] {
  return [...walk(concept)].flatMap((part) =>
    part.kind === 'related' && part.direction === 'to' && part.other.kind === 'all'
      ? [part.other]
      : [],
  );
}

/** A time outside everything in the graph, by the main dates of classes, if there is one. */
async function uncoveredTime(
  concept: Concept,
  engine: Sparql,
  vocabulary: Vocabulary,
): Promise<string | undefined> {
  for (const part of walk(concept)) {
    if (part.kind !== 'dated') continue;
    const { from, to, said } = part.span;
    const entry = DATES.find(({ date }) => JSON.stringify(date) === JSON.stringify(part.date));
    if (!entry) continue;
    const ofClass = vocabulary.classConcept(vocabulary.classIri(entry.of));
    const isHeld = async (span: Span): Promise<boolean> =>
      isThere(allOf(ofClass, { kind: 'dated', date: part.date, span }), engine, vocabulary);
    if (
      (from !== undefined && !(await isHeld({ from, said }))) ||
      (to !== undefined && !(await isHeld({ to, said })))
    )
      return said;
  }
  return undefined;
}

/** Whether there is anything of a description. */
export async function isThere(
  concept: Concept,
  engine: Sparql,
  vocabulary: Vocabulary,
): Promise<boolean> {
  const sparql = toSparql({ ask: 'exists', concept }, vocabulary);
  const answer = await engine.query(vocabulary.version, sparql);
  return answer.kind === 'boolean' && answer.value;
}
