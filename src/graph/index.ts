/** The facts in memory, one immutable version after another. */
export { labelOf, localNameOf } from './labels.js';
export { Draft, emptyVersion, versionOf, type GraphVersion } from './graph-version.js';
export { Inference, refuseInferred } from './inference.js';
