/**
 * A property path as an automaton: states, and steps over predicates between them. A walk visits
 * each pair of state and node once, so it ends on cycles and costs at most the statements it can
 * reach (SPARQL 1.1 §18.4 wants each end once).
 */
import { UNBOUND, visitRows, type TermId } from '../../graph/index.js';
import type { NamedNode } from '../../rdf/index.js';
import type { PathExpression } from '../algebra/index.js';
import { longer } from './batch.js';
import { PairLookup, isSelected, type GraphSelection } from './graph-selection.js';
import type { QueryContext } from './query-context.js';
import { IdSet } from './id-set.js';

/** A step along one predicate, or all but some; backwards goes from object to subject. */
interface Step {
  readonly predicate: TermId | undefined;
  readonly excluded: ReadonlySet<TermId> | undefined;
  readonly isBackwards: boolean;
}

const FIRST_ENDS = 64;

type Direction = 'forward' | 'backward';

/** An edge; without a step it stays at the node. */
interface Edge {
  readonly to: number;
  readonly step: Step | undefined;
}

interface Move {
  readonly to: number;
  readonly step: Step;
}

/** A state's outgoing steps, across edges without steps. */
interface State {
  readonly isEnd: boolean;
  readonly moves: readonly Move[];
  /** Nodes seen by the current walk. */
  readonly seen: IdSet;
}

/** Thompson's construction: edges of each state; 0 is the first, the last one accepts. */
class Machine {
  readonly states: readonly State[];
  /** Whether a walk can end in one state only, so that no node is found twice. */
  readonly hasOneEnd: boolean;
  readonly #edges: Edge[][] = [];
  readonly #idOf: (predicate: NamedNode) => TermId;

  constructor(path: PathExpression, idOf: (predicate: NamedNode) => TermId, direction: Direction) {
    this.#idOf = idOf;
    const accepting = this.#build(path, this.#newState(), direction === 'backward');
    const states = this.#edges.map((_, from) => this.#stateOf(from, accepting));
    this.states = states.map((state) => ({
      ...state,
      moves: state.moves.map(({ to, step }) => ({ to: firstLike(states, states[to]!), step })),
    }));
    const entered = new Set([0, ...this.states.flatMap(({ moves }) => moves.map(({ to }) => to))]);
    this.hasOneEnd = [...entered].filter((state) => this.states[state]!.isEnd).length <= 1;
  }

  #stateOf(from: number, accepting: number): State {
    const reached = new Set([from]);
    // A set's iterator includes elements added meanwhile.
    for (const state of reached)
      for (const { to, step } of this.#edges[state]!) if (!step) reached.add(to);
    const moves = [...reached].flatMap((state) =>
      this.#edges[state]!.flatMap(({ to, step }) => (step ? [{ to, step }] : [])),
    );
    return { isEnd: reached.has(accepting), moves, seen: new IdSet() };
  }

  #newState(): number {
    return this.#edges.push([]) - 1;
  }

  #empty(from: number, to: number): void {
    this.#edges[from]!.push({ to, step: undefined });
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
        // States of its own at both ends keep a repetition from leaking into its surroundings.
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
    this.#edges[from]!.push({ to, step });
    return to;
  }
}

/**
 * The first state with the same continuation. Alternatives have a state each, and in a repetition
 * all continue alike.
 */
function firstLike(states: readonly State[], { isEnd, moves }: State): number {
  return states.findIndex(
    (other) =>
      other.isEnd === isEnd &&
      other.moves.length === moves.length &&
      moves.every((move) =>
        other.moves.some(({ to, step }) => to === move.to && step === move.step),
      ),
  );
}

const ANY_STEPS: readonly Step[] = [false, true].map((isBackwards) => ({
  predicate: undefined,
  excluded: undefined,
  isBackwards,
}));

export class PathAutomaton {
  readonly #machines: Readonly<Record<Direction, Machine>>;
  readonly #lookups = new Map<Step, readonly PairLookup[]>();
  #graph: TermId = UNBOUND;
  ends: Uint32Array = new Uint32Array(FIRST_ENDS);
  #endCount = 0;
  readonly #found = new IdSet();
  /** States and nodes that the current walk has yet to visit. */
  readonly #open: number[] = [];

