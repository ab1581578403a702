/** Estimates how hard it is to tell the blank nodes of a graph apart. */
import type { Quad } from '@rdfjs/types';
import { getOrMake } from './get-or-make.js';

/**
 * About how often RDFC-1.0 visits blank nodes' neighbours: it goes through all connected similar
 * nodes (§4.6, §4.8), in every order. Takes time linear in the quads.
 */
export function canonicalizationWork(quads: readonly Quad[]): number {
  const quadsOf = new Map<string, Quad[]>();
  for (const quad of quads)
    for (const label of new Set(blankNodesIn(quad))) getOrMake(quadsOf, label, () => []).push(quad);
  const alike = new Map<string, string[]>();
  for (const [label, own] of quadsOf) {
    const key = own
      .map((quad) => describe(quad, label))
      .sort()
      .join('\n');
    getOrMake(alike, key, () => []).push(label);
  }
  const open = new Map<string, string>();
  for (const [key, labels] of alike)
    if (labels.length > 1) for (const label of labels) open.set(label, key);
  let work = 0;
  for (const label of open.keys()) {
    const neighbours = new Map<string, Set<string>>();
    for (const quad of quadsOf.get(label) ?? [])
      for (const other of blankNodesIn(quad)) {
        const kind = open.get(other);
        if (kind === undefined || other === label) continue;
        const way = `${quad.subject.value === other} ${quad.predicate.value} ${kind.length}`;
        getOrMake(neighbours, way, () => new Set()).add(other);
      }
    for (const { size } of neighbours.values()) work += orders(size);
  }
  return work + squaredSizes(open, quadsOf);
}

function blankNodesIn({ subject, object, graph }: Quad): string[] {
  return [subject, object, graph]
    .filter(({ termType }) => termType === 'BlankNode')
    .map(({ value }) => value);
}

function describe({ subject, predicate, object, graph }: Quad, label: string): string {
  return [subject, predicate, object, graph]
    .map(({ termType, value }) =>
      termType === 'BlankNode' ? (value === label ? '_:a' : '_:z') : `${termType} ${value}`,
    )
    .join(' ');
}

/** The number of orders of so many neighbours, up to a limit. */
function orders(count: number): number {
  let product = 1;
  for (let factor = 2; factor <= Math.min(count, 12); factor += 1) product *= factor;
  return product;
}

/** The sum of the squared numbers of open nodes connected with each other. */
function squaredSizes(
  open: ReadonlyMap<string, string>,
  quadsOf: ReadonlyMap<string, readonly Quad[]>,
): number {
  const seen = new Set<string>();
  let sum = 0;
  for (const start of open.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const waiting = [start];
    let size = 0;
    for (let label = waiting.pop(); label !== undefined; label = waiting.pop()) {
      size += 1;
      for (const quad of quadsOf.get(label) ?? [])
        for (const other of blankNodesIn(quad))
          if (open.has(other) && !seen.has(other)) {
            seen.add(other);
            waiting.push(other);
          }
    }
    sum += size ** 2;
  }
  return sum;
}
