/** A thing as its page shows it: facts in the order of its shapes, what points at it, and where each fact stands. */
import { labelOf, spokenLabelOf, type GraphVersion } from '../graph/index.js';
import { OA, QuadSet, RDF, RDFS, RDF_FORMATS, SH, frameJsonLd, objectsOf, subjectsOf, termKey, withoutGraphs, type NamedNode, type Names, type Quad, type Term } from '../rdf/index.js';
import type { Service } from '../service.js';
import { superClassesOf } from '../shacl/index.js';
import { linkTo, valueOf } from './links.js';
import type { Fact, Link, ReceiptView, ThingView } from './pages/views.js';

/** How many things that point here are listed for one property. */
const INCOMING_SHOWN = 25;

/** What every page would work out anew: kept for as long as what it was made from. */
const shapeSets = new WeakMap<readonly Quad[], QuadSet>();
const receiptIndexes = new WeakMap<GraphVersion, Map<string, Quad[]>>();

function once<Key extends WeakKey, Value>(memory: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  let value = memory.get(key);
  if (value === undefined) memory.set(key, (value = make()));
  return value;
}

export async function thingView(version: GraphVersion, iri: NamedNode, quads: readonly Quad[], service: Service, path: string): Promise<ThingView> {
  const own = withoutGraphs(quads.filter(({ subject }) => subject.equals(iri)));
  return {
    iri: iri.value,
    label: labelOf(version, iri),
    types: typesOf(version, iri, service),
    facts: factsOf(version, iri, own, service),
    incoming: incomingOf(version, iri, service),
    sources: sourcesOf(version, iri, service),
    receipts: receiptsOf(version, iri, service),
    formats: RDF_FORMATS.map(({ label, extension }) => ({ label, href: `${path}.${extension}` })),
    schemaOrg: JSON.stringify(await schemaOrgOf(version, iri)),
  };
}

/** Our own classes, from the most special to the most general: a class comes before those it is a sub-class of. */
function typesOf(version: GraphVersion, iri: NamedNode, service: Service): Link[] {
  const classes = objectsOf(version, iri, RDF.type).filter((type) => type.value.startsWith(service.names.ontologyIri));
  const depth = (type: Term): number => superClassesOf(version, type).size;
  return [...classes].sort((left, right) => depth(right) - depth(left)).map((type) => linkTo(version, type, service));
}

function factsOf(version: GraphVersion, iri: NamedNode, own: readonly Quad[], service: Service): Fact[] {
  const order = propertyOrder(service.shapes, objectsOf(version, iri, RDF.type));
  const byProperty = new Map<string, { property: Term; values: Term[] }>();
  for (const { predicate, object } of own) {
    if (predicate.equals(RDF.type) || predicate.equals(RDFS.label)) continue;
    const entry = byProperty.get(predicate.value) ?? { property: predicate, values: [] };
    entry.values.push(object);
    byProperty.set(predicate.value, entry);
  }
  return [...byProperty.values()]
    .sort((left, right) => (order.get(left.property.value) ?? 1000) - (order.get(right.property.value) ?? 1000) || left.property.value.localeCompare(right.property.value))
    .map(({ property, values }) => ({
      property: propertyLink(version, property, service),
      values: values.map((value) => valueOf(version, value, service)).sort((left, right) => textOf(left).localeCompare(textOf(right))),
    }));
}

/** Properties of foreign vocabularies have no label here; their names are read as words. */
function propertyLink(version: GraphVersion, property: Term, service: Service): Link {
  return { ...linkTo(version, property, service), label: spokenLabelOf(version, property) };
}

function textOf(value: Fact['values'][number]): string {
  return value.kind === 'link' ? value.link.label : value.text;
}

/** The place of each property in the shapes of these classes (`sh:order`); where shapes differ, the first. */
function propertyOrder(shapes: readonly Quad[], classes: readonly Term[]): Map<string, number> {
  const source = once(shapeSets, shapes, () => new QuadSet([...shapes]));
  const properties = classes.flatMap((type) => subjectsOf(source, SH.targetClass, type)).flatMap((shape) => objectsOf(source, shape, SH.property));
  const order = new Map<string, number>();
  for (const property of properties) {
    const [place] = objectsOf(source, property, SH.order);
    for (const path of objectsOf(source, property, SH.path)) {
      order.set(path.value, Math.min(order.get(path.value) ?? Infinity, Number(place?.value ?? Infinity)));
    }
  }
  return order;
}

