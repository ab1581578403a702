/** The change in a request body for a graph or a thing. */
import { createHash } from 'node:crypto';
import { changeOfThing, statementsOfThing } from '../commits/index.js';
import { TermGraph, UNBOUND, type IdGraph } from '../graph/index.js';
import {
  defaultGraph,
  namedNode,
  namesFor,
  requireWellFormed,
  toNQuad,
  withTripleTerms,
  withoutGraphs,
  type Quad,
  type RdfFormat,
} from '../rdf/index.js';
import type { ChangeHead, TaskTools, WorkerAnswer } from '../sparql/index.js';
import { DraftGraph, answerOfChange } from '../sparql/index.js';
import { documentsOf, readRdf, requireRdfFormat, type SentBody } from './sent-body.js';

/** A body for a graph; the default graph is the empty name. */
export interface GraphInput {
  readonly graph: string;
  readonly mode: 'replace' | 'merge' | 'remove';
  readonly baseIri: string;
  /** Undefined to remove the graph. */
  readonly body: SentBody | undefined;
  /** Whether to return the state before. */
  readonly tellsState: boolean;
}

export interface GraphState {
  readonly exists: boolean;
  /** Determines the bytes of the graph in each format; undefined if not wanted. */
  readonly state: string | undefined;
}

export interface ThingInput {
  readonly iri: string;
  readonly graph: string | undefined;
  /** Undefined to remove the thing. */
  readonly sent: SentThing | undefined;
}

export interface SentThing {
  readonly body: SentBody;
  readonly format: RdfFormat;
  /** JSON without a context is read with ours. */
  readonly isPlain: boolean;
  /** For statements that the graph had before. */
  readonly keepBlankNodeLabels: boolean;
}

/** Graph names in a document are ignored (SPARQL 1.1 Graph Store HTTP Protocol §5.3 to §5.5). */
export async function graphChange(
  { graph: name, mode, baseIri, body, tellsState }: GraphInput,
  graph: IdGraph,
  { budget, settings }: TaskTools,
): Promise<WorkerAnswer<ChangeHead & GraphState>> {
  const target = graphNamed(name);
  const draft = new DraftGraph(graph, settings.baseIri, budget);
  const before = stateOf(graph, target, tellsState);
  const targetId = draft.idOf(target);
  if (mode !== 'merge' && before.exists)
    graph.visit(undefined, undefined, undefined, targetId, (...row) => {
      draft.remove(...row);
    });
  if (body)
    for (const { bytes, mediaType } of documentsOf(body)) {
      const format = requireRdfFormat(mediaType);
      const read = await readRdf(bytes, body, { format, baseIri, serviceIri: settings.baseIri });
      requireWellFormed(read);
      for (const { subject, predicate, object } of read)
        draft.insert(...draft.idsOf({ subject, predicate, object, graph: target }));
    }
  return answered(draft, before);
}

/** The change after which a thing has just the new statements. */
export async function thingChange(
  { iri, graph: name, sent }: ThingInput,
  graph: IdGraph,
  { budget, settings }: TaskTools,
): Promise<WorkerAnswer<ChangeHead>> {
  const names = namesFor(settings.baseIri);
  const target = { iri: namedNode(iri), graph: name === undefined ? undefined : namedNode(name) };
  const version = new TermGraph(graph);
  const change = sent
    ? await changeOfThing(version, target, await statementsIn(sent), names)
    : { added: [], removed: statementsOfThing(version, target, names) };
  const draft = new DraftGraph(graph, settings.baseIri, budget);
  requireWellFormed(change.added);
  for (const each of change.removed) draft.remove(...draft.idsOf(each));
  for (const each of change.added) draft.insert(...draft.idsOf(each));
  return answered(draft, {});

  async function statementsIn({ body, format, ...options }: SentThing): Promise<Quad[]> {
    const read = await readRdf(body.bytes, body, {
      format,
      baseIri: iri,
      serviceIri: settings.baseIri,
      ...options,
    });
    budget.checkNow();
    return withoutGraphs(format === 'jsonld' ? withTripleTerms(read) : read);
  }
}

export function graphNamed(name: string): Quad['graph'] {
  return name === '' ? defaultGraph() : namedNode(name);
}

/** Whether a graph exists, and its state. The default graph always exists. */
export function stateOf(graph: IdGraph, name: Quad['graph'], tellsState: boolean): GraphState {
  const isDefault = name.termType === 'DefaultGraph';
  const id = isDefault ? UNBOUND : graph.dictionary.idOf(name);
  const exists = isDefault || (id !== UNBOUND && graph.graphCounts.has(id));
  return { exists, state: exists && tellsState ? digestOf(graph, name) : undefined };
}

/** Blank nodes of a log never change their labels, so lines are enough. */
function digestOf(graph: IdGraph, name: Quad['graph']): string {
  const hash = createHash('sha256');
  const lines = [...new TermGraph(graph).match(null, null, null, name)].map(toNQuad).sort();
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('base64url');
}

function answered<Told>(draft: DraftGraph, told: Told): WorkerAnswer<ChangeHead & Told> {
  const { head, chunks } = answerOfChange(draft);
  return { head: { ...head, ...told }, chunks };
}
