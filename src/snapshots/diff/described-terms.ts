/** Terms as people read them. */
import { labelOf } from '../../graph/index.js';
import { getOrMake, termKey, toNTriplesTerm, type QuadSource, type Term } from '../../rdf/index.js';

export interface DescribedTerm {
  /** A thing's name, or a literal's text. */
  readonly label: string;
  readonly iri?: string;
  readonly language?: string;
  readonly datatype?: string;
}

/** The same for the same term. */
export function keyOf({ label, iri, language = '', datatype = '' }: DescribedTerm): string {
  return iri ?? `${label}\n${language}\n${datatype}`;
}

/** Names terms by one state of the graph, each once. */
export class DescribedTerms {
  readonly #known = new Map<string, DescribedTerm>();

  constructor(private readonly source: QuadSource) {}

  of(term: Term): DescribedTerm {
    return getOrMake(this.#known, termKey(term), () => this.#describe(term));
  }

  #describe(term: Term): DescribedTerm {
    switch (term.termType) {
      case 'NamedNode':
        return { iri: term.value, label: labelOf(this.source, term) };
      case 'Literal': {
        const { value: label, language, datatype } = term;
        return language ? { label, language } : { label, datatype: datatype.value };
      }
      case 'DefaultGraph':
        return { label: 'the default graph' };
      default:
        return { label: term.termType === 'Quad' ? toNTriplesTerm(term) : `_:${term.value}` };
    }
  }
}
