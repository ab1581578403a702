import { describe, expect, it } from '@jest/globals';
import { Linker } from '../../src/news/link/linker.js';
import { respelled } from '../../src/news/names/body-words.js';
import { findOrganizers } from '../../src/news/rules/organizers.js';
import { namesLike } from '../../src/news/review/look-alikes.js';
import { readingOf } from '../support/news-page.js';
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
  it.each([
    ['Minstry of Foreign Affairs of Uzbekistan', 'uzbekistan-ministry-of-foreign-affairs'],
    ['Ministery of Internal Affairs of Uzbekistan', 'uzbekistan-ministry-of-internal-affairs'],
    ['Ministry of Forein Affairs of Moldova', 'moldova-ministry-of-foreign-affairs'],
    ['Ministry of Jusitce of Serbia', 'serbia-ministry-of-justice'],
  ])('is read whole, and may be the known one: %s', (name, slug) => {
    const { organisers } = findOrganizers(
      readingOf(`A course on maps was organized by the ${name} and the OSCE Mision to Moldova.`),
      { people: { persons: [], statements: [] }, eventType: 'course' },
    );
    expect(organisers.map((each) => each.name)).toEqual([name, 'OSCE Mision to Moldova']);
    expect(linker.link(name, {})).toMatchObject({
      outcome: 'none',
      candidates: [names.thing('organization', slug).value],
    });
  });

  it('is linked where all bodies of its kind are known', () => {
    expect(linker.link('OSCE Mision to Moldova', { kind: 'field-operation' })).toMatchObject({
      label: 'OSCE Mission to Moldova',
      how: 'similar spelling',
    });
  });
});

describe('A word like one of bodies', () => {
  it.each(['Selection', 'Production', 'Officers', 'Prosecutors', 'Custom', 'Nation'])(
    'is no slip: %s',
    (word) => {
      expect(respelled(word)).toBe(word);
    },
  );
});
