/** `osce-graph snapshot …`: versions of the graph, their names, their files. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { badRequest, notFound } from '../errors.js';
import { writeTo } from '../files.js';
import { checked } from '../input/index.js';
import { RDF_FORMATS } from '../rdf/index.js';
import { thingIri } from '../search/index.js';
import type { Service } from '../service.js';
import {
  SUBSET,
  SUMS_FILE,
  diffCsv,
  diffJson,
  diffText,
  manifestOf,
  readSubset,
  sumsOf,
  verifyExport,
  type MadeFile,
  type Subset,
} from '../snapshots/index.js';
import { addOption } from './capability-command.js';
import { withService, print, type Flags, type Terminal, type AddCommand } from './command.js';
import { deposit } from './deposit.js';
import type { ExitStatus } from './exit-status.js';

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
const DIFF_FORMATS = ['text', 'json', 'rdf-patch', 'csv'];

export const addSnapshot: AddCommand = (program, terminal, finish) => {
  // Capabilities have others of its commands.
  const snapshot = program.commands.find((each) => each.name() === 'snapshot');
  if (!snapshot) throw new TypeError('There is no command snapshot yet.');
  const add = (usage: string, description: string): Command =>
    snapshot
      .command(usage)
      .description(description)
      .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
      .option('--json', 'print JSON');
  const run = async (
    flags: Flags,
    work: (service: Service) => Promise<ExitStatus>,
  ): Promise<void> => {
    finish(await withService(flags, terminal, 'read', work));
  };
  add('diff <from> <to>', 'show what changed between two versions')
    .option('--thing <iri>', 'only statements about this thing')
    .option('--format <format>', DIFF_FORMATS.join(', '), 'text')
    .action((from: string, to: string, flags: Flags) =>
      run(flags, (service) => diff(service, from, to, flags, terminal)),
    );
  addExport(add).action((version: string, flags: Flags) =>
    run(flags, (service) => exportVersion(service, version, flags, terminal)),
  );
  add('deposit <version>', 'write what a repository such as Zenodo takes; sends nothing')
    .requiredOption('-o, --output <directory>', 'the directory for the archive and its metadata')
    .action((version: string, flags: Flags) =>
      run(flags, (service) => deposit(service, version, flags, terminal)),
    );
  add('verify <path>', 'check an exported file, bundle or directory against its version')
    .option(
      '--version <version>',
      'the version it was exported from (default: read from the file, or any version)',
    )
    .action((path: string, flags: Flags) =>
      run(flags, (service) => verify(service, path, flags, terminal)),
    );
};

function addExport(add: (usage: string, description: string) => Command): Command {
  const command = add('export <version>', 'write a version, or a part of it, to a file')
    .requiredOption('-o, --output <path>', 'file to write; a directory for all tables')
    .option('--format <format>', FORMATS.join(', '), 'nq')
    .option('--gzip', 'compress the file')
    .option('--table <kind>', 'write only this table (with csv and parquet)');
  for (const [name, schema] of Object.entries(SUBSET.properties)) addOption(command, name, schema);
  return command;
}

async function diff(
  service: Service,
  fromName: string,
  toName: string,
  flags: Flags,
  terminal: Terminal,
): Promise<ExitStatus> {
  const format = flags.json ? 'json' : String(flags.format);
  if (!DIFF_FORMATS.includes(format))
    throw badRequest(`--format must be one of ${DIFF_FORMATS.join(', ')}; found ${format}.`);
  const [from, to] = [service.diffs.resolve(fromName), service.diffs.resolve(toName)];
  const thing = typeof flags.thing === 'string' ? thingIri(flags.thing, service.names) : undefined;
  if (format === 'text' || format === 'json') {
    const description = await service.diffs.describe(from, to, thing);
    terminal.out(
      format === 'text'
        ? diffText(description)
        : `${JSON.stringify(diffJson(description, thing), null, 1)}\n`,
    );
    return 0;
  }
  const statements = await service.diffs.between(from, to, { thing });
  const chunks =
    format === 'csv'
      ? diffCsv(statements, await service.diffs.later(from, to), service.names)
      : statements.rdfPatch();
  for (const chunk of chunks)
    terminal.out(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
  return 0;
}

async function exportVersion(
  service: Service,
  name: string,
  flags: Flags,
  terminal: Terminal,
): Promise<ExitStatus> {
  const version = await service.snapshots.open(service.snapshots.resolve(name));
  const subset = await subsetIn(flags);
  const output = String(flags.output);
  const isDirectory = writeTo(output, () =>
    statSync(output, { throwIfNoEntry: false })?.isDirectory(),
  );
  const names = exportNames(service, flags);
  const written: MadeFile[] = [];
  for (const exportName of names) {
    const file = await service.exports.file(version, exportName, subset);
    const baseName = exportName.replace('tables/', '');
    const path =
      names.length > 1
        ? join(output, baseName)
        : isDirectory
          ? join(output, `osce-graph-v${version.number}-${baseName}`)
          : output;
    try {
      writeTo(path, () => {
        mkdirSync(dirname(path), { recursive: true });
        copyFileSync(file.path, path);
      });
    } finally {
      await file.discard();
    }
    written.push({ ...file, name: baseName, path });
  }
  if (written.length > 1) {
    const { number, identity, committedAt } = version;
    const manifest = manifestOf(
      { number, identity, committedAt: committedAt?.toISOString() },
      subset,
      written,
    );
    const sums = sumsOf([
      ...written,
      { name: 'manifest.json', sha256: createHash('sha256').update(manifest).digest('hex') },
    ]);
    writeTo(output, () => {
      writeFileSync(join(output, 'manifest.json'), manifest);
      writeFileSync(join(output, SUMS_FILE), sums);
    });
  }
  for (const { path, size, sha256 } of written) {
    const text = `${path}: version ${version.number}, ${size} bytes, sha256 ${sha256}\n`;
    print(flags, terminal, { version: version.number, file: path, size, sha256 }, text);
  }
  return 0;
}

/** @throws ServiceError `bad-request` */
async function subsetIn(flags: Flags): Promise<Subset | undefined> {
  const sent = Object.entries(flags).filter(([flag]) => flag in SUBSET.properties);
  await checked(Object.fromEntries(sent), SUBSET, 'option');
  return readSubset(
    new URLSearchParams(
      sent.flatMap(([flag, values]) =>
        [values].flat().map((value): [string, string] => [flag, String(value)]),
      ),
    ),
  );
}

