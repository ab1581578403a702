import { afterAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { LineSorter, fromByteText, toByteText } from '../../src/remote/sorted-lines.js';
import { TemporaryDirectories } from '../support/directories.js';

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

describe('A LineSorter', () => {
  it('sorts by bytes what does not fit into one file, each line once, and leaves no file', () => {
    const directory = directories.make();
    const sorter = new LineSorter(directory, 1_000);
    const lines = Array.from(
      { length: 3_000 },
      (_, number) => `${'\u{1d11e}\uffee"\u00e9'.repeat(number % 7)} ${(number * 7_919) % 1_500}`,
    );
    for (const line of lines) sorter.add(toByteText(line));
    expect(readdirSync(directory)).toEqual([]);
    const byBytes = (left: string, right: string): number =>
      Buffer.compare(Buffer.from(left), Buffer.from(right));
    expect([...sorter.sorted()].map(fromByteText)).toEqual([...new Set(lines)].sort(byBytes));
  });

  it('keeps no file open, read or not', () => {
    const open = (): number => readdirSync('/dev/fd').length;
    const before = open();
    for (const isRead of [true, false]) {
      const sorter = new LineSorter(directories.make(), 10);
      for (let number = 0; number < 100; number += 1) sorter.add(`line ${number}`);
      expect(open()).toBeGreaterThan(before + 10);
      if (isRead) expect([...sorter.sorted()].length).toBe(100);
      else sorter.close();
      expect(open()).toBe(before);
    }
  });

  it('reads lines that are longer than a piece of a file', () => {
    const sorter = new LineSorter(directories.make());
    const long = 'é'.repeat(200_000);
    for (const line of [`b${long}`, 'c', `a${long}`]) sorter.add(toByteText(line));
    expect([...sorter.sorted()].map(fromByteText)).toEqual([`a${long}`, `b${long}`, 'c']);
  });
});
