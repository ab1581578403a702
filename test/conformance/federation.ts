/**
 * Tests of SERVICE: the endpoints that a test names are at loopback, each under a path of its own.
 */
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import { Endpoint, RESULTS_JSON } from '../support/endpoint.js';
import type { Verdict } from './comparison.js';
import { readQuads } from './documents.js';
import type { Entry } from './manifest.js';
import { engineAt, queryEvaluation, textOf } from './sparql.js';
import { MF, QT } from './vocabularies.js';

/**
 * Addresses of endpoints in queries, data and results of the suite; the group is the host, by which
 * they differ.
 */
const ENDPOINT = /http:\/\/([\w.]+)\/sparql\b/g;

/**
 * A query with SERVICE is answered as expected. Where a test has no data for an address, nobody is
 * there.
 */
export async function federatedEvaluation(entry: Entry): Promise<Verdict> {
  const versions = await versionsElsewhere(entry);
  const endpoint = await Endpoint.start(async (query, { url }, response) => {
    const version = versions.get(url!.slice(1));
    if (!version) {
      response.writeHead(404).end();
      return;
    }
    const { chunks } = await engineAt(endpoint.url(), [...everywhere(endpoint)]).answer(
      version,
      query!,
      { solutions: 'json' },
    );
    response.writeHead(200, { 'Content-Type': RESULTS_JSON }).end(await textOf(chunks));
  });
  try {
    return await queryEvaluation(entry, {
      serviceAllow: everywhere(endpoint),
      inTruth: (text) => text.replaceAll(ENDPOINT, (_, host: string) => endpoint.url(`/${host}`)),
    });
  } finally {
    await endpoint.close();
  }
}

/**
 * All addresses that the suite names may be asked: whether somebody is there, tests of SILENT want
 * to know.
 */
function everywhere(endpoint: Endpoint): string[] {
  return ['example.org', 'example1.org', 'example2.org', 'invalid.endpoint.org'].map((host) =>
    endpoint.url(`/${host}`),
  );
}

/** The data of each endpoint, by its host. */
async function versionsElsewhere({
  node,
  facts,
}: Entry): Promise<ReadonlyMap<string, GraphVersion>> {
  const versions = new Map<string, GraphVersion>();
  for (const service of facts.all(facts.required(node, MF('action')), QT('serviceData'))) {
    const { host } = new URL(facts.required(service, QT('endpoint')).value);
    versions.set(host, versionOf(await readQuads(facts.required(service, QT('data')).value)));
  }
  return versions;
}
