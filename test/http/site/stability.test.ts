import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_DIRECTORY } from '../../../src/rdf/index.js';
import { RunningApp, jsonOf } from '../../support/running-app.js';

interface Described {
  readonly 'x-stability'?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly content: object };
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

/** What clients rely on in an operation. */
interface Promised {
  readonly parameters: readonly string[];
  readonly required: readonly string[];
  readonly sends: readonly string[];
  readonly answers: readonly string[];
  readonly needsToken: boolean;
}

/** The promise, as it was made. To promise more, run this test with UPDATE_DOCS=1. */
const KEPT = join(PACKAGE_DIRECTORY, 'test', 'http', 'site', 'promised-api.json');

let app: RunningApp;
let operations: ReadonlyMap<string, Described>;
beforeAll(async () => {
  app = await RunningApp.start();
  const { paths } = jsonOf<{ paths: Record<string, Record<string, Described>> }>(
    await app.get('/openapi.json'),
  );
  operations = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Described] => [
        `${method} ${path}`,
        operation,
      ]),
    ),
  );
});
afterAll(async () => {
  await app.stop();
});

function promiseOf({ parameters = [], requestBody, responses, security }: Described): Promised {
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
    const stable = [...operations].filter(([, each]) => each['x-stability'] === undefined);
    if (process.env.UPDATE_DOCS)
      writeFileSync(
        KEPT,
        `${JSON.stringify(Object.fromEntries(stable.map(([name, each]) => [name, promiseOf(each)])), null, 2)}\n`,
      );
    expect(stable.map(([name]) => name).sort()).toEqual(Object.keys(kept()).sort());
    for (const each of operations.values())
      expect([undefined, 'unstable']).toContain(each['x-stability']);
  });

  it('takes and answers all that it did, and asks for no more', () => {
    for (const [name, before] of Object.entries(kept())) {
      const now = promiseOf(operations.get(name)!);
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
