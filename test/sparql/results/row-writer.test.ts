import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { literal, namedNode, termKey, toNTriplesTerm, type Term } from '../../../src/rdf/index.js';
import { emptyVersion, versionOf } from '../../../src/graph/index.js';
import type { Solution } from '../../../src/sparql/index.js';
import { ex, quads, texts } from '../../support/arbitraries.js';
import { SEED } from '../../support/random.js';
import { XSD, anyTerms, nTriplesOf, solutionsOf, write } from '../written-solutions.js';

describe('Solutions written from bytes', () => {
  /** Longer than what is copied in one piece, with what has to be escaped at any place. */
  const longTexts = fc
    .array(texts, { minLength: 1, maxLength: 4 })
    .chain((parts) =>
      fc.nat({ max: 600 }).map((length) => [...parts, ''].join('x'.repeat(length))),
    );
  const longTerms: fc.Arbitrary<Term> = fc.oneof(
    longTexts.map((text) => literal(text)),
    longTexts.map((text) => literal(text, 'en-GB')),
    longTexts.map((text) => literal(text, ex('type'))),
    fc.integer().map((number) => literal(String(number), namedNode(`${XSD}integer`))),
    fc.boolean().map((value) => literal(String(value), namedNode(`${XSD}boolean`))),
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => literal(date.toISOString().slice(0, 10), namedNode(`${XSD}date`))),
    fc
      .constantFrom('1.50', '1', '-0', '+1', '01', '1e3', '.5E-1')
      .chain((text) =>
        fc
          .constantFrom('integer', 'decimal', 'double')
          .map((type) => literal(text, namedNode(XSD + type))),
      ),
  );

  it.each(['json', 'xml', 'csv', 'tsv', 'rows'] as const)(
    'are those that are written term by term: %s',
    (format) => {
      const isWritable = (term: Term): boolean =>
        format !== 'xml' ||
        !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(termKey(term));
      fc.assert(
        fc.property(solutionsOf(fc.oneof(longTerms, anyTerms).filter(isWritable)), (solutions) => {
          write(format, ['x', 'a "name"'], solutions);
        }),
        { numRuns: 150, seed: SEED },
      );
    },
  );

  it('are cut into chunks anywhere, and whole', () => {
    const solutions = Array.from({ length: 2_500 }, (_, index): Solution => [
      ex(`thing ${index}`),
      literal('"'.repeat(index % 900)),
    ]);
    expect(JSON.parse(write('json', ['x', 'y'], solutions))).toMatchObject({
      head: { vars: ['x', 'y'] },
    });
  });
});

describe('Triples as N-Triples', () => {
  it('are those that are written term by term, whether the graph has the terms or not', () => {
    fc.assert(
      fc.property(fc.array(quads, { maxLength: 5 }), (triples) => {
        const lines = triples.map(({ subject, predicate, object }) =>
          [...[subject, predicate, object].map(toNTriplesTerm), '.\n'].join(' '),
        );
        for (const version of [versionOf(triples), emptyVersion()])
          expect(nTriplesOf(triples, version)).toBe(lines.join(''));
      }),
      { numRuns: 100, seed: SEED },
    );
  });
});
