import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommitLog, Committer, CommitResult } from '../../src/commits/index.js';
import { TemporaryDirectories } from '../support/directories.js';
import {
  KNOWS_AXIOM,
  changeOf,
  commitTo,
  contentOf,
  openCommitter,
} from '../support/small-commits.js';

const directories = new TemporaryDirectories();
let directory: string;
let committer: Committer;
/** How many commits each write to the disk held. */
let writes: number[];

function watch({ log }: { log: CommitLog }): void {
  const write = log.write.bind(log);
  log.write = (entries) => {
    writes.push(entries.length);
    return write(entries);
  };
}

beforeEach(() => {
  directory = directories.make();
  committer = openCommitter(directory);
  writes = [];
  watch(committer);
});
afterAll(() => {
  directories.removeAll();
});

const NOTE = { author: 'a', message: 'm' };
const lines = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `:x :p ${index} .`);

describe('Commits that wait together', () => {
  it('are versions of their own, in order, with few writes to the disk', async () => {
    const results = await Promise.all(lines(40).map((line) => commitTo(committer, line)));
    expect(results.map(({ version }) => version.number)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    results.forEach(({ version }, index) => {
      expect([version.size, version.identity]).toEqual([
        index + 1,
        committer.log.list()[index]!.digest,
      ]);
    });
    expect(writes.reduce((sum, count) => sum + count)).toBe(40);
    expect(writes.length).toBeLessThan(20);
    committer.log.verify();
    const before = contentOf(committer.current);
    await committer.close();
    committer = openCommitter(directory);
    expect(contentOf(committer.current)).toEqual(before);
    await committer.close();
  });

  it('see each other, but nobody else sees them before they are on the disk', async () => {
    const done = await Promise.all(
      lines(5).map((line) =>
        committer.commit(async (version) => {
          await new Promise((resolve) => setImmediate(resolve));
          expect(committer.current.number).toBeLessThanOrEqual(version.number);
          return { change: changeOf(line), value: version.size };
        }, NOTE),
      ),
    );
    expect(done.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
    expect(committer.current.size).toBe(5);
    await committer.close();
  });

  it('are refused one by one', async () => {
    const outcomes = await Promise.allSettled([
      commitTo(committer, ':a :p 1 .'),
      commitTo(committer, ':b a :Thing .'),
      commitTo(committer, ':c :p 1 .'),
      committer.commit(changeOf(':d :p 1 .'), { ...NOTE, expectedVersion: 1 }),
      committer.commit(changeOf(':e :p 1 .'), { ...NOTE, expectedVersion: 2 }),
      committer.commit(() => {
        throw new Error('the maker’s own');
      }, NOTE),
    ]);
    const shown = outcomes.map((outcome) =>
      outcome.status === 'fulfilled'
        ? outcome.value.version.number
        : ((outcome.reason as { code?: string; message: string }).code ??
          (outcome.reason as Error).message),
    );
    expect(shown).toEqual([1, 'invalid-data', 2, 'version-conflict', 3, 'the maker’s own']);
    expect(committer.current.number).toBe(3);
    await committer.close();
  });

  it('all fail when the disk fails, and the next commits get their numbers', async () => {
    await commitTo(committer, ':first :p 1 .');
    const write = committer.log.write.bind(committer.log);
    committer.log.write = () => Promise.reject(new Error('the disk is on fire'));
    const outcomes = await Promise.allSettled(lines(3).map((line) => commitTo(committer, line)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect([committer.current.number, committer.current.size, committer.log.list().length]).toEqual(
      [1, 1, 1],
    );
    committer.log.write = write;
    expect((await commitTo(committer, ':second :p 1 .')).version.number).toBe(2);
    await committer.close();
    committer = openCommitter(directory);
    expect(committer.current.size).toBe(2);
    await committer.close();
  });

  it('go by the ontology that the ones before them left', async () => {
    const jobs: Promise<CommitResult>[] = [commitTo(committer, ':a :knows :b .')];
    jobs.push(
      committer.commit({ added: [KNOWS_AXIOM], removed: [] }, NOTE),
      commitTo(committer, ':c :knows :d .'),
    );
    jobs.push(
      committer.commit({ added: [], removed: [KNOWS_AXIOM] }, NOTE),
      commitTo(committer, ':e :knows :f .'),
    );
    // Without the axiom nothing is inferred, with it the inverse of each.
    expect((await Promise.all(jobs)).map(({ version }) => version.size)).toEqual([1, 3, 5, 2, 3]);
    await committer.close();
  });

  it('let loads have their turn', async () => {
    const order: number[] = [];
    const done = ({ version }: { version: { number: number } }): number =>
      order.push(version.number);
    await Promise.all([
      commitTo(committer, ':a :p 1 .').then(done),
      committer
        .load((load) => {
          load.add(changeOf(':b :p 1 .').added);
          return Promise.resolve();
        }, NOTE)
        .then(done),
      commitTo(committer, ':c :p 1 .').then(done),
    ]);
    expect([order, committer.current.size]).toEqual([[1, 2, 3], 3]);
    await committer.close();
  });
});
