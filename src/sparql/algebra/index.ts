/** The one form of queries and updates that all parts of the engine share. */
export type * from './algebra.js';
export * from './expression.js';
export * from './parts.js';
export * from './path-expression.js';
export type * from './update.js';
export * from './variables.js';
