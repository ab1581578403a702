/**
 * The order of a list in a database: that of `list-order.ts`, by names as people sort them, which
 * no query has. So a query counts the members with each value, or with each beginning of a label.
 * These are few and are sorted here; then the ones on the page are read and sorted among
 * themselves.
 */
import { LABEL_PROPERTIES, UNBOUND, type TermId } from '../graph/index.js';
import { foldText, toNTriplesTerm } from '../rdf/index.js';
import { numberIn, textOfDate, textsIn } from './asked-values.js';
import { rankOf, sortOf } from './list-order.js';
import { numberOf } from './literal-values.js';
import { MemberLabels } from './member-labels.js';
import { PathPatterns } from './path-patterns.js';
import type { ThingList } from './thing-list.js';

/** Members that are read where the page needs only some of them. */
const AT_ONCE = 100;
/** Letters of labels by which members are told apart, more each time. */
const LETTERS = [3, 10, 30, 90, 270];
/** Before the text of a label: how good its property and its language are. */
const GOODNESS = 2;

/** Members that are next to each other. */
interface Part {
  readonly count: number;
  /** The values that they have, `UNBOUND` for none; undefined for any. */
  readonly keys?: readonly TermId[];
  /** The beginnings that their labels have, with so many letters. */
  readonly beginnings?: readonly string[];
  readonly letters: number;
}

export class AskedOrder {
  readonly #list: ThingList;
  readonly #isDescending: boolean;
  /** The members, with `?k` as the value that they are sorted by. */
  readonly #keyed: string;
  readonly #isByLabel: boolean;

  constructor(list: ThingList, those: string, sort: string) {
    const { path, isDescending } = sortOf(list.kind, sort);
    this.#list = list;
    this.#isDescending = isDescending;
    this.#isByLabel = path === undefined;
    this.#keyed = path
      ? `{ SELECT ?m (MIN(IF(ISNUMERIC(?x), ?x, ${textOfDate('?x')})) AS ?k) { ${those} ` +
        `OPTIONAL { ${new PathPatterns(list.names).union(path, '?m', '?x')} } } GROUP BY ?m }`
      : those;
  }

  slice(start: number, end: number): TermId[] {
    if (!this.#isByLabel) return this.#sliceOf(this.#byValue(), start, end);
    const [row] = this.#list.ask(`SELECT (COUNT(*) AS ?n) { ${this.#keyed} }`);
    return row
      ? this.#sliceOf([{ count: numberIn(this.#list, row[0]), letters: 0 }], start, end)
      : [];
  }

  /** Small parts that are all on the page are read together. */
  #sliceOf(parts: readonly Part[], start: number, end: number): TermId[] {
    const found: TermId[] = [];
    let together: Part[] = [];
    let [offset, skipped] = [0, 0];
    const read = (): void => {
      if (together.length > 0) found.push(...this.#sorted(together).slice(skipped));
      together = [];
    };
    for (const part of parts) {
      const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, part.count)];
      offset += part.count;
      if (from >= to) continue;
      const letters = LETTERS.find((each) => each > part.letters);
      if (part.count > AT_ONCE && letters !== undefined && to - from < part.count) {
        read();
        found.push(...this.#sliceOf(this.#byLabel(part, letters), from, to));
        continue;
      }
      if (together.length === 0) skipped = from;
      together.push(part);
    }
    read();
    return found.slice(0, end - start);
  }

  #byValue(): Part[] {
    const rows = this.#list.ask(`SELECT ?k (COUNT(*) AS ?n) { ${this.#keyed} } GROUP BY ?k`);
    const byRank = new Map<number, Part & { readonly keys: readonly TermId[] }>();
    for (const [key, count] of rows) {
      const rank = this.#rankOf(key!);
      const known = byRank.get(rank) ?? { count: 0, keys: [], letters: 0 };
      byRank.set(rank, {
        count: known.count + numberIn(this.#list, count),
        keys: [...known.keys, key!],
        letters: 0,
      });
    }
    return [...byRank].sort(([left], [right]) => left - right).map(([, part]) => part);
  }

