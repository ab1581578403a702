import { describe, expect, it } from '@jest/globals';
import { NO_NUMBER, RowIndex } from '../../../src/sparql/operators/row-index.js';
import { Budget } from '../../../src/sparql/workers/index.js';
import { SEED, randomOf } from '../../support/random.js';

describe('RowIndex', () => {
  it.each([0, 1, 2, 3, 5])('numbers rows of %i columns as a map of them does', (width) => {
    const random = randomOf(SEED + width);
    const index = new RowIndex(width, new Budget());
    const known = new Map<string, number>();
    for (let batch = 0; batch < 6; batch += 1) {
      const rowCount = Math.floor(random() * 6_000);
      const spread = 2 + Math.floor(random() * 40);
      const columns = Array.from({ length: width }, (_, column) =>
        Uint32Array.from(
          { length: rowCount },
          // Some ids are inline ones, some are unbound.
          () => Math.floor(random() * spread) * (column % 2 === 0 ? 1 : 0x0800_0001),
        ),
      );
      // Rows of one column ascend for some batches, as long as nobody has to find any.
      const isAscending = width === 1 && batch < 4;
      if (isAscending) columns[0] = columns[0]!.map((id) => id + batch * 100).sort();
      const keys = Array.from({ length: rowCount }, (_, row) =>
        columns.map((column) => column[row]).join(' '),
      );
      const found = keys.map((key) => known.get(key) ?? NO_NUMBER);
      if (!isAscending)
        expect(index.findAll(columns, rowCount).subarray(0, rowCount).join()).toBe(found.join());
      const numbers = keys.map((key) => {
        if (!known.has(key)) known.set(key, known.size);
        return known.get(key);
      });
      expect(index.addAll(columns, rowCount).subarray(0, rowCount).join()).toBe(numbers.join());
      expect(index.rowCount).toBe(known.size);
    }
    const rows = [...known.values()].map((number) =>
      index.columns.map((column) => column[number]).join(' '),
    );
    expect(rows).toEqual([...known.keys()]);
  });
});
