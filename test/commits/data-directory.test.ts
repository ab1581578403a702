import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Touch, type Committer } from '../../src/commits/index.js';
import { ServiceError } from '../../src/errors.js';
import { quad } from '../../src/rdf/index.js';
import { ex } from '../support/arbitraries.js';
import {
  KNOWS_AXIOM,
  commitTo,
  committersOfTests,
  contentOf,
  failureOf,
  linesOf,
  names,
  openCommitter,
  trig,
} from '../support/small-commits.js';

const { directories, open } = committersOfTests();
const options = { author: 'tester', message: 'a test' };

describe('A data directory', () => {
  it('gives back every version and every term when it is opened again', async () => {
    const directory = directories.make();
    const committer = openCommitter(directory);
    await committer.commit(
      { added: [KNOWS_AXIOM, ...trig(':a :knows :b .')], removed: [] },
      options,
    );
    await commitTo(
      committer,
      ':g { :a :note "line\\nbreak \\"quoted\\" 😀"@en , "x"@ar--rtl ; :r <<( :a :p [] )>> } ' +
        ':c :knows :d .',
    );
    await commitTo(committer, '', ':a :knows :b .');
    const { current } = committer;
    await committer.close();
    const again = open(directory);
    expect([again.current.number, again.current.committedAt]).toEqual([3, current.committedAt]);
    expect(contentOf(again.current)).toEqual(contentOf(current));
    expect(again.current.has(quad(ex('d'), ex('knownBy'), ex('c'), names.graphs.inferred))).toBe(
      true,
    );
    expect(again.current.has(quad(ex('b'), ex('knownBy'), ex('a'), names.graphs.inferred))).toBe(
      false,
    );
    expect((await commitTo(again, ':e :knows :f .')).version.number).toBe(4);
    expect(again.current.has(quad(ex('f'), ex('knownBy'), ex('e'), names.graphs.inferred))).toBe(
      true,
    );
  });

  it('never logs what is inferred', async () => {
    const committer = open();
    await committer.commit(
      { added: [KNOWS_AXIOM, ...trig(':a :knows :b .')], removed: [] },
      options,
    );
    expect(committer.current.size).toBe(3);
    expect([...committer.log.changes()].flatMap(({ change }) => change.added)).toHaveLength(2);
  });

  it('has one writer: a second one is refused, until the first is gone', async () => {
    const directory = directories.make();
    const first = openCommitter(directory);
    let error: unknown;
    try {
      openCommitter(directory);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code: 'data-directory-in-use' });
    expect((error as Error).message).toContain(directory);
    expect((await commitTo(first, ':a :p :b .')).version.number).toBe(1);
    await first.close();
    expect(open(directory).current.number).toBe(1);
  });

  it('can be read beside a writer, as it was when it was opened', async () => {
    const directory = directories.make();
    const writer = open(directory);
    await commitTo(writer, ':a :p :b .');
    const reader = open(directory, 'read');
    await commitTo(writer, ':a :p :c .');
    expect([reader.current.number, linesOf(reader.current)]).toEqual([1, ['<:a> <:p> <:b> .']]);
    expect(open(directory, 'read').current.number).toBe(2);
    expect((await failureOf(commitTo(reader, ':a :p :d .'))).code).toBe('forbidden');
    expect(writer.log.list()).toHaveLength(2);
  });

  it('is followed by a reader: commits, loads, changed rules, and a compacted log', async () => {
    const directory = directories.make();
    const writer = open(directory);
    await commitTo(writer, ':a :knows :b .');
    const reader = open(directory, 'read');
    const follows = (): void => {
      expect(reader.catchUp()).toBe(true);
      expect([reader.current.number, reader.current.identity]).toEqual([
        writer.current.number,
        writer.current.identity,
      ]);
      expect(contentOf(reader.current)).toEqual(contentOf(writer.current));
    };
    const hasTouchesOfLog = (): void => {
      const lastTouch = ({ current, touches }: Committer): number =>
        touches.lastTouch(current.dictionary.idOf(ex('a')), Touch.said, current.number);
      expect(lastTouch(reader)).toBe(lastTouch(open(directory, 'read')));
    };
    expect(reader.catchUp()).toBe(false);
    const before = reader.current;
    await commitTo(writer, ':a :knows :c ; :note [ :label "x" ] .', ':a :knows :b .');
    await writer.commit({ added: [KNOWS_AXIOM], removed: [] }, options);
    follows();
    expect(linesOf(before)).toEqual(['<:a> <:knows> <:b> .']);
    expect(reader.changesBetween(before, reader.current)).toHaveLength(2);
    const many = Array.from({ length: 6_000 }, (_, index) => `:s${index} :p :o .`).join('\n');
    await commitTo(writer, many);
    follows();
    // Of a compacted log, an image may still know more.
    hasTouchesOfLog();
    for (const name of ['d', 'e']) await commitTo(writer, `:${name} :knows :a .`);
    await writer.compact({ versions: 1 });
    follows();
    expect(reader.log.list().map(({ id }) => id)).toEqual([6]);
    await commitTo(writer, ':f :knows :a .');
    follows();
    expect(reader.catchUp()).toBe(false);
  });

  it('has a write-ahead log that begins anew, also while a reader follows', async () => {
    const directory = directories.make();
    const writer = open(directory);
    const write = (): Promise<unknown> =>
      commitTo(writer, `:a :p "${randomBytes(150_000).toString('base64')}" .`);
    await write();
    const reader = open(directory, 'read');
    for (let count = 0; count < 80; count += 1) {
      reader.catchUp();
      await write();
    }
    expect(reader.catchUp()).toBe(true);
    expect(reader.current.number).toBe(81);
    expect(statSync(join(directory, 'log.sqlite')).size).toBeGreaterThan(8 * 2 ** 20);
    expect(statSync(join(directory, 'log.sqlite-wal')).size).toBeLessThan(6 * 2 ** 20);
  });

  it('says that it is on a read-only file system', () => {
    const directory = directories.make();
    // Only root can mount one; the file systems that others find read-only differ.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', directory]).status !== 0) return;
    try {
      const use = (): unknown => open(directory);
      expect(use).toThrow(expect.objectContaining({ code: 'configuration' }));
      expect(use).toThrow('it is on a read-only file system');
    } finally {
      spawnSync('umount', [directory]);
    }
  });

  it('that is not there is no directory to read', () => {
    let error: unknown;
    try {
      open(`${directories.make()}/none`, 'read');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: 'log-damaged' });
  });
});
