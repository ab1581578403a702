/** Keeps the graph of inferred statements equal to the conclusions of the asserted ones. */
import { badRequest, type ServiceError } from '../errors.js';
import type { Change, Names, Quad, QuadSource } from '../rdf/index.js';
import { QuadSet, RDF, namedNode } from '../rdf/index.js';
import { Facts, isDerivable, stepsFrom } from './derivation.js';
import type { Draft } from './draft.js';
import { TermGraph, type GraphVersion } from './graph-version.js';
import type { GraphContent, IdChange } from './id-change.js';
import type { IdGraph } from './id-graph.js';
import { IdRules, type TermNumbers } from './id-inference.js';
import { InferenceRules } from './rules.js';

/**
 * Refuses inferred quads, which are in no log: they would be lost at the next start.
 * @throws ServiceError `bad-request`
 */
export function refuseInferred(quads: Iterable<Quad>, names: Names): void {
  for (const { graph } of quads)
    if (graph.equals(names.graphs.inferred)) throw inferredRefusal(names);
}

export function inferredRefusal({ graphs: { inferred } }: Names): ServiceError {
  return badRequest(
    `The graph <${inferred.value}> holds inferred statements and cannot be written. Change ` +
      'the statements that they are derived from.',
  );
}

/**
 * Derives statements by the rules of the published version's ontology.
 *
 * The graph of inferred statements holds all conclusions of the asserted ones, in however many
 * steps, except statements that are asserted themselves.
 */
export class Inference {
  #rules: InferenceRules | undefined;

  constructor(private readonly names: Names) {}

  /**
   * Updates the draft's inferred statements after `change`, which the draft already holds, and
   * returns the rules in use, to be adopted when the draft is published. Cost: the conclusions of
   * the change; if it changes rules, also the statements of their properties and classes.
   */
  update(draft: Draft, change: Change): InferenceRules {
    const before = this.#rules;
    if (!before) return this.rebuild(draft);
    const touchesOntology = [...change.added, ...change.removed].some(({ graph }) =>
      graph.equals(this.names.graphs.ontology),
    );
    const rules = touchesOntology ? this.rulesOf(draft) : before;
    const isPremise = (quad: Quad): boolean => this.#isPremise(quad);
    const added = change.added.filter(isPremise);
    const facts = new Facts(draft, this.names);
    const removed = change.removed.filter((quad) => isPremise(quad) && !facts.isAsserted(quad));
    const { properties, classes } = rules === before ? NOTHING : rules.differencesFrom(before);
    const affected = factsOf(facts, properties, classes);
    const doubtful = this.#removeDoubtful(draft, removed, affected, before);
    for (const quad of added) draft.delete(facts.inferred(quad));
    const derived = doubtful.filter(
      (quad) => !facts.isAsserted(quad) && isDerivable(quad, facts, rules),
    );
    for (const quad of derived) draft.add(quad);
    // Affected statements may be gone by now.
    this.#follow(
      draft,
      [...added, ...derived, ...affected.filter((quad) => facts.has(quad))],
      rules,
    );
    return rules;
  }

  /** Infers everything from scratch. Cost: all statements that have rules. */
  rebuild(draft: Draft): InferenceRules {
    const rules = this.rulesOf(draft);
    for (const quad of draft.match(null, null, null, this.names.graphs.inferred))
      draft.delete(quad);
    const { properties, classes } = rules.premises;
    this.#follow(draft, factsOf(new Facts(draft, this.names), properties, classes), rules);
    return rules;
  }

  /**
   * `update` over ids, for large changes: the content after `change`, which it already holds, with
   * its conclusions, and the changes of inferred statements. Without a change everything is
   * inferred from scratch. The dictionary may get new terms.
   */
  follow(
    version: GraphVersion,
    change?: IdChange,
  ): { content: GraphContent; rules: InferenceRules; inferred: IdChange } {
    const { rules, idRules, areNew } = this.numberedRules(version);
    return { ...idRules.follow(version.ids, areNew ? undefined : change), rules };
  }

  /**
   * A version's rules, and whether they differ from those of the published one. The dictionary gets
   * the terms of possible conclusions.
   */
  numberedRules(version: GraphVersion): {
    rules: InferenceRules;
    idRules: IdRules;
    areNew: boolean;
  } {
    const rules = this.rulesOf(version);
    const differences = this.#rules && rules.differencesFrom(this.#rules);
    const areNew = differences?.properties.size !== 0 || differences.classes.size > 0;
    return { rules, areNew, idRules: new IdRules(rules, this.names, version.dictionary) };
  }

  rulesOf(source: QuadSource): InferenceRules {
    return new InferenceRules(source, this.names);
  }

  /** The draft with these rules is published. */
  adopt(rules: InferenceRules): void {
    this.#rules = rules;
  }

  /** Removes statements that may depend on removed ones or rules; returns those to derive anew. */
  #removeDoubtful(
    draft: Draft,
    removed: readonly Quad[],
    affected: readonly Quad[],
    before: InferenceRules,
  ): Quad[] {
    const facts = new Facts(draft, this.names, new QuadSet([...removed]));
    const doubtful = new QuadSet();
    const open = [...removed, ...affected];
    for (const fact of open) {
      for (const step of stepsFrom(fact, facts, before)) {
        if (doubtful.has(step) || !draft.has(step)) continue;
        doubtful.add(step);
        open.push(step);
      }
    }
    for (const quad of doubtful) draft.delete(quad);
    return [...new QuadSet([...doubtful, ...removed.map((quad) => facts.inferred(quad))])];
  }

  #follow(draft: Draft, start: readonly Quad[], rules: InferenceRules): void {
    const facts = new Facts(draft, this.names);
    const open = [...start];
    for (const fact of open) {
      for (const step of stepsFrom(fact, facts, rules)) {
        if (facts.has(step)) continue;
        draft.add(step);
        open.push(step);
      }
    }
  }

  /** Inferred statements, receipts, reviews and the ontology's own axioms imply nothing. */
  #isPremise(quad: Quad): boolean {
    const { inferred, ontology } = this.names.graphs;
    return ![inferred, ontology, ...this.names.sideGraphs].some((graph) =>
      graph.equals(quad.graph),
    );
  }
}

const NOTHING = { properties: new Set<string>(), classes: new Set<string>() };

function factsOf(facts: Facts, properties: Iterable<string>, classes: Iterable<string>): Quad[] {
  return [
    ...[...properties].flatMap((iri) => facts.match(null, namedNode(iri))),
    ...[...classes].flatMap((iri) => facts.match(null, RDF.type, namedNode(iri))),
  ];
}

/**
 * Updates the inferred statements of a graph like `Inference.follow`, in a thread that only reads
 * the dictionary: it has all possible conclusions' terms.
 */
export function inferIn(
  graph: IdGraph,
  names: Names,
  change: IdChange | undefined,
): { content: GraphContent; inferred: IdChange } {
  const { dictionary } = graph;
  const numbers: TermNumbers = {
    find: dictionary.find.bind(dictionary),
    kindOf: dictionary.kindOf.bind(dictionary),
    add: dictionary.idOf.bind(dictionary),
    buffers: dictionary.buffers,
  };
  const rules = new InferenceRules(new TermGraph(graph), names);
  return new IdRules(rules, names, numbers).follow(graph, change);
}
