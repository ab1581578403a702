/** Questions as SPARQL queries. */
import { DCTERMS, type Names, RDFS, SCHEMA, XSD } from '../../rdf/index.js';
import { isOfLeast, PatternWriter } from './patterns.js';
import type { Concept, Query } from '../concept.js';
import { isCertainly } from '../grammar/compatibility.js';
import { dateOfConcept } from '../grammar/noun-phrase.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** What follows the pattern of a description: the columns, and how the rows are grouped and ordered. */
interface Selection {
  readonly columns: readonly string[];
  readonly ending?: string;
}

/** Rankings and picks are ordered; the code that reads the rows cuts them off. */
export function toSparql(query: Query, vocabulary: Vocabulary): string {
  const writer = new PatternWriter(vocabulary);
  // What is picked by code from the rows in order.
  const isPicked = query.ask === 'things' && query.concept.kind === 'picked';
  const concept = isPicked ? query.concept.concept : query.concept;
  const variable = writer.variableFor(concept);
  writer.write(concept, variable);
  if (query.ask === 'exists')
    return withPrefixes(['ASK {', ...writer.lines, '}'].join('\n'), vocabulary.names);
  const { columns, ending } = selectionFor(query, variable, writer);
  return withPrefixes(
    [`SELECT ${columns.join(' ')} WHERE {`, ...writer.lines, '}', ...(ending ? [ending] : [])].join(
      '\n',
    ),
    vocabulary.names,
  );
}

function withPrefixes(query: string, names: Names): string {
  const known = {
    og: names.ontologyIri,
    rdfs: RDFS.iri,
    dcterms: DCTERMS.iri,
    schema: SCHEMA.iri,
    xsd: XSD.iri,
  };
  const used = Object.entries(known).filter(([prefix]) => new RegExp(`\\b${prefix}:`).test(query));
  return `${used.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join('')}\n${query}`;
}

function selectionFor(
  query: Exclude<Query, { ask: 'exists' }>,
  variable: string,
  writer: PatternWriter,
): Selection {
  switch (query.ask) {
    case 'things': {
      if (query.concept.kind !== 'picked') return listed(query.concept, variable, writer);
      const { pick } = query.concept;
      const by = writer.bindPicked(pick, variable);
      const named = by.startsWith('?') ? by : writer.variable('by');
      return {
        columns: ['DISTINCT', variable, named === by ? by : `(${by} AS ${named})`],
        ending: `ORDER BY ${isOfLeast(pick) ? named : `DESC(${named})`}`,
      };
    }
    case 'count':
      return { columns: [`(COUNT(DISTINCT ${variable}) AS ?count)`] };
    case 'time': {
      const [first, last] = query.of;
      const days = first ? writer.bindDays(first, variable) : [];
      // What is the longest can still be open.
      if (last) days.push(...writer.bindColumn({ date: last }, variable));
      return { columns: ['DISTINCT', variable, ...days] };
    }
    case 'table': {
      const { concept, columns } = query;
      const [only, ...others] = columns;
      const isOfDate = only && 'date' in only && others.length === 0;
      const said = isOfDate
        ? writer.bindDays(only.date, variable)
        : columns.flatMap((each) => writer.bindColumn(each, variable));
      return {
        columns: ['DISTINCT', ...(isNamed(concept) ? [variable] : []), ...said],
        // As texts, days, months and years are in order together.
        ending: `ORDER BY ${isOfDate ? said.map((each) => `STR(${each})`).join(' ') : variable}`,
      };
    }
    case 'groups': {
      const counted = query.date ? variable : writer.markVariable;
      const group = query.date ? `?${query.unit ?? 'year'}` : variable;
      if (query.date) {
        const { first } = writer.bindDate(query.date, variable);
        writer.lines.push(
          `  BIND(SUBSTR(STR(${first}), 1, ${query.unit === 'month' ? 7 : 4}) AS ${group})`,
        );
      }
      const count = writer.variable('count');
      const order = query.date && !query.top ? group : `DESC(${count})`;
      return {
        columns: [group, `(COUNT(DISTINCT ${counted}) AS ${count})`],
        ending: `GROUP BY ${group}\nORDER BY ${order}`,
      };
    }
  }
}

/** All things: the newest first where they have a date, else by label. */
function listed(concept: Concept, variable: string, writer: PatternWriter): Selection {
  const label = writer.variable('label');
  writer.lines.push(
    `  OPTIONAL { ${variable} rdfs:label ${label} FILTER(LANG(${label}) IN ("en", "")) }`,
  );
  const date = dateOfConcept(concept);
  if (!date) return { columns: ['DISTINCT', variable, label], ending: `ORDER BY ${label}` };
  // A group of its own: beside a path, Virtuoso finds nothing for two properties in OPTIONAL.
  writer.lines.splice(0, Infinity, '  {', ...writer.lines.map((line) => `  ${line}`), '  }');
  const day = writer.variable('day');
  return {
    columns: [variable, label, `(MIN(${writer.optionalDay(date, variable)}) AS ${day})`],
    ending: `GROUP BY ${variable} ${label}\nORDER BY DESC(${day}) ${label}`,
  };
}

/** Whether the things are worth naming beside their dates: no statements and chairs. */
export function isNamed(concept: Concept): boolean {
  return !['Statement', 'Chairpersonship'].some((name) => isCertainly(concept, name));
}
