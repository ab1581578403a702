/** A thing as its page shows it: facts in the order of its shapes, what points at it, and where each fact stands. */
import { TermKind, UNBOUND, type GraphVersion, type InferenceRules, type TermId } from '../../graph/index.js';
import { OA, RDF, RDFS, RDF_FORMATS, objectsOf, quad, type NamedNode, type Names, type Quad, type Term } from '../../rdf/index.js';
import type { Dependencies } from '../../snapshots/index.js';
import type { Fact, Link, ReceiptView, ThingView } from '../pages/views.js';
import { PageReader } from './page-reader.js';
import type { PropertyOrder } from './property-order.js';
import { schemaOrgOf } from './schema-org.js';
import type { ThingDocument } from './thing-documents.js';

/** How many things that point here are listed for one property. */
const INCOMING_SHOWN = 25;

/** What views are made with. */
export interface ViewTools {
  readonly names: Names;
  readonly order: PropertyOrder;
  /** The rules of our own ontology. */
  readonly rules: InferenceRules;
}

/** A view, and what it depends on; undefined where that cannot be told. */
export interface MadeView {
  readonly view: ThingView;
  readonly dependencies: Dependencies | undefined;
}

/** The view of a thing in a language. Cost: its statements, and those that point at it. */
export function thingView(document: ThingDocument, language: string, tools: ViewTools): MadeView {
  const maker = new ViewMaker(document, language, tools);
  const view = maker.make();
  return { view, dependencies: maker.reader.hasUnknownTerms ? undefined : maker.reader.dependencies };
}

/** Things that point here by one property: those that are shown, and how many there are. */
interface Incoming {
  readonly property: Term;
  readonly shown: readonly TermId[];
  readonly total: number;
}

class ViewMaker {
  readonly reader: PageReader;
  readonly #document: ThingDocument;
  readonly #version: GraphVersion;
  readonly #iri: NamedNode;
  readonly #id: TermId;
  readonly #tools: ViewTools;

  constructor(document: ThingDocument, language: string, tools: ViewTools) {
    this.#document = document;
    this.#version = document.version;
    this.#iri = document.iri;
    this.#id = this.#idOf(document.iri);
    this.#tools = tools;
    this.reader = new PageReader(document.version, tools.names, language);
  }

