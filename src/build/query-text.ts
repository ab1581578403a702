/**
 * A built query in readable SPARQL: prefixes, variables named after their values, and each
 * condition in words above it.
 */
import { goesBack, patternText, type PropertyName } from '../graph/index.js';
import { RDFS, SCHEMA, type Names } from '../rdf/index.js';
import type { BuiltQuery, Condition, Order, ValueTest } from './built-query.js';
import { ownCondition } from './built-query.js';
import { conditionWords, oneLine, type WordTools } from './condition-words.js';
import type { BuildRelation, ValueKind } from './relations.js';

export interface WrittenQuery {
  readonly sparql: string;
  readonly columns: readonly WrittenColumn[];
}

/** A column: the thing itself, its name, a relation of it, or the count. */
export interface WrittenColumn {
  readonly variable: string;
  readonly holds: 'thing' | 'name' | 'count' | BuildRelation;
}

export interface TextTools extends WordTools {
  readonly names: Names;
  /** Available prefixes; the used ones are declared. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** The kind of a relation's values: things are shown by name, dates are grouped by year. */
  readonly kindOf: (relation: BuildRelation) => ValueKind;
}

/** The query in SPARQL: one row a thing, or one a group. */
export function writeQuery(query: BuiltQuery, tools: TextTools): WrittenQuery {
  return new QueryWriter(query, tools).write();
}

/** A column of a list; its expression is a variable if its values were joined before. */
interface ListedColumn {
  readonly relation: BuildRelation;
  readonly variable: string;
  readonly expression: string;
}

class QueryWriter {
  readonly #query: BuiltQuery;
  readonly #tools: TextTools;
  readonly #lines: string[] = [];
  readonly #used = new Set<string>();
  readonly #prefixes = new Map<string, string>();
  readonly #thing: string;
  /** Of the values of the query's own conditions, in order. */
  readonly #values: (string | undefined)[] = [];

  constructor(query: BuiltQuery, tools: TextTools) {
    this.#query = query;
    this.#tools = tools;
    this.#thing = this.#variable(camel(tools.vocabulary.nounsOf(query.kind)[0]));
  }

