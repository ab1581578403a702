/** The records of terms; see `dictionary.ts`. */
import { XSD, type Quad, type Term } from '../rdf/index.js';
import { inlineIdOf } from './inline-bytes.js';
import { TermKind, UNBOUND, type TermId } from './term-ids.js';

const encoder = new TextEncoder();

/** The kind of a term; for all literals that of typed ones. */
export function kindOfTerm({ termType }: Term): number {
  if (termType === 'NamedNode') return TermKind.iri;
  if (termType === 'BlankNode') return TermKind.blankNode;
  return termType === 'Quad' ? TermKind.triple : TermKind.typed;
}

/**
 * A literal's inline id, or its record; `idOfPart` numbers the datatype or language. 0 when that has
 * none, so the literal has none either.
 */
export function literalRecord(
  term: Term & { termType: 'Literal' },
  idOfPart: (kind: number, text: string) => TermId,
): TermId | { readonly kind: number; readonly extra: TermId } {
  if (term.language !== '') {
    const extra = idOfPart(TermKind.string, term.language);
    const kind =
      term.direction === 'ltr'
        ? TermKind.taggedLeftToRight
        : term.direction === 'rtl'
          ? TermKind.taggedRightToLeft
          : TermKind.tagged;
    return extra === UNBOUND ? UNBOUND : { kind, extra };
  }
  const datatype = term.datatype.value;
  if (datatype === XSD.string.value) return { kind: TermKind.string, extra: 0 };
  const inline = inlineIdOf(term.value, datatype);
  if (inline !== UNBOUND) return inline;
  const extra = idOfPart(TermKind.iri, datatype);
  return extra === UNBOUND ? UNBOUND : { kind: TermKind.typed, extra };
}

/** The bytes of a triple's record; undefined when a part has no id. */
export function tripleIds(triple: Quad, idOfPart: (term: Term) => TermId): Uint8Array | undefined {
  const ids = [triple.subject, triple.predicate, triple.object].map(idOfPart);
  return ids.includes(UNBOUND) ? undefined : tripleRecord(ids);
}

export function tripleRecord(ids: readonly TermId[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(12));
  ids.forEach((id, index) => {
    view.setUint32(index * 4, id);
  });
  return new Uint8Array(view.buffer);
}

export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}
