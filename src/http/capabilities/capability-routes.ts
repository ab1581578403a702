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
  missingInput,
  objectOf,
  typedValue,
  type Members,
  type Schema,
} from '../../input/index.js';
import type { Service } from '../../service.js';
import { writerOf } from '../exchange/authorization.js';
import { documentOf } from '../exchange/bodies.js';
import { REVALIDATED, endIfUnchanged, etagOf, expectedVersionOf } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { acceptedLanguage } from '../exchange/languages.js';
import { publicUrlOf } from '../exchange/links.js';
import { JSON_OR_HTML, negotiate } from '../exchange/negotiation.js';
import {
  DRY_RUN,
  FLAG,
  OF_VERSION,
  OF_WRITE,
  WRITE_ERRORS,
  formatParameter,
  inForm,
  inPath,
  inQuery,
  mediaTypesOf,
} from '../exchange/parameters.js';
import { FORM, mediaTypeOfBody, parametersOf, requestedVersion } from '../exchange/request.js';
import type { Operation, Parameter, RequestBody, Route, RoutedRequest } from '../exchange/route.js';
import { askedBy } from '../exchange/streaming.js';
import {
  PREVIEW_MEMBERS,
  noteOf,
  sendWritten,
  writeOnce,
  type WriteAnswer,
} from '../writing/writing.js';
import { askSurface } from './ask-surface.js';
import type { PageSurface } from './page-surface.js';
import { searchSurface } from './search-surface.js';

/** The pages of capabilities by their names. */
const PAGES: Readonly<Record<string, PageSurface>> = { search: searchSurface, ask: askSurface };
const JSON_ONLY = JSON_OR_HTML.filter(({ format }) => format === 'json');

/** A capability as HTTP has it. */
interface Shape extends Required<HttpSurface> {
  readonly capability: Capability;
  readonly page: PageSurface | undefined;
  readonly offers: typeof JSON_OR_HTML;
  readonly hasBody: boolean;
  readonly service: Service;
  readonly settings: HttpSettings;
}

/** The route of a capability, if it has an address. */
export function capabilityRoutes(
  capability: Capability,
  service: Service,
  settings: HttpSettings,
): Route[] {
  const { name, http } = capability;
  if (http === false) return [];
  const shape: Shape = {
    ...{ method: 'GET', path: `/${name}`, topic: 'More', names: {}, status: 200, ...http },
    ...{ capability, service, settings, page: PAGES[name] },
    offers: PAGES[name] ? JSON_OR_HTML : JSON_ONLY,
    hasBody: ['POST', 'PUT'].includes(http?.method ?? 'GET'),
  };
  return [{ ...shape, operations: { [shape.method]: operationOf(shape) } }];
}

function operationOf(shape: Shape): Operation {
  const { capability, page, method, status, offers, hasBody } = shape;
  const { summary, scope, write, errors = [], input, output } = capability;
  const isRead = method === 'GET';
  return {
    ...{ summary, status, scope, otherStatuses: page?.otherStatuses ?? {} },
    parameters: [
      ...Object.entries({ ...input.properties, ...page?.input }).flatMap(([name, schema]) =>
        parametersFor(name, schema, shape),
      ),
      ...(isRead ? [formatParameter(offers)] : []),
      ...(write?.hasDryRun ? [DRY_RUN] : []),
      ...(write ? OF_WRITE : []),
    ],
    ...(hasBody ? { body: bodyOf(shape) } : {}),
    mediaTypes: mediaTypesOf(isRead ? offers : JSON_ONLY),
    schema: write ? { allOf: [WRITTEN, output] } : output,
    errors: [
      ...(isRead ? (['not-acceptable'] as const) : []),
      ...errors,
      ...(write ? WRITE_ERRORS : []),
    ],
    handle: (request, response) => (isRead ? read : act)(request, response, shape),
  };
}

/** The members that are not in the path, as JSON or a form. */
function bodyOf({ capability: { summary, input }, path, names }: Shape): RequestBody {
  const isInBody = (name: string): boolean => !path.includes(`{${names[name] ?? name}}`);
  const sent = Object.entries(input.properties).filter(([name]) => isInBody(name));
  const required = input.required.filter(isInBody);
  return {
    description: `${summary}.`,
    mediaTypes: ['application/json', FORM],
    isRequired: required.length > 0,
    schema: { ...input, properties: Object.fromEntries(sent), required },
  };
}

const WRITTEN = objectOf({ version: INTEGER, added: INTEGER, removed: INTEGER }, PREVIEW_MEMBERS);

