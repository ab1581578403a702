/**
 * Terms in the canonical form of N-Triples (RDF 1.2 N-Triples §4), as TSV and the line formats of
 * graphs write them.
 */
import { literal, namedNode, toNTriplesTerm } from '../../rdf/index.js';
import { escapeTable } from './byte-sink.js';
import type { TermSyntax } from './term-encoder.js';

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** What the writer of strings makes of each ASCII character, so that both ways write the same. */
const escapesOf = (write: (character: string) => string): (string | undefined)[] =>
  escapeTable(ASCII.map((character) => [character, write(character)] as const));

export const N_TRIPLES_TERMS: TermSyntax = {
  term: toNTriplesTerm,
  iri: ['<', '>'],
  blankNode: ['_:', ''],
  string: ['"', '"'],
  typed: ['"', '"^^<', '>'],
  tagged: ['"', '"@', ''],
  iriEscapes: escapesOf((character) => toNTriplesTerm(namedNode(character)).slice(1, -1)),
  literalEscapes: escapesOf((character) => toNTriplesTerm(literal(character)).slice(1, -1)),
};
