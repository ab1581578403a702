/** Answers of lists, for tests. */
import { jsonOf, type Answer, type RunningApp } from '../../support/running-app.js';

interface Facet {
  readonly label: string;
  readonly choices: readonly {
    readonly value: string;
    readonly id?: string;
    readonly label: string;
    readonly count: number;
    readonly isChosen: boolean;
  }[];
}

export interface List {
  readonly kind: string;
  readonly version: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly first: string;
  readonly previous?: string;
  readonly next?: string;
  readonly last: string;
  readonly items: readonly {
    readonly id: string;
    readonly label: string;
    readonly type: readonly string[];
    readonly [property: string]: unknown;
  }[];
  readonly facets?: Readonly<Record<string, Facet>>;
}

/** The path of an address of this server, as documents and headers have it. */
export const pathIn = (app: RunningApp, address: string): string => address.slice(app.url.length);
export const list = async (app: RunningApp, path: string): Promise<List> => {
  const answer = await app.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  return jsonOf<List>(answer);
};
export const idsOf = async (app: RunningApp, path: string): Promise<string[]> =>
  (await list(app, path)).items.map(({ id }) => id).sort();
export const linkOf = (answer: Answer, relation: string): string | undefined =>
  new RegExp(`<([^>]*)>; rel="${relation}"`).exec(String(answer.headers.link))?.[1];

export const PREFIXES =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> PREFIX dcterms: ' +
  '<http://purl.org/dc/terms/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX ' +
  'skos: <http://www.w3.org/2004/02/skos/core#>';
