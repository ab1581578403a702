/** Every operation of `/openapi.json` refuses what its schemas do not allow, and none ever fails. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import {
  RunningApp,
  TOKEN,
  ask,
  jsonOf,
  problemOf,
  type Answer,
  type AskOptions,
} from '../../support/running-app.js';

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly notAfter?: string;
  readonly maxLength?: number;
}
interface Described {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema & { readonly items?: Schema };
    readonly style?: string;
    readonly examples?: Readonly<Record<string, unknown>>;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema?: Schema }>> };
  readonly security?: readonly object[];
}
interface Operation extends Described {
  readonly method: string;
  /** With examples for what it needs. */
  readonly address: string;
  readonly path: string;
}

const MEGABYTE = 1024 * 1024;
const DEEP = 200_000;
let app: RunningApp;
let operations: readonly Operation[];
beforeAll(async () => {
  app = await RunningApp.start({ maxBodyMb: 4, trustProxy: 1 });
  const { paths } = jsonOf<{ paths: Record<string, Record<string, Described>> }>(
    await app.get('/openapi.json'),
  );
  operations = Object.entries(paths)
    // One stored query stands for all.
    .filter(([path]) => !path.startsWith('/queries/') || /\{|events-in-a-state/.test(path))
    .flatMap(([path, item]) =>
      Object.entries(item).map(([name, described]) => ({
        ...described,
        path,
        method: name.replace(/^x-/, '').toUpperCase(),
        address: addressOf(path, described),
      })),
    );
  expect(operations.length).toBeGreaterThan(60);
});
afterAll(() => app.close());

function addressOf(path: string, { parameters = [] }: Described): string {
  const exampleOf = ({ examples = {} }: (typeof parameters)[number]): string =>
    encodeURIComponent(Object.keys(examples)[0] ?? '1');
  const filled = parameters
    .filter(({ in: place }) => place === 'path')
    .reduce((made, each) => made.replace(`{${each.name}}`, exampleOf(each)), path);
  const needed = parameters.filter(({ in: place, required }) => place === 'query' && required);
  return needed.reduce((made, each) => withQuery(made, `${each.name}=${exampleOf(each)}`), filled);
}

function withQuery(address: string, parameter: string): string {
  const [name = ''] = parameter.split('=');
  const others = address.replace(new RegExp(`([?&])${name}=[^&]*&?`), '$1').replace(/[?&]$/, '');
  return `${others}${others.includes('?') ? '&' : '?'}${parameter}`;
}

const send = ({ method }: Operation, address: string, options: AskOptions = {}): Promise<Answer> =>
  ask(app.url + address, {
    method,
    ...options,
    headers: { Authorization: `Bearer ${TOKEN}`, ...options.headers },
  });

/** A refusal is a problem with a code; nothing is a fault of ours. */
function expectNoFault(answer: Answer, where: string): void {
  expect([where, answer.status < 500 || answer.status === 503]).toEqual([where, true]);
  // Faults of messages of MCP are those of JSON-RPC.
  if (answer.status >= 400 && answer.bytes.length > 0 && !where.includes('/mcp'))
    expect([where, typeof problemOf(answer).code]).toEqual([where, 'string']);
}

function expectRefusal(answer: Answer, where: string, parameter: string): void {
  expect([where, answer.status, problemOf(answer)]).toEqual([
    where,
    400,
    expect.objectContaining({
      code: 'bad-request',
      parameter: expect.stringContaining(parameter) as unknown,
      expected: expect.any(String) as unknown,
      found: expect.any(String) as unknown,
    }),
  ]);
}

/** Values that a schema does not allow. */
function wrongFor({ type, enum: values, format, minimum, maxLength }: Schema): string[] {
  if (values) return ['no-such-value', `${String(values[0])}%20`];
  const types = [type].flat();
  if (format !== 'version-or-moment' && types.includes('integer'))
    return ['1.5', 'two', '1e1', '9'.repeat(400), ...(minimum === 1 ? ['0'] : [])].filter(
      (each) => each !== '9'.repeat(400) || minimum !== undefined,
    );
  if (types.includes('boolean')) return ['perhaps'];
  const byFormat: Readonly<Record<string, readonly string[]>> = {
    'partial-date': ['2023-02-29', '2020-13', 'yesterday'],
    date: ['2023-02-29', '2023-2-1'],
    month: ['2023-13', '2023'],
    version: ['2.5', '-1', '%5B1%5D'],
    'version-or-moment': ['2.5'],
    iri: ['no%20iri', '%3Curn:x%3E'],
    uri: ['no%20iri'],
    line: ['two%0Alines', '%20'],
  };
  return [
    ...(byFormat[format ?? ''] ?? []),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
  ];
}

describe('Every operation', () => {
  it('refuses what the schemas of its parameters do not allow, and unknown ones', async () => {
    let count = 0;
    for (const operation of operations) {
      const { method, path, address, parameters = [] } = operation;
      const refuses = async (query: string, parameter: string): Promise<void> => {
        count += 1;
        const tried = withQuery(address, query);
        expectRefusal(await send(operation, tried), `${method} ${tried}`, parameter);
      };
      const stray = await send(operation, withQuery(address, 'no-such-parameter=1'));
      expect([method, path, stray.status, problemOf(stray).parameter]).toEqual([
        method,
        path,
        400,
        'no-such-parameter',
      ]);
      for (const { name, in: place, schema, style } of parameters) {
        if (place !== 'query' || name === '1' || name === 'parameter') continue;
        const isRepeated = style === 'form';
        for (const value of wrongFor(isRepeated ? (schema.items ?? {}) : schema))
          await refuses(`${name}=${value}`, name);
        // SPARQLWrapper sends the format several times.
        const isSentAgain = isRepeated || (name === 'format' && path === '/sparql');
        if (!isSentAgain) await refuses(`${name}=1&${name}=1`, name);
        if (schema.notAfter !== undefined)
          await refuses(`${name}=2021-05&${schema.notAfter}=2021-04-30`, name);
      }
    }
    expect(count).toBeGreaterThan(500);
  }, 600_000);

  it('answers any value of its parameters and its path without a fault', async () => {
    const values = ['%00', '%FF', '%', '%ED%A0%80', '%F0%9F%92%A9', `%7B${'%22a%22:['.repeat(40)}`];
    for (const operation of operations) {
      const { method, path, parameters = [] } = operation;
      if (method === 'DELETE' || path === '/queries/{name}') continue;
      for (const [index, { name, in: place }] of parameters.entries()) {
        const value = values[index % values.length]!;
        const address =
          place === 'path'
            ? addressOf(path.replace(`{${name}}`, value), operation)
            : withQuery(operation.address, `${name}=${value}`);
        const headers = place === 'header' ? { [name]: 'é ,;"' } : {};
        expectNoFault(await send(operation, address, { headers }), `${method} ${address}`);
      }
    }
  }, 600_000);
});

describe('Every body', () => {
  /** Operations with the media types of their bodies. */
  const bodies = (): { operation: Operation; mediaType: string; schema: Schema | undefined }[] =>
    operations.flatMap((operation) =>
      Object.entries(operation.requestBody?.content ?? {}).map(([mediaType, { schema }]) => ({
        operation,
        mediaType,
        schema,
      })),
    );

  it('of nobody known is at most a megabyte, packed or not', async () => {
    expect(bodies().length).toBeGreaterThan(40);
    const large = Buffer.alloc(1.1 * MEGABYTE, 'a=1&');
    for (const { operation, mediaType } of bodies()) {
      const { method, path, address } = operation;
      for (const [authorization, body, encoding] of [
        ['', large, 'identity'],
        ['', gzipSync(large), 'gzip'],
        ['Bearer nobody', large, 'identity'],
        ['Basic bm9ib2R5Og==', large, 'identity'],
      ] as const) {
        const answer = await ask(app.url + address, {
          method,
          headers: {
            'Content-Type': mediaType,
            'Content-Encoding': encoding,
            ...(authorization === '' ? {} : { Authorization: authorization }),
          },
          body,
        });
        const expected = operation.security ? 401 : 413;
        expect([method, path, mediaType, authorization, answer.status]).toEqual([
          method,
          path,
          mediaType,
          authorization,
          authorization.startsWith('Bearer') ? 401 : expected,
        ]);
      }
    }
  }, 300_000);

  it('of any form causes no fault', async () => {
    for (const { operation, mediaType } of bodies())
      for (const [body, headers] of [
        ['['.repeat(DEEP), {}],
        ['{"a":'.repeat(DEEP / 4), {}],
        [`{"@context":${'['.repeat(DEEP / 4)}`, {}],
        ['\u0000\uffff', {}],
        [Buffer.from([0xff, 0xfe, 0x00]), {}],
        ['{}', { 'Content-Type': `${mediaType}; charset=latin1` }],
        ['{}', { 'Content-Type': `${mediaType}; charset="` }],
        ['{}', { 'Content-Type': `${mediaType};;boundary=` }],
        ['{}', { 'Content-Encoding': 'br' }],
        ['{}', { 'Content-Encoding': 'zip' }],
      ] as const)
        expectNoFault(
          await send(operation, operation.address, {
            headers: { 'Content-Type': mediaType, ...headers },
            body,
          }),
          `${operation.method} ${operation.path} ${mediaType} ${String(body).slice(0, 20)} ${JSON.stringify(headers)}`,
        );
  }, 600_000);
});
