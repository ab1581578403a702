/** Versions as files. */
export type { ExportFile } from './exported-file.js';
export { Exports, type MadeFile } from './exports.js';
export { readSubset, subsetText, type Subset } from './subset.js';
export { manifestOf, sumsOf, SUMS_FILE } from './manifest.js';
export { verifyExport } from './verify.js';
export { mediaTypeOf as mediaTypeOfExport } from './file-names.js';
export { answerInParquet } from './tables/answer-table.js';
export { csvLines } from './tables/csv.js';
export { dataCiteOf, zenodoOf } from './deposit-metadata.js';
