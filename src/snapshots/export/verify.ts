/** Whether exported files match their version. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';
import { badRequest, messageOf, notFound } from '../../errors.js';
import { digestOf, formatOfFileName, readRdfFile } from '../../rdf/index.js';
import type { Snapshots } from '../snapshots.js';
import type { Exports } from './exports.js';
import { SUMS_FILE } from './published-files.js';
import { readSubset, type Subset } from './subset.js';

export interface ExportVerdict {
  readonly file: string;
  readonly version: number | null;
  readonly isGood: boolean;
  /** Digests of the statements or of the bytes, whichever were compared. */
  readonly expected: string | null;
  readonly found: string | null;
  readonly problems: readonly string[];
}

export interface VerifyContext {
  readonly snapshots: Snapshots;
  readonly exports: Exports;
  /** By default read from the file, or found. */
  readonly version: number | undefined;
}

/**
 * Verifies a file, a bundle or a directory of files: each against the digests beside it, if any,
 * and against the version in the data directory.
 * @throws ServiceError `not-found` for an unknown version; `bad-request` when the file cannot be
 *   read, or its kind can only be compared with a known version.
 */
export async function verifyExport(path: string, context: VerifyContext): Promise<ExportVerdict> {
  if (isDirectory(path)) return verifySet(path, directoryFiles(path), context);
  if (!path.endsWith('.zip')) return verifyFile(path, context);
  const { files, close } = await zipFiles(path);
  return verifySet(path, files, context).finally(close);
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (cause) {
    throw notFound(`${path} cannot be read: ${messageOf(cause)}.`, { cause });
  }
}

/** Readers of files, by their paths below the directory or in the archive, with `/`. */
type FileSet = ReadonlyMap<string, () => Promise<Readable>>;

function directoryFiles(directory: string): FileSet {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(directory, '/').length));
  return new Map(
    paths.map((path) => [
      path.split(sep).join('/'),
      () => Promise.resolve(createReadStream(join(directory, path))),
    ]),
  );
}

/** @throws ServiceError `bad-request` unless it is a readable zip archive. */
export async function zipFiles(path: string): Promise<{ files: FileSet; close: () => void }> {
  try {
    const archive = await openPromise(path, { autoClose: false });
    const files = new Map<string, () => Promise<Readable>>();
    for await (const entry of archive.eachEntry())
      if (!entry.fileName.endsWith('/'))
        files.set(entry.fileName, () => archive.openReadStreamPromise(entry));
    return { files, close: () => archive.close() };
  } catch (cause) {
    throw badRequest(`${path} cannot be read as a zip archive: ${messageOf(cause)}.`, { cause });
  }
}

function verdict(
  file: string,
  version: number | null,
  problems: readonly string[],
  digests: Partial<Pick<ExportVerdict, 'expected' | 'found'>> = {},
): ExportVerdict {
  const isGood = problems.length === 0;
  return { file, version, isGood, expected: null, found: null, ...digests, problems };
}

/** A set with digests: each file against its digest, and the graph against its version. */
async function verifySet(
  path: string,
  files: FileSet,
  context: VerifyContext,
): Promise<ExportVerdict> {
  const sumsFile = files.get(SUMS_FILE);
  if (!sumsFile)
    throw badRequest(
      `${path} has no ${SUMS_FILE}, so there is nothing to compare it with. Verify its files one ` +
        'by one.',
    );
  const sumsText = await readFrom(sumsFile, text);
  if (sumsText === undefined) return verdict(path, null, [`${SUMS_FILE} is damaged`]);
  const lines = sumsText.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm);
  const sums = new Map(Array.from(lines, ([, sha256, name]) => [name!, sha256!]));
  const problems: string[] = [];
  for (const [name, expected] of sums) {
    const file = files.get(name);
    if (!file) problems.push(`${name} is missing`);
    else if ((await readFrom(file, sha256Of)) !== expected)
      problems.push(`${name} does not match its digest in ${SUMS_FILE}`);
  }
  for (const name of files.keys())
    if (name !== SUMS_FILE && !sums.has(name)) problems.push(`${name} is not in ${SUMS_FILE}`);
  const manifestFile = files.get('manifest.json');
  const manifest = manifestFile && readManifest((await readFrom(manifestFile, text)) ?? '');
  const number = context.version ?? manifest?.version;
  if (manifest && number !== manifest.version)
    problems.push(`manifest.json says version ${manifest.version}, not ${number}`);
  if (number === undefined) return verdict(path, null, problems);
  let digests: { expected: string; found: string } | undefined;
  for (const [name, found] of sums) {
    const exportName = exportNameOf(name, context);
    // Where the graph is there, all others follow from it.
    if (exportName === undefined || (sums.has('graph.nq') && name !== 'graph.nq')) continue;
    digests = { expected: await digestIn(context, number, exportName, manifest?.subset), found };
    if (found !== digests.expected) problems.push(`${name} differs from that of version ${number}`);
  }
  if (!digests) problems.push('none of its files can be compared with the version');
  return verdict(path, number, problems, digests);
}

