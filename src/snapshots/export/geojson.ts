/** Files for maps and networks: places as GeoJSON (RFC 7946), things as GraphML. */
import { COUNTRY, type TermId } from '../../graph/index.js';
import { GEO, GRAPHML, OWL, escapeXml, getOrMake, namedNode, type Names } from '../../rdf/index.js';
import type { Selection } from './selection.js';
import { ThingReader } from './thing-reader.js';
import { isOfType } from './tables/table-rows.js';
import { COLUMN_TYPES, readTableSchemas, type TableColumn } from './tables/table-schema.js';

/**
 * A feature for each place that the selection is about or names: a point if it has coordinates (WGS
 * 84, longitude first), else without geometry. Properties: name, State, country (for Kosovo, which
 * is in no State, the place), and the number of events there.
 */
export function* geojsonParts(selection: Selection, names: Names): Generator<string> {
  const { dictionary } = selection.graph;
  const reader = new ThingReader(selection, names);
  const [place, inState, eventPlace] = ['Place', 'inState', 'place'].map((name) =>
    dictionary.idOf(names.og(name)),
  ) as [TermId, TermId, TermId];
  const [latitude, longitude] = [dictionary.idOf(GEO.lat), dictionary.idOf(GEO.long)];
  const countriesOf = reader.along(COUNTRY.ofPlace);
  const found = new Set<TermId>();
  selection.visit((subject) => found.add(subject), undefined, reader.type, place);
  selection.visit((subject) => found.add(subject), undefined, latitude);
  yield '{\n"type": "FeatureCollection",\n"features": [';
  let separator = '\n';
  for (const each of reader.sorted(found)) {
    const [state] = reader.valuesOf(each, inState).sort();
    const [country] = countriesOf(each)
      .map((id) => reader.nameOf(id))
      .sort();
    const events = [...reader.subjectsOf(eventPlace, each)].filter((event) =>
      selection.isAbout(event),
    );
    const feature = {
      type: 'Feature',
      id: dictionary.textOf(each),
      geometry: pointOf(reader, each, latitude, longitude),
      properties: {
        name: reader.nameOf(each),
        state: state === undefined ? null : reader.nameOf(state),
        stateIri: state === undefined ? null : reader.textOf(state),
        country: country ?? null,
        events: events.length,
      },
    };
    yield `${separator}${JSON.stringify(feature)}`;
    separator = ',\n';
  }
  yield '\n]\n}\n';
}

/** Of a place with exactly one valid latitude and longitude. */
function pointOf(
  reader: ThingReader,
  place: TermId,
  latitude: TermId,
  longitude: TermId,
): object | null {
  const degrees = (property: TermId, limit: number): number | undefined => {
    const [text, ...others] = reader.valuesOf(place, property).map((value) => reader.textOf(value));
    const value =
      text === undefined || text.trim() === '' || others.length > 0 ? NaN : Number(text);
    return Math.abs(value) <= limit ? value : undefined;
  };
  const coordinates = [degrees(longitude, 180), degrees(latitude, 90)];
  return coordinates.includes(undefined) ? null : { type: 'Point', coordinates };
}

/** Attributes of nodes and edges, all texts, besides the values. */
const KEYS = { node: ['iri', 'label', 'class', 'kind'], edge: ['property', 'relation'] };

/**
 * A node for each thing that has an IRI and a class, with its dates and numbers as in the tables;
 * an edge for each statement between two of them. The id of a node is `kind:slug`, or a number with
 * `n` where its IRI is not one of ours; `iri` has the whole.
 * @throws ServiceError `not-acceptable` for a name with a character that XML cannot hold.
 */
