import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type GraphVersion,
  type ListPath,
  SELF,
  UNBOUND,
  against,
  along,
  chain,
  closure,
  endsAlong,
  firstOf,
  followIds,
  given,
  reversed,
  shared,
  termsAlong,
  toIdPath,
  union,
  versionOf,
} from '../../src/graph/index.js';
import { DEFAULT_BASE_IRI, namesFor, type NamedNode, type Quad } from '../../src/rdf/index.js';
import { columnOf, visitValues } from '../../src/lists/column.js';
import { ex, smallQuads } from '../support/arbitraries.js';

const names = namesFor(DEFAULT_BASE_IRI);
const NODES = ['a', 'b', 'c'].map(ex);

const plainPaths: fc.Arbitrary<ListPath> = fc.letrec<{ path: ListPath }>((tie) => ({
  path: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<ListPath>(
      SELF,
      along(ex('p')),
      along(ex('q')),
      against(ex('p')),
      along(ex('p'), ex('q')),
    ),
    fc.array(tie('path'), { maxLength: 3 }).map((paths) => chain(...paths)),
    fc.array(tie('path'), { maxLength: 3 }).map((paths) => union(...paths)),
    tie('path').map(closure),
    tie('path').map(shared),
  ),
})).path;
const paths: fc.Arbitrary<ListPath> = fc.letrec<{ path: ListPath }>((tie) => ({
  path: fc.oneof(
    { depthSize: 'small' },
    plainPaths,
    fc.array(tie('path'), { maxLength: 3 }).map((parts) => chain(...parts)),
    fc.array(tie('path'), { maxLength: 3 }).map((parts) => firstOf(...parts)),
    fc.tuple(tie('path'), tie('path'), tie('path')).map((parts) => given(...parts)),
    tie('path').map(closure),
    tie('path').map(shared),
  ),
})).path;

/** What a version is made of whose tables have deltas: some quads came later, some went. */
interface History {
  readonly first: readonly Quad[];
  readonly later: readonly Quad[];
  readonly gone: readonly Quad[];
}

function versionWith({ first, later, gone }: History): GraphVersion {
  const version = versionOf(first);
  const grown = version.after(version.idChangeOf({ added: later, removed: [] }));
  return grown.after(grown.idChangeOf({ added: [], removed: gone }), { number: 1 });
}

const histories: fc.Arbitrary<History> = fc.record({
  first: fc.array(smallQuads, { maxLength: 12 }),
  later: fc.array(smallQuads, { maxLength: 4 }),
  gone: fc.array(smallQuads, { maxLength: 4 }),
});

/** What paths mean, by sets of nodes: the slow twin. */
function reached(quads: readonly Quad[], path: ListPath, from: NamedNode): Set<string> {
  const go = (each: ListPath, start: string): Set<string> => {
    switch (each.kind) {
      case 'self':
        return new Set([start]);
      case 'step': {
        const property = (each.property as NamedNode).value;
        const ends = quads
          .filter(({ predicate }) => predicate.value === property)
          .map(({ subject, object }) =>
            each.isInverse
              ? { key: object.value, end: subject.value }
              : { key: subject.value, end: object.value },
          );
        return new Set(ends.filter(({ key }) => key === start).map(({ end }) => end));
      }
      case 'chain':
        return each.paths.reduce(
          (nodes, part) => new Set([...nodes].flatMap((node) => [...go(part, node)])),
          new Set([start]),
        );
      case 'union':
        return new Set(each.paths.flatMap((part) => [...go(part, start)]));
      case 'firstOf':
        return each.paths.map((part) => go(part, start)).find(({ size }) => size > 0) ?? new Set();
      case 'given':
        return go(go(each.condition, start).size > 0 ? each.then : each.otherwise, start);
      case 'closure': {
        let nodes = new Set([start]);
        for (let size = 0; size < nodes.size;) {
          size = nodes.size;
          nodes = new Set([...nodes, ...[...nodes].flatMap((node) => [...go(each.path, node)])]);
        }
        return nodes;
      }
      case 'shared':
        return go(each.path, start);
    }
  };
  return go(path, from.value);
}

