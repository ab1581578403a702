/** Patterns with their graph, as in DELETE WHERE, in the standard's algebra. */
import { getOrMake, type Quad } from '../../rdf/index.js';
import type { Algebra } from './algebra.js';

/** The join of each graph's patterns, within GRAPH except for the default graph. */
export function joinOfQuads(quads: readonly Quad[]): Algebra {
  const byGraph = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = `${quad.graph.termType} ${quad.graph.value}`;
    getOrMake(byGraph, key, () => []).push(quad);
  }
  const input = [...byGraph.values()].map((patterns): Algebra => {
    const name = patterns[0]!.graph;
    return name.termType === 'DefaultGraph'
      ? { type: 'bgp', patterns }
      : { type: 'graph', name, input: { type: 'bgp', patterns } };
  });
  return input.length === 1 ? input[0]! : { type: 'join', input };
}
