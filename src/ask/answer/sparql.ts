/** Questions as SPARQL queries. */
import type { Concept } from '../concept.js';
import { isCertainly } from '../grammar/compatibility.js';
import type { Property, Query } from '../grammar/query.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { PatternWriter } from './patterns.js';
import { withPrefixes } from './prefixes.js';

/** Rankings and picks are ordered; the code that reads the rows cuts them off. */
export function toSparql(query: Query, vocabulary: Vocabulary): string {
  const writer = new PatternWriter(vocabulary);
  switch (query.ask) {
    case 'things':
      return things(query, writer, vocabulary);
    case 'count':
      return counted(query.concept, writer, vocabulary);
    case 'exists':
      return query.amount
        ? counted(query.concept, writer, vocabulary)
        : exists(query.concept, writer, vocabulary);
    case 'dates':
      return dates(query, writer, vocabulary);
    case 'properties':
      return properties(query, writer, vocabulary);
    case 'duration':
      return properties({ ...query, ask: 'properties', of: periodOf(query) }, writer, vocabulary);
    case 'groups':
      return query.by === 'things'
        ? groups(query, writer, vocabulary)
        : times(query, writer, vocabulary);
    case 'compare':
      return compare(query, writer, vocabulary);
  }
}

function select(
  columns: readonly string[],
  writer: PatternWriter,
  ending: string,
  { names }: Vocabulary,
): string {
  const lines = [`SELECT ${columns.join(' ')} WHERE {`, ...writer.lines, '}'];
  return withPrefixes([...lines, ...(ending === '' ? [] : [ending])].join('\n'), names);
}

function addLabel(writer: PatternWriter, variable: string): string {
  const label = writer.variable('label');
  writer.lines.push(
    `  OPTIONAL { ${variable} rdfs:label ${label} FILTER(LANG(${label}) IN ("en", "")) }`,
  );
  return label;
}

function things(
  { concept, pick }: Extract<Query, { ask: 'things' }>,
  writer: PatternWriter,
  vocabulary: Vocabulary,
): string {
  const variable = writer.variableFor(concept);
  writer.write(concept, variable);
  if (!pick) {
    const label = addLabel(writer, variable);
    return select(['DISTINCT', variable, label], writer, `ORDER BY ${label}`, vocabulary);
  }
  const by = writer.bindPicked(pick, variable);
  const isLeast = pick.direction === 'first' || pick.direction === 'fewest';
  const named = by.startsWith('?') ? by : writer.variable('by');
  return select(
    ['DISTINCT', variable, named === by ? by : `(${by} AS ${named})`],
    writer,
    `ORDER BY ${isLeast ? named : `DESC(${named})`}`,
    vocabulary,
  );
}

/** As texts, days, months and years are in order together. */
const dayOf = (variable: string): string => `STR(${variable})`;

function counted(concept: Concept, writer: PatternWriter, vocabulary: Vocabulary): string {
  const variable = writer.variableFor(concept);
  writer.write(concept, variable);
  return select([`(COUNT(DISTINCT ${variable}) AS ?count)`], writer, '', vocabulary);
}

function exists(concept: Concept, writer: PatternWriter, vocabulary: Vocabulary): string {
  writer.write(concept, writer.variableFor(concept));
  return withPrefixes(['ASK {', ...writer.lines, '}'].join('\n'), vocabulary.names);
}

function dates(
  { concept, date, direction }: Extract<Query, { ask: 'dates' }>,
  writer: PatternWriter,
  vocabulary: Vocabulary,
): string {
  const variable = writer.variableFor(concept);
  writer.write(concept, variable);
  const { first, last } = writer.bindDate(date, variable);
  const columns = [...new Set([first, last])];
  const order = direction === 'last' ? `DESC(${dayOf(last)})` : dayOf(first);
  return select(['DISTINCT', variable, ...columns], writer, `ORDER BY ${order}`, vocabulary);
}

/** The first and the last day; an event has both in one date. */
function periodOf({ from, to }: Extract<Query, { ask: 'duration' }>): readonly Property[] {
  const dates = from.of === 'event' ? [from] : [from, to];
  return dates.map((date) => ({ date, precision: 'day' }));
}

function properties(
  { concept, of }: Extract<Query, { ask: 'properties' }>,
  writer: PatternWriter,
  vocabulary: Vocabulary,
): string {
  const variable = writer.variableFor(concept);
  writer.write(concept, variable);
  const values = of.flatMap((property) => writer.bindProperty(property, variable));
  return select(
    ['DISTINCT', ...(isNamed(concept, vocabulary) ? [variable] : []), ...values],
    writer,
    `ORDER BY ${values.join(' ')}`,
    vocabulary,
  );
}

/** Whether the things are worth naming beside their properties: no statements and chairs. */
export function isNamed(concept: Concept, vocabulary: Vocabulary): boolean {
  return !['Statement', 'Chairpersonship'].some((name) =>
    isCertainly(concept, vocabulary.classIri(name), vocabulary),
  );
}

function groups(
  { concept, top }: Extract<Query, { by: 'things' }>,
  writer: PatternWriter,
  vocabulary: Vocabulary,
): string {
  const variable = writer.variableFor(concept);
  const isWithNone = top?.direction === 'fewest' && concept.kind === 'all';
  if (isWithNone) {
    // Those that have none have the fewest.
    const isGroup = ({ kind }: Concept): boolean => kind === 'class' || kind === 'things';
    const [named, counting] = [
      concept.parts.filter(isGroup),
      concept.parts.filter((part) => !isGroup(part)),
    ];
    for (const part of named) writer.write(part, variable);
    writer.lines.push('  OPTIONAL {');
    for (const part of counting) writer.write(part, variable);
    writer.lines.push('  }');
  } else writer.write(concept, variable);
  const count = writer.variable('count');
  const order = top?.direction === 'fewest' ? count : `DESC(${count})`;
  return select(
    [variable, `(COUNT(DISTINCT ${writer.markVariable}) AS ${count})`],
    writer,
    `GROUP BY ${variable}\nORDER BY ${order}`,
    vocabulary,
  );
}

function times(
  { concept, date, top, by }: Extract<Query, { by: 'year' | 'month' }>,
  writer: PatternWriter,
  vocabulary: Vocabulary,
): string {
  const variable = writer.variableFor(concept);
  writer.write(concept, variable);
  const { first } = writer.bindDate(date, variable);
  writer.lines.push(`  BIND(SUBSTR(STR(${first}), 1, ${by === 'year' ? 4 : 7}) AS ?${by})`);
  const count = writer.variable('count');
  const byCount = top?.direction === 'fewest' ? count : `DESC(${count})`;
  return select(
    [`?${by}`, `(COUNT(DISTINCT ${variable}) AS ${count})`],
    writer,
    `GROUP BY ?${by}\nORDER BY ${top ? byCount : `?${by}`}`,
    vocabulary,
  );
}

function compare(
  { left, right }: Extract<Query, { ask: 'compare' }>,
  writer: PatternWriter,
  vocabulary: Vocabulary,
): string {
  for (const [concept, name] of [
    [left, '?count'],
    [right, '?otherCount'],
  ] as const) {
    const variable = writer.variableFor(concept);
    writer.lines.push('  {', `    SELECT (COUNT(DISTINCT ${variable}) AS ${name}) WHERE {`);
    writer.write(concept, variable);
    writer.lines.push('    }', '  }');
  }
  return select(['?count', '?otherCount'], writer, '', vocabulary);
}
