/** SOURCES: files and endpoints that queries read together with the graph. */
import { fileURLToPath } from 'node:url';
import { GraphSource, MergedSource, type SeenDataset } from '../comunica/index.js';
import { ServiceError, messageOf } from '../errors.js';
import { IdGraph, TermGraph, versionOf, type GraphPayload } from '../graph/index.js';
import { getOrMake, readRdfFile } from '../rdf/index.js';
import { EndpointSource, Outbound, type OutboundSettings } from './federation/index.js';
import type { QueryContext } from './operators/index.js';

export interface Sources {
  readonly endpoints: readonly string[];
  /** The files' contents, for all threads. */
  readonly files: readonly GraphPayload[];
}

/**
 * Reads the files among the sources; http and https addresses are endpoints. Undefined without
 * sources.
 * @throws ServiceError `configuration` for a file that cannot be read.
 */
export async function readSources(names: readonly string[]): Promise<Sources | undefined> {
  if (names.length === 0) return undefined;
  const isEndpoint = (name: string): boolean => /^https?:/.test(name);
  const files: GraphPayload[] = [];
  for (const name of names.filter((each) => !isEndpoint(each))) files.push(await readSource(name));
  return { endpoints: names.filter(isEndpoint), files };
}

async function readSource(name: string): Promise<GraphPayload> {
  try {
    const path = name.startsWith('file:') ? fileURLToPath(name) : name;
    return versionOf(await readRdfFile(path)).ids.payload;
  } catch (cause) {
    const message = `The setting SOURCES (--sources) cannot be used: ${messageOf(cause)}`;
    throw new ServiceError('configuration', message, { cause });
  }
}

/** This thread's files, opened by the first query that reads them. */
const opened = new WeakMap<Sources, readonly TermGraph[]>();

export interface SeenGraph {
  readonly context: QueryContext;
  readonly dataset: SeenDataset;
  readonly isOver: () => boolean;
}

/** A query's input: the graph and all sources, with the same dataset. */
export function mergedWith(
  { context, dataset, isOver }: SeenGraph,
  sources: Sources,
  settings: OutboundSettings,
): MergedSource {
  const files = getOrMake(opened, sources, () =>
    sources.files.map((payload) => new TermGraph(new IdGraph(payload))),
  );
  const outbound = new Outbound({ ...settings, serviceAllow: sources.endpoints }, context.budget);
  return new MergedSource(
    [new TermGraph(context.graph), ...files].map(
      (graph) => new GraphSource(graph, dataset, isOver),
    ),
    sources.endpoints.map(
      (address) =>
        new EndpointSource(address, dataset, outbound, () => context.terms.freshBlankNode().value),
    ),
  );
}
