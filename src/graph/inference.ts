/** Keeps the graph of inferred statements equal to what follows from the asserted ones. */
import { ServiceError } from '../errors.js';
import { RDF, namedNode, type Change, type Names, type Quad } from '../rdf/index.js';
import type { Draft } from './draft.js';
import type { GraphVersion } from './graph-version.js';
import type { GraphContent, IdChange } from './id-change.js';
import { IdRules } from './id-inference.js';
import { InferenceRules } from './rules.js';

/**
 * Refuses quads of the graph of inferred statements, which stand in no log: whatever wrote them would be lost at the next start.
 * @throws ServiceError `bad-request`
 */
export function refuseInferred(quads: Iterable<Quad>, names: Names): void {
  for (const { graph } of quads) if (graph.equals(names.graphs.inferred)) throw inferredRefusal(names);
}

/** The error for a write to the graph of inferred statements. */
export function inferredRefusal({ graphs: { inferred } }: Names): ServiceError {
  return new ServiceError('bad-request', `The graph <${inferred.value}> holds what follows from the others; it cannot be written. Change the statements it follows from.`);
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

  /** Infers everything from scratch; returns the rules, as `update` does. Cost: the statements of properties and classes that have rules. */
  rebuild(draft: Draft): InferenceRules {
    const rules = new InferenceRules(draft, this.#names);
    for (const quad of draft.match(null, null, null, this.#names.graphs.inferred)) draft.delete(quad);
    const premises = [...rules.implied.keys()].map((iri) => draft.match(null, namedNode(iri)));
    for (const iri of rules.superClasses.keys()) premises.push(draft.match(null, RDF.type, namedNode(iri)));
    for (const quad of premises.flat()) {
      if (this.#isPremise(quad)) for (const consequence of rules.consequencesOf(quad)) draft.add(consequence);
    }
    return rules;
  }

  /**
   * `update` in the id space, for large changes: the content after `change`, which it holds already, and what follows
   * from it. Without a change everything is inferred from scratch. The dictionary may get new terms.
   */
  follow(version: GraphVersion, change?: IdChange): { content: GraphContent; rules: InferenceRules; inferred: IdChange } {
    const rules = this.rulesOf(version);
    return { ...new IdRules(rules, this.#names, version.dictionary).follow(version.ids, change), rules };
  }

  /** The rules of a version's ontology. */
  rulesOf(version: GraphVersion): InferenceRules {
    return new InferenceRules(version, this.#names);
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
