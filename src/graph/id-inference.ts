/** Inference over ids. */
import { RDF, getOrMake, namedNode, type Names, type NamedNode } from '../rdf/index.js';
import { withoutGraph } from './asserted.js';
import type { GraphContent, IdChange, PairChange } from './id-change.js';
import { netChangeOf, withIdChange } from './id-change.js';
import type { IdGraph } from './id-graph.js';
import { EMPTY_PAIRS, graphOf, rowsWhere } from './pair-table.js';
import { NO_STATEMENTS, visitRows, type RowVisitor } from './predicate-pairs.js';
import { QuadBuffer, type IdQuadSink } from './row-buffer.js';
import { reachable, type InferenceRules } from './rules.js';
import { TermKind, UNBOUND, isInline, type TermId } from './term-ids.js';
import { WatchedGraph } from './watched-graph.js';

interface ImpliedId {
  readonly property: TermId;
  readonly isInverse: boolean;
}

export interface TermNumbers {
  idOf(term: NamedNode): TermId;
  kindOf(id: TermId): number;
}

/** The rules with ids in place of names, for graphs of one dictionary. */
export class IdRules {
  readonly #implied = new Map<TermId, readonly ImpliedId[]>();
  readonly #impliedBy = new Map<TermId, ImpliedId[]>();
  readonly #superClasses = new Map<TermId, readonly TermId[]>();
  readonly #transitive: readonly TermId[];
  /** Transitive properties, all that imply them, and all that these imply. */
  readonly #linked: ReadonlySet<TermId>;
  readonly #type: TermId;
  readonly #inferred: TermId;
  readonly #notFacts: ReadonlySet<TermId>;

