/** All matches of a pattern: the start of a join. */
import { endOfKey, hasDelta, type TermId } from '../../graph/index.js';
import { BATCH_ROWS, type Batch, type Repeats } from './batch.js';
import { PairLookup, selectRows } from './graph-selection.js';
import { Operator, type StepDescription } from './operator.js';
import { describePattern, predicatesOf, variablesOf } from './pattern.js';
import type { IdPattern, VariableOrId } from './pattern.js';
import type { QueryContext } from './query-context.js';

/** Keys with up to so many rows are stepped through. */
const FEW_ROWS = 8;

/** A predicate's rows by position; constant positions have one value. */
interface Found {
  readonly subject: Uint32Array | TermId;
  readonly predicate: TermId;
  readonly object: Uint32Array | TermId;
  readonly graphs: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** Whether no two rows have the same key. */
  readonly isUnique?: boolean;
}

/**
 * A pattern in which no variable is repeated. Where equal solutions need no row each, a run of rows
 * with one key is one row.
 */
export class PatternScan extends Operator {
  /** Reads the column whose runs are rows; undefined where no column is read. */
  readonly #runs: 'subject' | 'object' | undefined;
  readonly #isByRuns: boolean;

  constructor(
    private readonly context: QueryContext,
    private readonly pattern: IdPattern,
    needed: ReadonlySet<string>,
    private readonly repeats: Repeats,
    estimate: number,
  ) {
    const variables = variablesOf(pattern).filter((name) => needed.has(name));
    super(variables, new Set(variables), estimate, []);
    const { subject, object, graphVariable } = pattern;
    const isRead = (position: VariableOrId | undefined): boolean =>
      typeof position === 'string' && this.columnOf(position) !== -1;
    const read = (['subject', 'object'] as const).filter((each) => isRead(pattern[each]));
    const isWhole = typeof subject === 'string' && typeof object === 'string';
    this.#isByRuns =
      repeats !== 'each' &&
      !isRead(graphVariable) &&
      (read.length === 0 || (read.length === 1 && isWhole));
    this.#runs = read[0];
  }

  override get isCounted(): boolean {
    return this.#isByRuns && this.repeats === 'counted';
  }

  describe(): StepDescription {
    return { name: 'scan', detail: describePattern(this.pattern, this.context) };
  }

  protected *run(): Generator<Batch> {
    for (const predicate of predicatesOf(this.pattern, this.context.graph)) {
      for (const found of this.#find(predicate)) {
        if (this.#isByRuns && !found.isUnique) yield* this.#toRuns(found);
        else
          for (let { from } = found; from < found.to; from += BATCH_ROWS) {
            this.context.budget.check();
            const part = { ...found, from, to: Math.min(from + BATCH_ROWS, found.to) };
            yield this.#toBatch(part);
          }
      }
    }
  }

  *#find(predicate: TermId): Generator<Found> {
    const { subject, object, selection } = this.pattern;
    const { so, os } = this.context.graph.pairsOf(predicate);
    if (typeof subject === 'number') {
      const lookup = new PairLookup(so, selection);
      if (typeof object === 'number') lookup.findPair(subject, object);
      else lookup.find(subject);
      const { values, graphs, from, to } = lookup;
      yield { subject, predicate, object: values, graphs, from, to };
    } else if (typeof object === 'number') {
      const lookup = new PairLookup(os, selection);
      lookup.find(object);
      const { values, graphs, from, to } = lookup;
      yield { subject: values, predicate, object, graphs, from, to };
    } else {
      const isByObject = this.#isByRuns && this.#runs === 'object';
      const layers = isByObject ? os : so;
      const { keyCount, length: rowCount } = layers.base;
      const isUnique = this.#runs !== undefined && keyCount === rowCount && !hasDelta(layers);
      for (const { keys, values, graphs, length } of selectRows(layers, selection)) {
        const [subjects, objects] = isByObject ? [values, keys] : [keys, values];
        const columns = { subject: subjects, predicate, object: objects, graphs };
        yield { ...columns, from: 0, to: length, isUnique };
      }
    }
  }

  *#toRuns({ from, to, ...found }: Found): Generator<Batch> {
    const keys = this.#runs && found[this.#runs];
    if (from === to) return;
    if (typeof keys !== 'object') {
      // Nothing but perhaps the predicate is read.
      yield this.#toBatch({ ...found, from, to: from + 1 }, Float64Array.of(to - from));
      return;
    }
    for (let row = from; row < to;) {
      this.context.budget.check();
      const runs = runsFrom(keys, row, to);
      const part = { ...found, [this.#runs!]: runs.keys, from: 0, to: runs.count };
      yield this.#toBatch(part, runs.end - row === runs.count ? undefined : runs.lengths);
      row = runs.end;
    }
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

  #toBatch(found: Found, counts?: Float64Array): Batch {
    return {
      columns: this.variables.map((variable) => this.#columnOf(variable, found)),
      rowCount: found.to - found.from,
      counts: this.repeats === 'counted' ? counts : undefined,
    };
  }
}

/** The next runs of equal keys, as many as a batch has rows, and the row after them. */
function runsFrom(
  column: Uint32Array,
  from: number,
  to: number,
): { keys: Uint32Array; lengths: Float64Array; count: number; end: number } {
  const keys = new Uint32Array(Math.min(to - from, BATCH_ROWS));
  const lengths = new Float64Array(keys.length);
  let count = 0;
  let row = from;
  for (; row < to && count < BATCH_ROWS; count += 1) {
    const key = column[row]!;
    let end = row + 1;
    const few = Math.min(row + FEW_ROWS, to);
    while (end < few && column[end] === key) end += 1;
    if (end === few && end < to) end = endOfKey({ keys: column, length: to }, row, key);
    keys[count] = key;
    lengths[count] = end - row;
    row = end;
  }
  return { keys, lengths, count, end: row };
}
