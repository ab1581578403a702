/** Where the W3C suites lie, and their documents by the address that each has on the web. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  PACKAGE_DIRECTORY,
  formatOfFileName,
  parseRdf,
  type ParseOptions,
  type Quad,
} from '../../src/rdf/index.js';

/**
 * The folder that holds `rdf-tests`, `rdf-canon`, `data-shapes` and `json-ld-api`: W3C_TESTS, or
 * `../shared/w3c` beside the project.
 */
export const SUITES_DIRECTORY =
  process.env.W3C_TESTS ?? join(PACKAGE_DIRECTORY, '..', 'shared', 'w3c');

/** Each of its folders is a repository that is published under this address. */
const ROOT = 'https://w3c.github.io/';

/** The address of a file by its path in the folder. */
export function addressOf(path: string): string {
  return ROOT + path;
}

/** The path of an address in the folder, without its fragment. */
export function pathOf(address: string): string {
  if (!address.startsWith(ROOT)) throw new Error(`<${address}> is no document of the suites`);
  return decodeURIComponent(address.slice(ROOT.length).replace(/#.*$/, ''));
}

/** Whether there is a document at an address. */
export function isDocument(address: string): boolean {
  return address.startsWith(ROOT) && existsSync(join(SUITES_DIRECTORY, pathOf(address)));
}

/** The text of a document, with the line ends that it has. */
export function readText(address: string): string {
  return readFileSync(join(SUITES_DIRECTORY, pathOf(address)), 'utf8');
}

/**
 * The quads of a document; its relative IRIs are resolved against its address. No two readings
 * share a blank node.
 */
export function readQuads(address: string, options: Partial<ParseOptions> = {}): Promise<Quad[]> {
  const format = formatOfFileName(pathOf(address));
  if (!format) throw new Error(`<${address}> is in no syntax of RDF that its name tells`);
  return parseRdf(readText(address), {
    format: format.format,
    baseIri: address,
    source: address,
    contextAt,
    ...options,
  });
}

/** The context in a JSON-LD document of the suites. */
export function contextAt(address: string): object | undefined {
  return isDocument(address)
    ? (JSON.parse(readText(address)) as { '@context': object })['@context']
    : undefined;
}
