#!/usr/bin/env node
// Bundles src/web/ into dist/web/ for browsers: style sheets, the icon, the coastlines of maps, and
// a script for each `main.ts` and `worker.ts`. Code that scripts share goes into files of its own.
// File names contain a hash of the content; `manifest.json` maps plain names to them. Beside each
// file is its Brotli form, at the highest quality: this takes longer than a request can wait.
import { buildSync } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { coastlines } from './coastlines.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = join(ROOT, 'src', 'web');
const OUT = join(ROOT, 'dist', 'web');

/** Rebuilds all files and removes outdated ones. Takes about two seconds. */
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
    target: ['es2023', 'safari17.5', 'firefox120', 'chrome123'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.svg': 'copy' },
    logLevel: 'warning',
  });
  const land = coastlines();
  const landFile = `coastlines-${hashOf(land)}.json`;
  const manifest = {
    ...manifestOf(metafile.outputs),
    'coastlines.json': { file: landFile, parts: [] },
  };
  // The manifest comes last: where it is, all other files are.
  const plain = [
    ...outputFiles.map(({ path, contents }) => [basename(path), contents]),
    [landFile, land],
  ];
  const files = new Map([
    ...plain,
    ...plain.map(([name, content]) => [`${name}.br`, brotliCompressSync(content)]),
    ['manifest.json', JSON.stringify(manifest, null, 1)],
  ]);
  mkdirSync(OUT, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(OUT, name), content);
  for (const name of readdirSync(OUT)) if (!files.has(name)) rmSync(join(OUT, name));
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

/** Eight letters and digits, like esbuild's. */
function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
}

/** For each file that pages name, such as `query.js`: its hashed name, and its static imports. */
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
