import { describe, expect, it } from '@jest/globals';
import type { GraphVersion } from '../../src/graph/index.js';
import { SearchIndexes, find } from '../../src/search/index.js';
import { names, quadsOf, versionWith, type Described } from './search-texts.js';

function after(version: GraphVersion, things: Readonly<Record<string, Described>>): GraphVersion {
  return version.after(
    version.idChangeOf({
      added: Object.entries(things).flatMap(([path, described]) => quadsOf(path, described)),
      removed: [],
    }),
    { committedAt: new Date(0) },
  );
}

const first = versionWith({ 'event/a': { label: 'Workshop in Tirana' } });
const labelsIn = async (indexes: SearchIndexes, version: GraphVersion): Promise<string[]> =>
  find(await indexes.of(version), 'workshop')
    .hits.map(({ label }) => label)
    .sort();

describe.each(['here', 'thread'] as const)('The search indexes of versions, built %s', (place) => {
  it('are made once, each from the one before', async () => {
    const own = new SearchIndexes(names, place);
    const second = after(first, { 'event/b': { label: 'Workshop in Vienna' } });
    const third = after(second, { 'event/c': { label: 'Workshop in Skopje' } });
    // All at once, in no good order.
    const all = await Promise.all([own.of(second), own.of(third), own.of(first), own.of(second)]);
    expect(all[0]).toBe(all[3]);
    expect(all[1].segments[0]).toBe(all[0].segments[0]);
    expect(await labelsIn(own, first)).toEqual(['Workshop in Tirana']);
    expect(await labelsIn(own, second)).toEqual(['Workshop in Tirana', 'Workshop in Vienna']);
    expect(await labelsIn(own, third)).toEqual([
      'Workshop in Skopje',
      'Workshop in Tirana',
      'Workshop in Vienna',
    ]);
    await own.close();
  });

  it('are built anew for a version whose dictionary is its own', async () => {
    const own = new SearchIndexes(names, place);
    await own.of(first);
    expect(await labelsIn(own, versionWith({ 'event/z': { label: 'Another workshop' } }))).toEqual([
      'Another workshop',
    ]);
    await own.close();
  });

  it('are renewed in the background when they have become many small parts', async () => {
    const own = new SearchIndexes(names, place);
    const start = versionWith(
      Object.fromEntries(
        Array.from({ length: 9_000 }, (_, number) => [
          `event/e${number}`,
          { label: `Workshop ${number}` },
        ]),
      ),
    );
    await own.of(start);
    let version = after(
      start,
      Object.fromEntries(
        Array.from({ length: 4_200 }, (_, number) => [
          `event/f${number}`,
          { label: `Seminar ${number}` },
        ]),
      ),
    );
    expect((await own.of(version)).isFragmented).toBe(true);
    for (let round = 0, isRenewed = false; !isRenewed; round += 1) {
      version = after(version, { [`event/g${round}`]: { label: `Conference ${round}` } });
      const index = await own.of(version);
      expect(find(index, 'seminar', { limit: 1 }).total).toBe(4_200);
      expect(find(index, 'conference', { limit: 1 }).total).toBe(round + 1);
      isRenewed = !index.isFragmented;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await own.close();
  });

  it('that are being built can be given up', async () => {
    const own = new SearchIndexes(names, place);
    const index = own.of(versionWith({ 'event/a': { label: 'Workshop' } }));
    index.catch(() => undefined);
    await own.close();
    if (place === 'thread') await expect(index).rejects.toThrow();
  });
});
