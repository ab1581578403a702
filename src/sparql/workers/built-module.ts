/** Where the file of a worker is. */

/**
 * The package's directory as this module sees it: itself when run from source, `dist/` when built.
 */
const TREE = new URL('../../../', import.meta.url).href;
const BUILT_TREE = import.meta.url.endsWith('.ts') ? `${TREE}dist/` : TREE;

/**
 * The built file of a module, to be started as a worker: `builtModule('./worker-entry.js',
 * import.meta.url)`. Node cannot start a thread from TypeScript, so tests that run from source get
 * the file of the same place below `dist/`, where `node bin/prepare.js` puts it; from a built
 * module it is simply the neighbour.
 */
export function builtModule(specifier: string, moduleUrl: string): URL {
  const { href } = new URL(specifier, moduleUrl);
  return new URL(href.startsWith(BUILT_TREE) ? href : BUILT_TREE + href.slice(TREE.length));
}
