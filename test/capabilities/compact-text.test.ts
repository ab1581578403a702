import { describe, expect, it } from '@jest/globals';
import { compactText } from '../../src/capabilities/index.js';

describe('A compact text', () => {
  it('has a line a member, and a line an item', () => {
    const things = [
      { label: 'A', from: ['x', 'y'], none: [] },
      { label: 'B', facts: [{ value: 1 }, { value: { label: 'C' } }] },
    ];
    expect(compactText({ version: 1, names: ['a', 'b'], things, missing: undefined })).toBe(
      [
        'version: 1',
        'names: a, b',
        'things:',
        '  - label: A; from: x, y',
        '  - label: B',
        '    facts:',
        '      - value: 1',
        '      - value: (label: C)',
      ].join('\n'),
    );
  });

  it('keeps the lines of texts', () => {
    expect(compactText({ sparql: 'ASK\n{}', empty: [] })).toBe('sparql:\nASK\n{}');
  });
});
