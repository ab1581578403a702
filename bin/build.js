#!/usr/bin/env node
// Builds what Node runs: src/ (without the browser's part), data/build/ and the packages they use,
// as JavaScript in dist/. A thousand modules become about ninety files, which load several times
// faster. Types are checked by `npm run types`, not here.
import { build } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, 'dist');

/** Modules that are loaded by name: programs, workers, and what processes of tests use. */
const ENTRIES = /^src\/(?:cli\/main|.*worker-entry|errors|service|.*\/index|.*\/export-job)\.ts$/;
/**
 * Threads that do one thing, each built apart: where an index is an entry, who imports one name from
 * it loads all of its folder, which made the thread of the log 25 times as large.
 */
const SMALL_THREADS = /^src\/(?!threads\/).*-thread\.ts$/;

/**
 * Packages that read files next to their own code. Comunica is not among them: a thread that is
 * ended while `require` loads one of its ES modules would end the whole process (Node 20).
 */
const EXTERNAL = ['better-sqlite3', 'word-list'];

/** What every file begins with: `require` for packages of CommonJS, and the folder `dist/`. */
const BANNER = [
  "import { createRequire as $createRequire } from 'node:module';",
  'const require = $createRequire(import.meta.url);',
  "const $dist = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 6);",
].join('');

/** Modules find others by `import.meta.url`; in a file of many modules, each keeps its own. */
const OWN_URLS = {
  name: 'own-urls',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const module = relative(ROOT, path).replaceAll('\\', '/').replace(/\.ts$/, '.js');
      const url = `($dist + ${JSON.stringify(module)})`;
      const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', url);
      return { contents, loader: 'ts' };
    });
  },
};

const settings = {
  absWorkingDir: ROOT,
  outdir: OUT,
  outbase: ROOT,
  write: false,
  chunkNames: 'src/part-[hash]',
  bundle: true,
  splitting: true,
  external: EXTERNAL,
  plugins: [OWN_URLS],
  banner: { js: BANNER },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  define: { __dirname: 'import.meta.dirname' },
  minifyWhitespace: true,
  lineLimit: 100,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
const entries = [
  ['data/build/main.ts', ...modulesOf(ENTRIES)],
  ...modulesOf(SMALL_THREADS).map((file) => [file]),
];
const built = await Promise.all(entries.map((each) => build({ ...settings, entryPoints: each })));
const outputFiles = built.flatMap(usedFiles);
const inputs = new Set(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
// A service may run from here at this moment: files that stay the same are not touched.
for (const { path, text } of outputFiles) {
  const contents = toLatin1(text);
  if (existsSync(path) && readFileSync(path, 'utf8') === contents) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
// JSON is YAML too, and read a hundred times faster.
const copies = filesBelow(join(ROOT, 'src')).filter((file) => file.endsWith('.yaml'));
for (const file of copies) {
  const copy = join(OUT, relative(ROOT, file));
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, JSON.stringify(parse(readFileSync(file, 'utf8'))));
}
const current = new Set([
  ...outputFiles.map(({ path }) => path),
  ...copies.map((file) => join(OUT, relative(ROOT, file))),
]);
for (const file of ['src', 'data'].flatMap((folder) => filesBelow(join(OUT, folder))))
  if (!current.has(file)) rmSync(file);
writeFileSync(join(OUT, 'LICENSES.txt'), licensesOf([...inputs]));
writeFileSync(join(OUT, '.built'), '');

function modulesOf(names) {
  return filesBelow(join(ROOT, 'src'))
    .map((file) => relative(ROOT, file).replaceAll('\\', '/'))
    .filter((file) => names.test(file) && !file.startsWith('src/web/'));
}

/** The files that entries load; esbuild also writes those that only dropped code would load. */
function usedFiles({ outputFiles, metafile: { outputs } }) {
  const used = new Set(
    Object.keys(outputs).filter((file) => entries.flat().includes(outputs[file].entryPoint)),
  );
  for (const file of used)
    for (const { path, external } of outputs[file].imports) if (!external) used.add(path);
  return outputFiles.filter(({ path }) => used.has(relative(ROOT, path).replaceAll('\\', '/')));
}

/** The licences of the packages whose code is in the build, which have to go with it. */
function licensesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(ROOT, folder, 'package.json'), 'utf8'),
      );
      const texts = readdirSync(join(ROOT, folder))
        .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
        .map((file) => readFileSync(join(ROOT, folder, file), 'utf8').trim());
      return [`${name} ${version}: ${license}`, ...texts].join('\n\n');
    })
    .join('\n\n----\n\n');
}

/**
 * Only regular expressions still have characters beyond Latin 1. One such character makes V8 keep
 * the whole file in two bytes a character.
 */
function toLatin1(text) {
  return text.replace(
    /[^\0-\xff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
