/** Who organizes with whom, in one request to the service. */
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force';
import { sendForJson } from '../requests.js';

/** A body; the layout keeps its place in it. */
export interface Body extends SimulationNodeDatum {
  readonly iri: string;
  readonly label: string;
  readonly isOsce: boolean;
  /** Ties that it has. */
  tieCount: number;
}

/** Two bodies, and how many events they organized together. */
export interface Tie extends SimulationLinkDatum<Body> {
  readonly source: Body;
  readonly target: Body;
  readonly count: number;
}

/** The whole network. */
export interface Network {
  readonly bodies: readonly Body[];
  readonly ties: readonly Tie[];
}

interface Row {
  readonly one: { readonly value: string };
  readonly other: { readonly value: string };
  readonly count: { readonly value: string };
  readonly oneLabel?: { readonly value: string };
  readonly otherLabel?: { readonly value: string };
  readonly oneIsOsce: { readonly value: string };
  readonly otherIsOsce: { readonly value: string };
}

/** Reads the network of a version, the latest where none is named. @throws RequestFailed */
export async function readNetwork(baseIri: string, version: string | undefined): Promise<Network> {
  const query = `PREFIX og: <${baseIri}ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?one ?other ?count (MIN(STR(?a)) AS ?oneLabel) (MIN(STR(?b)) AS ?otherLabel) (EXISTS { ?one a og:OsceBody } AS ?oneIsOsce) (EXISTS { ?other a og:OsceBody } AS ?otherIsOsce) {
{ SELECT ?one ?other (COUNT(DISTINCT ?event) AS ?count) { ?event a og:Event ; og:organizer ?one, ?other FILTER(STR(?one) < STR(?other)) } GROUP BY ?one ?other }
OPTIONAL { ?one rdfs:label ?a FILTER(LANG(?a) IN ("en", "")) } OPTIONAL { ?other rdfs:label ?b FILTER(LANG(?b) IN ("en", "")) }
} GROUP BY ?one ?other ?count`;
  const { results } = await sendForJson<{ results: { bindings: Row[] } }>(`/sparql${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`, { accept: 'application/sparql-results+json', form: { query } });
  return networkOf(results.bindings);
}

function networkOf(rows: readonly Row[]): Network {
  const bodies = new Map<string, Body>();
  const bodyOf = (iri: string, label: string | undefined, isOsce: boolean): Body => {
    const body = bodies.get(iri) ?? { iri, label: label ?? iri.slice(iri.search(/[^/#]*$/)), isOsce, tieCount: 0 };
    bodies.set(iri, body);
    body.tieCount += 1;
    return body;
  };
  const ties = rows.map(({ one, other, count, oneLabel, otherLabel, oneIsOsce, otherIsOsce }): Tie => ({
    source: bodyOf(one.value, oneLabel?.value, oneIsOsce.value === 'true'), target: bodyOf(other.value, otherLabel?.value, otherIsOsce.value === 'true'), count: Number(count.value),
  }));
  return { bodies: [...bodies.values()].sort((left, right) => right.tieCount - left.tieCount), ties };
}
