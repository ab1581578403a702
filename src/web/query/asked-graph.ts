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
