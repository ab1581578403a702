// Commits one numbered thing after another to the data directory named on the command line, and says each number on
// standard output once its commit is acknowledged. It is killed from outside; it runs the built code.
import { Committer } from '../../dist/src/commits/index.js';
import { literal, namedNode, namesFor, quad } from '../../dist/src/rdf/index.js';
import { Gate } from '../../dist/src/shacl/index.js';

const [directory, quadsPerCommit] = process.argv.slice(2);
const names = namesFor('https://example.org/');
const committer = Committer.open(directory, new Gate([]), names);
for (let number = committer.current.number + 1; ; number += 1) {
  const subject = namedNode(`https://example.org/${number}`);
  const added = Array.from({ length: Number(quadsPerCommit) }, (_, index) => quad(subject, namedNode('https://example.org/value'), literal(`${number}-${index}-${'x'.repeat(200)}`)));
  const { version } = await committer.commit({ added, removed: [] }, { author: 'child', message: String(number) });
  process.stdout.write(`${version.number}\n`);
}
