/** Routes of capabilities: their parameters, bodies, answers and pages. */
import type { Response } from 'express';
import {
  inputOf,
  jsonOf,
  phraseOf,
  versionNamed,
  type Answer,
  type Caller,
  type Capability,
  type Given,
  type HttpSurface,
} from '../../capabilities/index.js';
import type { CommitResult } from '../../commits/index.js';
import type { GraphVersion } from '../../graph/index.js';
import {
  INTEGER,
  VERSION_NAME,
  missingInput,
  objectOf,
  typedValue,
  type Schema,
} from '../../input/index.js';
import type { Service } from '../../service.js';
import { requireToken, writerOf } from '../exchange/authorization.js';
import { documentOf } from '../exchange/bodies.js';
import { NOT_STORED, REVALIDATED, expectedVersionOf } from '../exchange/conditional.js';
import { documentRoute, type Document } from '../exchange/document-route.js';
import { publicUrlOf } from '../exchange/links.js';
import { JSON_OR_HTML, acceptedLanguage, type Offer } from '../exchange/negotiation.js';
import {
  DRY_RUN,
  FLAG,
  OF_VERSION,
  OF_WRITE,
  inForm,
  inPath,
  inQuery,
} from '../exchange/parameters.js';
import {
  FORM,
  bodyText,
  engineOf,
  mediaTypeOfBody,
  nameEngine,
  parametersOf,
  requestedVersion,
  softwareOf,
} from '../exchange/request.js';
import type { Operation, Parameter, RequestBody, Route, RoutedRequest } from '../exchange/route.js';
import { askedBy } from '../exchange/streaming.js';
import {
  PREVIEW_MEMBERS,
  noteOf,
  sendWritten,
  writeOnce,
  type WriteAnswer,
} from '../writing/writing.js';
import { jsonPage } from '../pages/json-page.js';
import type { PageSurface } from './page-surface.js';
import { PAGES } from './pages.js';

interface Shape extends Required<
  Pick<HttpSurface, 'method' | 'path' | 'topic' | 'names' | 'status'>
> {
  readonly http: HttpSurface<object, unknown>;
  readonly capability: Capability;
  readonly page: PageSurface;
  readonly offers: readonly Offer<string>[];
  readonly hasBody: boolean;
  readonly service: Service;
}

export function capabilityRoutes(capability: Capability, service: Service): Route[] {
  const { name, summary, http = {} } = capability;
  if (http === false) return [];
  const ofAny: PageSurface = {
    page: ({ json, caller }) => jsonPage({ title: summary }, json, caller),
  };
  const shape: Shape = {
    ...{ method: 'GET', path: `/${name}`, topic: 'More', names: {}, status: 200, ...http },
    ...{ http, capability, service, page: PAGES[name] ?? ofAny },
    offers: [...JSON_OR_HTML, ...(http.formats ?? [])],
    hasBody: ['POST', 'PUT'].includes(http.method ?? 'GET'),
  };
  return [routeOf(shape)];
}

function routeOf(shape: Shape): Route {
  const { capability, page, method, path, topic, status, offers, hasBody, http } = shape;
  const { summary, scope, isWrite, input, output } = capability;
  const own = Object.entries(input.properties).flatMap(([name, schema]) =>
    parametersFor(name, schema, shape),
  );
  const shared = { summary, status, scope };
  if (method !== 'GET') {
    const operation: Operation = {
      ...shared,
      ...(http.otherStatuses ? { otherStatuses: http.otherStatuses } : {}),
      parameters: [...own, ...(isWrite ? [DRY_RUN, ...OF_WRITE] : [])],
      ...(hasBody ? { body: bodyOf(shape) } : {}),
      mediaTypes: ['application/json'],
      schema: isWrite ? { allOf: [WRITTEN, output] } : output,
      handle: (request, response) => act(request, response, shape),
    };
    return { path, topic, operations: { [method]: operation } };
  }
  return documentRoute(path, topic, {
    ...shared,
    otherStatuses: { ...http.otherStatuses, ...page.otherStatuses },
    parameters: [...own, ...(page.parameters ?? [])],
    offers,
    schema: output,
    document: (request, response, { format }) => read(request, response, format, shape),
  });
}

