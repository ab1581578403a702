import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  EMPTY_PAIRS,
  endOfKey,
  firstRowOf,
  firstNotLess,
  graphOf,
  hasDelta,
  rowCountOf,
  rowCountOfKey,
  visitRows,
  type LayeredPairs,
  type PairTable,
  type PredicatePairs,
} from '../../src/graph/index.js';
import {
  hasRow,
  mergedTable,
  rowsWhere,
  sortedTable,
  transposedTable,
} from '../../src/graph/pair-table.js';
import { NO_STATEMENTS, hasPair, withPairChange } from '../../src/graph/predicate-pairs.js';
import { RowBuffer } from '../../src/graph/row-buffer.js';

type Row = readonly [number, number, number];

/** Ids close together, and some far away, as inline ones are. */
const ids = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, 0x3fffffff, 0x88000000, 0xffffffff) },
);
const manyRows = fc.array(fc.tuple(ids, ids, fc.constantFrom(0, 0, 0, 5, 6)), { maxLength: 60 });
const oneGraphRows = fc.array(fc.tuple(ids, ids, fc.constant(7)), { maxLength: 60 });
const rowLists: fc.Arbitrary<Row[]> = fc.oneof(manyRows, oneGraphRows);

const byColumns = (a: Row, b: Row): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
const distinct = (rows: readonly Row[]): Row[] =>
  [...new Map(rows.map((row) => [row.join(), row])).values()].sort(byColumns);
const swapped = (rows: readonly Row[]): Row[] =>
  rows.map(([key, value, graph]): Row => [value, key, graph]).sort(byColumns);

function toTable(rows: readonly Row[]): PairTable {
  const buffer = new RowBuffer();
  for (const row of rows) buffer.push(...row);
  return sortedTable(buffer);
}

function rowsOf(table: PairTable): Row[] {
  return Array.from({ length: table.length }, (_, row): Row => [
    table.keys[row]!,
    table.values[row]!,
    graphOf(table.graphs, row),
  ]);
}

function expectTable(table: PairTable, expected: readonly Row[]): void {
  expect(rowsOf(table)).toEqual(expected);
  expect(table.keyCount).toBe(new Set(expected.map(([key]) => key)).size);
  expect(table.hasRepeats).toBe(
    new Set(expected.map(([key, value]) => `${key} ${value}`)).size < expected.length,
  );
}

