/** Temporary directories for tests that write. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes directories of its own below the system's temporary one, and removes them all at the end.
 */
export class TemporaryDirectories {
  readonly #made: string[] = [];

  make(): string {
    const directory = mkdtempSync(join(tmpdir(), 'osce-graph-test-'));
    this.#made.push(directory);
    return directory;
  }

  removeAll(): void {
    for (const directory of this.#made.splice(0))
      rmSync(directory, { recursive: true, force: true });
  }
}
