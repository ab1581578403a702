import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { PACKAGE_DIRECTORY } from '../../../src/rdf/index.js';
import { markdownTable, requireTable } from '../../support/document-tables.js';
import { RunningApp, TOKEN, ask, jsonOf, type Answer } from '../../support/running-app.js';
import { pageOf } from '../../support/news-fixture.js';

interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: object;
  readonly examples?: Readonly<Record<string, { readonly value: string }>>;
}

interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly OpenApiParameter[];
  readonly 'x-stability'?: string;
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, { readonly example?: unknown }>>;
  };
  readonly security?: readonly object[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}

interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let app: RunningApp;
let document: OpenApi;
let citation: string;
let proposal: string;
beforeAll(async () => {
  app = await RunningApp.start();
  document = jsonOf<OpenApi>(await app.get('/openapi.json'));
  citation = jsonOf<{ id: string }>(
    await app.post('/cite', 'application/json', '{"query": "ASK { ?s ?p ?o }"}'),
  ).id;
  await app.post(
    '/news',
    'text/plain',
    pageOf({
      title: 'Witnesses are talked about in Tirana',
      lead:
        'A workshop on witnesses took place in Tirana on 3 March 2019. It was organized by the ' +
        'OSCE Presence in Albania in co-operation with the Lake Shore Institute.',
      body: 'The Stone Bridge Foundation supported the workshop.',
    }),
  );
  proposal = jsonOf<{ proposals: { id: string }[] }>(
    await app.get('/proposals?status=all', { Accept: 'application/json' }),
  ).proposals[0]!.id;
});
afterAll(async () => {
  await app.close();
});

/** All operations, with the method as HTTP writes it. */
function operations(): { path: string; method: string; operation: OpenApiOperation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([name, operation]) => ({
      path,
      method: name.replace(/^x-/, '').toUpperCase(),
      operation,
    })),
  );
}

/** Addresses of an operation, one for each example of the parameters that it needs. */
function addresses(
  path: string,
  { parameters = [] }: OpenApiOperation,
  others: Readonly<Record<string, string>> = {},
): string[] {
  const valuesOf = (parameter: OpenApiParameter): string[] =>
    parameter.name in others ? [others[parameter.name]!] : Object.keys(parameter.examples ?? {});
  let found = [path];
  for (const parameter of parameters.filter(({ in: place }) => place === 'path'))
    found = found.flatMap((each) =>
      valuesOf(parameter).map((value) => each.replace(`{${parameter.name}}`, value)),
    );
  const queries = parameters.filter(
    (parameter) =>
      parameter.in === 'query' &&
      (parameter.required || (parameter.name !== 'version' && valuesOf(parameter).length > 0)),
  );
  for (const parameter of queries)
    found = found.flatMap((each) =>
      valuesOf(parameter).map(
        (value) =>
          `${each}${each.includes('?') ? '&' : '?'}${parameter.name}=${encodeURIComponent(value)}`,
      ),
    );
  return found;
}

const mediaTypeOf = (answer: Answer): string =>
  String(answer.headers['content-type']).split(';')[0]!;

const ajv = new Ajv2020({ strict: false, formats: { uri: true, 'date-time': true } });
/** Of each schema of the document. */
const validators = new Map<object, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const validate =
    validators.get(schema) ?? ajv.compile({ ...schema, components: document.components });
  validators.set(schema, validate);
  return validate;
}

/** Whether an answer is what an operation says of this status and media type. */
function expectAsDescribed(answer: Answer, operation: OpenApiOperation, where: string): void {
  const { [String(answer.status)]: own, default: other } = operation.responses;
  const described = own ?? (answer.status < 400 ? undefined : other);
  expect([where, answer.status, described !== undefined]).toEqual([where, answer.status, true]);
  if (answer.status === 204 || answer.bytes.length === 0) return;
  const mediaTypes = Object.keys(described!.content ?? {});
  expect([where, mediaTypes.map((each) => each.split(';')[0])]).toEqual([
    where,
    expect.arrayContaining([mediaTypeOf(answer)]),
  ]);
  const schema = described!.content?.[mediaTypeOf(answer)]?.schema;
  if (!schema) return;
  const validate = validatorOf(schema);
  const isValid = validate(JSON.parse(answer.text));
  expect([where, isValid ? null : validate.errors]).toEqual([where, null]);
}

/** A stored query is described for reading; the address of all of them is in the docs and has more. */
/** Parameters that the documentation describes once for all requests. */
const OF_MANY = ['version', 'inferred', 'format', 'author', 'message', 'dry-run'];
const isOfOneQuery = (path: string): boolean => /^\/queries\/[a-z-]+$/.test(path);

describe('The OpenAPI description', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(document as unknown as Record<string, unknown>);
    expect([result.valid, result.errors ?? []]).toEqual([true, []]);
    expect([document.openapi, document.servers]).toEqual(['3.1.0', [{ url: app.url }]]);
  });

  it('names each operation once, and describes every parameter', () => {
    const all = operations();
    expect(all.length).toBeGreaterThan(50);
    expect(new Set(all.map(({ operation }) => operation.operationId)).size).toBe(all.length);
    for (const { path, method, operation } of all) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
      expect([
        method,
        path,
        (operation.parameters ?? [])
          .filter((parameter) => parameter.in === 'path')
          .map(({ name }) => name)
          .sort(),
      ]).toEqual([method, path, inPath]);
      const keys = (operation.parameters ?? []).map(({ name, in: place }) => `${place} ${name}`);
      expect([method, path, keys.filter((key, index) => keys.indexOf(key) !== index)]).toEqual([
        method,
        path,
        [],
      ]);
      for (const { name, description } of operation.parameters ?? [])
        expect([path, name, /[.)]$/.test(description)]).toEqual([path, name, true]);
      expect(document.tags.map(({ name }) => name)).toContain(operation.tags[0]);
    }
  });

  it('has just the requests of docs/http-api.md', () => {
    const rows = operations()
      .filter(({ path }) => !isOfOneQuery(path))
      .map(({ path, method, operation: { summary, parameters = [], security } }) => [
        `\`${method} ${path}\``,
        security ? `${summary} (token)` : summary,
        parameters
          .filter(({ name, in: place }) => place === 'query' && !OF_MANY.includes(name))
          .map(({ name }) => `\`${name}\``)
          .join(' '),
      ]);
    requireTable('docs/http-api.md', markdownTable(['request', 'what', 'parameters'], rows));
  });
});

