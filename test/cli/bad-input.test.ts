import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { TemporaryDirectories } from '../support/directories.js';
import { fillSmallGraph } from '../support/small-graph.js';
import { runCommand, type Run } from '../support/terminal.js';

const directories = new TemporaryDirectories();
let data: string;
let files: string;

beforeAll(async () => {
  data = join(directories.make(), 'var');
  await fillSmallGraph(data);
  files = directories.make();
  mkdirSync(join(files, 'directory.ttl'));
  writeFileSync(join(files, 'empty'), '');
  const binary = Buffer.from(Array.from({ length: 3_000 }, (_, index) => (index * 197) % 256));
  for (const ending of ['ttl', 'nt', 'jsonld', 'html'])
    writeFileSync(join(files, `binary.${ending}`), binary);
  writeFileSync(join(files, 'cut.ttl'), '<urn:a> <urn:b> "c');
  writeFileSync(join(files, 'cut.rdf'), '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syn');
  const packed = gzipSync('<urn:a> <urn:b> <urn:c> .\n'.repeat(500));
  writeFileSync(join(files, 'cut.nt.gz'), packed.subarray(0, packed.length - 12));
});
afterAll(() => {
  directories.removeAll();
});

const run = (...args: string[]): Promise<Run> =>
  runCommand(args, { DATA_DIR: data, USER: 'tester' });

/** It ends with a sentence and a code, whatever it was given. */
async function expectRefusal(args: readonly string[]): Promise<void> {
  const { status, out, error } = await run(...args);
  const isTrace = /internal error|\n {4}at |\[internal\]/.test(out + error);
  expect([args, [1, 2, 3].includes(status), isTrace, error]).toEqual([
    args,
    true,
    false,
    expect.anything(),
  ]);
}

const NAMES = [
  'missing.ttl',
  'directory.ttl',
  'empty',
  'binary.ttl',
  'binary.nt',
  'binary.jsonld',
  'binary.html',
  'cut.ttl',
  'cut.rdf',
  'cut.nt.gz',
];

describe.each([
  ['load'],
  ['validate'],
  ['query', '-f'],
  ['restore', '--replace'],
  ['snapshot', 'verify'],
  ['ingest'],
  ['ingest', '--dry-run', '--json'],
  ['cite', 'verify'],
])('A file that %s %s cannot read', (...command) => {
  it.each(NAMES)('is refused with a sentence: %s', async (name) => {
    await expectRefusal([...command.filter((word) => typeof word === 'string'), join(files, name)]);
  });
});

/** A file that exists. */
const FILE = fileURLToPath(import.meta.url);
/** Where an odd text goes in a command. */
const ODD_TEXT = '\u0001odd';
const ODD = ['http://[', 'https://x y/', 'state/', ''];

describe.each([
  ['merge', ODD_TEXT, 'state/austria'],
  ['merge', 'state/austria', ODD_TEXT],
  ['fact', ODD_TEXT, 'label', '--after', 'x'],
  ['fact', ODD_TEXT, 'label', '--before', 'x', '--after', 'y'],
  ['fact', ODD_TEXT, 'label', '--before', 'x'],
  ['fact', 'state/austria', ODD_TEXT, '--after', 'x'],
  ['undo', ODD_TEXT],
  ['withdraw', ODD_TEXT],
  ['review', 'show', ODD_TEXT],
  ['review', 'decide', ODD_TEXT],
  'accept',
  ['review', 'decide', ODD_TEXT],
  'refuse',
  ['review', 'list', '--kind', ODD_TEXT],
  ['snapshot', 'show', ODD_TEXT],
  ['snapshot', 'diff', ODD_TEXT, '1'],
  ['snapshot', 'name', ODD_TEXT, 'name'],
  ['snapshot', 'export', ODD_TEXT, '--format', 'nq', '-o', '/nowhere/x'],
  ['snapshot', 'export', '1', '--format', ODD_TEXT, '-o', '/nowhere/x'],
  ['snapshot', 'deposit', ODD_TEXT, '-o', '/nowhere/x'],
  ['query', 'ASK {}', '--version', ODD_TEXT],
  ['query', 'ASK {}', '--format', ODD_TEXT],
  ['token', 'revoke', ODD_TEXT],
  ['serve', '--port', ODD_TEXT],
  ['merge', 'state/austria', 'state/norway', '--server', ODD_TEXT],
  ['backup', '/nowhere/graph.backup', '--data-dir', ODD_TEXT],
])('%s %s %s with an odd text', (...words) => {
  const command = words.filter((word) => typeof word === 'string');
  it.each(ODD)('is refused with a sentence: “%s”', async (odd) => {
    await expectRefusal(command.map((word) => (word === ODD_TEXT ? odd : word)));
  });
});

it.each([
  ['merge', 'http://[', 'state/austria'],
  ['fact', 'http://[', 'label', '--after', 'x'],
  ['ask', ''],
  ['ask', ' \t'],
  ['snapshot', 'deposit', '1', '-o', FILE],
  ['snapshot', 'deposit', '1', '-o', join(FILE, 'under')],
  ['snapshot', 'export', '1', '-o', join(FILE, 'under')],
  ['snapshot', 'export', '1', '--format', 'csv', '-o', FILE],
  ['snapshot', 'export', '1', '--format', 'csv', '-o', join(FILE, 'under', 'it')],
])('%s %s %s is wrong usage', async (...args) => {
  const { status, error } = await run(...args);
  expect([status, error]).toEqual([2, expect.not.stringMatching(/ {4}at /)]);
});
