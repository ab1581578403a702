/** The plan of a query, before and after a run. */
import type { Explanation, PlanStep } from '../json-answers.js';
import { shortIri } from '../rdf/index.js';
import { readAll, type Operator } from './operators/index.js';
import type { Evaluated } from './evaluate.js';
import { whyEmptyText } from './why-empty/why-empty.js';

/** With `run`, runs the query to its end first. @param elapsedMs the time planning took. */
export function explanationOf(
  { evaluation, endpoints, warnings }: Evaluated,
  mode: 'plan' | 'run',
  elapsedMs: number,
): Explanation {
  const { root, context, kind } = evaluation;
  const parseAndPlanMs =
    elapsedMs - endpoints.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const warned = warnings.length > 0 ? { warnings } : {};
  if (mode === 'plan') return { parseAndPlanMs, ...warned, plan: describe(root, false) };
  const startedAt = performance.now();
  // ASK needs only a first row.
  const resultRows =
    kind === 'boolean' ? Number(!root.batches().next().done) : readAll(context, root).rowCount;
  return {
    parseAndPlanMs,
    runMs: performance.now() - startedAt,
    resultRows,
    plan: describe(root, true),
    ...warned,
    ...(endpoints.length > 0 ? { endpoints } : {}),
  };
}

function describe(operator: Operator, wasRun: boolean): PlanStep {
  const { name, detail } = operator.describe();
  const inputs = operator.inputs.map((input) => describe(input, wasRun));
  const own = operator.elapsedMs - operator.inputs.reduce((sum, input) => sum + input.elapsedMs, 0);
  return {
    step: name,
    ...(detail === undefined ? {} : { detail }),
    estimatedRows: Math.round(operator.estimate),
    ...(wasRun
      ? { rows: operator.producedRows, milliseconds: Math.max(0, Math.round(own * 1000) / 1000) }
      : {}),
    inputs,
  };
}

/** A plan as indented text, a line a step: description with short IRIs, rows, milliseconds. */
export function planText(
  explanation: Explanation,
  prefixes: Readonly<Record<string, string>>,
): string {
  const lines: string[] = [];
  const add = (
    { step, detail = '', estimatedRows, rows, milliseconds, inputs }: PlanStep,
    depth: number,
  ): void => {
    const short = detail.replace(/\bhttps?:\/\/[^\s<>(),"]+/g, (iri) => shortIri(iri, prefixes));
    const what = `${'  '.repeat(depth)}${step} ${short}`.trimEnd();
    const expected = estimatedRows === undefined ? [] : [`~${estimatedRows}`];
    const numbers =
      rows === undefined
        ? expected.map((count) => `${count} rows`)
        : [`${rows} rows${expected.map((count) => ` (${count})`).join('')}`, `${milliseconds} ms`];
    lines.push(numbers.length > 0 ? `${what}  [${numbers.join(', ')}]` : what);
    for (const input of inputs) add(input, depth + 1);
  };
  const {
    plan,
    warnings = [],
    endpoints = [],
    parseAndPlanMs,
    runMs,
    resultRows,
    whyEmpty,
  } = explanation;
  add(plan, 0);
  for (const warning of warnings) lines.push(`warning: ${warning}`);
  for (const { address, requests, bytes, milliseconds } of endpoints)
    lines.push(
      `asked <${address}>: ${requests} requests, ${bytes} bytes, ${milliseconds.toFixed(1)} ms`,
    );
  const ran = runMs === undefined ? '' : `, run ${runMs.toFixed(1)} ms`;
  const took = resultRows === undefined ? ran : `${ran}, ${resultRows} rows`;
  lines.push(`parse and plan ${parseAndPlanMs.toFixed(1)} ms${took}`);
  if (whyEmpty) lines.push('', whyEmptyText(whyEmpty).trimEnd());
  return `${lines.join('\n')}\n`;
}
