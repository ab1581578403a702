/** Which statements of a page are too uncertain to be asserted. */
import {
  isNeverDoubted,
  type FactRelation,
  type QuotedStatement,
  type StatementKey,
} from '../facts.js';
import type { ProducedStatement } from '../link/item-quads.js';

/** A statement that is not asserted, with the reason. */
export interface Doubt {
  readonly said: ProducedStatement;
  /** Rule and link together, from 0 to 1. */
  readonly score: number;
  readonly linkScore: number;
  readonly reasons: readonly string[];
}

/** The statements of the page that are evidence for a produced one. */
export function evidenceOf(
  { relation, object, about }: StatementKey,
  statements: readonly QuotedStatement[],
): QuotedStatement[] {
  return statements.filter(
    (each) =>
      each.relation === relation &&
      each.object === object &&
      (each.about === undefined || about === undefined || each.about === about),
  );
}

/** `other` is another value in the graph where only one is allowed. */
export function doubtOf(
  said: ProducedStatement,
  evidence: readonly QuotedStatement[],
  threshold: number,
  other: string | undefined,
): Doubt | undefined {
  const best = surest(evidence);
  if (!best) return undefined;
  const { link, relation } = said;
  if (link?.outcome === 'none')
    return link.isDecided ? undefined : { said, score: 0, linkScore: 0, reasons: link.reasons };
  const { score, linkScore } = scoresOf(said, best);
  // Two decimals, like confidences; 0.85 times 0.7 is slightly less than 0.595.
  const isUnsure = Math.round(score * 100) / 100 < threshold && !isNeverDoubted(relation);
  const reasons = [
    other !== undefined && `the graph already has “${other}”, and only one value is allowed`,
    isUnsure && `the rule “${best.rule}” has a confidence of ${best.confidence}`,
    isUnsure &&
      linkScore < 1 &&
      link &&
      `the link has a score of ${linkScore}: ${link.reasons.join('; ')}`,
  ].filter((reason) => typeof reason === 'string');
  return reasons.length > 0 ? { said, score, linkScore, reasons } : undefined;
}

/** A statement that was decided although only its reason is in doubt. */
export function undoubted(
  said: ProducedStatement,
  evidence: readonly QuotedStatement[],
  reason: string,
): Doubt {
  return { said, ...scoresOf(said, surest(evidence)), reasons: [reason] };
}

const surest = ([...evidence]: readonly QuotedStatement[]): QuotedStatement | undefined =>
  evidence.sort((left, right) => right.confidence - left.confidence)[0];

function scoresOf(
  { link }: ProducedStatement,
  evidence: QuotedStatement | undefined,
): Pick<Doubt, 'score' | 'linkScore'> {
  const linkScore = link?.outcome === 'linked' ? link.score : link?.outcome === 'none' ? 0 : 1;
  return { score: (evidence?.confidence ?? 0) * linkScore, linkScore };
}

/** The common key of the statements of one fact: everything about a person is one fact. */
export function factKey({ relation, object, about }: StatementKey): string {
  if (isOfPerson(relation)) return `person ${about ?? object}`;
  return about === undefined ? `${relation} ${object}` : `${relation} ${object} of ${about}`;
}

export function isOfPerson(relation: FactRelation): boolean {
  return relation === 'person' || relation === 'personRole' || relation === 'affiliation';
}
