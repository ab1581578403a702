/** A graph in a SPARQL database elsewhere. */
export {
  MarkStore,
  NO_MARK,
  type Database,
  type Mark,
  type RequestLimits,
  type Row,
} from './database.js';
export { DatabaseFollower, type Step } from './follower.js';
export { PagedGraph } from './paged-graph.js';
export { StoredTerms } from './stored-terms.js';
