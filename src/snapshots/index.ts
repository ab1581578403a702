/** The past: list versions, open one, name one, export one. */
export { EXPORT_FILE_NAMES, Exports, mediaTypeOf, type ExportFile } from './export.js';
export { Snapshots, assertedCount, assertedQuads, type VersionInfo } from './snapshots.js';
