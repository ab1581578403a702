import { afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphVersion } from '../../src/graph/index.js';
import type { Change } from '../../src/rdf/index.js';
import { SearchIndexes } from '../../src/search/index.js';
import { TemporaryDirectories } from '../support/directories.js';
import { names, quadsOf, versionWith, type Described } from './search-texts.js';

const directories = new TemporaryDirectories();
afterAll(() => directories.removeAll());

function changeTo(things: Readonly<Record<string, Described>>): Change {
  return {
    added: Object.entries(things).flatMap(([path, each]) => quadsOf(path, each)),
    removed: [],
  };
}

function after(version: GraphVersion, change: Change): GraphVersion {
  const number = version.number + 1;
  return version.after(version.idChangeOf(change), { identity: `v${number}` });
}

const { dictionary, ids } = versionWith({ 'event/a': { label: 'Workshop in Tirana' } });
const first = new GraphVersion(dictionary, ids, 1, undefined, 'v1');
const changes = [
  changeTo({ 'event/b': { label: 'Workshop in Vienna' } }),
  changeTo({ 'event/c': { label: 'Workshop in Skopje' } }),
];
const [second, third] = [after(first, changes[0]!), after(after(first, changes[0]!), changes[1]!)];

const labelsIn = async (indexes: SearchIndexes, version: GraphVersion): Promise<string[]> =>
  (await (await indexes.of(version)).find('workshop')).hits.map(({ label }) => label).sort();

describe.each(['here', 'thread'] as const)('The search indexes of versions, kept %s', (place) => {
  const open = (
    directory: string,
    { asked = [], isReadOnly = false }: { asked?: number[]; isReadOnly?: boolean } = {},
  ): SearchIndexes =>
    new SearchIndexes(names, place, {
      directory,
      isReadOnly,
      history: () => ({
        isKept: ({ number, identity }) => identity === `v${number}`,
        changesSince: (from, to) => {
          asked.push(from.number);
          // From version 2 to 3 they are unknown.
          return from.number === 2 ? undefined : changes.slice(from.number - 1, to.number - 1);
        },
      }),
    });
  const [one, two, three] = [
    ['Workshop in Tirana'],
    ['Workshop in Tirana', 'Workshop in Vienna'],
    ['Workshop in Skopje', 'Workshop in Tirana', 'Workshop in Vienna'],
  ];

  it('last, and go on with what has changed since', async () => {
    const directory = directories.make();
    const before = open(directory);
    expect(await labelsIn(before, first)).toEqual(one);
    await before.close();
    const asked: number[] = [];
    const own = open(directory, { asked });
    expect(await labelsIn(own, second)).toEqual(two);
    expect(asked).toEqual([1]);
    expect(await labelsIn(own, first)).toEqual(one);
    // What has changed since is unknown.
    expect(await labelsIn(own, third)).toEqual(three);
    expect(await labelsIn(own, second)).toEqual(two);
    expect(asked).toEqual([1, 2]);
    await own.close();
    const again = open(directory, { asked });
    expect(await labelsIn(again, third)).toEqual(three);
    expect(asked).toEqual([1, 2]);
    await again.close();
  });

  it('are made anew for a damaged file, and for one that becomes so', async () => {
    const directory = directories.make();
    const file = join(directory, 'catalogue.sqlite');
    writeFileSync(file, 'no database');
    const own = open(directory);
    expect(await labelsIn(own, first)).toEqual(one);
    await own.close();
    const { length } = readdirSync(directory);
    expect(length).toBe(1);
    const damaged = open(directory);
    const index = await damaged.of(first);
    writeFileSync(file, Buffer.alloc(60_000, 7));
    expect((await index.find('workshop')).total).toBe(1);
    await damaged.close();
  });

  it('follow published versions, and take one that was given up for another', async () => {
    const own = open(directories.make());
    own.follow(first);
    await own.prepare(first);
    own.follow(second);
    own.follow(third);
    expect(await labelsIn(own, third)).toEqual(three);
    const { number } = third;
    const other = third.as({ number: number + 1, identity: 'other' });
    expect(await labelsIn(own, other)).toEqual(three);
    expect(
      await labelsIn(own, third.as({ number: number + 1, identity: `v${number + 1}` })),
    ).toEqual(three);
    await own.close();
  });

  it('of a process that only reads are those of the other one, or in passing', async () => {
    const directory = directories.make();
    const reader = open(directory, { isReadOnly: true });
    expect(await labelsIn(reader, first)).toEqual(one);
    expect(existsSync(join(directory, 'catalogue.sqlite'))).toBe(false);
    let fillCount = 0;
    reader.told = () => (fillCount += 1);
    for (const _ of [1, 2, 3]) expect(await labelsIn(reader, first)).toEqual(one);
    expect(fillCount).toBe(0);
    const writer = open(directory);
    await writer.prepare(second);
    expect(await labelsIn(reader, second)).toEqual(two);
    expect(await labelsIn(reader, third)).toEqual(three);
    await reader.close();
    await writer.close();
  });

  it('of versions outside a log are made for each', async () => {
    const own = new SearchIndexes(names, place);
    const versions = Array.from({ length: 9 }, (_, number) =>
      versionWith({ 'event/z': { label: `Workshop ${number}` } }),
    );
    for (const turn of [1, 2])
      for (const [number, version] of versions.entries())
        expect([turn, await labelsIn(own, version)]).toEqual([turn, [`Workshop ${number}`]]);
    await own.close();
  });

  it('of processes that were killed are removed', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const left = mkdtempSync(join(tmpdir(), `osce-graph-catalogue-${pid}-`));
    const own = new SearchIndexes(names, place);
    await own.of(first);
    expect(existsSync(left)).toBe(false);
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
