/**
 * A list as a SPARQL query with the same things in the same order, readable: the paths that filters
 * follow, each under a comment in words. Names are compared without their accents in lists, which
 * SPARQL cannot; so names with accents are in another place.
 */
import {
  SELF,
  UNBOUND,
  labelOf,
  patternLines,
  patternOf,
  union,
  type ListPath,
  type PropertyName,
  type TermId,
} from '../graph/index.js';
import { DAY_MS, KINDS, RDF, RDFS, XSD, literal, toNTriplesTerm, type Term } from '../rdf/index.js';
import { searchedWords } from '../search/index.js';
import { termNamed } from './filter-values.js';
import type { ListFilter } from './list-kinds.js';
import type { Criteria } from './selection.js';
import type { ThingList } from './thing-list.js';

/** A list as asked for: the texts that its `Criteria` come from, and its order. */
export interface StatedCriteria {
  readonly values: ReadonlyMap<ListFilter, readonly string[]>;
  readonly words: string;
  readonly sort: string;
}

/** @param prefixes may be used; those that are used are declared. */
export function listQuery(
  list: ThingList,
  criteria: Omit<Criteria, 'words'>,
  stated: StatedCriteria,
  prefixes: Readonly<Record<string, string>>,
): string {
  return new ListQueryWriter(list, criteria, stated, prefixes).write();
}

class ListQueryWriter {
  readonly #thing: string;
  readonly #lines: string[] = [];
  readonly #used = new Set<string>();
  readonly #declared = new Map<string, string>();
  readonly #prefixes: Readonly<Record<string, string>>;

