/** Answers in the four W3C result formats, and triples as N-Triples, in chunks of bytes. */
import type { TermId } from '../../graph/index.js';
import { toNTriplesTerm } from '../../rdf/index.js';
import type { Batch, QueryContext } from '../operators/index.js';
import { ByteSink, toBytes } from './byte-sink.js';
import { jsonSyntax, rowsSyntax } from './json.js';
import { RowWriter } from './row-writer.js';
import { csvSyntax, tsvSyntax } from './separated.js';
import type { SolutionSyntax } from './solution-syntax.js';
import { TermEncoder } from './term-encoder.js';
import type { TermSyntax } from './term-forms.js';
import { xmlSyntax } from './xml.js';

export { compressAnswer, type Compression, type Encoding } from './compression.js';
export { fromJson, toJson, type JsonTerm } from './json.js';

export type SolutionFormat = 'json' | 'xml' | 'csv' | 'tsv';

export interface SolutionFormatInfo {
  readonly format: SolutionFormat;
  readonly mediaType: string;
  readonly aliases: readonly string[];
  /** Whether the format defines ASK answers (CSV and TSV do not). */
  readonly holdsBoolean: boolean;
}

export const SOLUTION_FORMATS: readonly SolutionFormatInfo[] = [
  {
    format: 'json',
    mediaType: 'application/sparql-results+json',
    aliases: ['application/json'],
    holdsBoolean: true,
  },
  {
    format: 'xml',
    mediaType: 'application/sparql-results+xml',
    aliases: ['application/xml', 'text/xml'],
    holdsBoolean: true,
  },
  { format: 'csv', mediaType: 'text/csv', aliases: [], holdsBoolean: false },
  { format: 'tsv', mediaType: 'text/tab-separated-values', aliases: [], holdsBoolean: false },
];

const SYNTAXES: Readonly<Record<SolutionFormat | 'rows', SolutionSyntax>> = {
  json: jsonSyntax,
  xml: xmlSyntax,
  csv: csvSyntax,
  tsv: tsvSyntax,
  rows: rowsSyntax,
};

/**
 * Solutions as a document in chunks. When the batches throw, so does this, and the output so far is
 * unfinished in every format but CSV and TSV, which have no end mark. `rows` are lines of JSON, an
 * array of terms a row, null where unbound; `fromJson` reads the terms.
 */
export function* writeSolutions(
  format: SolutionFormat | 'rows',
  variables: readonly string[],
  batches: Iterable<Batch>,
  context: QueryContext,
): Generator<Uint8Array> {
  const syntax = SYNTAXES[format];
  const sink = new ByteSink();
  const writer = new RowWriter(sink, syntax, variables, context);
  sink.text(syntax.head(variables));
  for (const { columns, rowCount } of batches) {
    context.budget.addRows(rowCount);
    let row = 0;
    while ((row = writer.write(columns, row, rowCount)) < rowCount || sink.isFull) {
      context.budget.check();
      yield sink.take();
    }
  }
  sink.text(syntax.foot);
  yield sink.take();
}

/** Most bytes of rows for a page. */
const MAX_SHOWN_BYTES = 2 ** 20;

/** The first rows as `rows`, and the total as the last line. */
export function* writeFirstSolutions(
  variables: readonly string[],
  batches: Iterable<Batch>,
  context: QueryContext,
  shownCount: number,
): Generator<Uint8Array> {
  let [count, byteCount] = [0, 0];
  function* first(): Generator<Batch> {
    for (const { columns, rowCount } of batches) {
      const left = byteCount < MAX_SHOWN_BYTES ? shownCount - count : 0;
      if (left > 0) yield { columns, rowCount: Math.min(rowCount, left) };
      count += rowCount;
      context.budget.check();
    }
  }
  for (const chunk of writeSolutions('rows', variables, first(), context)) {
    byteCount += chunk.length;
    yield chunk;
  }
  yield toBytes(`${count}\n`);
}

const N_TRIPLES: TermSyntax = { term: toNTriplesTerm };

/** Triples as N-Triples, one line each, in chunks. */
export function* writeTriples(
  triples: Iterable<readonly TermId[]>,
  context: QueryContext,
): Generator<Uint8Array> {
  const [term, last] = [' ', ' .\n'].map(
    (after) => new TermEncoder(context, N_TRIPLES, toBytes(''), toBytes(after)),
  ) as [TermEncoder, TermEncoder];
  const sink = new ByteSink();
  for (const [subject, predicate, object] of triples) {
    term.write(sink, subject!);
    term.write(sink, predicate!);
    last.write(sink, object!);
    if (sink.isFull) {
      context.budget.check();
      yield sink.take();
    }
  }
  yield sink.take();
}

/** The document of ASK's answer; undefined where the format has none. */
export function writeBoolean(format: SolutionFormat, value: boolean): string | undefined {
  return SYNTAXES[format].boolean?.(value);
}
