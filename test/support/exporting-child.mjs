// Exports one version again and again below the directory named on the command line, and says so on
// standard output before each round. It is killed from outside; it runs the built code.
import { rmSync } from 'node:fs';
import { versionOf } from '../../dist/src/graph/index.js';
import { literal, namedNode, namesFor, quad } from '../../dist/src/rdf/index.js';
import { Exports } from '../../dist/src/snapshots/index.js';

const [directory, file] = process.argv.slice(2);
const version = versionOf(
  Array.from({ length: 40_000 }, (_, index) =>
    quad(
      namedNode(`https://example.org/${index}`),
      namedNode('https://example.org/value'),
      literal('x'.repeat(index % 100)),
    ),
  ),
);
const exports = new Exports(directory, namesFor('https://example.org/'), {
  prefixes: {},
  context: {},
});
for (;;) {
  const { path } = await exports.file(version, file);
  process.stdout.write('made\n');
  rmSync(path);
}
