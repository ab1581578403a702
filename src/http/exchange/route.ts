/**
 * Routes as data: `app.ts` mounts them, `/openapi.json` describes them, `/metrics` counts by them.
 * An address offers just what its route says, tells it by OPTIONS, and refuses everything else.
 */
import type { Express, Request, Response } from 'express';
import type { TokenScope } from '../../commits/index.js';
import type { ErrorCode } from '../../errors.js';
import type { Service } from '../../service.js';
import { answerReading } from './read-graph.js';
import { readParameters } from './read-parameters.js';
import { keepParameters, onlyMethods } from './request.js';

/** Methods that routes can offer; HEAD comes with GET, and OPTIONS with everything. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'QUERY';

/** A part of a request that has a name. */
export interface Parameter {
  readonly name: string;
  /** A parameter of the query may also stand in a form, but not the other way round. */
  readonly in: 'path' | 'query' | 'form' | 'header';
  readonly description: string;
  /**
   * Values with which the address answers over the shipped data; for one that is required, one for
   * each kind of answer.
   */
  readonly examples?: readonly string[];
  readonly isRequired?: boolean;
  /** Whether it may stand several times. */
  readonly isRepeated?: boolean;
  /** What it means without a value: `true` for a flag; nothing, as if it were not sent, unless said. */
  readonly whenEmpty?: 'true' | 'refused';
  /** Names that other services have for it; clients of many send all of them, and the first counts. */
  readonly otherNames?: readonly string[];
  /** The names that parameters of this kind may have, where they are many. */
  readonly pattern?: RegExp;
  /** A JSON Schema of one value; any text where it is missing. */
  readonly schema?: { readonly enum?: readonly string[]; readonly [keyword: string]: unknown };
}

/** What a body may be. */
export interface RequestBody {
  readonly description: string;
  readonly mediaTypes: readonly string[];
  readonly isRequired?: boolean;
  /** A body of the first media type with which the address answers. */
  readonly example?: string;
}

/** One method of an address. */
export interface Operation {
  /** One sentence without a full stop. */
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: RequestBody;
  /** Of the answer; 200 unless it says otherwise. */
  readonly status?: number;
  /** Other statuses of success, and what they mean. */
  readonly otherStatuses?: Readonly<Record<number, string>>;
  /**
   * What it answers with, the first where nothing else is asked for; none for an answer without
   * content.
   */
  readonly mediaTypes: readonly string[];
  /** JSON Schema of answers in JSON. */
  readonly schema?: object;
  /** The scope that a token has to have for it; none for what everybody may. */
  readonly scope?: TokenScope;
  /** Codes of failures that are particular to it. */
  readonly errors?: readonly ErrorCode[];
  readonly handle: (request: RoutedRequest, response: Response) => Promise<void> | void;
}

/** A request with the parameters of its path. */
export type RoutedRequest = Request<Record<string, string>>;

/** A parameter that the path of the request's route has. */
export function pathParameter({ params }: RoutedRequest, name: string): string {
  const value = params[name];
  if (value === undefined) throw new TypeError(`The path of the route has no {${name}}.`);
  return value;
}

/** An address, or all of a form, that `mount` lets an application answer. */
export interface Route {
  /**
   * As OpenAPI writes it: `/snapshots/{version}`; a last part with a star, as `{name*}`, may have
   * slashes in it.
   */
  readonly path: string;
  /** What it is about, as a heading of the description. */
  readonly topic: string;
  readonly operations: Readonly<Partial<Record<Method, Operation>>>;
  /** Headers of the answer to OPTIONS, besides Allow. */
  readonly optionsHeaders?: Readonly<Record<string, string>>;
}

/** The methods that an address offers, as the Allow header lists them. */
export function allowedMethods({ operations }: Route): string[] {
  const methods = Object.keys(operations);
  return [
    ...(operations.GET ? ['GET', 'HEAD'] : []),
    ...methods.filter((method) => method !== 'GET'),
    'OPTIONS',
  ];
}

/** Lets the application answer a route, and everything at its address that it does not offer. */
export function mount(
  app: Express,
  route: Route,
  service: Pick<Service, 'committer' | 'reading'>,
): void {
  const allowed = allowedMethods(route);
  app.all(
    route.path.replace(/\{(\w+)\}/g, ':$1').replace(/\{(\w+)\*\}$/, '*$1'),
    async (request: RoutedRequest, response) => {
      response.locals.route = route.path;
      // Its callers know it as one of the methods; others have no operation.
      const operation =
        route.operations[(request.method === 'HEAD' ? 'GET' : request.method) as Method];
      if (operation) {
        keepParameters(request, readParameters(request, operation));
        const handle = (): Promise<void> | void => operation.handle(request, response);
        // What others do is done once.
        return operation === route.operations.GET
          ? answerReading(service, response, handle)
          : handle();
      }
      if (request.method === 'OPTIONS' && route.optionsHeaders) response.set(route.optionsHeaders);
      onlyMethods(...allowed)(request, response, () => undefined);
    },
  );
}