describe('A PairTable', () => {
  it('has each row once, sorted, whatever order and however often they came', () => {
    fc.assert(
      fc.property(rowLists, (rows) => {
        expectTable(toTable(rows), distinct(rows));
      }),
      { numRuns: 150 },
    );
  });

  it('finds the rows of a key, of a key and value, and one row', () => {
    fc.assert(
      fc.property(rowLists, ids, ids, (rows, key, value) => {
        const table = toTable(rows);
        const all = distinct(rows);
        const first = firstRowOf(table, key);
        const end = endOfKey(table, first, key);
        expect(rowsOf(table).slice(first, end)).toEqual(all.filter((row) => row[0] === key));
        expect(first).toBe(all.filter((row) => row[0] < key).length);
        expect(firstNotLess(table.values, value, first, end) - first).toBe(
          all.filter((row) => row[0] === key && row[1] < value).length,
        );
        for (const graph of [0, 5, 7])
          expect(hasRow(table, key, value, graph)).toBe(
            all.some((row) => row.join() === [key, value, graph].join()),
          );
      }),
      { numRuns: 150 },
    );
  });

  it('can be merged with another, without the rows of a third', () => {
    fc.assert(
      fc.property(rowLists, rowLists, rowLists, (left, right, without) => {
        const gone = new Set(without.map((row) => row.join()));
        expectTable(
          mergedTable(toTable(left), toTable(right), toTable(without)),
          distinct([...left, ...right]).filter((row) => !gone.has(row.join())),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('can be transposed, and be cut down to some of its rows', () => {
    fc.assert(
      fc.property(rowLists, (rows) => {
        const table = toTable(rows);
        expectTable(transposedTable(table), swapped(distinct(rows)));
        expectTable(
          rowsWhere(table, (key, value, graph) => (key + value + graph) % 2 === 0),
          distinct(rows).filter((row) => (row[0] + row[1] + row[2]) % 2 === 0),
        );
        expect(rowsWhere(table, () => true)).toBe(table);
      }),
      { numRuns: 100 },
    );
  });

  it('of many rows is sorted as a small one is', () => {
    const rows = Array.from({ length: 20_000 }, (_, index): Row => [
      Math.imul(index, 2_654_435_761) >>> 8,
      index % 1_000,
      index % 3,
    ]);
    expectTable(toTable(rows), distinct(rows));
    expectTable(transposedTable(toTable(rows)), swapped(distinct(rows)));
  });
});

const steps = fc.array(fc.record({ added: rowLists, removed: rowLists }), { maxLength: 6 });

/**
 * A change as it has to be: only rows that are not there are added, only rows that are there are
 * removed.
 */
function netOf(
  model: ReadonlyMap<string, Row>,
  { added, removed }: { added: Row[]; removed: Row[] },
): { added: Row[]; removed: Row[] } {
  const gone = distinct(removed).filter((row) => model.has(row.join()));
  return { added: distinct(added).filter((row) => !model.has(row.join())), removed: gone };
}

const expectLayers = (layers: LayeredPairs, expected: readonly Row[]): void => {
  const seen: Row[] = [];
  visitRows(layers, undefined, undefined, (...row) => seen.push(row));
  expect(seen).toEqual(expected);
  expect(rowCountOf(layers)).toBe(expected.length);
};

describe('PredicatePairs', () => {
  it('hold what a plain set holds after any changes, in both orders', () => {
    fc.assert(
      fc.property(
        rowLists,
        steps,
        fc.array(fc.tuple(ids, ids), { maxLength: 8 }),
        (start, list, asked) => {
          let pairs: PredicatePairs = NO_STATEMENTS;
          const model = new Map<string, Row>();
          for (const step of [{ added: start, removed: [] }, ...list]) {
            const { added, removed } = netOf(model, step);
            pairs = withPairChange(pairs, { added: toTable(added), removed: toTable(removed) });
            for (const row of removed) model.delete(row.join());
            for (const row of added) model.set(row.join(), row);
            const all = [...model.values()].sort(byColumns);
            expectLayers(pairs.so, all);
            expectLayers(pairs.os, swapped(all));
            for (const [key, value] of asked) {
              const ofKey: Row[] = [];
              visitRows(pairs.so, key, undefined, (...row) => ofKey.push(row));
              expect(ofKey).toEqual(all.filter((row) => row[0] === key));
              expect(rowCountOfKey(pairs.so, key)).toBe(ofKey.length);
              const ofPair: Row[] = [];
              visitRows(pairs.so, key, value, (...row) => ofPair.push(row));
              expect(ofPair).toEqual(ofKey.filter((row) => row[1] === value));
              expect(hasPair(pairs.so, key, value, 5)).toBe(model.has([key, value, 5].join()));
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('merge a large delta into a new base, and leave the old one as it was', () => {
    const before = withPairChange(NO_STATEMENTS, {
      added: toTable(Array.from({ length: 3_000 }, (_, index): Row => [index, index % 10, 0])),
      removed: EMPTY_PAIRS,
    });
    const few = withPairChange(before, {
      added: toTable([[1, 77, 0]]),
      removed: toTable([[5, 5, 0]]),
    });
    expect([hasDelta(before.so), hasDelta(few.so), hasDelta(few.os)]).toEqual([false, true, true]);
    const many = withPairChange(few, {
      added: toTable(Array.from({ length: 2_000 }, (_, index): Row => [index, 50, 3])),
      removed: EMPTY_PAIRS,
    });
    expect([
      hasDelta(many.so),
      rowCountOf(many.so),
      rowCountOf(few.so),
      rowCountOf(before.so),
    ]).toEqual([false, 5_000, 3_000, 3_000]);
    expect([
      hasPair(many.so, 5, 5, 0),
      hasPair(before.so, 5, 5, 0),
      hasPair(many.os, 77, 1, 0),
    ]).toEqual([false, true, true]);
  });
});