describe('Every address', () => {
  it('answers GET as described, in each media type', async () => {
    const gets = operations().filter(({ method }) => method === 'GET');
    for (const { path, operation } of gets) {
      const tried = addresses(path, operation, { id: citation, proposal });
      expect([path, tried.length > 0]).toEqual([path, true]);
      // An address that only redirects has no content.
      for (const mediaType of Object.keys(operation.responses['200']?.content ?? {})) {
        const answers: Answer[] = [];
        for (const address of tried) {
          const answer = await app.get(address, { Accept: mediaType });
          answers.push(answer);
          if (answer.status !== 200 || mediaTypeOf(answer) !== mediaType.split(';')[0]) continue;
          expectAsDescribed(answer, operation, `GET ${address} as ${mediaType}`);
          break;
        }
        expect([path, mediaType, answers.at(-1)!.status, mediaTypeOf(answers.at(-1)!)]).toEqual([
          path,
          mediaType,
          200,
          mediaType.split(';')[0],
        ]);
      }
    }
  }, 300_000);

  it('takes the body that it shows, and answers as described', async () => {
    for (const { path, method, operation } of operations().filter(
      (each) => each.method !== 'GET' && each.operation.requestBody,
    )) {
      const [mediaType, { example }] = Object.entries(operation.requestBody!.content)[0]!;
      if (example === undefined) continue;
      const names = { graph: 'urn:test:openapi', name: 'openapi', proposal };
      const [address] = addresses(path, operation, names);
      const answer = await ask(app.url + address!, {
        method,
        headers: { 'Content-Type': mediaType, Authorization: `Bearer ${TOKEN}` },
        body: typeof example === 'string' ? example : JSON.stringify(example),
      });
      expect([method, path, answer.status < 300, answer.text.slice(0, 200)]).toEqual([
        method,
        path,
        true,
        answer.text.slice(0, 200),
      ]);
      expectAsDescribed(answer, operation, `${method} ${address!}`);
    }
  });
});

/** What clients rely on in an operation. */
interface Promised {
  readonly parameters: readonly string[];
  readonly required: readonly string[];
  readonly sends: readonly string[];
  readonly answers: readonly string[];
  readonly needsToken: boolean;
}

/** The promise, as it was made. To promise more, run this test with UPDATE_PROMISE=1. */
const KEPT = join(PACKAGE_DIRECTORY, 'test', 'http', 'site', 'promised-api.json');

const described = (): Map<string, OpenApiOperation> =>
  new Map(
    operations()
      .filter(({ path }) => !isOfOneQuery(path))
      .map(({ method, path, operation }) => [`${method.toLowerCase()} ${path}`, operation]),
  );

function promiseOf({
  parameters = [],
  requestBody,
  responses,
  security,
}: OpenApiOperation): Promised {
  const named = (list: typeof parameters): string[] =>
    list.map(({ name, in: place }) => `${place} ${name}`).sort();
  return {
    parameters: named(parameters),
    required: [
      ...named(parameters.filter(({ required }) => required)),
      ...(requestBody?.required ? ['body'] : []),
    ],
    sends: Object.keys(requestBody?.content ?? {}).sort(),
    answers: Object.entries(responses)
      .filter(([status]) => status.startsWith('2') || status.startsWith('3'))
      .flatMap(([status, { content = {} }]) => [
        status,
        ...Object.keys(content).map((mediaType) => `${status} ${mediaType}`),
      ])
      .sort(),
    needsToken: security !== undefined,
  };
}

describe('The promised part of the HTTP API', () => {
  it('is all that is not marked as unstable', () => {
    const stable = [...described()].filter(([, each]) => each['x-stability'] === undefined);
    if (process.env.UPDATE_PROMISE)
      writeFileSync(
        KEPT,
        `${JSON.stringify(Object.fromEntries(stable.map(([name, each]) => [name, promiseOf(each)])), null, 2)}\n`,
      );
    expect(stable.map(([name]) => name).sort()).toEqual(Object.keys(kept()).sort());
    for (const each of described().values())
      expect([undefined, 'unstable']).toContain(each['x-stability']);
  });

  it('takes and answers all that it did, and asks for no more', () => {
    for (const [name, before] of Object.entries(kept())) {
      const now = promiseOf(described().get(name)!);
      for (const part of ['parameters', 'sends', 'answers'] as const)
        expect([name, now[part]]).toEqual([name, expect.arrayContaining([...before[part]])]);
      expect([name, before.required]).toEqual([name, expect.arrayContaining([...now.required])]);
      if (!before.needsToken) expect([name, now.needsToken]).toEqual([name, false]);
    }
  });
});

function kept(): Record<string, Promised> {
  return JSON.parse(readFileSync(KEPT, 'utf8')) as Record<string, Promised>;
}
