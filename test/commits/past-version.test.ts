import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openPastVersion } from '../../src/commits/index.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import type { GraphVersion } from '../../src/graph/index.js';
import { ServiceError } from '../../src/errors.js';
import { quadKey } from '../../src/rdf/index.js';
import { TemporaryDirectories } from '../support/directories.js';
import {
  KNOWS_AXIOM,
  commitTo,
  contentOf,
  names,
  openCommitter,
  trig,
} from '../support/small-commits.js';

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

/** Lines that come and go, an axiom among them, so that what is inferred comes and goes too. */
const LINES = [
  ':a :knows :b .',
  ':b :knows :a .',
  ':c :knows :a .',
  ':a :label "a" .',
  ':a a :Thing .',
  ':g { :a :knows :b }',
  ':a :size 7 .',
  '_:x :label "blank" .',
];
const lineSets = fc.subarray(LINES);
const steps = fc.array(
  fc.record({
    added: lineSets,
    removed: lineSets,
    axiom: fc.constantFrom('add', 'remove', 'keep'),
  }),
  { minLength: 2, maxLength: 7 },
);

describe('A version of the past', () => {
  it('is what it was, whether it is reached forward or backward, from any other', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), fc.nat(), async (list, wanted, other) => {
        const committer = openCommitter(directories.make());
        const versions: GraphVersion[] = [];
        for (const { added, removed, axiom } of list) {
          const without = removed.filter((line) => !line.startsWith('_:'));
          const change = {
            added: [...trig(added.join('\n')), ...(axiom === 'add' ? [KNOWS_AXIOM] : [])],
            removed: [...trig(without.join('\n')), ...(axiom === 'remove' ? [KNOWS_AXIOM] : [])],
          };
          // The gate refuses what has a class and no label; the list goes on without it.
          const result = await committer
            .commit(change, { author: 'a', message: 'm' })
            .catch(() => undefined);
          if (result?.commit) versions.push(result.version);
        }
        if (versions.length > 0) {
          const [target, start] = [
            versions[wanted % versions.length]!,
            versions[other % versions.length]!,
          ];
          for (const known of [
            [],
            [start],
            [committer.current],
            versions.filter((version) => version !== target),
          ]) {
            const opened = await openPastVersion(committer.log, names, target.number, known);
            expect([opened.number, opened.identity, opened.committedAt, contentOf(opened)]).toEqual(
              [target.number, target.identity, target.committedAt, contentOf(target)],
            );
          }
        }
        await committer.close();
      }),
      { numRuns: 12, verbose: true },
    );
  });

  it('does not disturb the current one, whose dictionary grows meanwhile', async () => {
    const committer = openCommitter(directories.make());
    await commitTo(committer, ':a :p "one" ; :q 1 , 2 , 3 .');
    const first = contentOf(committer.current);
    await commitTo(committer, ':a :p "two" .', ':a :p "one" .');
    const opening = openPastVersion(committer.log, names, 1, [committer.current]);
    await commitTo(committer, ':a :p "three" .');
    const opened = await opening;
    // Both dictionaries give the next number, each to a term of its own.
    opened.dictionary.add(trig(':a :p "of the past" .')[0]!.object);
    await commitTo(committer, ':a :p "four" .');
    expect(contentOf(opened)).toEqual(first);
    expect(contentOf(committer.current)).toEqual(
      trig(':a :p "two" , "three" , "four" ; :q 1 , 2 , 3 .').map(quadKey).sort(),
    );
    await committer.close();
  });

  it('is refused when the log has been damaged, in the thread as elsewhere', async () => {
    const directory = directories.make();
    const committer = openCommitter(directory);
    for (const name of ['a', 'b', 'c']) await commitTo(committer, `:x :p :${name} .`);
    await committer.close();
    const reader = openCommitter(directory, 'read');
    const database = new SqliteDatabase(`${directory}/log.sqlite`);
    database.exec("UPDATE commits SET author = 'somebody else' WHERE id = 2");
    database.close();
    await expect(openPastVersion(reader.log, names, 2, [])).rejects.toThrow(ServiceError);
    await expect(openPastVersion(reader.log, names, 2, [])).rejects.toMatchObject({
      code: 'log-damaged',
      message: expect.stringContaining('commit 2') as unknown,
    });
    await reader.close();
  });
});
