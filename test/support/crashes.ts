/**
 * Writers in processes of their own that are killed, and what has to hold of the data directories
 * they leave.
 */
import { expect } from '@jest/globals';
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Committer, openPastVersion } from '../../src/commits/index.js';
import type { GraphVersion } from '../../src/graph/index.js';
import { PACKAGE_DIRECTORY, namedNode, namesFor } from '../../src/rdf/index.js';
import type { EndpointSettings } from '../../src/remote/index.js';
import { Gate } from '../../src/shacl/index.js';

export type WayToWrite =
  | 'one by one'
  | 'with a catalogue'
  | 'in spite of errors'
  | 'in groups'
  | 'in loads'
  | 'while compacting';

export const NAMES = namesFor('https://example.org/');
const VALUE = namedNode('https://example.org/value');

export function openToCheck(directory: string, mode: 'open' | 'read' = 'open'): Committer {
  return Committer[mode](directory, new Gate([]), NAMES);
}

/** A process that writes; see `writing-child.mjs`. */
export class Writer {
  readonly #child: ChildProcess;
  #output = '';

  /**
   * `fileLimit` is the size that a file may have, in blocks of the shell's `ulimit -f`; `database` is
   * where the graph is, if not in the writer.
   */
  constructor(
    directory: string,
    way: WayToWrite,
    quadsPerVersion: number,
    { fileLimit, database }: { fileLimit?: number; database?: EndpointSettings } = {},
  ) {
    const command = [
      process.execPath,
      join(PACKAGE_DIRECTORY, 'test', 'support', 'writing-child.mjs'),
      directory,
      way,
      String(quadsPerVersion),
    ];
    const options: SpawnOptions = {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...(database && { DATABASE: JSON.stringify(database) }) },
    };
    const limited = ['-c', `ulimit -f ${fileLimit}; exec "$@"`, 'sh', ...command];
    this.#child =
      fileLimit === undefined
        ? spawn(command[0]!, command.slice(1), options)
        : spawn('sh', limited, options);
    this.#child.stdout!.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString();
    });
  }

  /** Whole lines that it said so far. */
  get lines(): string[] {
    return this.#output.split('\n').slice(0, -1);
  }

  /** The last version that was acknowledged. */
  get acknowledged(): number {
    return Number(this.lines.findLast((line) => /^\d+$/.test(line)) ?? 0);
  }

  get acknowledgedCount(): number {
    return this.lines.filter((line) => /^\d+$/.test(line)).length;
  }

  /** Errors that it reported. */
  get errors(): string[] {
    return this.lines.filter((line) => line.includes('-'));
  }

  /** Versions whose names were acknowledged. */
  get named(): number[] {
    return this.lines.flatMap((line) => /^named (\d+)$/.exec(line)?.slice(1).map(Number) ?? []);
  }

  /**
   * Waits until it has opened the directory, has acknowledged so many versions more, and so many
   * milliseconds; then kills it without warning.
   */
  async killAfter(milliseconds: number, versionCount = 0): Promise<void> {
    const isDue = (): boolean =>
      this.lines.length > 0 && (versionCount === 0 || this.acknowledgedCount >= versionCount);
    while (!isDue() && this.#child.exitCode === null) await wait(5);
    await this.killWithin(milliseconds);
  }

  /** Kills it so many milliseconds later, whatever it does. */
  async killWithin(milliseconds: number): Promise<void> {
    await wait(milliseconds);
    this.#child.kill('SIGKILL');
    await this.ended();
  }

  async ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null)
      await once(this.#child, 'close');
  }
}

/** What is known of a directory over many crashes. */
export class Expectations {
  acknowledged = 0;
  readonly #digests = new Map<number, string>();
  readonly #named = new Set<number>();

  constructor(readonly quadsPerVersion: number) {}

  note(writer: Writer): void {
    this.acknowledged = Math.max(this.acknowledged, writer.acknowledged);
    for (const number of writer.named) this.#named.add(number);
  }

  /** Whether a version has all that its commits added, and nothing of another. */
  isWhole(version: GraphVersion): boolean {
    for (let number = 1; number <= version.number; number += 1) {
      if (version.count(namedNode(`https://example.org/${number}`), VALUE) !== this.quadsPerVersion)
        return false;
    }
    return version.count() === version.number * this.quadsPerVersion;
  }

  /**
   * Checks everything that has to hold; `inFlight` commits may be there that nobody was told of.
   */
  async check(
    committer: Committer,
    inFlight: number,
    pick: (count: number) => number,
  ): Promise<void> {
    const { current, log } = committer;
    expect(current.number).toBeGreaterThanOrEqual(this.acknowledged);
    expect(current.number).toBeLessThanOrEqual(this.acknowledged + inFlight);
    expect(this.isWhole(current)).toBe(true);
    log.verify();
    const commits = log.list();
    for (const { id, digest } of commits) {
      expect([id, this.#digests.get(id) ?? digest]).toEqual([id, digest]);
      this.#digests.set(id, digest);
    }
    for (const id of this.#named) expect(log.chainDigestOf(id)).toBe(this.#digests.get(id));
    const past = commits[pick(commits.length)];
    if (past)
      expect(this.isWhole(await openPastVersion(log, NAMES, past.id, [current]))).toBe(true);
    this.acknowledged = current.number;
  }
}
