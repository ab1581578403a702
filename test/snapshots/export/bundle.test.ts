import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parse as parseYaml } from 'yaml';
import {
  DCAT,
  LICENCE,
  PACKAGE_DIRECTORY,
  RDF,
  RDFS,
  SPDX,
  literal,
  parseRdf,
  quad,
  readOntology,
  readShapes,
} from '../../../src/rdf/index.js';
import type { ExportMaker } from '../../../src/snapshots/export/export-job.js';
import { zipFiles } from '../../../src/snapshots/export/verify.js';
import { readCsv } from '../../support/csv.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { exportsOfTests, thingsOf } from '../../support/exported.js';
import { names } from '../../support/shipped-graph.js';

interface Manifest {
  readonly version: number;
  readonly commit: string;
  readonly subset: string | null;
  readonly files: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
    readonly sha256: string;
  }[];
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}

const directories = new TemporaryDirectories();
const { shipped, maker, makerOf, partOf } = exportsOfTests();
let files: Map<string, Buffer>;

beforeAll(async () => {
  files = await unpack(maker);
});
afterAll(() => directories.removeAll());

async function unpack(from: ExportMaker): Promise<Map<string, Buffer>> {
  await from.make('bundle.zip');
  const archive = await zipFiles(join(from.job.directory, 'bundle.zip'));
  const all = new Map<string, Buffer>();
  for (const [name, open] of archive.files) all.set(name, await buffer(await open()));
  archive.close();
  return all;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const textOf = (name: string, from = files): string => from.get(name)!.toString('utf8');
const manifestOf = (from = files): Manifest =>
  JSON.parse(textOf('manifest.json', from)) as Manifest;

describe('The bundle', () => {
  it('has the digest of every file, and lists them in its manifest', () => {
    const sums = new Map(
      textOf('SHA256SUMS')
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ') as [string, string])
        .map(([sum, name]) => [name, sum]),
    );
    expect([...sums.keys()]).toEqual(
      [...files.keys()].filter((name) => name !== 'SHA256SUMS').sort(),
    );
    for (const [name, sum] of sums) expect([name, sum]).toEqual([name, sha256(files.get(name)!)]);
    const { files: listed, ...rest } = manifestOf();
    expect(rest).toMatchObject({
      version: 7,
      commit: 'abc',
      subset: null,
      leftOut: [],
      committedAt: '2024-02-03T04:05:06.000Z',
    });
    for (const { name, size, sha256: sum } of listed)
      expect([name, size, sum]).toEqual([name, files.get(name)!.length, sums.get(name)]);
    expect(listed.map(({ name }) => name).sort()).toEqual(
      [...sums.keys()].filter(
        (name) => !['manifest.json', 'ro-crate-metadata.json'].includes(name),
      ),
    );
  });

  it('is the same to the byte in every time zone', () => {
    const made = ['UTC', 'Asia/Tashkent', 'America/Los_Angeles'].map((zone) =>
      execFileSync(
        process.execPath,
        [join(PACKAGE_DIRECTORY, 'test', 'support', 'bundling-child.mjs'), directories.make()],
        { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
      ),
    );
    expect(made[0]).toMatch(/^[0-9a-f]{64}\n$/);
    expect(new Set(made).size).toBe(1);
  });

  it('has a record for data catalogues with each data file', async () => {
    const record = await parseRdf(textOf('dcat.ttl'), { format: 'turtle' });
    const [dataset] = record.filter(
      ({ predicate, object }) => predicate.equals(RDF.type) && object.equals(DCAT.Dataset),
    );
    expect(dataset!.subject.value).toBe(`${names.baseIri}snapshots/7`);
    expect(
      record
        .filter(({ predicate }) => predicate.equals(DCAT.distribution))
        .map(({ object }) => object.value),
    ).toContain(`${names.baseIri}snapshots/7/tables/event.csv`);
    const checksum = record.find(
      ({ subject, predicate }) =>
        subject.value.endsWith('graph.nq#checksum') && predicate.equals(SPDX.checksumValue),
    );
    expect(checksum!.object.value).toBe(sha256(files.get('graph.nq')!));
  });

  it('has ontology, shapes and context as they are', async () => {
    expect((await parseRdf(textOf('shapes.ttl'), { format: 'turtle' })).length).toBe(
      readShapes(names).length,
    );
    expect((await parseRdf(textOf('ontology.ttl'), { format: 'turtle' })).length).toBe(
      readOntology(names).length,
    );
    expect(Object.keys(JSON.parse(textOf('context.jsonld')) as object)).toEqual(['@context']);
  });

  it('has a codebook that counts what is there', () => {
    const codebook = new Map(
      readCsv(textOf('codebook.csv')).map((entry) => [`${entry.kind} ${entry.iri}`, entry]),
    );
    const data = shipped.filter(({ graph }) => !graph.equals(names.graphs.ontology));
    const organizer = codebook.get(`property ${names.og('organizer').value}`)!;
    expect(organizer).toMatchObject({
      label: 'organizer',
      definition: 'A body or State that organized an event, alone or jointly with others.',
      of: 'Event',
      range: 'Actor',
    });
    expect(Number(organizer.count)).toBe(
      data.filter(({ predicate }) => predicate.equals(names.og('organizer'))).length,
    );
    const workshops = thingsOf(shipped, names.og('Workshop'));
    expect(Number(codebook.get(`class ${names.og('Workshop').value}`)!.count)).toBe(workshops.size);
    // Every term of the ontology, and everything that the data use.
    for (const { predicate } of data)
      expect(codebook.has(`property ${predicate.value}`)).toBe(true);
    expect(textOf('codebook.md')).toContain(
      '| `organizer` | A body or State that organized an event, alone or jointly with ' +
        'others. | Event → Actor |',
    );
  });

  it('counts things that the ontology brings along, and gives no two terms one name', () => {
    const rows = readCsv(textOf('codebook.csv'));
    const countOf = (name: string): number =>
      Number(rows.find((row) => row.kind === 'class' && row.name === name)?.count);
    for (const name of ['ContentType', 'Dimension'])
      expect([name, countOf(name)]).toEqual([name, thingsOf(shipped, names.og(name)).size]);
    expect(countOf('ContentType')).toBeGreaterThan(0);
    expect(rows.find(({ kind, name }) => kind === 'class' && name === 'Event')).toMatchObject({
      iri: names.og('Event').value,
      of: 'schema:Event',
    });
    const called = rows.map(({ kind, name }) => `${kind} ${name}`);
    expect(called.filter((each, index) => called.indexOf(each) !== index)).toEqual([]);
  });

  it('says what it is in its README, file by file', () => {
    expect(textOf('LICENSE.md')).toContain(`<${LICENCE}>`);
    const readme = textOf('README.md');
    expect(readme).toContain('version 7');
    for (const name of files.keys())
      if (!name.startsWith('tables/') && name !== 'README.md')
        expect(readme).toContain(`\`${name.replace(/^queries\/.*/, 'queries/')}\``);
  });

  it('of a part says which part', async () => {
    const part = await unpack(await partOf(shipped, 'class=Place&country=AL'));
    expect(manifestOf(part).subset).toBe('class=Place&country=AL');
    expect(JSON.parse(textOf('ro-crate-metadata.json', part))).toMatchObject({
      '@graph': expect.arrayContaining([
        expect.objectContaining({ '@type': 'CreateAction', description: 'class=Place&country=AL' }),
      ]),
    });
    expect(textOf('README.md', part)).toContain('class Place, country AL');
    expect(readCsv(textOf('tables/event.csv', part))).toEqual([]);
    expect(readCsv(textOf('tables/place.csv', part)).length).toBeGreaterThan(0);
  });

  it('leaves out what a format has no form for, and says why', async () => {
    const place = names.thing('place', 'p');
    const odd = await unpack(
      makerOf([
        quad(place, RDF.type, names.og('Place')),
        quad(place, RDFS.label, literal('\u0001')),
      ]),
    );
    expect(manifestOf(odd).leftOut).toEqual([
      { name: 'graph.graphml', reason: expect.stringContaining('U+0001') as unknown },
    ]);
    expect(odd.has('graph.graphml')).toBe(false);
  });
});

interface Entity {
  readonly '@id': string;
  readonly '@type': string | readonly string[];
  readonly [property: string]: unknown;
}

const typesOf = (entity: Entity): readonly string[] => [entity['@type']].flat();
const idOf = (value: unknown): string => (value as { '@id': string })['@id'];

describe('The metadata for repositories', () => {
  it('are an RO-Crate 1.2 that describes every file', () => {
    const crate = JSON.parse(textOf('ro-crate-metadata.json')) as {
      '@context': string;
      '@graph': Entity[];
    };
    expect(crate['@context']).toBe('https://w3id.org/ro/crate/1.2/context');
    const entities = new Map(crate['@graph'].map((each) => [each['@id'], each]));
    // RO-Crate 1.2, "RO-Crate structure": flattened, each entity once, with an id and a type.
    expect(entities.size).toBe(crate['@graph'].length);
    for (const each of entities.values()) expect(typesOf(each).length).toBeGreaterThan(0);
    const nested = crate['@graph'].flatMap((each) =>
      Object.values(each)
        .flat()
        .filter((value) => typeof value === 'object' && value !== null)
        .map((value) => Object.keys(value).join()),
    );
    expect(new Set(nested)).toEqual(new Set(['@id']));
    const descriptor = entities.get('ro-crate-metadata.json')!;
    expect(descriptor).toMatchObject({
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
    });
    const root = entities.get(idOf(descriptor.about))!;
    expect(typesOf(root)).toContain('Dataset');
    // What the root data entity must have, and what it points to.
    expect(root.name).toEqual(expect.stringContaining('version 7'));
    expect(root.description).toEqual(expect.any(String));
    expect(root.datePublished).toBe('2024-02-03');
    expect(root.version).toBe('7');
    expect(idOf(root.license)).toBe(LICENCE);
    for (const pointer of [root.license, root.author, root.publisher, root.isBasedOn])
      expect(entities.has(idOf(pointer))).toBe(true);
    const parts = (root.hasPart as unknown[]).map(idOf);
    expect([...parts].sort()).toEqual(
      [...files.keys()]
        .filter((name) => !['ro-crate-metadata.json', 'SHA256SUMS'].includes(name))
        .sort(),
    );
    // "Data entities": whatever is a file or a dataset is a part, and nothing else is.
    expect(
      [...entities.values()]
        .filter((each) => typesOf(each).some((type) => ['File', 'Dataset'].includes(type)))
        .map((each) => each['@id'])
        .sort(),
    ).toEqual(['./', ...parts].sort());
    for (const name of parts) {
      expect(typesOf(entities.get(name)!)).toContain('File');
      expect(entities.get(name)).toMatchObject({
        contentSize: String(files.get(name)!.length),
        sha256: sha256(files.get(name)!),
      });
    }
    // The queries that the version answers.
    const queries = (root.mentions as unknown[]).map(idOf);
    expect(queries).toContain('queries/near-a-point.rq');
    expect(queries).toEqual(parts.filter((name) => name.endsWith('.rq')));
  });

  it('describe the columns of all tables as Croissant 1.1', () => {
    const croissant = JSON.parse(textOf('croissant.json')) as Record<string, unknown> & {
      distribution: Entity[];
      recordSet: (Entity & { key: unknown; field: Entity[] })[];
    };
    expect(croissant).toMatchObject({
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.1',
      license: LICENCE,
      version: '7.0.0',
    });
    for (const required of ['name', 'description', 'url', 'creator', 'datePublished', 'citeAs'])
      expect(croissant).toHaveProperty(required);
    const tables = [...files.keys()].filter((name) => /^tables\/.*\.csv$/.test(name));
    expect(croissant.distribution.map((each) => each['@id']).sort()).toEqual(tables.sort());
    for (const each of croissant.distribution)
      expect(each).toMatchObject({
        '@type': 'cr:FileObject',
        sha256: sha256(files.get(each['@id'])!),
      });
    expect(croissant.recordSet).toHaveLength(tables.length);
    const ids = croissant.recordSet.flatMap(({ field }) => field.map((each) => each['@id']));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { '@id': kind, key, field } of croissant.recordSet) {
      expect(ids).toContain(idOf(key));
      const header = textOf(`tables/${kind}.csv`).split(/\r?\n/, 1)[0]!.split(',');
      expect(field.map(({ source }) => source)).toMatchObject(
        header.map((column) => ({
          fileObject: { '@id': `tables/${kind}.csv` },
          extract: { column },
        })),
      );
    }
  });

  it('say to DataCite what it requires', () => {
    expect(JSON.parse(textOf('datacite.json'))).toMatchObject({
      schemaVersion: 'http://datacite.org/schema/kernel-4',
      types: { resourceTypeGeneral: 'Dataset' },
      titles: [{ title: 'osce-graph, version 7' }],
      creators: [{ name: expect.any(String) }],
      publisher: { name: expect.any(String) },
      publicationYear: '2024',
      version: '7',
      rightsList: [{ rightsUri: LICENCE, rightsIdentifier: 'CC-BY-4.0' }],
    });
  });

  it('have a citation file in YAML', () => {
    expect(parseYaml(textOf('CITATION.cff'))).toMatchObject({
      'cff-version': '1.2.0',
      message: expect.any(String),
      type: 'dataset',
      title: 'osce-graph, version 7',
      authors: [{ name: expect.any(String) }],
      version: '7',
      'date-released': '2024-02-03',
      license: 'CC-BY-4.0',
    });
  });
});
