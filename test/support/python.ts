/** Programs in Python that read what we write: Debian has them as packages, for its own Python. */
import { spawnSync } from 'node:child_process';

/** The command of a Python that has a module; undefined, and said so, where there is none. */
export function pythonWith(module: string): string | undefined {
  const found = ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${module}`]).status === 0,
  );
  if (found === undefined)
    process.stderr.write(
      `Skipped: what is tested with Python's ${module}, which is not installed (apt-get ` +
        `install python3-${module.toLowerCase()}).\n`,
    );
  return found;
}
