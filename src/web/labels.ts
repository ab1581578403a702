/** Names of things, requested in batches, and cached. */
import { select } from './requests.js';

/** IRIs in one request. */
const BATCH = 400;

const queryFor = (iris: readonly string[]): string => `
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT ?iri (MIN(?name) AS ?label) {
  VALUES ?iri { ${iris.map((iri) => `<${iri}>`).join(' ')} }
  OPTIONAL { ?iri rdfs:label ?a FILTER(LANG(?a) = "en") }
  OPTIONAL { ?iri rdfs:label ?b }
  OPTIONAL { ?iri skos:prefLabel ?c }
  OPTIONAL { ?iri dcterms:title ?d }
  OPTIONAL { ?iri foaf:name ?e }
  BIND(STR(COALESCE(?a, ?b, ?c, ?d, ?e)) AS ?name)
} GROUP BY ?iri`;

/** IRIs that need no escapes in a query. */
const IS_PLAIN = /^[a-z][a-z\d+.-]*:[^<>"{}|\\^`\s]*$/i;

/** The names of one version's things. */
export class Labels {
  readonly #known = new Map<string, string | null>();
  /** Requests under way, by what they ask for. */
  readonly #asked = new Map<string, Promise<void>>();

  constructor(private readonly version: string | undefined) {}

  /** The name, if known. */
  of(iri: string): string | undefined {
    return this.#known.get(iri) ?? undefined;
  }

  /** Learns unknown names; whether there were any. Unanswered ones stay unnamed. */
  async learn(iris: Iterable<string>): Promise<boolean> {
    const unknown = [...new Set(iris)].filter((iri) => !this.#known.has(iri) && IS_PLAIN.test(iri));
    const fresh = unknown.filter((iri) => !this.#asked.has(iri));
    for (let at = 0; at < fresh.length; at += BATCH) {
      const batch = fresh.slice(at, at + BATCH);
      const answer = this.#ask(batch);
      for (const iri of batch) this.#asked.set(iri, answer);
      await answer;
    }
    for (const iri of unknown) await this.#asked.get(iri);
    return unknown.length > 0;
  }

  async #ask(iris: readonly string[]): Promise<void> {
    const rows = await select(queryFor(iris), this.version).catch(() => []);
    const labels = new Map(rows.map(({ iri, label }) => [iri, label]));
    for (const iri of iris) {
      this.#known.set(iri, labels.get(iri) ?? null);
      this.#asked.delete(iri);
    }
  }
}
