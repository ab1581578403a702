// Loads one numbered document after another into the data directory named on the command line, and says each number on
// standard output once its load is acknowledged. It is killed from outside; it runs the built code.
import { Committer } from '../../dist/src/commits/index.js';
import { namesFor } from '../../dist/src/rdf/index.js';
import { Gate } from '../../dist/src/shacl/index.js';

const [directory, quadsPerLoad] = process.argv.slice(2);
const names = namesFor('https://example.org/');
const committer = Committer.open(directory, new Gate([]), names);

async function* documentOf(number) {
  for (let first = 0; first < Number(quadsPerLoad); first += 1000) {
    yield Buffer.from(Array.from({ length: 1000 }, (_, index) => `<https://example.org/${number}> <https://example.org/value> "${number}-${first + index}-${'x'.repeat(100)}" .\n`).join(''));
  }
}

process.stdout.write('\n');
for (let number = committer.current.number + 1; ; number += 1) {
  const { version } = await committer.load((load) => load.read(documentOf(number), { format: 'ntriples', source: String(number) }), { author: 'child', message: String(number) });
  process.stdout.write(`${version.number}\n`);
}
