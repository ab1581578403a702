import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Committer } from '../../../src/commits/index.js';
import type { GraphVersion } from '../../../src/graph/index.js';
import {
  RDF_FORMATS,
  STANDARD_PREFIXES,
  XSD,
  blankNode,
  canonicalLines,
  directedLiteral,
  literal,
  namedNode,
  parseRdf,
  quad,
  withLabels,
  withoutGraphs,
  type Quad,
} from '../../../src/rdf/index.js';
import { Exports, Snapshots } from '../../../src/snapshots/index.js';
import { EX, clique, ex } from '../../support/arbitraries.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { KNOWS_AXIOM, commitTo, names, openCommitter } from '../../support/small-commits.js';

const CONTEXT = {
  '@vocab': EX,
  xsd: XSD.iri,
  day: { '@id': `${EX}day`, '@type': 'xsd:date' },
  knows: { '@id': `${EX}knows`, '@type': '@id' },
};
const prefixes = { ...STANDARD_PREFIXES, ex: EX };
const WORDING = { context: CONTEXT, prefixes };
const FILES = new Exports('.', names, WORDING).fileNames;
const node = blankNode('x');
/** Statements in several graphs, with blank nodes and texts that break careless writers. */
const ASSERTED: readonly Quad[] = [
  KNOWS_AXIOM,
  quad(ex('a'), ex('knows'), ex('b')),
  quad(ex('a'), ex('knows'), ex('b'), ex('page')),
  quad(
    ex('a'),
    ex('note'),
    literal('a "quoted"\r\n\ttext with <markup> & \\escapes 😀', 'en'),
    ex('page'),
  ),
  quad(ex('a'), ex('note'), directedLiteral('مرحبا', 'ar', 'rtl')),
  quad(ex('a'), ex('count'), literal('28', XSD.integer)),
  quad(ex('a'), ex('count'), literal('028', XSD.integer)),
  quad(ex('a'), ex('day'), literal('2021-11-23', XSD.date)),
  quad(ex('a'), ex('at'), node),
  quad(node, ex('city'), literal('Tirana'), ex('page')),
  quad(node, ex('next'), blankNode('y')),
];
const RECEIPT = quad(
  ex('r'),
  namedNode(`${STANDARD_PREFIXES.rdf}reifies`),
  quad(ex('a'), ex('knows'), ex('b')),
  names.graphs.receipts,
);

const directories = new TemporaryDirectories();
let committer: Committer;
let version: GraphVersion;
let directory: string;
let exports: Exports;

beforeAll(async () => {
  committer = openCommitter(directories.make());
  ({ version } = await committer.commit(
    { added: [...ASSERTED, RECEIPT], removed: [] },
    { author: 'tester', message: 'm' },
  ));
  directory = directories.make();
  exports = new Exports(directory, names, WORDING);
});
afterAll(async () => {
  await exports.close();
  await committer.close();
  directories.removeAll();
});

const newExports = (): Exports => new Exports(directories.make(), names, WORDING);
/** A version of a log of its own. */
async function versionOf(added: readonly Quad[]): Promise<{ other: Committer; of: GraphVersion }> {
  const other = openCommitter(directories.make());
  const { version: of } = await other.commit({ added, removed: [] }, { author: 'a', message: 'm' });
  return { other, of };
}
const read = async (from: Exports, of: GraphVersion, name: string): Promise<Buffer> =>
  readFileSync((await from.file(of, name)).path);
const textOf = async (name: string, from = exports): Promise<string> =>
  (await read(from, version, name)).toString('utf8');

