/** Whether a change of the graph can change the answer of a query. */
import { Inference, type GraphVersion, type InferenceRules } from '../graph/index.js';
import { OWL, RDF, type Change, type Names, type Quad } from '../rdf/index.js';
import type { QueryReads } from '../sparql/index.js';

/** `any`: the ontology changes, and so may the rules. */
export type Touch = 'none' | 'some' | 'any';

/** Valid for changes between versions with the same ontology. */
export class Touching {
  readonly #rules: InferenceRules;
  readonly #names: Names;
  readonly #classes: ReadonlySet<string> | undefined;
  /** Predicates that it reads, or that imply such statements. */
  readonly #predicates: ReadonlySet<string>;

  constructor({ predicates, classes }: QueryReads, version: GraphVersion, names: Names) {
    this.#names = names;
    this.#rules = new Inference(names).rulesOf(version);
    this.#classes = classes;
    this.#predicates = new Set(
      [...predicates].flatMap((iri) => [
        iri,
        ...(this.#rules.impliedBy.get(iri) ?? []).map(({ property }) => property.value),
      ]),
    );
  }

  touchOf({ added, removed }: Change): Touch {
    let touch: Touch = 'none';
    for (const quads of [added, removed])
      for (const each of quads) {
        if (each.graph.equals(this.#names.graphs.ontology)) return 'any';
        if (this.#isRead(each)) touch = 'some';
      }
    return touch;
  }

  #isRead({ predicate, object }: Quad): boolean {
    if (this.#rules.followsSameAs && predicate.equals(OWL.sameAs)) return true;
    if (!this.#predicates.has(predicate.value)) return false;
    if (!predicate.equals(RDF.type) || !this.#classes) return true;
    const above = this.#rules.superClasses.get(object.value) ?? [];
    return [object, ...above].some(({ value }) => this.#classes?.has(value));
  }
}
