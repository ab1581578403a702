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

export interface LiteralRecord {
  readonly kind: number;
  readonly extra: TermId;
  /** False when its datatype or language is not in the dictionary, so the literal is not either. */
  readonly isKnown: boolean;
}

/** A literal's inline id, or its record; `idOfPart` numbers the datatype or language. */
export function literalRecord(
  term: Term & { termType: 'Literal' },
  idOfPart: (kind: number, text: string) => TermId,
): TermId | LiteralRecord {
  if (term.language !== '') {
    const extra = idOfPart(TermKind.string, term.language);
    const kind =
      term.direction === 'ltr'
        ? TermKind.taggedLeftToRight
        : term.direction === 'rtl'
          ? TermKind.taggedRightToLeft
          : TermKind.tagged;
    return { kind, extra, isKnown: extra !== UNBOUND };
  }
  const datatype = term.datatype.value;
  if (datatype === XSD.string.value) return { kind: TermKind.string, extra: 0, isKnown: true };
  const inline = inlineIdOf(term.value, datatype);
  if (inline !== UNBOUND) return inline;
  const extra = idOfPart(TermKind.iri, datatype);
  return { kind: TermKind.typed, extra, isKnown: extra !== UNBOUND };
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
