/** Inference over ids, for changes too large to process quad by quad. */
import { OWL, RDF, type Names, type NamedNode } from '../rdf/index.js';
import { withoutGraph } from './asserted.js';
import type { Dictionary } from './dictionary.js';
import type { GraphContent, IdChange, PairChange } from './id-change.js';
import { netChangeOf, withIdChange } from './id-change.js';
import { IdGraph } from './id-graph.js';
import { EMPTY_PAIRS, graphOf, mergedTable, rowsWhere, withoutRows } from './pair-table.js';
import { NO_STATEMENTS, hasPair, visitRows } from './predicate-pairs.js';
import { QuadBuffer, type IdQuadSink } from './row-buffer.js';
import type { InferenceRules } from './rules.js';
import { TermKind, UNBOUND, isInline, type TermId } from './term-ids.js';

interface ImpliedId {
  readonly property: TermId;
  readonly isInverse: boolean;
}

/** Visits each pair of a predicate that is a premise of some rule. */
type PairVisitor = (subject: TermId, object: TermId, graph: TermId) => void;

/** Terms by number; `add` is for terms without one. */
export interface TermNumbers extends Pick<Dictionary, 'find' | 'kindOf' | 'buffers'> {
  add(term: NamedNode): TermId;
}

/** The rules with ids in place of names, for graphs of one dictionary. */
export class IdRules {
  readonly #dictionary: TermNumbers;
  readonly #implied = new Map<TermId, readonly ImpliedId[]>();
  readonly #superClasses = new Map<TermId, readonly TermId[]>();
  readonly #transitive: readonly TermId[];
  /** owl:sameAs, where it is followed. */
  readonly #sameAs: TermId;
  readonly #type: TermId;
  readonly #inferred: TermId;
  readonly #notFacts: ReadonlySet<TermId>;

