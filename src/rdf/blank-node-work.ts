/** Estimates how hard it is to tell the blank nodes of a graph apart. */
import type { Quad } from '@rdfjs/types';
import { getOrMake, groupedBy } from './get-or-make.js';

/**
 * About how often RDFC-1.0 visits blank nodes' neighbours: it goes through all connected similar
 * nodes (§4.6, §4.8), in every order. Takes time linear in the quads.
 */
export function canonicalizationWork(quads: readonly Quad[]): number {
  const quadsOf = new Map<string, Quad[]>();
  for (const quad of quads)
    for (const label of new Set(blankNodesIn(quad))) getOrMake(quadsOf, label, () => []).push(quad);
  const descriptionOf = ([label, own]: [string, Quad[]]): string =>
    own
      .map((quad) => describe(quad, label))
      .sort()
      .join('\n');
  /** Nodes that others are like, by their descriptions. */
  const open = new Map<string, string>();
  for (const [description, alike] of groupedBy(quadsOf, descriptionOf))
    if (alike.length > 1) for (const [label] of alike) open.set(label, description);
  const neighboursOf = (label: string): { readonly other: string; readonly way: string }[] =>
    (quadsOf.get(label) ?? []).flatMap((quad) =>
      [...new Set(blankNodesIn(quad))].flatMap((other) => {
        const kind = open.get(other);
        if (kind === undefined || other === label) return [];
        const way = `${quad.subject.value === other} ${quad.predicate.value} ${kind.length}`;
        return [{ other, way }];
      }),
    );
  let work = 0;
  const seen = new Set<string>();
  for (const start of open.keys()) {
    if (seen.has(start)) continue;
    const connected = new Set([start]);
    // Those found on the way are visited too.
    for (const label of connected) {
      const neighbours = neighboursOf(label);
      for (const { other } of neighbours) connected.add(other);
      for (const like of groupedBy(neighbours, ({ way }) => way).values())
        work += orders(new Set(like.map(({ other }) => other)).size);
    }
    for (const label of connected) seen.add(label);
    work += connected.size ** 2;
  }
  return work;
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
