/** The past: list versions, open one, name one, export one, compare two, follow them, cite them. */
export { bibTeX, citationCff, citationJson } from './citations/citation-formats.js';
export * from './citations/compare-answers.js';
export { Citations, type Citation, type Verification } from './citations/citations.js';
export { readCitation, verifyOffline, type OfflineVerdict } from './citations/offline.js';
export { Changes, type ChangesPage, type CommitStep } from './changes.js';
export { diffCsv, diffJson } from './diff/formats.js';
export type {
  DiffDescription,
  SourceChange,
  StatementChange,
  ThingChange,
} from './diff/describe.js';
export { Diffs, type DiffOptions } from './diff/diffs.js';
export type { ExportFile } from './export/published-files.js';
export { dataCiteOf, zenodoOf } from './export/deposit-metadata.js';
export { Exports, type MadeFile } from './export/exports.js';
export { SUMS_FILE, exportedVersionOf, manifestOf, sumsOf } from './export/published-files.js';
export { textFile, type TextFile } from './export/published-files.js';
export { mediaTypeOf as mediaTypeOfExport } from './export/published-files.js';
export { SUBSET, readSubset, subsetOf, subsetText, type Subset } from './export/subset.js';
export { answerInParquet } from './export/tables/parquet.js';
export { writePartitions } from './export/tables/partitions.js';
export { verifyExport } from './export/verify.js';
export { licenceOf, sayVersion, versionIri } from './catalog/dcat.js';
export { StatementList, english, moment } from './catalog/dcat.js';
export { StatisticsCounter, type Statistics } from './catalog/statistics.js';
export { datasetIri, voidQuads } from './catalog/dcat.js';
export { Snapshots, assertedCount, type VersionInfo } from './snapshots.js';
export { undoOf } from './changes.js';
export { versionDigest } from './version-digest.js';
export { ThingHistory, type ThingVersion } from './thing-history.js';
