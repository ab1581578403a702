/** Canonical N-Triples and N-Quads: one form for one term, one line for one quad. */
import type { BaseQuad, Quad, Term } from '@rdfjs/types';
import { XSD } from './vocabularies.js';

/** A canonical line, without the line feed (RDF 1.2 N-Quads §4 canonical form). */
export function toNQuad(quad: Quad): string {
  const graph = quad.graph.termType === 'DefaultGraph' ? '' : ` ${toNTriplesTerm(quad.graph)}`;
  return `${toNTriple(quad)}${graph} .`;
}

function toNTriple({ subject, predicate, object }: BaseQuad): string {
  return `${toNTriplesTerm(subject)} ${toNTriplesTerm(predicate)} ${toNTriplesTerm(object)}`;
}

export function toNTriplesTerm(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<${escapeIri(term.value)}>`;
    case 'BlankNode':
      return `_:${term.value}`;
    case 'Literal': {
      const text = `"${escapeLiteral(term.value)}"`;
      if (term.language)
        return `${text}@${term.language}${term.direction ? `--${term.direction}` : ''}`;
      return term.datatype.equals(XSD.string)
        ? text
        : `${text}^^<${escapeIri(term.datatype.value)}>`;
    }
    case 'Quad':
      return `<<( ${toNTriple(term)} )>>`;
    default:
      throw new TypeError(`A ${term.termType} cannot be written in N-Triples.`);
  }
}

/** For a cell of a table: an IRI or a text as it is, the label of a blank node after `_:`. */
export function toPlainText(term: Term): string {
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  return term.termType === 'Quad' ? toNTriplesTerm(term) : term.value;
}

const LITERAL_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** A literal's text between its quotation marks. */
export function escapeLiteral(text: string): string {
  return text.replace(
    /[\\"\u0000-\u001f\u007f]/g,
    (character) => LITERAL_ESCAPES[character] ?? codePointEscape(character),
  );
}

function escapeIri(iri: string): string {
  return iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, codePointEscape);
}

function codePointEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
