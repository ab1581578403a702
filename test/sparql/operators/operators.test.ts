/** What operators do quickly, compared with the same done slowly, over data of some thousand rows. */
import { describe, expect, it } from '@jest/globals';
import { versionOf, type GraphVersion } from '../../../src/graph/index.js';
import { RDF, XSD, literal, namedNode, quad, type Quad } from '../../../src/rdf/index.js';
import { EX } from '../../support/arbitraries.js';
import { SEED, randomOf } from '../../support/random.js';
import { answerOf, engineFor } from '../../support/sparql.js';

const random = randomOf(SEED);
const below = (limit: number): number => Math.floor(random() * limit);
const term = (name: string): ReturnType<typeof namedNode> => namedNode(EX + name);
const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)]!;
const SYLLABLES = ['', 'a', 'ab', 'b', 'é', '𝒳', '\u0000', 'abcd', 'abce', '￿'];
const randomText = (): string => Array.from({ length: below(6) }, () => pick(SYLLABLES)).join('');

/** Things with a few hubs among them, and values of all kinds. */
function randomStatements(): Quad[] {
  const skewed = (): string => `n${Math.floor(120 * random() ** 3)}`;
  const numbers = [
    () => literal(String(below(50) - 10), XSD.integer),
    () => literal(`${below(50)}.${below(20)}`, XSD.decimal),
    () => literal(`${below(9)}e0`, XSD.double),
  ];
  const statements: Quad[] = [];
  const add = (...[s, p, o]: [string, string, Quad['object']]): void => {
    statements.push(quad(term(s), p === 'a' ? RDF.type : term(p), o));
  };
  for (let number = 0; number < 600; number += 1) {
    add(skewed(), 'p', term(skewed()));
    add(skewed(), 'q', term(skewed()));
    add(`n${number}`, 'a', term(`T${number % 3}`));
    add(`n${number}`, 'text', literal(randomText()));
    add(skewed(), 'int', numbers[0]!());
    add(skewed(), 'number', below(8) > 0 ? numbers[0]!() : pick(numbers)());
    if (below(20) === 0) add(skewed(), 'number', literal('no number'));
  }
  return statements;
}

const engine = engineFor();
const statements = randomStatements();
const version = versionOf(statements);
/** The same statements beside others that are in more than one graph, so that rows are copied. */
const inGraphs = versionOf([
  ...statements,
  ...statements
    .filter(() => below(3) === 0)
    .map(({ subject, predicate, object }) => quad(subject, predicate, object, term('g'))),
]);
const rowsOf = async (query: string, of: GraphVersion = version): Promise<string[]> =>
  ((await answerOf(engine, of, query)) as string[]).sort();

type Row = Readonly<Record<string, string>>;

/** The solutions of patterns, by trying all statements for each. */
function solutionsOf(patterns: readonly (readonly string[])[]): Row[] {
  const text = ({ value }: { value: string }): string => value.replace(EX, ':');
  const triples = statements.map(({ subject, predicate, object }) =>
    [subject, predicate, object].map(text),
  );
  return patterns.reduce<Row[]>(
    (rows, pattern) => {
      const candidates = triples.filter(([, predicate]) => predicate === pattern[1]);
      return rows.flatMap((row) =>
        candidates.flatMap((triple) => {
          const added: Record<string, string> = { ...row };
          const fits = triple.every((value, index) => {
            const part = pattern[index]!;
            return part.startsWith('?') ? (added[part] ??= value) === value : part === value;
          });
          return fits ? [added] : [];
        }),
      );
    },
    [{}],
  );
}

