/** What runs in the threads of `validateApart` and `validateWhole`. */
import { parentPort } from 'node:worker_threads';
import { ServiceError } from '../errors.js';
import { IdGraph, TermGraph, versionOf } from '../graph/index.js';
import {
  fromLines,
  toLines,
  type PartOfGraph,
  type ThreadInput,
  type ThreadOutput,
} from './foreign-shapes.js';
import { MergedGraph } from './merged-graph.js';
import type { ValidationReport } from './validation-report.js';
import { Validator } from './validator.js';

/** After how many nodes it is told how far the thread is. */
const NODES_BETWEEN_WORDS = 1_000;

function validate(input: ThreadInput): ThreadOutput {
  try {
    const validator = new Validator(fromLines(input.shapes));
    const report =
      'data' in input
        ? validator.validateAll(versionOf(fromLines(input.data)), input.limits)
        : validatePart(validator, input);
    return { report: { ...report, quads: toLines(report.quads) } };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { refusal: { code: error.code, message: error.message, details: error.details } };
  }
}

/** Validates each node whose place in the order of all is this thread's turn. */
function validatePart(
  validator: Validator,
  { graph, part, partCount }: PartOfGraph,
): ValidationReport {
  const validation = validator.begin(MergedGraph.of(new TermGraph(new IdGraph(graph))));
  const nodes = [...validation.allNodes()].filter((_, index) => index % partCount === part);
  for (let first = 0; first < nodes.length; first += NODES_BETWEEN_WORDS) {
    tell({ done: first, total: nodes.length });
    validation.look(nodes.slice(first, first + NODES_BETWEEN_WORDS));
  }
  const report = validation.report(part);
  tell({ done: nodes.length, total: nodes.length });
  return report;
}

function tell(output: ThreadOutput): void {
  parentPort?.postMessage(output);
}

parentPort?.on('message', (input: ThreadInput) => {
  tell(validate(input));
});