const texts = (version: GraphVersion, ids: Iterable<number>): string[] =>
  [...new Set([...ids].map((id) => version.ids.dictionary.textOf(id)))].sort();

function idsAlong(version: GraphVersion, path: ListPath, from: NamedNode): number[] {
  const found: number[] = [];
  const idPath = toIdPath(path, version.ids, names);
  // Twice, since some parts remember.
  for (let round = 0; round < 2; round += 1)
    followIds(idPath, version.ids.dictionary.idOf(from), (id) => found.push(id));
  return found;
}

describe('A Path', () => {
  it('leads to the same nodes in ids, in terms, and by its meaning', () => {
    fc.assert(
      fc.property(histories, paths, (history, path) => {
        const version = versionWith(history);
        const quads = [...version.match()];
        for (const node of NODES) {
          const expected = [...reached(quads, path, node)].sort();
          expect(
            termsAlong(version, path, node, names)
              .map(({ value }) => value)
              .sort(),
          ).toEqual(expected);
          if (version.ids.dictionary.idOf(node) !== UNBOUND)
            expect(texts(version, idsAlong(version, path, node))).toEqual(expected);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('without a choice leads back, reversed', () => {
    fc.assert(
      fc.property(histories, plainPaths, (history, path) => {
        const version = versionWith(history);
        const quads = [...version.match()];
        for (const from of NODES)
          for (const to of NODES)
            expect(reached(quads, reversed(path), to).has(from.value)).toBe(
              reached(quads, path, from).has(to.value),
            );
      }),
      { numRuns: 150 },
    );
    expect(() => reversed(firstOf(SELF))).toThrow('cannot be reversed');
  });

  it('without a choice is followed from many nodes at once', () => {
    fc.assert(
      fc.property(histories, plainPaths, fc.subarray(NODES), (history, path, from) => {
        const version = versionWith(history);
        const start = from.map((node) => version.ids.dictionary.idOf(node));
        const known = new Set(start.filter((id) => id !== UNBOUND));
        const expected = new Set(
          texts(version, known).flatMap((node) => [
            ...reached([...version.match()], path, ex(node.slice(ex('').value.length))),
          ]),
        );
        const ends = endsAlong(toIdPath(path, version.ids, names), known);
        expect(texts(version, ends)).toEqual([...expected].sort());
      }),
      { numRuns: 100 },
    );
  });

  it('takes properties of the ontology by their local names', () => {
    expect(termsAlong(versionOf([]), along('place'), ex('a'), names)).toEqual([]);
    expect(reached([], along(names.og('place')), ex('a')).size).toBe(0);
  });
});

describe('A Column', () => {
  it('has for each member what its path leads to, each once', () => {
    fc.assert(
      fc.property(histories, paths, (history, path) => {
        const version = versionWith(history);
        const { dictionary } = version.ids;
        const members = Uint32Array.from(
          NODES.map((node) => dictionary.idOf(node)).filter((id) => id !== UNBOUND),
        ).sort();
        const isValue = (id: number): boolean => !dictionary.textOf(id).endsWith('b');
        const [all, some] = [
          columnOf(members, toIdPath(path, version.ids, names)),
          columnOf(members, toIdPath(path, version.ids, names), isValue),
        ];
        members.forEach((member, position) => {
          const expected = [
            ...reached([...version.match()], path, ex(dictionary.textOf(member).slice(-1))),
          ].sort();
          const valuesOf = (column: typeof all): string[] => {
            const found: string[] = [];
            visitValues(column, position, (value) => found.push(dictionary.textOf(value)));
            return found.sort();
          };
          expect(valuesOf(all)).toEqual(expected);
          expect(valuesOf(some)).toEqual(expected.filter((text) => !text.endsWith('b')));
        });
      }),
      { numRuns: 150 },
    );
  });
});
