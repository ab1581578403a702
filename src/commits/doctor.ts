/** Checks everything in a data directory, and reports damage. It changes nothing. */
import { existsSync } from 'node:fs';
import { messageOf, notFound } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import type { Names } from '../rdf/index.js';
import { CommitLog } from './commit-log.js';
import { examineImage, imageFileOf } from './image-file.js';
import { logFileOf } from './log-database.js';
import { replay } from './replay.js';

export interface DoctorFinding {
  readonly part: 'log' | 'commits' | 'image' | 'digests' | 'shapes';
  readonly isGood: boolean;
  /** Names the file and the commit of a fault. */
  readonly message: string;
}

/**
 * Reads the log page by page and commit by commit, and compares the image with the result.
 * Returns an intact log, which the caller closes, and the latest version from its commits. Cost: a
 * replay of all commits.
 */
export function examineDirectory(
  directory: string,
  names: Names,
  report: (finding: DoctorFinding) => void,
): { readonly log: CommitLog; readonly version: GraphVersion } | undefined {
  const file = logFileOf(directory);
  const good = (part: DoctorFinding['part'], message: string): void => {
    report({ part, isGood: true, message });
  };
  let log: CommitLog | undefined;
  try {
    if (!existsSync(file)) throw notFound(`${file} is missing`);
    log = new CommitLog(directory, 'read');
    log.holdStill();
    log.requireBase(names.baseIri);
    log.requireIntact();
    good('log', `${file}: every page is intact`);
    const version = replay(log, names);
    good('commits', examineCommits(version, log, names));
    const image = imageFileOf(directory);
    try {
      good('image', `${image}: ${examineImageOf(version, directory, log, names)}`);
    } catch (error) {
      const message = `${image}: ${messageOf(error)}. You can delete it; the next start rebuilds it`;
      report({ part: 'image', isGood: false, message });
    }
    return { log, version };
  } catch (error) {
    report({ part: log ? 'commits' : 'log', isGood: false, message: messageOf(error) });
    log?.close();
    return undefined;
  }
}

/** Digests and statements of all commits; a change that was not net would show in the sum. */
function examineCommits(version: GraphVersion, log: CommitLog, names: Names): string {
  const commits = log.list();
  const expected = commits.reduce((sum, { added, removed }) => sum + added - removed, 0);
  const found = version.size - version.count(null, null, null, names.graphs.inferred);
  if (expected !== found)
    throw log.damaged(`its commits add up to ${expected} statements, but the graph has ${found}`);
  const droppedCount = version.number - commits.length;
  const dropped = droppedCount > 0 ? ` (${droppedCount} versions were dropped)` : '';
  return (
    `${commits.length} commits up to version ${version.number}${dropped}: digests, ` +
    'statements and counts are correct'
  );
}

function examineImageOf(
  version: GraphVersion,
  directory: string,
  log: CommitLog,
  names: Names,
): string {
  if (!existsSync(imageFileOf(directory))) return 'missing; the next start reads the log instead';
  const { version: from } = examineImage(directory, log);
  const reached = replay(log, names, { from });
  if (reached.size !== version.size)
    throw new Error(`it gives ${reached.size} statements, but the log gives ${version.size}`);
  return `intact, and equal to version ${from.number} of the log`;
}
