import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkoutPath } from '../support/rdf.js';
import { hostileInputs, type HostileInput } from './inputs.js';
import { longThingInputs } from './long-thing-inputs.js';
import { outboundInputs } from './outbound-inputs.js';

const QUERY_TIMEOUT_MS = 500;
/** Of one input beyond the limit of queries, on a machine that does other things too. */
const SLACK_MS = 1_000;
/** How long the main thread may be held up. */
const MAX_DELAY_MS = 50;
/** How long the answer to a light request may take, on a machine that does other things too. */
const MAX_LIGHT_MS = 1_000;
/** How long memory may take to go back, and how much more there may be than before all inputs. */
const IDLE_MS = 90_000;
const MAX_GROWTH = 1.5;
/** What is slow by chance is tried again. */
const TRIES = 6;
/** Where a query may go, so that the watch of connections is seen to see them. */
const ALLOWED = 'http://127.0.0.1:65535/allowed';
/** Which inputs, by a part of their name: for looking at some alone. */
const ONLY = process.env.HOSTILE_ONLY ?? '';

interface Watched {
  readonly maxMs: number;
  readonly bytes: number;
}

interface Answer {
  /** 0 where the connection was cut. */
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

let directory: string;
let outboundFile: string;
let restBytes: number;
let server: ChildProcess;
let url: string;

/** The variables of the systemd unit that have freed memory go back to the system. */
function mallocSettings(): Record<string, string> {
  const unit = readFileSync(checkoutPath('docs/systemd/osce-graph.service'), 'utf8');
  const found = unit.matchAll(/\b(MALLOC_\w+)=(\d+)/g);
  return Object.fromEntries(Array.from(found, ([, name = '', value = '']) => [name, value]));
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'osce-graph-hostile-'));
  outboundFile = join(directory, 'outbound');
  writeFileSync(outboundFile, '');
  server = spawn(
    process.execPath,
    [
      '--import',
      checkoutPath('test/support/loop-watch.mjs'),
      checkoutPath('bin/osce-graph.js'),
      'serve',
    ],
    {
      env: {
        ...process.env,
        PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: join(directory, 'var'),
        WRITE_TOKEN: 'secret',
        QUERY_TIMEOUT_MS: String(QUERY_TIMEOUT_MS),
        LOG_LEVEL: 'error',
        ...mallocSettings(),
        SERVICE_ALLOW: ALLOWED,
        OUTBOUND_FILE: outboundFile,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  let printed = '';
  while (!/http:\S+/.test(printed)) {
    const [chunk] = (await once(server.stdout!, 'data')) as [Buffer];
    printed += chunk.toString();
  }
  url = /http:\/\/[\w.:[\]]+/.exec(printed)![0];
}, 60_000);

afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  rmSync(directory, { recursive: true });
});

const agent = new Agent({ keepAlive: true });

function send({ method, path, headers = {}, body }: Omit<HostileInput, 'name'>): Promise<Answer> {
  const startMs = performance.now();
  return new Promise((resolve) => {
    const answered = (status: number, text: string): void => {
      resolve({ status, text, ms: performance.now() - startMs });
    };
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const outgoing = request(`${url}${path}`, {
      method,
      headers: { ...length, ...headers },
      agent,
    });
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => undefined);
      response.on('close', () => {
        answered(
          response.complete ? (response.statusCode ?? 0) : 0,
          Buffer.concat(chunks).toString(),
        );
      });
    });
    outgoing.on('error', () => {
      answered(0, '');
    });
    outgoing.end(body);
  });
}

async function watched(): Promise<Watched> {
  const answer = once(server, 'message') as Promise<[Watched]>;
  server.send('end');
  return (await answer)[0];
}

/** Statuses that say what the matter is, and answers. */
const isRight = ({ status, text }: Answer): boolean =>
  (status >= 200 && status < 500) || (status === 503 && text.includes('"query-'));

/** Requests beside the others: how many there were, and how they fared since a moment. */
const light = { count: 0, failed: 0, slowestMs: 0, isOver: false };

async function sendLightRequests(): Promise<void> {
  for (; !light.isOver; light.count += 1) {
    const path = `/sparql?query=ASK{<urn:x>a<urn:y>}#${light.count}`;
    const { status, ms } = await send({ method: 'GET', path });
    if (status !== 200) light.failed += 1;
    light.slowestMs = Math.max(light.slowestMs, ms);
    await sleep(25);
  }
}

/** What is wrong with how an input was dealt with; nothing where nothing is. */
async function faultsOf(input: HostileInput): Promise<string[]> {
  server.send('begin');
  light.failed = light.slowestMs = 0;
  const answer = await send(input);
  const { maxMs } = await watched();
  return [
    ...(server.exitCode === null ? [] : ['the process has ended']),
    ...(isRight(answer) ? [] : [`${answer.status} ${answer.text.slice(0, 200)}`]),
    ...(answer.ms < QUERY_TIMEOUT_MS + SLACK_MS + (input.body?.length ?? 0) / 1_000
      ? []
      : [`${Math.round(answer.ms)} ms`]),
    ...(answer.status >= 400 && answer.text.length > 20_000
      ? [`a refusal of ${answer.text.length} characters`]
      : []),
    ...(maxMs < MAX_DELAY_MS ? [] : [`the main thread was busy for ${Math.round(maxMs)} ms`]),
    ...(light.failed === 0 ? [] : [`${light.failed} light requests failed`]),
    ...(light.slowestMs < MAX_LIGHT_MS ? [] : [`others waited ${Math.round(light.slowestMs)} ms`]),
  ];
}

describe('Hostile input', () => {
  it('is refused or answered in its time, while others are served', async () => {
    const faults: string[] = [];
    const lightClient = sendLightRequests();
    const inputs = [...hostileInputs(), ...longThingInputs(), ...outboundInputs()].filter(
      ({ name }) => name.includes(ONLY),
    );
    // Until the start is over.
    await sleep(10_000);
    restBytes = (await watched()).bytes;
    for (const input of inputs) {
      let found = await faultsOf(input);
      for (let tried = 1; found.length > 0 && tried < TRIES; tried += 1) {
        await sleep(100 * 2 ** tried);
        found = await faultsOf(input);
      }
      if (found.length > 0)
        faults.push(`${input.name} (${(input.body ?? input.path).length}): ${found.join(', ')}`);
    }
    light.isOver = true;
    await lightClient;
    expect(faults).toEqual([]);
  }, 1_800_000);

  it('opens no connection that is not allowed', async () => {
    expect(readFileSync(outboundFile, 'utf8')).toBe('');
    const headers = { 'Content-Type': 'application/sparql-query' };
    const body = `ASK { SERVICE SILENT <${ALLOWED}> { ?s ?p ?o } }`;
    let seen = '';
    for (let tried = 0; tried < TRIES && seen === ''; tried += 1) {
      await send({ method: 'POST', path: '/sparql', headers, body });
      seen = readFileSync(outboundFile, 'utf8');
    }
    expect(seen).toContain('127.0.0.1');
  });

  it('leaves little behind in memory', async () => {
    // What else is kept for a while, such as the thread that makes files, goes in this time too.
    const endMs = performance.now() + IDLE_MS;
    let growth = MAX_GROWTH;
    while (growth >= MAX_GROWTH && performance.now() < endMs) {
      await sleep(2_000);
      growth = (await watched()).bytes / restBytes;
    }
    expect(growth).toBeLessThan(MAX_GROWTH);
  }, 120_000);
});
