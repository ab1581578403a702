/** Each input row with its matches of a pattern: an index join. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { BATCH_ROWS, gather, joinedCounts, longer, type Batch, type Repeats } from './batch.js';
import { selectRows, type PairLookup } from './graph-selection.js';
import type { Operator, StepDescription } from './operator.js';
import type { IdPattern, VariableOrId } from './pattern.js';
import { Lookups, describePattern, predicatesOf, variablesOf } from './pattern.js';
import type { QueryContext } from './query-context.js';
import { RowJoin } from './row-join.js';

/** Few at first, as most joins have few matches. */
const FIRST_ROWS = 256;
/** Testing a row by a set saves as much as adding this many ids to it costs. */
const IDS_A_TEST = 16;
/** The same in bits of a set's range. */
const BITS_A_TEST = 4_096;

export interface PatternJoinOptions {
  /** The variables read later; others get no column. */
  readonly needed: ReadonlySet<string>;
  /** How matches may come where none of their variables is read. */
  readonly repeats: Repeats;
  readonly estimate: number;
}

/** Joins input rows from one on until the batch is full; returns the row after. */
type Join = (columns: readonly Uint32Array[], from: number, to: number) => number;

/** Variables bound by the input are looked up, the others are added. */
export class PatternJoin extends RowJoin {
  readonly #lookups: Lookups;
  /** Subject, predicate, object and graph; and which of them the added variables are. */
  readonly #positions: readonly (VariableOrId | undefined)[];
  readonly #taken: readonly number[];
  /** How matches of a row may come; other than `each` only where no column is added. */
  readonly #repeats: Repeats;
  /** Made by the first run: EXISTS and OPTIONAL have many. */
  #join: Join | undefined;
  #rows: Uint32Array = new Uint32Array(FIRST_ROWS);
  #values: Uint32Array[];
  /** The matches of each row, where they are counted. */
  #counts: Float64Array<ArrayBuffer>;
  #rowCount = 0;
  #isOneToOne = true;

  constructor(
    private readonly context: QueryContext,
    input: Operator,
    private readonly pattern: IdPattern,
    { needed, repeats, estimate }: PatternJoinOptions,
  ) {
    const own = variablesOf(pattern).filter((name) => needed.has(name));
    super(input, own, needed, estimate);
    this.#lookups = new Lookups(context.graph, pattern.selection);
    const { subject, predicate, object, graphVariable } = pattern;
    this.#positions = [subject, predicate, object, graphVariable];
    this.#taken = this.added.map((name) => this.#positions.indexOf(name));
    this.#values = this.added.map(() => new Uint32Array(FIRST_ROWS));
    this.#repeats = this.added.length === 0 ? repeats : 'each';
    this.#counts = new Float64Array(this.#repeats === 'counted' ? FIRST_ROWS : 0);
  }

  override get isCounted(): boolean {
    return super.isCounted || this.#repeats === 'counted';
  }

  describe(): StepDescription {
    return { name: 'look up', detail: describePattern(this.pattern, this.context) };
  }

  protected *run(): Generator<Batch> {
    const join = (this.#join ??= this.#fastJoin() ?? this.#anyJoin());
    this.#rowCount = 0;
    for (const batch of this.input.batches()) {
      let row = 0;
      while (row < batch.rowCount) {
        row = join(batch.columns, row, batch.rowCount);
        yield this.#take(batch);
        this.context.budget.check();
      }
    }
  }

  /** The usual case: predicate and one end known, the other known or new, graphs irrelevant. */
  #fastJoin(): Join | undefined {
    const { subject, predicate, object, selection } = this.pattern;
    if (typeof predicate !== 'number' || selection.kind === 'each' || subject === object)
      return undefined;
    const isKnown = (position: VariableOrId): boolean =>
      typeof position === 'number' || this.input.certain.has(position);
    const isFree = (position: VariableOrId): boolean =>
      typeof position === 'string' && this.input.columnOf(position) === -1;
    if (isKnown(subject) && isKnown(object)) {
      const probe = this.#probe(this.#lookups.bySubject(predicate), subject, object);
      if (typeof object !== 'number') return probe;
      const lookup = this.#lookups.byObject(predicate);
      lookup.find(object);
      return this.#test(lookup.values.subarray(lookup.from, lookup.to), subject, probe);
    }
    if (isKnown(subject) && isFree(object))
      return this.#lookUp(this.#lookups.bySubject(predicate), subject);
    if (isKnown(object) && isFree(subject))
      return this.#lookUp(this.#lookups.byObject(predicate), object);
    return undefined;
  }

