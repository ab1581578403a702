// Runs once before all tests. Threads that tests start run the built code, and pages name files of
// the browser's bundle: both are built from the tree as it is. And a place is made for the data
// directories that tests copy (see filled-directory.ts).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../bin/prepare.js';

export default function prepareTests() {
  build();
  const directory = mkdtempSync(join(tmpdir(), 'osce-graph-filled-'));
  process.env.FILLED_DIRECTORIES = directory;
  process.on('exit', () => {
    rmSync(directory, { recursive: true, force: true });
  });
}
