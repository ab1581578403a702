/** RDF documents out. */
import { Writer } from 'n3';
import type { Quad, Term } from '@rdfjs/types';
import { rdfFormat, type RdfFormat } from './formats.js';
import { toJsonLd } from './json-ld.js';
import { serializeRdfXml } from './rdf-xml.js';
import { quad as makeQuad } from './terms.js';

export interface SerializeOptions {
  /** Prefixes for the syntaxes that have them. */
  readonly prefixes?: Readonly<Record<string, string>>;
}

/**
 * A whole document of these quads. A syntax that cannot name graphs gets all statements without their graph,
 * each once.
 */
export async function serializeRdf(quads: Iterable<Quad>, format: RdfFormat, options: SerializeOptions = {}): Promise<string> {
  if (format === 'jsonld') return JSON.stringify(await toJsonLd(quads), null, 2);
  return serializeText(quads, format, options);
}

/** `serializeRdf` for every syntax but JSON-LD, without waiting. */
export function serializeText(quads: Iterable<Quad>, format: Exclude<RdfFormat, 'jsonld'>, options: SerializeOptions = {}): string {
  switch (format) {
    case 'rdfxml':
      return serializeRdfXml(withoutGraphs(quads), options.prefixes ?? {});
    case 'nquads':
      return linesOf(quads);
    case 'ntriples':
      return linesOf(withoutGraphs(quads));
    default:
      return writeN3(rdfFormat(format).holdsGraphs ? quads : withoutGraphs(quads), format, options.prefixes ?? {});
  }
}

function writeN3(quads: Iterable<Quad>, format: RdfFormat, prefixes: Readonly<Record<string, string>>): string {
  const all = [...quads];
  const writer = new Writer({ format: rdfFormat(format).mediaType, prefixes: usedPrefixes(all, prefixes) });
  let text = '';
  for (const quad of all) writer.addQuad(quad);
  writer.end((error: Error | null, result: string) => {
    if (error) throw error;
    text = result;
  });
  return text;
}

/** The prefixes whose namespace some IRI of the quads begins with. */
function usedPrefixes(quads: readonly Quad[], prefixes: Readonly<Record<string, string>>): Record<string, string> {
  const namespaces = new Set<string>();
  for (const iri of irisOf(quads)) namespaces.add(iri.slice(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1));
  return Object.fromEntries(Object.entries(prefixes).filter(([, namespace]) => namespaces.has(namespace)));
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
  const lines: string[] = [];
  for (const quad of quads) lines.push(toNQuad(quad), '\n');
  return lines.join('');
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

/** One quad as a line of canonical N-Quads, without the line feed (RDF 1.2 N-Quads §4 canonical form). */
export function toNQuad(quad: Quad): string {
  const graph = quad.graph.termType === 'DefaultGraph' ? '' : ` ${toNTriplesTerm(quad.graph)}`;
  return `${toNTriplesTerm(quad.subject)} ${toNTriplesTerm(quad.predicate)} ${toNTriplesTerm(quad.object)}${graph} .`;
}

/** A term as canonical N-Triples writes it. */
export function toNTriplesTerm(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<${escapeIri(term.value)}>`;
    case 'BlankNode':
      return `_:${term.value}`;
    case 'Literal': {
      const text = `"${escapeLiteral(term.value)}"`;
      if (term.language) return `${text}@${term.language}${term.direction ? `--${term.direction}` : ''}`;
      return term.datatype.value === 'http://www.w3.org/2001/XMLSchema#string' ? text : `${text}^^<${escapeIri(term.datatype.value)}>`;
    }
    case 'Quad':
      return `<<( ${toNTriplesTerm(term.subject)} ${toNTriplesTerm(term.predicate)} ${toNTriplesTerm(term.object)} )>>`;
    default:
      throw new TypeError(`A ${term.termType} cannot be written in N-Triples.`);
  }
}

const LITERAL_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f',
};

function escapeLiteral(text: string): string {
   
  return text.replace(/[\\"\u0000-\u001f\u007f]/g, (character) => LITERAL_ESCAPES[character] ?? codePointEscape(character));
}

function escapeIri(iri: string): string {
   
  return iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, codePointEscape);
}

function codePointEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

