import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkoutPath } from '../support/rdf.js';
import { fillSmallGraph } from '../support/small-graph.js';

interface Child {
  readonly process: ChildProcess;
  readonly printed: { out: string; error: string };
}

let directory: string;
const children: ChildProcess[] = [];

function start(...args: string[]): Child {
  return startLoggingTo('pipe', ...args);
}

function startLoggingTo(stderr: 'pipe' | number, ...args: string[]): Child {
  const child = spawn(process.execPath, [checkoutPath('bin/osce-graph.js'), ...args], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: join(directory, 'var'),
      WRITE_TOKEN: 'secret',
    },
    stdio: ['ignore', 'pipe', stderr],
  });
  children.push(child);
  const printed = { out: '', error: '' };
  child.stdout!.on('data', (chunk: Buffer) => {
    printed.out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    printed.error += chunk.toString();
  });
  return { process: child, printed };
}

/** Resolves once the child has printed the words, or has ended without them. */
async function untilPrinted({ process: child, printed }: Child, words: string): Promise<void> {
  while (!printed.out.includes(words)) {
    if (child.exitCode !== null)
      throw new Error(`The process ended with status ${child.exitCode}: ${printed.error}`);
    await Promise.race([once(child.stdout!, 'data'), once(child, 'close')]);
  }
}

async function statusOf({ process: child }: Child): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'close');
  return child.exitCode;
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'osce-graph-serve-'));
  await fillSmallGraph(join(directory, 'var'));
});
afterAll(() => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

describe('serve', () => {
  it('says what it serves, locks its directory, and ends at SIGTERM with status 0', async () => {
    const server = start('serve');
    await untilPrinted(server, 'try: ');
    const url = /^osce-graph is at (http:\/\/\S+)$/m.exec(server.printed.out)![1]!;
    expect(server.printed.out).toMatch(
      /^graph version 1, [\d,]+ statements; writing requires a token$/m,
    );
    expect(server.printed.out).not.toContain('secret');
    const ready = (await (await fetch(`${url}/health/ready`)).json()) as {
      status: string;
      version: number;
    };
    expect([ready.status, ready.version]).toEqual(['ready', 1]);
    expect(server.printed.out).toContain(`${url}/sparql`);

    const second = start('serve');
    expect(await statusOf(second)).toBe(3);
    expect(second.printed.error).toContain('[data-directory-in-use]');
    expect(second.printed.error).toContain(join(directory, 'var'));
    expect(second.printed.error).not.toMatch(/\n\s+at /);
    for (const command of ['load', 'ingest']) {
      const mistyped = start(command, '/nonexistent.txt');
      expect(await statusOf(mistyped)).toBe(1);
      expect(mistyped.printed.error).toContain('/nonexistent.txt cannot be read. [not-found]');
    }

    // Reading goes on beside it, and its own answers too.
    const reader = start('query', 'ASK { ?s ?p ?o }');
    expect([await statusOf(reader), reader.printed.out]).toEqual([0, 'yes\n']);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);

    server.process.kill('SIGTERM');
    expect(await statusOf(server)).toBe(0);
    expect(server.process.signalCode).toBeNull();

    const next = start('serve');
    await untilPrinted(next, 'osce-graph is at ');
    next.process.kill('SIGINT');
    expect(await statusOf(next)).toBe(0);
  });

  it('reads beside a server that writes, follows it, and refuses writes, with --read-only', async () => {
    const server = start('serve');
    await untilPrinted(server, 'try: ');
    const files = (): string[] =>
      readdirSync(join(directory, 'var'), { recursive: true, encoding: 'utf8' })
        // The server makes it when it has started.
        .filter((name) => !name.startsWith('catalogue.sqlite'))
        .sort();
    const before = files();
    const reader = start('serve', '--read-only');
    await untilPrinted(reader, 'try: ');
    expect(reader.printed.out).toContain('; reading only\n');
    const [url, readingUrl] = [server, reader].map(
      ({ printed }) => /^osce-graph is at (http:\/\/\S+)$/m.exec(printed.out)![1]!,
    ) as [string, string];
    const insert = (to: string): Promise<Response> =>
      fetch(`${to}/sparql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/sparql-update', Authorization: 'Bearer secret' },
        body: 'INSERT DATA { <urn:a> <urn:b> <urn:c> }',
      });
    const refused = await insert(readingUrl);
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
    for (const path of ['/', '/snapshots', '/snapshots/1', '/snapshots/1/graph.nq', '/status'])
      expect([path, (await fetch(readingUrl + path)).status]).toEqual([path, 200]);
    expect(files()).toEqual(before);

    expect((await insert(url)).status).toBe(200);
    const query = encodeURIComponent('ASK { <urn:a> <urn:b> <urn:c> }');
    let answer = '';
    while (answer !== 'true') {
      const found = await fetch(`${readingUrl}/sparql?query=${query}`);
      answer = String(((await found.json()) as { boolean: boolean }).boolean);
      expect(found.headers.get('Graph-Version')).toBe(answer === 'true' ? '2' : '1');
    }
    for (const { process: child } of [reader, server]) child.kill('SIGTERM');
    expect([await statusOf(reader), await statusOf(server)]).toEqual([0, 0]);

    const alone = start('serve', '--read-only', '--data-dir', join(directory, 'none'));
    expect(await statusOf(alone)).toBe(2);
    expect(alone.printed.error).toContain('holds no graph yet');
    expect(existsSync(join(directory, 'none'))).toBe(false);
  });

  it('tells a port that is taken, and leaves the directory free', async () => {
    const server = start('serve');
    await untilPrinted(server, 'osce-graph is at ');
    const port = /:(\d+)$/m.exec(server.printed.out)![1]!;
    const other = start('serve', '--port', port, '--data-dir', join(directory, 'other'));
    expect(await statusOf(other)).toBe(2);
    expect(other.printed.error).toContain(`Port ${port} is already in use. Stop the other program`);
    server.process.kill('SIGTERM');
    expect(await statusOf(server)).toBe(0);
  });

  it('logs start, requests and stop, up to the last line, as JSON or as text', async () => {
    const formats = [
      ['json', /"level":"info",.*"path":"\/health\/live","status":200,.*"msg":"request"}$/m],
      ['text', /^\S+Z info {2}request requestId=\S+ method=GET path=\/health\/live status=200 /m],
    ] as const;
    for (const [format, line] of formats) {
      const server = start('serve', '--log-format', format);
      await untilPrinted(server, 'try: ');
      // Without lines for a while.
      await new Promise((resolve) => setTimeout(resolve, 500));
      await fetch(`${/http:\/\/\S+/.exec(server.printed.out)![0]}/health/live`);
      server.process.kill('SIGTERM');
      expect(await statusOf(server)).toBe(0);
      expect(server.printed.error).toMatch(line);
      expect(server.printed.error.match(/\b(?:started|stopping|stopped)\b/g)).toEqual([
        'started',
        'stopping',
        'stopped',
      ]);
    }
  });

  it('goes on where the log cannot be written', async () => {
    const full = openSync('/dev/full', 'w');
    const server = startLoggingTo(full, 'serve');
    closeSync(full);
    await untilPrinted(server, 'try: ');
    const url = /http:\/\/\S+/.exec(server.printed.out)![0];
    for (let request = 0; request < 50; request += 1)
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
    server.process.kill('SIGTERM');
    expect(await statusOf(server)).toBe(0);
  });
});
