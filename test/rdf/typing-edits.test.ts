import { describe, expect, it } from '@jest/globals';
import { editsBetween } from '../../src/rdf/index.js';

describe('The edits between two spellings', () => {
  it('count letters that changed places as one', () => {
    expect([
      editsBetween('ab', 'ba'),
      editsBetween('abc', ''),
      editsBetween('kitten', 'sitting'),
    ]).toEqual([1, 3, 3]);
  });
});
