/** Stored queries: their headers, parameters and values. */
export { nameOfType, type QueryParameter } from './parameters.js';
export { classFrame, type StoredQuery } from './stored-query.js';
export { StoredQueries, TEXT_PROPERTIES } from './stored-queries.js';
export { boundValues, missingParameter, wantedValue } from './values.js';
