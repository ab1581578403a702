/** Names of terms. */
import { labelOf } from '../../graph/index.js';
import { termKey, toNTriplesTerm, type QuadSource, type Term } from '../../rdf/index.js';

export interface DescribedTerm {
  readonly key: string;
  /** A thing's name, or a literal's text. */
  readonly label: string;
  readonly iri?: string;
  readonly language?: string;
  readonly datatype?: string;
}

/** Names terms by one state of the graph, each once. */
export class DescribedTerms {
  readonly #known = new Map<string, DescribedTerm>();

  constructor(private readonly source: QuadSource) {}

  of(term: Term): DescribedTerm {
    const key = termKey(term);
    let known = this.#known.get(key);
    if (!known) this.#known.set(key, (known = this.#describe(term, key)));
    return known;
  }

  #describe(term: Term, key: string): DescribedTerm {
    if (term.termType === 'NamedNode')
      return { key, label: labelOf(this.source, term), iri: term.value };
    if (term.termType === 'Literal')
      return {
        key,
        label: term.value,
        ...(term.language ? { language: term.language } : { datatype: term.datatype.value }),
      };
    if (term.termType === 'DefaultGraph') return { key, label: 'the default graph' };
    return { key, label: term.termType === 'Quad' ? toNTriplesTerm(term) : `_:${term.value}` };
  }
}
