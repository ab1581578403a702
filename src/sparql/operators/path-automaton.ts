/**
 * A property path as an automaton: states, and steps over predicates between them. A walk visits
 * each pair of a state and a node once, so that it ends on cycles and costs no more than the
 * statements it can reach (SPARQL 1.1 §18.4 asks for each end once).
 */
import { UNBOUND, visitRows, type TermId } from '../../graph/index.js';
import { isSelected, type GraphSelection } from './graph-selection.js';
import { Lookups } from './pattern.js';
import type { QueryContext } from './query-context.js';
import { IdSet } from './row-index.js';

/** A step along one predicate, or along all but some; backwards it goes from object to subject. */
export interface Step {
  readonly predicate: TermId | undefined;
  readonly excluded: ReadonlySet<TermId> | undefined;
  readonly isBackwards: boolean;
}

interface Edge extends Partial<Step> {
  readonly to: number;
  /** An edge without a step is taken at once. */
  readonly isEmpty: boolean;
}

export type Path =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'sequence' | 'alternative'; readonly parts: readonly Path[] }
  | {
      readonly kind: 'repeat';
      readonly part: Path;
      readonly isZeroAllowed: boolean;
      readonly isManyAllowed: boolean;
    };

/** The path walked from its end to its start. */
export function reversed(path: Path): Path {
  switch (path.kind) {
    case 'step':
      return { kind: 'step', step: { ...path.step, isBackwards: !path.step.isBackwards } };
    case 'sequence':
      return { ...path, parts: [...path.parts].reverse().map(reversed) };
    case 'alternative':
      return { ...path, parts: path.parts.map(reversed) };
    case 'repeat':
      return { ...path, part: reversed(path.part) };
  }
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

  constructor(path: Path) {
    this.accepting = this.#build(path, this.#newState());
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

  /** Adds the path behind a state; returns the state after it. */
  #build(path: Path, from: number): number {
    switch (path.kind) {
      case 'step': {
        const to = this.#newState();
        this.edges[from]!.push({ ...path.step, to, isEmpty: false });
        return to;
      }
      case 'sequence':
        return path.parts.reduce((state, part) => this.#build(part, state), from);
      case 'alternative': {
        const to = this.#newState();
        for (const part of path.parts) {
          const begin = this.#newState();
          this.#empty(from, begin);
          this.#empty(this.#build(part, begin), to);
        }
        return to;
      }
      case 'repeat': {
        // States of their own at both ends, so that a repetition does not leak into what stands
        // around it.
        const begin = this.#newState();
        this.#empty(from, begin);
        const end = this.#build(path.part, begin);
        const to = this.#newState();
        this.#empty(end, to);
        if (path.isManyAllowed) this.#empty(end, begin);
        if (path.isZeroAllowed) this.#empty(begin, to);
        return to;
      }
    }
  }
}

export class PathAutomaton {
  readonly #context: QueryContext;
  readonly #selectionOf: (graph: TermId) => GraphSelection;
  readonly #machines: Readonly<Record<'forward' | 'backward', Machine>>;
  readonly #lookups = new Map<TermId, Lookups>();

  /**
   * @param selectionOf the graphs to walk through, given the value of the graph variable (0 where
   * there is none).
   */
  constructor(context: QueryContext, path: Path, selectionOf: (graph: TermId) => GraphSelection) {
    this.#context = context;
    this.#selectionOf = selectionOf;
    this.#machines = { forward: new Machine(path), backward: new Machine(reversed(path)) };
  }

  /** The ends of the path from one node, each once. */
  walk(from: TermId, graph: TermId, direction: 'forward' | 'backward'): Uint32Array {
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
