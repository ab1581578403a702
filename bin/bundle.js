#!/usr/bin/env node
// Makes what browsers load of src/web/: style sheets, the icon, and a script for each folder that
// has a `main.ts`, and for its `worker.ts`, with what scripts share in files of their own, and the
// coastlines of maps. Names have a hash of the content in them; `manifest.json` tells them, and is
// written last.
import { buildSync } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coastlines } from './coastlines.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = join(ROOT, 'src', 'web');
const OUT = join(ROOT, 'dist', 'web');

/** Bundles everything anew, in some tenths of a second. */
export function bundle() {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: ROOT,
    outdir: OUT,
    write: false,
    metafile: true,
    entryPoints: entryPoints(),
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2022', 'safari16.4', 'firefox115', 'chrome111'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.svg': 'copy' },
    logLevel: 'warning',
  });
  mkdirSync(OUT, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  const land = coastlines();
  const landFile = `coastlines-${createHash('sha256').update(land).digest('hex').slice(0, 8).toUpperCase()}.json`;
  writeFileSync(join(OUT, landFile), land);
  writeFileSync(
    join(OUT, 'manifest.json'),
    JSON.stringify(
      { ...manifestOf(metafile.outputs), 'coastlines.json': { file: landFile, parts: [] } },
      null,
      1,
    ),
  );
  const current = new Set([
    'manifest.json',
    landFile,
    ...outputFiles.map(({ path }) => basename(path)),
  ]);
  for (const name of readdirSync(OUT)) if (!current.has(name)) rmSync(join(OUT, name));
}

function entryPoints() {
  const entries = readdirSync(SOURCE, { withFileTypes: true });
  const files = entries
    .filter((entry) => /\.(?:css|svg)$/.test(entry.name))
    .map(({ name }) => ({ in: join(SOURCE, name), out: name.replace(/\.\w+$/, '') }));
  const scripts = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [
      { in: join(SOURCE, name, 'main.ts'), out: name },
      { in: join(SOURCE, name, 'worker.ts'), out: `${name}-worker` },
    ]);
  return [...files, ...scripts.filter((script) => existsSync(script.in))];
}

/**
 * For each file that pages name, as `query.js`: its name with the hash, and those of the parts that
 * it loads at once.
 */
function manifestOf(outputs) {
  const named = Object.entries(outputs).filter(([path]) => !basename(path).startsWith('part-'));
  return Object.fromEntries(
    named.map(([path]) => [
      basename(path).replace(/-[A-Z0-9]{8}(?=\.\w+$)/, ''),
      { file: basename(path), parts: partsOf(path, outputs) },
    ]),
  );
}

function partsOf(path, outputs, found = new Set()) {
  for (const { path: part, kind } of outputs[path].imports) {
    if (kind !== 'import-statement' || found.has(basename(part))) continue;
    found.add(basename(part));
    partsOf(part, outputs, found);
  }
  return [...found];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bundle();
