/** Extracted facts as flat statements, the form in which extraction is scored. */
import type { ExtractedFacts } from '../facts.js';

export interface Prediction {
  readonly statements: readonly (readonly [relation: string, objectName: string])[];
}

/** Not scored: relations of the item itself, and hosts. */
const LEFT_OUT = /^(?:title|contentType|issuedOn|host|format|eventStatus|summary)$/;

/** Each statement once, in the order of extraction. */
export function toPrediction(extracted: Pick<ExtractedFacts, 'statements'>): Prediction {
  const statements = new Map<string, readonly [string, string]>();
  for (const { relation, object } of extracted.statements) {
    if (!LEFT_OUT.test(relation)) statements.set(`${relation}\n${object}`, [relation, object]);
  }
  return { statements: [...statements.values()] };
}
