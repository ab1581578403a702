/** What a tool is: its name, what it takes and gives, and the function that answers. */
import type { GraphVersion } from '../graph/index.js';
import type { ServiceError } from '../errors.js';
import type { Service } from '../service.js';
import type { QueryOptions } from '../sparql/index.js';

/** Who calls a tool, and what the answer is read from. */
export interface Caller {
  readonly service: Service;
  /** The address of the server, without a slash at the end; undefined where there is none. */
  readonly publicUrl?: string | undefined;
  /** How queries are run: until when, and in turn with which clients. */
  readonly asked: Pick<QueryOptions, 'signal' | 'client'>;
  /** What the caller may know of a failure; it reports those that are ours. */
  readonly errorOf: (thrown: unknown) => ServiceError;
  /** Learns which version an answer is of. */
  readonly noteVersion?: (version: number) => void;
}

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** Arguments that a tool's schema allows. */
export type Arguments = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a tool answers: its version, and members as its output schema has them. */
export interface ToolAnswer {
  readonly version: number;
  readonly [member: string]: unknown;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  /** What it answers, when to use it, and an example. */
  readonly description: string;
  /** The arguments, each with examples. */
  readonly input: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** The members of answers besides the version. */
  readonly output: Readonly<Record<string, Schema>>;
  /** Members that all answers have. */
  readonly always: readonly string[];
  /** @throws ServiceError for what cannot be answered */
  answer(given: Arguments, caller: Caller): Promise<ToolAnswer>;
}

/** Schemas that tools share. */
export const VERSION: Schema = {
  type: ['integer', 'string'],
  description: 'Answer from this version of the graph (a number or a name); otherwise the latest.',
  examples: [1, 'latest'],
};
export const TEXT: Schema = { type: 'string' };
export const NUMBER: Schema = { type: 'integer' };
export const TEXTS: Schema = { type: 'array', items: TEXT };

/** Members of an object; those that are named are always there. */
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

/** Why an answer is not all there is, and how to get the rest. */
export const NOTE: Schema = {
  type: 'string',
  description: 'What is not in this answer, why, and how to get it.',
};

/** Where something comes from: addresses of pages, or a part of the graph. */
export const FROM: Schema = {
  ...TEXTS,
  description: 'Where it comes from: addresses of source pages, or a part of the graph.',
};

/**
 * The version that a caller asks for.
 * @throws ServiceError `not-found` or `version-dropped`
 */
export async function versionFor(
  { version }: Arguments,
  { service: { snapshots, current } }: Caller,
): Promise<GraphVersion> {
  return version === undefined ? current : snapshots.open(snapshots.resolve(String(version)));
}
