/** Stored queries: their headers, parameters and values. */
export { classFrame } from './class-frame.js';
export { nameOfType, type QueryParameter } from './parameters.js';
export type { StoredQuery } from './stored-query.js';
export { StoredQueries, TEXT_PROPERTIES } from './stored-queries.js';
export { Touching } from './touching.js';
export { boundValues, missingParameter } from './values.js';
