import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Committer } from '../../../src/commits/index.js';
import {
  canonicalLines,
  digestOf,
  parseN3Syntax,
  quad,
  quadKey,
  toNQuad,
  type Change,
  type Quad,
} from '../../../src/rdf/index.js';
import { Diffs, Snapshots, assertedQuads, type DiffOptions } from '../../../src/snapshots/index.js';
import { clique, ex, quads as anyQuads, smallQuads } from '../../support/arbitraries.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { changeOf, names, openCommitter } from '../../support/small-commits.js';
import { fromRdfPatch } from '../../support/rdf-patch.js';

const directories = new TemporaryDirectories();
let committer: Committer;
let diffs: Diffs;
let snapshots: Snapshots;

function open(): void {
  committer = openCommitter(directories.make());
  snapshots = new Snapshots(committer.log, names, () => committer.current);
  diffs = new Diffs(committer.log, names, snapshots, (source, thing) =>
    [...source.match(thing, ex('country'))].map(({ object }) => object),
  );
}

beforeEach(open);
afterEach(() => committer.close());
afterAll(() => {
  directories.removeAll();
});

const commit = (change: Change): Promise<unknown> =>
  committer.commit(change, { author: 'test', message: 'test' });

/**
 * The asserted quads of a version as its export has them: blank nodes under their canonical labels.
 */
async function exported(version: number): Promise<Quad[]> {
  if (version === 0) return [];
  return parseN3Syntax(
    (await canonicalLines(assertedQuads(await snapshots.open(version), names))).join('\n'),
    { format: 'nquads', keepBlankNodeLabels: true },
  );
}

function applied(quads: readonly Quad[], { added, removed }: Change): Quad[] {
  const result = new Map(quads.map((each) => [quadKey(each), each]));
  for (const each of removed)
    if (!result.delete(quadKey(each))) throw new Error(`not there: ${toNQuad(each)}`);
  for (const each of added) {
    if (result.has(quadKey(each))) throw new Error(`there already: ${toNQuad(each)}`);
    result.set(quadKey(each), each);
  }
  return [...result.values()];
}

async function patchOf(from: number, to: number, options?: DiffOptions): Promise<Change> {
  const diff = await diffs.between(from, to, options);
  const change = fromRdfPatch(Buffer.concat([...diff.rdfPatch()]).toString('utf8'));
  expect([change.added.length, change.removed.length]).toEqual([diff.added, diff.removed]);
  return change;
}

describe('The difference between two versions', () => {
  /** Changes as they come: some remove what is there, blank nodes of the graph among it. */
  const changes = fc.array(
    fc.record({
      added: fc.array(fc.oneof(smallQuads, anyQuads), { maxLength: 8 }),
      removed: fc.array(smallQuads, { maxLength: 8 }),
      dropped: fc.array(fc.nat(), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('turns the export of one into the other, whichever is the later one', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        await committer.close();
        open();
        for (const { added, removed, dropped } of steps) {
          const present = [...assertedQuads(committer.current, names)];
          await commit({
            added,
            removed: [
              ...removed,
              ...dropped.flatMap((index) => present[index % present.length] ?? []),
            ],
          });
        }
        const last = committer.current.number;
        const exports = await Promise.all(
          Array.from({ length: last + 1 }, (_, version) => exported(version)),
        );
        const digests = await Promise.all(exports.map((quads) => digestOf(quads)));
        for (let from = 0; from <= last; from += 1) {
          for (let to = 0; to <= last; to += 1)
            expect([
              from,
              to,
              await digestOf(applied(exports[from]!, await patchOf(from, to))),
            ]).toEqual([from, to, digests[to]]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('counts what came and went of all sources together, and the rest as said by others', async () => {
    const merged = async (version: number): Promise<Set<string>> =>
      new Set(
        version === 0
          ? []
          : [...assertedQuads(await snapshots.open(version), names)].map(
              ({ subject, predicate, object }) => quadKey(quad(subject, predicate, object)),
            ),
      );
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        await committer.close();
        open();
        for (const { added, removed, dropped } of steps) {
          const present = [...assertedQuads(committer.current, names)];
          // The same statements again, in another graph.
          const again = present
            .slice(0, 3)
            .map(({ subject, predicate, object }) => quad(subject, predicate, object, ex('again')));
          await commit({
            added: [...added, ...again],
            removed: [
              ...removed,
              ...dropped.flatMap((index) => present[index % present.length] ?? []),
            ],
          });
        }
        const last = committer.current.number;
        for (let from = 0; from <= last; from += 1) {
          for (let to = 0; to <= last; to += 1) {
            const [before, after] = [await merged(from), await merged(to)];
            const { added, removed, alsoSaid, noLongerSaid } = await diffs.describe(from, to);
            const diff = await diffs.between(from, to);
            expect([from, to, added, removed, added + alsoSaid, removed + noLongerSaid]).toEqual([
              from,
              to,
              [...after].filter((each) => !before.has(each)).length,
              [...before].filter((each) => !after.has(each)).length,
              diff.added,
              diff.removed,
            ]);
          }
        }
      }),
      { numRuns: 8 },
    );
  });

  it('with the labels of the log can be applied one after the other, from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        await committer.close();
        open();
        let mirror: Quad[] = [];
        for (const { added, dropped } of steps) {
          const present = [...assertedQuads(committer.current, names)];
          const before = committer.current.number;
          await commit({
            added,
            removed: dropped.flatMap((index) => present[index % present.length] ?? []),
          });
          mirror = applied(
            mirror,
            await patchOf(before, committer.current.number, { blankNodes: 'as-logged' }),
          );
          expect(mirror.map(toNQuad).sort()).toEqual(
            [...assertedQuads(committer.current, names)].map(toNQuad).sort(),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it('takes the labels of the log for blank nodes too alike, as exports do', async () => {
    await commit({ added: clique(8), removed: [] });
    const [some] = [...committer.current.match()];
    await commit({ added: [], removed: [some!] });
    expect((await patchOf(1, 2)).removed.map(toNQuad)).toEqual([toNQuad(some!)]);
  });

  it('has neither what came and went nor receipts, unless they are asked for', async () => {
    await commit(changeOf(':a :p :b .'));
    await commit({
      added: [
        ...changeOf(':a :p :c .').added,
        quad(ex('r'), ex('rule'), ex('x'), names.graphs.receipts),
      ],
      removed: [],
    });
    await commit(changeOf('', ':a :p :c .'));
    expect(await patchOf(1, 3)).toEqual({ added: [], removed: [] });
    expect((await patchOf(1, 3, { withReceipts: true })).added.map(toNQuad)).toEqual([
      '<http://example.org/r> <http://example.org/rule> <http://example.org/x> ' +
        `<${names.graphs.receipts.value}> .`,
    ]);
  });

  it('is refused for versions that there are not', async () => {
    await commit(changeOf(':a :p :b .'));
    for (const [from, to] of [
      [1, 2],
      [2, 1],
      [-1, 1],
      [1.5, 1],
    ] as const)
      await expect(diffs.between(from, to)).rejects.toMatchObject({ code: 'not-found' });
    await expect(diffs.describe(1, 1, 'http://example.org/nothing')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
