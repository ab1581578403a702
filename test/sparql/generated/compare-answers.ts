/** When two answers to a generated query are the same. */
import type { Answer, Row } from './answer.js';
import { nodesIn, type Expression, type Query, type Select } from './query-tree.js';
import { compareTerms } from './sort-order.js';
import { PART_SEPARATOR } from './write-query.js';

/**
 * How the terms of a column are compared: as they are, numbers by value, the parts of a
 * GROUP_CONCAT, or not at all.
 */
type ColumnKind = 'term' | 'value' | 'parts' | 'any';

/**
 * Compares answers to one query; `labels` are the blank nodes of its data, others may be called
 * anything.
 */
export class Comparison {
  readonly #query: Query;
  readonly #labels: ReadonlySet<string>;
  readonly #kinds: ReadonlyMap<string, ColumnKind>;

  constructor(query: Query, labels: ReadonlySet<string>) {
    this.#query = query;
    this.#labels = labels;
    this.#kinds = columnKinds(query);
  }

  /** Whether two answers without LIMIT are the same, whatever their order. */
  isSame(left: Answer, right: Answer): boolean {
    if (left.kind === 'error' || right.kind === 'error') return left.kind === right.kind;
    if (left.kind === 'boolean' || right.kind === 'boolean')
      return (
        left.kind === right.kind &&
        'value' in left &&
        'value' in right &&
        left.value === right.value
      );
    if (left.kind !== right.kind) return false;
    const [first, second] = [this.#keysOf(left), this.#keysOf(right)];
    return first.length === second.length && first.every((key, index) => key === second[index]);
  }

  /**
   * Why `ours` is no right answer where `full` is the right one without LIMIT and OFFSET; undefined
   * when it is right.
   */
  problemOf(ours: Answer, full: Answer): string | undefined {
    const { form } = this.#query;
    if (ours.kind === 'rows' && full.kind === 'rows' && form.kind === 'select') {
      if (form.limit === undefined && form.offset === undefined) {
        if (!this.isSame(ours, full)) return 'other rows';
      } else {
        const problem = this.#sliceProblem(form, ours.rows, full);
        if (problem) return problem;
      }
      // An oracle that does not keep to this reading of the order does not hold others to it.
      const isOrdered =
        this.#orderProblem({ ...form, offset: 0 }, full.rows, full.rows) === undefined;
      return isOrdered ? this.#orderProblem(form, ours.rows, full.rows) : undefined;
    }
    return this.isSame(ours, full) ? undefined : 'another answer';
  }

  #sliceProblem(
    { limit, offset = 0 }: Select,
    rows: readonly Row[],
    full: Answer & { kind: 'rows' },
  ): string | undefined {
    const expected = Math.max(0, Math.min(limit ?? Infinity, full.rows.length - offset));
    if (rows.length !== expected) return `${rows.length} rows instead of ${expected}`;
    const left = new Map<string, number>();
    for (const key of this.#keysOf(full)) left.set(key, (left.get(key) ?? 0) + 1);
    for (const key of this.#keysOf({ kind: 'rows', rows })) {
      const count = left.get(key) ?? 0;
      if (count === 0) return 'a row that the whole answer has not';
      left.set(key, count - 1);
    }
    return undefined;
  }

  /**
   * Why rows stand where ORDER BY cannot have put them: after more rows than could be, or before.
   */
  #orderProblem(
    { orderBy, offset = 0 }: Select,
    rows: readonly Row[],
    full: readonly Row[],
  ): string | undefined {
    // Keys whose values may differ between engines order nothing that could be compared.
    const end = orderBy.findIndex(
      ({ value }) =>
        value.kind !== 'term' || ['parts', 'any'].includes(this.#kinds.get(value.text) ?? 'term'),
    );
    const keys = end === -1 ? orderBy : orderBy.slice(0, end);
    for (const [index, row] of rows.entries()) {
      const position = offset + index;
      const orders = full.map((other) => compareRows(keys, other, row));
      const below = orders.filter((order) => order !== undefined && order < 0).length;
      const above = orders.filter((order) => order !== undefined && order > 0).length;
      if (below > position || above > full.length - 1 - position)
        return `row ${index + 1} is out of order: ${below} rows sort before it and ${above} after`;
    }
    return undefined;
  }

  /**
   * One text a row, sorted. CONSTRUCT and DESCRIBE give sets, and REDUCED may leave out any
   * duplicate.
   */
  #keysOf(answer: Answer & { kind: 'rows' | 'graph' }): readonly string[] {
    const rows = answer.kind === 'rows' ? answer.rows : answer.triples;
    const keys = this.#renamed(rows.map((row) => this.#keyOf(row)));
    const isSet =
      answer.kind === 'graph' ||
      (this.#query.form.kind === 'select' && this.#query.form.duplicates === 'REDUCED');
    return isSet ? [...new Set(keys)].sort() : keys.sort();
  }

  #keyOf(row: Row): string {
    return Object.keys(row)
      .sort()
      .map((name) => `${name}=${termKey(row[name]!, this.#kinds.get(`?${name}`) ?? 'term')}`)
      .join(' ');
  }

