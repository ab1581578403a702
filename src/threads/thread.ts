/** How a worker thread starts. */
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** The package's directory when run from source, `dist/` when built. */
const TREE = new URL('../../', import.meta.url).href;
const BUILT_TREE = import.meta.url.endsWith('.ts') ? `${TREE}dist/` : TREE;

/**
 * The built file of a module: `builtModule('./worker-entry.js', import.meta.url)`. Node cannot
 * start a thread from TypeScript, so code that runs from source, as tests do, gets the
 * corresponding file below `dist/`, which is built before every test run.
 */
export function builtModule(specifier: string, moduleUrl: string): URL {
  const { href } = new URL(specifier, moduleUrl);
  return new URL(href.startsWith(BUILT_TREE) ? href : BUILT_TREE + href.slice(TREE.length));
}

/** Starts a thread on the module beside one: `startThread('./read-thread.js', import.meta.url)`. */
export function startThread(
  specifier: string,
  moduleUrl: string,
  options: WorkerOptions = {},
): Worker {
  return new Worker(builtModule(specifier, moduleUrl), options);
}
