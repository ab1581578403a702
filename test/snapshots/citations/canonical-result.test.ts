import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  blankNode,
  integerLiteral,
  literal,
  quad,
  termKey,
  toNTriplesTerm,
  withLabels,
  type Quad,
  type Term,
} from '../../../src/rdf/index.js';
import {
  canonicalResult,
  digestOfResult,
  type ResultDigest,
} from '../../../src/snapshots/citations/canonical-result.js';
import type { QueryTraits, Solution } from '../../../src/sparql/index.js';
import { clique, ex, quads } from '../../support/arbitraries.js';

const UNORDERED: QueryTraits = {
  isOrdered: false,
  orderVariables: undefined,
  takesAnyRows: false,
  choices: [],
  isRepeatable: true,
  changing: [],
};
const ordered = (...orderVariables: string[]): QueryTraits => ({
  ...UNORDERED,
  isOrdered: true,
  orderVariables,
});

// oxlint-disable-next-line typescript/require-await -- as an engine would give them
async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function digestOfRows(
  rows: readonly Solution[],
  traits: QueryTraits = UNORDERED,
  variables = ['a', 'b'],
): Promise<ResultDigest> {
  return digestOfResult(
    await canonicalResult({ kind: 'solutions', variables, solutions: each(rows) }, traits),
  );
}

async function digestOfGraph(graph: readonly Quad[]): Promise<ResultDigest> {
  return digestOfResult(await canonicalResult({ kind: 'graph', quads: each(graph) }, UNORDERED));
}

async function digestOfBoolean(value: boolean): Promise<ResultDigest> {
  return digestOfResult(await canonicalResult({ kind: 'boolean', value }, UNORDERED));
}

const terms: fc.Arbitrary<Term | undefined> = fc.oneof(
  quads.map(({ object }) => object),
  fc.constantFrom(undefined, blankNode('b0'), blankNode('b1'), integerLiteral(1)),
);
const rowLists = fc.array(fc.tuple(terms, terms), { maxLength: 8 });

/** Other labels for the same nodes. */
const renamed = (term: Term | undefined): Term | undefined =>
  term?.termType === 'BlankNode'
    ? blankNode(`z${term.value}`)
    : term?.termType === 'Quad'
      ? withLabels(term as Quad, ({ value }) => `z${value}`)
      : term;

describe('The hash of an answer', () => {
  it('is the same for the same rows in any order, with any blank node labels', async () => {
    await fc.assert(
      fc.asyncProperty(
        rowLists,
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        async (rows, places) => {
          const shuffled = rows
            .map((row, index) => ({ row: row.map(renamed), place: places[index]! }))
            .sort((left, right) => left.place - right.place)
            .map(({ row }) => row);
          expect(await digestOfRows(shuffled)).toEqual(await digestOfRows(rows));
        },
      ),
      { verbose: true },
    );
  });

  it('is another when a row is missing, comes twice, or has another term', async () => {
    await fc.assert(
      fc.asyncProperty(
        rowLists.filter(({ length }) => length > 0),
        fc.nat(),
        async (rows, at) => {
          const index = at % rows.length;
          const { sha256 } = await digestOfRows(rows);
          expect((await digestOfRows(rows.filter((_, place) => place !== index))).sha256).not.toBe(
            sha256,
          );
          expect((await digestOfRows([...rows, rows[index]!])).sha256).not.toBe(sha256);
          expect(
            (
              await digestOfRows(
                rows.map((row, place) => (place === index ? [row[0], ex('nowhere-else')] : row)),
              )
            ).sha256,
          ).not.toBe(sha256);
        },
      ),
      { verbose: true },
    );
  });

  it('depends on the order of rows that the query sorts, but not where they tie', async () => {
    const row = (a: number, b: string): Solution => [integerLiteral(a), literal(b)];
    const [first, second] = [
      await digestOfRows([row(1, 'x'), row(1, 'y'), row(2, 'x')], ordered('a')),
      await digestOfRows([row(1, 'y'), row(1, 'x'), row(2, 'x')], ordered('a')),
    ];
    expect(second).toEqual(first);
    const turned = await digestOfRows([row(2, 'x'), row(1, 'y'), row(1, 'x')], ordered('a'));
    expect(turned.sha256).not.toBe(first.sha256);
    expect(turned.rowsSha256).toBe(first.rowsSha256);
    // What it is ordered by is not in the answer, so that nobody knows which rows are level.
    expect((await digestOfRows([row(1, 'x'), row(1, 'y')], ordered('c'))).sha256).not.toBe(
      (await digestOfRows([row(1, 'y'), row(1, 'x')], ordered('c'))).sha256,
    );
  });

  it('tells terms of different kinds, variables, and kinds of answers apart', async () => {
    const digests = await Promise.all([
      digestOfRows([[literal('x'), undefined]]),
      digestOfRows([[undefined, literal('x')]]),
      digestOfRows([[literal('x', 'en'), undefined]]),
      digestOfRows([[ex('x'), undefined]]),
      digestOfRows([[literal('x'), undefined]], UNORDERED, ['a', 'c']),
      digestOfRows([]),
      digestOfGraph([]),
      digestOfBoolean(true),
      digestOfBoolean(false),
    ]);
    expect(new Set(digests.map(({ kind, sha256 }) => `${kind} ${sha256}`)).size).toBe(
      digests.length,
    );
  });

  it('of a graph is that of its statements, each once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quads, { maxLength: 8 }), async (graph) => {
        const triples = graph.map(({ subject, predicate, object }) =>
          quad(subject, predicate, object),
        );
        const again = [...triples, ...triples]
          .reverse()
          .map((each) => withLabels(each, ({ value }) => `z${value}`));
        expect(await digestOfGraph(again)).toEqual(await digestOfGraph(triples));
        expect((await digestOfGraph(triples)).rows).toBe(
          new Set(
            triples.map((each) =>
              [each.subject, each.predicate, each.object].map(termKey).join('\n'),
            ),
          ).size,
        );
      }),
      { verbose: true, numRuns: 50 },
    );
  });

  it('is refused for blank nodes that are too alike, and for an answer too long', async () => {
    const rows = clique(8).map(({ subject, object }): Solution => [subject, object]);
    await expect(digestOfRows(rows)).rejects.toMatchObject({ code: 'bad-request' });
    const long = literal('x'.repeat(9 << 20));
    await expect(
      digestOfRows([
        [long, long],
        [long, long],
      ]),
    ).rejects.toMatchObject({ code: 'query-memory' });
    expect(toNTriplesTerm(long).length).toBeGreaterThan(1 << 20);
  });
});
