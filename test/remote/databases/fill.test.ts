import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blankNode, defaultGraph, literal, quad, quadKey } from '../../../src/rdf/index.js';
import type { Change, Quad } from '../../../src/rdf/index.js';
import {
  DatabaseFollower,
  MarkStore,
  PageReader,
  SparqlEndpoint,
  StoredTerms,
} from '../../../src/remote/index.js';
import { ex } from '../../support/arbitraries.js';
import { DATABASES, type RunningDatabase } from '../../support/databases.js';
import { FaultyDatabase } from '../../support/faulty-database.js';
import { SEED, randomOf } from '../../support/random.js';
import { statementsIn } from '../../support/remote-commits.js';
import { names } from '../../support/small-commits.js';

const FROM = { version: 0, identity: '' };
const TO = { version: 7, identity: 'sha-of-seven' };
const LOAD_SIZE = 100;
const STATEMENTS = Array.from({ length: 2_000 }, (_, index) => statement(index));
const KEYS = STATEMENTS.map(quadKey).sort();

for (const program of DATABASES)
  (program.isInstalled ? describe : describe.skip)(`Filling ${program.name}`, () => {
    let running: RunningDatabase;
    let endpoint: SparqlEndpoint;
    beforeAll(async () => {
      running = await program.start();
      endpoint = await SparqlEndpoint.open(running.settings);
    }, 90_000);
    afterAll(async () => {
      endpoint.close();
      await running.stop();
    });

    const begin = async (database = endpoint): Promise<Filling> => {
      const terms = new StoredTerms(names);
      const graphs = new Set(STATEMENTS.map(({ graph }) => terms.textOf(graph)));
      for (const graph of [...graphs, `<${names.baseIri}graph/version>`])
        await endpoint.update(`DROP SILENT GRAPH ${graph}`);
      return new Filling(database);
    };

    it('goes on where connections broke and the database was killed', async () => {
      const { faulty, fill } = await begin();
      faulty.share = 0.25;
      let tries = 1;
      while (!(await fill().then(() => true, isCut))) {
        if (tries % 3 === 0) await running.restart();
        tries += 1;
      }
      faulty.share = 0;
      expect(await statementsIn(endpoint, names)).toEqual(KEYS);
      expect(tries).toBeGreaterThan(3);
      // A load whose answer was lost is sent again, and no other.
      const loads = Math.ceil(STATEMENTS.length / LOAD_SIZE);
      expect(faulty.loadCount).toBeLessThanOrEqual(loads + tries);
    }, 120_000);

    it('goes by updates where the database takes no loads', async () => {
      const other = await SparqlEndpoint.open({
        ...running.settings,
        graphStore: new URL('/nothing', running.settings.endpoint).href,
      });
      const { faulty, fill } = await begin(other);
      await fill();
      other.close();
      expect(await statementsIn(endpoint, names)).toEqual(KEYS);
      expect(faulty.loadCount).toBe(1);
    }, 120_000);

    it('sends what the database has lost although it had confirmed it', async () => {
      const { faulty, fill } = await begin();
      faulty.loads = (text) => text.replace(/.*"text 1000".*\n/, '');
      await fill();
      expect(await statementsIn(endpoint, names)).toEqual(KEYS);
    }, 120_000);
  });

class Filling {
  readonly faulty: FaultyDatabase;
  readonly #follower: DatabaseFollower;

  constructor(database: SparqlEndpoint) {
    this.faulty = new FaultyDatabase(database, randomOf(SEED));
    const [marks, terms] = [new MarkStore(this.faulty, names), new StoredTerms(names)];
    const { ownGraphs = [] } = database.dialect;
    const reader = new PageReader(this.faulty, terms, [marks.graph.value, ...ownGraphs]);
    const tools = [this.faulty, marks, reader, terms] as const;
    this.#follower = new DatabaseFollower(...tools, LOAD_SIZE);
  }

  readonly fill = async (): Promise<void> => {
    const from = await this.#follower.marks.read();
    if (from.version !== TO.version || from.next !== undefined)
      await this.#follower.bring({ from: { ...FROM, ...from }, to: TO }, changes);
    expect(await this.#follower.marks.read()).toMatchObject(TO);
  };
}

function isCut(error: unknown): boolean {
  expect(error).toHaveProperty('code', 'outcome-unknown');
  return false;
}

async function* changes(): AsyncGenerator<Change> {
  for (let start = 0; start < STATEMENTS.length; start += 64)
    yield await Promise.resolve({ removed: [], added: STATEMENTS.slice(start, start + 64) });
}

/** Of many graphs; blank nodes are in several of them. */
function statement(index: number): Quad {
  const graph = index % 5 === 0 ? defaultGraph() : ex(`g${index % 70}`);
  const subject = index % 3 === 0 ? blankNode(`b${index % 100}`) : ex(`s${index}`);
  const object = index % 2 === 0 ? literal(`text ${index}`) : literal(`é "\\\n${index}`, 'en');
  return quad(subject, ex('p'), object, graph);
}
