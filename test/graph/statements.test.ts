import { describe, expect, it } from '@jest/globals';
import {
  Dictionary,
  IdGraph,
  NO_CONTENT,
  QuadBuffer,
  netChangeOf,
  payloadAfter,
  withIdChange,
  type GraphContent,
  type GraphPayload,
  type TermId,
} from '../../src/graph/index.js';
import { withoutGraph } from '../../src/graph/asserted.js';
import { FEW_PREDICATES } from '../../src/graph/statements-editor.js';
import { SEED, randomOf } from '../support/random.js';

type Ids = readonly [TermId, TermId, TermId, TermId];

const { buffers: dictionary } = new Dictionary();
const graphOf = (content: GraphContent): IdGraph => new IdGraph({ ...content, dictionary });

function changed(
  content: GraphContent,
  { added = [], removed = [] }: { added?: Iterable<Ids>; removed?: Iterable<Ids> },
): GraphContent {
  const quads = new QuadBuffer();
  for (const quad of removed) quads.remove(...quad);
  for (const quad of added) quads.push(...quad);
  return withIdChange(content, netChangeOf(content, quads));
}

const byIds = (left: Ids, right: Ids): number =>
  left.map((id, place) => id - right[place]!).find((difference) => difference !== 0) ?? 0;

function found(graph: IdGraph, ...pattern: Parameters<IdGraph['count']>): Ids[] {
  const quads: Ids[] = [];
  graph.visit(...pattern, (...quad) => quads.push(quad));
  return quads.sort(byIds);
}

/** The graph says what a plain list of quads says, for some patterns. */
function expectQuads(graph: IdGraph, quads: readonly Ids[], asked: readonly Ids[]): void {
  expect(found(graph, undefined, undefined, undefined, undefined)).toEqual(quads);
  expect(graph.size).toBe(quads.length);
  expect(graph.statements.predicates()).toEqual(
    [...new Set(quads.map(([, p]) => p))].sort((a, b) => a - b),
  );
  expect(graph.statements.predicateCount).toBe(graph.statements.predicates().length);
  const graphs = [...new Set(quads.map(([, , , g]) => g))].sort((a, b) => a - b);
  expect(graph.graphCounts.keys()).toEqual(graphs);
  expect(graph.graphCounts.size).toBe(graphs.length);
  for (const quad of asked) {
    expect(graph.graphCounts.get(quad[3]) ?? 0).toBe(quads.filter((q) => q[3] === quad[3]).length);
    for (let mask = 1; mask < 16; mask += 1) {
      const pattern = quad.map((id, place) => (mask & (1 << place) ? id : undefined)) as [
        TermId | undefined,
        TermId | undefined,
        TermId | undefined,
        TermId | undefined,
      ];
      const expected = quads.filter((each) =>
        pattern.every((id, place) => id === undefined || id === each[place]),
      );
      expect(found(graph, ...pattern)).toEqual(expected);
      expect(graph.count(...pattern)).toBe(expected.length);
    }
  }
}

const chunkBytes = ({ statements }: GraphPayload): number =>
  statements.chunks.reduce<number>(
    (sum, chunk) => sum + (chunk instanceof SharedArrayBuffer ? chunk.byteLength : 0),
    0,
  );

/** One statement for each of many predicates; the terms have about ten each. */
const manyPredicates = (count: number): Ids[] =>
  Array.from({ length: count }, (_, index): Ids => [
    1 + (index % (count / 10)),
    10_000 + index,
    1 + ((index * 7) % (count / 10)),
    0,
  ]);

describe('Statements', () => {
  it.each([
    { predicateCount: 12, firstCount: 0 },
    { predicateCount: 12, firstCount: 5_000 },
    { predicateCount: 2 * FEW_PREDICATES, firstCount: 1_500 },
    { predicateCount: 30 * FEW_PREDICATES, firstCount: 0 },
  ])(
    'hold what a plain list holds: $predicateCount predicates, $firstCount statements first',
    ({ predicateCount, firstCount }) => {
      const random = randomOf(SEED + predicateCount + firstCount);
      const below = (count: number): number => Math.floor(random() * count);
      const quad = (): Ids => [1 + below(200), 1 + below(predicateCount), 1 + below(300), below(4)];
      const quads = (count: number): Ids[] => Array.from({ length: count }, quad);
      const model = new Map<string, Ids>();
      let content = NO_CONTENT;
      let sent = graphOf(content).payload;
      let received = new IdGraph(sent);
      const kept: { graph: IdGraph; quads: Ids[] }[] = [];
      for (let step = 0; step < 15; step += 1) {
        const added = quads(step === 0 ? firstCount : below(step % 5 === 0 ? 2_000 : 40));
        const known = [...model.values()];
        const goes = step % 7 === 6 ? 0.6 : 0.01;
        const removed = [...known.filter(() => random() < goes), ...quads(below(5))];
        content = changed(content, { added, removed });
        for (const each of removed) model.delete(each.join());
        for (const each of added) model.set(each.join(), each);
        const all = [...model.values()].sort(byIds);
        const asked = [...all.slice(0, 1), ...quads(2)];
        const graph = graphOf(content);
        expectQuads(graph, all, asked);
        // A thread that has the version before, and gets the rest.
        const { payload } = graph;
        received = new IdGraph(payloadAfter(payload, sent), received);
        sent = payload;
        expectQuads(received, all, asked);
        expectQuads(
          graphOf(withoutGraph(content, 3)),
          all.filter(([, , , g]) => g !== 3),
          asked,
        );
        if (step % 6 === 0) kept.push({ graph, quads: all });
      }
      for (const version of kept) expectQuads(version.graph, version.quads, quads(1));
    },
  );

  it('branch: what follows from one version in two ways does not mix', () => {
    const start = changed(NO_CONTENT, { added: manyPredicates(1_000) });
    const [left, right] = [1, 2].map((way) =>
      Array.from({ length: 50 }, (_, index) => index).reduce(
        (content, index) => changed(content, { added: [[way, 10_000 + index, 500 + way, 0]] }),
        start,
      ),
    ) as [GraphContent, GraphContent];
    for (const [way, content] of [left, right].entries())
      expect(found(graphOf(content), undefined, undefined, 501 + way, undefined)).toEqual(
        Array.from({ length: 50 }, (_, index) => [way + 1, 10_000 + index, 501 + way, 0]),
      );
    expect(graphOf(start).size).toBe(1_000);
  });

  it('take no more memory after five thousand commits', () => {
    let content = changed(NO_CONTENT, { added: manyPredicates(1_000) });
    const bytes: number[] = [];
    for (let commit = 0; commit < 5_000; commit += 1) {
      // As many statements go as come.
      const at = (index: number): Ids => [1 + (index % 90), 10_000 + (index % 700), index, 0];
      content = changed(content, {
        added: [at(commit)],
        removed: commit > 200 ? [at(commit - 200)] : [],
      });
      if (commit % 1_000 === 999) bytes.push(chunkBytes(graphOf(content).payload));
    }
    expect(Math.max(...bytes)).toBeLessThan(4 * 2 ** 20);
    expect(bytes.at(-1)!).toBeLessThan(2 * bytes[0]!);
  });
});