/** The members that are not in the path, as JSON or a form; or one as text. */
function bodyOf({ capability: { summary, input }, path, names, http }: Shape): RequestBody {
  const sent = Object.entries(input.properties)
    .map(([name, schema]): [string, Schema] => [names[name] ?? name, schema])
    .filter(([name]) => !path.includes(`{${name}}`));
  const properties = Object.fromEntries(sent);
  const isFlat = sent.every(([, { type, items }]) => type !== 'object' && !isOfObjects(items));
  const required = input.required
    .map((name) => names[name] ?? name)
    .filter((name) => name in properties);
  return {
    description: `${summary}.`,
    ...(http.maxJsonBytes === undefined ? {} : { maxJsonBytes: http.maxJsonBytes }),
    mediaTypes: [
      'application/json',
      ...(isFlat ? [FORM] : []),
      ...(http.textBody ? [http.textBody.mediaType] : []),
    ],
    isRequired: required.length > 0,
    schema: { ...input, properties, required },
    ...(http.example ? { example: JSON.stringify(http.example) } : {}),
  };
}

const isOfObjects = (items: unknown): boolean => (items as Schema | undefined)?.type === 'object';

const WRITTEN = objectOf({ version: INTEGER, added: INTEGER, removed: INTEGER }, PREVIEW_MEMBERS);

/** The parameters of a member: in the path, or else in a form or in the address. */
function parametersFor(member: string, schema: Schema, shape: Shape): readonly Parameter[] {
  const { capability, path, method, names, hasBody, http } = shape;
  const name = names[member] ?? member;
  const isInPath = path.includes(`{${name}}`);
  if (member === 'version' && !isInPath && !hasBody) return OF_VERSION;
  const { description = '', examples = [], pattern, ...whole } = schema;
  const rest: Schema = whole.format === VERSION_NAME.format ? VERSION_NAME : whole;
  const isRequired = capability.input.required.includes(member);
  // Beside a text, the others are in the address, which a form can have, too.
  const isInForm = hasBody && (http.textBody?.member ?? member) === member;
  const place = isInPath ? inPath : isInForm ? inForm : inQuery;
  if (rest.type === 'object' || isOfObjects(rest.items)) return [];
  if (rest.type === 'array')
    return [place(name, description, { isRepeated: true, schema: rest.items as Schema })];
  if (rest.type === 'boolean')
    return [place(name, description, { schema: FLAG, whenEmpty: 'true' })];
  return [
    place(name, description, {
      examples: examples.map(String),
      // Without it, browsers get the page with its form; an empty text is none.
      ...(isRequired && method === 'GET' && !isInPath
        ? { schema: rest, isRequired: 'for-data' }
        : { schema: pattern === undefined ? rest : { ...rest, pattern }, isRequired }),
    }),
  ];
}