  make(): ThingView {
    const { nodes, neighbours, classes } = this.#document.description;
    const { said, named, classed, linked } = this.reader.dependencies;
    for (const [ids, dependencies] of [[nodes, said], [neighbours, named], [classes, classed]] as const) for (const id of ids) dependencies.add(id);
    linked.add(this.#id);
    const own = this.#document.sortedQuads().filter(({ subject }) => subject.equals(this.#iri));
    const incoming = this.#incoming();
    const name = this.reader.link(this.#iri);
    return {
      iri: this.#iri.value,
      label: name.label,
      ...(name.language === undefined ? {} : { language: name.language }),
      types: this.#types(own),
      facts: this.#facts(own),
      incoming: incoming.map((each) => this.#incomingView(each)),
      sources: this.#sources(),
      receipts: this.#receipts(own, incoming),
      formats: RDF_FORMATS.map(({ label, extension }) => ({ label, href: `${name.href}.${extension}` })),
      schemaOrg: JSON.stringify(schemaOrgOf(this.#iri.value, [...own, ...this.#pointing(incoming)], this.#tools.rules, (term) => this.reader.text(term))),
    };
  }

  /** Classes of our own ontology: those that somebody said, then those that follow. */
  #types(own: readonly Quad[]): Link[] {
    const types = own.filter(({ predicate, object }) => predicate.equals(RDF.type) && object.value.startsWith(this.#tools.names.ontologyIri));
    const isInferred = ({ graph }: Quad): boolean => graph.equals(this.#tools.names.graphs.inferred);
    const inOrder = [...types.filter((type) => !isInferred(type)), ...types.filter(isInferred)];
    return [...new Map(inOrder.map(({ object }) => [object.value, object])).values()].map((type) => this.reader.link(type));
  }

  #facts(own: readonly Quad[]): Fact[] {
    const order = this.#tools.order.of(this.#document.classes);
    const byProperty = new Map<string, { property: Term; values: Map<string, Term> }>();
    for (const { predicate, object } of own) {
      if (predicate.equals(RDF.type) || predicate.equals(RDFS.label)) continue;
      const entry = byProperty.get(predicate.value) ?? { property: predicate, values: new Map<string, Term>() };
      entry.values.set(JSON.stringify(object), object);
      byProperty.set(predicate.value, entry);
    }
    return [...byProperty.values()]
      .sort((left, right) => (order.get(left.property.value) ?? 1000) - (order.get(right.property.value) ?? 1000) || left.property.value.localeCompare(right.property.value))
      .map(({ property, values }) => ({
        property: this.reader.propertyLink(property),
        values: [...values.values()].map((value) => this.reader.value(value)).sort((left, right) => textOf(left).localeCompare(textOf(right))),
      }));
  }

  /** What points here, asserted of whatever has an IRI, by property. Cost: the statements that do. */
  #incoming(): Incoming[] {
    const { ids } = this.#version;
    const left = new Set([this.#idOf(this.#tools.names.graphs.inferred), this.#idOf(this.#tools.names.graphs.receipts)].filter((id) => id !== UNBOUND));
    const subjects = new Map<TermId, Set<TermId>>();
    ids.visit(undefined, undefined, this.#id, undefined, (subject, predicate, _object, graph) => {
      if (left.has(graph) || ids.dictionary.kindOf(subject) !== TermKind.iri) return;
      const found = subjects.get(predicate);
      if (found) found.add(subject);
      else subjects.set(predicate, new Set([subject]));
    });
    return [...subjects]
      .map(([property, found]) => ({ property: this.#termOf(property), shown: firstByAddress([...found].map((id) => [id, ids.dictionary.textOf(id)])), total: found.size }))
      .sort((one, other) => (one.property.value < other.property.value ? -1 : 1));
  }

  #incomingView({ property, shown, total }: Incoming): ThingView['incoming'][number] {
    const query = `SELECT ?thing ?label WHERE {\n  ?thing <${property.value}> <${this.#iri.value}> ;\n         <${RDFS.label.value}> ?label .\n}\nORDER BY ?label`;
    return {
      property: this.reader.propertyLink(property),
      things: shown.map((id) => this.reader.link(this.#termOf(id))),
      total,
      ...(total > shown.length ? { moreHref: `/sparql?query=${encodeURIComponent(query)}` } : {}),
    };
  }

  /** The statements of what is shown to point here. */
  #pointing(incoming: readonly Incoming[]): Quad[] {
    return incoming.flatMap(({ property, shown }) => shown.map((id) => quad(this.#termOf(id) as NamedNode, property as NamedNode, this.#iri)));
  }

  /** The documents that speak of the thing: the named graphs that its statements stand in. */
  #sources(): Link[] {
    const prefix = this.#tools.names.graphs.page('').value;
    const graphs = new Set([...this.#version.match(this.#iri)].map(({ graph }) => graph.value).filter((graph) => graph.startsWith(prefix)));
    return [...graphs]
      .map((graph) => this.reader.link(this.#tools.names.thing('news', graph.slice(prefix.length))))
      .sort((left, right) => left.label.localeCompare(right.label));
  }

  /** The words that the statements rest on which the page shows. */
  #receipts(own: readonly Quad[], incoming: readonly Incoming[]): ReceiptView[] {
    const { dictionary } = this.#version.ids;
    const found = new Map<string, ReceiptView>();
    for (const { subject, predicate, object } of [...own, ...this.#pointing(incoming)]) {
      const triple = dictionary.idOfTriple(dictionary.idOf(subject), dictionary.idOf(predicate), dictionary.idOf(object));
      if (triple === UNBOUND) continue;
      for (const { subject: receipt } of this.#version.match(null, RDF.reifies, dictionary.termOf(triple), this.#tools.names.graphs.receipts)) {
        found.set(receipt.value, this.#receipt(receipt, [subject, predicate, object]));
      }
    }
    return [...found].sort(([iri, left], [otherIri, right]) => left.start - right.start || left.statement.localeCompare(right.statement) || (iri < otherIri ? -1 : 1)).map(([, receipt]) => receipt);
  }

  #receipt(receipt: Term, parts: readonly Term[]): ReceiptView {
    const selectors = objectsOf(this.#version, receipt, OA.hasSelector);
    for (const node of [receipt, ...selectors]) this.reader.dependencies.said.add(this.#idOf(node));
    const read = (node: Term, property: NamedNode): string => objectsOf(this.#version, node, property).map(({ value }) => value).sort()[0] ?? '';
    const readAny = (property: NamedNode): string => selectors.map((selector) => read(selector, property)).filter(Boolean).sort()[0] ?? '';
    return {
      statement: this.reader.statement(parts),
      quote: readAny(OA.exact),
      rule: read(receipt, this.#tools.names.og('rule')),
      confidence: read(receipt, this.#tools.names.og('confidence')),
      start: Number(readAny(OA.start)),
      end: Number(readAny(OA.end)),
    };
  }

  #idOf(term: Term): TermId {
    return this.#version.ids.dictionary.idOf(term);
  }

  #termOf(id: TermId): Term {
    return this.#version.ids.dictionary.termOf(id);
  }
}

function textOf(value: Fact['values'][number]): string {
  return value.kind === 'link' ? value.link.label : value.text;
}

/** The first things of a list: those whose addresses begin with a date, newest first, then the others in the order of their addresses. */
function firstByAddress(things: readonly (readonly [TermId, iri: string])[]): TermId[] {
  const first: (readonly [TermId, string])[] = [];
  for (const thing of things) {
    if (first.length === INCOMING_SHOWN && compareAddresses(thing[1], first.at(-1)![1]) >= 0) continue;
    const place = first.findIndex(([, other]) => compareAddresses(thing[1], other) < 0);
    first.splice(place === -1 ? first.length : place, 0, thing);
    if (first.length > INCOMING_SHOWN) first.pop();
  }
  return first.map(([id]) => id);
}

function compareAddresses(left: string, right: string): number {
  const [leftDated, rightDated] = [isDated(left), isDated(right)];
  if (leftDated !== rightDated) return leftDated ? -1 : 1;
  const order = left < right ? -1 : left > right ? 1 : 0;
  return leftDated ? -order : order;
}

const ZERO = '0'.charCodeAt(0);

function isDated(iri: string): boolean {
  const digit = iri.charCodeAt(iri.lastIndexOf('/') + 1) - ZERO;
  return digit >= 0 && digit <= 9;
}
