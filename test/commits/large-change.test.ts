import { describe, expect, it } from '@jest/globals';
import { InvalidDataError } from '../../src/shacl/index.js';
import { commitTo, committersOfTests, failureOf, names, trig } from '../support/small-commits.js';

const { open } = committersOfTests();
const NOTE = { author: 'tester', message: 'm' };

/** Enough quads that a change with them is looked at as ids. */
const MANY = trig(
  Array.from({ length: 600 }, (_, index) => `:thing${index} :knows :thing${index % 7} .`).join(
    '\n',
  ),
);

describe('A large change', () => {
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
