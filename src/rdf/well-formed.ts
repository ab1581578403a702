/** The last check before quads are stored: terms that can be written and read back. */
import type { BaseQuad, Term } from '@rdfjs/types';
import { ServiceError } from '../errors.js';

/**
 * An absolute IRI: its authority, if any, is a host, perhaps with a user before it and digits for a
 * port after it; each "%" begins an escape; no characters are forbidden (RFC 3987 §2.2, IRIREF of
 * SPARQL and N-Triples).
 */
const AUTHORITY = String.raw`(?:[^@[\]/?#]*@)?(?:\[[0-9a-z:.]+\]|[^@:[\]/?#]*)(?::\d*)?(?:[/?#]|$)`;
const SIGNS = String.raw`[^\0-\x20<>"{}|\\^\x60%]*`;
const IRI = new RegExp(
  `^[a-z][a-z0-9+.-]*:(?!//(?!${AUTHORITY}))${SIGNS}(?:%[0-9a-f]{2}${SIGNS})*$`,
  'i',
);

/** As all syntaxes read it (BCP 47 §2.1: at most eight letters or digits between hyphens). */
const LANGUAGE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i;

/** Half of a character, which has no UTF-8 form. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether a text is an absolute IRI that every syntax and query can have. */
export function isWellFormedIri(text: string): boolean {
  return IRI.test(text) && !LONE_SURROGATE.test(text);
}

/**
 * Queries build IRIs and language tags from any text, and parsers differ. Terms that could not be
 * read back must not get into the log. @throws ServiceError `malformed-rdf` naming the term.
 */
export function requireWellFormed(quads: Iterable<BaseQuad>): void {
  requireQuads(quads, new Set());
}

/** `good` has checked IRIs: most quads share theirs with others. */
function requireQuads(quads: Iterable<BaseQuad>, good: Set<string>): void {
  for (const { subject, predicate, object, graph } of quads)
    for (const term of [subject, predicate, object, graph]) requireTerm(term, good);
}

function requireTerm(term: Term, good: Set<string>): void {
  switch (term.termType) {
    case 'NamedNode':
      if (good.has(term.value)) return;
      if (!isWellFormedIri(term.value)) refuse(`<${term.value}> is not a well-formed absolute IRI`);
      good.add(term.value);
      return;
    case 'Literal':
      if (LONE_SURROGATE.test(term.value))
        refuse('a literal has half of a surrogate pair, which is not a character');
      if (term.language !== '' && !LANGUAGE.test(term.language))
        refuse(`"${term.language}" is not a language tag`);
      requireTerm(term.datatype, good);
      return;
    case 'Quad':
      requireQuads([term], good);
      return;
    default:
      return;
  }
}

function refuse(reason: string): never {
  throw new ServiceError('malformed-rdf', `This cannot be written as RDF: ${reason}.`);
}
