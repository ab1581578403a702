import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SparqlEndpoint, probe, type Finding } from '../../src/remote/index.js';
import { Endpoint, RESULTS_JSON, resultsWith } from '../support/endpoint.js';
import { runCommand } from '../support/terminal.js';

/** Answers every question with one row and 1, which is true. */
let believer: Endpoint;
/** Refuses everything but the first question. */
let refuser: Endpoint;
beforeAll(async () => {
  believer = await Endpoint.start((_query, _request, response) => {
    response.writeHead(200, { 'Content-Type': RESULTS_JSON }).end(resultsWith('1'));
  });
  refuser = await Endpoint.start((_query, _request, response) => {
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('not for you');
  });
});
afterAll(() => Promise.all([believer.close(), refuser.close()]));

async function findingsOf(server: Endpoint, isWriting: boolean): Promise<Map<string, Finding>> {
  server.forget();
  const endpoint = await SparqlEndpoint.open({ endpoint: server.url(), dialect: 'generic' });
  const found = new Map<string, Finding>();
  try {
    for await (const finding of probe(endpoint, isWriting)) found.set(finding.name, finding);
  } finally {
    endpoint.close();
  }
  return found;
}

describe('The probe', () => {
  it('takes answers of fewer rows than there must be for cut', async () => {
    const found = await findingsOf(believer, false);
    expect(found.get('row cap')).toMatchObject({
      value: '1',
      meaning: 'it cuts answers without saying so',
    });
  });

  it('sends no update unless it is to write', async () => {
    await findingsOf(believer, false);
    expect(believer.received).not.toContain('update=');
  });

  it('finds out nothing more where it may not write', async () => {
    const reader = await Endpoint.start((query, _request, response) => {
      const status = query === undefined ? 403 : 200;
      response.writeHead(status, { 'Content-Type': RESULTS_JSON }).end(resultsWith('0'));
    });
    const found = await findingsOf(reader, true);
    expect([...found.keys()].at(-1)).toBe('writing');
    expect(found.get('writing')?.value).toBe('unknown');
    await reader.close();
  });

  it('says so when its graph stays', async () => {
    await expect(findingsOf(believer, true)).rejects.toMatchObject({
      code: 'database-failed',
      message: expect.stringMatching(
        /still has the graph <urn:osce-graph:probe:.*>; remove it yourself/,
      ) as unknown,
    });
  });

  it('calls unknown what it cannot find out', async () => {
    const found = await findingsOf(refuser, false);
    expect(found.get('row cap')).toMatchObject({
      value: 'unknown',
      meaning: expect.stringContaining('status 403: not for you') as unknown,
    });
  });
});

describe('doctor --endpoint', () => {
  const doctor = (environment: Record<string, string>): ReturnType<typeof runCommand> =>
    runCommand(['doctor', '--endpoint'], environment);

  it('needs an address', async () => {
    const { status, error } = await doctor({});
    expect([status, error]).toEqual([2, expect.stringContaining('the variable SPARQL_ENDPOINT')]);
  });

  it('fails where the database does', async () => {
    const { status, error } = await doctor({ SPARQL_ENDPOINT: refuser.url() });
    expect([status, error]).toEqual([3, expect.stringContaining('status 403: not for you')]);
  });

  it('prints a line for each finding', async () => {
    const { status, out } = await doctor({
      SPARQL_ENDPOINT: believer.url(),
      SPARQL_DIALECT: 'fuseki',
    });
    expect(status).toBe(0);
    expect(out).toContain(
      'known before: no limits (Apache Jena Fuseki, from documents, not tried)\n',
    );
  });
});
