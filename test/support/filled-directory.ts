/** Data directories that many test files start from, each filled once in a test run. */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes `directory`, which must not exist, a copy of the data directory of this name. The first
 * caller of a test run fills the original.
 */
export async function copyFilledDirectory(
  name: string,
  directory: string,
  fill: (directory: string) => Promise<void>,
): Promise<void> {
  const original = join(process.env.FILLED_DIRECTORIES!, name);
  if (!existsSync(original)) {
    const own = mkdtempSync(`${original}-`);
    await fill(join(own, 'var'));
    try {
      renameSync(join(own, 'var'), original);
    } catch {
      // Another worker has filled it in the meantime.
    }
    rmSync(own, { recursive: true, force: true });
  }
  cpSync(original, directory, { recursive: true });
}