function givenIn(request: RoutedRequest, { capability, names, http, hasBody }: Shape): Given {
  const sent = hasBody ? mediaTypeOfBody(request) : undefined;
  const json = sent === 'application/json' ? documentOf<Given>(request) : {};
  const { textBody } = http;
  const text = textBody && sent === textBody.mediaType ? bodyText(request) : undefined;
  const given = Object.entries(capability.input.properties).map(([member, schema]) => {
    const name = names[member] ?? member;
    if (text !== undefined && member === textBody?.member) return [member, text] as const;
    if (json[name] !== undefined) return [member, json[name]] as const;
    const texts = [request.params[name] ?? parametersOf(request).getAll(name)].flat();
    // Browsers send every line end as CR LF.
    const lines = sent === FORM ? texts.map((each) => each.replaceAll('\r\n', '\n')) : texts;
    const values = lines.map((each) => typedValue(each, (schema.items ?? schema) as Schema));
    return [member, values.length > 1 ? values : values[0]] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** @throws ServiceError for a required member that is missing */
function requireAll(given: Given, shape: Shape): void {
  const missing = missingIn(given, shape);
  if (missing === undefined) return;
  const { capability, names, hasBody } = shape;
  const what = phraseOf(capability.input.properties[missing] ?? {});
  throw missingInput(names[missing] ?? missing, what, hasBody ? 'body' : 'query');
}

function missingIn(given: Given, { capability }: Shape): string | undefined {
  return capability.input.required.find((name) => !/\S/.test((given[name] ?? '') as string));
}

function callOf(
  request: RoutedRequest,
  response: Response,
  { capability: { scope, input }, http: { trusts }, service }: Shape,
  given: Given,
  version: GraphVersion,
): { readonly caller: Caller; readonly input: Given } {
  const { message, ...note } = noteOf(request, scope && writerOf(request), '');
  const isTrusted = trusts !== undefined && request.headers.authorization !== undefined;
  if (isTrusted) requireToken(request, trusts, service);
  return {
    input: inputOf(given, input),
    caller: {
      ...{ service, version, isTrusted },
      publicUrl: publicUrlOf(request),
      software: softwareOf(request),
      permit: (needed) => void requireToken(request, needed, service),
      asked: askedBy(request, response, service),
      note: { ...note, message: message || undefined },
    },
  };
}

/** Answers as JSON, as a page, or in another format. */
async function read(
  request: RoutedRequest,
  response: Response,
  format: string,
  shape: Shape,
): Promise<Document | undefined> {
  const { capability, page, http, service } = shape;
  const startedAt = performance.now();
  const isPage = format === 'html';
  // By `version` in the path, in the address, or by time.
  const version =
    'version' in capability.input.properties
      ? await requestedVersion(request, response, service, request.params.version)
      : service.current;
  const given = givenIn(request, shape);
  const { caller: anyone, input } = callOf(request, response, shape, given, version);
  const caller = { ...anyone, isForPeople: isPage };
  const parameters = parametersOf(request);
  const instead = await page.instead?.(given, caller, parameters);
  if (instead !== undefined) {
    response.redirect(303, instead);
    return undefined;
  }
  // A page of its own has a form.
  if (!isPage || !PAGES[capability.name]) requireAll(given, shape);
  const isRun = missingIn(given, shape) === undefined;
  const value = isRun ? await capability.run(input, caller) : undefined;
  // The other pages have the same format.
  const named = parameters.get('format');
  const asked = named === null ? input : { ...input, format: named };
  const json: Answer = isRun ? jsonOf(capability, value, asked, caller) : {};
  response.set('Graph-Version', String(json.version ?? version.number));
  const language = (): string => acceptedLanguage(response.vary('Accept-Language').req);
  const other = http.formats?.find((each) => each.format === format);
  const isFresh = http.isFresh?.(input) === true;
  if (isFresh) response.vary('Authorization');
  if (isFresh && 'engine' in capability.input.properties)
    nameEngine(response, engineOf(request), startedAt);
  const { next, prev = json.previous } = json;
  for (const [relation, address] of Object.entries({ next, prev }))
    if (address !== undefined) response.append('Link', `<${address}>; rel="${relation}"`);
  const fileName = other?.fileName(json as never);
  if (fileName !== undefined) response.set('Content-Disposition', `inline; filename="${fileName}"`);
  return {
    caching: isFresh ? NOT_STORED : REVALIDATED,
    write: () =>
      other?.text(value) ??
      (isPage
        ? page.page({ input, caller, value, json, language })
        : JSON.stringify(json, null, 1)),
  };
}

/** Does what a request asks for; a write, once for each key. */
async function act(request: RoutedRequest, response: Response, shape: Shape): Promise<void> {
  const { capability, status, service, http } = shape;
  const given = givenIn(request, shape);
  requireAll(given, shape);
  const version = await versionNamed(given, service);
  const { caller, input } = callOf(request, response, shape, given, version);
  const answerOf = (value: unknown): WriteAnswer => {
    const body = jsonOf(capability, value, input, caller);
    const number = String(body.version ?? version.number);
    const made = http.made?.(value);
    const headers = { 'Graph-Version': number, ...(made ? { Location: made.address } : {}) };
    if (made && mediaTypeOfBody(request) === FORM) return { status: 303, headers };
    const isOld = made?.isNew === false || (made && caller.note.isDryRun);
    return { status: isOld ? 200 : status, headers, body };
  };
  if (!capability.isWrite) {
    sendWritten(response, answerOf(await capability.run(input, caller)));
    return;
  }
  await writeOnce<CommitResult>(request, response, service.committer.log, {
    commit: async (keepAnswer) => {
      const expectedVersion = expectedVersionOf(request, service.current);
      const note = { ...caller.note, expectedVersion, keepAnswer };
      // As it is a write.
      return (await capability.run(input, { ...caller, note })) as CommitResult;
    },
    answerOf,
  });
}
