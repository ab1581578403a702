/** The one way to write: gate, durable log, then the new version is published; and recovery. */
export { backUp, restoreBackup, type BackupInfo } from './backup.js';
export { BulkLoad, addQuads } from './bulk-load.js';
export { CommitLog, openForReading, type CommitInfo, type VersionDigest } from './commit-log.js';
export * from './commit-options.js';
export { Committer } from './committer.js';
export { lookAtChange, type LargeChangeMade, type LookAtChange } from './checked-change.js';
export type { CompactionResult, RetentionRule } from './compaction.js';
export { diskUseOf } from './disk-use.js';
export { examineDirectory, type DoctorFinding } from './doctor.js';
export type { GraphStore } from './graph-store.js';
export { openPastVersion } from './past-version.js';
export { RemoteCommitter, openRemoteGraph, type RemoteGraph } from './remote-committer.js';
export { readCommits, replay } from './replay.js';
export { changeOfThing, statementsOfThing } from './replace-thing.js';
export { changesBetween } from './sorted-changes.js';
export { SqliteDatabase, diskFull } from './sqlite.js';
export { TOKEN_SCOPES, TokenStore, type TokenInfo, type TokenScope } from './token-store.js';
export { Touch, type Touches } from './touches.js';