describe('An export', () => {
  it.each(
    RDF_FORMATS.map(({ extension, format, holdsGraphs }) => ({ extension, format, holdsGraphs })),
  )(
    'as graph.$extension is read back as the asserted statements',
    async ({ extension, format, holdsGraphs }) => {
      const lines = await canonicalLines(
        await parseRdf(await textOf(`graph.${extension}`), { format }),
      );
      expect(lines).toEqual(await canonicalLines(holdsGraphs ? ASSERTED : withoutGraphs(ASSERTED)));
    },
  );

  it('as N-Quads is canonical and sorted, and its digest is that of the version', async () => {
    const bytes = await read(exports, version, 'graph.nq');
    const lines = bytes.toString('utf8').split('\n').slice(0, -1);
    expect(lines).toEqual(
      [...lines].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right))),
    );
    const [info] = await new Snapshots(committer.log, names, () => committer.current).list();
    expect(info).toMatchObject({
      quads: lines.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('leaves what is inferred and the receipts to files of their own', async () => {
    expect(await textOf('graph-inferred.nq')).toBe(
      `<${EX}b> <${EX}knownBy> <${EX}a> <${names.graphs.inferred.value}> .\n`,
    );
    expect(await textOf('receipts.nq')).toBe(
      `<${EX}r> <${STANDARD_PREFIXES.rdf}reifies> <<( <${EX}a> <${EX}knows> <${EX}b> )>> ` +
        `<${names.graphs.receipts.value}> .\n`,
    );
    for (const { extension } of RDF_FORMATS) {
      const text = await textOf(`graph.${extension}`);
      expect([
        extension,
        text.includes('reifies'),
        text.includes(names.graphs.inferred.value),
      ]).toEqual([extension, false, false]);
    }
  });

  it('as JSON-LD uses @type, native numbers and the served context', async () => {
    const document = JSON.parse(await textOf('graph.jsonld')) as { '@context': object };
    expect(document['@context']).toEqual(CONTEXT);
    expect(JSON.stringify(document)).toContain('28');
    expect(JSON.stringify(document)).toContain('"day":"2021-11-23"');
  });

  it.each(FILES.filter((name) => name.endsWith('.gz')))(
    'as %s holds the same bytes, compressed',
    async (name) => {
      expect(
        gunzipSync(await read(exports, version, name)).equals(
          await read(exports, version, name.slice(0, -3)),
        ),
      ).toBe(true);
    },
  );

  it('is the same to the byte when made again, elsewhere, or from a replayed log', async () => {
    const elsewhere = newExports();
    await commitTo(committer, ':x :p :y .');
    const replayed = await new Snapshots(committer.log, names, () => committer.current).open(
      version.number,
    );
    expect(replayed).not.toBe(version);
    for (const name of FILES) {
      const bytes = await read(exports, version, name);
      expect([name, (await read(elsewhere, replayed, name)).equals(bytes)]).toEqual([name, true]);
      expect([name, (await read(exports, version, name)).equals(bytes)]).toEqual([name, true]);
    }
    rmSync(directory, { recursive: true });
    expect(
      (await read(exports, version, 'graph.trig')).equals(
        await read(elsewhere, version, 'graph.trig'),
      ),
    ).toBe(true);
  });

  it('is the same whatever order and labels the statements came in', async () => {
    const renamed = [...ASSERTED]
      .reverse()
      .map((each) => withLabels(each, ({ value }) => `z${value}`));
    const { other, of: twin } = await versionOf([...renamed, RECEIPT]);
    const twins = newExports();
    // The bundle says which commit it is of.
    for (const name of FILES.filter((each) => each !== 'bundle.zip'))
      expect([
        name,
        (await read(twins, twin, name)).equals(await read(exports, version, name)),
      ]).toEqual([name, true]);
    await other.close();
  });

  it('has the labels of the log, the same every time, for blank nodes too alike', async () => {
    const { other, of: hard } = await versionOf(clique(8));
    const files = await newExports().list(hard);
    expect(files.map(({ name }) => name)).toEqual(FILES);
    await commitTo(other, ':x :p :y .');
    const replayed = await new Snapshots(other.log, names, () => other.current).open(hard.number);
    expect(await newExports().list(replayed)).toEqual(files);
    await other.close();
  });

  it('is of its own version, not of one that another log had under the number', async () => {
    const other = openCommitter(directories.make());
    const { version: twin } = await commitTo(other, ':other :p :y .');
    expect(twin.number).toBe(version.number);
    const both = newExports();
    expect(
      (await read(both, version, 'graph.nq')).equals(await read(exports, version, 'graph.nq')),
    ).toBe(true);
    expect((await read(both, twin, 'graph.nq')).toString()).toBe(
      `<${EX}other> <${EX}p> <${EX}y> .\n`,
    );
    await other.close();
  });

  it.each(['graph.csv', 'graph', '../log.sqlite', 'graph.nq.gz.gz', ''])(
    'called "%s" is not found',
    async (name) => {
      await expect(read(exports, version, name)).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it('leaves no unfinished file behind, and none at all once it is cleared', async () => {
    await exports.list(version);
    const [made, ...others] = readdirSync(directory);
    expect(others).toEqual([]);
    const files = readdirSync(join(directory, made!), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(directory, made!), join(entry.parentPath, entry.name)));
    expect(files.sort()).toEqual(FILES.flatMap((name) => [name, `${name}.digest`]).sort());
    exports.clear();
    expect(existsSync(directory)).toBe(false);
    expect((await read(exports, version, 'graph.nt')).length).toBeGreaterThan(0);
  });
});

describe('The directory of exports', () => {
  it('keeps to its limit: the least recently used files go, those in use stay', async () => {
    const directory = directories.make();
    const whole = (await read(exports, version, 'graph.nq')).length;
    const limited = new Exports(directory, names, WORDING, undefined, {
      maxMb: (2.5 * whole) / 2 ** 20,
    });
    const filesThere = (): string[] =>
      readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.includes('.'))
        .map((name) => basename(name))
        .sort();
    const use = async (name: string, minutesAgo: number): Promise<void> => {
      const { path } = await limited.file(version, name);
      const then = new Date(Date.now() - minutesAgo * 60_000);
      utimesSync(path, then, then);
    };
    await use('graph.nq', 4);
    await use('graph.trig', 3);
    await use('receipts.nq', 2);
    await use('graph.nq', 2);
    await limited.file(version, 'graph.nt');
    const left = ['graph.nq', 'graph.nt', 'receipts.nq'];
    expect(filesThere()).toEqual(left.flatMap((name) => [name, `${name}.digest`]));
    for (const name of ['graph.jsonld', 'graph.rdf', 'graph.ttl'])
      await limited.file(version, name);
    expect(filesThere()).toContain('graph.nt');
    expect(filesThere()).not.toContain('graph.nq');
    expect((await read(limited, version, 'graph.nq')).length).toBe(whole);
    await limited.close();
  });
});

describe('The list of exports', () => {
  it('has every file with its media type, size and digest', async () => {
    const files = await exports.list(version);
    expect(files.map(({ name }) => name)).toEqual(FILES);
    for (const { name, mediaType, size, sha256 } of files) {
      const bytes = await read(exports, version, name);
      expect([name, mediaType, size, sha256]).toEqual([
        name,
        mediaType,
        bytes.length,
        createHash('sha256').update(bytes).digest('hex'),
      ]);
    }
    const types = new Map(files.map(({ name, mediaType }) => [name, mediaType]));
    for (const [name, type] of [
      ['graph.nq', 'application/n-quads'],
      ['graph.nq.gz', 'application/gzip'],
      ['graph.rdf', 'application/rdf+xml'],
      ['tables/event.csv', 'text/csv'],
      ['places.geojson', 'application/geo+json'],
    ] as const)
      expect([name, types.get(name)]).toEqual([name, type]);
  });

  it.each([
    [
      'a property that XML has no name for',
      ['graph.rdf'],
      quad(ex('s'), namedNode('urn:x:1'), ex('o')),
    ],
    ['a character that XML cannot hold', ['graph.rdf'], quad(ex('s'), ex('p'), literal('\u0001'))],
    [
      'a triple term',
      ['graph.jsonld', 'graph.rdf'],
      quad(ex('s'), ex('p'), quad(ex('a'), ex('p'), blankNode('b'))),
    ],
  ])('leaves out the syntaxes that have no form for %s', async (_, missing, statement) => {
    const { other, of } = await versionOf([statement]);
    const others = newExports();
    const listed = (await others.list(of)).map(({ name }) => name);
    expect(FILES.filter((name) => !listed.includes(name))).toEqual(
      missing.flatMap((name) => [name, `${name}.gz`]),
    );
    expect(
      await canonicalLines(
        await parseRdf((await read(others, of, 'graph.ttl')).toString('utf8'), {
          format: 'turtle',
        }),
      ),
    ).toEqual(await canonicalLines([...of.match()].filter(({ graph }) => names.isAsserted(graph))));
    await other.close();
  });
});
