/** `osce-graph doctor`: is everything in the data directory intact? What can a database do? */
import { ServiceError } from '../errors.js';
import type { CommitLog, DoctorFinding } from '../commits/index.js';
import { examineDirectory, openPastVersion } from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import { namesFor, readShapes, type Names } from '../rdf/index.js';
import { SparqlEndpoint, probe } from '../remote/index.js';
import { describeResult, isAcceptable, Validator } from '../shacl/index.js';
import { versionDigest } from '../snapshots/index.js';
import { settingsOf, print, type Flags, type Terminal, type AddCommand } from './command.js';
import type { ExitStatus } from './exit-status.js';

const SHOWN_RESULTS = 20;

export const addDoctor: AddCommand = (program, terminal, finish) => {
  program
    .command('doctor')
    .description(
      'check log, commits, image, digests and shapes, and report damage; changes nothing',
    )
    .option('--no-shapes', 'skip the shapes, which take longest')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .option('--endpoint', 'instead, report what the database at SPARQL_ENDPOINT can do')
    .option('--write', 'with --endpoint: also write, to a graph that is removed afterwards')
    .option('--json', 'print JSON, one object a line')
    .action(async (flags: Flags) =>
      finish(await (flags.endpoint ? examineEndpoint : examine)(flags, terminal)),
    );
};

async function examineEndpoint(flags: Flags, terminal: Terminal): Promise<ExitStatus> {
  const { database } = settingsOf(flags, terminal).service;
  if (!database)
    throw new ServiceError(
      'configuration',
      'doctor --endpoint needs the address of a database in the variable SPARQL_ENDPOINT.',
    );
  const endpoint = await SparqlEndpoint.open(database);
  try {
    for await (const finding of probe(endpoint, flags.write === true))
      print(flags, terminal, finding, `${finding.name}: ${finding.value} (${finding.meaning})\n`);
  } finally {
    endpoint.close();
  }
  return 0;
}

async function examine(flags: Flags, terminal: Terminal): Promise<ExitStatus> {
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
  if (flags.shapes) examineShapes(names, healthy.version, report);
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
    report({
      part: 'digests',
      isGood,
      message: isGood
        ? `version ${id} has its recorded digest`
        : `version ${id} does not match its recorded digest: expected ${expected?.sha256} ` +
          `(${expected?.quads} statements), found ${found.sha256} (${found.quads} statements)`,
    });
  }
  if (wanted.length === 0)
    report({
      part: 'digests',
      isGood: true,
      message: 'no digest of the latest version or of a named version was recorded yet',
    });
}

function examineShapes(
  names: Names,
  version: GraphVersion,
  report: (finding: DoctorFinding) => void,
): void {
  const validation = new Validator(readShapes(names)).validateAll(version);
  const isGood = isAcceptable(validation);
  const { length } = validation.results;
  const warnings =
    length > 0
      ? `; ${length} warning${length === 1 ? '' : 's'}, see \`osce-graph validate --all\``
      : '';
  const shown = validation.results
    .slice(0, SHOWN_RESULTS)
    .map((each) => `\n  ${describeResult(each)}`);
  report({
    part: 'shapes',
    isGood,
    message: isGood
      ? `version ${version.number} satisfies all shapes${warnings}`
      : `version ${version.number} violates shapes, ${length} results:${shown.join('')}`,
  });
}
