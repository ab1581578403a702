/**
 * Paths through a graph from a thing to others, as values, for filters and columns. They are
 * followed over ids, or in any source of quads.
 */
import type { IdGraph } from './id-graph.js';
import { firstRowOf } from './pair-table.js';
import { hasDelta, visitRows, type PredicatePairs } from './predicate-pairs.js';
import type { TermId } from './term-ids.js';
import type { NamedNode, Names, QuadSource, Term } from '../rdf/index.js';
import { RDF, getOrMake, objectsOf, subjectsOf, termKey } from '../rdf/index.js';

/** A property by its IRI, or one of the product's own vocabulary by its local name. */
export type PropertyName = NamedNode | string;

/** A path from a node to others; `Property` is the type of a step's property. */
export type ListPath<Property = PropertyName> =
  | { readonly kind: 'self' }
  | { readonly kind: 'step'; readonly property: Property; readonly isInverse: boolean }
  /** In sequence, or in parallel. */
  | { readonly kind: 'chain' | 'union'; readonly paths: readonly ListPath<Property>[] }
  /** The first one with a result. */
  | { readonly kind: 'firstOf'; readonly paths: readonly ListPath<Property>[] }
  /** `then` where `condition` has a result, else `otherwise`. */
  | {
      readonly kind: 'given';
      readonly condition: ListPath<Property>;
      readonly then: ListPath<Property>;
      readonly otherwise: ListPath<Property>;
    }
  /** Any number of times, also none. */
  | { readonly kind: 'closure'; readonly path: ListPath<Property> }
  /** A part that many nodes share: its results are cached. */
  | {
      readonly kind: 'shared';
      readonly path: ListPath<Property>;
      readonly known?: Map<unknown, readonly unknown[]>;
    };

export const SELF: ListPath<never> = { kind: 'self' };
export const along = (...properties: readonly PropertyName[]): ListPath =>
  chain(...properties.map((property): ListPath => ({ kind: 'step', property, isInverse: false })));
export const against = (property: PropertyName): ListPath => ({
  kind: 'step',
  property,
  isInverse: true,
});
export const chain = (...paths: readonly ListPath[]): ListPath =>
  paths.length === 1 ? paths[0]! : { kind: 'chain', paths };
export const union = (...paths: readonly ListPath[]): ListPath => ({ kind: 'union', paths });
export const firstOf = (...paths: readonly ListPath[]): ListPath => ({ kind: 'firstOf', paths });
export const closure = (path: ListPath): ListPath => ({ kind: 'closure', path });
export const shared = (path: ListPath): ListPath => ({ kind: 'shared', path });
export const given = (condition: ListPath, then: ListPath, otherwise: ListPath): ListPath => ({
  kind: 'given',
  condition,
  then,
  otherwise,
});

/** A path over the tables of one graph. */
export type IdPath = ListPath<PredicatePairs>;

/**
 * The path over a graph's tables, to be followed many times.
 * @param classes of which things the types are needed; all by default.
 */
export function toIdPath(
  path: ListPath,
  graph: IdGraph,
  names: Names,
  classes?: Iterable<TermId>,
): IdPath {
  return withProperties(path, (name) => {
    const property = termOf(name, names);
    const objects = property.equals(RDF.type) ? classes : undefined;
    return graph.pairsOf(graph.dictionary.idOf(property), objects);
  });
}

/** The first property of the path; undefined for one that stays where it is. */
export function firstPropertyOf(path: ListPath, names: Names): NamedNode | undefined {
  let first: NamedNode | undefined;
  withProperties(path, (property) => (first ??= termOf(property, names)));
  return first;
}

const termOf = (property: PropertyName, { og }: Names): NamedNode =>
  typeof property === 'string' ? og(property) : property;

function withProperties<From, To>(
  path: ListPath<From>,
  toProperty: (property: From) => To,
): ListPath<To> {
  const inner = (each: ListPath<From>): ListPath<To> => withProperties(each, toProperty);
  switch (path.kind) {
    case 'self':
      return path;
    case 'step':
      return { ...path, property: toProperty(path.property) };
    case 'chain':
    case 'union':
    case 'firstOf':
      return { kind: path.kind, paths: path.paths.map(inner) };
    case 'given':
      return {
        kind: path.kind,
        condition: inner(path.condition),
        then: inner(path.then),
        otherwise: inner(path.otherwise),
      };
    case 'closure':
      return { kind: path.kind, path: inner(path.path) };
    case 'shared':
      return { kind: path.kind, path: inner(path.path), known: new Map() };
  }
}

/** Visits each node at the end of a path, maybe repeatedly. Cost: the statements on the way. */
export function followIds(path: IdPath, from: TermId, visit: (id: TermId) => void): void {
  follow(path, from, hopIds, visit);
}

