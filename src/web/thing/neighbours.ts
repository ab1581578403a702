/** Things that a thing names, and that name it, from the service. */
import { select } from '../requests.js';

/** A thing beside another, and the property between them. */
export interface Neighbour {
  readonly iri: string;
  readonly property: string;
  /** Whether the thing that was asked about names the neighbour, or the other way round. */
  readonly isOutgoing: boolean;
}

/** The neighbours that are drawn, and how many there are. */
export interface Neighbours {
  readonly shown: readonly Neighbour[];
  readonly total: number;
}

/** IRIs that a query can contain unchanged. */
const IS_PLAIN = /^[^<>"{}|\\^`\s]+$/;

/** The neighbours of a thing: some of each property, `most` in all. @throws RequestFailed */
export async function neighboursOf(
  iri: string,
  version: string | undefined,
  most: number,
): Promise<Neighbours> {
  const base = iri.slice(0, iri.indexOf('/id/'));
  if (!IS_PLAIN.test(iri) || !iri.includes('/id/')) return { shown: [], total: 0 };
  const others = ['inferred', 'receipts', 'review'].map((name) => `<${base}/graph/${name}>`);
  const query = `SELECT DISTINCT ?node ?property ?out {
  { GRAPH ?g { <${iri}> ?property ?node } BIND("1" AS ?out) }
  UNION { GRAPH ?g { ?node ?property <${iri}> } BIND("" AS ?out) }
  FILTER(?g NOT IN (${others.join(', ')}))
  FILTER(isIRI(?node) && STRSTARTS(STR(?node), "${base}/id/"))
} ORDER BY DESC(?node) LIMIT 2000`;
  const all = (await select(query, version)).map(
    ({ node = '', property = '', out }): Neighbour => ({
      iri: node,
      property,
      isOutgoing: out !== '',
    }),
  );
  return { shown: inTurns(all, most), total: new Set(all.map((each) => each.iri)).size };
}

/** One of each property, then a second of each, until enough are taken. */
function inTurns(all: readonly Neighbour[], most: number): Neighbour[] {
  const groups = new Map<string, Neighbour[]>();
  for (const each of all) {
    const key = `${each.property} ${each.isOutgoing}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const taken: Neighbour[] = [];
  const iris = new Set<string>();
  for (
    let round = 0;
    iris.size < most && [...groups.values()].some((group) => group.length > round);
    round += 1
  ) {
    for (const group of groups.values()) {
      const next = group[round];
      if (!next || (iris.size >= most && !iris.has(next.iri))) continue;
      iris.add(next.iri);
      taken.push(next);
    }
  }
  return taken;
}
