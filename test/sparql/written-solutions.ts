/** Writes solutions for tests of results, from the graph's bytes and from strings. */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import {
  blankNode,
  directedLiteral,
  literal,
  namedNode,
  quad,
  termKey,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { emptyVersion, versionOf, type GraphVersion } from '../../src/graph/index.js';
import { type Solution, type SolutionFormat } from '../../src/sparql/index.js';
import { QueryContext, type Batch } from '../../src/sparql/operators/index.js';
import { writeSolutions, writeTriples } from '../../src/sparql/results/index.js';
import { jsonSyntax, rowsSyntax } from '../../src/sparql/results/json.js';
import { csvSyntax, tsvSyntax } from '../../src/sparql/results/separated.js';
import type { SolutionSyntax } from '../../src/sparql/results/solution-syntax.js';
import { xmlSyntax } from '../../src/sparql/results/xml.js';
import { Budget } from '../../src/sparql/workers/index.js';
import { EX, ex, literals, quads } from '../support/arbitraries.js';

export const XSD = 'http://www.w3.org/2001/XMLSchema#';

/**
 * Writes solutions of a graph that holds their terms, and of one that does not: from its bytes, and
 * from strings.
 */
function documentsOf(
  format: SolutionFormat | 'rows',
  variables: readonly string[],
  solutions: readonly Solution[],
): string[] {
  const terms = solutions.flatMap((solution) => solution.filter((term) => term !== undefined));
  const holding = versionOf(terms.map((term) => quad(ex('s'), ex('p'), term as Quad['object'])));
  return [holding, emptyVersion()].map((version) =>
    textOf(chunksOf(format, variables, solutions, version)),
  );
}

function* batchesOf(
  solutions: readonly Solution[],
  width: number,
  context: QueryContext,
  failure?: Error,
): Generator<Batch> {
  yield {
    columns: Array.from({ length: width }, (_, index) =>
      Uint32Array.from(solutions, (solution) =>
        solution[index] ? context.idOf(solution[index]) : 0,
      ),
    ),
    rowCount: solutions.length,
  };
  if (failure) throw failure;
}

export function chunksOf(
  format: SolutionFormat | 'rows',
  variables: readonly string[],
  solutions: readonly Solution[],
  version: GraphVersion,
  failure?: Error,
): Iterable<Uint8Array> {
  const context = new QueryContext(version.ids, new Budget(), EX);
  return writeSolutions(
    format,
    variables,
    batchesOf(solutions, variables.length, context, failure),
    context,
  );
}

/** Triples as a graph writes them that has their terms, or does not. */
export function nTriplesOf(triples: readonly Quad[], version: GraphVersion): string {
  const context = new QueryContext(version.ids, new Budget(), EX);
  return textOf(
    writeTriples(
      triples.map(({ subject, predicate, object }) =>
        [subject, predicate, object].map((term) => context.idOf(term)),
      ),
      context,
    ),
  );
}

export const textOf = (chunks: Iterable<Uint8Array>): string =>
  Buffer.concat([...chunks]).toString('utf8');

/** The document that all ways write. */
export function write(
  format: SolutionFormat | 'rows',
  variables: readonly string[],
  solutions: readonly Solution[],
): string {
  const [fromBytes, fromStrings] = documentsOf(format, variables, solutions);
  expect(fromBytes).toBe(slowDocument(format, variables, solutions));
  expect(fromStrings).toBe(fromBytes);
  return fromBytes!;
}

const SYNTAXES: Readonly<Record<SolutionFormat | 'rows', SolutionSyntax>> = {
  json: jsonSyntax,
  xml: xmlSyntax,
  csv: csvSyntax,
  tsv: tsvSyntax,
  rows: rowsSyntax,
};

/** The slow twin: a string a term. */
function slowDocument(
  format: SolutionFormat | 'rows',
  variables: readonly string[],
  solutions: readonly Solution[],
): string {
  const syntax = SYNTAXES[format];
  const rows = solutions.map((solution) => {
    const cells = variables.map((name, index) => {
      const term = solution[index];
      if (!term)
        return syntax.unbound === undefined ? [] : [syntax.cellStart(name) + syntax.unbound];
      return [syntax.cellStart(name) + syntax.term(term) + syntax.cellEnd];
    });
    return cells.flat().join(syntax.separator) + syntax.rowEnd;
  });
  const started = rows.map(
    (row, index) => (index === 0 ? syntax.firstRowStart : syntax.rowStart) + row,
  );
  return syntax.head(variables) + started.join('') + syntax.foot;
}

export const SOLUTIONS: readonly Solution[] = [
  [ex('a'), literal('say "hi",\n\tthen <go> & \\stop')],
  [blankNode('b0'), undefined],
  [literal('x', 'en'), directedLiteral('س', 'ar', 'rtl')],
  [literal('1', namedNode(`${XSD}integer`)), literal('one', ex('type'))],
  [quad(ex('a'), ex('p'), literal('"')), literal('')],
];
export const solutionsOf = (terms: fc.Arbitrary<Term>): fc.Arbitrary<Solution[]> =>
  fc.array(fc.tuple(fc.option(terms, { nil: undefined }), fc.option(terms, { nil: undefined })), {
    maxLength: 5,
  });
export const anyTerms: fc.Arbitrary<Term> = fc.oneof(
  literals,
  quads.map(({ subject }) => subject),
  quads.map(({ object }) => object),
);
const keyOf = (term: Term | undefined): string => (term ? termKey(term) : '');
export const keysOf = (solutions: readonly Solution[]): string[][] =>
  solutions.map((solution) => solution.map(keyOf));
