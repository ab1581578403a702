/** Comunica, for what our own engine is not the judge of: second opinions. Loaded when first used. */
export type { ComunicaAnswer } from './evaluate.js';
export { GraphSource, type SeenDataset } from './graph-source.js';
