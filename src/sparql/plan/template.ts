/** A template's quads for solutions (SPARQL 1.1 §16.2, SPARQL 1.1 Update §3.1.3). */
import { TermKind, UNBOUND, isLocal, kindOfTerm, type TermId } from '../../graph/index.js';
import { getOrMake, type Quad, type Term } from '../../rdf/index.js';
import { termsOf } from '../algebra/index.js';
import type { Operator, QueryContext } from '../operators/index.js';
import { TripleValue } from '../values/index.js';

/** Reads a template position for a solution; 0 where it has no term. */
type Filler = (columns: readonly Uint32Array[], row: number) => TermId;

/** The quads of one solution after another, in the same buffer; the default graph is 0. */
export class Template {
  readonly quadCount: number;
  /** The current solution's quads; not all need be valid RDF. */
  readonly ids: Uint32Array;
  readonly #context: QueryContext;
  /** The positions that vary by solution. */
  readonly #open: { readonly at: number; readonly read: Filler }[] = [];
  readonly #openGraphs = new Set<number>();
  readonly #blankNodes = new Map<string, TermId>();

  constructor(context: QueryContext, root: Operator, quads: readonly Quad[]) {
    this.#context = context;
    this.quadCount = quads.length;
    this.ids = new Uint32Array(quads.length * 4);
    quads.forEach(({ subject, predicate, object, graph }, index) => {
      [subject, predicate, object, graph].forEach((term, position) => {
        const filler = this.#fillerOf(term, root);
        if (typeof filler === 'number') this.ids[index * 4 + position] = filler;
        else this.#open.push({ at: index * 4 + position, read: filler });
      });
      if (graph.termType === 'Variable') this.#openGraphs.add(index);
    });
  }

  /** Moves to a solution. The template's blank nodes are new in each. */
  fill(columns: readonly Uint32Array[], row: number): void {
    this.#blankNodes.clear();
    for (const { at, read } of this.#open) this.ids[at] = read(columns, row);
  }

  /** Whether a quad is valid RDF in this solution: each part has a term allowed there. */
  isQuad(index: number): boolean {
    const { ids } = this;
    const graph = ids[index * 4 + 3]!;
    const hasGraph = graph === UNBOUND ? !this.#openGraphs.has(index) : this.#isResource(graph);
    return hasGraph && this.#isTriple(ids[index * 4]!, ids[index * 4 + 1]!, ids[index * 4 + 2]!);
  }

  /** A constant term's id, or a reader. */
  #fillerOf(term: Term, root: Operator): TermId | Filler {
    switch (term.termType) {
      case 'DefaultGraph':
        return UNBOUND;
      case 'Variable': {
        const column = root.columnOf(term.value);
        return column === -1 ? UNBOUND : (columns, row) => columns[column]![row]!;
      }
      case 'BlankNode':
        return () => this.#blankNode(term.value);
      case 'Quad':
        return this.#tripleTerm(termsOf(term).map((part) => this.#fillerOf(part, root)));
      default:
        return this.#context.idOf(term);
    }
  }

  #blankNode(label: string): TermId {
    return getOrMake(this.#blankNodes, label, () =>
      this.#context.idOf(this.#context.freshBlankNode()),
    );
  }

  #tripleTerm(parts: readonly (TermId | Filler)[]): Filler {
    return (columns, row) => {
      const [subject, predicate, object] = parts.map((part) =>
        typeof part === 'number' ? part : part(columns, row),
      );
      if (!this.#isTriple(subject!, predicate!, object!)) return UNBOUND;
      const [s, p, o] = [subject!, predicate!, object!].map((id) => this.#context.valueOfId(id)!);
      return this.#context.idOf(new TripleValue(s!, p!, o!));
    };
  }

  /** Whether these form a triple: an IRI or blank node, an IRI, and any term. */
  #isTriple(subject: TermId, predicate: TermId, object: TermId): boolean {
    return (
      subject !== UNBOUND &&
      predicate !== UNBOUND &&
      object !== UNBOUND &&
      this.#isResource(subject) &&
      this.#kindOf(predicate) === TermKind.iri
    );
  }

  #isResource(id: TermId): boolean {
    const kind = this.#kindOf(id);
    return kind === TermKind.iri || kind === TermKind.blankNode;
  }

  #kindOf(id: TermId): number {
    const { graph } = this.#context;
    return isLocal(id) ? kindOfTerm(this.#context.termOf(id)) : graph.dictionary.kindOf(id);
  }
}