describe('joins', () => {
  it.each([
    ['?x :p ?y', '?y :q ?z'],
    ['?x :p ?y', '?x :q ?z', '?z :p ?y'],
    ['?x :p ?y', '?y :p ?x'],
    ['?x :p ?y', '?y :q :n1'],
    ['?x :p ?x'],
    ['?x :p :n0', '?x :q ?y', '?y :p :n2'],
  ])('give what trying all statements gives: %s %s %s', async (...patterns) => {
    const parts = patterns
      .filter((each) => typeof each === 'string')
      .map((each) => each.split(' '));
    const unique = new Set(
      solutionsOf(parts).map((row) =>
        Object.keys(row)
          .sort()
          .map((name) => `${name}=${row[name]!}`)
          .join(' '),
      ),
    );
    const names = [...new Set(parts.flat().filter((part) => part.startsWith('?')))].sort();
    const group = `{ ${patterns.join(' . ')} }`;
    for (const each of [version, inGraphs]) {
      expect(await rowsOf(`SELECT ${names.join(' ')} ${group}`, each)).toEqual([...unique].sort());
      expect(await rowsOf(`SELECT (COUNT(*) AS ?c) ${group}`, each)).toEqual([
        `?c="${unique.size}"^^<${XSD.integer.value}>`,
      ]);
    }
  });

  it.each([
    [
      '{ ?x a ?t ; :p ?y MINUS { ?y :q ?z } }',
      '{ ?x a ?t ; :p ?y FILTER NOT EXISTS { ?y :q ?z } }',
    ],
    ['{ ?x a :T1 . ?x :p ?y }', '{ ?x :p ?y FILTER EXISTS { ?x a :T1 } }'],
    ['{ { SELECT ?x ?y { ?x :p ?y } } { SELECT ?y ?z { ?y :q ?z } } }', '{ ?x :p ?y . ?y :q ?z }'],
    [
      '{ ?x :p ?y OPTIONAL { { SELECT ?y ?z { ?y :q ?z } } FILTER(?z != ?x) } }',
      '{ { ?x :p ?y . ?y :q ?z FILTER(?z != ?x) } UNION { ?x :p ?y ' +
        'FILTER NOT EXISTS { ?y :q ?z FILTER(?z != ?x) } } }',
    ],
    ['{ ?x a ?t ; (:p|:q)/:p ?y }', '{ ?x a ?t { ?x :p/:p ?y } UNION { ?x :q/:p ?y } }'],
    ['{ ?x a ?t . ?x (:p/:q)+ :n0 }', '{ ?x a ?t . :n0 (^:q/^:p)+ ?x }'],
    ['{ :n3 (:p|^:q)* ?y . ?y :p ?z }', '{ ?y (:q|^:p)* :n3 . ?y :p ?z }'],
  ])('of %s are those of %s', async (fast, slow) => {
    for (const each of [version, inGraphs])
      expect(await rowsOf(`SELECT * ${fast}`, each)).toEqual(
        await rowsOf(`SELECT * ${slow}`, each),
      );
  });
});

