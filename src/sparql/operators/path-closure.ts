/** Property paths of any length (SPARQL 1.1 §9.3, §18.4): `*`, `+` and `?` over any path. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { BATCH_ROWS, BatchBuilder, longer, type Batch } from './batch.js';
import { NumbersById } from './numbers-by-id.js';
import type { Operator, StepDescription } from './operator.js';
import type { PathAutomaton } from './path-automaton.js';
import { namesIn, type VariableOrId } from './pattern.js';
import type { QueryContext } from './query-context.js';
import { RowJoin } from './row-join.js';

export interface ClosurePattern {
  readonly subject: VariableOrId;
  readonly object: VariableOrId;
  /** The variable for the path's graph, if any. */
  readonly graphVariable: string | undefined;
  readonly automaton: PathAutomaton;
  readonly detail: string;
}

/** A walk from one node to one end or any. */
interface Walk {
  readonly first: TermId;
  readonly isForward: boolean;
  /** Whether the node is the row's, perhaps absent from the graph. */
  readonly isGiven: boolean;
  readonly end: TermId;
}

/** How many ends are kept, so that rows with the same start cost one walk. */
const KEPT_ENDS = 1 << 20;
const FIRST_ENDS = 1 << 10;

/** Each input row with the path's ends: each pair of start and end once. */
export class PathClosure extends RowJoin {
  /** Walks in one graph: each as the count of its ends, then the ends. */
  #walks: Uint32Array = new Uint32Array(FIRST_ENDS);
  /** The end of the last walk; 0 is no walk's place. */
  #used = 1;
  /** The places of walks by first node, backward and forward. */
  readonly #places: readonly [NumbersById, NumbersById];
  #graph: TermId = UNBOUND;

  constructor(
    private readonly context: QueryContext,
    input: Operator,
    private readonly pattern: ClosurePattern,
    needed: ReadonlySet<string>,
  ) {
    const own = namesIn([pattern.subject, pattern.object]).filter((name) => needed.has(name));
    super(input, own, needed, input.estimate * 10);
    this.#places = [new NumbersById(context.budget), new NumbersById(context.budget)];
  }

  describe(): StepDescription {
    return { name: 'path', detail: this.pattern.detail };
  }

  protected *run(): Generator<Batch> {
    const output = new BatchBuilder(this.variables.length);
    for (const { columns, rowCount } of this.input.batches()) {
      let row = 0;
      while (row < rowCount) {
        row = this.#addRows(output, columns, row, rowCount);
        if (row < rowCount && !output.isFull) yield* this.#addLargeRow(output, columns, row++);
        if (output.isFull) yield output.take();
      }
    }
    yield output.take();
  }

  #graphAt(columns: readonly Uint32Array[], row: number): TermId {
    const { graphVariable } = this.pattern;
    return graphVariable === undefined ? UNBOUND : this.read(graphVariable, columns, row);
  }

  /** Adds rows until the batch is full or a row may need more; returns the row after. */
  #addRows(
    output: BatchBuilder,
    columns: readonly Uint32Array[],
    from: number,
    to: number,
  ): number {
    const { subject, object } = this.pattern;
    let row = from;
    for (; row < to && !output.isFull; row += 1) {
      const start = this.read(subject, columns, row);
      const end = this.read(object, columns, row);
      const isForward = start !== UNBOUND;
      const first = isForward ? start : end;
      if (first === UNBOUND) break;
      const graph = this.#graphAt(columns, row);
      const place = this.#placeOf(first, graph, isForward);
      const count = this.#walks[place]!;
      if (count > BATCH_ROWS) break;
      const walk = { first, isForward, isGiven: true, end };
      this.#add(output, columns, row, place + 1, count, walk, graph);
    }
    return row;
  }

  *#addLargeRow(
    output: BatchBuilder,
    columns: readonly Uint32Array[],
    row: number,
  ): Generator<Batch> {
    const { subject, object, automaton } = this.pattern;
    const graph = this.#graphAt(columns, row);
    const [start, end] = [this.read(subject, columns, row), this.read(object, columns, row)];
    const isGiven = start !== UNBOUND || end !== UNBOUND;
    const isForward = start !== UNBOUND || end === UNBOUND;
    for (const first of isGiven ? [start || end] : automaton.starts(graph)) {
      const place = this.#placeOf(first, graph, isForward);
      const count = this.#walks[place]!;
      for (let from = 0; from < count; from += BATCH_ROWS) {
        const some = Math.min(BATCH_ROWS, count - from);
        const walk = { first, isForward, isGiven, end };
        this.#add(output, columns, row, place + 1 + from, some, walk, graph);
        if (output.isFull) yield output.take();
      }
    }
  }

  #add(
    output: BatchBuilder,
    columns: readonly Uint32Array[],
    row: number,
    from: number,
    count: number,
    { first, isForward, isGiven, end }: Walk,
    graph: TermId,
  ): void {
    const { subject, object, automaton } = this.pattern;
    const isLoop = typeof subject === 'string' && subject === object;
    const isOfVariables = typeof subject === 'string' && typeof object === 'string';
    const walks = this.#walks;
    output.reserve(count);
    for (let at = from; at < from + count; at += 1) {
      const reached = walks[at]!;
      this.context.budget.check();
      if (isLoop && reached !== first) continue;
      if (isForward && end !== UNBOUND && reached !== end) continue;
      // Between two variables, a path of no length goes from a node of the graph to itself (SPARQL
      // 1.1 §18.4).
      if (reached === first && isGiven && isOfVariables && !automaton.isNode(first, graph))
        continue;
      for (let index = 0; index < this.carried.length; index += 1)
        output.columns[index]![output.rowCount] = columns[this.carried[index]!]![row]!;
      for (let index = 0; index < this.added.length; index += 1)
        output.columns[this.carried.length + index]![output.rowCount] =
          (this.added[index] === subject) === isForward ? first : reached;
      output.rowCount += 1;
    }
  }

  /** The place of a node's walk. */
  #placeOf(from: TermId, graph: TermId, isForward: boolean): number {
    if (graph !== this.#graph || this.#used > KEPT_ENDS) {
      for (const places of this.#places) places.clear();
      this.#used = 1;
      this.#graph = graph;
    }
    const places = this.#places[isForward ? 1 : 0];
    const known = places.get(from);
    if (known !== 0) return known;
    const { automaton } = this.pattern;
    const count = automaton.walk(from, graph, isForward ? 'forward' : 'backward');
    const place = this.#used;
    this.#used += count + 1;
    if (this.#used > this.#walks.length) {
      const length = Math.max(this.#used, this.#walks.length * 2);
      this.context.budget.addMemory((length - this.#walks.length) * 4);
      this.#walks = longer(this.#walks, length);
    }
    this.#walks[place] = count;
    const { ends } = automaton;
    for (let index = 0; index < count; index += 1) this.#walks[place + 1 + index] = ends[index]!;
    places.set(from, place);
    return place;
  }
}
