/** A graph, or the document of one thing. */
import type { Description, IdGraph } from '../graph/index.js';
import { Describer, TermGraph, documentOf } from '../graph/index.js';
import type { RdfFormat } from '../rdf/index.js';
import { namedNode, namesFor, serializeRdf, withoutGraphs } from '../rdf/index.js';
import type { TaskTools, WorkerAnswer } from '../sparql/index.js';
import { graphNamed, stateOf, type GraphState } from './change-tasks.js';

/** The graph in a syntax of RDF; no chunks if it does not exist. The default graph is `''`. */
export function graphDocument(
  { graph: name, format }: { readonly graph: string; readonly format: RdfFormat },
  graph: IdGraph,
  { budget, settings: { prefixes } }: TaskTools,
): WorkerAnswer<GraphState> {
  const target = graphNamed(name);
  const head = stateOf(graph, target, true);
  budget.checkNow();
  const statements = [...new TermGraph(graph).match(null, null, null, target)];
  return head.exists ? { head, chunks: written() } : { head };

  async function* written(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(
      await serializeRdf(withoutGraphs(statements), format, { prefixes }),
    );
  }
}

/** The statements of an existing thing, in a syntax of RDF. */
export function thingDocument(
  { iri, format }: { readonly iri: string; readonly format: RdfFormat },
  graph: IdGraph,
  { budget, settings: { prefixes, baseIri } }: TaskTools,
): WorkerAnswer<undefined> {
  const description = new Describer(graph, namesFor(baseIri)).describe(
    graph.dictionary.idOf(namedNode(iri)),
  );
  if (!description) throw new TypeError(`There is no thing <${iri}>.`);
  budget.checkNow();
  return { head: undefined, chunks: written(description) };

  async function* written(all: Description): AsyncGenerator<Uint8Array> {
    yield Buffer.from(await documentOf(all, graph, { iri, format, prefixes }));
  }
}
