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

/** An intact log, and the latest version from its commits; the caller closes the log. */
export interface HealthyLog {
  readonly log: CommitLog;
  readonly version: GraphVersion;
}

/**
 * Reads the log page by page and commit by commit, and compares the image with the result.
 * Undefined when the log cannot be used. Cost: a replay of all commits.
 */
export function examineDirectory(
  directory: string,
  names: Names,
  report: (finding: DoctorFinding) => void,
): HealthyLog | undefined {
  let log: CommitLog | undefined;
  try {
    if (!existsSync(logFileOf(directory))) throw notFound(`${logFileOf(directory)} is missing`);
    log = new CommitLog(directory, 'read');
    log.holdStill();
    log.requireBase(names.baseIri);
    log.requireIntact();
    report({ part: 'log', isGood: true, message: `${logFileOf(directory)}: every page is intact` });
    const version = replayAll(log, names, report);
    examineImageOf(version, directory, log, names, report);
    return { log, version };
  } catch (error) {
    report({ part: log ? 'commits' : 'log', isGood: false, message: messageOf(error) });
    log?.close();
    return undefined;
  }
}

/**
 * Every commit with its digest, its statements and their number; a change that was not net would
 * show in the sum.
 */
function replayAll(
  log: CommitLog,
  names: Names,
  report: (finding: DoctorFinding) => void,
): GraphVersion {
  const version = replay(log, names);
  const commits = log.list();
  const expected = commits.reduce((sum, { added, removed }) => sum + added - removed, 0);
  const found = version.size - version.count(null, null, null, names.graphs.inferred);
  if (expected !== found)
    throw log.damaged(`its commits add up to ${expected} statements, but the graph has ${found}`);
  const droppedCount = version.number - commits.length;
  const dropped = droppedCount > 0 ? ` (${droppedCount} versions were dropped)` : '';
  report({
    part: 'commits',
    isGood: true,
    message:
      `${commits.length} commits up to version ${version.number}${dropped}: digests, ` +
      'statements and counts are correct',
  });
  return version;
}

function examineImageOf(
  version: GraphVersion,
  directory: string,
  log: CommitLog,
  names: Names,
  report: (finding: DoctorFinding) => void,
): void {
  const file = imageFileOf(directory);
  if (!existsSync(file)) {
    report({
      part: 'image',
      isGood: true,
      message: `${file}: missing; the next start reads the log instead`,
    });
    return;
  }
  try {
    const { version: image } = examineImage(directory, log);
    const reached = replay(log, names, { from: image });
    if (reached.size !== version.size)
      throw new Error(`it gives ${reached.size} statements, but the log gives ${version.size}`);
    report({
      part: 'image',
      isGood: true,
      message: `${file}: intact, and equal to version ${image.number} of the log`,
    });
  } catch (error) {
    report({
      part: 'image',
      isGood: false,
      message: `${file}: ${messageOf(error)}. You can delete it; the next start rebuilds it`,
    });
  }
}
