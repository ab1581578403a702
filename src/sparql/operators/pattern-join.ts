/** Each row of the input with the matches of a pattern: an index join. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { BATCH_ROWS, gather, type Batch } from './batch.js';
import { selectRows, type PairLookup } from './graph-selection.js';
import { Operator, type StepDescription } from './operator.js';
import {
  Lookups,
  describePattern,
  predicatesOf,
  variablesOf,
  type IdPattern,
  type VariableOrId,
} from './pattern.js';
import type { QueryContext } from './query-context.js';
import { IdSet } from './row-index.js';

/** Sets of subjects are not made larger than this. */
const MAX_SET_SIZE = 500_000;

export interface PatternJoinOptions {
  /** The variables that are read further on; others get no column. */
  readonly needed: ReadonlySet<string>;
  /** Whether one match is as good as many where none of its variables is read: in EXISTS. */
  readonly isOneEnough: boolean;
  readonly estimate: number;
}

/** Reads the id at a position of the pattern for a row of the input; 0 is free. */
type Reader = (columns: readonly Uint32Array[], row: number) => TermId;

/**
 * The pattern's variables that the input binds are looked up, the others are added. A variable that
 * the input binds only in some rows is both.
 */
export class PatternJoin extends Operator {
  readonly #context: QueryContext;
  readonly #input: Operator;
  readonly #pattern: IdPattern;
  readonly #lookups: Lookups;
  /** Columns of the input that are passed on. */
  readonly #carried: readonly number[];
  /**
   * The positions (0 subject … 3 graph) whose value becomes a column, in the order of the columns
   * after the carried ones.
   */
  readonly #taken: readonly number[];
  readonly #isOneEnough: boolean;
  #rows = new Uint32Array(BATCH_ROWS);
  #added: Uint32Array[];
  #rowCount = 0;

  constructor(
    context: QueryContext,
    input: Operator,
    pattern: IdPattern,
    options: PatternJoinOptions,
  ) {
    const own = variablesOf(pattern);
    const isAdded = (name: string): boolean => !input.certain.has(name) && options.needed.has(name);
    const carried = input.variables.filter(
      (name) => options.needed.has(name) && !(own.includes(name) && isAdded(name)),
    );
    const added = own.filter(isAdded);
    const variables = [...carried, ...added];
    super(
      variables,
      new Set([...carried.filter((name) => input.certain.has(name)), ...added]),
      options.estimate,
      [input],
    );
    this.#context = context;
    this.#input = input;
    this.#pattern = pattern;
    this.#lookups = new Lookups(context.graph, pattern.selection);
    this.#carried = carried.map((name) => input.columnOf(name));
    const positions: (VariableOrId | undefined)[] = [
      pattern.subject,
      pattern.predicate,
      pattern.object,
      pattern.graphVariable,
    ];
    this.#taken = added.map((name) => positions.indexOf(name));
    this.#added = added.map(() => new Uint32Array(BATCH_ROWS));
    this.#isOneEnough = options.isOneEnough && added.length === 0;
  }

  describe(): StepDescription {
    return { name: 'look up', detail: describePattern(this.#pattern, this.#context) };
  }

  protected *run(): Generator<Batch> {
    const join = this.#fastJoin() ?? this.#anyJoin();
    this.#rowCount = 0;
    for (const batch of this.#input.batches()) {
      for (let row = 0; row < batch.rowCount; row += 1) {
        join(batch.columns, row);
        if (this.#rowCount >= BATCH_ROWS) yield this.#take(batch);
        if ((row & 255) === 255) this.#context.budget.check();
      }
      if (this.#rowCount > 0) yield this.#take(batch);
      this.#context.budget.check();
    }
  }

  /**
   * The usual case: the predicate and an end are known, the other end is known or new, and graphs
   * do not matter.
   */
  #fastJoin(): Reader | undefined {
    const { subject, predicate, object, selection } = this.#pattern;
    if (typeof predicate !== 'number' || selection.kind === 'each' || subject === object)
      return undefined;
    const isKnown = (position: VariableOrId): boolean =>
      typeof position === 'number' || this.#input.certain.has(position);
    const isFree = (position: VariableOrId): boolean =>
      typeof position === 'string' && this.#input.columnOf(position) === -1;
    if (isKnown(subject) && typeof object === 'number')
      return (
        this.#test(this.#lookups.byObject(predicate), object, this.#reader(subject)) ??
        this.#probe(this.#lookups.bySubject(predicate), this.#reader(subject), this.#reader(object))
      );
    if (isKnown(subject) && isKnown(object))
      return this.#probe(
        this.#lookups.bySubject(predicate),
        this.#reader(subject),
        this.#reader(object),
      );
    if (isKnown(subject) && isFree(object))
      return this.#lookUp(this.#lookups.bySubject(predicate), this.#reader(subject));
    if (isKnown(object) && isFree(subject))
      return this.#lookUp(this.#lookups.byObject(predicate), this.#reader(object));
    return undefined;
  }

  #lookUp(lookup: PairLookup, readKey: Reader): Reader {
    let lastKey = UNBOUND;
    let count = 0;
    return (columns, row) => {
      const key = readKey(columns, row);
      if (key !== lastKey) {
        count = lookup.find(key);
        lastKey = key;
      }
      if (count === 0) return 0;
      const emitted = this.#isOneEnough ? 1 : count;
      this.#reserve(emitted);
      const start = this.#rowCount;
      this.#rows.fill(row, start, start + emitted);
      if (this.#added.length > 0) {
        const added = this.#added[0]!;
        const { values, from } = lookup;
        for (let index = 0; index < emitted; index += 1)
          added[start + index] = values[from + index]!;
      }
      this.#rowCount += emitted;
      return emitted;
    };
  }

  /**
   * Whether the row's subject is among those of a constant object, from a set of them when that is
   * the cheaper way.
   */
  #test(lookup: PairLookup, object: TermId, readSubject: Reader): Reader | undefined {
    const count = lookup.find(object);
    if (count > MAX_SET_SIZE || count > this.#input.estimate * 4) return undefined;
    const subjects = new IdSet();
    for (let at = lookup.from; at < lookup.to; at += 1) subjects.add(lookup.values[at]!);
    return (columns, row) => {
      if (!subjects.has(readSubject(columns, row))) return 0;
      this.#reserve(1);
      this.#rows[this.#rowCount] = row;
      this.#rowCount += 1;
      return 1;
    };
  }

  #probe(lookup: PairLookup, readKey: Reader, readValue: Reader): Reader {
    return (columns, row) => {
      if (lookup.findPair(readKey(columns, row), readValue(columns, row)) === 0) return 0;
      this.#reserve(1);
      this.#rows[this.#rowCount] = row;
      this.#rowCount += 1;
      return 1;
    };
  }

