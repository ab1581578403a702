/** `osce-graph doctor`: is everything in the data directory what was written? */
import type { Command } from 'commander';
import {
  examineDirectory,
  openPastVersion,
  type CommitLog,
  type Finding,
} from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import { namesFor, readShapes, type Names } from '../rdf/index.js';
import { describeResult, isAcceptable, validateWhole } from '../shacl/index.js';
import { digestOfVersion } from '../snapshots/index.js';
import { settingsOf, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';

/** How many violations are spelled out. */
const SHOWN_RESULTS = 20;

/** Adds the command `doctor`. */
export function addDoctor(
  program: Command,
  terminal: Terminal,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('doctor')
    .description(
      'check log, commits, image, digests and shapes, and name what is damaged; nothing is changed',
    )
    .option('--no-shapes', 'leave out the shapes, which take longest')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .option('--json', 'print one JSON object a finding')
    .action(async (flags: Flags) => {
      finish(await examine(flags, terminal));
    });
}

async function examine(flags: Flags, terminal: Terminal): Promise<ExitStatus> {
  const { dataDirectory, baseIri } = settingsOf(flags, terminal).service;
  const names = namesFor(baseIri);
  let status: ExitStatus = 0;
  const report = (finding: Finding): void => {
    terminal.out(
      flags.json
        ? `${JSON.stringify(finding)}\n`
        : `${finding.isGood ? 'good' : 'NOT GOOD'}  ${finding.part}: ${finding.message}\n`,
    );
    // Data that the shapes do not allow is no damage.
    if (!finding.isGood) status = finding.part === 'shapes' && status !== 3 ? 1 : 3;
  };
  const healthy = examineDirectory(dataDirectory, names, report);
  if (!healthy) return 3;
  try {
    await examineDigests(healthy.log, names, healthy.version, report);
  } finally {
    healthy.log.close();
  }
  if (flags.shapes) await examineShapes(names, healthy.version, report);
  return status;
}

/** Digests that were worked out earlier, of the latest version and of those with a name. */
async function examineDigests(
  log: CommitLog,
  names: Names,
  current: GraphVersion,
  report: (finding: Finding) => void,
): Promise<void> {
  const wanted = [...new Set([current.number, ...log.names().map(({ id }) => id)])].filter((id) =>
    log.digestOf(id),
  );
  for (const id of wanted) {
    const version =
      id === current.number ? current : await openPastVersion(log, names, id, [current]);
    const [expected, found] = [log.digestOf(id), await digestOfVersion(version, names)];
    const isGood = expected?.sha256 === found.sha256 && expected.quads === found.quads;
    report({
      part: 'digests',
      isGood,
      message: isGood
        ? `version ${id} has the digest that was worked out for it`
        : `version ${id} was kept with the digest ${expected?.sha256} of ${expected?.quads} statements, and has ${found.sha256} of ${found.quads}`,
    });
  }
  if (wanted.length === 0)
    report({
      part: 'digests',
      isGood: true,
      message: 'none of the latest version and those with a name was worked out yet',
    });
}

async function examineShapes(
  names: Names,
  version: GraphVersion,
  report: (finding: Finding) => void,
): Promise<void> {
  const result = await validateWhole(version, readShapes(names));
  const isGood = isAcceptable(result);
  const shown = result.results
    .slice(0, SHOWN_RESULTS)
    .map((each) => `\n  ${describeResult(each)}`)
    .join('');
  report({
    part: 'shapes',
    isGood,
    message: isGood
      ? `version ${version.number} satisfies all shapes${result.results.length > 0 ? `, with ${result.results.length} warnings` : ''}`
      : `version ${version.number} breaks shapes, ${result.results.length} findings:${shown}`,
  });
}
