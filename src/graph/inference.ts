/** Keeps the graph of inferred statements equal to what follows from the asserted ones. */
import { ServiceError } from '../errors.js';
import { RDF, type Change, type Names, type Quad } from '../rdf/index.js';
import type { Draft } from './graph-version.js';
import { InferenceRules } from './rules.js';

/**
 * Refuses quads of the graph of inferred statements, which stand in no log: whatever wrote them would be lost at the next start.
 * @throws ServiceError `bad-request`
 */
export function refuseInferred(quads: Iterable<Quad>, names: Names): void {
  const { inferred } = names.graphs;
  for (const { graph } of quads) {
    if (graph.equals(inferred)) throw new ServiceError('bad-request', `The graph <${inferred.value}> holds what follows from the others; it cannot be written. Change the statements it follows from.`);
  }
}

/** Knows what follows from asserted statements. It keeps the rules of the ontology of the published version. */
export class Inference {
  readonly #names: Names;
  #rules: InferenceRules | undefined;

  constructor(names: Names) {
    this.#names = names;
  }

  /**
   * Brings the draft's inferred statements up to date after `change`, which the draft holds already, and returns the
   * rules it went by, to be adopted when the draft is published. Cost: the statements that follow from the change; when
   * it touches the ontology, the whole graph.
   */
  update(draft: Draft, change: Change): InferenceRules {
    const { ontology } = this.#names.graphs;
    const touchesOntology = [...change.added, ...change.removed].some(({ graph }) => graph.equals(ontology));
    if (touchesOntology || !this.#rules) return this.rebuild(draft);
    this.#follow(draft, change, this.#rules);
    return this.#rules;
  }

  /** Infers everything from scratch; returns the rules, as `update` does. */
  rebuild(draft: Draft): InferenceRules {
    const rules = new InferenceRules(draft, this.#names);
    for (const quad of draft.match(null, null, null, this.#names.graphs.inferred)) draft.delete(quad);
    for (const quad of draft.match()) {
      if (this.#isPremise(quad)) for (const consequence of rules.consequencesOf(quad)) draft.add(consequence);
    }
    return rules;
  }

  /** The draft that these rules were read for is published. */
  adopt(rules: InferenceRules): void {
    this.#rules = rules;
  }

  #follow(draft: Draft, change: Change, rules: InferenceRules): void {
    for (const quad of change.removed) {
      if (!this.#isPremise(quad)) continue;
      for (const consequence of rules.consequencesOf(quad)) if (!this.#isSupported(draft, consequence, rules)) draft.delete(consequence);
    }
    for (const quad of change.added) {
      if (this.#isPremise(quad)) for (const consequence of rules.consequencesOf(quad)) draft.add(consequence);
    }
  }

  /** Whether some asserted statement still implies this one. A premise has the same two ends, either way round, or says a class. */
  #isSupported(draft: Draft, consequence: Quad, rules: InferenceRules): boolean {
    const { subject, object } = consequence;
    const candidates = [...draft.match(subject, RDF.type), ...draft.match(subject, null, object), ...draft.match(object, null, subject)];
    return candidates.some((premise) => this.#isPremise(premise) && rules.consequencesOf(premise).some((other) => other.equals(consequence)));
  }

  /** Inferred statements and receipts imply nothing, and the ontology's own axioms are not data. */
  #isPremise(quad: Quad): boolean {
    const { inferred, receipts, ontology } = this.#names.graphs;
    return ![inferred, receipts, ontology].some((graph) => graph.equals(quad.graph));
  }
}
