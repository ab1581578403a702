import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyVersion, sizeOfChange, versionOf, type GraphVersion } from '../../src/graph/index.js';
import {
  defaultGraph,
  quadKey,
  type Change,
  type Match,
  type Quad,
  type QuadSource,
} from '../../src/rdf/index.js';
import { ex, quads, smallQuads } from '../support/arbitraries.js';

const keysOf = (quads: Iterable<Quad>): string[] => [...quads].map(quadKey).sort();
const contentOf = (source: QuadSource): string[] => keysOf(source.match());
const changes: fc.Arbitrary<Change> = fc.record({
  added: fc.array(smallQuads, { maxLength: 6 }),
  removed: fc.array(smallQuads, { maxLength: 6 }),
});

function after(version: GraphVersion, change: Change): GraphVersion {
  return version.after(version.idChangeOf(change), { committedAt: new Date(0) });
}

type Pattern = readonly [Match, Match, Match, Match];
const anyOr = (...terms: readonly Match[]): fc.Arbitrary<Match> =>
  fc.constantFrom<Match>(null, undefined, ...terms);
const patterns: fc.Arbitrary<Pattern> = fc.tuple(
  anyOr(ex('a'), ex('b'), ex('unknown')),
  anyOr(ex('p'), ex('q')),
  anyOr(ex('c'), ex('b')),
  anyOr(ex('g1'), ex('g2'), defaultGraph()),
);

/** The plainest thing that holds quads: what versions must answer as. */
class Model {
  constructor(readonly quads = new Map<string, Quad>()) {}

  after({ added, removed }: Change): Model {
    const next = new Map(this.quads);
    for (const each of removed) next.delete(quadKey(each));
    for (const each of added) next.set(quadKey(each), each);
    return new Model(next);
  }

  match([subject, predicate, object, graph]: Pattern): string[] {
    const fits = (pattern: Match, term: Quad['object'] | Quad['graph']): boolean =>
      !pattern || pattern.equals(term);
    return keysOf(
      [...this.quads.values()].filter(
        (each) =>
          fits(subject, each.subject) &&
          fits(predicate, each.predicate) &&
          fits(object, each.object) &&
          fits(graph, each.graph),
      ),
    );
  }
}

function expectEqual(source: GraphVersion, model: Model, asked: readonly Pattern[]): void {
  for (const pattern of [[null, null, null, null] as const, ...asked]) {
    expect(keysOf(source.match(...pattern))).toEqual(model.match(pattern));
    expect(source.count(...pattern)).toBe(model.match(pattern).length);
  }
  const names = new Set([...model.quads.values()].map(({ graph }) => graph.value).filter(Boolean));
  expect(
    source
      .graphNames()
      .map(({ value }) => value)
      .sort(),
  ).toEqual([...names].sort());
}

describe('Versions', () => {
  it('answer as a plain set does after any changes, and earlier versions go on doing so', () => {
    fc.assert(
      fc.property(
        fc.array(smallQuads, { maxLength: 8 }),
        fc.array(changes, { maxLength: 8 }),
        fc.array(patterns, { maxLength: 6 }),
        (start, list, asked) => {
          let version = versionOf(start);
          let model = new Model().after({ added: start, removed: [] });
          const kept: [GraphVersion, Model][] = [];
          for (const change of list) {
            kept.push([version, model]);
            model = model.after(change);
            version = after(version, change);
            for (const each of [...change.removed, ...change.added])
              expect(version.has(each)).toBe(model.quads.has(quadKey(each)));
          }
          for (const [old, oldModel] of [...kept, [version, model] as const]) {
            expectEqual(old, oldModel, asked);
            expect(old.size).toBe(oldModel.quads.size);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('hold any quad there is, and give it back', () => {
    fc.assert(
      fc.property(fc.array(quads, { maxLength: 20 }), (list) => {
        const version = versionOf(list);
        expect(contentOf(version)).toEqual([...new Set(list.map(quadKey))].sort());
        for (const each of list) {
          expect(version.has(each)).toBe(true);
          expect(
            keysOf(version.match(each.subject, each.predicate, each.object, each.graph)),
          ).toEqual([quadKey(each)]);
        }
      }),
    );
  });
});

describe('A GraphVersion', () => {
  it('keeps number and time of its commit', () => {
    const committedAt = new Date('2021-11-23T00:00:00Z');
    const version = versionOf([]).as({ number: 7, committedAt });
    expect([version.number, version.committedAt]).toEqual([7, committedAt]);
    expect([emptyVersion().number, emptyVersion().committedAt, emptyVersion().size]).toEqual([
      0,
      undefined,
      0,
    ]);
  });
});

describe('A change in ids', () => {
  it('has what changes something, where removals come first', () => {
    fc.assert(
      fc.property(fc.array(smallQuads, { maxLength: 8 }), changes, (start, change) => {
        const version = versionOf(start);
        const { added, removed } = sizeOfChange(version.idChangeOf(change));
        const [before, now] = [
          new Set(contentOf(version)),
          new Set(contentOf(after(version, change))),
        ];
        expect([added, removed]).toEqual([
          [...now].filter((key) => !before.has(key)).length,
          [...before].filter((key) => !now.has(key)).length,
        ]);
      }),
    );
  });
});
