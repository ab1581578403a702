/** Lists of things by kind: their filters, facets, columns and order. */
export { resolveValue, valueFor } from './filter-values.js';
export * from './list-kinds.js';
export { listQuery, type StatedCriteria } from './list-query.js';
export { ListSelection, type Criteria } from './selection.js';
export { ThingList } from './thing-list.js';
