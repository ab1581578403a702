/** `osce-graph snapshot …`: versions of the graph, their names, their files. */
import { createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { ServiceError } from '../errors.js';
import { RDF_FORMATS, formatOfFileName, digestOf, parseRdf } from '../rdf/index.js';
import type { Service } from '../service.js';
import { EXPORT_FILE_NAMES, diffCsv, diffJson, diffText, thingIri, type VersionInfo } from '../snapshots/index.js';
import { withService, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';
import { readRdfText } from './load.js';

const DIFF_FORMATS = ['text', 'json', 'rdf-patch', 'csv'];

/** Adds the command `snapshot` and the commands below it. */
export function addSnapshot(program: Command, terminal: Terminal, finish: (status: ExitStatus) => void): void {
  const snapshot = program.command('snapshot').description('versions of the graph: list, name, show, diff, export, verify');
  const add = (usage: string, description: string, run: (service: Service, args: string[], flags: Flags) => Promise<ExitStatus>, mode: 'open' | 'read' = 'read'): Command => {
    const count = usage.split(' ').length - 1;
    return snapshot
      .command(usage)
      .description(description)
      .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
      .option('--json', 'print JSON')
      .action(async (...all: unknown[]) => {
        const flags = all[count] as Flags;
        finish(await withService(flags, terminal, mode, (service) => run(service, all.slice(0, count) as string[], flags)));
      });
  };
  add('list', 'all versions, newest first', async (service, _args, flags) => {
    const versions = await service.snapshots.list();
    terminal.out(flags.json ? `${JSON.stringify({ versions }, null, 1)}\n` : versions.map(describe).join(''));
    return 0;
  });
  add('show <version>', 'one version', async (service, [version], flags) => {
    const info = await service.snapshots.show(service.snapshots.resolve(version!));
    terminal.out(flags.json ? `${JSON.stringify(info, null, 1)}\n` : `${describe(info)}sha256 ${info.sha256 ?? 'none'}\n`);
    return 0;
  });
  add('name <version> <name>', 'give a version a name, for good', (service, [version, name]) => {
    const number = service.snapshots.resolve(version!);
    service.snapshots.name(number, name!, '');
    terminal.out(`version ${number} is called ${name}\n`);
    return Promise.resolve(0);
  }, 'open');
  add('diff <from> <to>', 'what changed from one version to another', (service, [from, to], flags) => diff(service, from!, to!, flags, terminal))
    .option('--thing <iri>', 'only what is said of this thing')
    .option('--format <format>', DIFF_FORMATS.join(', '), 'text');
  add('export <version>', 'write a version as a file', (service, [version], flags) => exportVersion(service, version!, flags, terminal))
    .requiredOption('-o, --output <path>', 'file or directory to write to')
    .option('--format <format>', `${RDF_FORMATS.map(({ extension }) => extension).join(', ')}`, 'nq')
    .option('--gzip', 'compress the file');
  add('verify <file>', 'check that an exported file holds what its version held', (service, [file], flags) => verify(service, file!, flags, terminal))
    .option('--version <version>', 'the version that the file is of; any version when not given');
}

function describe(info: VersionInfo): string {
  const name = info.name === null ? '' : ` “${info.name}”`;
  return `version ${info.version}${name}  ${info.createdAt}  ${info.quads} quads (+${info.added} −${info.removed})  ${info.author}: ${info.message}\n`;
}

async function diff(service: Service, fromName: string, toName: string, flags: Flags, terminal: Terminal): Promise<ExitStatus> {
  const format = flags.json ? 'json' : String(flags.format);
  if (!DIFF_FORMATS.includes(format)) throw new ServiceError('bad-request', `--format is one of ${DIFF_FORMATS.join(', ')}; found ${format}.`);
  const [from, to] = [service.diffs.resolve(fromName), service.diffs.resolve(toName)];
  const thing = typeof flags.thing === 'string' ? thingIri(flags.thing, service.names) : undefined;
  if (format === 'text' || format === 'json') {
    const description = await service.diffs.describe(from, to, thing);
    terminal.out(format === 'text' ? diffText(description) : `${JSON.stringify(diffJson(description, thing), null, 1)}\n`);
    return 0;
  }
  const statements = await service.diffs.between(from, to, { thing });
  const chunks = format === 'csv' ? diffCsv(statements, await service.diffs.later(from, to)) : statements.rdfPatch();
  for (const chunk of chunks) terminal.out(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
  return 0;
}

async function exportVersion(service: Service, name: string, flags: Flags, terminal: Terminal): Promise<ExitStatus> {
  const version = await service.snapshots.open(service.snapshots.resolve(name));
  const file = `graph.${String(flags.format)}${flags.gzip ? '.gz' : ''}`;
  if (!EXPORT_FILE_NAMES.includes(file)) throw new ServiceError('bad-request', `--format is one of ${RDF_FORMATS.map(({ extension }) => extension).join(', ')}; found ${String(flags.format)}.`);
  const output = String(flags.output);
  const path = statSync(output, { throwIfNoEntry: false })?.isDirectory() ? join(output, `osce-graph-v${version.number}-${file}`) : output;
  const bytes = await service.exports.read(version, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  terminal.out(flags.json ? `${JSON.stringify({ version: version.number, file: path, size: bytes.length, sha256 })}\n` : `${path}: version ${version.number}, ${bytes.length} bytes, sha256 ${sha256}\n`);
  return 0;
}

/** Reads the file in its own syntax and compares the digest of its quads; syntaxes without graphs cannot be told apart from others. */
async function verify(service: Service, file: string, flags: Flags, terminal: Terminal): Promise<ExitStatus> {
  const asked = flags.version === undefined ? undefined : await service.snapshots.show(service.snapshots.resolve(String(flags.version)));
  if (asked?.sha256 === null) throw new ServiceError('bad-request', `Version ${asked.version} has no digest, since its blank nodes can hardly be told apart; export it and compare the files.`);
  const format = formatOfFileName(basename(file));
  if (!format?.holdsGraphs) throw new ServiceError('bad-request', `A version is verified from a file that holds its graphs: .nq, .trig or .jsonld; found ${file}.`);
  const quads = await parseRdf(readRdfText(file), { format: format.format, source: file });
  const sha256 = await digestOf(quads);
  const info = asked ?? (await service.snapshots.list()).find((each) => each.sha256 === sha256);
  const isGood = sha256 === info?.sha256;
  const verdict = info ? `${isGood ? 'good' : 'NOT'} version ${info.version}${isGood ? '' : ` (expected ${info.sha256}, found ${sha256})`}` : `NOT a version of this graph (found ${sha256})`;
  terminal.out(flags.json ? `${JSON.stringify({ file, version: info?.version ?? null, isGood, expected: info?.sha256 ?? null, found: sha256 })}\n` : `${file}: ${verdict}\n`);
  return isGood ? 0 : 1;
}
