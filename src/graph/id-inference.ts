/** What follows from statements, in the id space: for changes too large to be looked at quad by quad. */
import { RDF, type Names, type NamedNode } from '../rdf/index.js';
import type { Dictionary } from './dictionary.js';
import { netChangeOf, touchesGraph, withIdChange, type GraphContent, type IdChange } from './id-change.js';
import { IdGraph } from './id-graph.js';
import { graphOf, type PairTable } from './pair-table.js';
import { QuadBuffer, type QuadSink } from './row-buffer.js';
import type { InferenceRules } from './rules.js';
import { TermKind, UNBOUND, type TermId } from './term-ids.js';

interface ImpliedId {
  readonly property: TermId;
  readonly isInverse: boolean;
}

/** Calls for each pair of a predicate that is a premise of some rule. */
type PairVisitor = (subject: TermId, object: TermId, graph: TermId) => void;

/** The rules with ids in place of names, for graphs of one dictionary. */
export class IdRules {
  readonly #dictionary: Dictionary;
  readonly #implied = new Map<TermId, readonly ImpliedId[]>();
  readonly #superClasses = new Map<TermId, readonly TermId[]>();
  readonly #type: TermId;
  readonly #inferred: TermId;
  readonly #ontology: TermId;
  readonly #notPremises: ReadonlySet<TermId>;

  /** Numbers what can follow; premises that the dictionary does not have are in no quad. */
  constructor(rules: InferenceRules, names: Names, dictionary: Dictionary) {
    this.#dictionary = dictionary;
    const known = (iri: string): TermId => dictionary.find(TermKind.iri, 0, new TextEncoder().encode(iri));
    const { inferred, receipts, ontology } = names.graphs;
    const idOf = (node: NamedNode): TermId => dictionary.add(node);
    this.#type = known(RDF.type.value);
    for (const [iri, implied] of rules.implied) {
      const id = known(iri);
      if (id !== UNBOUND) this.#implied.set(id, implied.map(({ property, isInverse }) => ({ property: idOf(property), isInverse })));
    }
    for (const [iri, classes] of rules.superClasses) {
      const id = known(iri);
      if (id !== UNBOUND) this.#superClasses.set(id, classes.map(idOf));
    }
    this.#inferred = idOf(inferred);
    this.#ontology = known(ontology.value);
    this.#notPremises = new Set([this.#inferred, known(receipts.value), this.#ontology].filter((id) => id !== UNBOUND));
  }

  /**
   * The graph with its inferred statements brought up to date after `change`, which it holds already. Cost: the added
   * statements of predicates and classes that have rules; all statements of those where something was removed, where
   * the ontology changed, or where no change is given.
   */
  follow(content: GraphContent, change?: IdChange): { content: GraphContent; inferred: IdChange } {
    const quads = new QuadBuffer();
    const isGrown = change && [...change.values()].every(({ removed }) => removed.length === 0) && !(this.#ontology !== UNBOUND && touchesGraph(change, this.#ontology));
    if (isGrown) this.#followAdded(change, quads);
    else this.#inferAll(content, quads);
    const inferred = netChangeOf(content, quads);
    return { content: withIdChange(content, inferred), inferred };
  }

  #followAdded(change: IdChange, sink: QuadSink): void {
    for (const [predicate, { added }] of change) {
      const visit = this.#visitorOf(predicate, sink);
      if (visit) visitTable(added, visit);
    }
  }

  #inferAll(content: GraphContent, sink: QuadSink): void {
    const graph = new IdGraph({ ...content, dictionary: this.#dictionary.buffers });
    graph.visit(undefined, undefined, undefined, this.#inferred, (...quad) => {
      sink.remove(...quad);
    });
    for (const predicate of content.statements.keys()) {
      const visit = this.#visitorOf(predicate, sink);
      if (!visit) continue;
      if (predicate === this.#type && !this.#implied.has(predicate)) {
        for (const subClass of this.#superClasses.keys()) visitPairs(graph, predicate, subClass, visit);
      } else visitPairs(graph, predicate, undefined, visit);
    }
  }

  #visitorOf(predicate: TermId, sink: QuadSink): PairVisitor | undefined {
    const implied = this.#implied.get(predicate) ?? [];
    const isType = predicate === this.#type && this.#superClasses.size > 0;
    if (implied.length === 0 && !isType) return undefined;
    return (subject, object, graph) => {
      if (this.#notPremises.has(graph)) return;
      for (const { property, isInverse } of implied) {
        if (!isInverse) sink.push(subject, property, object, this.#inferred);
        else if (this.#dictionary.kindOf(object) <= TermKind.blankNode) sink.push(object, property, subject, this.#inferred);
      }
      if (isType) for (const superClass of this.#superClasses.get(object) ?? []) sink.push(subject, predicate, superClass, this.#inferred);
    };
  }
}

function visitTable(table: PairTable, visit: PairVisitor): void {
  for (let row = 0; row < table.length; row += 1) visit(table.keys[row]!, table.values[row]!, graphOf(table.graphs, row));
}

function visitPairs(graph: IdGraph, predicate: TermId, object: TermId | undefined, visit: PairVisitor): void {
  graph.visit(undefined, predicate, object, undefined, (subject, _, each, inGraph) => {
    visit(subject, each, inGraph);
  });
}
