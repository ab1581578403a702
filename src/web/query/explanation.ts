/** A query's data from `/explain`: its plan, its error, why it has no rows. */
import type { Explanation } from '../../json-answers.js';
import { addressHere, sendForJson, type Problem } from '../requests.js';

/** What the page's queries are asked of, as parameters of an address: version, dataset, engine. */
export type AskedGraph = readonly (readonly [name: string, value: string])[];

/** The parameters, with those of a request. */
export function withGraph(
  graph: AskedGraph,
  others: Readonly<Record<string, string>> = {},
): URLSearchParams {
  const parameters = new URLSearchParams(others);
  for (const [name, value] of graph) parameters.append(name, value);
  return parameters;
}

/** A plan, or the query's problem. */
export type Explained = Partial<Explanation> & { readonly problem?: Problem };

/** Servers' limit for addresses. */
const LONGEST_ADDRESS = 12_000;

/** Longer queries can be run, but neither planned nor linked to. */
export function fitsAddress(query: string): boolean {
  return new URLSearchParams({ query }).toString().length <= LONGEST_ADDRESS;
}

/** A query's problem, or its plan, with `run` after a run. @throws RequestFailed, AbortError. */
export function explain(
  query: string,
  {
    graph,
    signal,
    mode,
  }: {
    readonly graph: AskedGraph;
    readonly signal?: AbortSignal;
    readonly mode: 'check' | 'run';
  },
): Promise<Explained> {
  const parameters = withGraph(graph, { query, [mode]: 'true' });
  return sendForJson<Explained>(`/explain?${parameters.toString()}`, signal ? { signal } : {});
}

export function addressOfPlan(query: string, graph: AskedGraph, isMeasured: boolean): string {
  const parameters = withGraph(graph, { query, run: String(isMeasured), format: 'text' });
  return addressHere(`/explain?${parameters.toString()}`);
}