  #lookUp(lookup: PairLookup, key: VariableOrId): Join {
    const join: Join = (columns, from, to) => {
      const keys = this.#column(key, columns, to);
      let lastKey = UNBOUND;
      let count = 0;
      let row = from;
      for (; row < to && this.#rowCount < BATCH_ROWS; row += 1) {
        if (keys[row] !== lastKey) {
          lastKey = keys[row]!;
          count = lookup.find(lastKey);
        }
        if (count === 0) this.#isOneToOne = false;
        else this.#add(row, count, lookup);
        if ((row & 255) === 255) this.context.budget.check();
      }
      return row;
    };
    const { keys } = lookup;
    return this.#repeats === 'any' && keys ? this.#test(keys, key, join) : join;
  }

  #probe(lookup: PairLookup, key: VariableOrId, value: VariableOrId): Join {
    return (columns, from, to) => {
      const keys = this.#column(key, columns, to);
      const values = this.#column(value, columns, to);
      let row = from;
      for (; row < to && this.#rowCount < BATCH_ROWS; row += 1) {
        if (lookup.findPair(keys[row]!, values[row]!) > 0) this.#add(row, 1);
        else this.#isOneToOne = false;
        if ((row & 255) === 255) this.context.budget.check();
      }
      return row;
    };
  }

  /** Rows with one of some terms, which ascend: by a set, or for few rows by `join`. */
  #test(ids: Uint32Array, position: VariableOrId, join: Join): Join {
    const first = ids[0] ?? 0;
    const span = ids.length === 0 ? 0 : ids.at(-1)! - first + 1;
    let rowCount = 0;
    let bits: Uint32Array | undefined;
    return (columns, from, to) => {
      rowCount += to - from;
      if (ids.length > rowCount * IDS_A_TEST || span > rowCount * BITS_A_TEST)
        return join(columns, from, to);
      bits ??= this.#bitsOf(ids, first, span);
      const tested = this.#column(position, columns, to);
      let row = from;
      for (; row < to && this.#rowCount < BATCH_ROWS; row += 1) {
        const bit = (tested[row]! - first) >>> 0;
        if (bit < span && ((bits[bit >>> 5]! >>> (bit & 31)) & 1) === 1) this.#add(row, 1);
        else this.#isOneToOne = false;
      }
      return row;
    };
  }

  #bitsOf(ids: Uint32Array, first: TermId, span: number): Uint32Array {
    this.context.budget.addMemory(span / 8);
    const bits = new Uint32Array((span + 31) >>> 5);
    for (let at = 0; at < ids.length; at += 1) {
      const bit = ids[at]! - first;
      bits[bit >>> 5]! |= 1 << (bit & 31);
      if ((at & 4_095) === 4_095) this.context.budget.check();
    }
    return bits;
  }

  /** Adds a row's matches, with the found values if they are read. */
  #add(row: number, count: number, found?: PairLookup): void {
    const start = this.#rowCount;
    if (this.#repeats !== 'each') {
      this.#rowCount = start + 1;
      if (this.#rowCount > this.#rows.length) this.#grow();
      this.#rows[start] = row;
      if (this.#repeats === 'counted') this.#counts[start] = count;
      return;
    }
    if (count > 1) this.#isOneToOne = false;
    this.#rowCount = start + count;
    if (this.#rowCount > this.#rows.length) this.#grow();
    const rows = this.#rows;
    for (let at = start; at < start + count; at += 1) rows[at] = row;
    if (!found || this.#values.length === 0) return;
    const added = this.#values[0]!;
    const { values, from } = found;
    for (let index = 0; index < count; index += 1) added[start + index] = values[from + index]!;
  }

  #anyJoin(): Join {
    const { subject, predicate, object, graphVariable = 0 } = this.pattern;
    const emit = this.#emitter();
    const { graph } = this.context;
    // With few predicates they are the same for all terms.
    const all = graph.statements.listsTerms ? undefined : predicatesOf(this.pattern, graph);
    const predicatesAt = (s: TermId, p: TermId, o: TermId): readonly TermId[] => {
      if (p !== UNBOUND) return this.pattern.excluded?.has(p) ? [] : [p];
      return all ?? predicatesOf(this.pattern, graph, s || undefined, o || undefined);
    };
    const joinRow = (columns: readonly Uint32Array[], row: number): void => {
      const start = this.#rowCount;
      const [s, p, o, g] = [
        this.read(subject, columns, row),
        this.read(predicate, columns, row),
        this.read(object, columns, row),
        this.read(graphVariable, columns, row),
      ];
      for (const each of predicatesAt(s, p, o)) {
        if (s !== UNBOUND) {
          const lookup = this.#lookups.bySubject(each);
          if (o === UNBOUND) lookup.find(s);
          else lookup.findPair(s, o);
          for (let at = lookup.from; at < lookup.to; at += 1)
            emit(row, s, each, lookup.values[at]!, lookup.graphs[at] ?? UNBOUND, g);
        } else if (o !== UNBOUND) {
          const lookup = this.#lookups.byObject(each);
          lookup.find(o);
          for (let at = lookup.from; at < lookup.to; at += 1)
            emit(row, lookup.values[at]!, each, o, lookup.graphs[at] ?? UNBOUND, g);
        } else {
          const { so } = this.context.graph.pairsOf(each);
          for (const { keys, values, graphs, length } of selectRows(so, this.pattern.selection))
            for (let at = 0; at < length; at += 1)
              emit(row, keys[at]!, each, values[at]!, graphs[at] ?? UNBOUND, g);
        }
        this.context.budget.check();
      }
      if (this.#repeats === 'each' || this.#rowCount === start) return;
      if (this.#repeats === 'counted') this.#counts[start] = this.#rowCount - start;
      this.#rowCount = start + 1;
    };
    return (columns, from, to) => {
      this.#isOneToOne = false;
      let row = from;
      for (; row < to && this.#rowCount < BATCH_ROWS; row += 1) joinRow(columns, row);
      return row;
    };
  }

  /** Appends a match if repeated variables agree and the graph is the row's. */
  #emitter(): (
    row: number,
    s: TermId,
    p: TermId,
    o: TermId,
    graph: TermId,
    rowGraph: TermId,
  ) => void {
    // The pairs of positions with the same variable.
    const repeated = this.#positions.flatMap((name, first) =>
      this.#positions.flatMap((other, second) =>
        first < second && typeof name === 'string' && name === other ? [[first, second]] : [],
      ),
    ) as (readonly [number, number])[];
    const match = new Uint32Array(4);
    return (row, s, p, o, graph, rowGraph) => {
      if (rowGraph !== UNBOUND && rowGraph !== graph) return;
      match[0] = s;
      match[1] = p;
      match[2] = o;
      match[3] = graph;
      for (const [first, second] of repeated) if (match[first] !== match[second]) return;
      if (this.#rowCount === this.#rows.length) this.#grow();
      this.#rows[this.#rowCount] = row;
      for (let index = 0; index < this.#taken.length; index += 1)
        this.#values[index]![this.#rowCount] = match[this.#taken[index]!]!;
      this.#rowCount += 1;
    };
  }

  #column(position: VariableOrId, columns: readonly Uint32Array[], rowCount: number): Uint32Array {
    return typeof position === 'number'
      ? new Uint32Array(rowCount).fill(position)
      : columns[this.input.columnOf(position)]!;
  }

  #grow(): void {
    const length = Math.max(this.#rowCount, this.#rows.length * 2);
    if (length > BATCH_ROWS)
      this.context.budget.addMemory((length - this.#rows.length) * 4 * (this.#values.length + 1));
    this.#rows = longer(this.#rows, length);
    this.#values = this.#values.map((column) => longer(column, length));
    if (this.#repeats !== 'counted') return;
    const counts = new Float64Array(length);
    counts.set(this.#counts);
    this.#counts = counts;
  }

  /** The rows gathered so far, all from one input batch. */
  #take(batch: Batch): Batch {
    const rowCount = this.#rowCount;
    const taken = this.carried.map((index) => batch.columns[index]!);
    const carried =
      this.#isOneToOne && rowCount === batch.rowCount ? taken : gather(taken, this.#rows, rowCount);
    const added = this.#values.map((column) => column.slice(0, rowCount));
    const own = this.#repeats === 'counted' ? this.#counts : undefined;
    const counts = joinedCounts(batch.counts, this.#rows, own, rowCount);
    this.#rowCount = 0;
    this.#isOneToOne = true;
    return { columns: [...carried, ...added], rowCount, counts };
  }
}
