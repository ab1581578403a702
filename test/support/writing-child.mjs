// Writes to the data directory named on the command line, in the way that is named there too, until
// it is killed from outside. Version n adds the quads of `https://example.org/n`; each number is
// said on standard output once it is acknowledged. DATABASE has the settings of a database that the
// graph is in, as JSON. It runs the built code.
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Committer, RemoteCommitter } from '../../dist/src/commits/index.js';
import { ServiceError } from '../../dist/src/errors.js';
import { RDFS, literal, namedNode, namesFor, quad } from '../../dist/src/rdf/index.js';
import { SparqlEndpoint } from '../../dist/src/remote/index.js';
import { SearchIndexes } from '../../dist/src/search/index.js';
import { Gate } from '../../dist/src/shacl/index.js';

const [directory, way, quadsPerVersion] = process.argv.slice(2);
const names = namesFor('https://example.org/');
const NOTE = { author: 'child', message: 'm' };
const say = (text) => process.stdout.write(`${text}\n`);

/** Text that does not compress well. */
const textOf = (number, index) =>
  createHash('sha256').update(`${number} ${index}`).digest('base64');
const subjectOf = (number) => namedNode(`https://example.org/${number}`);
const changeOf = (number) => ({
  added: Array.from({ length: Number(quadsPerVersion) }, (_, index) =>
    quad(subjectOf(number), namedNode('https://example.org/value'), literal(textOf(number, index))),
  ),
  removed: [],
});

let committer;
try {
  const gate = new Gate([]);
  committer = process.env.DATABASE
    ? await RemoteCommitter.open(
        directory,
        await SparqlEndpoint.open(JSON.parse(process.env.DATABASE)),
        { gate, names },
        'write',
      )
    : Committer.open(directory, gate, names);
} catch (error) {
  say(error.code);
  process.exit(0);
}
say('open');

const commit = async (number) =>
  say((await committer.commit(changeOf(number), NOTE)).version.number);

/** Commits the change of whichever version it becomes. */
const commitNext = async () => {
  const made = ({ number }) => ({ change: changeOf(number + 1), value: undefined });
  say((await committer.commit(made, NOTE)).version.number);
};

async function* documentOf(number) {
  for (let index = 0; index < Number(quadsPerVersion); index += 1)
    yield Buffer.from(
      `<${subjectOf(number).value}> <https://example.org/value> "${textOf(number, index)}" .\n`,
    );
}

const eventOf = (number) => names.thing('event', String(number));
const labelsOf = (number, word) =>
  Array.from({ length: Number(quadsPerVersion) }, (_, index) =>
    quad(eventOf(number), RDFS.label, literal(`Workshop ${word} ${number} part${index}`, 'en')),
  );

/** A new event; one of earlier is named otherwise, one goes, and some changes are of the ontology. */
const namesChangeOf = (number) => ({
  added: [
    ...labelsOf(number, 'planned'),
    ...(number > 3 ? labelsOf(number - 3, 'held') : []),
    ...(number % 8 === 0
      ? [quad(names.og(`name${number}`), RDFS.subPropertyOf, RDFS.label, names.graphs.ontology)]
      : []),
  ],
  removed: [
    ...(number > 3 ? labelsOf(number - 3, 'planned') : []),
    ...(number > 7 ? labelsOf(number - 7, 'held') : []),
  ],
});

const WAYS = {
  /** Names, which are kept in a catalogue beside. */
  async 'with a catalogue'(number) {
    say((await committer.commit(namesChangeOf(number), NOTE)).version.number);
    // Mostly more than one commit at a time.
    if (number % 3 === 0) await (await searches.of(committer.current)).find('workshop');
    return number + 1;
  },
  async 'one by one'(number) {
    await commit(number);
    return number + 1;
  },
  /** Sixteen at a time, which share their writes to the disk. */
  async 'in groups'(number) {
    // One may be refused and a later one accepted: each is made for the version it becomes.
    const commits = Array.from({ length: 16 }, () => commitNext());
    const refused = (await Promise.allSettled(commits)).find(({ status }) => status === 'rejected');
    if (refused) throw refused.reason;
    return number + 16;
  },
  /** On after errors of the database, and says them. */
  async 'in spite of errors'(number) {
    try {
      await commitNext();
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      say(error.code);
      await wait(20);
    }
    return number + 1;
  },
  async 'in loads'(number) {
    const { version } = await committer.load(
      (load) => load.read(documentOf(number), { format: 'ntriples', source: String(number) }),
      NOTE,
    );
    say(version.number);
    return number + 1;
  },
  /** Beside a compaction and the writing of an image; every seventh version gets a name. */
  async 'while compacting'(number) {
    const compaction = committer.compact({ versions: 3 });
    for (let count = 0; count < 8; count += 1, number += 1) {
      await commit(number);
      if (number % 7 === 0 && (await committer.log.setName(`v${number}`, number, '')))
        say(`named ${number}`);
    }
    await compaction;
    return number;
  },
};

const searches = new SearchIndexes(names, 'thread', { directory, history: () => committer });
if (way === 'with a catalogue') {
  committer.published = (version) => searches.follow(version);
  await searches.prepare(committer.current);
}

try {
  for (let number = committer.current.number + 1; ;) number = await WAYS[way](number);
} catch (error) {
  if (!(error instanceof ServiceError)) throw error;
  say(error.code);
  await committer.close();
}
