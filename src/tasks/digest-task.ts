/** The digest of a version. */
import type { VersionDigest } from '../commits/index.js';
import type { IdGraph } from '../graph/index.js';
import { namesFor } from '../rdf/index.js';
import { versionDigest } from '../snapshots/index.js';
import type { TaskTools, WorkerAnswer } from '../sparql/index.js';

export async function digest(
  _input: undefined,
  graph: IdGraph,
  { settings: { baseIri } }: TaskTools,
): Promise<WorkerAnswer<VersionDigest>> {
  return { head: await versionDigest(graph, namesFor(baseIri)) };
}
