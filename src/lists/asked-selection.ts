/**
 * A selection in a database elsewhere, which finds and counts the members, so that they need not fit
 * into memory. What passes is a subquery: joined with anything else as it is, some databases take
 * longer by far.
 */
import type { ListPath, TermId } from '../graph/index.js';
import { daySpanOf, isoDay, toNTriplesTerm } from '../rdf/index.js';
import { AskedOrder } from './asked-order.js';
import { numberIn, textOfDate } from './asked-values.js';
import type { ListFilter } from './list-kinds.js';
import { PathPatterns } from './path-patterns.js';
import type { Criteria, DayVisitor, Selection } from './selection.js';
import type { ThingList } from './thing-list.js';

/** After the last text that begins alike. */
const PADDING = '~~~~~~';
/** `MemberDays.spread` by the length of a date's text. */
const SPREADS: Readonly<Record<number, number>> = { 4: 366, 7: 31, 10: 1 };

export class AskedSelection implements Selection {
  readonly #patterns: PathPatterns;
  readonly #those: string;

  constructor(
    private readonly list: ThingList,
    private readonly criteria: Criteria,
  ) {
    this.#patterns = new PathPatterns(list.names);
    this.#those = this.#passing();
  }

  get total(): number {
    const [row] = this.list.ask(`SELECT (COUNT(*) AS ?n) { ${this.#those} }`);
    return row ? numberIn(this.list, row[0]) : 0;
  }

  get members(): Uint32Array {
    const rows = this.list.ask(`SELECT ?m { ${this.#those} }`);
    return Uint32Array.from(rows, ([member]) => member!).sort();
  }

  slice(sort: string, { start, end }: { readonly start: number; readonly end: number }): TermId[] {
    return new AskedOrder(this.list, this.#those, sort).slice(start, end);
  }

  countsOf(filter: ListFilter): Map<TermId, number> {
    const those =
      filter.takesAll || !this.#chosen.includes(filter) ? this.#those : this.#passing(filter);
    const counts = this.#counts(filter.path, those);
    if (filter.values.kind !== 'classes') return counts;
    const classes = this.list.classesBelow(filter.values.below);
    return new Map([...counts].filter(([id]) => classes.has(id)));
  }

  countsAlong(path: ListPath): Map<TermId, number> {
    return this.#counts(path, this.#those);
  }

  visitDays(visit: DayVisitor): void {
    if (!this.list.kind.period) return;
    const { dictionary } = this.list.graph;
    const rows = this.list.ask(
      'SELECT ?first ?last ?short (COUNT(*) AS ?n) { SELECT ?m (MIN(?t) AS ?first) ' +
        `(MAX(SUBSTR(CONCAT(?t, "${PADDING}"), 1, 10)) AS ?last) (MIN(STRLEN(?t)) AS ?short) { ` +
        `${this.#those} ${this.#dates('?x')} BIND(SUBSTR(${textOfDate('?x')}, 1, 10) AS ?t) } ` +
        'GROUP BY ?m } GROUP BY ?first ?last ?short',
    );
    for (const [first, last, short, count] of rows) {
      const [from, to] = [first!, last!].map((id) =>
        daySpanOf(dictionary.textOf(id).replaceAll('~', '')),
      );
      const spread = SPREADS[numberIn(this.list, short)];
      if (from && to && spread !== undefined)
        visit({ first: from.first, last: to.last }, spread, numberIn(this.list, count));
    }
  }

  #counts(path: ListPath, those: string): Map<TermId, number> {
    const rows = this.list.ask(
      `SELECT ?v (COUNT(DISTINCT ?m) AS ?n) { ${those} ${this.#patterns.union(path, '?m', '?v')} } ` +
        'GROUP BY ?v',
    );
    return new Map(rows.map(([value, count]) => [value!, numberIn(this.list, count)]));
  }

  /** The filters that leave out members. */
  get #chosen(): ListFilter[] {
    return [
      ...this.criteria.values.keys(),
      ...this.list.kind.filters.filter(
        (filter) => filter.leavesOut && !this.criteria.values.has(filter),
      ),
    ];
  }

  /** The members that pass; one filter may be left out. */
  #passing(except?: ListFilter): string {
    const { names, kind, graph } = this.list;
    const { values, from, to } = this.criteria;
    const text = (id: TermId): string => toNTriplesTerm(graph.dictionary.termOf(id));
    const conditions: string[] = [];
    for (const filter of this.#chosen.filter((each) => each !== except)) {
      for (const ids of values.get(filter) ?? [])
        conditions.push(this.#patterns.union(filter.path, '?m', ...[...ids].map(text)));
      if (filter.leavesOut && !values.has(filter)) {
        const left = this.#patterns.union(filter.path, '?m', toNTriplesTerm(filter.leavesOut));
        conditions.push(`MINUS { ${left} }`);
      }
    }
    if (from !== undefined) {
      const day = isoDay(from);
      // A month or a year that the day is in.
      const around = `"${day.slice(0, 7)}", "${day.slice(0, 4)}"`;
      const date = textOfDate('?from');
      conditions.push(
        `${this.#dates('?from')} FILTER(${date} >= "${day}" || ${date} IN (${around}))`,
      );
    }
    if (to !== undefined)
      conditions.push(
        `${this.#dates('?to')} FILTER(SUBSTR(${textOfDate('?to')}, 1, 10) <= "${isoDay(to)}")`,
      );
    const memberClass = toNTriplesTerm(names.og(kind.memberClass));
    return `{ SELECT DISTINCT ?m { ?m a ${memberClass} . ${conditions.join(' ')} } }`;
  }

  #dates(variable: string): string {
    const { period } = this.list.kind;
    if (!period) throw new TypeError(`${this.list.kind.title} have no dates.`);
    const paths = period.first === period.last ? [period.first] : [period.first, period.last];
    return this.#patterns.union({ kind: 'union', paths }, '?m', variable);
  }
}
