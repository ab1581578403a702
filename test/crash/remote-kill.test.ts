import { afterAll, describe, expect, it } from '@jest/globals';
import { Writer, NAMES } from '../support/crashes.js';
import { DATABASES } from '../support/databases.js';
import { TemporaryDirectories } from '../support/directories.js';
import { SEED, randomOf } from '../support/random.js';
import { openRemote, statementsIn, statementsOf } from '../support/remote-commits.js';
import { SparqlEndpoint } from '../../src/remote/index.js';

/** How many writers are killed for each database; `npm run crash` kills more. */
const ROUNDS = Math.ceil(Number(process.env.CRASH_ROUNDS ?? 80) / 20);
const QUADS = 3;
const MAX_MS = 1_500;
/** A version that has reached the log, and was not acknowledged. */
const IN_FLIGHT = 1;

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
        const [directory, random] = [directories.make(), randomOf(SEED)];
        let acknowledged = 0;
        try {
          // A slow machine needs more time before the first commit.
          for (let round = 0; round < ROUNDS || acknowledged <= ROUNDS; round += 1) {
            const { settings: database } = running;
            const writer = new Writer(directory, 'one by one', QUADS, { database });
            await writer.killAfter(random() * MAX_MS * Math.max(1, round / ROUNDS));
            acknowledged = Math.max(acknowledged, writer.acknowledged);
            const committer = await openRemote(directory, endpoint, NAMES);
            const version = committer.log.lastId();
            expect(version).toBeGreaterThanOrEqual(acknowledged);
            expect(version).toBeLessThanOrEqual(acknowledged + IN_FLIGHT);
            acknowledged = version;
            const inDatabase = await statementsIn(endpoint, NAMES);
            expect(inDatabase).toHaveLength(version * QUADS);
            if (round >= ROUNDS - 1 && version > 0)
              expect(inDatabase).toEqual(await statementsOf(committer, NAMES));
            await committer.close();
          }
        } finally {
          endpoint.close();
          await running.stop();
        }
      }, 3_600_000);
    },
  );