  /** Numbers possible conclusions; premises missing in the dictionary are in no quad. */
  constructor(rules: InferenceRules, names: Names, dictionary: TermNumbers) {
    this.#dictionary = dictionary;
    const known = (iri: string): TermId =>
      dictionary.find(TermKind.iri, 0, new TextEncoder().encode(iri));
    const { inferred, ontology } = names.graphs;
    const idOf = (node: NamedNode): TermId => dictionary.add(node);
    // Conclusions may be premises in turn, so they are numbered first.
    for (const [iri, implied] of rules.implied)
      if (known(iri) !== UNBOUND) for (const { property } of implied) idOf(property);
    this.#type = known(RDF.type.value);
    for (const [iri, implied] of rules.implied) {
      const id = known(iri);
      if (id !== UNBOUND)
        this.#implied.set(
          id,
          implied.map(({ property, isInverse }) => ({ property: idOf(property), isInverse })),
        );
    }
    for (const [iri, classes] of rules.superClasses) {
      const id = known(iri);
      if (id !== UNBOUND) this.#superClasses.set(id, classes.map(idOf));
    }
    this.#transitive = [...rules.transitive].map(known).filter((id) => id !== UNBOUND);
    this.#sameAs = rules.followsSameAs ? known(OWL.sameAs.value) : UNBOUND;
    this.#inferred = idOf(inferred);
    this.#notFacts = new Set(
      [...names.sideGraphs, ontology]
        .map(({ value }) => known(value))
        .filter((id) => id !== UNBOUND),
    );
  }

  /**
   * Updates the inferred statements of the graph, which already holds `change`, and returns their
   * changes. Cost: the added statements of predicates and classes that have rules, and all
   * statements of transitive properties that got some; all statements of those with rules where
   * something was removed, or without a change.
   */
  follow(content: GraphContent, change?: IdChange): { content: GraphContent; inferred: IdChange } {
    const isGrown = change && [...change.values()].every(({ removed }) => removed.length === 0);
    const inferred = isGrown ? this.#afterGrowth(content, change) : this.#fromScratch(content);
    return { content: withIdChange(content, inferred), inferred };
  }

  #afterGrowth(content: GraphContent, change: IdChange): IdChange {
    const found = new QuadBuffer();
    const nowAsserted = new QuadBuffer();
    for (const [predicate, { added }] of change) {
      const { so } = content.statements.get(predicate) ?? NO_STATEMENTS;
      const visit = this.#visitorOf(predicate, found);
      for (let row = 0; row < added.length; row += 1) {
        const [subject, object, graph] = [
          added.keys[row]!,
          added.values[row]!,
          graphOf(added.graphs, row),
        ];
        visit?.(subject, object, graph);
        if (!this.#notFacts.has(graph) && hasPair(so, subject, object, this.#inferred))
          nowAsserted.remove(subject, predicate, object, this.#inferred);
      }
    }
    return merged(
      this.#closed(content, this.#newIn(content, found), change),
      netChangeOf(content, nowAsserted),
    );
  }

  #fromScratch(content: GraphContent): IdChange {
    const old = new QuadBuffer();
    const graph = new IdGraph({ ...content, dictionary: this.#dictionary.buffers });
    if (content.statements.graphCounts.has(this.#inferred)) {
      graph.visit(undefined, undefined, undefined, this.#inferred, (...quad) => {
        old.remove(...quad);
      });
    }
    const toRemove = netChangeOf(content, old);
    const asserted = withoutGraph(content, this.#inferred);
    const found = new QuadBuffer();
    for (const predicate of new Set([...this.#implied.keys(), this.#type])) {
      const visit = this.#visitorOf(predicate, found);
      const pairs = asserted.statements.get(predicate);
      if (!visit || !pairs) continue;
      const { so, os } = pairs;
      if (predicate === this.#type && !this.#implied.has(predicate)) {
        for (const subClass of this.#superClasses.keys())
          visitRows(os, subClass, undefined, (type, subject, inGraph) => {
            visit(subject, type, inGraph);
          });
      } else visitRows(so, undefined, undefined, visit);
    }
    return netOf(toRemove, this.#closed(asserted, this.#newIn(asserted, found)));
  }

  /** Adds the conclusions of rules with two premises. Without `change`, all statements are new. */
  #closed(content: GraphContent, first: IdChange, change?: IdChange): IdChange {
    let all = first;
    let isDone =
      change !== undefined &&
      this.#sameAs === UNBOUND &&
      !this.#transitive.some((id) => change.has(id) || first.has(id));
    while (!isDone) {
      const now = withIdChange(content, all);
      const found = new QuadBuffer();
      for (const predicate of this.#transitive) this.#addChains(now, predicate, found);
      if (this.#sameAs !== UNBOUND) this.#addEquals(now, found);
      const next = this.#newIn(now, found);
      isDone = next.size === 0;
      all = merged(all, next);
    }
    return all;
  }

  /** The chains of a transitive property. Cost: its statements, and the chains. */
  #addChains(content: GraphContent, predicate: TermId, sink: IdQuadSink): void {
    const { so } = content.statements.get(predicate) ?? NO_STATEMENTS;
    const next = new Map<TermId, Set<TermId>>();
    visitRows(so, undefined, undefined, (subject, object, graph) => {
      if (!this.#notFacts.has(graph))
        next.set(subject, (next.get(subject) ?? new Set()).add(object));
    });
    const add = this.#adderOf(predicate, sink);
    for (const [start, firsts] of next) {
      const reached = new Set<TermId>();
      for (const first of firsts) for (const second of next.get(first) ?? []) reached.add(second);
      for (const each of reached) for (const beyond of next.get(each) ?? []) reached.add(beyond);
      for (const each of reached) add(start, each);
    }
  }

  /** Copies statements to equal things. Cost: a look at each predicate for each pair. */
  #addEquals(content: GraphContent, sink: IdQuadSink): void {
    const graph = new IdGraph({ ...content, dictionary: this.#dictionary.buffers });
    visitRows(graph.pairsOf(this.#sameAs).so, undefined, undefined, (one, other, inGraph) => {
      if (this.#notFacts.has(inGraph) || !this.#isResource(other)) return;
      graph.visit(one, undefined, undefined, undefined, (_, predicate, object, from) => {
        if (!this.#notFacts.has(from)) this.#adderOf(predicate, sink)(other, object);
      });
      graph.visit(undefined, undefined, one, undefined, (subject, predicate, _, from) => {
        if (!this.#notFacts.has(from)) this.#adderOf(predicate, sink)(subject, other);
      });
    });
  }

  /** Adds a statement and its own conclusions. */
  #adderOf(predicate: TermId, sink: IdQuadSink): (subject: TermId, object: TermId) => void {
    const visit = this.#visitorOf(predicate, sink);
    return (subject, object) => {
      sink.push(subject, predicate, object, this.#inferred);
      visit?.(subject, object, this.#inferred);
    };
  }

  /** The gathered statements that are no facts of the content yet. */
  #newIn(content: GraphContent, found: QuadBuffer): IdChange {
    const news = new Map<TermId, PairChange>();
    for (const [predicate, { added }] of netChangeOf(content, found)) {
      const pairs = content.statements.get(predicate);
      const isFact = (subject: TermId, object: TermId): boolean => {
        let isFound = false;
        if (pairs)
          visitRows(pairs.so, subject, object, (_key, _value, graph) => {
            isFound ||= !this.#notFacts.has(graph);
          });
        return isFound;
      };
      const rows = pairs ? rowsWhere(added, (subject, object) => !isFact(subject, object)) : added;
      if (rows.length > 0) news.set(predicate, { added: rows, removed: EMPTY_PAIRS });
    }
    return news;
  }

  #visitorOf(predicate: TermId, sink: IdQuadSink): PairVisitor | undefined {
    const implied = this.#implied.get(predicate) ?? [];
    const isType = predicate === this.#type && this.#superClasses.size > 0;
    if (implied.length === 0 && !isType) return undefined;
    return (subject, object, graph) => {
      if (this.#notFacts.has(graph)) return;
      for (const { property, isInverse } of implied) {
        if (!isInverse) sink.push(subject, property, object, this.#inferred);
        else if (this.#isResource(object)) sink.push(object, property, subject, this.#inferred);
      }
      if (isType)
        for (const superClass of this.#superClasses.get(object) ?? [])
          sink.push(subject, predicate, superClass, this.#inferred);
    };
  }

  #isResource(id: TermId): boolean {
    return !isInline(id) && this.#dictionary.kindOf(id) <= TermKind.blankNode;
  }
}

/** The union of two changes without common rows. */
function merged(left: IdChange, right: IdChange): IdChange {
  if (right.size === 0 || left.size === 0) return right.size === 0 ? left : right;
  const all = new Map(left);
  for (const [predicate, { added, removed }] of right) {
    const other = all.get(predicate);
    all.set(
      predicate,
      other
        ? { added: mergedTable(other.added, added), removed: mergedTable(other.removed, removed) }
        : { added, removed },
    );
  }
  return all;
}

/** Removals and then additions: without the rows that come back. */
function netOf(removals: IdChange, additions: IdChange): IdChange {
  const net = new Map<TermId, PairChange>();
  for (const predicate of new Set([...removals.keys(), ...additions.keys()])) {
    const [removed, added] = [
      removals.get(predicate)?.removed ?? EMPTY_PAIRS,
      additions.get(predicate)?.added ?? EMPTY_PAIRS,
    ];
    const change = { added: withoutRows(added, removed), removed: withoutRows(removed, added) };
    if (change.added.length + change.removed.length > 0) net.set(predicate, change);
  }
  return net;
}
