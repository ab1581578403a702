// Installs what is missing and builds what is out of date, so that `npm start` works on a fresh
// clone.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const BUILT = join(ROOT, 'dist', '.built');
const BUNDLED = join(ROOT, 'dist', 'web', 'manifest.json');

/** Runs what is due; a start with nothing to do costs a few milliseconds. */
export function prepare() {
  if (isOlder(INSTALLED, [join(ROOT, 'package-lock.json')])) {
    run('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    touch(INSTALLED);
  }
  if (
    isOlder(BUILT, [
      join(ROOT, 'tsconfig.json'),
      join(ROOT, 'package-lock.json'),
      ...sources(join(ROOT, 'src')),
      ...sources(join(ROOT, 'data', 'build')),
    ])
  ) {
    run('Building', process.execPath, [
      join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
      '-p',
      join(ROOT, 'tsconfig.build.json'),
    ]);
    writeFileSync(BUILT, '');
  }
  prepareForBrowsers();
}

/** Bundles what browsers load; tests in other runners call it, too. */
export function prepareForBrowsers() {
  const web = join(ROOT, 'src', 'web');
  if (
    isOlder(BUNDLED, [
      join(ROOT, 'bin', 'bundle.js'),
      join(ROOT, 'bin', 'coastlines.js'),
      join(ROOT, 'package-lock.json'),
      ...filesBelow(web),
    ])
  ) {
    run('Bundling what browsers load', process.execPath, [join(ROOT, 'bin', 'bundle.js')]);
  }
}

function run(what, command, args) {
  process.stderr.write(`${what} …\n`);
  // Standard output stays the program's own: what installs and builds print goes to standard error.
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(
      `${what} failed${error ? `: ${error.message}` : ` with status ${status}`}.\n`,
    );
    process.exit(3);
  }
}

function isOlder(file, others) {
  if (!existsSync(file)) return true;
  const { mtimeMs } = statSync(file);
  return others.some((other) => statSync(other).mtimeMs > mtimeMs);
}

function touch(file) {
  const now = new Date();
  if (existsSync(file)) utimesSync(file, now, now);
}

function sources(folder) {
  return filesBelow(folder).filter((file) => file.endsWith('.ts'));
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

// Also a command of its own, for `npm test` and others that need the packages and the build.
if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