function incomingOf(version: GraphVersion, iri: NamedNode, service: Service): ThingView['incoming'] {
  const others = [service.names.graphs.inferred, ...service.names.sideGraphs];
  const byProperty = new Map<string, { property: Term; subjects: Map<string, Term> }>();
  for (const { subject, predicate, graph } of version.match(null, null, iri)) {
    if (others.some((other) => other.equals(graph)) || subject.termType !== 'NamedNode') continue;
    const entry = byProperty.get(predicate.value) ?? { property: predicate, subjects: new Map<string, Term>() };
    entry.subjects.set(termKey(subject), subject);
    byProperty.set(predicate.value, entry);
  }
  return [...byProperty.values()].map(({ property, subjects }) => {
    const things = [...subjects.values()].map((subject) => linkTo(version, subject, service)).sort((left, right) => left.label.localeCompare(right.label));
    const query = `SELECT ?thing ?label WHERE {\n  ?thing <${property.value}> <${iri.value}> ;\n         <${RDFS.label.value}> ?label .\n}\nORDER BY ?label`;
    return {
      property: propertyLink(version, property, service),
      things: things.slice(0, INCOMING_SHOWN),
      total: things.length,
      ...(things.length > INCOMING_SHOWN ? { moreHref: `/sparql?query=${encodeURIComponent(query)}` } : {}),
    };
  });
}

/** The documents that speak of the thing: the named graphs that its statements stand in. */
function sourcesOf(version: GraphVersion, iri: NamedNode, service: Service): Link[] {
  const pagePrefix = service.names.graphs.page('').value;
  const graphs = new Map([...version.match(iri)].map(({ graph }) => [graph.value, graph]));
  return [...graphs.values()]
    .filter((graph) => graph.value.startsWith(pagePrefix))
    .map((graph) => linkTo(version, service.names.thing('news', graph.value.slice(pagePrefix.length)), service))
    .sort((left, right) => left.label.localeCompare(right.label));
}

/** The words that statements about the thing rest on. */
function receiptsOf(version: GraphVersion, iri: NamedNode, service: Service): ReceiptView[] {
  const { names } = service;
  return (once(receiptIndexes, version, () => indexReceipts(version, names)).get(iri.value) ?? [])
    .map(({ subject: receipt, object }) => {
      const statement = object as Quad; // as the index has no other
      const selectors = objectsOf(version, receipt, OA.hasSelector);
      const read = (node: Term, property: NamedNode): string => objectsOf(version, node, property)[0]?.value ?? '';
      const readAny = (property: NamedNode): string => selectors.map((selector) => read(selector, property)).find(Boolean) ?? '';
      return {
        statement: [statement.subject, statement.predicate, statement.object].map((term) => labelOf(version, term)).join(' – '),
        quote: readAny(OA.exact),
        rule: read(receipt, names.og('rule')),
        confidence: read(receipt, names.og('confidence')),
        start: Number(readAny(OA.start)),
        end: Number(readAny(OA.end)),
      };
    })
    .sort((left, right) => left.start - right.start || left.statement.localeCompare(right.statement));
}

/** The receipts' `rdf:reifies` by both ends of the statement they are for. */
function indexReceipts(version: GraphVersion, names: Names): Map<string, Quad[]> {
  const index = new Map<string, Quad[]>();
  for (const reifies of version.match(null, RDF.reifies, null, names.graphs.receipts)) {
    if (reifies.object.termType !== 'Quad') continue;
    for (const end of new Set([reifies.object.subject, reifies.object.object].filter(({ termType }) => termType === 'NamedNode').map(({ value }) => value))) {
      const known = index.get(end);
      if (known) known.push(reifies);
      else index.set(end, [reifies]);
    }
  }
  return index;
}

/** What schema.org can say of the thing, for search engines: inferred from our own terms' alignments. */
async function schemaOrgOf(version: GraphVersion, iri: NamedNode): Promise<object> {
  const isSchema = (term: Term): boolean => term.value.startsWith('https://schema.org/');
  const quads = [...version.match(iri)].filter(({ predicate, object }) => isSchema(predicate) || predicate.equals(RDFS.label) || (predicate.equals(RDF.type) && isSchema(object)));
  const names = quads.flatMap(({ object }) => (object.termType === 'NamedNode' ? [...version.match(object, RDFS.label)] : []));
  const context = { '@vocab': 'https://schema.org/', name: { '@id': RDFS.label.value, '@language': 'en' } };
  return frameJsonLd(withoutGraphs([...quads, ...names]), iri.value, context);
}

