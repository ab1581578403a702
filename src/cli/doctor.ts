/** `osce-graph doctor`: is everything in the data directory intact? What can a database do? */
import { ServiceError } from '../errors.js';
import type { CommitLog, DoctorFinding } from '../commits/index.js';
import { examineDirectory, openPastVersion } from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import { namesFor, readShapes, type Names } from '../rdf/index.js';
import { SparqlEndpoint, probe } from '../remote/index.js';
import { isAcceptable, Validator } from '../shacl/index.js';
import { versionDigest } from '../snapshots/index.js';
import { COMMON, flag, local, print, settingsOf, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';

export const doctor = local({
  usage: 'doctor',
  description: 'check log, commits, image, digests and shapes, and report damage; changes nothing',
  options: {
    'no-shapes': flag('Skip the shapes, which take longest.'),
    endpoint: flag('Instead, report what the database at SPARQL_ENDPOINT can do.'),
    write: flag('With --endpoint: also write, to a graph that is removed afterwards.'),
    ...COMMON,
  },
  run: ({ endpoint, write = false, 'no-shapes': skipsShapes = false, ...flags }, terminal) =>
    endpoint ? examineEndpoint(flags, terminal, write) : examine(flags, terminal, skipsShapes),
});

async function examineEndpoint(
  flags: Flags,
  terminal: Terminal,
  write: boolean,
): Promise<ExitStatus> {
  const { database } = settingsOf(flags, terminal).service;
  if (!database)
    throw new ServiceError(
      'configuration',
      'doctor --endpoint needs the address of a database in the variable SPARQL_ENDPOINT.',
    );
  const endpoint = await SparqlEndpoint.open(database);
  try {
    for await (const finding of probe(endpoint, write))
      print(flags, terminal, finding, `${finding.name}: ${finding.value} (${finding.meaning})\n`);
  } finally {
    endpoint.close();
  }
  return 0;
}

async function examine(
  flags: Flags,
  terminal: Terminal,
  skipsShapes: boolean,
): Promise<ExitStatus> {
  const { dataDirectory, baseIri } = settingsOf(flags, terminal).service;
  const names = namesFor(baseIri);
  let status: ExitStatus = 0;
  const report = (finding: DoctorFinding): void => {
    const word = finding.isGood ? 'good' : 'PROBLEM';
    print(flags, terminal, finding, `${word}  ${finding.part}: ${finding.message}\n`);
    // Data that violates shapes is not damaged.
    if (!finding.isGood) status = finding.part === 'shapes' && status !== 3 ? 1 : 3;
  };
  const healthy = examineDirectory(dataDirectory, names, report);
  if (!healthy) return 3;
  try {
    await examineDigests(healthy.log, names, healthy.version, report);
  } finally {
    healthy.log.close();
  }
  if (!skipsShapes) examineShapes(names, healthy.version, report);
  return status;
}

/** Stored digests of the latest version and of named ones. */
async function examineDigests(
  log: CommitLog,
  names: Names,
  current: GraphVersion,
  report: (finding: DoctorFinding) => void,
): Promise<void> {
  const wanted = [...new Set([current.number, ...log.names().map(({ id }) => id)])].filter((id) =>
    log.digestOf(id),
  );
  for (const id of wanted) {
    const version =
      id === current.number ? current : await openPastVersion(log, names, id, [current]);
    const [expected, found] = [log.digestOf(id), await versionDigest(version.ids, names)];
    const isGood = expected?.sha256 === found.sha256 && expected.quads === found.quads;
    const message = isGood
      ? `version ${id} has its recorded digest`
      : `version ${id} does not match its recorded digest: expected ${expected?.sha256} ` +
        `(${expected?.quads} statements), found ${found.sha256} (${found.quads} statements)`;
    report({ part: 'digests', isGood, message });
  }
  const message = 'no digest of the latest version or of a named version was recorded yet';
  if (wanted.length === 0) report({ part: 'digests', isGood: true, message });
}

function examineShapes(
  names: Names,
  version: GraphVersion,
  report: (finding: DoctorFinding) => void,
): void {
  const validation = new Validator(readShapes(names)).validateAll(version);
  const isGood = isAcceptable(validation);
  const { length } = validation.results;
  const results = length > 0 ? `: ${length} results, see \`osce-graph validate --all\`` : '';
  const message = `version ${version.number} ${isGood ? 'satisfies' : 'violates'} the shapes${results}`;
  report({ part: 'shapes', isGood, message });
}
