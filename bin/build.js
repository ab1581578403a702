#!/usr/bin/env node
// Builds what Node runs: src/ (without the browser's part) and data/build/ as JavaScript in dist/,
// a file for each file, with source maps. Types are checked by `npm run types`, not here, so this
// takes about a second.
import { buildSync } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, 'dist');

const { outputFiles } = buildSync({
  absWorkingDir: ROOT,
  outdir: OUT,
  outbase: ROOT,
  write: false,
  entryPoints: ['src', join('data', 'build')].flatMap(typeScriptBelow),
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  charset: 'utf8',
  logLevel: 'warning',
});
// A service may run from here at this moment: files that stay the same are not touched.
for (const { path, contents } of outputFiles) {
  if (existsSync(path) && readFileSync(path).equals(contents)) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
const current = new Set(outputFiles.map(({ path }) => path));
for (const file of ['src', 'data'].flatMap((folder) => filesBelow(join(OUT, folder))))
  if (!current.has(file)) rmSync(file);
writeFileSync(join(OUT, '.built'), '');

function typeScriptBelow(folder) {
  return filesBelow(join(ROOT, folder)).filter(
    (file) =>
      file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith(join(ROOT, 'src', 'web')),
  );
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