  constructor(
    private readonly list: ThingList,
    private readonly criteria: Omit<Criteria, 'words'>,
    private readonly stated: StatedCriteria,
    prefixes: Readonly<Record<string, string>>,
  ) {
    const things = KINDS.map((kind) => [kind, `${list.names.baseIri}id/${kind}/`] as const);
    this.#prefixes = { ...Object.fromEntries(things), ...prefixes };
    this.#thing = this.#variable(
      list.kind.memberClass.replace(/^./, (first) => first.toLowerCase()),
    );
  }

  write(): string {
    const { kind, names } = this.list;
    this.#lines.push(`  ${this.#thing} a ${this.#term(names.og(kind.memberClass))} .`);
    for (const filter of kind.filters) this.#filter(filter);
    this.#period();
    const { words } = this.stated;
    for (const { start, end } of searchedWords(words)) this.#word(words.slice(start, end));
    return this.#ordered();
  }

  #filter(filter: ListFilter): void {
    const { label, path, name, leavesOut } = filter;
    const sets = this.criteria.values.get(filter);
    for (const set of sets ?? []) {
      const terms = this.#termsOf(filter, set);
      const words = new Set(terms.map((term) => this.#wordsOf(filter, term)));
      this.#lines.push(`  # ${label}: ${oneLine([...words].join(' or '))}`);
      const [only, ...others] = terms.map((term) => this.#term(term));
      const value = only !== undefined && others.length === 0 ? only : this.#variable(name);
      if (value !== only) this.#lines.push(`  VALUES ${value} { ${[only, ...others].join(' ')} }`);
      this.#lines.push(...this.#pattern(path, value));
    }
    if (!sets && leavesOut)
      this.#lines.push(
        `  # ${label}: not ${this.#wordsOf(filter, leavesOut)}`,
        '  FILTER NOT EXISTS {',
        ...this.#pattern(path, this.#term(leavesOut)).map((line) => `  ${line}`),
        '  }',
      );
  }

  /** A word of a closed list may be in no statement, so that it has no id. */
  #termsOf(filter: ListFilter, set: ReadonlySet<TermId>): Term[] {
    const { values } = filter;
    const texts = this.stated.values.get(filter) ?? [];
    if (values.kind === 'terms') return texts.flatMap((text) => termNamed(values, text) ?? []);
    return [...set]
      .filter((id) => id !== UNBOUND)
      .map((id) => this.list.graph.dictionary.termOf(id));
  }

  /** Another day is the last one than the first; either may lie outside of the period. */
  #period(): void {
    const { from, to } = this.criteria;
    this.#day('lastDay', '>=', from);
    this.#day('firstDay', '<=', to);
  }

  #day(word: string, comparison: '>=' | '<=', bound: number | undefined): void {
    const { period } = this.list.kind;
    if (!period || bound === undefined) return;
    const day = this.#variable(word);
    const date = new Date(bound * DAY_MS).toISOString().slice(0, '2021-11-23'.length);
    this.#lines.push(
      `  # ${comparison === '>=' ? 'From' : 'To'} ${date}`,
      ...this.#pattern(period.days, day),
      `  FILTER(${day} ${comparison} ${this.#term(literal(date, XSD.date))})`,
    );
  }

  #word(word: string): void {
    const { names, kind } = this.list;
    const found = this.#variable('found');
    const [matches, beginnings] = ['matches', 'searchBeginnings'].map((name) =>
      this.#term(names.og(name)),
    ) as [string, string];
    this.#lines.push(
      `  # The word “${word}”, or one that begins so, in its texts or in those of related things`,
      `  ${found} ${matches} [ ${beginnings} ${JSON.stringify(word)} ] .`,
      ...this.#pattern(union(SELF, kind.related), found),
    );
  }

  /** One row a thing, with its English name and what it is sorted by. */
  #ordered(): string {
    const { sort } = this.stated;
    const isDescending = sort.startsWith('-');
    const by = isDescending ? sort.slice(1) : sort;
    const path = this.list.kind.sorts[by];
    const [name, label] = [this.#variable('name'), this.#variable('label')];
    this.#lines.push(
      '  OPTIONAL {',
      `    ${this.#thing} ${this.#term(RDFS.label)} ${name} .`,
      `    FILTER(LANG(${name}) = "" || LANGMATCHES(LANG(${name}), "en"))`,
      '  }',
    );
    const shown = [`(MIN(STR(${name})) AS ${label})`];
    const directed = (key: string): string => (isDescending ? `DESC(${key})` : key);
    const byName = [`LCASE(${label})`, this.#thing];
    if (path === undefined) return this.#text(shown, byName.map(directed));
    const [value, key] = [this.#variable('value'), this.#variable(by)];
    this.#lines.push(
      '  OPTIONAL {',
      ...this.#pattern(path, value).map((line) => `  ${line}`),
      '  }',
    );
    // Where there is no period, dates may be months and years, which count as their first day.
    const sorted = this.list.kind.period ? value : `SUBSTR(CONCAT(STR(${value}), "-01-01"), 1, 10)`;
    return this.#text(
      [...shown, `(MIN(${sorted}) AS ${key})`],
      [`(!BOUND(${key}))`, directed(key), ...byName],
    );
  }

  #text(shown: readonly string[], order: readonly string[]): string {
    const declared = [...this.#declared].map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`);
    return [
      `# ${this.list.kind.title}`,
      ...declared.sort(),
      '',
      `SELECT ${[this.#thing, ...shown].join(' ')}`,
      'WHERE {',
      ...this.#lines,
      '}',
      `GROUP BY ${this.#thing}`,
      `ORDER BY ${order.join(' ')}`,
      '',
    ].join('\n');
  }

  #pattern(path: ListPath, end: string): string[] {
    const nameOf = (property: PropertyName): string => {
      const term = typeof property === 'string' ? this.list.names.og(property) : property;
      return term.equals(RDF.type) ? 'a' : this.#term(term);
    };
    const between = (): string => this.#variable('via');
    return patternLines(patternOf(path, [this.#thing, end], { nameOf, between }));
  }

  #wordsOf({ values }: ListFilter, term: Term): string {
    const words = values.kind === 'terms' ? Object.entries(values.terms) : [];
    return words.find(([, each]) => each.equals(term))?.[0] ?? labelOf(this.list.version, term);
  }

  #term(term: Term): string {
    for (const [prefix, namespace] of Object.entries(this.#prefixes)) {
      const local = term.value.slice(namespace.length);
      if (term.termType !== 'NamedNode' || term.value !== namespace + local) continue;
      if (!/^\w[\w-]*$/.test(local)) continue;
      this.#declared.set(prefix, namespace);
      return `${prefix}:${local}`;
    }
    return term.termType === 'Literal' && term.language === '' && !term.datatype.equals(XSD.string)
      ? `${toNTriplesTerm(literal(term.value))}^^${this.#term(term.datatype)}`
      : toNTriplesTerm(term);
  }

  /** An unused name. */
  #variable(word: string): string {
    let name = `?${word}`;
    for (let number = 2; this.#used.has(name); number += 1) name = `?${word}${number}`;
    this.#used.add(name);
    return name;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