/** The files of a format and a table: one, or all tables. */
function exportNames({ exports }: Service, { format, gzip, table }: Flags): string[] {
  if (typeof format !== 'string' || !FORMATS.includes(format))
    throw badRequest(`--format must be one of ${FORMATS.join(', ')}; found ${String(format)}.`);
  const isTable = TABLE_FORMATS.includes(format);
  if (table !== undefined && !isTable)
    throw badRequest('--table works with --format csv and parquet.');
  const names = !isTable
    ? [`${OTHER_FILES[format] ?? `graph.${format}`}${gzip ? '.gz' : ''}`]
    : exports.fileNames.filter(
        (name) =>
          name.startsWith(table === undefined ? 'tables/' : `tables/${String(table)}.`) &&
          (name.endsWith(`.${format}`) ||
            (table === undefined && format === 'csv' && name.endsWith('.csv-metadata.json'))),
      );
  const unknown = names.find((name) => !exports.fileNames.includes(name));
  if (unknown !== undefined || (isTable && gzip))
    throw badRequest(`--gzip does not work with --format ${format}.`);
  if (names.length === 0) {
    const tables = exports.fileNames.flatMap((name) => /^tables\/(.+)\.csv$/.exec(name)?.[1] ?? []);
    throw notFound(`There is no table "${String(table)}"; the tables are ${tables.join(', ')}.`);
  }
  return names;
}

async function verify(
  { snapshots, exports }: Service,
  path: string,
  flags: Flags,
  terminal: Terminal,
): Promise<ExitStatus> {
  const version =
    flags.version === undefined ? undefined : snapshots.resolve(String(flags.version));
  const { problems, ...verdict } = await verifyExport(path, { snapshots, exports, version });
  const of = verdict.version === null ? 'a version of this graph' : `version ${verdict.version}`;
  const digests =
    verdict.isGood || verdict.expected === verdict.found
      ? []
      : [`expected ${verdict.expected}, found ${verdict.found}`];
  const lines = [
    `${path}: ${verdict.isGood ? 'matches' : 'does NOT match'} ${of}`,
    ...[...problems, ...digests].map((problem) => `  ${problem}`),
  ];
  print(flags, terminal, { ...verdict, problems }, `${lines.join('\n')}\n`);
  return verdict.isGood ? 0 : 1;
}
