/** A query through our own engine and another one, and what differs. */
import { ServiceError } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import type { AnswersToCompare, ComparedAnswers, GatheredAnswer } from '../snapshots/index.js';
import {
  SECOND_ENGINES,
  TERM_FORMATS,
  queryTraitsOf,
  type QueryOptions,
  type QueryTraits,
  type SparqlEngine,
} from '../sparql/index.js';
import { sharedBytes } from '../threads/index.js';

export interface AuditResult {
  readonly outcome: 'same' | 'different' | 'skipped';
  /** What differs, a line each, or why there was nothing to compare. */
  readonly lines: readonly string[];
}

export interface AuditedQuery {
  readonly version: GraphVersion;
  readonly text: string;
  readonly options?: QueryOptions;
}

/** Of an answer as it comes; longer ones are not compared. */
const MAX_BYTES = 64 << 20;
const LINES_SHOWN = 10;

/**
 * @param compare is `compareAnswers`, in another thread where there is one.
 * @throws what only a fault of ours would: errors of a query are a reason to skip it.
 */
export async function auditQuery(
  { version, text, options }: AuditedQuery,
  sparql: SparqlEngine,
  baseIri: string,
  compare: (answers: AnswersToCompare) => Promise<ComparedAnswers>,
): Promise<AuditResult> {
  const gather = async (engine: QueryOptions['engine']): Promise<GatheredAnswer> => {
    const asked = { ...options, engine };
    const { head, chunks } = await sparql.answer(version, text, TERM_FORMATS, asked);
    const bytes = await sharedBytes(chunks, MAX_BYTES);
    if (!bytes) throw new ServiceError('query-memory', 'The answer is too long to be compared.');
    return { head, bytes };
  };
  try {
    const traits = queryTraitsOf(text, baseIri);
    if (traits.changing.length > 0)
      return skipped(`it uses ${traits.changing.join(', ')}, with another value each time`);
    const [then, now] = [await gather(undefined), await gather(SECOND_ENGINES[0])];
    return verdictOn(text, traits, await compare({ then, now, traits }));
  } catch (error) {
    if (error instanceof ServiceError) return skipped(`${error.code}: ${error.message}`);
    throw error;
  }
}

function skipped(reason: string): AuditResult {
  return { outcome: 'skipped', lines: [reason] };
}

function verdictOn(text: string, traits: QueryTraits, compared: ComparedAnswers): AuditResult {
  const { then, now, added, removed, addedCount, removedCount } = compared;
  const areRowsSame = then.kind === now.kind && then.rowsSha256 === now.rowsSha256;
  if (areRowsSame && (then.sha256 === now.sha256 || traits.orderVariables === undefined))
    return { outcome: 'same', lines: [] };
  const choice = choiceIn(text);
  if (choice !== undefined) return skipped(`${choice} may be answered in several ways`);
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

/** What leaves an engine a choice (SPARQL 1.1 §15.4, §15.5, §16.4, §18.5.1). */
function choiceIn(text: string): string | undefined {
  return /\b(?:LIMIT|OFFSET|DESCRIBE|SAMPLE|GROUP_CONCAT)\b/i.exec(text)?.[0];
}

function more(count: number): string[] {
  return count > LINES_SHOWN ? [`  … and ${count - LINES_SHOWN} more`] : [];
}
