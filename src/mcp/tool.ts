/** A tool: its name, arguments, results, and function. */
import type { GraphVersion } from '../graph/index.js';
import type { ServiceError } from '../errors.js';
import { VERSION_VALUE, type Schema } from '../input/index.js';
import type { Service } from '../service.js';
import type { QueryOptions } from '../sparql/index.js';

/** The caller of a tool, and the data for the answer. */
export interface Caller {
  readonly service: Service;
  /** The address of the server, without a slash at the end; undefined where there is none. */
  readonly publicUrl?: string | undefined;
  /** Options of queries: a signal, and the client for taking turns. */
  readonly asked: Pick<QueryOptions, 'signal' | 'client'>;
  /** The caller's view of a failure; reports our own faults. */
  readonly errorOf: (thrown: unknown) => ServiceError;
  /** Called with the version of an answer. */
  readonly noteVersion?: (version: number) => void;
}

/** Arguments that a tool's schema allows. */
export type Arguments = Readonly<Record<string, string | number | boolean | undefined>>;

/** A tool's answer: its version, and members of its output schema. */
export interface ToolAnswer {
  readonly version: number;
  readonly [member: string]: unknown;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  /** Its answers, when to use it, and an example. */
  readonly description: string;
  /** The arguments, each with examples. */
  readonly input: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** The members of answers besides the version. */
  readonly output: Readonly<Record<string, Schema>>;
  /** Members that all answers have. */
  readonly always: readonly string[];
  /** @throws ServiceError when there is no answer */
  answer(given: Arguments, caller: Caller): Promise<ToolAnswer>;
}

export const VERSION: Schema = {
  ...VERSION_VALUE,
  description: 'Answer from this version of the graph (a number or a name); otherwise the latest.',
  examples: [1, 'latest'],
};
export const TEXT: Schema = { type: 'string' };
export const NUMBER: Schema = { type: 'integer' };
export const TEXTS: Schema = { type: 'array', items: TEXT };

/** Members of an object; named ones are always present. */
export function objectOf(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema {
  return { type: 'object', properties, required };
}

export function listOf(
  properties: Readonly<Record<string, Schema>>,
  required?: readonly string[],
): Schema {
  return { type: 'array', items: objectOf(properties, required) };
}

/** Why an answer is incomplete, and how to get the rest. */
export const NOTE: Schema = {
  type: 'string',
  description: 'What is not in this answer, why, and how to get it.',
};

/** The origin: addresses of pages, or a part of the graph. */
export const FROM: Schema = {
  ...TEXTS,
  description: 'Where it comes from: addresses of source pages, or a part of the graph.',
};

/**
 * The version of a call.
 * @throws ServiceError `not-found` or `version-dropped`
 */
export async function versionFor(
  { version }: Arguments,
  { service: { snapshots, current } }: Caller,
): Promise<GraphVersion> {
  return version === undefined ? current : snapshots.open(snapshots.resolve(String(version)));
}
