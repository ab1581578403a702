import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidDataError } from '../../src/shacl/index.js';
import { quadKey, type Quad } from '../../src/rdf/index.js';
import { smallQuads } from '../support/arbitraries.js';
import {
  KNOWS_AXIOM,
  commitTo,
  committersOfTests,
  contentOf,
  failureOf,
  names,
  trig,
} from '../support/small-commits.js';

const { open } = committersOfTests();
const NOTE = { author: 'tester', message: 'm' };

/** Enough quads that a change with them is looked at as ids. */
const MANY = trig(
  Array.from({ length: 600 }, (_, index) => `:thing${index} :knows :thing${index % 7} .`).join(
    '\n',
  ),
);

describe('A large change', () => {
  it('makes the graph that small ones make, with what follows from it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(smallQuads), fc.array(smallQuads), async (before, random) => {
        const added = [...MANY, ...random];
        const [large, small] = [open(), open()];
        for (const committer of [large, small])
          await committer.commit({ added: [KNOWS_AXIOM, ...before], removed: [] }, NOTE);
        const { change, version } = await large.commit({ added, removed: [] }, NOTE);
        const pieces: Quad[] = [];
        for (let start = 0; start < added.length; start += 100) {
          const piece = { added: added.slice(start, start + 100), removed: [] };
          pieces.push(...(await small.commit(piece, NOTE)).change.added);
        }
        expect(contentOf(version)).toEqual(contentOf(small.current));
        const sorted = (list: readonly Quad[]): string[] => list.map(quadKey).sort();
        expect(sorted(change.added)).toEqual(sorted(pieces));
        expect([...large.log.changes(1)].map((each) => sorted(each.change.added))).toEqual([
          sorted(pieces),
        ]);
      }),
      { numRuns: 5 },
    );
  });

  it('is refused as a small one is, and leaves nothing behind', async () => {
    const committer = open();
    await commitTo(committer, ':a :p :b .');
    const { size } = committer.current.dictionary;
    await expect(
      committer.commit({ added: [...MANY, ...trig(':x a :Thing .')], removed: [] }, NOTE),
    ).rejects.toBeInstanceOf(InvalidDataError);
    const inferred = trig(`GRAPH <${names.graphs.inferred.value}> { :x :p :y . }`);
    const refused = committer.commit({ added: [...MANY, ...inferred], removed: [] }, NOTE);
    expect((await failureOf(refused)).code).toBe('bad-request');
    const trial = await committer.commit({ added: MANY, removed: [] }, { ...NOTE, isDryRun: true });
    expect([trial.commit, trial.change.added.length]).toEqual([undefined, 600]);
    expect([committer.current.number, committer.current.dictionary.size]).toEqual([1, size]);
    const nothing = await committer.commit({ added: [], removed: [] }, NOTE);
    expect(nothing.commit).toBeUndefined();
  });

  it('changes nothing when the graph has all of it', async () => {
    const committer = open();
    await committer.commit({ added: MANY, removed: [] }, NOTE);
    const again = await committer.commit({ added: MANY, removed: [] }, NOTE);
    expect([again.commit, again.change, committer.current.number]).toEqual([
      undefined,
      { added: [], removed: [] },
      1,
    ]);
  });

  it('lets others commit before and after it', async () => {
    const committer = open();
    const done = await Promise.all([
      commitTo(committer, ':a :p 1 .'),
      committer.commit({ added: MANY, removed: [] }, NOTE),
      commitTo(committer, ':a :p 2 .'),
    ]);
    expect(done.map(({ version }) => [version.number, version.size])).toEqual([
      [1, 1],
      [2, 601],
      [3, 602],
    ]);
    committer.log.verify();
  });
});
