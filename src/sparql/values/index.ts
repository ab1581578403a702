/** The value space of SPARQL: terms with typed values, compared, ordered and made. */
export * from './code-points.js';
export * from './compare.js';
export * from './datatypes.js';
export * from './decimal.js';
export * from './duration.js';
export * from './make.js';
export * from './numeric.js';
export * from './order.js';
export * from './temporal.js';
export * from './value.js';
