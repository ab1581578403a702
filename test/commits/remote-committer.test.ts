import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RemoteCommitter } from '../../src/commits/index.js';
import {
  XSD,
  blankNode,
  directedLiteral,
  literal,
  namedNode,
  quad,
  type Change,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import { SparqlEndpoint } from '../../src/remote/index.js';
import { ex } from '../support/arbitraries.js';
import { DATABASES, type DatabaseProgram, type RunningDatabase } from '../support/databases.js';
import { FaultyDatabase } from '../support/faulty-database.js';
import { SEED, randomOf } from '../support/random.js';
import { openRemote, statementsIn, statementsOf } from '../support/remote-commits.js';
import {
  KNOWS_AXIOM,
  THING_SHAPES,
  changeOf,
  committersOfTests,
  failureOf,
  names,
} from '../support/small-commits.js';

const NOTE = { author: 'tester', message: 'm' };
const { directories } = committersOfTests();

for (const program of DATABASES)
  (program.isInstalled ? describe : describe.skip)(
    `A RemoteCommitter before ${program.name}`,
    () => {
      const { open } = databaseOfTests(program);

      it('keeps the database equal to the log, inferred statements included', async () => {
        const { committer, endpoint } = await open();
        await committer.commit({ added: [KNOWS_AXIOM], removed: [] }, NOTE);
        await committer.commit(changeOf(':a :knows :b . :b :label "b" .'), NOTE);
        const { version } = await committer.commit(changeOf('', ':a :knows :b .'), NOTE);
        expect(version.number).toBe(3);
        expect(await statementsIn(endpoint, names)).toEqual(await statementsOf(committer, names));
      });

      it('brings back every kind of term letter by letter', async () => {
        const { committer, endpoint } = await open();
        await committer.commit({ added: [quad(ex('x'), ex('p'), ex('y'))], removed: [] }, NOTE);
        await committer.commit({ added: oddStatements(), removed: [] }, NOTE);
        const inDatabase = await statementsIn(endpoint, names);
        expect(inDatabase).toEqual(await statementsOf(committer, names));
        expect(inDatabase).toHaveLength(oddStatements().length + 1);
      });

      it('refuses what the gate refuses, and what breaks statements that are only in the database', async () => {
        const { committer, endpoint, reopen } = await open();
        await committer.commit(changeOf(':a a :Thing ; :label "a" .'), NOTE);
        const again = await reopen();
        const failure = await failureOf(again.commit(changeOf('', ':a :label "a" .'), NOTE));
        expect(failure.code).toBe('invalid-data');
        expect(await statementsIn(endpoint, names)).toHaveLength(2);
      });

      it('takes a change that is larger than one update', async () => {
        const { committer, endpoint } = await open();
        const many = Array.from({ length: 2_500 }, (_, index) =>
          quad(ex(`s${index}`), ex('p'), literal(`text ${index}`)),
        );
        await committer.commit({ added: [KNOWS_AXIOM], removed: [] }, NOTE);
        await committer.commit({ added: many, removed: [] }, NOTE);
        await committer.commit({ added: [], removed: many.slice(0, 1_500) }, NOTE);
        expect(await statementsIn(endpoint, names)).toEqual(await statementsOf(committer, names));
      });

      it('loses and doubles nothing when connections break and processes end', async () => {
        const random = randomOf(SEED);
        const { faulty, reopen, endpoint, ...first } = await open(random);
        let { committer } = first;
        await committer.commit({ added: [KNOWS_AXIOM], removed: [] }, NOTE);
        for (let round = 0; round < 30; round += 1) {
          faulty.share = 0.3;
          const change = randomChange(random);
          try {
            await committer.commit(change, NOTE);
          } catch (error) {
            expect(error).toHaveProperty('code', 'outcome-unknown');
          }
          faulty.share = 0;
          if (random() < 0.2) committer = await reopen();
        }
        await committer.commit(changeOf(':last :p :one .'), NOTE);
        expect(faulty.faultCount).toBeGreaterThan(0);
        expect(await statementsIn(endpoint, names)).toEqual(await statementsOf(committer, names));
      });

      it('goes on with a database that has lost versions, at the second commit', async () => {
        const { committer, endpoint, clear } = await open();
        await committer.commit({ added: [KNOWS_AXIOM], removed: [] }, NOTE);
        await committer.commit(changeOf(':a :knows :b .'), NOTE);
        await clear();
        const failure = await failureOf(committer.commit(changeOf(':c :knows :d .'), NOTE));
        expect(failure.code).toBe('endpoint-failed');
        const { version } = await committer.commit(changeOf(':e :knows :f .'), NOTE);
        expect(version.number).toBe(committer.log.lastId());
        expect(await statementsIn(endpoint, names)).toEqual(await statementsOf(committer, names));
      });

      it('keeps blank nodes of separate loads apart', async () => {
        const { committer } = await open();
        for (const value of ['first', 'second', 'third'])
          await committer.load((load) => {
            load.add(changeOf(`[] :p "${value}" ; :q [ :r "${value}" ] .`).added);
            return Promise.resolve();
          }, NOTE);
        const nodes = [...committer.log.changes()]
          .flatMap(({ change }) => change.added)
          .flatMap(({ subject, object }) => [subject, object])
          .filter(({ termType }) => termType === 'BlankNode');
        expect([nodes.length, new Set(nodes.map(({ value }) => value)).size]).toEqual([12, 6]);
      });

      it('refuses a database that follows another log', async () => {
        const { committer, faulty } = await open();
        await committer.commit(changeOf(':a :p :b .'), NOTE);
        const failure = await failureOf(openRemote(directories.make(), faulty, names));
        expect(failure.code).toBe('configuration');
      });

      it('waits for a compaction when it closes', async () => {
        const { committer } = await open();
        for (let count = 0; count < 20; count += 1)
          await committer.commit(changeOf(`:x :p "${count}" .`), NOTE);
        let isOver = false;
        const compaction = committer.compact({ versions: 1 }).finally(() => (isOver = true));
        await committer.close();
        expect(isOver).toBe(true);
        await compaction;
      });

      it('leaves a data directory free whose log cannot be opened', async () => {
        const { faulty } = await open();
        const directory = directories.make();
        const log = join(directory, 'log.sqlite');
        writeFileSync(log, 'This is no database.'.repeat(100));
        const codes = [];
        for (let turn = 0; turn < 2; turn += 1)
          codes.push((await failureOf(openRemote(directory, faulty, names))).code);
        expect(codes).toEqual(['log-damaged', 'log-damaged']);
        rmSync(log);
        const committer = await openRemote(directory, faulty, names);
        expect(committer.current.number).toBe(0);
        await committer.close();
      });

      it('fills an empty database from the log', async () => {
        const { committer, endpoint, reopen, clear } = await open();
        await committer.commit({ added: [KNOWS_AXIOM], removed: [] }, NOTE);
        await committer.commit(changeOf(':a :knows :b .'), NOTE);
        const before = await statementsIn(endpoint, names);
        await clear();
        await reopen();
        expect(await statementsIn(endpoint, names)).toEqual(before);
      });

      it('fills it in many updates, also where some fail, come late or come twice', async () => {
        const { committer, endpoint, faulty, reopen, clear } = await open(randomOf(SEED));
        await committer.commit({ added: [KNOWS_AXIOM], removed: [] }, NOTE);
        const many = Array.from({ length: 40 }, (_, index) =>
          quad(ex(`s${index}`), ex('knows'), ex(`s${index + 1}`)),
        );
        await committer.commit({ added: many, removed: [] }, NOTE);
        await committer.commit({ added: [], removed: many.slice(0, 20) }, NOTE);
        const before = await statementsIn(endpoint, names);
        [faulty.maxStatements, faulty.share] = [5, 0.2];
        const isFilled = (): Promise<boolean> =>
          reopen().then(
            () => true,
            () => false,
          );
        while (faulty.faultCount === 0) {
          await clear();
          while (!(await isFilled()));
        }
        faulty.share = 0;
        expect(await statementsIn(endpoint, names)).toEqual(before);
      });
    },
  );

/** A database for all tests of a block, cleared before each; and committers that are closed. */
function databaseOfTests(program: DatabaseProgram): {
  open: (random?: () => number) => Promise<{
    committer: RemoteCommitter;
    faulty: FaultyDatabase;
    endpoint: SparqlEndpoint;
    clear: () => Promise<void>;
    reopen: () => Promise<RemoteCommitter>;
  }>;
} {
  let running: RunningDatabase;
  let endpoint: SparqlEndpoint;
  let opened: RemoteCommitter | undefined;
  beforeAll(async () => {
    running = await program.start();
    endpoint = await SparqlEndpoint.open(running.settings);
  }, 90_000);
  afterAll(async () => {
    await opened?.close();
    endpoint.close();
    await running.stop();
  });
  const clear = async (): Promise<void> => {
    const { rows } = await endpoint.select('SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }');
    for (const { g } of rows)
      if (g && isOurs(g)) await endpoint.update(`DROP SILENT GRAPH <${g.value}>`);
  };
  return {
    open: async (random = () => 1) => {
      await opened?.close();
      await clear();
      const [directory, faulty] = [directories.make(), new FaultyDatabase(endpoint, random)];
      const openIt = async (): Promise<RemoteCommitter> => {
        opened = await openRemote(directory, faulty, names, THING_SHAPES);
        return opened;
      };
      const reopen = async (): Promise<RemoteCommitter> => {
        await opened?.close();
        opened = undefined;
        return openIt();
      };
      return { committer: await openIt(), faulty, endpoint, clear, reopen };
    },
  };
}

const isOurs = ({ value }: Pick<NamedNode, 'value'>): boolean =>
  value.startsWith(names.baseIri) || value.startsWith('http://example.org/');

function randomChange(random: () => number): Change {
  const pick = (): NamedNode => ex(`n${Math.floor(random() * 12)}`);
  const some = (count: number): Quad[] =>
    Array.from({ length: Math.ceil(random() * count) }, () => quad(pick(), ex('knows'), pick()));
  return { added: some(4), removed: some(4) };
}

/** Terms that databases normalize, refuse or name anew. */
function oddStatements(): Quad[] {
  const typed = (text: string, type: string): ReturnType<typeof literal> =>
    literal(text, namedNode(XSD.iri + type));
  const triple = quad(ex('s'), ex('p'), literal('a "quoted" text\n', 'en'));
  return [
    ...['1.10', '+5', '1.0E3', '007'].map((text) => typed(text, 'decimal')),
    ...['007', '-0', '99999999999999999999', '5'].map((text) => typed(text, 'integer')),
    ...['1', '0', 'true', 'false'].map((text) => typed(text, 'boolean')),
    ...['0.1', '1E300', 'NaN', 'INF', '1.5'].map((text) => typed(text, 'double')),
    ...['2021-11-23', '-0044-03-15', '2021-11-23+00:00'].map((text) => typed(text, 'date')),
    ...['2021-11-23T24:00:00Z', '2021-11-23T10:00:00.50Z'].map((text) => typed(text, 'dateTime')),
    ...['PT3600S', 'P1Y'].map((text) => typed(text, 'duration')),
    ...['5', '005'].map((text) => typed(text, 'nonNegativeInteger')),
    typed('10:00:00', 'time'),
    literal('é \u0001 \uFFFD 😀 \\ " \r\n\t'),
    literal('', 'de-at'),
    directedLiteral('مرحبا', 'ar', 'rtl'),
    literal('x', ex('type')),
    triple,
    blankNode('b0'),
    namedNode('http://example.org/é?x=1&y=(2)#ü'),
  ].map((object) => quad(ex('odd'), ex('value'), object as Quad['object']));
}