/** What `read` makes of a file; undefined when its bytes in the archive are damaged. */
async function readFrom<T>(
  file: () => Promise<Readable>,
  read: (bytes: Readable) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read(await file());
  } catch {
    return undefined;
  }
}

async function digestIn(
  { snapshots, exports }: VerifyContext,
  version: number,
  name: string,
  subset?: Subset,
): Promise<string> {
  return (await exports.file(await snapshots.open(version), name, subset)).sha256;
}

/** The relevant part of a manifest; undefined for others' manifests. */
function readManifest(json: string): { version: number; subset: Subset | undefined } | undefined {
  try {
    const { version, subset } = JSON.parse(json) as { version?: unknown; subset?: unknown };
    const part = typeof subset === 'string' ? readSubset(new URLSearchParams(subset)) : undefined;
    return typeof version === 'number' ? { version, subset: part } : undefined;
  } catch {
    return undefined;
  }
}

async function verifyFile(path: string, context: VerifyContext): Promise<ExportVerdict> {
  const named = /^osce-graph-v(\d+)-/.exec(basename(path))?.[1];
  const number = context.version ?? (named === undefined ? undefined : Number(named));
  const exportName = exportNameOf(path, context);
  const format = formatOfFileName(basename(path));
  if (exportName !== undefined && number !== undefined) {
    const found = await sha256Of(createReadStream(path));
    const expected = await digestIn(context, number, exportName);
    const isSame = found === expected;
    const problem = `the bytes differ from ${exportName} of version ${number}`;
    if (isSame || !format?.holdsGraphs)
      return verdict(path, number, isSame ? [] : [problem], { expected, found });
  }
  if (!format?.holdsGraphs)
    throw badRequest(
      `The version of ${path} cannot be determined; give --version. Without --version, only ` +
        'files with named graphs (.nq, .trig, .jsonld) and bundles can be verified.',
    );
  return verifyStatements(path, number, context);
}

/** A file's statements in any order or layout, against a version's, or any version's. */
async function verifyStatements(
  path: string,
  number: number | undefined,
  { snapshots }: VerifyContext,
): Promise<ExportVerdict> {
  const asked = number === undefined ? undefined : await snapshots.show(number);
  if (asked?.sha256 === null)
    throw badRequest(
      `Version ${asked.version} has no digest, because its blank nodes are too alike; ` +
        'export it and compare the files.',
    );
  const found = await digestOf(await readRdfFile(path));
  const info = asked ?? (await snapshots.list()).find(({ sha256 }) => sha256 === found);
  const expected = info?.sha256 ?? null;
  const problem = info
    ? `the statements differ from those of version ${info.version}`
    : 'it matches no version of this graph';
  const problems = found !== null && found === expected ? [] : [problem];
  return verdict(path, info?.version ?? null, problems, { expected, found });
}

function exportNameOf(path: string, { exports }: VerifyContext): string | undefined {
  const name = basename(path).replace(/^osce-graph-v\d+-/, '');
  const ending = /\.[a-z]+(?:\.gz)?$/.exec(name)?.[0] ?? '';
  return [name, `tables/${name}`, `graph${ending}`].find((each) =>
    exports.fileNames.includes(each),
  );
}

async function sha256Of(bytes: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of bytes) hash.update(part as Buffer);
  return hash.digest('hex');
}
