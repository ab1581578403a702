/** Property paths of any length (SPARQL 1.1 §9.3, §18.4): `*`, `+` and `?` over any path. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { BatchBuilder, type Batch } from './batch.js';
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

/** How many starts' ends are kept, so that rows with the same start cost one walk. */
const KEPT_WALKS = 1_000;

/** Each row of the input with the ends of the path: every pair of a start and an end once. */
export class PathClosure extends Operator {
  readonly #context: QueryContext;
  readonly #input: Operator;
  readonly #pattern: ClosurePattern;
  readonly #added: readonly string[];
  readonly #carried: readonly number[];
  readonly #walks = new Map<string, Uint32Array>();

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
    const isLoop = typeof subject === 'string' && subject === object;
    for (const { columns, rowCount } of this.#input.batches()) {
      const read = (position: VariableOrId, row: number): TermId => {
        if (typeof position === 'number') return position;
        const column = this.#input.columnOf(position);
        return column === -1 ? UNBOUND : columns[column]![row]!;
      };
      for (let row = 0; row < rowCount; row += 1) {
        const graph = graphVariable === undefined ? UNBOUND : read(graphVariable, row);
        for (const [start, end] of this.#pairs(read(subject, row), read(object, row), graph)) {
          this.#context.budget.check();
          if (isLoop && start !== end) continue;
          output.reserve(1);
          this.#carried.forEach((index, at) => {
            output.columns[at]![output.rowCount] = columns[index]![row]!;
          });
          this.#added.forEach((name, at) => {
            output.columns[this.#carried.length + at]![output.rowCount] =
              name === subject ? start : end;
          });
          output.rowCount += 1;
          if (output.isFull) yield output.take();
        }
      }
    }
    yield output.take();
  }

  /** The pairs that the path connects, of those that a start or end that is given leaves. */
  *#pairs(start: TermId, end: TermId, graph: TermId): Generator<readonly [TermId, TermId]> {
    const { subject, object, automaton } = this.#pattern;
    if (start === UNBOUND && end === UNBOUND) {
      for (const each of automaton.starts(graph))
        for (const reached of automaton.walk(each, graph, 'forward')) yield [each, reached];
      return;
    }
    const isForward = start !== UNBOUND;
    const from = isForward ? start : end;
    for (const reached of this.#ends(from, graph, isForward ? 'forward' : 'backward')) {
      if (isForward && end !== UNBOUND && reached !== end) continue;
      // Between two variables, a path of no length is one from a node of the graph to itself
      // (SPARQL 1.1 §18.4).
      if (
        reached === from &&
        typeof subject === 'string' &&
        typeof object === 'string' &&
        !automaton.isNode(from, graph)
      )
        continue;
      yield isForward ? [from, reached] : [reached, from];
    }
  }

  #ends(from: TermId, graph: TermId, direction: 'forward' | 'backward'): Uint32Array {
    const key = `${from} ${graph} ${direction}`;
    const known = this.#walks.get(key);
    if (known) return known;
    const ends = this.#pattern.automaton.walk(from, graph, direction);
    if (this.#walks.size >= KEPT_WALKS) this.#walks.clear();
    this.#walks.set(key, ends);
    return ends;
  }
}
