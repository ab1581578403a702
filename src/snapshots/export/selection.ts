/** Which statements of a version an export holds. */
import { UNBOUND, type IdGraph, type QuadVisitor, type TermId } from '../../graph/index.js';
import { RDF, RDFS, type NamedNode, type Names } from '../../rdf/index.js';

export type GraphPart = 'asserted' | 'inferred' | 'receipts' | 'review';

/** The things of a subset, as bitmaps over the ids of the dictionary. */
export interface ChosenThings {
  /** All statements about these are in the subset. */
  readonly isChosen: Uint8Array;
  /** Things that chosen ones refer to: their types and labels are included. */
  readonly isMentioned: Uint8Array;
}

export class Selection {
  /** The part's graph; undefined for asserted statements. */
  readonly #partGraph: TermId | undefined;
  readonly #notAsserted: ReadonlySet<TermId>;
  readonly #naming: ReadonlySet<TermId>;
  readonly #ontology: TermId;

  constructor(
    readonly graph: IdGraph,
    private readonly names: Names,
    part: GraphPart,
    private readonly chosen?: ChosenThings,
  ) {
    const { graphs } = names;
    const idOf = (term: NamedNode): TermId => graph.dictionary.idOf(term);
    this.#ontology = idOf(graphs.ontology);
    this.#partGraph = part === 'asserted' ? undefined : idOf(graphs[part]);
    this.#notAsserted = new Set(
      [graphs.inferred, ...names.sideGraphs].map(idOf).filter((id) => id !== UNBOUND),
    );
    this.#naming = new Set([RDF.type, RDFS.label].map(idOf));
  }

  /** Visits matching statements, in the order of the tables. */
  visit(visit: QuadVisitor, subject?: TermId, predicate?: TermId, object?: TermId): void {
    this.graph.visit(subject, predicate, object, undefined, (s, p, o, g) => {
      if (this.#isOfPart(g) && this.#isOfSubset(s, p)) visit(s, p, o, g);
    });
  }

  /** Whether the selection is about a thing, rather than only mentioning it. */
  isAbout(subject: TermId): boolean {
    return this.chosen === undefined || this.chosen.isChosen[subject] === 1;
  }

  /** Whether the ontology says it of its own terms, not of its things, as content types. */
  isOfOntology(subject: TermId, graph: TermId): boolean {
    return (
      graph === this.#ontology &&
      graph !== UNBOUND &&
      this.names.thingOf(this.graph.dictionary.textOf(subject)) === undefined
    );
  }

  #isOfPart(graph: TermId): boolean {
    return this.#partGraph === undefined
      ? !this.#notAsserted.has(graph)
      : graph === this.#partGraph && graph !== UNBOUND;
  }

  #isOfSubset(subject: TermId, predicate: TermId): boolean {
    return (
      this.isAbout(subject) ||
      (this.chosen?.isMentioned[subject] === 1 && this.#naming.has(predicate))
    );
  }
}
