/** Runs many generated cases and tells what came of them. */
import { showAnswer } from './answer.js';
import { askOurs, type EngineUnderTest } from './our-engine.js';
import { toTriG } from './random-data.js';
import { randomCase, type Case } from './random-query.js';
import { shrink } from './shrink.js';
import { judge, type Verdict } from './verdict.js';
import { writeQuery } from './write-query.js';

export interface RunOptions {
  readonly firstSeed: number;
  readonly count: number;
  /** Failures after which the run ends. */
  readonly maxFailures?: number;
  /** Whether a case with three different answers is told as well. */
  readonly showsSplits?: boolean;
  readonly ask?: EngineUnderTest;
  /** Called after each case, and with every report as soon as there is one. */
  readonly onProgress?: (done: number, report?: string) => void;
}

export interface RunResult {
  readonly outcomes: Readonly<Record<Verdict['outcome'], number>>;
  /** Cases whose right answer has rows, triples or is yes: the others show little. */
  readonly withRows: number;
  /** One text a failure: seed, data, query, and the answers, made small. */
  readonly failures: readonly string[];
}

/** Runs the cases of the seeds from `firstSeed` on. */
export async function runCases({
  firstSeed,
  count,
  maxFailures = 5,
  showsSplits = false,
  ask = askOurs,
  onProgress = () => undefined,
}: RunOptions): Promise<RunResult> {
  const outcomes = { agrees: 0, differs: 0, split: 0, unjudged: 0 };
  const failures: string[] = [];
  let withRows = 0;
  for (let i = 0; i < count && failures.length < maxFailures; i += 1) {
    const generated = randomCase(firstSeed + i);
    const verdict = await judge(generated, ask);
    outcomes[verdict.outcome] += 1;
    if (hasRows(verdict)) withRows += 1;
    const isTold = verdict.outcome === 'differs' || (showsSplits && verdict.outcome === 'split');
    const report = isTold ? await reportOf(generated, verdict, ask) : undefined;
    if (report !== undefined && verdict.outcome === 'differs') failures.push(report);
    onProgress(i + 1, report);
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

/** The case in its smallest form that still comes out the same, for people to look at. */
async function reportOf(failing: Case, verdict: Verdict, ask: EngineUnderTest): Promise<string> {
  const { outcome } = verdict;
  const isAlike = (other: Verdict): boolean =>
    other.outcome === outcome &&
    (['ours', 'oxigraph', 'comunica'] as const).every(
      (name) => other.answers[name]?.kind === verdict.answers[name]?.kind,
    );
  const shrunk = await shrink(failing, async (candidate) => isAlike(await judge(candidate, ask)));
  const again = await judge(shrunk, ask);
  // What fails only sometimes, as for want of time, is shown as it was.
  const [small, { answers, reason }] = isAlike(again) ? [shrunk, again] : [failing, verdict];
  return [
    `seed ${failing.seed}, ${failing.reading} reading, ${outcome}: ${reason}   (again: ` +
      `GENERATED_SEED=${failing.seed} GENERATED_CASES=1)`,
    toTriG(small.dataset.statements).trimEnd(),
    writeQuery(small.query, { withDataset: true }),
    ...(['ours', 'comunica', 'oxigraph'] as const).map(
      (name) => `  ${name}: ${answers[name] ? showAnswer(answers[name]) : 'not asked'}`,
    ),
    '',
  ].join('\n');
}
