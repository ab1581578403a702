/** Runs many generated cases and tells what came of them. */
import { showAnswer } from './answer.js';
import { askOurs, type EngineUnderTest } from './our-engine.js';
import { toTriG } from './random-data.js';
import { randomCase, type Case } from './random-query.js';
import { judge, type Verdict } from './verdict.js';
import { writeQuery } from './write-query.js';

export interface RunOptions {
  readonly firstSeed: number;
  readonly count: number;
  /** Failures after which the run ends. */
  readonly maxFailures?: number;
  readonly ask?: EngineUnderTest;
}

export interface RunResult {
  readonly outcomes: Readonly<Record<Verdict['outcome'], number>>;
  /** Cases whose right answer has rows, triples or is yes: the others show little. */
  readonly withRows: number;
  /** One text a failure: seed, data, query, and the answers. */
  readonly failures: readonly string[];
}

/** Runs the cases of the seeds from `firstSeed` on. */
export async function runCases({
  firstSeed,
  count,
  maxFailures = 5,
  ask = askOurs,
}: RunOptions): Promise<RunResult> {
  const outcomes = { agrees: 0, differs: 0, split: 0, unjudged: 0 };
  const failures: string[] = [];
  let withRows = 0;
  for (let i = 0; i < count && failures.length < maxFailures; i += 1) {
    const generated = randomCase(firstSeed + i);
    const verdict = await judge(generated, ask);
    outcomes[verdict.outcome] += 1;
    if (hasRows(verdict)) withRows += 1;
    if (verdict.outcome === 'differs') failures.push(reportOf(generated, verdict));
  }
  return { outcomes, withRows, failures };
}

function hasRows({ answers }: Verdict): boolean {
  return [answers.oxigraph, answers.comunica].some(
    (answer) =>
      answer &&
      ('rows' in answer
        ? answer.rows.length > 0
        : 'triples' in answer
          ? answer.triples.length > 0
          : answer.kind === 'boolean' && answer.value),
  );
}

function reportOf(failing: Case, { outcome, answers, reason }: Verdict): string {
  return [
    `seed ${failing.seed}, ${failing.reading} reading, ${outcome}: ${reason}   (again: ` +
      `GENERATED_SEED=${failing.seed} GENERATED_CASES=1)`,
    toTriG(failing.dataset.statements).trimEnd(),
    writeQuery(failing.query, { withDataset: true }),
    ...(['ours', 'comunica', 'oxigraph'] as const).map(
      (name) => `  ${name}: ${answers[name] ? showAnswer(answers[name]) : 'not asked'}`,
    ),
    '',
  ].join('\n');
}
