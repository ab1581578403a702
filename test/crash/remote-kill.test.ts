import { afterAll, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { openPastVersion, type RemoteCommitter } from '../../src/commits/index.js';
import { SparqlEndpoint, type EndpointSettings } from '../../src/remote/index.js';
import { Expectations, NAMES, Writer, type WayToWrite } from '../support/crashes.js';
import { CuttingProxy, type Mischief } from '../support/cutting-proxy.js';
import { DATABASES, OXIGRAPH } from '../support/databases.js';
import { TemporaryDirectories } from '../support/directories.js';
import { SEED, randomOf } from '../support/random.js';
import { openRemote, statementsIn, statementsOf } from '../support/remote-commits.js';
import { RemoteReader } from '../support/remote-reader.js';

/** How many writers are killed for each database, and after how many commits in all. */
const ROUNDS = Math.ceil(Number(process.env.CRASH_ROUNDS ?? 80) / 20);
const COMMITS = Number(process.env.CRASH_COMMITS ?? 10 * ROUNDS);
const QUADS = 3;
/** Versions that have reached the log, and were not acknowledged. */
const IN_FLIGHT = 1;
/** The share of exchanges with the database that the proxy breaks. */
const SHARE = 0.05;
/** Neither answers nor repeated updates come later than this. */
const LATE_MS = 400;
/** How long a writer takes to start and to open its directory, at least. */
const OPENING_MS = 800;

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

for (const program of DATABASES)
  (program.isInstalled ? describe : describe.skip)(
    `A writer before ${program.name} that is killed again and again`,
    () => {
      it('leaves a database that equals its log, with everything acknowledged', async () => {
        const running = await program.start();
        const endpoint = await SparqlEndpoint.open(running.settings);
        const kills = new Kills('one by one', running.settings);
        try {
          while (kills.areMissing) {
            await kills.next();
            const committer = await openRemote(kills.directory, endpoint, NAMES);
            kills.noteVersion(committer.log.lastId());
            const { rows } = await endpoint.select(COUNT);
            expect(Number(rows[0]?.n?.value)).toBe(kills.version * QUADS);
            await committer.close();
          }
          const committer = await openRemote(kills.directory, endpoint, NAMES);
          await expectEqual(endpoint, committer);
          await committer.close();
        } finally {
          kills.report(program.name);
          endpoint.close();
          await running.stop();
        }
      }, 7_200_000);
    },
  );

(OXIGRAPH.isInstalled ? describe : describe.skip)(
  'A writer that is killed before a database that is killed, too, with broken exchanges',
  () => {
    it('loses and doubles no commit, and readers get no wrong answer', async () => {
      const running = await OXIGRAPH.start();
      const proxy = await CuttingProxy.start(running.settings.endpoint);
      const random = randomOf(SEED + 1);
      const counts = { broken: 0, restarts: 0 };
      proxy.mischief = () => {
        if (random() >= SHARE) return {};
        counts.broken += 1;
        return anyMischief(random);
      };
      const { endpoint, updateEndpoint = endpoint } = running.settings;
      const database: EndpointSettings = {
        endpoint: proxy.urlOf(endpoint),
        updateEndpoint: proxy.urlOf(updateEndpoint),
        dialect: 'oxigraph',
      };
      const kills = new Kills('in spite of errors', database);
      const reader = new RemoteReader(kills.directory, database, QUADS, random);
      try {
        while (kills.areMissing) {
          const killed = kills.next();
          const isRestarted = random() < 0.2;
          if (isRestarted) {
            counts.restarts += 1;
            await wait(random() * 2 * OPENING_MS);
            await running.restart();
          }
          await (kills.version > 0 ? reader.readDuring(killed) : killed);
        }
        await wait(2 * LATE_MS);
        const direct = await SparqlEndpoint.open(running.settings);
        const committer = await openRemote(kills.directory, direct, NAMES);
        kills.noteVersion(committer.log.lastId());
        await expectEqual(direct, committer);
        await committer.close();
        direct.close();
        expect(reader.wrong).toEqual([]);
      } finally {
        const { answerCount, errorCount } = reader;
        kills.report('through a proxy', { ...counts, ...{ answerCount, errorCount } });
        await reader.close();
        await proxy.close();
        await running.stop();
      }
    }, 7_200_000);
  },
);

(OXIGRAPH.isInstalled ? describe : describe.skip)('Writers before one database', () => {
  it('take over when the one that has the lock is killed', async () => {
    const running = await OXIGRAPH.start();
    const [database, directory] = [running.settings, directories.make()];
    const [random, counts] = [randomOf(SEED), { refusals: 0, acknowledged: 0 }];
    /** As a supervisor does, which starts a writer again until it stays. */
    const openedIn = async (): Promise<Writer> => {
      for (;;) {
        const writer = new Writer(directory, 'one by one', QUADS, { database });
        while (writer.lines.length === 0) await wait(5);
        if (!writer.errors.includes('data-directory-in-use')) return writer;
        counts.refusals += 1;
        await writer.ended();
      }
    };
    let writer = await openedIn();
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const [next, before] = [openedIn(), counts.refusals];
      while (counts.refusals === before) await wait(5);
      await writer.killAfter(random() * 30, 5);
      expect(writer.acknowledged).toBeGreaterThan(counts.acknowledged);
      counts.acknowledged = writer.acknowledged;
      writer = await next;
    }
    await writer.killAfter(0, 5);
    const endpoint = await SparqlEndpoint.open(database);
    const committer = await openRemote(directory, endpoint, NAMES);
    expect(committer.log.lastId()).toBeGreaterThanOrEqual(writer.acknowledged);
    await expectEqual(endpoint, committer);
    await committer.close();
    endpoint.close();
    await running.stop();
    expect(counts.refusals).toBeGreaterThanOrEqual(ROUNDS);
  }, 7_200_000);
});

