/** GraphML: things are nodes, statements between them edges. For networkx, Gephi, igraph, yEd. */
import type { TermId } from '../../graph/index.js';
import { GRAPHML, OWL, escapeXml, getOrMake, namedNode, type Names } from '../../rdf/index.js';
import type { Selection } from './selection.js';
import { isOfType } from './tables/table-rows.js';
import { readTableSchemas, type ColumnType, type TableColumn } from './tables/table-schema.js';
import { ThingReader } from './thing-reader.js';

/** Attributes of nodes and edges, all texts, besides the values. */
const KEYS = { node: ['iri', 'label', 'class', 'kind'], edge: ['property', 'relation'] };

/** GraphML types of table columns that nodes have too. */
const TYPES: Readonly<Partial<Record<ColumnType, string>>> = {
  date: 'string',
  year: 'int',
  integer: 'long',
  decimal: 'double',
  boolean: 'boolean',
};

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
  for (const { name, type } of columns) yield keyOf('node', name, TYPES[type]);
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

/** The things with a class, sorted by IRI. */
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
    .filter(({ type, property }) => TYPES[type] !== undefined && property !== undefined);
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
