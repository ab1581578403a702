/** Programs in Python that read what we write: Debian has them as packages, for its own Python. */
import { spawnSync } from 'node:child_process';
import { sayMissing } from './missing.js';

/** The command of a Python that has a module; undefined where there is none. */
export function pythonWith(module: string): string | undefined {
  const found = ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${module}`]).status === 0,
  );
  if (found === undefined)
    sayMissing(`Python's ${module}`, `apt-get install python3-${module.toLowerCase()}`);
  return found;
}
