/** Digests of versions, and of the answers of cited queries. */
import type { VersionDigest } from '../commits/index.js';
import type { IdGraph } from '../graph/index.js';
import { namesFor } from '../rdf/index.js';
import type { AnswersToCompare, ComparedAnswers, GatheredAnswer } from '../snapshots/index.js';
import { answerInParquet, compareAnswers, versionDigest as digestOf } from '../snapshots/index.js';
import type { TaskTools, WorkerAnswer } from '../sparql/index.js';

export async function versionDigest(
  _input: undefined,
  graph: IdGraph,
  { settings: { baseIri } }: TaskTools,
): Promise<WorkerAnswer<VersionDigest>> {
  return { head: await digestOf(graph, namesFor(baseIri)) };
}

export async function answerTable(answer: GatheredAnswer): Promise<WorkerAnswer<undefined>> {
  return { head: undefined, chunks: [await answerInParquet(answer)] };
}

export async function comparison(
  answers: AnswersToCompare,
): Promise<WorkerAnswer<ComparedAnswers>> {
  return { head: await compareAnswers(answers) };
}
