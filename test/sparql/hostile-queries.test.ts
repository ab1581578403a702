import { afterAll, describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { answerOf, engineFor, versionOfTriG } from '../support/sparql.js';

const VERSION = versionOfTriG(
  Array.from(
    { length: 500 },
    (_, index) => `:s${index} :p ${index} ; :t "text ${index} öä" .`,
  ).join('\n'),
);
const engine = engineFor('union', { timeoutMs: 5_000 });
afterAll(() => engine.close());

const text = (length: number): string => 'a'.repeat(length);

/** BIND after BIND, each of what the one before gave. */
function chain(count: number, start: string, next: (variable: string) => string): string {
  const binds = Array.from(
    { length: count },
    (_, index) => `BIND(${next(`?v${index}`)} AS ?v${index + 1})`,
  );
  return `BIND(${start} AS ?v0) ${binds.join(' ')}`;
}

function nested(count: number): string {
  let expression = '"aaaaaaaaaa"';
  for (let level = 0; level < count; level += 1)
    expression = `REPLACE(${expression}, "a", "aaaaaaaaaa")`;
  return expression;
}

const digits = chain(11, '"1234567890"', (v) => `CONCAT(${v}, ${v})`);
const INTEGER = '<http://www.w3.org/2001/XMLSchema#integer>';

async function codeOf(query: string): Promise<string | undefined> {
  try {
    await answerOf(engine, VERSION, query);
    return undefined;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    expect(error.message.length).toBeLessThan(1_500);
    return error.code;
  }
}

/** Processor time, as other processes make the clock of little use. */
async function msOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe('A query with a long word', () => {
  const long = 'ab'.repeat(100_000);
  it.each([
    ['a prefixed name', `PREFIX e: <http://e/> SELECT * { ?s ?p e:${long} }`],
    ['a prefix', `PREFIX ${long}: <http://e/> SELECT * { ?s ?p ${long}:x }`],
    ['a variable', `SELECT ?${long} { ?${long} ?p ?o } ORDER BY ?${long}`],
    ['an IRI', `SELECT * { ?s ?p <http://e/${long}> }`],
    ['a language tag', `SELECT * { ?s ?p "x"@en${'-abcdefgh'.repeat(20_000)} }`],
    ['a string', `SELECT * { ?s ?p "${long}" , '''${long}''' }`],
    ['a blank node', `SELECT * { ?s ?p _:${long} }`],
    ['a number', `SELECT * { ?s ?p ${'12'.repeat(4_000)}.${'34'.repeat(900)} }`],
  ])('is evaluated: %s', async (_, query) => {
    expect(await codeOf(query)).toBeUndefined();
  });

  it.each([
    ['a word', long],
    ['a variable that ends', `?a${'-b'.repeat(100_000)}`],
    ['dots', '.'.repeat(200_000)],
    ['numbers', '1.2.'.repeat(50_000)],
    ['digits and letters', '1a'.repeat(100_000)],
    ['a name that ends', `:a${'.'.repeat(200_000)}`],
    ['no letters', '×'.repeat(200_000)],
    ['underscores', '_'.repeat(200_000)],
  ])('is refused in linear time where it is none: %s', async (_, word) => {
    const ms = await msOf(async () => {
      expect(await codeOf(`SELECT * { ?s ?p ${word} ?q }`)).toBe('malformed-query');
    });
    expect(ms).toBeLessThan(10_000);
  });

  it.each([
    ['SELECT twice', `SELECT ?${long} (1 AS ?${long}) {}`],
    ['BIND twice', `SELECT * { ?s ?p ?${long} BIND(1 AS ?${long}) }`],
    ['VALUES twice', `SELECT * { VALUES (?${long} ?${long}) { (1 2) } }`],
    ['an aggregate in a pattern', `SELECT * { ?s ?p ?${long} FILTER(COUNT(?s) > 1) }`],
  ])('has its errors told in linear time: %s', async (_, query) => {
    const ms = await msOf(async () => {
      expect(await codeOf(query)).toBe('malformed-query');
    });
    expect(ms).toBeLessThan(10_000);
  });
});

describe('A query whose texts grow', () => {
  it.each([
    ['nested REPLACE', `SELECT (STRLEN(${nested(8)}) AS ?n) {}`],
    ['REPLACE of nothing', `SELECT (REPLACE("${text(5_000)}", "x*", "${text(90_000)}") AS ?n) {}`],
    ['GROUP_CONCAT', `SELECT (GROUP_CONCAT(?t; separator="${text(100_000)}") AS ?n) { ?s :t ?t }`],
    ['CONCAT', `SELECT * { ${chain(8, `"${text(300_000)}"`, (v) => `CONCAT(${v}, ${v})`)} }`],
    [
      'UCASE',
      `SELECT * { ${chain(8, `"${'ΐ'.repeat(100_000)}"`, (v) => `UCASE(CONCAT(${v}, ${v}))`)} }`,
    ],
    [
      'ENCODE_FOR_URI',
      `SELECT * { ${chain(4, `"${'€'.repeat(30_000)}"`, (v) => `ENCODE_FOR_URI(CONCAT(${v},${v}))`)} }`,
    ],
    [
      'IRI',
      `SELECT * { ${chain(8, `"${text(300_000)}"`, (v) => `CONCAT(STR(IRI(${v})), STR(IRI(${v})))`)} }`,
    ],
  ])('is stopped before they are made: %s', async (_, query) => {
    expect(['query-memory', 'query-timeout']).toContain(await codeOf(query));
  });

  it('computes with no number of more than ten thousand digits', async () => {
    const product = `STRDT(?v11, ${INTEGER}) * 2`;
    expect(await codeOf(`SELECT (${product} AS ?x) { ${digits} }`)).toBeUndefined();
    expect(await codeOf(`ASK { ${digits} FILTER(${product} = 1) }`)).toBeUndefined();
  });

  it('is refused when it nests triple terms without end, or is itself too deep', async () => {
    const triples = chain(150, ':o', (v) => `TRIPLE(:s, :p, ${v})`);
    expect(await codeOf(`SELECT ?v150 { ${triples} }`)).toBe('malformed-query');
  });
});
