/** Compares a query's answers by our own engine and another one. */
import { ServiceError } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import { gatherAnswer, type AnswersToCompare, type ComparedAnswers } from '../snapshots/index.js';
import type { QueryOptions, QueryTraits, Sparql } from '../sparql/index.js';
import { queryTraitsOf } from '../sparql/index.js';

export interface AuditResult {
  readonly outcome: 'same' | 'different' | 'skipped';
  /** The differences, a line each, or the reason for no comparison. */
  readonly lines: readonly string[];
}

export interface AuditedQuery {
  readonly version: GraphVersion;
  readonly text: string;
  readonly options?: QueryOptions;
}

/** Of rows that only one answer has. */
const LINES_SHOWN = 10;

/** `compare` is `compareAnswers`, maybe in a thread. A query's errors only skip it. */
export async function auditQuery(
  { version, text, options }: AuditedQuery,
  sparql: Sparql,
  baseIri: string,
  compare: (answers: AnswersToCompare) => Promise<ComparedAnswers>,
): Promise<AuditResult> {
  try {
    const traits = queryTraitsOf(text, baseIri);
    if (traits.changing.length > 0)
      return skipped(`it uses ${traits.changing.join(', ')}, with another value each time`);
    const then = await gatherAnswer(sparql, version, text, { ...options });
    const now = await gatherAnswer(sparql, version, text, { ...options, engine: 'comunica' });
    return verdictOn(traits, await compare({ then, now, traits }));
  } catch (error) {
    if (error instanceof ServiceError) return skipped(`${error.code}: ${error.message}`);
    throw error;
  }
}

function skipped(reason: string): AuditResult {
  return { outcome: 'skipped', lines: [reason] };
}

/** An order by more than variables is not compared: the equal rows in it are unknown. */
function verdictOn(traits: QueryTraits, compared: ComparedAnswers): AuditResult {
  const { then, now, added, removed, addedCount, removedCount } = compared;
  const areRowsSame = then.kind === now.kind && then.rowsSha256 === now.rowsSha256;
  if (areRowsSame && (then.sha256 === now.sha256 || traits.orderVariables === undefined))
    return { outcome: 'same', lines: [] };
  if (traits.choices.length > 0)
    return skipped(`${traits.choices.join(', ')} may be answered in several ways`);
  if (areRowsSame) return { outcome: 'different', lines: ['The rows come in another order.'] };
  return {
    outcome: 'different',
    lines: [
      `${then.rows} rows of our own, ${now.rows} of the other engine.`,
      ...removed.slice(0, LINES_SHOWN).map((line) => `- ${line}`),
      ...more(removedCount),
      ...added.slice(0, LINES_SHOWN).map((line) => `+ ${line}`),
      ...more(addedCount),
    ],
  };
}

function more(count: number): string[] {
  return count > LINES_SHOWN ? [`  … and ${count - LINES_SHOWN} more`] : [];
}
