/**
 * The graph as GraphML: things are nodes, statements between things are edges. Read by networkx,
 * Gephi, igraph, yEd.
 */
import { TermKind, localNameOf, type TermId } from '../../graph/index.js';
import { GRAPHML, RDF, escapeXml, type Names } from '../../rdf/index.js';
import type { Selection } from './selection.js';
import { sortedIris } from './term-order.js';
import { ThingReader } from './thing-reader.js';

/** What nodes and edges carry besides their ids. */
const KEYS = [
  { id: 'iri', for: 'node' },
  { id: 'label', for: 'node' },
  { id: 'class', for: 'node' },
  { id: 'kind', for: 'node' },
  { id: 'property', for: 'edge' },
  { id: 'relation', for: 'edge' },
] as const;

/**
 * A node for each thing that has an IRI and a class, outside the ontology; an edge for each
 * statement between two of them. The id of a node is `kind:slug`, or a number with `n` where its
 * IRI is not one of ours; `iri` has the whole.
 * @throws ServiceError `not-acceptable` for a name with a character that XML cannot hold.
 */
export function* graphmlParts(selection: Selection, names: Names): Generator<string> {
  const { dictionary } = selection.graph;
  const reader = new ThingReader(selection.graph, names);
  const type = dictionary.idOf(RDF.type);
  const nodes = nodesOf(selection, type, dictionary.idOf(names.graphs.ontology));
  const ids = new Map(
    Array.from(nodes, (node, index) => [node, nodeId(names, dictionary.textOf(node), index)]),
  );
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="${GRAPHML.iri}">\n`;
  for (const key of KEYS)
    yield `  <key id="${key.id}" for="${key.for}" attr.name="${key.id}" attr.type="string"/>\n`;
  yield '  <graph id="osce-graph" edgedefault="directed">\n';
  for (const node of nodes) {
    const iri = dictionary.textOf(node);
    const data = {
      iri,
      label: reader.nameOf(node),
      class: classesOf(selection, node, type),
      kind: names.thingOf(iri)?.kind ?? '',
    };
    yield element('node', `id="${escapeXml(ids.get(node)!)}"`, data);
  }
  for (const node of nodes) {
    for (const [property, target] of linksOf(selection, node, type, ids)) {
      const iri = dictionary.textOf(property);
      // Both ends are nodes.
      yield element(
        'edge',
        `source="${escapeXml(ids.get(node)!)}" target="${escapeXml(ids.get(target)!)}"`,
        { property: iri, relation: reader.nameOf(property) },
      );
    }
  }
  yield '  </graph>\n</graphml>\n';
}

function element(name: string, attributes: string, data: Readonly<Record<string, string>>): string {
  const entries = Object.entries(data)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `<data key="${key}">${escapeXml(value)}</data>`);
  return `    <${name} ${attributes}>${entries.join('')}</${name}>\n`;
}

/** The things with a class, sorted by IRI. */
function nodesOf(selection: Selection, type: TermId, ontology: TermId): Uint32Array {
  const { dictionary } = selection.graph;
  const found = new Set<TermId>();
  selection.visit(
    (subject, _type, _class, graph) => {
      if ((graph !== ontology || graph === 0) && dictionary.kindOf(subject) === TermKind.iri)
        found.add(subject);
    },
    undefined,
    type,
  );
  return sortedIris(dictionary, Uint32Array.from(found));
}

/** An XML name token, as GraphML asks for. */
function nodeId({ thingOf }: Names, iri: string, index: number): string {
  const thing = thingOf(iri);
  const id = `${thing?.kind}:${thing?.slug}`;
  return thing && /^[\w:.-]+$/.test(id) ? id : `n${index}`;
}

function classesOf(selection: Selection, node: TermId, type: TermId): string {
  const classes = new Set<string>();
  selection.visit(
    (_node, _type, each) => {
      classes.add(localNameOf(selection.graph.dictionary.textOf(each)));
    },
    node,
    type,
  );
  return [...classes].sort().join(' ');
}

/** Property and target of each statement that ends at a node, each once, sorted. */
function linksOf(
  selection: Selection,
  node: TermId,
  type: TermId,
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