describe('counting', () => {
  const integer = (value: number): string => `"${value}"^^<${XSD.integer.value}>`;

  it.each([
    '{ ?x :int ?v ; a ?t }',
    '{ ?x :p ?y ; a ?t . ?y :int ?v }',
    '{ ?x a ?t ; :p ?y . ?z :q ?y . ?x :int ?v }',
    '{ ?x a ?t OPTIONAL { ?x :p ?y . ?y :int ?v } }',
    '{ ?x a ?t OPTIONAL { { SELECT ?x ?v { ?x :p ?y ; :int ?v } } FILTER(?v > 3) } }',
    '{ ?x a ?t ; :int ?v MINUS { ?x :q ?y } }',
    '{ ?x a ?t ; :int ?v MINUS { ?x :q ?y . ?y :p ?z . ?z :q ?u } }',
    '{ ?x a ?t ; :p ?y FILTER EXISTS { ?y :q ?z } ?x :int ?v }',
    '{ { ?x a ?t ; :p ?y . ?x :int ?v } UNION { ?v :p ?x . ?x a ?t } }',
    '{ ?x a ?t ; :p ?z { ?z :p ?y } UNION { ?z :q ?y } ?y :int ?v }',
    '{ ?x a ?t ; :p ?z . ?z :p* ?y . ?y :int ?v FILTER(?v < 5) }',
    '{ ?x :p ?y ; a ?t . ?a :int ?v FILTER(?v = 7) }',
    '{ ?x a ?t ; :int ?w BIND(?w * 2 AS ?v) }',
    '{ GRAPH ?g { ?x a ?t ; :int ?v } }',
  ])('the solutions of %s gives what its rows give', async (group) => {
    for (const each of [version, inGraphs]) {
      const rows = await rowsOf(`SELECT ?t ?v ${group}`, each);
      const groups = new Map<string, number[]>();
      for (const row of rows) {
        const [type = '', value = ''] = row.split(' ');
        const known = groups.get(type) ?? [0, 0];
        groups.set(type, [known[0]! + 1, known[1]! + Number(/"(-?\d+)"/.exec(value)?.[1] ?? NaN)]);
      }
      const [counted, summed] = [0, 1].map((index) =>
        Array.from(groups, ([type, values]) => `${type} ?n=${integer(values[index]!)}`).sort(),
      );
      const of = (what: string): Promise<string[]> =>
        rowsOf(`SELECT ?t (${what} AS ?n) ${group} GROUP BY ?t`, each);
      expect(await of('COUNT(*)')).toEqual(counted);
      expect(await of('COUNT(?t)')).toEqual(counted);
      if (!summed!.some((sum) => sum.includes('NaN'))) expect(await of('SUM(?v)')).toEqual(summed);
      expect(await rowsOf(`SELECT (COUNT(*) AS ?n) ${group}`, each)).toEqual([
        `?n=${integer(rows.length)}`,
      ]);
      expect(await rowsOf(`SELECT DISTINCT ?v ${group}`, each)).toEqual(
        [...new Set(rows.map((row) => row.split(' ').slice(1).join(' ')))].sort(),
      );
    }
  });

  it('is exact, or an error', async () => {
    const patterns = Array.from({ length: 8 }, (_, at) => `?a${at} a ?b${at}`).join(' . ');
    await expect(rowsOf(`SELECT (COUNT(*) AS ?n) { ${patterns} }`)).rejects.toThrow(/share/);
  });

  it('takes no time where patterns share nothing', async () => {
    const patterns = Array.from({ length: 5 }, (_, at) => `?a${at} a ?b${at}`).join(' . ');
    expect(await rowsOf(`SELECT (COUNT(*) AS ?n) { ${patterns} }`)).toEqual([
      `?n="${600 ** 5}"^^<${XSD.integer.value}>`,
    ]);
  });
});

describe('sorting', () => {
  const inOrder = async (query: string): Promise<string[]> =>
    (await answerOf(engine, version, query)) as string[];

  it('orders texts as code points do', async () => {
    const texts = new Set(
      statements
        .filter(({ predicate }) => predicate.equals(term('text')))
        .map((s) => s.object.value),
    );
    const codes = (text: string): number[] => Array.from(text, (each) => each.codePointAt(0)!);
    const before = (a: number[], b: number[]): number => {
      const at = a.findIndex((code, index) => code !== b[index]);
      return at === -1 ? a.length - b.length : a[at]! - (b[at] ?? -1);
    };
    const expected = [...texts].sort((a, b) => before(codes(a), codes(b)));
    const answer = await engine.query(
      version,
      `SELECT DISTINCT ?v { ?x <${EX}text> ?v } ORDER BY ?v`,
    );
    const found: string[] = [];
    if (answer.kind === 'solutions')
      for await (const [value] of answer.solutions) found.push(value!.value);
    expect(found).toEqual(expected);
  });

  it.each(['?v ?x', 'DESC(?v) ?x', '?t DESC(?v) DESC(?x)', 'DESC(?x) ?v'])(
    'by %s gives the first rows of the whole order',
    async (by) => {
      for (const name of ['text', 'number', 'p']) {
        const query = `SELECT ?t ?x ?v { ?x a ?t ; :${name} ?v . ?y :p ?x } ORDER BY ${by}`;
        const all = await inOrder(query);
        for (const [limit, offset] of [
          [10, 0],
          [300, 50],
          [1, all.length - 1],
        ] as const)
          expect(await inOrder(`${query} LIMIT ${limit} OFFSET ${offset}`)).toEqual(
            all.slice(offset, offset + limit),
          );
      }
    },
  );
});
