/** `osce-graph snapshot …`: differences between versions, and their files. */
import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { answerText, versionNamed } from '../capabilities/index.js';
import { badRequest, notFound } from '../errors.js';
import { placeLargeFile, writeTo } from '../files.js';
import { RDF_FORMATS } from '../rdf/index.js';
import { thingIri } from '../search/index.js';
import type { Service } from '../service.js';
import {
  SUBSET,
  SUMS_FILE,
  dataCiteOf,
  diffCsv,
  diffJson,
  exportedVersionOf,
  manifestOf,
  subsetOf,
  sumsOf,
  textFile,
  verifyExport,
  writePartitions,
  zenodoOf,
  type DiffDescription,
  type MadeFile,
  type Subset,
  type TextFile,
} from '../snapshots/index.js';
import { COMMON, flag, local, print, value, withService, type Flags } from './command.js';
import type { Terminal } from './command.js';

const DIFF_FORMATS = ['text', 'json', 'rdf-patch', 'csv'];

export const diff = local({
  usage: 'snapshot diff <from> <to>',
  description: 'show what changed between two versions',
  options: {
    thing: value('Only statements about this thing (IRI, or kind and slug).'),
    format: value('How they are written', { enum: DIFF_FORMATS, default: 'text' }),
    ...COMMON,
  },
  run: ({ thing: named, ...flags }, terminal, [first = '', second = '']) =>
    withService(flags, terminal, 'read', async ({ diffs, names, snapshots }) => {
      const format = flags.json ? 'json' : flags.format;
      const [from, to] = [snapshots.resolve(first), snapshots.resolve(second)];
      const thing = named === undefined ? undefined : thingIri(named, names);
      if (format === 'csv' || format === 'rdf-patch') {
        const statements = await diffs.between(from, to, { thing });
        const chunks =
          format === 'csv'
            ? diffCsv(statements, await diffs.later(from, to), names)
            : statements.rdfPatch();
        for (const chunk of chunks)
          terminal.out(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
        return undefined;
      }
      const description = await diffs.describe(from, to, thing);
      terminal.out(
        format === 'json'
          ? `${JSON.stringify(diffJson(description, thing), null, 1)}\n`
          : answerText(inBrief(description)),
      );
    }),
});

/** Things of a longer difference are not listed. */
const MOST_LISTED = 100;

/** The command `changes-since` has what changed about each thing. */
const inBrief = ({ from, to, sentence, words, things = [] }: DiffDescription): object => ({
  ...{ from, to },
  changes: words.length > 0 ? words : sentence,
  things:
    things.length <= MOST_LISTED
      ? things.map(({ change, kind, label }) => `${kind} “${label}” ${change}`)
      : `${things.length}; --format csv, json and rdf-patch have them`,
});

const TABLE_FORMATS = ['csv', 'parquet'];
/** Files not named `graph.` and the format. */
const OTHER_FILES: Readonly<Record<string, string>> = {
  geojson: 'places.geojson',
  bundle: 'bundle.zip',
};
const FORMATS = [
  ...RDF_FORMATS.map(({ extension }) => extension),
  'graphml',
  ...TABLE_FORMATS,
  ...Object.keys(OTHER_FILES),
];

export const exportVersion = local({
  usage: 'snapshot export <version>',
  description: 'write a version, or a part of it, to a file',
  options: {
    output: value('The file to write; a directory for all tables.'),
    format: value('The format', { enum: FORMATS, default: 'nq' }),
    gzip: flag('Compress the file.'),
    table: value('Write only this table (with csv and parquet).'),
    partitioned: flag(
      'Write the statements as Parquet into a directory, a folder for each property and class.',
    ),
    ...SUBSET.properties,
    ...COMMON,
  },
  needs: ['output'],
  run: ({ output = '', ...given }, terminal, [named]) =>
    withService(given, terminal, 'read', async (service) => {
      const version = await versionNamed({ version: named }, service);
      // Its members are among the options.
      const subset = subsetOf(given as Subset);
      const isDirectory = writeTo(output, () =>
        statSync(output, { throwIfNoEntry: false })?.isDirectory(),
      );
      if (given.partitioned) {
        await writeParts(service, version, subset, output, given, terminal);
        return;
      }
      const names = exportNames(service, given);
      const written: MadeFile[] = [];
      for (const exportName of names) {
        const file = await service.exports.file(version, exportName, subset);
        const name = exportName.replace('tables/', '');
        const single = isDirectory ? join(output, `osce-graph-v${version.number}-${name}`) : output;
        const path = names.length > 1 ? join(output, name) : single;
        try {
          copyTo(path, file.path);
        } finally {
          await file.discard();
        }
        written.push({ ...file, name, path });
      }
      if (written.length > 1) {
        const text = manifestOf(exportedVersionOf(version), subset, written);
        writeWithSums(output, written, [textFile('manifest.json', text)]);
      }
      for (const { path, size, sha256 } of written) {
        const text = `${path}: version ${version.number}, ${size} bytes, sha256 ${sha256}\n`;
        print(given, terminal, { version: version.number, file: path, size, sha256 }, text);
      }
    }),
});

async function writeParts(
  service: Service,
  version: Service['current'],
  subset: Subset | undefined,
  directory: string,
  given: Flags & { readonly format?: string; readonly gzip?: boolean; readonly table?: string },
  terminal: Terminal,
): Promise<void> {
  if (given.gzip || given.table !== undefined || !['nq', 'parquet'].includes(given.format ?? 'nq'))
    throw badRequest('--partitioned is always Parquet, of all statements; leave out the other.');
  const found = writeTo(directory, () => {
    mkdirSync(directory, { recursive: true });
    return readdirSync(directory);
  });
  if (found.length > 0)
    throw badRequest(`${directory} is not empty; name a new directory, or an empty one.`);
  const file = await service.exports.file(version, 'graph.nq', subset);
  try {
    const files = await placeLargeFile(resolve(directory), (part) =>
      writePartitions(file.path, part, service.names, service.context),
    );
    print(given, terminal, { version: version.number, directory, files });
  } finally {
    await file.discard();
  }
}

function exportNames(
  { exports: { fileNames } }: Service,
  { format = 'nq', gzip, table }: { format?: string; gzip?: boolean; table?: string },
): string[] {
  const isTable = TABLE_FORMATS.includes(format);
  if (table !== undefined && !isTable)
    throw badRequest('--table works with --format csv and parquet.');
  const single = `${OTHER_FILES[format] ?? `graph.${format}`}${gzip ? '.gz' : ''}`;
  if (isTable ? gzip : !fileNames.includes(single))
    throw badRequest(`--gzip does not work with --format ${format}.`);
  if (!isTable) return [single];
  const names = fileNames.filter((name) =>
    table === undefined
      ? /^tables\/.+\.(\w+)(?:-metadata\.json)?$/.exec(name)?.[1] === format
      : name === `tables/${table}.${format}`,
  );
  if (names.length > 0) return names;
  const tables = fileNames.flatMap((name) => /^tables\/(.+)\.csv$/.exec(name)?.[1] ?? []);
  throw notFound(`There is no table "${String(table)}"; the tables are ${tables.join(', ')}.`);
}

export const deposit = local({
  usage: 'snapshot deposit <version>',
  description: 'write what a repository such as Zenodo takes; sends nothing',
  options: { output: value('The directory for the archive and its metadata.'), ...COMMON },
  needs: ['output'],
  run: ({ output = '', ...flags }, terminal, [named]) =>
    withService(flags, terminal, 'read', async (service) => {
      const version = await versionNamed({ version: named }, service);
      const { path, sha256 } = await service.exports.file(version, 'bundle.zip');
      const archive = { name: `osce-graph-v${version.number}.zip`, sha256 };
      copyTo(join(output, archive.name), path);
      const deposited = { version: exportedVersionOf(version), baseIri: service.names.baseIri };
      const documents = [
        textFile('zenodo.json', zenodoOf(deposited)),
        textFile('datacite.json', dataCiteOf(deposited)),
      ];
      writeWithSums(output, [archive], documents);
      for (const each of [archive, ...documents]) {
        const written = { version: version.number, file: join(output, each.name) };
        const text = `${written.file}: version ${version.number}, sha256 ${each.sha256}\n`;
        print(flags, terminal, { ...written, sha256: each.sha256 }, text);
      }
    }),
});

function copyTo(path: string, source: string): void {
  writeTo(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(source, path);
  });
}

type Digested = Pick<MadeFile, 'name' | 'sha256'>;

/** Writes texts, and the digests of them and of files beside them. */
function writeWithSums(
  directory: string,
  files: readonly Digested[],
  texts: readonly TextFile[],
): void {
  const sums = { name: SUMS_FILE, text: sumsOf([...files, ...texts]) };
  writeTo(directory, () => {
    for (const { name, text } of [...texts, sums]) writeFileSync(join(directory, name), text);
  });
}

export const verifyFile = local({
  usage: 'snapshot verify <path>',
  description: 'check an exported file, bundle or directory against its version',
  options: {
    version: value(
      'The version it was exported from (default: read from the file, or any version).',
    ),
    ...COMMON,
  },
  run: ({ version: named, ...flags }, terminal, [path = '']) =>
    withService(flags, terminal, 'read', async ({ snapshots, exports }) => {
      const version = named === undefined ? undefined : snapshots.resolve(named);
      const verdict = await verifyExport(path, { snapshots, exports, version });
      print(flags, terminal, verdict);
      return verdict.isGood ? 0 : 1;
    }),
});
