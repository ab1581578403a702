/** Random groups of values of mixed types, with set functions over them, and exact results. */
import { parseN3Syntax } from '../../../src/rdf/index.js';
import type { Row } from './answer.js';
import { expectedOf, fits, type Expected } from './exact-aggregates.js';
import { answerOf } from './our-engine.js';
import { Random } from './random.js';

const PREFIXES =
  'PREFIX : <http://example.org/>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n';

/** Values by what they put to the test. Few kinds at a time, so that most sums are numbers. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  integers: ['1', '2', '-3', '0', '40', '5000000', '-134217728', '134217727'],
  largeIntegers: ['134217728', '4503599627370497', '-9007199254740993', '999999999999999'],
  hugeIntegers: [
    '12345678901234567890',
    '-98765432109876543210',
    '"18446744073709551615"^^xsd:unsignedLong',
  ],
  decimals: ['0.5', '-0.25', '1.75', '100.125', '5.1'],
  longDecimals: ['0.123456789', '-7.000000001', '450359.9627', '12345678.87654321'],
  longerDecimals: ['0.1234567891', '0.000000000001', '-1234567890.0123456789'],
  floats: ['"0.5"^^xsd:float', '"-1.25"^^xsd:float', '"3"^^xsd:float', '"16777217"^^xsd:float'],
  doubles: ['0.5e0', '-2.5e1', '1e15', '1.5e0', '0.1e0'],
  special: ['"NaN"^^xsd:double', '"INF"^^xsd:double', '"-INF"^^xsd:float', '"NaN"^^xsd:float'],
  derived: [
    '"7"^^xsd:int',
    '"-8"^^xsd:byte',
    '"65535"^^xsd:unsignedLong',
    '"9"^^xsd:nonNegativeInteger',
    '"12"^^xsd:long',
  ],
  otherForms: [
    '"01"^^xsd:integer',
    '"+2"^^xsd:integer',
    '1.50',
    '"2."^^xsd:decimal',
    '2.0',
    '1.0e0',
  ],
  illTyped: ['"x"^^xsd:integer', '"300"^^xsd:byte', '"1e3"^^xsd:decimal'],
  texts: ['"a"', '"10"', '"B"', '"é"'],
  otherTerms: [':x', ':y', '"a"@en', 'true', '"2020-01-01"^^xsd:date', '"a"^^:type'],
  unbound: ['UNDEF'],
};
const NUMERIC = Object.keys(VALUES).slice(0, 11);
/** Failures after which a run ends. */
const MOST_FAILURES = 20;

const GROUPS = [':a', ':b', ':c', 'UNDEF', '"g"', '1'];

interface Column {
  readonly name: string;
  readonly isDistinct: boolean;
  /** `*` or an expression whose value is that of ?v. */
  readonly argument: string;
}

interface GroupedCase {
  readonly rows: readonly (readonly [group: string, value: string])[];
  readonly columns: readonly Column[];
  readonly isGrouped: boolean;
  readonly isStored: boolean;
  /** Groups of fewer rows are left out by HAVING. */
  readonly leastRows: number;
}

/** Expressions that pass ?v on: as a variable, kept for each term, and computed for each row. */
const ARGUMENTS = ['?v', '?v', 'IF(true, ?v, 0)', 'COALESCE(?none, ?v)', 'IF(BOUND(?g), ?v, ?v)'];

function groupedCase(seed: number): GroupedCase {
  const random = new Random(seed);
  const kinds = random.sample(NUMERIC, random.between(1, 4));
  if (random.chance(0.25))
    kinds.push(...random.sample(Object.keys(VALUES).slice(NUMERIC.length), 1));
  const groups = random.sample(GROUPS, random.between(1, 4));
  const rows = random.times(random.chance(0.05) ? 0 : random.between(1, 24), () => {
    const group = random.pick(groups);
    return [group, random.pick(VALUES[random.pick(kinds)]!)] as const;
  });
  const columns = random.times(random.between(1, 4), (): Column => {
    const name = random.weighted({ SUM: 5, AVG: 3, MIN: 2, MAX: 2, COUNT: 1.5, SAMPLE: 0.5 });
    const isOfRows = name === 'COUNT' && random.chance(0.3);
    return {
      name,
      isDistinct: !isOfRows && random.chance(0.25),
      argument: isOfRows ? '*' : random.pick(ARGUMENTS),
    };
  });
  return {
    rows,
    columns,
    isGrouped: random.chance(0.85),
    isStored: random.chance(0.6),
    leastRows: random.chance(0.15) ? 3 : 0,
  };
}