const COUNT = 'SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s <https://example.org/value> ?o } }';

/** Writers of one directory, killed one after another. */
class Kills {
  readonly directory = directories.make();
  /** The last version that is known to be in the log. */
  version = 0;
  #count = 0;
  #acknowledged = 0;
  #errorCount = 0;
  readonly #random = randomOf(SEED);
  readonly #startMs = performance.now();

  constructor(
    private readonly way: WayToWrite,
    private readonly database: EndpointSettings,
  ) {}

  get areMissing(): boolean {
    return this.#count < ROUNDS || this.#acknowledged < COMMITS;
  }

  /** Starts one more writer and kills it, now and then before it has opened the directory. */
  async next(): Promise<void> {
    const { directory, database, way } = this;
    const writer = new Writer(directory, way, QUADS, { database });
    const share = (this.#random() * 2.5 * COMMITS) / ROUNDS;
    if (this.#random() < 0.2) await writer.killWithin(this.#random() * OPENING_MS);
    else await writer.killAfter(this.#random() * 30, Math.ceil(share));
    this.#count += 1;
    this.#acknowledged += writer.acknowledgedCount;
    this.#errorCount += writer.errors.length;
    expect(writer.acknowledged === 0 || writer.acknowledged > this.version).toBe(true);
    this.version = Math.max(this.version, writer.acknowledged);
  }

  /** The version that the log has after the kill. */
  noteVersion(version: number): void {
    expect(version).toBeGreaterThanOrEqual(this.version);
    expect(version).toBeLessThanOrEqual(
      this.#acknowledged + this.#errorCount + this.#count * IN_FLIGHT,
    );
    this.version = version;
  }

  report(name: string, more: Readonly<Record<string, number>> = {}): void {
    const seconds = Math.round((performance.now() - this.#startMs) / 1_000);
    const { version } = this;
    const told = {
      ...{ kills: this.#count, version, acknowledged: this.#acknowledged },
      ...{ errors: this.#errorCount, seconds, ...more },
    };
    process.stdout.write(`Kills, ${name}: ${JSON.stringify(told)}\n`);
  }
}

/** Each version of the log is whole, and the database has what they add up to. */
async function expectEqual(endpoint: SparqlEndpoint, committer: RemoteCommitter): Promise<void> {
  const { log } = committer;
  const head = await openPastVersion(log, NAMES, log.lastId(), []);
  expect(new Expectations(QUADS).isWhole(head)).toBe(true);
  expect(await statementsIn(endpoint, NAMES)).toEqual(await statementsOf(committer, NAMES));
}

function anyMischief(random: () => number): Mischief {
  const ms = Math.ceil(random() * LATE_MS);
  const kinds: readonly Mischief[] = [
    { cutAfter: Math.floor(random() * 400) },
    { cutAfter: Math.floor(random() * 400), endsProperly: true },
    { delayMs: ms },
    { status: 206 },
    { status: 502 },
    { closesFirst: true },
    { drops: true },
    { repeatsAfterMs: ms },
    { repeatsAfterMs: ms, closesFirst: true },
    { repeatsAfterMs: ms, delayMs: ms },
  ];
  return kinds[Math.floor(random() * kinds.length)]!;
}
