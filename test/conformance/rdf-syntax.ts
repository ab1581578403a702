/**
 * Tests of the syntaxes of RDF: what is read, what is refused, and that what is written is read
 * again as the same.
 */
import { ServiceError } from '../../src/errors.js';
import {
  Dictionary,
  GraphVersion,
  NO_CONTENT,
  NQuadsReader,
  QuadBuffer,
  netChangeOf,
  withIdChange,
} from '../../src/graph/index.js';
import {
  RDF_FORMATS,
  formatOfFileName,
  parseRdf,
  serializeRdf,
  serializeText,
  type Quad,
  type RdfFormat,
} from '../../src/rdf/index.js';
import { compareGraphs, type Verdict } from './comparison.js';
import { pathOf, readQuads, readText } from './documents.js';
import type { Entry } from './manifest.js';
import { refusalOf } from './refusal.js';
import { MF } from './vocabularies.js';

/**
 * The document says what is expected, and still does when it is written in any syntax that can hold
 * it.
 */
export async function rdfEvaluation(entry: Entry): Promise<Verdict> {
  const { node, facts } = entry;
  const expected = await readQuads(facts.required(node, MF('result')).value);
  const found = await readQuads(facts.required(node, MF('action')).value);
  return (await compareGraphs(expected, found)) ?? roundTrips(found);
}

/** A well-formed document is read, by each of the readers that the service has for its syntax. */
export async function positiveRdfSyntax(entry: Entry): Promise<Verdict> {
  const address = entry.facts.required(entry.node, MF('action')).value;
  const quads = await readQuads(address);
  const format = lineFormatOf(address);
  return format ? compareGraphs(quads, readLines(readText(address), format)) : undefined;
}

/** A document that is not well-formed is refused as such, by each of the readers. */
export async function negativeRdfSyntax(entry: Entry): Promise<Verdict> {
  const address = entry.facts.required(entry.node, MF('action')).value;
  const format = lineFormatOf(address);
  return (
    (await refusalOf(() => readQuads(address), 'malformed-rdf')) ??
    (format && refusalOf(() => readLines(readText(address), format), 'malformed-rdf'))
  );
}

/** The document is written to the letter in the canonical form of N-Triples or N-Quads. */
export async function canonicalForm({ node, facts }: Entry): Promise<Verdict> {
  const address = facts.required(node, MF('action')).value;
  const quads = await readQuads(address, { keepBlankNodeLabels: true });
  const expected = readText(facts.required(node, MF('result')).value);
  const found = serializeText(quads, lineFormatOf(address)!);
  return expected === found ? undefined : `expected ${expected}found ${found}`;
}

/** Writes the quads in every syntax that can hold them, and reads them again. */
async function roundTrips(quads: readonly Quad[]): Promise<Verdict> {
  const hasGraphs = quads.some(({ graph }) => graph.termType !== 'DefaultGraph');
  const hasTripleTerms = quads.some(({ object }) => object.termType === 'Quad');
  for (const { format, holdsGraphs, label } of RDF_FORMATS) {
    if ((hasGraphs && !holdsGraphs) || (hasTripleTerms && format === 'jsonld')) continue;
    const difference = await roundTrip(quads, format);
    if (difference !== undefined) return `written as ${label}: ${difference}`;
  }
  return undefined;
}

async function roundTrip(quads: readonly Quad[], format: RdfFormat): Promise<Verdict> {
  try {
    return await compareGraphs(
      quads,
      await parseRdf(await serializeRdf(quads, format), { format }),
    );
  } catch (error) {
    // RDF/XML cannot hold every property and every character, and says so.
    if (error instanceof ServiceError && error.code === 'not-acceptable') return undefined;
    throw error;
  }
}

function lineFormatOf(address: string): 'ntriples' | 'nquads' | undefined {
  const format = formatOfFileName(pathOf(address))?.format;
  return format === 'ntriples' || format === 'nquads' ? format : undefined;
}

/** Reads as loads do, from bytes to ids. */
function readLines(text: string, format: 'ntriples' | 'nquads'): Quad[] {
  const dictionary = new Dictionary();
  const rows = new QuadBuffer();
  const reader = new NQuadsReader(dictionary, rows, { format });
  reader.read(Buffer.from(text));
  reader.end();
  return [
    ...new GraphVersion(
      dictionary,
      withIdChange(NO_CONTENT, netChangeOf(NO_CONTENT, rows)),
      0,
      undefined,
    ).match(),
  ];
}
