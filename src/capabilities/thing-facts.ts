/** A call's thing, its statements, and where they come from. */
import { badRequest, notFound } from '../errors.js';
import { UNBOUND, type GraphVersion, type TermId } from '../graph/index.js';
import { filledText, said } from '../input/index.js';
import {
  SCHEMA,
  getOrMake,
  namedNode,
  objectsOf,
  type NamedNode,
  type Names,
  type Term,
} from '../rdf/index.js';
import { thingIri } from '../search/index.js';
import type { Caller } from './capability.js';

/** Statements of a thing that are read in the main thread. */
const MAX_STATEMENTS = 5_000;
/** Pages named for one thing; more are counted. */
const MAX_PAGES = 3;
const INFERRED = 'inferred';

/** The argument that names a thing. */
export const THING = said(
  filledText(2_000),
  'Its IRI as find_thing gives it, or kind and slug.',
  ...['https://w3id.org/osce-graph/id/state/albania', 'organization/presence-in-albania'],
);

/**
 * The thing of a call, with statements in its version.
 * @throws ServiceError `not-found`, `bad-request`
 */
export function thingFor(
  said: string,
  { version, service: { names, history } }: Caller,
): NamedNode {
  const thing = namedNode(thingIri(said.trim(), names));
  const count = version.count(thing);
  if (count > MAX_STATEMENTS)
    throw badRequest(
      `<${thing.value}> has ${count} statements, more than the ${MAX_STATEMENTS} that are read at ` +
        `once. Use the tool query: SELECT ?property ?value { <${thing.value}> ?property ?value }.`,
    );
  if (count > 0) return thing;
  throw notFound(
    `Version ${version.number} says nothing about <${thing.value}>` +
      (history.wasTouched(thing) ? ', but other versions do; see changes_since.' : '.') +
      ' Search (the tool find_thing) finds things by name.',
  );
}

/** A statement of a thing, once, and its graphs. */
export interface OwnFact {
  readonly ids: readonly [subject: TermId, predicate: TermId, object: TermId];
  readonly property: NamedNode;
  readonly value: Term;
  readonly from: readonly string[];
}

/** A thing's statements, by property; purely inferred ones come last. */
export function factsOf(version: GraphVersion, thing: NamedNode, names: Names): OwnFact[] {
  const { ids } = version;
  const { dictionary } = ids;
  const origins = new Origins(version, names);
  const found = new Map<string, OwnFact & { readonly from: string[] }>();
  const id = dictionary.idOf(thing);
  ids.visit(id, undefined, undefined, undefined, (subject, predicate, object, graph) => {
    const fact = getOrMake(found, `${predicate} ${object}`, () => ({
      ids: [subject, predicate, object] as const,
      // Predicates are IRIs.
      property: dictionary.termOf(predicate) as NamedNode,
      value: dictionary.termOf(object),
      from: [],
    }));
    fact.from.push(origins.ofGraph(graph));
  });
  const keyOf = ({ from, property, value }: OwnFact): string =>
    [from.every((each) => each === INFERRED) ? 1 : 0, property.value, value.value].join(' ');
  return [...found.values()].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

/** The origins of statements, in words: the address of a source page, or a part of the graph. */
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
    return getOrMake(this.#known, graph, () => {
      if (graph === UNBOUND) return 'default graph';
      const iri = this.#iriOf(graph);
      const slug = this.#slugIn(iri);
      return slug === undefined
        ? (this.#parts.get(iri) ?? iri)
        : this.addressOf(this.#names.thing('page', slug));
    });
  }

  /** The origins of a thing's asserted statements: pages last. */
  ofThing(iri: string): string[] {
    const { ids } = this.#version;
    const thing = ids.dictionary.idOf(namedNode(iri));
    if (thing === UNBOUND) return [];
    const graphs = new Set<TermId>();
    ids.visit(thing, undefined, undefined, undefined, (...statement) => graphs.add(statement[3]));
    const isPage = (graph: TermId): boolean =>
      graph !== UNBOUND && this.#slugIn(this.#iriOf(graph)) !== undefined;
    const pages = [...graphs].filter(isPage);
    const parts = [...graphs].filter((graph) => !isPage(graph)).map((each) => this.ofGraph(each));
    const more = pages.length - MAX_PAGES;
    return [
      ...parts.filter((part) => part !== INFERRED),
      ...pages.slice(0, MAX_PAGES).map((graph) => this.ofGraph(graph)),
      ...(more > 0 ? [`${more} more pages (see sources_of)`] : []),
    ];
  }

  /** The address of a source page on the web; its IRI if unknown. */
  addressOf(page: NamedNode): string {
    return objectsOf(this.#version, page, SCHEMA.url)[0]?.value ?? page.value;
  }

  #slugIn(iri: string): string | undefined {
    const prefix = this.#names.graphs.page('').value;
    return iri.startsWith(prefix) ? iri.slice(prefix.length) : undefined;
  }

  #iriOf(graph: TermId): string {
    return this.#version.ids.dictionary.termOf(graph).value;
  }
}
