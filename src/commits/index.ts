/** The one way to write: gate, durable log, then the new version is published; and recovery. */
export { CommitLog, type CommitInfo, type VersionDigest } from './commit-log.js';
export { Committer, replaceGraph, replay, type ChangeMaker, type CommitOptions, type CommitResult } from './committer.js';
