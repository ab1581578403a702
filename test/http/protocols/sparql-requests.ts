/** A service with a few statements of a test, and requests to its SPARQL endpoint. */
import { formatOfMediaType, parseRdf, type Quad } from '../../../src/rdf/index.js';
import { nextSecond } from '../../support/idle.js';
import { RunningApp, type Answer } from '../../support/running-app.js';

export const SELECT = 'SELECT ?thing ?value { ?thing <urn:test:value> ?value } ORDER BY ?thing';
export const CONSTRUCT =
  'CONSTRUCT { ?thing <urn:test:is> ?value } WHERE { ?thing <urn:test:value> ?value }';
export const JSON_RESULTS = { Accept: 'application/sparql-results+json' };

/** An app whose second version has three values in a graph of their own. */
export async function startWithNumbers(): Promise<RunningApp> {
  const app = await RunningApp.start();
  await nextSecond();
  await app.update(
    `INSERT DATA { GRAPH <urn:test:numbers> { <urn:test:a> <urn:test:value> 1 . <urn:test:b> ` +
      `<urn:test:value> "zwei, \\"2\\""@de . <urn:test:c> <urn:test:value> <urn:test:a> } }`,
  );
  return app;
}

export const form = (parameters: Record<string, string>): string =>
  new URLSearchParams(parameters).toString();
export const get = (
  app: RunningApp,
  parameters: Record<string, string>,
  headers: Record<string, string> = JSON_RESULTS,
): Promise<Answer> => app.get(`/sparql?${form(parameters)}`, headers);
export const quadsOf = (answer: Answer): Promise<Quad[]> =>
  parseRdf(answer.text, { format: formatOfMediaType(answer.headers['content-type']!)!.format });