/** Each node at the end of a path from some nodes. Cost: the statements on the way. */
export function endsAlong(path: IdPath, from: Iterable<TermId>): Set<TermId> {
  const ends = new Set<TermId>();
  for (const node of from) followIds(path, node, (end) => ends.add(end));
  return ends;
}

const hopIds: Hop<TermId, PredicatePairs> = (node, pairs, isInverse, visit) => {
  const layers = isInverse ? pairs.os : pairs.so;
  if (hasDelta(layers)) {
    visitRows(layers, node, undefined, (_node, value) => {
      visit(value);
    });
    return;
  }
  // Most tables have no delta, and most nodes a row or two.
  const { keys, values, length } = layers.base;
  for (let row = firstRowOf(layers.base, node); row < length && keys[row] === node; row += 1)
    visit(values[row]!);
};

/** The terms at the end of a path, each once. */
export function termsAlong(source: QuadSource, path: ListPath, from: Term, names: Names): Term[] {
  // Nodes are compared by identity, so each term is one object.
  const known = new Map<string, Term>();
  const single = (term: Term): Term => getOrMake(known, termKey(term), () => term);
  const hop: Hop<Term, PropertyName> = (node, name, isInverse, visit) => {
    const property = termOf(name, names);
    for (const term of isInverse
      ? subjectsOf(source, property, node)
      : objectsOf(source, node, property))
      visit(single(term));
  };
  const found = new Set<Term>();
  follow(path, single(from), hop, (term) => found.add(term));
  return [...found];
}

/** One step from a node along a property, or against it. */
type Hop<Node, Property> = (
  node: Node,
  property: Property,
  isInverse: boolean,
  visit: (node: Node) => void,
) => void;

function follow<Node, Property>(
  path: ListPath<Property>,
  from: Node,
  hop: Hop<Node, Property>,
  visit: (node: Node) => void,
): void {
  switch (path.kind) {
    case 'self':
      visit(from);
      return;
    case 'step':
      hop(from, path.property, path.isInverse, visit);
      return;
    case 'chain':
      followChain(path.paths, 0, from, hop, visit);
      return;
    case 'union':
      for (const each of path.paths) follow(each, from, hop, visit);
      return;
    case 'firstOf':
      path.paths.some((each) => leads(each, from, hop, visit));
      return;
    case 'given':
      follow(
        leads(path.condition, from, hop, () => undefined) ? path.then : path.otherwise,
        from,
        hop,
        visit,
      );
      return;
    case 'closure':
      followClosure(path.path, from, hop, visit);
      return;
    case 'shared':
      for (const node of remembered(path, from, hop)) visit(node);
  }
}

function remembered<Node, Property>(
  { path, known }: ListPath<Property> & { readonly kind: 'shared' },
  from: Node,
  hop: Hop<Node, Property>,
): readonly Node[] {
  // A path is followed over nodes of one kind, so its cache has that kind.
  const nodes = known?.get(from) as readonly Node[] | undefined;
  if (nodes) return nodes;
  const found = new Set<Node>();
  follow(path, from, hop, (node) => found.add(node));
  known?.set(from, [...found]);
  return [...found];
}

function followChain<Node, Property>(
  paths: readonly ListPath<Property>[],
  at: number,
  from: Node,
  hop: Hop<Node, Property>,
  visit: (node: Node) => void,
): void {
  const path = paths[at];
  if (path === undefined) visit(from);
  else
    follow(path, from, hop, (node) => {
      followChain(paths, at + 1, node, hop, visit);
    });
}

function followClosure<Node, Property>(
  path: ListPath<Property>,
  from: Node,
  hop: Hop<Node, Property>,
  visit: (node: Node) => void,
): void {
  const reached = new Set([from]);
  // A set's iterator includes elements added meanwhile.
  for (const node of reached) {
    visit(node);
    follow(path, node, hop, (next) => reached.add(next));
  }
}

/** Follows a path; returns whether it led anywhere. */
function leads<Node, Property>(
  path: ListPath<Property>,
  from: Node,
  hop: Hop<Node, Property>,
  visit: (node: Node) => void,
): boolean {
  let isAny = false;
  follow(path, from, hop, (node) => {
    isAny = true;
    visit(node);
  });
  return isAny;
}

export function reversed(path: ListPath): ListPath {
  switch (path.kind) {
    case 'self':
      return path;
    case 'step':
      return { ...path, isInverse: !path.isInverse };
    case 'chain':
      return { ...path, paths: [...path.paths].reverse().map(reversed) };
    case 'union':
      return { ...path, paths: path.paths.map(reversed) };
    case 'closure':
      return { ...path, path: reversed(path.path) };
    case 'shared':
      return { kind: path.kind, path: reversed(path.path) };
    case 'firstOf':
    case 'given':
      throw new TypeError('A path with a choice cannot be reversed.');
  }
}
