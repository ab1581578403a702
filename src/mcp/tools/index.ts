/** All tools, in the usual order of use. */
import type { Tool } from '../tool.js';
import { ask } from './ask.js';
import { changesSince } from './changes-since.js';
import { cite } from './cite.js';
import { describeModel } from './describe-model.js';
import { findThing } from './find-thing.js';
import { getThing } from './get-thing.js';
import { query } from './query.js';
import { sourcesOf } from './sources-of.js';

export const TOOLS: readonly Tool[] = [
  findThing,
  describeModel,
  ask,
  query,
  getThing,
  sourcesOf,
  changesSince,
  cite,
];
