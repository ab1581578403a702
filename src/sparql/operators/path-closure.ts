/** Property paths of any length (SPARQL 1.1 §9.3, §18.4): `*`, `+` and `?` over any path. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { BATCH_ROWS, BatchBuilder, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { PathAutomaton } from './path-automaton.js';
import type { VariableOrId } from './pattern.js';
import type { QueryContext } from './query-context.js';

export interface ClosurePattern {
  readonly subject: VariableOrId;
  readonly object: VariableOrId;
  /**
   * The variable whose value is the graph that the path goes through, where the automaton asks for
   * one.
   */
  readonly graphVariable: string | undefined;
  readonly automaton: PathAutomaton;
  readonly detail: string;
}

/** What to walk: from one node, to one end or any. */
interface Walk {
  readonly first: TermId;
  readonly graph: TermId;
  readonly isForward: boolean;
  /** Whether the row has the node, which may be none of the graph. */
  readonly isGiven: boolean;
  readonly end: TermId;
}

/** How many starts' ends are kept, so that rows with the same start cost one walk. */
const KEPT_WALKS = 1_000;

/** Each row of the input with the ends of the path: every pair of a start and an end once. */
export class PathClosure extends Operator {
  readonly #context: QueryContext;
  readonly #input: Operator;
  readonly #pattern: ClosurePattern;
  readonly #added: readonly string[];
  readonly #carried: readonly number[];
  /** The ends of walks in one graph. */
  readonly #walks = new Map<number, Uint32Array>();
  #graph: TermId = UNBOUND;

  constructor(
    context: QueryContext,
    input: Operator,
    pattern: ClosurePattern,
    needed: ReadonlySet<string>,
  ) {
    const own = [
      ...new Set(
        [pattern.subject, pattern.object].filter(
          (position): position is string => typeof position === 'string',
        ),
      ),
    ];
    const added = own.filter((name) => !input.certain.has(name) && needed.has(name));
    const carried = input.variables.filter((name) => needed.has(name) && !added.includes(name));
    super(
      [...carried, ...added],
      new Set([...carried.filter((name) => input.certain.has(name)), ...added]),
      input.estimate * 10,
      [input],
    );
    this.#context = context;
    this.#input = input;
    this.#pattern = pattern;
    this.#added = added;
    this.#carried = carried.map((name) => input.columnOf(name));
  }

  describe(): StepDescription {
    return { name: 'path', detail: this.#pattern.detail };
  }

  protected *run(): Generator<Batch> {
    const output = new BatchBuilder(this.variables.length);
    const { subject, object, graphVariable } = this.#pattern;
    for (const { columns, rowCount } of this.#input.batches()) {
      const read = (position: VariableOrId, row: number): TermId => {
        if (typeof position === 'number') return position;
        const column = this.#input.columnOf(position);
        return column === -1 ? UNBOUND : columns[column]![row]!;
      };
      for (let row = 0; row < rowCount; row += 1) {
        const graph = graphVariable === undefined ? UNBOUND : read(graphVariable, row);
        const [start, end] = [read(subject, row), read(object, row)];
        const firsts =
          start !== UNBOUND
            ? [start]
            : end !== UNBOUND
              ? [end]
              : this.#pattern.automaton.starts(graph);
        const isForward = start !== UNBOUND || end === UNBOUND;
        const isGiven = start !== UNBOUND || end !== UNBOUND;
        for (const first of firsts) {
          const ends = this.#ends(first, graph, isForward);
          for (let from = 0; from < ends.length; from += BATCH_ROWS) {
            const some = ends.subarray(from, from + BATCH_ROWS);
            this.#add(output, columns, row, some, { first, graph, isForward, isGiven, end });
            if (output.isFull) yield output.take();
          }
        }
      }
    }
    yield output.take();
  }

  /** Adds a row of the input with the ends of the path from one node. */
  #add(
    output: BatchBuilder,
    columns: readonly Uint32Array[],
    row: number,
    ends: Uint32Array,
    { first, graph, isForward, isGiven, end }: Walk,
  ): void {
    const { subject, object, automaton } = this.#pattern;
    const isLoop = typeof subject === 'string' && subject === object;
    const isOfVariables = typeof subject === 'string' && typeof object === 'string';
    for (const reached of ends) {
      this.#context.budget.check();
      if (isLoop && reached !== first) continue;
      if (isForward && end !== UNBOUND && reached !== end) continue;
      // Between two variables, a path of no length is one from a node of the graph to itself
      // (SPARQL 1.1 §18.4).
      if (reached === first && isGiven && isOfVariables && !automaton.isNode(first, graph))
        continue;
      output.reserve(1);
      for (let at = 0; at < this.#carried.length; at += 1)
        output.columns[at]![output.rowCount] = columns[this.#carried[at]!]![row]!;
      for (let at = 0; at < this.#added.length; at += 1)
        output.columns[this.#carried.length + at]![output.rowCount] =
          (this.#added[at] === subject) === isForward ? first : reached;
      output.rowCount += 1;
    }
  }

  #ends(from: TermId, graph: TermId, isForward: boolean): Uint32Array {
    if (graph !== this.#graph) this.#walks.clear();
    this.#graph = graph;
    const key = from * 2 + Number(isForward);
    const known = this.#walks.get(key);
    if (known) return known;
    const ends = this.#pattern.automaton.walk(from, graph, isForward ? 'forward' : 'backward');
    if (this.#walks.size >= KEPT_WALKS) this.#walks.clear();
    this.#walks.set(key, ends);
    return ends;
  }
}
