/**
 * What the service can do, described once. HTTP (route, OpenAPI, page), assistants (tool) and the
 * command line derive from it.
 */
import type { AnswerToKeep, CommitOptions, TokenScope } from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import type { Members, Schema } from '../input/index.js';
import type { Service } from '../service.js';
import type { QueryOptions } from '../sparql/index.js';

/** The caller of a capability, and the data for the answer. */
export interface Caller {
  readonly service: Service;
  /** The version that was asked for, or the latest. */
  readonly version: GraphVersion;
  /** The address of the server, without a slash at the end; undefined where there is none. */
  readonly publicUrl?: string | undefined;
  /** Options of queries: a signal, and the client for taking turns. */
  readonly asked: Pick<QueryOptions, 'signal' | 'client'>;
  /**
   * Requires a further scope, where callers have tokens. @throws ServiceError `unauthorized`,
   * `forbidden`
   */
  readonly permit?: ((scope: TokenScope) => void) | undefined;
  /** Whether limits for everybody do not hold. */
  readonly isTrusted?: boolean;
  /** Whether the answer is only looked at, so that it can lack what takes long. */
  readonly isForPeople?: boolean;
  /** Name and version of the program that calls, where it says them. */
  readonly software?: string | undefined;
  /** Options of a commit; a write has a message of its own where there is none. */
  readonly note: Omit<CommitOptions, 'message' | 'keepAnswer'> & {
    readonly message?: string | undefined;
    readonly keepAnswer?: AnswerToKeep<unknown> | undefined;
  };
}

/** Something that the service can do. The value of a write is the result of a commit. */
export interface Capability<Input extends object = object, Value = unknown> {
  /** In words with hyphens: the command, and the address `/name`. */
  readonly name: string;
  /** One sentence without a full stop. */
  readonly summary: string;
  /**
   * The input on all surfaces, each member with its description. A list can be given several times,
   * a boolean is a flag, and `version` is opened for `run`.
   */
  readonly input: Members<Input>;
  /** The answer for programs; its `version`, if any, is the version that it is of. */
  readonly output: Members;
  readonly scope?: TokenScope;
  /** A write can also only show what would change. */
  readonly isWrite?: true;
  run(input: Input, caller: Caller): Promise<Value> | Value;
  /** By default the value. */
  json?(value: Value, input: Input, caller: Caller): object;
  readonly http?: HttpSurface<Input, Value> | false;
  /** One for a scope is described here, as it writes. */
  readonly tool?: ToolSurface<Input, Value> | false;
  /** By default one with the name. */
  readonly commands?: readonly CommandSurface<Input>[];
}

/** A capability with an input of the type of its schema. */
export const capability = <Input extends object, Value>(
  made: Capability<Input, Value>,
): Capability<Input, Value> => made;

/** How HTTP differs from the defaults. */
export interface HttpSurface<Input = never, Value = never> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With members of the input in braces. */
  readonly path?: string;
  /** A heading of the description. */
  readonly topic?: string;
  /** Other names of members. */
  readonly names?: Readonly<Record<string, string>>;
  /** Of success, if not 200. */
  readonly status?: number;
  /** Other statuses of success, with their meaning. */
  readonly otherStatuses?: Readonly<Record<number, string>>;
  /** The address of what was made; 200 where it was there before. Forms are sent there. */
  made?(value: Value): { readonly address: string; readonly isNew?: boolean | undefined };
  readonly example?: object;
  /** Of the body, if it may be longer than most JSON. */
  readonly maxJsonBytes?: number;
  /** A body that is the text of a member; the other members are in the address. */
  readonly textBody?: { readonly mediaType: string; readonly member: string };
  /** The scope of a token, without which there are limits. */
  readonly trusts?: TokenScope;
  /** Whether it is worked out for each request, maybe by another engine. */
  isFresh?(input: Input): boolean;
  /** Besides JSON and the page. */
  readonly formats?: readonly TextFormat<Value>[];
}

export interface TextFormat<Value = never> {
  readonly format: string;
  readonly mediaType: string;
  readonly aliases?: readonly string[];
  fileName(json: never): string;
  text(value: Value): string;
}

/** How the tool of assistants differs from the defaults. */
export interface ToolSurface<Input, Value> {
  /** By default the capability's, with underscores. */
  readonly name?: string;
  readonly title?: string;
  /** Its answers, when to use it, and an example. */
  readonly description?: string;
  /** Members that are other ones. */
  readonly input?: Readonly<Record<string, Schema>>;
  readonly output?: Members;
  json?(value: Value, input: Input, caller: Caller): object;
}

/** How a command differs from the defaults. */
export interface CommandSurface<Input = never> {
  /** Its words, with members of the input: `search <text...>`. Others are options. */
  readonly usage?: string;
  /** By default the summary. */
  readonly description?: string;
  /** What the command above it is for: `review` of `review decide`. */
  readonly group?: string;
  readonly names?: Readonly<Record<string, string>>;
  /** Members that are always the same. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Further options, for the text, and members that are other ones. */
  readonly options?: Readonly<Record<string, Schema>>;
  /** The input by what was given, where it is not that; `read` reads a file. */
  input?(
    given: Readonly<Record<string, unknown>>,
    read: (file: string) => Promise<string>,
  ): Promise<object>;
  /** The answer for people. */
  text?(json: never, input: Input & Readonly<Record<string, unknown>>): string;
  /** Whether the answer is a refusal, so that the exit status is 1. */
  isRefused?(json: never): boolean;
}
