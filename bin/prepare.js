// Makes a clone ready to run: installs the packages when they are missing, and builds dist/ when a
// source is newer. A package installed from npm has no sources and needs nothing of this.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK_FILE = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');

/** What is built from what, by which script of this folder. */
const STEPS = [
  { result: 'dist/.built', script: 'build.js', sources: ['src', 'data/build', 'bin'] },
  { result: 'dist/web/manifest.json', script: 'bundle.js', sources: ['src/web', 'bin'] },
];

/** Does what is due; when nothing is, this takes a few milliseconds. */
export function prepare() {
  if (!existsSync(join(ROOT, 'src'))) return;
  if (isOlder(INSTALLED, [LOCK_FILE])) {
    const command = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    run('Installing packages (this can take a minute or two)', 'npm', command);
    const now = new Date();
    utimesSync(INSTALLED, now, now);
  }
  build();
}

/** Builds what is out of date. Tests call it too: their threads run the built code. */
export function build() {
  for (const { result, script, sources } of STEPS) {
    const inputs = [LOCK_FILE, ...sources.flatMap((folder) => filesBelow(join(ROOT, folder)))];
    if (!isOlder(join(ROOT, result), inputs)) continue;
    if (hasBuildTools())
      run(`Building ${dirname(result)}/`, process.execPath, [join(ROOT, 'bin', script)]);
    else if (!existsSync(join(ROOT, result)))
      fail(
        `${result} is missing, and building it needs the development packages. ` +
          'Run `npm ci`, or copy dist/ from a machine that has them.',
      );
  }
}

function hasBuildTools() {
  try {
    createRequire(import.meta.url).resolve('esbuild');
    return true;
  } catch {
    return false;
  }
}

function run(what, command, args) {
  process.stderr.write(`${what} …`);
  const startedAt = performance.now();
  // Standard output stays the program's own: what the tools print goes to standard error.
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    fail(`\n${what} failed${error ? `: ${error.message}` : ` with status ${status}`}.`);
  process.stderr.write(` ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(3);
}

function isOlder(file, others) {
  if (!existsSync(file)) return true;
  const { mtimeMs } = statSync(file);
  return others.some((other) => statSync(other).mtimeMs > mtimeMs);
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

// Also a command of its own, for `npm test` and others that need the packages and the build.
if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
