/**
 * A property path as an automaton: states, and steps over predicates between them. A walk visits
 * each pair of a state and a node once, so that it ends on cycles and costs no more than the
 * statements it can reach (SPARQL 1.1 §18.4 asks for each end once).
 */
import { UNBOUND, visitRows, type TermId } from '../../graph/index.js';
import type { NamedNode } from '../../rdf/index.js';
import type { PathExpression } from '../path-expression.js';
import { isSelected, type GraphSelection } from './graph-selection.js';
import { Lookups } from './pattern.js';
import type { QueryContext } from './query-context.js';
import { IdSet } from './row-index.js';

/** A step along one predicate, or along all but some; backwards it goes from object to subject. */
interface Step {
  readonly predicate: TermId | undefined;
  readonly excluded: ReadonlySet<TermId> | undefined;
  readonly isBackwards: boolean;
}

/** From the start of a path, or from its end. */
type Direction = 'forward' | 'backward';

interface Edge extends Partial<Step> {
  readonly to: number;
  /** An edge without a step is taken at once. */
  readonly isEmpty: boolean;
}

/**
 * Thompson's construction: the edges from each state; the first state is 0, the last the one that
 * accepts.
 */
class Machine {
  readonly edges: Edge[][] = [];
  readonly accepting: number;
  /** The nodes that the walk under way has seen in each state. */
  readonly seen: readonly IdSet[];

  readonly #idOf: (predicate: NamedNode) => TermId;

  constructor(path: PathExpression, idOf: (predicate: NamedNode) => TermId, direction: Direction) {
    this.#idOf = idOf;
    this.accepting = this.#build(path, this.#newState(), direction === 'backward');
    this.seen = this.edges.map(() => new IdSet());
  }

  #newState(): number {
    return this.edges.push([]) - 1;
  }

  #empty(from: number, to: number): void {
    this.edges[from]!.push({ to, isEmpty: true });
  }

  /** The states that a walk is in before its first step. */
  get startStates(): ReadonlySet<number> {
    const states = new Set([0]);
    // A set's iterator also gives what is added meanwhile.
    for (const state of states)
      for (const edge of this.edges[state]!) if (edge.isEmpty) states.add(edge.to);
    return states;
  }

  /** Adds a path, or with `isBackwards` its inverse, after a state; returns the state after it. */
  #build(path: PathExpression, from: number, isBackwards: boolean): number {
    switch (path.type) {
      case 'link':
        return this.#step(from, {
          predicate: this.#idOf(path.iri),
          excluded: undefined,
          isBackwards,
        });
      case 'nps':
        return this.#step(from, {
          predicate: undefined,
          excluded: new Set(path.iris.map((iri) => this.#idOf(iri))),
          isBackwards,
        });
      case 'inv':
        return this.#build(path.path, from, !isBackwards);
      case 'seq':
        return (isBackwards ? [...path.input].reverse() : path.input).reduce(
          (state, part) => this.#build(part, state, isBackwards),
          from,
        );
      case 'alt': {
        const to = this.#newState();
        for (const part of path.input) {
          const begin = this.#newState();
          this.#empty(from, begin);
          this.#empty(this.#build(part, begin, isBackwards), to);
        }
        return to;
      }
      default: {
        // States of their own at both ends, so that a repetition does not leak into what stands
        // around it.
        const begin = this.#newState();
        this.#empty(from, begin);
        const end = this.#build(path.path, begin, isBackwards);
        const to = this.#newState();
        this.#empty(end, to);
        if (path.type !== 'ZeroOrOnePath') this.#empty(end, begin);
        if (path.type !== 'OneOrMorePath') this.#empty(begin, to);
        return to;
      }
    }
  }

  #step(from: number, step: Step): number {
    const to = this.#newState();
    this.edges[from]!.push({ ...step, to, isEmpty: false });
    return to;
  }
}

export class PathAutomaton {
  readonly #context: QueryContext;
  readonly #selectionOf: (graph: TermId) => GraphSelection;
  readonly #machines: Readonly<Record<Direction, Machine>>;
  readonly #lookups = new Map<TermId, Lookups>();