  #rankOf(key: TermId): number {
    const number = key === UNBOUND ? undefined : numberOf(this.#list.graph.dictionary, key);
    return rankOf(number ?? Infinity, this.#isDescending);
  }

  /** The parts of a part by more letters of their labels. */
  #byLabel(part: Part, letters: number): Part[] {
    const rows = this.#list.ask(
      `SELECT ?b (COUNT(*) AS ?n) { SELECT ?m (SUBSTR(${LABEL}, 1, ${letters + GOODNESS}) AS ?b) ` +
        `{ ${this.#membersOf([part])} ${LABELS} } GROUP BY ?m } GROUP BY ?b`,
    );
    const { dictionary } = this.#list.graph;
    const sorted = rows
      .map(([beginning, count]) => {
        const text = dictionary.textOf(beginning!);
        return {
          text,
          folded: foldText(text.slice(GOODNESS)),
          isWhole: [...text].length < letters + GOODNESS,
          count: numberIn(this.#list, count),
        };
      })
      .sort((left, right) => (left.folded < right.folded ? -1 : 1));
    const parts: (Part & { readonly beginnings: string[]; count: number })[] = [];
    let before: { folded: string; isWhole: boolean } | undefined;
    for (const { text, folded, isWhole, count } of sorted) {
      const known = parts.at(-1);
      // Labels that may come in any order.
      const isMixed =
        before &&
        (folded === before.folded || (!before.isWhole && folded.startsWith(before.folded)));
      if (known && isMixed) {
        known.beginnings.push(text);
        known.count += count;
      } else {
        parts.push({ ...part, beginnings: [text], letters, count });
        before = { folded, isWhole };
      }
      if (before?.folded === folded && !isWhole) before.isWhole = false;
    }
    return this.#isDescending && this.#isByLabel ? parts.reverse() : parts;
  }

  /** The members of parts, in order. */
  #sorted(parts: readonly Part[]): TermId[] {
    const isByKey = parts[0]?.keys !== undefined;
    const rows = this.#list.ask(`SELECT ?m ${isByKey ? '?k ' : ''}{ ${this.#membersOf(parts)} }`);
    const members = Uint32Array.from(rows, ([member]) => member!);
    const ranks = rows.map(([, key]) => (isByKey ? this.#rankOf(key!) : 0));
    const labels = new MemberLabels(this.#list.version, members);
    const direction = this.#isDescending && this.#isByLabel ? -1 : 1;
    return rows
      .map((_row, position) => position)
      .sort(
        (left, right) => ranks[left]! - ranks[right]! || direction * labels.compare(left, right),
      )
      .map((position) => members[position]!);
  }

  #membersOf(parts: readonly Part[]): string {
    const { dictionary } = this.#list.graph;
    const keys = [...new Set(parts.flatMap((part) => part.keys ?? []))];
    const tests = [
      ...(keys.includes(UNBOUND) ? ['!BOUND(?k)'] : []),
      ...(keys.some((key) => key !== UNBOUND)
        ? [
            `?k IN (${keys
              .filter((key) => key !== UNBOUND)
              .map((key) => toNTriplesTerm(dictionary.termOf(key)))
              .join(', ')})`,
          ]
        : []),
    ];
    const those = `${this.#keyed}${tests.length > 0 ? ` FILTER(${tests.join(' || ')})` : ''}`;
    const [{ letters = 0 } = {}] = parts;
    if (letters === 0) return those;
    const beginnings = textsIn(parts.flatMap((part) => part.beginnings ?? []));
    const isByKey = keys.length > 0;
    return (
      `{ SELECT ?m ${isByKey ? '(SAMPLE(?k) AS ?key) ' : ''}(SUBSTR(${LABEL}, 1, ` +
      `${letters + GOODNESS}) AS ?b) { ${those} ${LABELS} } GROUP BY ?m } FILTER(?b IN (${beginnings}))` +
      (isByKey ? ' BIND(?key AS ?k)' : '')
    );
  }
}

/** Labels of `?m`: as `LabelReader` chooses, the best property, the best language, the first text. */
const LABELS = `OPTIONAL { ${LABEL_PROPERTIES.map(
  (property, index) => `{ ?m ${toNTriplesTerm(property)} ?y BIND("${index}" AS ?r) }`,
).join(' UNION ')} FILTER(ISLITERAL(?y)) }`;
const LABEL =
  'COALESCE(MIN(CONCAT(?r, IF(LANGMATCHES(LANG(?y), "en"), "0", IF(LANG(?y) = "", "2", "3")), ' +
  'STR(?y))), CONCAT("44", REPLACE(STR(?m), "^.*[#/:]([^#/:]+)$", "$1")))';