export function* graphmlParts(selection: Selection, names: Names): Generator<string> {
  const { dictionary } = selection.graph;
  const reader = new ThingReader(selection, names);
  const nodes = nodesOf(reader);
  // Only the ontology needs this class.
  const individual = dictionary.idOf(OWL.NamedIndividual);
  const columns = valueColumns(names);
  const columnOf = new Map(
    columns.map((column) => [dictionary.idOf(namedNode(column.property!)), column]),
  );
  const ids = new Map(
    Array.from(nodes, (node, index) => [
      node,
      escapeXml(nodeId(names, dictionary.textOf(node), index)),
    ]),
  );
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="${GRAPHML.iri}">\n`;
  const keyOf = (of: string, id: string, type = 'string'): string =>
    `  <key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>\n`;
  for (const [of, keys] of Object.entries(KEYS)) for (const id of keys) yield keyOf(of, id);
  for (const { name, type } of columns) yield keyOf('node', name, COLUMN_TYPES[type].graphml);
  yield '  <graph id="osce-graph" edgedefault="directed">\n';
  for (const [node, id] of ids) {
    const iri = dictionary.textOf(node);
    yield element('node', `id="${id}"`, {
      iri,
      label: reader.nameOf(node),
      class: reader.classNamesOf(node, individual).join(' '),
      kind: names.thingOf(iri)?.kind ?? '',
      ...valuesOf(reader, node, columnOf),
    });
  }
  for (const [node, id] of ids)
    for (const [property, target] of linksOf(reader, node, ids))
      yield element('edge', `source="${id}" target="${ids.get(target)}"`, {
        property: dictionary.textOf(property),
        relation: reader.nameOf(property),
      });
  yield '  </graph>\n</graphml>\n';
}

function element(name: string, attributes: string, data: Readonly<Record<string, string>>): string {
  const entries = Object.entries(data)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `<data key="${key}">${escapeXml(value)}</data>`);
  return `    <${name} ${attributes}>${entries.join('')}</${name}>\n`;
}

function nodesOf(reader: ThingReader): TermId[] {
  const { selection, type } = reader;
  const found = new Set<TermId>();
  selection.visit(
    (subject, _type, _class, graph) => {
      if (!selection.isOfOntology(subject, graph)) found.add(subject);
    },
    undefined,
    type,
  );
  return reader.sorted(found);
}

/** An XML name token, as GraphML wants. */
function nodeId({ thingOf }: Names, iri: string, index: number): string {
  const thing = thingOf(iri);
  const id = `${thing?.kind}:${thing?.slug}`;
  return thing && /^[\w:.-]+$/.test(id) ? id : `n${index}`;
}

/** The columns of the tables that have dates, numbers and truth values, one a property. */
function valueColumns(names: Names): TableColumn[] {
  const columns = readTableSchemas(names)
    .flatMap(({ columns: each }) => each)
    .filter(
      ({ type, property }) => COLUMN_TYPES[type].graphml !== undefined && property !== undefined,
    );
  return [...new Map(columns.map((column) => [column.property, column])).values()];
}

/** The dates and numbers of a node, except properties with several values. */
function valuesOf(
  reader: ThingReader,
  node: TermId,
  columnOf: ReadonlyMap<TermId, TableColumn>,
): Record<string, string> {
  const found = new Map<string, Set<TermId>>();
  reader.selection.visit((_node, property, value) => {
    const column = columnOf.get(property);
    if (column && isOfType(reader, value, column.type, false))
      getOrMake(found, column.name, () => new Set()).add(value);
  }, node);
  return Object.fromEntries(
    [...found]
      .filter(([, values]) => values.size === 1)
      .map(([name, [value]]): [string, string] => [name, reader.textOf(value!)])
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

/** Property and target of each statement between nodes, each once, sorted. */
function linksOf(
  { selection, type }: ThingReader,
  node: TermId,
  ids: ReadonlyMap<TermId, string>,
): [TermId, TermId][] {
  const { dictionary } = selection.graph;
  const links = new Map<string, [TermId, TermId]>();
  selection.visit((_node, property, target) => {
    if (property !== type && ids.has(target))
      links.set(`${dictionary.textOf(property)} ${dictionary.textOf(target)}`, [property, target]);
  }, node);
  return [...links].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, link]) => link);
}
