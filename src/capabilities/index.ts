/** Everything that the service can do, apart from SPARQL, the graph store and exports. */
import type { Capability } from './capability.js';
import { ask } from './ask.js';
import { changesSince, nameSnapshot, snapshot, snapshots } from './snapshots.js';
import { citation, cite, citePreview } from './cite.js';
import { describeModel } from './describe-model.js';
import { fact } from './fact.js';
import { getThing, sourcesOf } from './thing-facts.js';
import { merge, undo, withdraw } from './corrections.js';
import { decide, proposal, proposals } from './proposals.js';
import { proposeFacts } from './propose-facts.js';
import { query } from './query.js';
import { search } from './search.js';
import { status } from './status.js';

export {
  answer,
  answerText,
  inputOf,
  jsonOf,
  phraseOf,
  requestOf,
  versionNamed,
  writtenJson,
  type Answer,
  type Given,
} from './answer.js';
export type { Caller, Capability, CommandSurface, HttpSurface, TextFormat } from './capability.js';
export type { Cited } from './cite.js';
export { contextTermsOf, requireKey } from './fact-reader.js';
export { checksJson, ingestionJson } from './ingestion.js';
export type { AskInput } from './ask.js';
export type { Listed } from './proposals.js';
export type { SearchInput } from './search.js';

/** In the usual order of use. */
export const CAPABILITIES: readonly Capability[] = [
  search,
  describeModel,
  ask,
  query,
  getThing,
  sourcesOf,
  changesSince,
  cite,
  citation,
  citePreview,
  snapshots,
  snapshot,
  nameSnapshot,
  proposals,
  proposal,
  decide,
  proposeFacts,
  fact,
  merge,
  withdraw,
  undo,
  status,
];
