// Makes the bundle of a small version in the directory named on the command line, and prints its
// digest; it runs the built code.
import { versionOf } from '../../dist/src/graph/index.js';
import { literal, namedNode, quad } from '../../dist/src/rdf/index.js';
import { ExportMaker } from '../../dist/src/snapshots/export/export-job.js';

const graph = versionOf([
  quad(namedNode('https://example.org/s'), namedNode('https://example.org/p'), literal('o')),
]).ids.payload;
const version = { number: 1, committedAt: '2024-02-03T04:05:06.000Z', identity: 'abc' };
const maker = new ExportMaker({
  graph,
  version,
  baseIri: 'https://example.org/',
  subset: undefined,
  directory: process.argv[2],
  prefixes: {},
  context: {},
});
process.stdout.write(`${(await maker.make('bundle.zip')).sha256}\n`);
