// Installs what is missing and builds what is out of date, so that `npm start` works on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const BUILT = join(ROOT, 'dist', '.built');

/** Runs what is due; a start with nothing to do costs a few milliseconds. */
export function prepare() {
  if (isOlder(INSTALLED, [join(ROOT, 'package-lock.json')])) {
    run('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    touch(INSTALLED);
  }
  if (isOlder(BUILT, [join(ROOT, 'tsconfig.json'), join(ROOT, 'package-lock.json'), ...sources(join(ROOT, 'src')), ...sources(join(ROOT, 'data', 'build'))])) {
    run('Building', process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', join(ROOT, 'tsconfig.build.json')]);
    writeFileSync(BUILT, '');
  }
}

function run(what, command, args) {
  process.stderr.write(`${what} …\n`);
  // Standard output stays the program's own: what installs and builds print goes to standard error.
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) {
    process.stderr.write(`${what} failed${error ? `: ${error.message}` : ` with status ${status}`}.\n`);
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
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

// Also a command of its own, for `npm test` and others that need the packages and the build.
if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
