/**
 * All files that the facts give: reference data by topic, news by year, and the report on names.
 */
import {
  STANDARD_PREFIXES,
  KINDS,
  namesFor,
  quadKey,
  serializeText,
  DEFAULT_BASE_IRI,
  RDF,
  RDFS,
  type Quad,
} from '../../src/rdf/index.js';
import type { NewThing } from '../../src/news/link/links.js';
import type { Facts, PlaceRecord } from './facts-files.js';
import { buildNews, type BuiltNewsItem } from './news.js';
import { reportOnNames } from './name-report.js';
import { buildReference } from './reference.js';

export interface BuiltData {
  readonly reference: readonly Quad[];
  readonly news: readonly BuiltNewsItem[];
  /** Places that news items name and the facts do not know. */
  readonly newPlaces: readonly PlaceRecord[];
  /** Text by path below `data/`. */
  readonly files: ReadonlyMap<string, string>;
}

/** Builds everything in memory; the same facts give the same bytes. */
export function buildData(facts: Facts): BuiltData {
  const names = namesFor(DEFAULT_BASE_IRI);
  const topics = buildReference(facts, names);
  const reference = [...topics.values()].flat();
  const { items: news, newThings } = buildNews(facts, reference, names);
  const files = new Map<string, string>();
  for (const [topic, quads] of topics) files.set(`reference/${topic}.trig`, toText(quads));
  for (const year of [...new Set(news.map((item) => item.year))].sort()) {
    files.set(
      `news/${year}.trig`,
      toText(news.filter((item) => item.year === year).flatMap(({ quads }) => quads)),
    );
  }
  files.set('unlinked.md', reportOnNames(facts.news, news, newThings, names));
  const newPlaces = [...newThings.values()]
    .filter(({ classes }) => classes.includes('Place'))
    .map(toRecord);
  return { reference, news, newPlaces, files };
}

function toRecord({ label: name, iso2, altLabels: altNames }: NewThing): PlaceRecord {
  if (iso2 === undefined) throw new Error(`Which State is ${name} in? Add it to places.json.`);
  return { name, country: iso2, altNames, lat: null, lon: null, source: null, note: null };
}

const { ontologyIri, baseIri } = namesFor(DEFAULT_BASE_IRI);
const PREFIXES: Readonly<Record<string, string>> = {
  og: ontologyIri,
  ...Object.fromEntries(KINDS.map((kind) => [kind, `${baseIri}id/${kind}/`])),
  ...STANDARD_PREFIXES,
};

/**
 * TriG in an order that depends on nothing but the quads: by graph and subject; types and labels
 * before the rest.
 */
function toText(quads: readonly Quad[]): string {
  const used = [
    ...new Set(
      quads
        .flatMap((quad) =>
          [quad.subject, quad.predicate, quad.object, quad.graph].map(({ value }) => value),
        )
        .concat(datatypesOf(quads)),
    ),
  ];
  const prefixes = Object.fromEntries(
    Object.entries(PREFIXES).filter(([, iri]) => used.some((value) => value.startsWith(iri))),
  );
  const keyed = quads
    .map((quad) => [sortKey(quad), quad] as const)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return serializeText(
    keyed.map(([, quad]) => quad),
    'trig',
    { prefixes },
  );
}

function datatypesOf(quads: readonly Quad[]): string[] {
  return quads.flatMap(({ object }) =>
    object.termType === 'Literal' ? [object.datatype.value] : [],
  );
}

function sortKey(quad: Quad): string {
  const first = [RDF.type, RDFS.label].findIndex((predicate) => predicate.equals(quad.predicate));
  const rank = first === -1 ? '9' : String(first);
  return [quad.graph.value, quad.subject.value, rank, quadKey(quad)].join('\n');
}