  /**
   * @param selectionOf the graphs to walk through, given the value of the graph variable (0 where
   * there is none).
   */
  constructor(
    context: QueryContext,
    path: PathExpression,
    selectionOf: (graph: TermId) => GraphSelection,
  ) {
    this.#context = context;
    this.#selectionOf = selectionOf;
    const machine = (direction: Direction): Machine =>
      new Machine(path, (predicate) => context.knownIdOf(predicate), direction);
    this.#machines = { forward: machine('forward'), backward: machine('backward') };
  }

  /** The ends of the path from one node, each once. */
  walk(from: TermId, graph: TermId, direction: Direction): Uint32Array {
    const { edges, accepting, seen } = this.#machines[direction];
    for (const nodes of seen) nodes.clear();
    const ends: TermId[] = [];
    const open: [state: number, node: TermId][] = [];
    const reach = (state: number, node: TermId): void => {
      if (!seen[state]!.add(node)) return;
      if (state === accepting) ends.push(node);
      open.push([state, node]);
    };
    reach(0, from);
    for (let next = open.pop(); next; next = open.pop()) {
      const [state, node] = next;
      this.#context.budget.check();
      for (const edge of edges[state]!) {
        if (edge.isEmpty) reach(edge.to, node);
        else
          this.#follow(edge as Step, node, graph, (reached) => {
            reach(edge.to, reached);
          });
      }
    }
    this.#context.budget.addMemory(ends.length * 4);
    return Uint32Array.from(ends);
  }

  /**
   * All nodes that a path with two free ends can begin at: those that a first step leads from, and
   * where the path may have no length, all of the graph (SPARQL 1.1 §18.4, nodes(G)).
   */
  starts(graph: TermId): Iterable<TermId> {
    const { startStates, accepting, edges } = this.#machines.forward;
    const nodes = new Set<TermId>();
    if (startStates.has(accepting)) {
      for (const predicate of this.#context.graph.statements.keys())
        for (const isBackwards of [false, true])
          this.#addStarts(nodes, predicate, isBackwards, graph);
      return nodes;
    }
    for (const edge of [...startStates]
      .flatMap((state) => edges[state]!)
      .filter(({ isEmpty }) => !isEmpty)) {
      for (const predicate of this.#predicatesOf(edge as Step))
        this.#addStarts(nodes, predicate, edge.isBackwards === true, graph);
    }
    return nodes;
  }

  #addStarts(nodes: Set<TermId>, predicate: TermId, isBackwards: boolean, graph: TermId): void {
    const selection = this.#selectionOf(graph);
    const pairs = this.#context.graph.pairsOf(predicate);
    visitRows(isBackwards ? pairs.os : pairs.so, undefined, undefined, (node, _, rowGraph) => {
      if (isSelected(selection, rowGraph)) nodes.add(node);
    });
    this.#context.budget.check();
  }

  *#predicatesOf({ predicate, excluded }: Step): Generator<TermId> {
    for (const each of predicate === undefined
      ? this.#context.graph.statements.keys()
      : [predicate])
      if (each !== UNBOUND && !excluded?.has(each)) yield each;
  }

  /** Whether a node is subject or object of some statement of the graph. */
  isNode(node: TermId, graph: TermId): boolean {
    const lookups = this.#lookupsOf(graph);
    for (const predicate of this.#context.graph.statements.keys()) {
      if (lookups.bySubject(predicate).find(node) > 0 || lookups.byObject(predicate).find(node) > 0)
        return true;
    }
    return false;
  }

  #lookupsOf(graph: TermId): Lookups {
    let lookups = this.#lookups.get(graph);
    if (!lookups)
      this.#lookups.set(
        graph,
        (lookups = new Lookups(this.#context.graph, this.#selectionOf(graph))),
      );
    return lookups;
  }

  #follow(step: Step, node: TermId, graph: TermId, reach: (node: TermId) => void): void {
    const lookups = this.#lookupsOf(graph);
    for (const predicate of this.#predicatesOf(step)) {
      const lookup = step.isBackwards ? lookups.byObject(predicate) : lookups.bySubject(predicate);
      lookup.find(node);
      for (let row = lookup.from; row < lookup.to; row += 1) reach(lookup.values[row]!);
    }
  }
}