/** The parameters of a member: in the path, or else in a form or in the address. */
function parametersFor(member: string, schema: Schema, shape: Shape): readonly Parameter[] {
  const { capability, path, method, names, hasBody } = shape;
  const name = names[member] ?? member;
  const isInPath = path.includes(`{${name}}`);
  if (member === 'version' && !isInPath && !hasBody) return OF_VERSION;
  const { description = '', examples = [], pattern, ...rest } = schema;
  const isRequired = capability.input.required.includes(member);
  const place = isInPath ? inPath : hasBody ? inForm : inQuery;
  if (rest.type === 'array')
    return [place(name, description, { isRepeated: true, schema: rest.items as Schema })];
  if (rest.type === 'boolean')
    return [place(name, description, { schema: FLAG, whenEmpty: 'true' })];
  return [
    place(name, description, {
      examples: examples.map(String),
      // Without it, browsers get the page with its form; an empty text is none.
      ...(isRequired && method === 'GET'
        ? { schema: rest, isRequired: 'for-data' }
        : { schema: pattern === undefined ? rest : { ...rest, pattern }, isRequired }),
    }),
  ];
}

/** What a request gives, by the names of members. */
function givenIn(request: RoutedRequest, { capability, page, names, hasBody }: Shape): Given {
  const isJson = hasBody && mediaTypeOfBody(request) === 'application/json';
  const members: Members['properties'] = { ...capability.input.properties, ...page?.input };
  const given = Object.entries(members).map(([member, schema]) => {
    const name = names[member] ?? member;
    const texts = [request.params[name] ?? parametersOf(request).getAll(name)].flat();
    const values = texts.map((text) => typedValue(text, (schema.items ?? schema) as Schema));
    return [member, values.length > 1 ? values : values[0]] as const;
  });
  return {
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    ...(isJson ? documentOf<Given>(request) : {}),
  };
}

/** The caller of a request, and its input. */
function callOf(
  request: RoutedRequest,
  response: Response,
  { capability: { scope, input }, service, settings }: Shape,
  given: Given,
  version: GraphVersion,
): { readonly caller: Caller; readonly input: Given } {
  const { message, ...note } = noteOf(request, scope && writerOf(request), '');
  return {
    input: inputOf(given, input),
    caller: {
      ...{ service, version },
      publicUrl: publicUrlOf(request, settings.publicUrl),
      asked: askedBy(request, response, service),
      note: { ...note, message: message || undefined },
    },
  };
}

/** Answers as JSON or as a page. */
async function read(request: RoutedRequest, response: Response, shape: Shape): Promise<void> {
  const { capability, names, page, offers, service } = shape;
  const { required, properties } = capability.input;
  const { format } = negotiate(request, offers);
  response.vary('Accept').set('Cache-Control', REVALIDATED);
  const version =
    'version' in properties ? await requestedVersion(request, response, service) : service.current;
  const given = givenIn(request, shape);
  const { caller, input } = callOf(request, response, shape, given, version);
  const instead = await page?.instead?.(given, caller);
  if (typeof instead === 'string') {
    response.redirect(303, instead);
    return;
  }
  const missing = required.find((name) => !/\S/.test((given[name] ?? '') as string));
  if (missing !== undefined && !instead && format === 'json')
    throw missingInput(names[missing] ?? missing, phraseOf(properties[missing] ?? {}));
  // The other pages have the same format.
  const named = parametersOf(request).get('format');
  const asked = named === null ? input : { ...input, format: named };
  const isRun = missing === undefined && !instead;
  const value = isRun ? await capability.run(input, caller) : undefined;
  const json: Answer = isRun ? jsonOf(capability, value, asked, caller) : (instead ?? {});
  response.set('Graph-Version', String(json.version ?? version.number));
  const language = (): string => acceptedLanguage(response.vary('Accept-Language').req);
  const text =
    page && format === 'html' && !instead
      ? page.page({ input, caller, value, json, language })
      : JSON.stringify(json, null, 1);
  if (endIfUnchanged(request, response, etagOf(text))) return;
  for (const relation of ['next', 'prev'] as const)
    if (json[relation] !== undefined)
      response.append('Link', `<${json[relation]}>; rel="${relation}"`);
  response.type(instead ? 'json' : format).send(text);
}

/** Does what a request asks for; a write, once for each key. */
async function act(request: RoutedRequest, response: Response, shape: Shape): Promise<void> {
  const { capability, status, service } = shape;
  const given = givenIn(request, shape);
  const version = await versionNamed(given, service);
  const { caller, input } = callOf(request, response, shape, given, version);
  const answerOf = (value: unknown): WriteAnswer => {
    const body = jsonOf(capability, value, input, caller);
    const number = String(body.version ?? version.number);
    return { status, headers: { 'Graph-Version': number }, body };
  };
  if (!capability.write) {
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
