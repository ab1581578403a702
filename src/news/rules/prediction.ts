/** Extracted facts as flat statements, the form in which extraction is scored. */
import type { ExtractedFacts, FactRelation } from '../facts.js';

/** Relation and object of each statement. */
export interface Prediction {
  readonly statements: readonly (readonly [relation: string, objectName: string])[];
}

/**
 * Relations that say something of the item itself and are not scored; a host is no organizer, and a
 * duration no date.
 */
const LEFT_OUT = new Set<FactRelation>([
  'title',
  'contentType',
  'issuedOn',
  'host',
  'durationDays',
  'format',
  'summary',
]);

/** Each statement once, in the order of extraction. */
export function toPrediction(extracted: ExtractedFacts): Prediction {
  const statements = new Map<string, readonly [string, string]>();
  for (const { relation, object } of extracted.statements) {
    if (!LEFT_OUT.has(relation)) statements.set(`${relation}\n${object}`, [relation, object]);
  }
  return { statements: [...statements.values()] };
}