  write(): WrittenQuery {
    const { kind, conditions, group } = this.#query;
    this.#lines.push(`  ${this.#thing} a ${this.#iri(kind)} .`);
    const { names, vocabulary } = this.#tools;
    const event = names.og('Event').value;
    if ([event, ...vocabulary.below(event)].includes(kind)) {
      const [status, value] = [SCHEMA.eventStatus, SCHEMA.EventCancelled].map(({ value: iri }) =>
        this.#iri(iri),
      ) as [string, string];
      this.#lines.push(
        '  # not cancelled',
        `  FILTER NOT EXISTS { ${this.#thing} ${status} ${value} }`,
      );
    }
    conditions.forEach((condition, index) => {
      this.#lines.push(`  # ${oneLine(conditionWords(condition, this.#tools))}`);
      this.#values.push(
        this.#condition(this.#thing, condition, '  ', index === group ? 'bound' : 'tested'),
      );
    });
    if (group === 'all')
      return this.#text(
        [{ variable: '?count', holds: 'count' }],
        `SELECT (COUNT(DISTINCT ${this.#thing}) AS ?count)`,
        [],
      );
    if (group === undefined) return this.#listed();
    if (typeof group !== 'number') return this.#grouped(group, this.#groupValue(group));
    const value = this.#values[group];
    if (value === undefined) throw new TypeError('A condition without a value has no groups.');
    return this.#grouped(ownCondition(this.#query, group).relation, value);
  }

  /**
   * Writes a condition; returns the variable of its value, if any. Incoming links may be many, so
   * only their existence is tested, unless the variable has to be bound: several such conditions
   * would make a row of each combination.
   */
  #condition(
    subject: string,
    { relation, test, conditions }: Condition,
    indent: string,
    use: 'bound' | 'tested' = 'tested',
  ): string | undefined {
    if (test.kind === 'missing') {
      const triple = this.#triple(subject, relation, this.#variable(relation.variable));
      this.#lines.push(`${indent}FILTER NOT EXISTS { ${triple} }`);
    } else if (test.kind === 'thing')
      this.#lines.push(`${indent}${this.#triple(subject, relation, `<${test.iri}>`)} .`);
    else {
      const isTested = use === 'tested' && goesBack(relation.path);
      const [value, inside] = [
        this.#variable(relation.variable),
        isTested ? `${indent}  ` : indent,
      ];
      if (isTested) this.#lines.push(`${indent}FILTER EXISTS {`);
      this.#lines.push(
        ...[`${this.#triple(subject, relation, value)} .`, ...this.#tests(test, value)].map(
          (line) => inside + line,
        ),
      );
      for (const inner of conditions) this.#condition(value, inner, inside);
      if (isTested) this.#lines.push(`${indent}}`);
      return value;
    }
    return undefined;
  }

  #tests(test: Exclude<ValueTest, { kind: 'missing' | 'thing' }>, value: string): string[] {
    switch (test.kind) {
      case 'any':
        return test.classIri === undefined ? [] : [`${value} a ${this.#iri(test.classIri)} .`];
      case 'text':
        return [`FILTER(STR(${value}) = ${JSON.stringify(test.text)})`];
      case 'contains':
        return [
          `FILTER(CONTAINS(LCASE(STR(${value})), ${JSON.stringify(test.text.toLowerCase())}))`,
        ];
      case 'days':
        return filterOf([
          test.from && `STR(${value}) >= "${test.from}"`,
          test.to && `SUBSTR(STR(${value}), 1, ${test.to.length}) <= "${test.to}"`,
        ]);
      case 'numbers':
        return filterOf([
          test.min && `${value} >= ${test.min}`,
          test.max && `${value} <= ${test.max}`,
        ]);
    }
  }

  /** One row for each thing, however many values its columns have. */
  #listed(): WrittenQuery {
    const { columns } = this.#query;
    const name = this.#variable('name');
    const nameOfThing = this.#variable(`${this.#thing.slice(1)}Name`);
    this.#lines.push(...this.#nameOf(this.#thing, nameOfThing, '  '));
    const written = columns.map((relation) =>
      goesBack(relation.path) ? this.#columnBack(relation) : this.#column(relation),
    );
    const inGroups = written
      .filter(({ variable, expression }) => variable === expression)
      .map(({ variable }) => variable);
    return this.#text(
      [
        { variable: this.#thing, holds: 'thing' },
        { variable: name, holds: 'name' },
        ...written.map(({ variable, relation }) => ({ variable, holds: relation })),
      ],
      [
        `SELECT ${this.#thing} (MIN(${nameOfThing}) AS ${name})`,
        ...written.map(({ expression }) => `       ${expression}`),
      ].join('\n'),
      [
        `GROUP BY ${[this.#thing, ...inGroups].join(' ')}`,
        `ORDER BY ${this.#order(name, written)}`,
      ],
    );
  }

  #order(name: string, columns: readonly ListedColumn[]): string {
    const { by, isDescending }: Order = this.#query.order;
    const variable =
      by === 'name' ? name : (columns.find(({ relation }) => relation === by)?.variable ?? name);
    return `${isDescending ? `DESC(${variable})` : variable} ${this.#thing}`;
  }

  #column(relation: BuildRelation): ListedColumn {
    const isOfThings = this.#tools.kindOf(relation) === 'things';
    const variable = this.#variable(isOfThings ? `${relation.variable}Names` : relation.variable);
    const value = this.#variable(isOfThings ? relation.variable : `${relation.variable}Value`);
    if (!isOfThings) {
      this.#lines.push(`  OPTIONAL { ${this.#triple(this.#thing, relation, value)} }`);
      return { relation, variable, expression: `(MIN(${value}) AS ${variable})` };
    }
    const name = this.#variable(`${relation.variable}Name`);
    this.#lines.push(
      '  OPTIONAL {',
      `    ${this.#triple(this.#thing, relation, value)} .`,
      ...this.#nameOf(value, name, '    '),
      '  }',
    );
    return { relation, variable, expression: namesTogether(name, value, variable) };
  }

  /** Joins names of incoming links first, to avoid a row of each combination with other columns. */
  #columnBack(relation: BuildRelation): ListedColumn {
    const [variable, value, name] = [
      `${relation.variable}Names`,
      relation.variable,
      `${relation.variable}Name`,
    ].map((word) => this.#variable(word)) as [string, string, string];
    this.#lines.push(
      '  OPTIONAL {',
      `    SELECT ${this.#thing} ${namesTogether(name, value, variable)}`,
      '    WHERE {',
      `      ${this.#triple(this.#thing, relation, value)} .`,
      ...this.#nameOf(value, name, '      '),
      '    }',
      `    GROUP BY ${this.#thing}`,
      '  }',
    );
    return { relation, variable, expression: variable };
  }

  #groupValue(relation: BuildRelation): string {
    const value = this.#variable(relation.variable);
    this.#lines.push(
      `  # in groups by ${oneLine(relation.label)}`,
      `  ${this.#triple(this.#thing, relation, value)} .`,
    );
    return value;
  }

  /** One row for each value, the most frequent first. */
  #grouped(relation: BuildRelation, value: string): WrittenQuery {
    const count = this.#variable('count');
    const counted = `(COUNT(DISTINCT ${this.#thing}) AS ${count})`;
    const kind = this.#tools.kindOf(relation);
    if (kind === 'days') {
      const year = this.#variable('year');
      this.#lines.push(`  BIND(SUBSTR(STR(${value}), 1, 4) AS ${year})`);
      return this.#text(
        [
          { variable: year, holds: relation },
          { variable: count, holds: 'count' },
        ],
        `SELECT ${year} ${counted}`,
        [`GROUP BY ${year}`, `ORDER BY ${year}`],
      );
    }
    const valueColumn: WrittenColumn = { variable: value, holds: relation };
    const countColumn: WrittenColumn = { variable: count, holds: 'count' };
    const ordered = [`GROUP BY ${value}`, `ORDER BY DESC(${count}) ${value}`];
    if (kind !== 'things')
      return this.#text([valueColumn, countColumn], `SELECT ${value} ${counted}`, ordered);
    const [name, nameOfValue] = [
      this.#variable('name'),
      this.#variable(`${relation.variable}Name`),
    ];
    this.#lines.push(...this.#nameOf(value, nameOfValue, '  '));
    return this.#text(
      [valueColumn, { variable: name, holds: 'name' }, countColumn],
      `SELECT ${value} (MIN(${nameOfValue}) AS ${name}) ${counted}`,
      ordered,
    );
  }

  #text(
    columns: readonly WrittenColumn[],
    select: string,
    modifiers: readonly string[],
  ): WrittenQuery {
    const declared = [...this.#prefixes]
      .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>`)
      .sort();
    const [, many] = this.#tools.vocabulary.nounsOf(this.#query.kind);
    return {
      columns,
      sparql: [
        `# ${oneLine(many)}`,
        ...declared,
        '',
        select,
        'WHERE {',
        ...this.#lines,
        '}',
        ...modifiers,
      ].join('\n'),
    };
  }

  /** From a thing to a value; a reversed property is written from the value. */
  #triple(subject: string, { path }: BuildRelation, value: string): string {
    const nameOf = (property: PropertyName): string =>
      this.#iri(
        typeof property === 'string' ? this.#tools.names.og(property).value : property.value,
      );
    return patternText(path, [subject, value], nameOf);
  }

  /** The English name, which some things lack. */
  #nameOf(thing: string, name: string, indent: string): string[] {
    return [
      `${indent}OPTIONAL {`,
      `${indent}  ${thing} ${this.#iri(RDFS.label.value)} ${name} .`,
      `${indent}  FILTER(LANG(${name}) = "" || LANGMATCHES(LANG(${name}), "en"))`,
      `${indent}}`,
    ];
  }

  /** An unused name. */
  #variable(word: string): string {
    let name = `?${word}`;
    for (let number = 2; this.#used.has(name); number += 1) name = `?${word}${number}`;
    this.#used.add(name);
    return name;
  }

  #iri(iri: string): string {
    for (const [prefix, namespace] of Object.entries(this.#tools.prefixes)) {
      const local = iri.slice(namespace.length);
      if (!iri.startsWith(namespace) || !/^\w+$/.test(local)) continue;
      this.#prefixes.set(prefix, namespace);
      return `${prefix}:${local}`;
    }
    return `<${iri}>`;
  }
}

const namesTogether = (name: string, value: string, variable: string): string =>
  `(GROUP_CONCAT(DISTINCT COALESCE(${name}, STR(${value})); SEPARATOR="; ") AS ${variable})`;

const filterOf = (tests: readonly (string | undefined)[]): string[] => [
  `FILTER(${tests.filter((test) => test !== undefined).join(' && ')})`,
];

/** `field operation` becomes `fieldOperation`. */
function camel(words: string): string {
  return words
    .replace(/[^A-Za-z0-9]+(.)?/g, (_gap, next: string | undefined) => next?.toUpperCase() ?? '')
    .replace(/^./, (first) => first.toLowerCase())
    .replace(/^(?=\d)|^$/, 'thing');
}
