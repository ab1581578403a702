import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QuadSet, defaultGraph, quadKey, quad, type Match, type Quad, type QuadSource } from '../../src/rdf/index.js';
import { LayeredQuads } from '../../src/graph/layered-quads.js';
import { ex, smallQuads } from '../support/arbitraries.js';

type Pattern = readonly [Match, Match, Match, Match];
type Step = { readonly do: 'add' | 'delete'; readonly quad: Quad } | { readonly do: 'copy' };

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: smallQuads.map((each): Step => ({ do: 'add', quad: each })) },
  { weight: 3, arbitrary: smallQuads.map((each): Step => ({ do: 'delete', quad: each })) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'copy' }) },
);
const anyOr = (...terms: readonly Match[]): fc.Arbitrary<Match> => fc.constantFrom<Match>(null, undefined, ...terms);
const patterns: fc.Arbitrary<Pattern> = fc.tuple(anyOr(ex('a'), ex('b')), anyOr(ex('p')), anyOr(ex('c'), ex('b')), anyOr(ex('g1'), ex('g2'), defaultGraph()));

/** The plainest thing that holds quads: what the layers must be equal to. */
class Model {
  constructor(readonly quads = new Map<string, Quad>()) {}
  match([subject, predicate, object, graph]: Pattern): string[] {
    const fits = (pattern: Match, term: Quad['object'] | Quad['graph']): boolean => !pattern || pattern.equals(term);
    return [...this.quads.values()].filter((each) => fits(subject, each.subject) && fits(predicate, each.predicate) && fits(object, each.object) && fits(graph, each.graph)).map(quadKey).sort();
  }
}

const keysOf = (source: QuadSource, pattern: Pattern = [null, null, null, null]): string[] => [...source.match(...pattern)].map(quadKey).sort();

function expectEqual(quads: LayeredQuads, model: Model, asked: readonly Pattern[]): void {
  expect(quads.size).toBe(model.quads.size);
  for (const pattern of asked) {
    expect(keysOf(quads, pattern)).toEqual(model.match(pattern));
    expect(quads.count(...pattern)).toBe(model.match(pattern).length);
  }
  const names = new Set([...model.quads.values()].map(({ graph }) => graph.value).filter(Boolean));
  expect(quads.graphNames().map(({ value }) => value).sort()).toEqual([...names].sort());
}

describe('LayeredQuads', () => {
  it('answer as a plain set does after any adding, deleting and copying, and copies do not notice each other', () => {
    fc.assert(fc.property(fc.array(smallQuads, { maxLength: 8 }), fc.array(steps, { maxLength: 40 }), fc.array(patterns, { maxLength: 6 }), (start, todo, asked) => {
      // The first quads are a base, so that deletions meet both layers.
      let quads = new LayeredQuads(new QuadSet(start));
      let model = new Model(new Map(start.map((each) => [quadKey(each), each])));
      const kept: [LayeredQuads, Model][] = [];
      for (const step of todo) {
        if (step.do === 'copy') {
          kept.push([quads, model]);
          quads = quads.copy();
          model = new Model(new Map(model.quads));
        } else {
          const key = quadKey(step.quad);
          expect(quads.has(step.quad)).toBe(model.quads.has(key));
          if (step.do === 'add') {
            expect(quads.add(step.quad)).toBe(!model.quads.has(key));
            model.quads.set(key, step.quad);
          } else {
            expect(quads.delete(step.quad)).toBe(model.quads.delete(key));
          }
        }
      }
      for (const [oldQuads, oldModel] of [...kept, [quads, model] as const]) expectEqual(oldQuads, oldModel, asked);
    }), { numRuns: 400 });
  });

  it('keep the same quads when a large delta is merged into a new base', () => {
    const many = Array.from({ length: 2_500 }, (_, index) => quad(ex(`s${index}`), ex('p'), ex('o'), ex(`g${index % 7}`)));
    const quads = new LayeredQuads();
    for (const each of many) quads.add(each);
    const merged = quads.merged();
    expect(keysOf(merged)).toEqual(keysOf(quads));
    const copy = merged.copy();
    expect(copy.delete(many[0]!)).toBe(true);
    copy.add(many[0]!);
    copy.delete(many[1]!);
    expect([quads.size, copy.size]).toEqual([2_500, 2_499]);
    expect(keysOf(copy)).toEqual(many.filter((_, index) => index !== 1).map(quadKey).sort());
    expect(copy.merged().count(null, null, null, ex('g1'))).toBe(quads.count(null, null, null, ex('g1')) - 1);
  });

  it('can be read while they are changed by a copy', () => {
    const quads = new LayeredQuads(new QuadSet([quad(ex('a'), ex('p'), ex('a')), quad(ex('a'), ex('p'), ex('b')), quad(ex('a'), ex('p'), ex('c'))]));
    const copy = quads.copy();
    let seen = 0;
    for (const each of quads.match()) {
      seen += 1;
      copy.delete(each);
    }
    expect([seen, quads.size, copy.size]).toEqual([3, 3, 0]);
  });
});
