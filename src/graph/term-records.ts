/** The records of terms; see `dictionary.ts`. */
import { XSD, type Literal, type Term } from '../rdf/index.js';
import { inlineIdOf } from './inline-bytes.js';
import { TermKind, UNBOUND, type TermId } from './term-ids.js';

const encoder = new TextEncoder();

/** The kind of a term; for all literals that of typed ones. */
export function kindOfTerm({ termType }: Term): number {
  if (termType === 'NamedNode') return TermKind.iri;
  if (termType === 'BlankNode') return TermKind.blankNode;
  return termType === 'Quad' ? TermKind.triple : TermKind.typed;
}

/** Numbers a record; 0 where it is unknown. */
type RecordNumbers = (kind: number, extra: TermId, text: Uint8Array) => TermId;

/** The id of a term, given those of records; 0 where one of them, or the term, has none. */
export function idOfTerm(term: Term, idOf: RecordNumbers): TermId {
  switch (term.termType) {
    case 'NamedNode':
      return idOf(TermKind.iri, 0, encode(term.value));
    case 'BlankNode':
      return idOf(TermKind.blankNode, 0, encode(term.value));
    case 'Literal':
      return idOfLiteral(term, idOf);
    case 'Quad': {
      const ids = [term.subject, term.predicate, term.object].map((part) => idOfTerm(part, idOf));
      return ids.includes(UNBOUND) ? UNBOUND : idOf(TermKind.triple, 0, tripleRecord(ids));
    }
    default:
      return UNBOUND;
  }
}

const TAGGED = {
  '': TermKind.tagged,
  ltr: TermKind.taggedLeftToRight,
  rtl: TermKind.taggedRightToLeft,
} as const;

function idOfLiteral(
  { value, language, direction, datatype }: Literal,
  idOf: RecordNumbers,
): TermId {
  const typed = (kind: number, typeKind: number, type: string): TermId => {
    const extra = idOf(typeKind, 0, encode(type));
    return extra === UNBOUND ? UNBOUND : idOf(kind, extra, encode(value));
  };
  if (language !== '') return typed(TAGGED[direction ?? ''], TermKind.string, language);
  if (datatype.value === XSD.string.value) return idOf(TermKind.string, 0, encode(value));
  const inline = inlineIdOf(value, datatype.value);
  return inline === UNBOUND ? typed(TermKind.typed, TermKind.iri, datatype.value) : inline;
}

export function tripleRecord(ids: readonly TermId[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(12));
  ids.forEach((id, index) => {
    view.setUint32(index * 4, id);
  });
  return new Uint8Array(view.buffer);
}

function encode(text: string): Uint8Array {
  return encoder.encode(text);
}
