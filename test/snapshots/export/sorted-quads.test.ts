import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { versionOf } from '../../../src/graph/index.js';
import {
  XSD,
  canonicalLines,
  directedLiteral,
  literal,
  namedNode,
  quad,
  toNQuad,
  withoutGraphs,
  type Quad,
} from '../../../src/rdf/index.js';
import {
  canonicalLabels,
  labelledTerms,
  quadOfIds,
} from '../../../src/snapshots/export/blank-labels.js';
import {
  orderedSelection,
  rdfDocument,
  type OrderedStatements,
} from '../../../src/snapshots/export/rdf-document.js';
import { Selection } from '../../../src/snapshots/export/selection.js';
import { sortedRows, orderTerms, type Layout } from '../../../src/snapshots/export/sorted-quads.js';
import { ex, quads } from '../../support/arbitraries.js';
import { names } from '../../support/small-commits.js';

const WORDING = { prefixes: {}, context: {} };

function selectionOf(all: readonly Quad[]): Selection {
  return new Selection(versionOf(all).ids, names, 'asserted');
}

async function linesOf(all: readonly Quad[], format: 'nquads' | 'ntriples'): Promise<string[]> {
  const buffers: Buffer[] = [];
  const ordered = (layout: Layout): Promise<OrderedStatements> =>
    orderedSelection(selectionOf(all), layout);
  for await (const part of await rdfDocument(ordered, format, WORDING))
    buffers.push(Buffer.from(part));
  return Buffer.concat(buffers).toString('utf8').split('\n').slice(0, -1);
}

/** The lines in parts of so many rows. */
async function linesInParts(
  all: readonly Quad[],
  order: Layout['order'],
  rowsAtOnce: number,
): Promise<string[]> {
  const selection = selectionOf(all);
  const labels = (await canonicalLabels(selection))!;
  const termOf = labelledTerms(selection.graph.dictionary, labels);
  const lines: string[] = [];
  const layout = { order, holdsGraphs: true };
  for (const visit of sortedRows(selection, orderTerms(selection, labels), layout, rowsAtOnce))
    visit((...ids) => lines.push(toNQuad(quadOfIds(ids, termOf))));
  return lines;
}

describe('The sorted lines of a graph', () => {
  it('are the canonical ones, as sorting their texts gives them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quads, { maxLength: 24 }), async (all) => {
        expect(await linesOf(all, 'nquads')).toEqual(await canonicalLines(versionOf(all).match()));
      }),
      { numRuns: 300 },
    );
  });

  it('without graphs have each statement once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quads, { maxLength: 16 }), async (all) => {
        const triples = await linesOf(all, 'ntriples');
        expect(triples.length).toBe(withoutGraphs(versionOf(all).match()).length);
        expect(new Set(triples).size).toBe(triples.length);
      }),
      { numRuns: 100 },
    );
  });

  it('are the same when sorted in parts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(quads, { maxLength: 24 }),
        fc.constantFrom('line' as const, 'graph' as const),
        async (all, order) => {
          const whole = await linesInParts(all, order, 1_000);
          expect(await linesInParts(all, order, 2)).toEqual(whole);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('have terms in the order of their text where one begins with the other', async () => {
    const iris = ['a', 'a/b', 'a?', 'aé', '', 'a😀', 'a\uffee'].map((end) => `http://x/${end}`);
    const texts = [
      ...['', 'a', 'a!', 'a b', 'a"', 'a\n', 'a\\', 'a]', 'a[', 'a\u0001', 'a\u007f', 'a\u001f'],
      ...['aé', 'a😀', 'a\uffee'],
    ];
    const literals = [
      ...texts.flatMap((text) => [
        literal(text),
        literal(text, 'en'),
        literal(text, 'en-gb'),
        directedLiteral(text, 'en', 'ltr'),
        literal(text, namedNode('http://x/t')),
        literal(text, namedNode('http://x/t/u')),
        literal(text, XSD.integer),
      ]),
      ...['1', '10', '-1', '01', '1e0', '9'].flatMap((value) => [
        literal(value, XSD.integer),
        literal(value),
      ]),
    ];
    const all = [
      ...iris.map((iri) => quad(namedNode(iri), ex('p'), ex('o'))),
      ...literals.map((object) => quad(ex('s'), ex('p'), object)),
    ];
    const expected = all
      .map((each) => Buffer.from(toNQuad(each)))
      .sort((left, right) => Buffer.compare(left, right))
      .map(String);
    expect(await linesOf(all, 'nquads')).toEqual([...new Set(expected)]);
  });
});