function queryOf({ rows, columns, isGrouped, isStored, leastRows }: GroupedCase): string {
  const values = rows.map((row) => `(${row.join(' ')})`).join(' ');
  const pattern = isStored
    ? '?s :row ?n OPTIONAL { ?s :g ?g } OPTIONAL { ?s :v ?v }'
    : `VALUES (?g ?v) { ${values} }`;
  const selected = columns.map(
    ({ name, isDistinct, argument }, index) =>
      `(${name}(${isDistinct ? 'DISTINCT ' : ''}${argument}) AS ?r${index})`,
  );
  return (
    `${PREFIXES}SELECT ${isGrouped ? '?g ' : ''}${selected.join(' ')} { ${pattern} }` +
    (isGrouped ? ' GROUP BY ?g' : '') +
    (leastRows > 0 ? ` HAVING(COUNT(*) >= ${leastRows})` : '')
  );
}

function dataOf({ rows, isStored }: GroupedCase): string {
  if (!isStored) return '';
  const lines = rows.map(([group, value], index) =>
    [
      `:s${index} :row ${index} .`,
      group === 'UNDEF' ? '' : `:s${index} :g ${group} .`,
      value === 'UNDEF' ? '' : `:s${index} :v ${value} .`,
    ].join(' '),
  );
  return `${PREFIXES}${lines.join('\n')}`;
}

/** The values of each group by the text of its key; '' where it is unbound. */
function groupsOf(generated: GroupedCase): Map<string, readonly (string | undefined)[]> {
  const groups = new Map<string, (string | undefined)[]>(generated.isGrouped ? [] : [['', []]]);
  for (const [group, value] of generated.rows) {
    const key = generated.isGrouped ? (toText(group) ?? '') : '';
    groups.set(key, [...(groups.get(key) ?? []), toText(value)]);
  }
  for (const [key, values] of groups) if (values.length < generated.leastRows) groups.delete(key);
  return groups;
}

/** A term of the lists above as an answer's text. */
function toText(term: string): string | undefined {
  if (term === 'UNDEF') return undefined;
  const xsd = (value: string, type: string): string =>
    `"${value}"^^<http://www.w3.org/2001/XMLSchema#${type}>`;
  if (term.startsWith(':')) return `<http://example.org/${term.slice(1)}>`;
  if (term === 'true') return xsd('true', 'boolean');
  if (!term.startsWith('"'))
    return xsd(term, /e/i.test(term) ? 'double' : term.includes('.') ? 'decimal' : 'integer');
  return term
    .replace(/\^\^xsd:(\w+)$/, '^^<http://www.w3.org/2001/XMLSchema#$1>')
    .replace(/\^\^:(\w+)$/, '^^<http://example.org/$1>');
}

/** A result that is not the expected one. */
interface Cell {
  readonly column: Column;
  readonly expected: Expected;
  readonly found: string | undefined;
  readonly key: string;
}

/** Cells with another value than expected; undefined where the groups differ. */
function wrongCells(generated: GroupedCase, rows: readonly Row[]): readonly Cell[] | undefined {
  const groups = groupsOf(generated);
  if (rows.length !== groups.size) return undefined;
  const wrong: Cell[] = [];
  for (const row of rows) {
    const key = row.g ?? '';
    const values = groups.get(key);
    if (!values) return undefined;
    for (const [index, column] of generated.columns.entries()) {
      const { name, isDistinct, argument } = column;
      const taken = argument === '*' ? values.map(() => '""') : values;
      const expected = expectedOf(name, isDistinct, taken);
      const found = row[`r${index}`];
      if (!fits(found, expected)) wrong.push({ column, expected, found, key });
    }
  }
  return wrong;
}

/** Why our answers to the cases of the seeds from `firstSeed` on are wrong. */
export async function failuresOf(firstSeed: number, count: number): Promise<string[]> {
  const failures: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    if (failures.length === MOST_FAILURES) break;
    const generated = groupedCase(seed);
    const [data, text] = [dataOf(generated), queryOf(generated)];
    const answer = await answerOf(parseN3Syntax(data, { format: 'turtle' }), text, 'strict');
    const wrong = answer.kind === 'rows' ? wrongCells(generated, answer.rows) : undefined;
    if (wrong?.length === 0) continue;
    const what = wrong ? shown(wrong) : JSON.stringify(answer);
    failures.push(`seed ${seed}: ${what}\n${data}\n${text.replace(PREFIXES, '')}`);
  }
  return failures;
}

function shown(cells: readonly Cell[]): string {
  return cells
    .map(
      ({ column, key, found, expected }) =>
        `${column.name}${column.isDistinct ? ' DISTINCT' : ''} of ${column.argument} in group ` +
        `${key}: ${found ?? 'unbound'} instead of ${JSON.stringify(expected, (_, each: unknown) =>
          typeof each === 'bigint' ? String(each) : each,
        )}`,
    )
    .join('\n  ');
}
