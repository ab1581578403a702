/** The origins of statements, in words: the address of a source page, or a part of the graph. */
import { UNBOUND, type GraphVersion, type TermId } from '../graph/index.js';
import { SCHEMA, namedNode, objectsOf, type NamedNode, type Names } from '../rdf/index.js';

/** The name of the inferred part of the graph. */
export const INFERRED = 'inferred';

/** Pages named for one thing; more are counted. */
const MAX_PAGES = 3;

export class Origins {
  readonly #version: GraphVersion;
  readonly #names: Names;
  readonly #parts: ReadonlyMap<string, string>;
  readonly #known = new Map<TermId, string>();

  constructor(version: GraphVersion, names: Names) {
    const { ontology, reference, inferred, edits, receipts, review } = names.graphs;
    this.#version = version;
    this.#names = names;
    this.#parts = new Map([
      [ontology.value, 'ontology'],
      [reference.value, 'reference data'],
      [inferred.value, INFERRED],
      [edits.value, 'edits'],
      [receipts.value, 'receipts'],
      [review.value, 'review'],
    ]);
  }

  /** The origin of a named graph; the address of its page if it has one. */
  ofGraph(graph: TermId): string {
    let origin = this.#known.get(graph);
    if (origin === undefined) this.#known.set(graph, (origin = this.#read(graph)));
    return origin;
  }

  /** The origins of a thing's asserted statements: pages last. */
  ofThing(iri: string): string[] {
    const { ids } = this.#version;
    const thing = ids.dictionary.idOf(namedNode(iri));
    if (thing === UNBOUND) return [];
    const inferred = ids.dictionary.idOf(this.#names.graphs.inferred);
    const graphs = new Set<TermId>();
    ids.visit(thing, undefined, undefined, undefined, (_subject, _predicate, _object, graph) => {
      if (graph !== inferred) graphs.add(graph);
    });
    const [parts, pages]: [string[], TermId[]] = [[], []];
    for (const graph of graphs)
      if (this.#slugOf(graph) === undefined) parts.push(this.ofGraph(graph));
      else pages.push(graph);
    const more = pages.length - MAX_PAGES;
    return [
      ...parts,
      ...pages.slice(0, MAX_PAGES).map((graph) => this.ofGraph(graph)),
      ...(more > 0 ? [`${more} more pages (see sources_of)`] : []),
    ];
  }

  #read(graph: TermId): string {
    if (graph === UNBOUND) return 'default graph';
    const slug = this.#slugOf(graph);
    if (slug === undefined) return this.#parts.get(this.#iriOf(graph)) ?? this.#iriOf(graph);
    return this.addressOf(this.#names.thing('page', slug));
  }

  /** The address of a source page on the web; its IRI if unknown. */
  addressOf(page: NamedNode): string {
    return objectsOf(this.#version, page, SCHEMA.url)[0]?.value ?? page.value;
  }

  #slugOf(graph: TermId): string | undefined {
    const prefix = this.#names.graphs.page('').value;
    const iri = graph === UNBOUND ? '' : this.#iriOf(graph);
    return iri.startsWith(prefix) ? iri.slice(prefix.length) : undefined;
  }

  #iriOf(graph: TermId): string {
    return this.#version.ids.dictionary.termOf(graph).value;
  }
}
