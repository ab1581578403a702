/** RDF documents out. */
import { Writer } from 'n3';
import type { Quad } from '@rdfjs/types';
import { rdfFormat, type RdfFormat } from './formats.js';
import { frameJsonLd, toJsonLd, type Frame } from './json-ld.js';
import { toNQuad } from './n-quads.js';
import { serializeRdfXml } from './rdf-xml.js';
import { quad as makeQuad } from './terms.js';

const PARTS_AT_ONCE = 2_048;

export interface SerializeOptions {
  readonly prefixes?: Readonly<Record<string, string>> | undefined;
  readonly frame?: Frame | undefined;
}

/** Syntaxes without graphs get all statements, each once. */
export async function serializeRdf(
  quads: Iterable<Quad>,
  format: RdfFormat,
  options: SerializeOptions = {},
): Promise<string> {
  if (format === 'jsonld') {
    const { frame } = options;
    return JSON.stringify(await (frame ? frameJsonLd(quads, frame) : toJsonLd(quads)), null, 2);
  }
  return serializeText(quads, format, options);
}

/** `serializeRdf` for every syntax but JSON-LD, without waiting. */
export function serializeText(
  quads: Iterable<Quad>,
  format: Exclude<RdfFormat, 'jsonld'>,
  options: SerializeOptions = {},
): string {
  switch (format) {
    case 'rdfxml':
      return serializeRdfXml(withoutGraphs(quads), options.prefixes ?? {});
    case 'nquads':
      return linesOf(quads);
    case 'ntriples':
      return linesOf(withoutGraphs(quads));
    default: {
      const all = rdfFormat(format).holdsGraphs ? [...quads] : withoutGraphs(quads);
      return [...n3Parts(all, format, usedPrefixes(all, options.prefixes ?? {}))].join('');
    }
  }
}

/** In an N3 syntax; quads of one graph and subject should be consecutive. */
export function* n3Parts(
  quads: Iterable<Quad>,
  format: RdfFormat,
  prefixes: Readonly<Record<string, string>>,
): Generator<string> {
  let parts: string[] = [];
  const sink = {
    write: (text: string, _encoding: string, done?: () => void) => {
      parts.push(text);
      done?.();
    },
    end: (done?: () => void) => {
      done?.();
    },
  };
  const writer = new Writer(sink, { format: rdfFormat(format).mediaType, prefixes });
  for (const quad of quads) {
    writer.addQuad(quad);
    if (parts.length < PARTS_AT_ONCE) continue;
    yield parts.join('');
    parts = [];
  }
  let failure: Error | null = null;
  writer.end((error: Error | null) => {
    failure = error;
  });
  // Set by the callback, which is called before `end` returns.
  if (failure as Error | null) throw failure as unknown as Error;
  yield parts.join('');
}

function usedPrefixes(
  quads: readonly Quad[],
  prefixes: Readonly<Record<string, string>>,
): Record<string, string> {
  const namespaces = new Set<string>();
  for (const iri of irisOf(quads))
    namespaces.add(iri.slice(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1));
  return Object.fromEntries(
    Object.entries(prefixes).filter(([, namespace]) => namespaces.has(namespace)),
  );
}

function* irisOf(quads: Iterable<Quad>): Generator<string> {
  for (const { subject, predicate, object, graph } of quads) {
    for (const term of [subject, predicate, object, graph]) {
      if (term.termType === 'NamedNode') yield term.value;
      else if (term.termType === 'Literal') yield term.datatype.value;
      else if (term.termType === 'Quad') yield* irisOf([term]);
    }
  }
}

function linesOf(quads: Iterable<Quad>): string {
  return Array.from(quads, (quad) => `${toNQuad(quad)}\n`).join('');
}

/** The statements of quads in the default graph, each once. */
export function withoutGraphs(quads: Iterable<Quad>): Quad[] {
  const statements = new Map<string, Quad>();
  for (const { subject, predicate, object } of quads) {
    const statement = makeQuad(subject, predicate, object);
    statements.set(toNQuad(statement), statement);
  }
  return [...statements.values()];
}
