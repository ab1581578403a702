/** All matches of a pattern: the start of a join. */
import type { TermId } from '../../graph/index.js';
import { BATCH_ROWS, type Batch } from './batch.js';
import { PairLookup, selectRows } from './graph-selection.js';
import { Operator, type StepDescription } from './operator.js';
import { describePattern, namesIn, predicatesOf, variablesOf, type IdPattern } from './pattern.js';
import type { QueryContext } from './query-context.js';

/** A predicate's rows by position; constant positions have one value. */
interface Found {
  readonly subject: Uint32Array | TermId;
  readonly predicate: TermId;
  readonly object: Uint32Array | TermId;
  readonly graphs: Uint32Array;
  readonly from: number;
  readonly to: number;
}

export class PatternScan extends Operator {
  constructor(
    private readonly context: QueryContext,
    private readonly pattern: IdPattern,
    needed: ReadonlySet<string>,
    estimate: number,
  ) {
    const variables = variablesOf(pattern).filter((name) => needed.has(name));
    super(variables, new Set(variables), estimate, []);
  }

  describe(): StepDescription {
    return { name: 'scan', detail: describePattern(this.pattern, this.context) };
  }

  protected *run(): Generator<Batch> {
    const { subject, predicate, object, graphVariable } = this.pattern;
    const names = [subject, predicate, object, graphVariable].filter(
      (each) => typeof each === 'string',
    );
    const hasRepeats = namesIn(names).length < names.length;
    for (const each of predicatesOf(this.pattern, this.context.graph)) {
      const found = this.#find(each);
      for (let { from } = found; from < found.to; from += BATCH_ROWS) {
        this.context.budget.check();
        const part = { ...found, from, to: Math.min(from + BATCH_ROWS, found.to) };
        yield hasRepeats ? this.#withEqualPositions(part) : this.#toBatch(part);
      }
    }
  }

  #find(predicate: TermId): Found {
    const { subject, object, selection } = this.pattern;
    const { so, os } = this.context.graph.pairsOf(predicate);
    if (typeof subject === 'number') {
      const lookup = new PairLookup(so, selection);
      if (typeof object === 'number') lookup.findPair(subject, object);
      else lookup.find(subject);
      const { values, graphs, from, to } = lookup;
      return { subject, predicate, object: values, graphs, from, to };
    }
    if (typeof object === 'number') {
      const lookup = new PairLookup(os, selection);
      lookup.find(object);
      const { values, graphs, from, to } = lookup;
      return { subject: values, predicate, object, graphs, from, to };
    }
    const { keys, values, graphs, length } = selectRows(so, selection);
    return { subject: keys, predicate, object: values, graphs, from: 0, to: length };
  }

  #columnOf(variable: string, found: Found): Uint32Array {
    const rowCount = found.to - found.from;
    const column =
      variable === this.pattern.subject
        ? found.subject
        : variable === this.pattern.predicate
          ? found.predicate
          : variable === this.pattern.object
            ? found.object
            : found.graphs;
    return typeof column === 'number'
      ? new Uint32Array(rowCount).fill(column)
      : column.subarray(found.from, found.to);
  }

  #toBatch(found: Found): Batch {
    return {
      columns: this.variables.map((variable) => this.#columnOf(variable, found)),
      rowCount: found.to - found.from,
    };
  }

  /** The rows in which a repeated variable has one value. */
  #withEqualPositions(found: Found): Batch {
    const { subject, predicate, object, graphVariable } = this.pattern;
    const positions: [unknown, Uint32Array | TermId][] = [
      [subject, found.subject],
      [predicate, found.predicate],
      [object, found.object],
      [graphVariable, found.graphs],
    ];
    const pairs = positions.flatMap(([name, column], index) =>
      positions
        .slice(index + 1)
        .filter(([other]) => typeof name === 'string' && other === name)
        .map(([, other]) => [column, other] as const),
    );
    const at = (column: Uint32Array | TermId, row: number): TermId =>
      typeof column === 'number' ? column : column[row]!;
    const kept: number[] = [];
    for (let row = found.from; row < found.to; row += 1) {
      if (pairs.every(([left, right]) => at(left, row) === at(right, row)))
        kept.push(row - found.from);
    }
    const columns = this.variables.map((variable) => {
      const column = this.#columnOf(variable, found);
      return Uint32Array.from(kept, (row) => column[row]!);
    });
    return { columns, rowCount: kept.length };
  }
}
