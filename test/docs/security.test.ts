import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { checkoutPath } from '../support/rdf.js';
import { rowsWithHeader } from '../support/document-tables.js';

describe('The threat model', () => {
  it('names tests that exist for each threat', () => {
    const rows = rowsWithHeader('SECURITY.md', '| threat | answer | tests |');
    expect(rows.length).toBeGreaterThan(10);
    for (const [threat, , tests = ''] of rows)
      expect([
        threat,
        tests.split(', ').filter((name) => !existsSync(checkoutPath(`test/${name}.test.ts`))),
      ]).toEqual([threat, []]);
  });
});
