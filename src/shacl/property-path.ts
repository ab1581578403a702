/** SHACL property paths (SHACL §2.3.1): over ids, in queries, and in reports. */
import {
  RDF,
  SH,
  blankNode,
  objectsOf,
  quad,
  type NamedNode,
  type Quad,
  type QuadSource,
  type Term,
} from '../rdf/index.js';
import type { TermId } from '../graph/index.js';
import type { PathExpression } from '../sparql/index.js';
import type { MergedGraph } from './merged-graph.js';
import { listOf } from './shape-terms.js';

export type PropertyPath =
  | { readonly kind: 'step'; readonly predicate: NamedNode; readonly isInverse: boolean }
  | { readonly kind: 'sequence' | 'alternatives'; readonly parts: readonly PropertyPath[] }
  | {
      readonly kind: 'repeated';
      readonly part: PropertyPath;
      readonly min: 0 | 1;
      readonly isMany: boolean;
    };

/** The path of no step: from a node to itself. */
export const HERE: PropertyPath = { kind: 'sequence', parts: [] };

/** Deeper ones are taken to go round in a circle. */
const MAX_DEPTH = 64;

const REPEATED = [
  [SH.zeroOrMorePath, 0, true],
  [SH.oneOrMorePath, 1, true],
  [SH.zeroOrOnePath, 0, false],
] as const;

/** Reads a path; undefined when it is none, or goes round in a circle. */
export function readPath(shapes: QuadSource, path: Term, depth = 0): PropertyPath | undefined {
  if (path.termType === 'NamedNode') return { kind: 'step', predicate: path, isInverse: false };
  if (path.termType !== 'BlankNode' || depth > MAX_DEPTH) return undefined;
  const read = (part: Term | undefined): PropertyPath | undefined =>
    part && readPath(shapes, part, depth + 1);
  const [first] = objectsOf(shapes, path, RDF.first);
  if (first) return readParts('sequence', listOf(shapes, path).map(read));
  const [alternatives] = objectsOf(shapes, path, SH.alternativePath);
  if (alternatives) return readParts('alternatives', listOf(shapes, alternatives).map(read));
  for (const [predicate, min, isMany] of REPEATED) {
    const [repeated] = objectsOf(shapes, path, predicate);
    const part = read(repeated);
    if (repeated) return part && { kind: 'repeated', part, min, isMany };
  }
  const part = read(objectsOf(shapes, path, SH.inversePath)[0]);
  return part && inverseOf(part);
}

function readParts(
  kind: 'sequence' | 'alternatives',
  parts: readonly (PropertyPath | undefined)[],
): PropertyPath | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length && known.length > 0 ? { kind, parts: known } : undefined;
}

/** The path that leads back. */
export function inverseOf(path: PropertyPath): PropertyPath {
  switch (path.kind) {
    case 'step':
      return { ...path, isInverse: !path.isInverse };
    case 'repeated':
      return { ...path, part: inverseOf(path.part) };
    default: {
      const parts = path.parts.map(inverseOf);
      return { ...path, parts: path.kind === 'sequence' ? parts.reverse() : parts };
    }
  }
}

/** The nodes at the end of a path, each once. */
export function follow(graph: MergedGraph, path: PropertyPath, node: TermId): TermId[] {
  switch (path.kind) {
    case 'step': {
      const predicate = graph.idOf(path.predicate);
      return path.isInverse ? graph.subjects(predicate, node) : graph.objects(node, predicate);
    }
    case 'sequence':
      return path.parts.reduce((nodes, part) => followAll(graph, part, nodes), [node]);
    case 'alternatives':
      return distinct(path.parts.flatMap((part) => follow(graph, part, node)));
    case 'repeated': {
      const once = follow(graph, path.part, node);
      const reached = new Set(path.min === 0 ? [node, ...once] : once);
      if (!path.isMany) return [...reached];
      for (const each of reached)
        for (const next of follow(graph, path.part, each)) reached.add(next);
      return [...reached];
    }
  }
}

function followAll(graph: MergedGraph, path: PropertyPath, nodes: readonly TermId[]): TermId[] {
  const reached = nodes.flatMap((node) => follow(graph, path, node));
  return nodes.length === 1 ? reached : distinct(reached);
}

function distinct(nodes: readonly TermId[]): TermId[] {
  return [...new Set(nodes)];
}

/** One step that a path may take, and the way to where it is taken. */
export interface PathStep {
  readonly way: PropertyPath;
  readonly predicate: NamedNode;
  readonly isInverse: boolean;
}

/**
 * All steps that a path may take, each with the way there from where the path begins, after `way`.
 */
export function stepsOf(path: PropertyPath, way: PropertyPath = HERE): PathStep[] {
  switch (path.kind) {
    case 'step':
      return [{ way, predicate: path.predicate, isInverse: path.isInverse }];
    case 'sequence':
      return path.parts.flatMap((part, index) =>
        stepsOf(part, joined(way, ...path.parts.slice(0, index))),
      );
    case 'alternatives':
      return path.parts.flatMap((part) => stepsOf(part, way));
    case 'repeated':
      return stepsOf(path.part, path.isMany ? joined(way, { ...path, min: 0 }) : way);
  }
}

/** One path after another. */
export function joined(...parts: readonly PropertyPath[]): PropertyPath {
  const flat = parts.flatMap((part) => (part.kind === 'sequence' ? part.parts : [part]));
  const [only] = flat;
  return only && flat.length === 1 ? only : { kind: 'sequence', parts: flat };
}

/** The path as queries have it (SPARQL 1.1 §9). */
export function toPathExpression(path: PropertyPath): PathExpression {
  switch (path.kind) {
    case 'step': {
      const link: PathExpression = { type: 'link', iri: path.predicate };
      return path.isInverse ? { type: 'inv', path: link } : link;
    }
    case 'sequence':
    case 'alternatives':
      return {
        type: path.kind === 'sequence' ? 'seq' : 'alt',
        input: path.parts.map(toPathExpression),
      };
    case 'repeated': {
      const type = path.isMany
        ? path.min === 0
          ? 'ZeroOrMorePath'
          : 'OneOrMorePath'
        : 'ZeroOrOnePath';
      return { type, path: toPathExpression(path.part) };
    }
  }
}

/** The words of paths, in the order in which the first that a node has counts. */
const WORDS = [SH.alternativePath, ...REPEATED.map(([predicate]) => predicate), SH.inversePath];

/**
 * A copy of a path that can be read, with blank nodes of its own: only what makes it a path,
 * whatever else is said of its nodes.
 * @param label makes a label for each blank node.
 */
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
