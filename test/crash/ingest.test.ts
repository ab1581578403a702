import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeBenchPages } from '../bench/generate-pages.js';
import { CommitLog } from '../../src/commits/index.js';
import { PACKAGE_DIRECTORY } from '../../src/rdf/index.js';
import { TemporaryDirectories } from '../support/directories.js';
import { SEED, randomOf } from '../support/random.js';
import { fillSmallGraph } from '../support/small-graph.js';
import { runCommand } from '../support/terminal.js';

/**
 * Enough that reading threads are at work, and pages are left, however many commits share a write
 * when the run is killed.
 */
const PAGES = 200;
/** How often a run is killed before one may come to its end. */
const KILLS = 2;

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

/**
 * The built command line in a process of its own; the versions that it told of, whole lines only.
 */
class IngestProcess {
  #out = '';
  readonly #child;

  constructor(pages: string, dataDirectory: string) {
    this.#child = spawn(
      process.execPath,
      [
        join(PACKAGE_DIRECTORY, 'test', 'support', 'command-child.mjs'),
        'ingest',
        pages,
        '--data-dir',
        dataDirectory,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#child.stdout.on('data', (chunk: Buffer) => (this.#out += chunk.toString()));
  }

  get versions(): number[] {
    return this.#out
      .split('\n')
      .slice(0, -1)
      .flatMap((line) => /^version (\d+): /.exec(line)?.slice(1).map(Number) ?? []);
  }

  /** Kills it without warning once something is the case. */
  async killWhen(isDue: () => boolean): Promise<void> {
    while (!isDue() && this.#child.exitCode === null) await wait(50);
    this.#child.kill('SIGKILL');
    if (this.#child.exitCode === null && this.#child.signalCode === null)
      await once(this.#child, 'close');
  }
}

/** Number and title of each page in the log, by its message. */
function committedPages(dataDirectory: string): { version: number; page: number }[] {
  const log = new CommitLog(dataDirectory, 'read');
  const pages = log.list().flatMap(
    ({ id, message }) =>
      /^News page: .* number (\d+) /
        .exec(message)
        ?.slice(1)
        .map((page) => ({ version: id, page: Number(page) })) ?? [],
  );
  log.close();
  return pages;
}

describe('A run over many pages that is killed', () => {
  it('resumes with every reported page there, none twice, and in the end all', async () => {
    const random = randomOf(SEED);
    const [pages, dataDirectory] = [
      join(directories.make(), 'pages'),
      join(directories.make(), 'var'),
    ];
    writeBenchPages(pages, PAGES);
    await fillSmallGraph(dataDirectory);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const due = committedPages(dataDirectory).length + 1 + Math.floor(random() * 25);
      const child = new IngestProcess(pages, dataDirectory);
      await child.killWhen(() => committedPages(dataDirectory).length >= due);
      const committed = committedPages(dataDirectory);
      expect(committed.map(({ version }) => version)).toEqual(
        expect.arrayContaining(child.versions),
      );
      expect(committed.length).toBeLessThan(PAGES);
      expect(committed.map(({ page }) => page)).toEqual(
        Array.from({ length: committed.length }, (_, page) => page),
      );
    }
    const before = committedPages(dataDirectory).length;
    const { status, out } = await runCommand(['ingest', pages], {
      DATA_DIR: dataDirectory,
      USER: 'tester',
    });
    expect([status, out.trimEnd().split('\n').at(-1)]).toEqual([
      0,
      expect.stringContaining(`: ${before} already known, ${PAGES - before} committed`),
    ]);
    expect(committedPages(dataDirectory).map(({ page }) => page)).toEqual(
      Array.from({ length: PAGES }, (_, page) => page),
    );
    expect((await runCommand(['doctor'], { DATA_DIR: dataDirectory })).status).toBe(0);
    const { out: count } = await runCommand(
      [
        'query',
        'SELECT (COUNT(*) AS ?n) { ?item a <https://w3id.org/osce-graph/ontology#NewsItem> }',
        '--json',
      ],
      { DATA_DIR: dataDirectory },
    );
    expect(count).toContain(`"value":"${PAGES}"`);
  }, 600_000);
});
