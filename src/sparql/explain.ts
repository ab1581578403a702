/** The plan of a query, before and after it was run. */
import { readAll, type Operator } from './operators/index.js';
import type { Evaluated } from './evaluate.js';
import type { Evaluation } from './plan/index.js';

/** One step of a plan; its inputs are the steps whose rows it reads. */
export interface PlanStep {
  readonly step: string;
  readonly detail?: string;
  readonly estimatedRows: number;
  /** Only after a run. */
  readonly rows?: number;
  /** Milliseconds of this step alone, without its inputs; only after a run. */
  readonly milliseconds?: number;
  readonly inputs: readonly PlanStep[];
}

export interface Explanation {
  /** Who evaluates the query: our operators, or Comunica, which leaves to them what has no SERVICE in it. */
  readonly by: 'operators' | 'comunica';
  readonly reason?: string;
  readonly parseAndPlanMs: number;
  readonly runMs?: number;
  readonly resultRows?: number;
  readonly plan?: PlanStep;
  /** With Comunica: what our operators do, each part as if it stood alone, and which addresses are asked. */
  readonly parts?: readonly ({ readonly by: 'operators'; readonly plan: PlanStep } | { readonly by: 'service'; readonly address: string })[];
}

/** Describes a plan; with `run`, runs the query to its end first. */
export async function explanationOf(evaluated: Evaluated, mode: 'plan' | 'run', parseAndPlanMs: number): Promise<Explanation> {
  if (evaluated.by === 'comunica') {
    const parts = evaluated.parts().map((part) => (part.by === 'service' ? part : { by: part.by, plan: describe(part.root, false) }));
    const { reason } = evaluated;
    return { by: 'comunica', reason, parseAndPlanMs, ...(mode === 'run' ? await runOf(evaluated.run) : {}), parts };
  }
  const { root, context, kind } = evaluated.evaluation;
  if (mode === 'plan') return { by: 'operators', parseAndPlanMs, plan: describe(root, false) };
  const startedAt = performance.now();
  // ASK needs no more than a first row.
  const resultRows = kind === 'boolean' ? Number(!root.batches().next().done) : readAll(context, root).rowCount;
  return { by: 'operators', parseAndPlanMs, runMs: performance.now() - startedAt, resultRows, plan: describe(root, true) };
}

/** What running a query with SERVICE took. */
async function runOf(run: () => Promise<Evaluation>): Promise<Pick<Explanation, 'runMs' | 'resultRows'>> {
  const startedAt = performance.now();
  const evaluation = await run();
  const resultRows = evaluation.kind === 'boolean' ? Number(evaluation.value()) : evaluation.kind === 'graph' ? [...evaluation.triples].length : readAll(evaluation.context, evaluation.root).rowCount;
  return { runMs: performance.now() - startedAt, resultRows };
}

function describe(operator: Operator, wasRun: boolean): PlanStep {
  const { name, detail } = operator.describe();
  const inputs = operator.inputs.map((input) => describe(input, wasRun));
  const own = operator.elapsedMs - operator.inputs.reduce((sum, input) => sum + input.elapsedMs, 0);
  return {
    step: name,
    ...(detail === undefined ? {} : { detail }),
    estimatedRows: Math.round(operator.estimate),
    ...(wasRun ? { rows: operator.producedRows, milliseconds: Math.max(0, Math.round(own * 1000) / 1000) } : {}),
    inputs,
  };
}

/** A plan as indented text, a line a step: what it is, rows, milliseconds. */
export function planText(explanation: Explanation): string {
  const lines: string[] = [];
  const add = ({ step, detail, estimatedRows, rows, milliseconds, inputs }: PlanStep, depth: number): void => {
    const what = `${'  '.repeat(depth)}${step}${detail ? ` ${detail}` : ''}`;
    const numbers = rows === undefined ? `~${estimatedRows} rows` : `${rows} rows (~${estimatedRows}), ${milliseconds} ms`;
    lines.push(`${what}  [${numbers}]`);
    for (const input of inputs) add(input, depth + 1);
  };
  if (explanation.plan) add(explanation.plan, 0);
  for (const part of explanation.parts ?? []) {
    lines.push(part.by === 'service' ? `<${part.address}> is asked` : 'our operators work out');
    if (part.by === 'operators') add(part.plan, 1);
  }
  const { by, reason, parseAndPlanMs, runMs, resultRows } = explanation;
  const took = runMs === undefined ? '' : `, run ${runMs.toFixed(1)} ms, ${resultRows} rows`;
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}answered by ${by === 'comunica' ? `Comunica with our operators (${reason})` : 'our operators'}; parse and plan ${parseAndPlanMs.toFixed(1)} ms${took}\n`;
}
