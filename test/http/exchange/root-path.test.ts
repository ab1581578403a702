/** The service below a path of a host that others share, and behind proxies. */
import { createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp } from '../../support/running-app.js';

const ROOT = '/news+(1)/graph';
let app: RunningApp;
let proxy: Server;
let host: string;
beforeAll(async () => {
  // Takes the path away, as `proxy_pass` with a slash at its end does.
  proxy = createServer((request, response) => {
    if (!request.url!.startsWith(ROOT)) {
      response.writeHead(418).end();
      return;
    }
    const target = new URL(app.url);
    const onward = send(
      {
        port: target.port,
        method: request.method,
        path: request.url!.slice(ROOT.length) || '/',
        headers: request.headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  host = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  app = await RunningApp.start({ publicUrl: `${host}${ROOT}/` });
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await app.close();
});

/** Addresses on this host that an answer leads to. */
async function addressesIn(address: string): Promise<string[]> {
  const response = await fetch(address, { headers: { Accept: 'text/html, */*;q=0.1' } });
  const text = await response.text();
  expect([address, response.status]).toEqual([address, 200]);
  const inPage = text.startsWith('<!DOCTYPE html>')
    ? [...text.matchAll(/\s(?:href|src|action|formaction)="([^"#]+)/g)].map(([, each]) => each!)
    : [];
  const inHeader = [...(response.headers.get('link') ?? '').matchAll(/<([^>]+)>/g)].map(
    ([, each]) => each!,
  );
  return [...inPage, ...inHeader].map(
    (each) => new URL(each.replaceAll('&amp;', '&'), address).href,
  );
}

describe('A service below a path', () => {
  it('leads only to addresses below it, which are there', async () => {
    const seen = new Set<string>();
    const waiting = ['', '/ask?q=Which+events+took+place+in+Tirana%3F', '/search?q=albania'].map(
      (path) => host + ROOT + (path || '/'),
    );
    let address: string | undefined;
    while ((address = waiting.shift()) !== undefined && seen.size < 45) {
      if (seen.has(address)) continue;
      seen.add(address);
      for (const each of await addressesIn(address)) {
        if (!each.startsWith(host)) continue;
        expect([address, each]).toEqual([address, expect.stringContaining(host + ROOT)]);
        if (!/\/status|\/snapshots\/\d+\/.|\/feed|\/cite$/.test(each)) waiting.push(each);
      }
    }
    expect(seen.size).toBeGreaterThan(40);
  });

  it('answers the path as well as what a proxy leaves of it', async () => {
    for (const path of [
      `${ROOT}/sparql?query=ASK%7B%7D`,
      '/sparql?query=ASK%7B%7D',
      ROOT,
      `${ROOT}?`,
    ])
      expect([path, (await app.get(path)).status]).toEqual([path, 200]);
    expect((await app.get(`${ROOT}x`)).status).toBe(404);
  });

  it('writes it in redirections, in JSON and for scripts', async () => {
    const moved = await fetch(`${host}${ROOT}/snapshots?from=1&to=1`, { redirect: 'manual' });
    expect(moved.headers.get('location')).toBe(`${ROOT}/snapshots/1/diff/1`);
    const { files } = (await (await fetch(`${host}${ROOT}/snapshots/1?format=json`)).json()) as {
      files: { href: string }[];
    };
    expect(files.map(({ href }) => href)).toEqual(
      files.map(() => expect.stringContaining(`${ROOT}/snapshots/1/`)),
    );
    expect(await (await fetch(`${host}${ROOT}/`)).text()).toContain(`data-root="${ROOT}"`);
  });
});

describe('Headers of a proxy', () => {
  const FORWARDED = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'graph.example.org' };
  const canonical = async (trustProxy: readonly string[]): Promise<string> => {
    const other = await RunningApp.start({ trustProxy });
    const { headers } = await other.get('/ontology', FORWARDED);
    await other.close();
    return String(headers.link);
  };

  it('are believed only where TRUST_PROXY says so', async () => {
    expect(await canonical(['loopback'])).toContain('<https://graph.example.org/ontology>');
    expect(await canonical(['192.0.2.1'])).not.toContain('graph.example.org');
  });
});
