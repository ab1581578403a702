import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { SparqlEndpoint } from '../../src/remote/index.js';
import { Endpoint, RESULTS_JSON, resultsWith } from '../support/endpoint.js';

/** The value of `Authorization` in each request. */
let sent: (string | undefined)[];
/** The challenge to requests that `isLetIn` refuses. */
let challenge: string;
let isLetIn: (authorization: string | undefined) => boolean;
let server: Endpoint;
beforeAll(async () => {
  server = await Endpoint.start((_query, { headers }, response) => {
    sent.push(headers.authorization);
    if (isLetIn(headers.authorization))
      response.writeHead(200, { 'Content-Type': RESULTS_JSON }).end(resultsWith('1'));
    else response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
  });
});
beforeEach(() => {
  sent = [];
});
afterAll(() => server.close());

const open = (who: object): Promise<SparqlEndpoint> =>
  SparqlEndpoint.open({ endpoint: server.url(), dialect: 'generic', ...who });
const USER = { user: 'me', password: 'my secret' };

describe('Authentication', () => {
  it('sends a token with each request', async () => {
    isLetIn = (value) => value === 'Bearer abc';
    const database = await open({ token: 'abc' });
    await database.ask('ASK {}');
    await database.update('CLEAR ALL');
    expect(sent).toEqual(['Bearer abc', 'Bearer abc']);
    database.close();
  });

  it('sends a password only when asked, and from then on', async () => {
    challenge = 'Basic realm="x"';
    const basic = `Basic ${Buffer.from('me:my secret').toString('base64')}`;
    isLetIn = (value) => value === basic;
    const database = await open(USER);
    await database.ask('ASK {}');
    await database.ask('ASK {}');
    expect(sent).toEqual([undefined, basic, basic]);
    database.close();
  });

  it.each([
    ['MD5', 'md5'],
    ['SHA-256', 'sha256'],
  ])('answers a Digest challenge with %s, also beside Basic', async (algorithm, name) => {
    challenge =
      `Basic realm="a, b", Digest realm="x", nonce="n1", opaque="o", algorithm=${algorithm}, ` +
      'qop="auth,auth-int"';
    const hash = (text: string): string => createHash(name).update(text).digest('hex');
    isLetIn = (value = '') => {
      const { nc, cnonce, response } = Object.fromEntries(
        [...value.matchAll(/(\w+)="?([^",]+)/g)].map(([, key, text]) => [key, text]),
      ) as Record<string, string>;
      return (
        response ===
        hash(`${hash('me:x:my secret')}:n1:${nc}:${cnonce}:auth:${hash('POST:/sparql')}`)
      );
    };
    const database = await open(USER);
    await database.ask('ASK {}');
    await database.update('CLEAR ALL');
    expect(sent.map((each) => /nc=(\d+)/.exec(each ?? '')?.[1])).toEqual([
      undefined,
      '00000001',
      '00000002',
    ]);
    database.close();
  });

  it('fails after the second refusal', async () => {
    challenge = 'Basic realm="x"';
    isLetIn = () => false;
    const database = await open(USER);
    await expect(database.ask('ASK {}')).rejects.toMatchObject({
      code: 'database-failed',
      details: { status: 401 },
    });
    expect(sent).toHaveLength(2);
    const stranger = await open({});
    await expect(stranger.update('CLEAR ALL')).rejects.toMatchObject({ code: 'database-failed' });
    expect(sent).toHaveLength(3);
    database.close();
    stranger.close();
  });
});
