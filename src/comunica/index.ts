/** Comunica, for second opinions and for queries over several sources. Loaded on first use. */
export type { ComunicaAnswer } from './evaluate.js';
export { GraphSource, graphsRead, type SeenDataset } from './graph-source.js';
export { MergedSource, type MatchedQuad, type RemoteSource } from './merged-source.js';
