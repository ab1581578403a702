/** SHACL property paths (SHACL §2.3.1): over ids, in queries, and in reports. */
import type { NamedNode, Quad, QuadSource, Term } from '../rdf/index.js';
import { RDF, SH, blankNode, objectsOf, quad } from '../rdf/index.js';
import type { TermId } from '../graph/index.js';
import { inverseOf, type PathExpression } from '../sparql/index.js';
import type { MergedGraph } from './merged-graph.js';
import { listOf } from './shape-terms.js';

/** The path without steps: from a node to itself. */
export const HERE: PathExpression = { type: 'seq', input: [] };

/** Deeper ones are taken for circles. */
const MAX_DEPTH = 64;

const REPEATED = [
  [SH.zeroOrMorePath, 'ZeroOrMorePath'],
  [SH.oneOrMorePath, 'OneOrMorePath'],
  [SH.zeroOrOnePath, 'ZeroOrOnePath'],
] as const;

/** Reads a path; undefined for an invalid or circular one. */
export function readPath(shapes: QuadSource, path: Term, depth = 0): PathExpression | undefined {
  if (path.termType === 'NamedNode') return { type: 'link', iri: path };
  if (path.termType !== 'BlankNode' || depth > MAX_DEPTH) return undefined;
  const read = (part: Term | undefined): PathExpression | undefined =>
    part && readPath(shapes, part, depth + 1);
  const [first] = objectsOf(shapes, path, RDF.first);
  if (first) return readParts('seq', listOf(shapes, path).map(read));
  const [alternatives] = objectsOf(shapes, path, SH.alternativePath);
  if (alternatives) return readParts('alt', listOf(shapes, alternatives).map(read));
  for (const [predicate, type] of REPEATED) {
    const [repeated] = objectsOf(shapes, path, predicate);
    const part = read(repeated);
    if (repeated) return part && { type, path: part };
  }
  const part = read(objectsOf(shapes, path, SH.inversePath)[0]);
  return part && inverseOf(part);
}

function readParts(
  type: 'seq' | 'alt',
  parts: readonly (PathExpression | undefined)[],
): PathExpression | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length && known.length > 0 ? { type, input: known } : undefined;
}

/** The nodes at the end of a path, each once. */
export function follow(graph: MergedGraph, path: PathExpression, node: TermId): TermId[] {
  switch (path.type) {
    case 'link':
      return graph.objects(node, graph.idOf(path.iri));
    case 'inv':
      return path.path.type === 'link'
        ? graph.subjects(graph.idOf(path.path.iri), node)
        : follow(graph, inverseOf(path.path), node);
    case 'seq':
      return path.input.reduce((nodes, part) => followAll(graph, part, nodes), [node]);
    case 'alt':
      return distinct(path.input.flatMap((part) => follow(graph, part, node)));
    case 'nps':
      throw new TypeError('SHACL has no negated property sets.');
    default: {
      const once = follow(graph, path.path, node);
      const reached = new Set(path.type === 'OneOrMorePath' ? once : [node, ...once]);
      if (path.type === 'ZeroOrOnePath') return [...reached];
      for (const each of reached)
        for (const next of follow(graph, path.path, each)) reached.add(next);
      return [...reached];
    }
  }
}

function followAll(graph: MergedGraph, path: PathExpression, nodes: readonly TermId[]): TermId[] {
  const reached = nodes.flatMap((node) => follow(graph, path, node));
  return nodes.length === 1 ? reached : distinct(reached);
}

function distinct(nodes: readonly TermId[]): TermId[] {
  return [...new Set(nodes)];
}

/** A possible step of a path, and the way to it. */
export interface PathStep {
  readonly way: PathExpression;
  readonly predicate: NamedNode;
  readonly isInverse: boolean;
}

/** All steps of a path, each with the way there after `way`. */
export function stepsOf(path: PathExpression, way: PathExpression = HERE): PathStep[] {
  switch (path.type) {
    case 'link':
      return [{ way, predicate: path.iri, isInverse: false }];
    case 'inv':
      return path.path.type === 'link'
        ? [{ way, predicate: path.path.iri, isInverse: true }]
        : stepsOf(inverseOf(path.path), way);
    case 'seq':
      return path.input.flatMap((part, index) =>
        stepsOf(part, joined(way, ...path.input.slice(0, index))),
      );
    case 'alt':
      return path.input.flatMap((part) => stepsOf(part, way));
    case 'nps':
      throw new TypeError('SHACL has no negated property sets.');
    case 'ZeroOrOnePath':
      return stepsOf(path.path, way);
    default:
      return stepsOf(path.path, joined(way, { type: 'ZeroOrMorePath', path: path.path }));
  }
}

export function joined(...parts: readonly PathExpression[]): PathExpression {
  const flat = parts.flatMap((part) => (part.type === 'seq' ? part.input : [part]));
  const [only] = flat;
  return only && flat.length === 1 ? only : { type: 'seq', input: flat };
}

/** The properties of paths; the first one of a node counts. */
const WORDS = [SH.alternativePath, ...REPEATED.map(([predicate]) => predicate), SH.inversePath];

/** A copy of a path with blank nodes of its own, each labelled by `label`. */
export function copyPath(
  shapes: QuadSource,
  path: Term,
  label: () => string,
): { readonly copy: Term; readonly quads: readonly Quad[] } {
  const quads: Quad[] = [];
  const copies = new Map<string, Term>();
  const copyOf = (node: Term): Term => {
    if (node.termType !== 'BlankNode') return node;
    const known = copies.get(node.value);
    if (known) return known;
    const copy = blankNode(label());
    copies.set(node.value, copy);
    const has = (predicate: Term): boolean => objectsOf(shapes, node, predicate).length > 0;
    const words = has(RDF.first) ? [RDF.first, RDF.rest] : WORDS.filter(has).slice(0, 1);
    // A path is made of IRIs and blank nodes.
    for (const word of words)
      for (const part of objectsOf(shapes, node, word))
        quads.push(quad(copy, word, copyOf(part) as Quad['object']));
    return copy;
  };
  return { copy: copyOf(path), quads };
}
