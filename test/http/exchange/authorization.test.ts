import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningApp, TOKEN } from '../../support/running-app.js';
import { runCommand, type Run } from '../../support/terminal.js';

let app: RunningApp;
const token = (...args: string[]): Promise<Run> =>
  runCommand(['token', ...args], { DATA_DIR: join(app.directory, 'var') });
const made = async (...args: string[]): Promise<string> =>
  (await token('create', ...args)).out.trim();

beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => app.stop());

async function write(
  bearer: string,
  path: string,
  mediaType: string,
  body: string,
): Promise<{ status: number; code: string | undefined }> {
  const response = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': mediaType },
    body,
  });
  const text = await response.text();
  const { code } = (text === '' ? {} : JSON.parse(text)) as { code?: string };
  return { status: response.status, code };
}
let updateCount = 0;
const update = (bearer: string): ReturnType<typeof write> =>
  write(
    bearer,
    '/sparql',
    'application/sparql-update',
    'INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/s> ' +
      `<http://example.org/p> ${(updateCount += 1)} } }`,
  );

describe('A token', () => {
  it('made on the command line writes under its name until it is revoked', async () => {
    const text = await made('Ana');
    expect(text).toMatch(/^osce_[\w-]{43}$/);
    expect(await update(text)).toMatchObject({ status: 200 });
    const { versions } = (await (
      await fetch(`${app.url}/snapshots`, { headers: { Accept: 'application/json' } })
    ).json()) as { versions: { version: number; author: string }[] };
    expect(versions.sort((a, b) => b.version - a.version)[0]).toMatchObject({ author: 'Ana' });
    expect(await token('revoke', 'Ana')).toMatchObject({ status: 0 });
    expect(await update(text)).toEqual({ status: 401, code: 'unauthorized' });
    expect(await update(TOKEN)).toMatchObject({ status: 200 });
  });

  it('is good for its scopes alone', async () => {
    const reader = await made('feeder', '--scope', 'news');
    expect(await update(reader)).toEqual({ status: 403, code: 'forbidden' });
    expect(await write(reader, '/snapshots', 'application/json', '{"name": "one"}')).toMatchObject({
      status: 403,
    });
    expect(await write(reader, '/graphs?default', 'text/turtle', '')).toMatchObject({
      status: 403,
    });
    // The token is accepted: what is wrong is the page.
    expect(await write(reader, '/news', 'text/plain', 'no page')).toMatchObject({ status: 422 });
    expect(
      await write(
        await made('namer', '--scope', 'snapshots, graph'),
        '/snapshots',
        'application/json',
        '{"name": "one"}',
      ),
    ).toMatchObject({ status: 201 });
  });

  it('is refused from the day on which it expires', async () => {
    const text = await made('guest', '--expires', '2999-01-01');
    expect(await update(text)).toMatchObject({ status: 200 });
    const file = join(app.directory, 'var', 'tokens.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('2999-', '2020-'));
    expect(await update(text)).toEqual({ status: 401, code: 'unauthorized' });
    expect((await token('list')).out).toMatch(/- name: guest\n(.*\n)*? {2}expiresAt: 2020-01-01T/);
  });

  it('stands nowhere but with its bearer', async () => {
    const text = await made('secretive');
    const file = join(app.directory, 'var', 'tokens.json');
    expect(readFileSync(file, 'utf8')).not.toContain(text);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await token('list', '--json')).out).not.toMatch(/osce_|digest/);
  });

  it('is refused with what was expected where it cannot be made', async () => {
    await made('taken');
    for (const [args, message] of [
      [['create', 'taken'], 'A token named "taken" already exists.'],
      [['create', 'a\nb'], 'The name of a token must be'],
      [['create', 'x', '--scope', 'news,everything'], 'found "everything"'],
      [
        ['create', 'x', '--expires', '2021-02-30'],
        '--expires must be a day such as 2021-11-23; found "2021-02-30"',
      ],
      [['create', 'x', '--expires', '2021-02-03'], '--expires must be in the future'],
    ] as const)
      expect(await token(...args)).toMatchObject({
        status: 2,
        out: '',
        error: expect.stringContaining(message) as unknown,
      });
    expect(await token('revoke', 'nobody')).toMatchObject({
      status: 1,
      error: expect.stringContaining('There is no token "nobody"; there are ') as unknown,
    });
  });
});

describe('A server without tokens', () => {
  it('takes no writes', async () => {
    const other = await RunningApp.start({ writeToken: undefined });
    const response = await fetch(`${other.url}/sparql`, {
      method: 'POST',
      headers: { Authorization: 'Bearer x', 'Content-Type': 'application/sparql-update' },
      body: 'CLEAR ALL',
    });
    const { code } = (await response.json()) as { code: string };
    expect([response.status, code]).toEqual([403, 'forbidden']);
    await other.stop();
  });
});
