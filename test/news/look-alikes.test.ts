import { describe, expect, it } from '@jest/globals';
import { Linker } from '../../src/news/link/linker.js';
import { namesLike } from '../../src/news/review/look-alikes.js';
import { names, shippedGraph } from '../support/shipped-graph.js';

const linker = new Linker(shippedGraph('reference'), names);

/** Labels of the known bodies that a new one may be. */
function likest(name: string, hasState: boolean): string[] {
  const link = linker.link(name, { kind: 'ministry-foreign-affairs' });
  if (link.outcome !== 'new') throw new Error(`${name} is ${link.outcome}`);
  const { iso2, ...rest } = link;
  return namesLike(
    hasState ? { ...rest, ...(iso2 ? { iso2 } : {}) } : rest,
    linker.gazetteer,
    names,
  )
    .slice(0, 3)
    .map(({ label }) => label);
}

describe('Known things like a misspelt ministry', () => {
  it.each([
    ['Minnestery of Foreign Affairs of Uzbekistan', 'Ministry of Foreign Affairs (Uzbekistan)'],
    ['Mynystary of Foriegn Affairs of Kazakhstan', 'Ministry of Foreign Affairs (Kazakhstan)'],
  ])('are those of the State that the name of %s has', (name, label) => {
    expect(likest(name, true)[0]).toBe(label);
    expect(likest(name, false)).toEqual([label]);
  });
});

describe('A misspelt body', () => {
  it('is linked where all bodies of its kind are known', () => {
    expect(linker.link('OSCE Mision to Moldova', { kind: 'field-operation' })).toMatchObject({
      label: 'OSCE Mission to Moldova',
      how: 'similar spelling',
    });
  });
});
