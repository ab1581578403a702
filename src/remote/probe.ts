/** What a database can and cannot do, found out by asking it. */
import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors.js';
import type { Check, Finding } from './finding.js';
import { READING_CHECKS } from './probe-reading.js';
import { CAN_WRITE, WRITING_CHECKS, removeGraph } from './probe-writing.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';

export interface ProbeOptions {
  /** Whether to write too: into a graph of its own, which is removed afterwards. */
  readonly isWriting: boolean;
}

/**
 * The findings, one after another. What a check cannot find out is `unknown`.
 * @throws ServiceError when the graph of the probe cannot be removed.
 */
export async function* probe(
  endpoint: SparqlEndpoint,
  { isWriting }: ProbeOptions,
): AsyncGenerator<Finding, void, undefined> {
  yield* endpoint.findings;
  const graph = `urn:osce-graph:probe:${randomUUID()}`;
  for (const check of READING_CHECKS) yield await findingOf(check, endpoint, graph);
  if (!isWriting) return;
  try {
    for (const check of WRITING_CHECKS) {
      const finding = await findingOf(check, endpoint, graph);
      yield finding;
      if (check === CAN_WRITE && finding.value !== 'yes') return;
    }
  } finally {
    await removeGraph(endpoint, graph);
  }
}

async function findingOf(check: Check, endpoint: SparqlEndpoint, graph: string): Promise<Finding> {
  try {
    return { name: check.name, ...(await check.find(endpoint, graph)) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { name: check.name, value: 'unknown', meaning: error.message };
  }
}
