import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { RunningApp, ask, codeOf, jsonOf, problemOf } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

type Thing = Record<string, unknown> & { readonly id: string; readonly type: readonly string[] };

const COMPILER = resolve('node_modules', 'typescript', 'bin', 'tsc');
const COMPILER_OPTIONS =
  '--strict --noEmit --skipDefaultLibCheck --lib es2022,dom --target es2022 --module nodenext ' +
  '--pretty false';

/** What the compiler says of files, none of which is a module of ours. */
function compiled(files: Readonly<Record<string, string>>): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'osce-graph-types-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    const options = [COMPILER, ...COMPILER_OPTIONS.split(' '), ...Object.keys(files)];
    const { stdout, stderr } = spawnSync(process.execPath, options, {
      cwd: directory,
      encoding: 'utf8',
    });
    // A message may go on in lines that are indented.
    return `${stdout}${stderr}`.split('\n').filter((line) => /^\S/.test(line));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function allThings(): Promise<Thing[]> {
  const found: Thing[] = [];
  const query =
    'SELECT DISTINCT ?s { ?s a ?c FILTER(STRSTARTS(STR(?s), "https://w3id.org/osce-graph/id/")) }';
  const { results } = jsonOf<{ results: { bindings: { s: { value: string } }[] } }>(
    await app.get(`/sparql?query=${encodeURIComponent(query)}`, { Accept: 'application/json' }),
  );
  const iris = results.bindings.map(({ s }) => s.value);
  for (let first = 0; first < iris.length; first += 1_000) {
    const answer = await ask(`${app.url}/things`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(iris.slice(first, first + 1_000)),
    });
    found.push(...jsonOf<{ '@graph': Thing[] }>(answer)['@graph']);
  }
  return found;
}

describe('The schema of a class', () => {
  it('holds of every shipped thing of the class', async () => {
    const ajv = new Ajv2020({
      strict: true,
      allErrors: true,
      validateFormats: false,
      allowUnionTypes: true,
    });
    const checks = new Map<string, ReturnType<typeof ajv.compile> | undefined>();
    const things = await allThings();
    expect(things.length).toBeGreaterThan(2_000);
    const failures: string[] = [];
    for (const thing of things)
      for (const name of thing.type.filter((each) => !each.includes(':'))) {
        if (!checks.has(name)) {
          const answer = await app.get(`/schema/${name}.json`);
          checks.set(name, answer.status === 200 ? ajv.compile(jsonOf<object>(answer)) : undefined);
        }
        const check = checks.get(name);
        if (check && !check(thing))
          failures.push(`${thing.id} as ${name}: ${ajv.errorsText(check.errors)}`);
      }
    expect([...new Set(failures)].slice(0, 10)).toEqual([]);
    expect([...checks.values()].filter(Boolean).length).toBeGreaterThan(40);
  });

  it('refuses what is no such thing', async () => {
    const schema = jsonOf<Record<string, unknown>>(await app.get('/schema/Workshop.json'));
    expect(schema.$id).toBe(`${app.url}/schema/Workshop.json`);
    const check = new Ajv2020({ validateFormats: false, allowUnionTypes: true }).compile(schema);
    const workshop = {
      id: 'urn:x',
      type: ['Workshop'],
      startDate: '2021-11-22',
      organizer: ['urn:y', { id: 'urn:z' }],
    };
    expect(check(workshop)).toBe(true);
    for (const wrong of [
      { startDate: 2021 },
      { startDate: ['2021-11-22'] },
      { participantCount: '20' },
      { organizer: 'urn:y' },
      { type: ['Event'] },
    ])
      expect([wrong, check({ ...workshop, ...wrong })]).toEqual([wrong, false]);
  });

  it('is known again, and not there for other classes', async () => {
    const { headers } = await app.get('/schema/Event.json');
    expect(headers['content-type']).toBe('application/schema+json');
    expect((await app.get('/schema/Event.json', { 'If-None-Match': headers.etag! })).status).toBe(
      304,
    );
    const missing = await app.get('/schema/Workshp.json');
    expect(codeOf(missing)).toEqual([404, 'not-found']);
    expect(problemOf(missing).detail).toContain('Did you mean Workshop?');
  });
});

describe('The types of all classes', () => {
  it('compile, and tell right programs from wrong ones', async () => {
    const types = (await app.get('/schema/osce-graph.d.ts')).text;
    const use = (body: string): Record<string, string> => ({
      'osce-graph.d.ts': types,
      'use.ts': `import type { Classes, Framed, Link, Place, Workshop } from './osce-graph.js';\n${body}`,
    });
    const right = `
export function placesOf({ '@graph': members }: Framed<Workshop>): (Link<Place>)[] {
  return members.flatMap(({ place }) => place ?? []);
}
export const nameOf = (workshop: Classes['Workshop']): string | undefined => workshop.label;
export const countOf = ({ participantCount }: Workshop): number => participantCount ?? 0;`;
    expect(compiled(use(right))).toEqual([]);
    expect(
      compiled(use('export const nameOf = (workshop: Workshop): number => workshop.label;')),
    ).toHaveLength(1);
    expect(
      compiled(use('export const x = (workshop: Workshop) => workshop.organiser;')),
    ).toHaveLength(1);
  });
});
