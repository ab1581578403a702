/** `osce-graph snapshot deposit`: files for a repository such as Zenodo. Nothing is sent. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTo } from '../files.js';
import type { Service } from '../service.js';
import { SUMS_FILE, dataCiteOf, sumsOf, zenodoOf } from '../snapshots/index.js';
import { print, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';

/** Writes the bundle of a version, its metadata in two forms, and the digests of these files. */
export async function deposit(
  { snapshots, exports, names }: Service,
  versionName: string,
  flags: Flags,
  terminal: Terminal,
): Promise<ExitStatus> {
  const version = await snapshots.open(snapshots.resolve(versionName));
  const { number, identity, committedAt } = version;
  const output = String(flags.output);
  const bundle = await exports.file(version, 'bundle.zip');
  const archive = `osce-graph-v${number}.zip`;
  const deposited = {
    version: { number, identity, committedAt: committedAt?.toISOString() },
    baseIri: names.baseIri,
  };
  const documents = [
    { name: 'zenodo.json', text: zenodoOf(deposited) },
    { name: 'datacite.json', text: dataCiteOf(deposited) },
  ].map((each) => ({ ...each, sha256: createHash('sha256').update(each.text).digest('hex') }));
  const files = [{ name: archive, sha256: bundle.sha256 }, ...documents];
  writeTo(output, () => {
    mkdirSync(output, { recursive: true });
    copyFileSync(bundle.path, join(output, archive));
    for (const { name, text } of documents) writeFileSync(join(output, name), text);
    writeFileSync(join(output, SUMS_FILE), sumsOf(files));
  });
  for (const { name, sha256 } of files) {
    const file = join(output, name);
    const text = `${file}: version ${number}, sha256 ${sha256}\n`;
    print(flags, terminal, { version: number, file, sha256 }, text);
  }
  return 0;
}
