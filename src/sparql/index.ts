/** A query and a graph version in; solutions, a graph, yes or no, or a `Change` out. */
export { SparqlEngine, type DefaultGraphReading, type ProtocolDataset, type QueryAnswer, type QueryOptions, type Solution, type SparqlSettings } from './sparql-engine.js';
export { SOLUTION_FORMATS, solutionFormat, writeBoolean, writeSolutions, type SolutionFormat, type SolutionFormatInfo } from './results/index.js';
