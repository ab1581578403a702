/** Whether the graph holds anything of the times that a question names: of other times “none” would be no answer. */
import type { SparqlEngine } from '../../sparql/index.js';
import { toSparql } from './answer/sparql.js';
import { allOf, walk, type Concept } from './concept.js';
import type { Span } from './language/span.js';
import { DATES } from './vocabulary/word-table.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** A time before or after all that the graph holds, in words; undefined where there is none. Only dates by which news is collected count. */
export async function uncoveredTime(concept: Concept, engine: SparqlEngine, vocabulary: Vocabulary): Promise<string | undefined> {
  for (const part of walk(concept)) {
    if (part.kind !== 'dated') continue;
    const { from, to, said } = part.span;
    const entry = DATES.find(({ date }) => JSON.stringify(date) === JSON.stringify(part.date));
    if (!entry) continue;
    const ofClass = vocabulary.classConcept(vocabulary.classIri(entry.of));
    const isHeld = async (span: Span): Promise<boolean> => isThere(allOf(ofClass, { kind: 'dated', date: part.date, span }), engine, vocabulary);
    if ((from !== undefined && !(await isHeld({ from, said }))) || (to !== undefined && !(await isHeld({ to, said })))) return said;
  }
  return undefined;
}

async function isThere(concept: Concept, engine: SparqlEngine, vocabulary: Vocabulary): Promise<boolean> {
  const { sparql } = toSparql({ ask: 'exists', concept }, vocabulary);
  const answer = await engine.query(vocabulary.version, sparql);
  return answer.kind === 'boolean' && answer.value;
}