  constructor(
    rules: InferenceRules,
    names: Names,
    private readonly numbers: TermNumbers,
  ) {
    const idOf = (node: NamedNode): TermId => numbers.idOf(node);
    const known = (iri: string): TermId => idOf(namedNode(iri));
    this.#type = idOf(RDF.type);
    for (const [iri, implied] of rules.implied) {
      const id = known(iri);
      const ids = implied.map(({ property, isInverse }) => ({
        property: idOf(property),
        isInverse,
      }));
      this.#implied.set(id, ids);
      for (const { property, isInverse } of ids)
        getOrMake(this.#impliedBy, property, () => []).push({ property: id, isInverse });
    }
    for (const [iri, classes] of rules.superClasses)
      this.#superClasses.set(known(iri), classes.map(idOf));
    this.#transitive = [...rules.transitive].map(known);
    this.#linked = new Set(
      this.#transitive.flatMap((id) => [
        ...reachable(id, (from) =>
          [this.#implied, this.#impliedBy].flatMap((ways) =>
            (ways.get(from) ?? []).map(({ property }) => property),
          ),
        ),
      ]),
    );
    this.#inferred = idOf(names.graphs.inferred);
    this.#notFacts = new Set(
      [...names.sideGraphs, names.graphs.ontology].map(idOf).filter((id) => id !== UNBOUND),
    );
  }

  /**
   * The changes of a graph's inferred statements after `change`, which it already holds. Cost: the
   * conclusions of the change, and all statements of transitive properties, and of those that are
   * linked to them, where one of these has changed; without a change, all that have rules.
   */
  follow(graph: IdGraph, change?: IdChange): IdChange {
    if (!change) return this.#fromScratch(graph);
    const isLinked = [...change.keys()].some((predicate) => this.#linked.has(predicate));
    return new Map([
      ...(isLinked ? this.#fromScratch(graph, this.#linked) : []),
      ...this.#afterChange(graph, change),
    ]);
  }

  /** By rules with one premise. */
  #afterChange(graph: IdGraph, change: IdChange): IdChange {
    const found = new QuadBuffer();
    const doubtful = new QuadBuffer();
    for (const [predicate, pairs] of change) {
      if (this.#linked.has(predicate)) continue;
      const [gain, lose] = [found, doubtful].map((sink) => this.#visitorOf(predicate, sink));
      for (const [rows, visit] of [
        [pairs.added, gain],
        [pairs.removed, lose],
      ] as const)
        for (let row = 0; row < rows.length; row += 1) {
          const [subject, object] = [rows.keys[row]!, rows.values[row]!];
          const inGraph = graphOf(rows.graphs, row);
          if (this.#notFacts.has(inGraph)) continue;
          visit?.(subject, object, inGraph);
          if (rows === pairs.removed || graph.has(subject, predicate, object, this.#inferred))
            doubtful.push(subject, predicate, object, this.#inferred);
        }
    }
    for (const [predicate, rows] of doubtful.byPredicate)
      for (let row = 0; row < rows.length; row += 1) {
        const [subject, object] = [rows.keys[row]!, rows.values[row]!];
        const isWanted = this.#isDerivable(graph, subject, predicate, object);
        found[isWanted ? 'push' : 'remove'](subject, predicate, object, this.#inferred);
      }
    const net = new Map<TermId, PairChange>();
    for (const [predicate, { added, removed }] of netChangeOf(graph, found)) {
      const isNew = (subject: TermId, object: TermId): boolean =>
        !this.#isAsserted(graph, subject, predicate, object);
      const rows = rowsWhere(added, isNew);
      if (rows.length + removed.length > 0) net.set(predicate, { added: rows, removed });
    }
    return net;
  }

  #isAsserted(graph: IdGraph, subject: TermId, predicate: TermId, object: TermId): boolean {
    let isFound = false;
    graph.visit(subject, predicate, object, undefined, (_s, _p, _o, inGraph) => {
      isFound ||= inGraph !== this.#inferred && !this.#notFacts.has(inGraph);
    });
    return isFound;
  }

  /** Whether a statement that is not asserted follows from an asserted one. */
  #isDerivable(graph: IdGraph, subject: TermId, predicate: TermId, object: TermId): boolean {
    if (this.#isAsserted(graph, subject, predicate, object)) return false;
    const premises = this.#impliedBy.get(predicate) ?? [];
    const isImplied = premises.some(({ property, isInverse }) =>
      isInverse
        ? this.#isResource(object) && this.#isAsserted(graph, object, property, subject)
        : this.#isAsserted(graph, subject, property, object),
    );
    if (isImplied || predicate !== this.#type) return isImplied;
    let isAbove = false;
    graph.visit(subject, predicate, undefined, undefined, (_s, _p, type, inGraph) => {
      isAbove ||=
        inGraph !== this.#inferred &&
        !this.#notFacts.has(inGraph) &&
        this.#superClasses.get(type)?.includes(object) === true;
    });
    return isAbove;
  }

  /** All inferred statements anew, or those of some properties that imply only each other. */
  #fromScratch(graph: IdGraph, only?: ReadonlySet<TermId>): IdChange {
    const isMeant = (predicate: TermId): boolean => only?.has(predicate) ?? true;
    // Of a statement that goes and comes the last counts: it stays.
    const inferred = new QuadBuffer();
    if (graph instanceof WatchedGraph) this.#noteReads(graph, only);
    for (const predicate of only ?? graph.statements.predicatesIn(this.#inferred))
      graph.visit(undefined, predicate, undefined, this.#inferred, (...quad) => {
        inferred.remove(...quad);
      });
    const asserted = withoutGraph(graph, this.#inferred, isMeant);
    const found = new QuadBuffer();
    for (const predicate of new Set([...this.#implied.keys(), this.#type])) {
      const visit = isMeant(predicate) ? this.#visitorOf(predicate, found) : undefined;
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
    this.#addClosed(asserted, this.#newIn(asserted, found), inferred);
    return netChangeOf(graph, inferred);
  }

  /** A watched graph has to see what is read of its content. */
  #noteReads(graph: WatchedGraph, only?: ReadonlySet<TermId>): void {
    const { note } = graph.watch;
    const ruled = [...this.#implied, ...this.#impliedBy].map(([predicate]) => predicate);
    for (const predicate of only ?? [...ruled, ...this.#transitive])
      note(undefined, predicate, undefined, undefined);
    for (const classes of only ? [] : this.#superClasses)
      for (const type of classes.flat()) note(undefined, this.#type, type, undefined);
  }

  /** Adds first conclusions, and those of rules with two premises that follow from them. */
  #addClosed(content: GraphContent, first: IdChange, sink: IdQuadSink): void {
    let [now, news] = [content, first];
    do {
      for (const [predicate, { added }] of news)
        for (let row = 0; row < added.length; row += 1)
          sink.push(added.keys[row]!, predicate, added.values[row]!, this.#inferred);
      now = withIdChange(now, news);
      const found = new QuadBuffer();
      for (const predicate of this.#transitive) this.#addChains(now, predicate, found);
      news = this.#newIn(now, found);
    } while (news.size > 0);
  }

  /** The chains of a transitive property. Cost: its statements, and the chains. */
  #addChains(content: GraphContent, predicate: TermId, sink: IdQuadSink): void {
    const { so } = content.statements.get(predicate) ?? NO_STATEMENTS;
    const next = new Map<TermId, Set<TermId>>();
    visitRows(so, undefined, undefined, (subject, object, graph) => {
      if (!this.#notFacts.has(graph))
        next.set(subject, (next.get(subject) ?? new Set()).add(object));
    });
    const visit = this.#visitorOf(predicate, sink);
    for (const [start, firsts] of next) {
      const reached = new Set<TermId>();
      for (const first of firsts) for (const second of next.get(first) ?? []) reached.add(second);
      for (const each of reached) for (const beyond of next.get(each) ?? []) reached.add(beyond);
      for (const each of reached) {
        sink.push(start, predicate, each, this.#inferred);
        visit?.(start, each, this.#inferred);
      }
    }
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

  #visitorOf(predicate: TermId, sink: IdQuadSink): RowVisitor | undefined {
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
    return !isInline(id) && this.numbers.kindOf(id) <= TermKind.blankNode;
  }
}
