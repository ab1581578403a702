/** The threads of `validateWhole`. */
import { parentPort } from 'node:worker_threads';
import { ServiceError } from '../errors.js';
import { IdGraph, TermGraph } from '../graph/index.js';
import { toPlainError } from '../threads/index.js';
import { MergedGraph } from './merged-graph.js';
import { Validator } from './validator.js';
import { fromLines, toLines, type PartOfGraph, type ThreadOutput } from './whole-graph.js';

/** Nodes between reports of progress. */
const NODES_BETWEEN_WORDS = 1_000;

/** Validates every `partCount`th node. */
function validatePart({ shapes, graph, part, partCount }: PartOfGraph): ThreadOutput {
  const validator = new Validator(fromLines(shapes));
  const validation = validator.begin(MergedGraph.of(new TermGraph(new IdGraph(graph))));
  const nodes = [...validation.allNodes()].filter((_, index) => index % partCount === part);
  for (let first = 0; first < nodes.length; first += NODES_BETWEEN_WORDS) {
    tell({ done: first, total: nodes.length });
    validation.look(nodes.slice(first, first + NODES_BETWEEN_WORDS));
  }
  const report = validation.report(part);
  tell({ done: nodes.length, total: nodes.length });
  return { report: { ...report, quads: toLines(report.quads) } };
}

function tell(output: ThreadOutput): void {
  parentPort?.postMessage(output);
}

parentPort?.on('message', (input: PartOfGraph) => {
  try {
    tell(validatePart(input));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    tell(toPlainError(error));
  }
});