  /** The rows with new blank nodes called by where they stand (colour refinement, three rounds). */
  #renamed(keys: readonly string[]): string[] {
    const label = /_:([\w.-]+)/g;
    const isNew = (name: string): boolean => !this.#labels.has(name);
    if (!keys.some((key) => [...key.matchAll(label)].some((match) => isNew(match[1]!))))
      return [...keys];
    let colours = new Map<string, string>();
    const painted = (key: string, self?: string): string =>
      key.replace(label, (whole, name: string) =>
        !isNew(name) ? whole : name === self ? '_:*' : `_:?${colours.get(name) ?? ''}`,
      );
    for (let round = 0; round < 3; round += 1) {
      const rowsOf = new Map<string, string[]>();
      for (const key of keys)
        for (const [, name] of key.matchAll(label))
          if (isNew(name!)) rowsOf.set(name!, [...(rowsOf.get(name!) ?? []), painted(key, name)]);
      const palette = [
        ...new Set([...rowsOf.values()].map((rows) => rows.sort().join('\n'))),
      ].sort();
      colours = new Map(
        [...rowsOf].map(([name, rows]) => [name, String(palette.indexOf(rows.sort().join('\n')))]),
      );
    }
    return keys.map((key) => painted(key));
  }
}

/** Undefined where the standard leaves it open. */
function compareRows(orderBy: Select['orderBy'], left: Row, right: Row): number | undefined {
  for (const { value, isDescending } of orderBy) {
    const name = value.kind === 'term' ? value.text.slice(1) : '';
    const order = compareTerms(left[name], right[name]);
    if (order === undefined) return undefined;
    if (order !== 0) return isDescending ? -order : order;
  }
  return 0;
}

function termKey(text: string, kind: ColumnKind): string {
  if (kind === 'any') return 'bound';
  if (kind === 'parts')
    return (/^"(.*)"$/s.exec(text)?.[1] ?? text).split(PART_SEPARATOR).sort().join(PART_SEPARATOR);
  if (kind === 'term') return text;
  return text.replace(
    /"([^"]*)"\^\^<http:\/\/www\.w3\.org\/2001\/XMLSchema#(\w+)>/g,
    (whole, value: string, datatype: string) => {
      const isNumber =
        ['integer', 'decimal', 'double', 'float'].includes(datatype) &&
        !Number.isNaN(Number(value.replace('INF', 'Infinity')));
      if (!isNumber) return whole;
      const number = Number(value.replace('INF', 'Infinity'));
      return `"${number.toPrecision(datatype === 'float' ? 6 : 10)}"^^${datatype}`;
    },
  );
}

/** Columns that are computed; those that only pass terms on keep them as they are. */
function columnKinds(query: Query): Map<string, ColumnKind> {
  const values = new Map<string, Expression>();
  for (const node of nodesIn(query))
    if ('target' in node && node.value) values.set(node.target, node.value);
  const kindOf = (expression: Expression): ColumnKind => {
    if (expression.kind === 'aggregate')
      return expression.name === 'GROUP_CONCAT'
        ? 'parts'
        : expression.name === 'SAMPLE'
          ? 'any'
          : 'value';
    if (expression.kind === 'term') {
      const value = values.get(expression.text);
      return value ? kindOf(value) : 'term';
    }
    const passedOn =
      expression.kind === 'call' && expression.name === 'IF'
        ? expression.args.slice(1)
        : expression.kind === 'call' && expression.name === 'COALESCE'
          ? expression.args
          : undefined;
    return passedOn?.every((argument) => kindOf(argument) === 'term') ? 'term' : 'value';
  };
  return new Map([...values].map(([target, value]) => [target, kindOf(value)]));
}
