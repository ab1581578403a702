/** Everything that the service can do, apart from SPARQL, the graph store and exports. */
import type { Capability } from './capability.js';
import { ask } from './ask.js';
import { changesSince } from './changes-since.js';
import { citePreview } from './cite-preview.js';
import { describeModel } from './describe-model.js';
import { getThing } from './get-thing.js';
import { query } from './query.js';
import { search } from './search.js';
import { sourcesOf } from './sources-of.js';
import { undo } from './undo.js';

export {
  answer,
  inputOf,
  jsonOf,
  phraseOf,
  requestOf,
  versionNamed,
  writtenJson,
  type Answer,
  type Given,
} from './answer.js';
export type { Caller, Capability, CommandSurface, HttpSurface } from './capability.js';
export { compactText } from './compact-text.js';
export type { AskInput } from './ask.js';
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
  citePreview,
  undo,
];
