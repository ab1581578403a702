/**
 * Routes as data: `app.ts` mounts them, `/openapi.json` describes them, `/metrics` counts by them.
 * An address offers just its route's methods, lists them for OPTIONS, and refuses everything else.
 */
import type { Express, Request, Response } from 'express';
import type { TokenScope } from '../../commits/index.js';
import { ServiceError } from '../../errors.js';
import type { Service } from '../../service.js';
import { settingsOf } from './http-settings.js';
import type { Schema } from '../../input/index.js';
import { admitBearer } from './authorization.js';
import { readBody } from './bodies.js';
import { answerReading } from './read-graph.js';
import { readParameters } from './read-parameters.js';
import { keepParameters } from './request.js';

/** Methods of routes; HEAD comes with GET, and OPTIONS with everything. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'QUERY';

export interface Parameter {
  readonly name: string;
  /** A parameter of the query may also be in a form, but not the other way round. */
  readonly in: 'path' | 'query' | 'form' | 'header';
  readonly description: string;
  /** Values that work with the shipped data; for a required one, one for each kind of answer. */
  readonly examples?: readonly string[];
  /** `for-data`: without it, browsers get a page with a form. */
  readonly isRequired?: boolean | 'for-data';
  readonly isRepeated?: boolean;
  /** Another one, without which it means nothing. */
  readonly needs?: string;
  /**
   * The meaning without a value: `true` for a flag; `kept` where its schema or handler decides. By
   * default, it counts as not sent, except in the address of a write, which its schema decides.
   */
  readonly whenEmpty?: 'true' | 'kept';
  /** Names in other services; clients of many send all of them, and the first counts. */
  readonly otherNames?: readonly string[];
  /** The possible names of parameters of this kind, if there are many. */
  readonly pattern?: RegExp;
  /** A schema of one value, which is executed; by default `SHORT_TEXT`. */
  readonly schema?: Schema;
}

export interface RequestBody {
  readonly description: string;
  readonly mediaTypes: readonly string[];
  /** The media type of a body without one; by default, it is refused. */
  readonly defaultType?: string;
  readonly isRequired?: boolean;
  /** A schema of the JSON, which is executed. */
  readonly schema?: Schema;
  /** The most bytes of JSON with a schema; by default half a megabyte. */
  readonly maxJsonBytes?: number;
  /** Media types of which tokens may send as much as MAX_BODY_MB; others are up to a megabyte. */
  readonly data?: readonly string[];
  /** The scope of such a token; by default any. */
  readonly dataScope?: TokenScope;
  /** A body of the first media type that works. */
  readonly example?: string;
}

export interface Operation {
  /** One sentence without a full stop. */
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  /** Those of one request, where they depend on more than its method; a form has fields. */
  readonly parametersFor?: (
    request: RoutedRequest,
    fields: URLSearchParams,
  ) => readonly Parameter[] | undefined;
  readonly body?: RequestBody;
  /** Of the answer; by default 200. */
  readonly status?: number;
  /** Other statuses of success, with their meaning. */
  readonly otherStatuses?: Readonly<Record<number, string>>;
  /** Types of the answer, the default first; none for an answer without content. */
  readonly mediaTypes: readonly string[];
  readonly schema?: object;
  /** The required scope of a token; none for public operations. */
  readonly scope?: TokenScope | undefined;
  /** Whether parameters of the address make it open to everybody, or its handler looks. */
  readonly isOpen?: (parameters: URLSearchParams) => boolean;
  /** Whether it changes no data, so that it also works where they are only read. */
  readonly isOfProcess?: true;
  readonly handle: Handler;
}

export type RoutedRequest = Request<Record<string, string>>;

export type Handler = (
  request: RoutedRequest,
  response: Response,
  service: Service,
) => Promise<void> | void;

export function pathParameter({ params }: RoutedRequest, name: string): string {
  const value = params[name];
  if (value === undefined) throw new TypeError(`The path of the route has no {${name}}.`);
  return value;
}

/** An address, or all of a form, that `mount` adds to an application. */
export interface Route {
  /** As in OpenAPI: `/snapshots/{version}`; a last part as `{name*}` may have slashes in it. */
  readonly path: string;
  /** A heading of the description. */
  readonly topic: string;
  readonly operations: Readonly<Partial<Record<Method, Operation>>>;
  /** Headers of answers to OPTIONS and to all that is not only read, besides Allow. */
  readonly optionsHeaders?: Readonly<Record<string, string>>;
}

/** An address that is only read. */
export function getRoute(path: string, topic: string, operation: Operation): Route {
  return { path, topic, operations: { GET: operation } };
}

/** Adds a route to the application, with refusals of all other methods at its address. */
export function mount(app: Express, route: Route, service: Service): void {
  const { path, operations, optionsHeaders = {} } = route;
  const { GET: get, ...others } = operations;
  const allowed = [...(get ? ['GET', 'HEAD'] : []), ...Object.keys(others), 'OPTIONS'];
  const address = path.replace(/\{(\w+)\}/g, ':$1').replace(/\{(\w+)\*\}$/, '*$1');
  app.all(address, async (request: RoutedRequest, response) => {
    response.locals.route = path;
    // Its callers know it as one of the methods; others have no operation.
    const operation = operations[(request.method === 'HEAD' ? 'GET' : request.method) as Method];
    if (!operation || operation !== get) response.set(optionsHeaders);
    if (!operation) {
      onlyMethods(request, response, allowed);
      return;
    }
    // What a request says is read in the order of its address, its token, and its body.
    const parameters = await readParameters(request, operation);
    keepParameters(request, parameters);
    const bearer = admitBearer(request, operation, parameters, service);
    await readBody(request, response, operation, bearer, settingsOf(request).maxBodyMb);
    const handle = (): Promise<void> | void => operation.handle(request, response, service);
    // Others' effects happen once.
    return operation === get ? answerReading(service, response, handle) : handle();
  });
}

/** Answers 405 for everything that a path does not offer, and the offered methods for OPTIONS. */
export function onlyMethods({ method }: Request, response: Response, allow: string[]): void {
  if (method !== 'OPTIONS')
    throw new ServiceError(
      'method-not-allowed',
      `${method} is not supported here; use ${allow.join(', ')}.`,
      { details: { allow } },
    );
  response.set('Allow', allow.join(', ')).status(204).end();
}
