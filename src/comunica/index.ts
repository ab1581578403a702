/** Comunica, for second opinions on what our own engine answers. Loaded when it is first used. */
export type { ComunicaAnswer } from './evaluate.js';
export { GraphSource, type SeenDataset } from './graph-source.js';