  /** Any pattern over any row. */
  #anyJoin(): Reader {
    const { subject, predicate, object, graphVariable } = this.#pattern;
    const [readSubject, readPredicate, readObject, readGraph] = [
      subject,
      predicate,
      object,
      graphVariable ?? 0,
    ].map((position) => this.#reader(position)) as [Reader, Reader, Reader, Reader];
    const emit = this.#emitter();
    const all = predicatesOf(this.#pattern, this.#context.graph);
    return (columns, row) => {
      const start = this.#rowCount;
      const [s, p, o, g] = [
        readSubject(columns, row),
        readPredicate(columns, row),
        readObject(columns, row),
        readGraph(columns, row),
      ];
      const predicates = p === UNBOUND ? all : this.#pattern.excluded?.has(p) ? [] : [p];
      for (const each of predicates) {
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
          const rows = selectRows(this.#context.graph.pairsOf(each).so, this.#pattern.selection);
          for (let at = 0; at < rows.length; at += 1)
            emit(row, rows.keys[at]!, each, rows.values[at]!, rows.graphs[at] ?? UNBOUND, g);
        }
        this.#context.budget.check();
      }
      if (this.#isOneEnough && this.#rowCount > start) this.#rowCount = start + 1;
      return this.#rowCount - start;
    };
  }

  /**
   * Appends a match, if the positions of a variable that stands twice agree and the graph is the
   * row's.
   */
  #emitter(): (
    row: number,
    s: TermId,
    p: TermId,
    o: TermId,
    graph: TermId,
    rowGraph: TermId,
  ) => void {
    const { subject, predicate, object, graphVariable } = this.#pattern;
    const isVariable = (position: VariableOrId | undefined): boolean =>
      typeof position === 'string';
    const isSame = (left: VariableOrId | undefined, right: VariableOrId | undefined): boolean =>
      isVariable(left) && left === right;
    const [sp, so, po] = [
      isSame(subject, predicate),
      isSame(subject, object),
      isSame(predicate, object),
    ];
    const [sg, pg, og] = [
      isSame(subject, graphVariable),
      isSame(predicate, graphVariable),
      isSame(object, graphVariable),
    ];
    const match = new Uint32Array(4);
    return (row, s, p, o, graph, rowGraph) => {
      if (
        (sp && s !== p) ||
        (so && s !== o) ||
        (po && p !== o) ||
        (sg && s !== graph) ||
        (pg && p !== graph) ||
        (og && o !== graph)
      )
        return;
      if (rowGraph !== UNBOUND && rowGraph !== graph) return;
      this.#reserve(1);
      match[0] = s;
      match[1] = p;
      match[2] = o;
      match[3] = graph;
      this.#rows[this.#rowCount] = row;
      for (let index = 0; index < this.#taken.length; index += 1)
        this.#added[index]![this.#rowCount] = match[this.#taken[index]!]!;
      this.#rowCount += 1;
    };
  }

  #reader(position: VariableOrId): Reader {
    if (typeof position === 'number') return () => position;
    const column = this.#input.columnOf(position);
    return column === -1 ? () => UNBOUND : (columns, row) => columns[column]![row]!;
  }

  #reserve(count: number): void {
    const needed = this.#rowCount + count;
    if (needed <= this.#rows.length) return;
    const length = Math.max(needed, this.#rows.length * 2);
    this.#context.budget.addMemory((length - this.#rows.length) * 4 * (this.#added.length + 1));
    const longer = (column: Uint32Array): Uint32Array<ArrayBuffer> => {
      const copy = new Uint32Array(length);
      copy.set(column.subarray(0, this.#rowCount));
      return copy;
    };
    this.#rows = longer(this.#rows);
    this.#added = this.#added.map(longer);
  }

  /** The rows gathered so far as a batch; all are of one batch of the input. */
  #take({ columns }: Batch): Batch {
    const rowCount = this.#rowCount;
    const carried = gather(
      this.#carried.map((index) => columns[index]!),
      this.#rows,
      rowCount,
    );
    const added = this.#added.map((column) => column.slice(0, rowCount));
    this.#rowCount = 0;
    return { columns: [...carried, ...added], rowCount };
  }
}