  /** @param selectionOf the graphs to walk through, for a graph variable's value (0 if none). */
  constructor(
    private readonly context: QueryContext,
    path: PathExpression,
    private readonly selectionOf: (graph: TermId) => GraphSelection,
  ) {
    const machine = (direction: Direction): Machine =>
      new Machine(path, (predicate) => context.knownIdOf(predicate), direction);
    this.#machines = { forward: machine('forward'), backward: machine('backward') };
  }

  /** Puts the ends of the path from a node into `ends`, each once; returns how many. */
  walk(from: TermId, graph: TermId, direction: Direction): number {
    const machine = this.#machines[direction];
    const { states } = machine;
    const open = this.#open;
    for (const { seen } of states) seen.clear();
    this.#found.clear();
    this.#endCount = 0;
    this.#enter(machine, 0, from);
    while (open.length > 0) {
      const node = open.pop()!;
      this.context.budget.check();
      for (const { to, step } of states[open.pop()!]!.moves)
        for (const lookup of this.#lookupsOf(step, node, graph)) {
          lookup.find(node);
          const { values, from: first, to: end } = lookup;
          for (let row = first; row < end; row += 1) this.#enter(machine, to, values[row]!);
        }
    }
    return this.#endCount;
  }

  #enter({ states, hasOneEnd }: Machine, to: number, node: TermId): void {
    const { seen, isEnd, moves } = states[to]!;
    if (!seen.add(node)) return;
    if (isEnd && (hasOneEnd || this.#found.add(node))) {
      if (this.#endCount === this.ends.length) this.#grow();
      this.ends[this.#endCount++] = node;
    }
    if (moves.length > 0) this.#open.push(to, node);
  }

  #grow(): void {
    this.context.budget.addMemory(this.ends.length * 4);
    this.ends = longer(this.ends, this.ends.length * 2);
  }

  /**
   * All nodes where a path with two free ends can begin: those with a first step, and where the
   * path may have no length, all of the graph (SPARQL 1.1 §18.4, nodes(G)).
   */
  starts(graph: TermId): Iterable<TermId> {
    const { isEnd, moves } = this.#machines.forward.states[0]!;
    const nodes = new Set<TermId>();
    const { statements } = this.context.graph;
    if (isEnd) {
      for (const predicate of statements.predicates())
        for (const isBackwards of [false, true])
          this.#addStarts(nodes, predicate, isBackwards, graph);
      return nodes;
    }
    for (const { step } of moves)
      for (const predicate of predicatesOf(step, () => statements.predicates()))
        this.#addStarts(nodes, predicate, step.isBackwards, graph);
    return nodes;
  }

  #addStarts(nodes: Set<TermId>, predicate: TermId, isBackwards: boolean, graph: TermId): void {
    const selection = this.selectionOf(graph);
    const pairs = this.context.graph.pairsOf(predicate);
    visitRows(isBackwards ? pairs.os : pairs.so, undefined, undefined, (node, _, rowGraph) => {
      if (isSelected(selection, rowGraph)) nodes.add(node);
    });
    this.context.budget.check();
  }

  isNode(node: TermId, graph: TermId): boolean {
    return ANY_STEPS.some((step) =>
      this.#lookupsOf(step, node, graph).some((lookup) => lookup.find(node) > 0),
    );
  }

  #lookupsOf(step: Step, node: TermId, graph: TermId): readonly PairLookup[] {
    if (graph !== this.#graph) {
      this.#lookups.clear();
      this.#graph = graph;
    }
    const { statements } = this.context.graph;
    const known = this.#lookups.get(step);
    if (known) return known;
    const isOfNode = step.predicate === undefined && statements.listsTerms;
    const [subject, object] = step.isBackwards ? [undefined, node] : [node, undefined];
    const selection = this.selectionOf(graph);
    const lookups = predicatesOf(step, () => statements.predicatesOf(subject, object)).map(
      (predicate) => {
        const { so, os } = this.context.graph.pairsOf(predicate);
        return new PairLookup(step.isBackwards ? os : so, selection);
      },
    );
    if (!isOfNode) this.#lookups.set(step, lookups);
    return lookups;
  }
}

/** The predicates of a step; from the graph where it names none. */
function predicatesOf(
  { predicate, excluded }: Step,
  all: () => readonly TermId[],
): readonly TermId[] {
  if (predicate !== undefined) return predicate === UNBOUND ? [] : [predicate];
  return all().filter((each) => !excluded?.has(each));
}
