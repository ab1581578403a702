/**
 * Solutions and booleans as the four W3C result formats, and triples as N-Triples: bytes, chunk by
 * chunk.
 */
import type { TermId } from '../../graph/index.js';
import type { Batch, QueryContext } from '../operators/index.js';
import { ByteSink } from './byte-sink.js';
import { jsonSyntax, rowsSyntax } from './json.js';
import { N_TRIPLES_TERMS } from './n-triples-terms.js';
import { csvSyntax, tsvSyntax } from './separated.js';
import type { SolutionSyntax } from './solution-syntax.js';
import { TermEncoder } from './term-encoder.js';
import { xmlSyntax } from './xml.js';

export { fromJson, toJson } from './json.js';

export type SolutionFormat = 'json' | 'xml' | 'csv' | 'tsv';

export interface SolutionFormatInfo {
  readonly format: SolutionFormat;
  readonly mediaType: string;
  readonly aliases: readonly string[];
  /** Whether ASK has an answer in this format (the CSV and TSV formats define none). */
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

const SYNTAXES: Readonly<Record<SolutionFormat, SolutionSyntax>> = {
  json: jsonSyntax,
  xml: xmlSyntax,
  csv: csvSyntax,
  tsv: tsvSyntax,
};

export function solutionFormat(format: SolutionFormat): SolutionFormatInfo {
  // The list holds every SolutionFormat.
  return SOLUTION_FORMATS.find((info) => info.format === format)!;
}

/** Roughly how many bytes are gathered before a chunk is handed over. */
const CHUNK_BYTES = 65_536;

/**
 * The document of a solution sequence, in chunks. When the batches throw, so does this, and what
 * was handed over until then is unfinished in every format but CSV and TSV, which have no end mark.
 */
export function writeSolutions(
  format: SolutionFormat,
  variables: readonly string[],
  batches: Iterable<Batch>,
  context: QueryContext,
): Generator<Uint8Array> {
  return writeWith(SYNTAXES[format], variables, batches, context);
}

function* writeWith(
  syntax: SolutionSyntax,
  variables: readonly string[],
  batches: Iterable<Batch>,
  context: QueryContext,
): Generator<Uint8Array> {
  const encoder = new TermEncoder(context.graph.dictionary, (id) => context.termOf(id), syntax);
  const cellStarts = variables.map((name) => new TextEncoder().encode(syntax.cellStart(name)));
  const sink = new ByteSink();
  sink.text(syntax.head(variables));
  let isFirst = true;
  for (const { columns, rowCount } of batches) {
    context.budget.addRows(rowCount);
    for (let row = 0; row < rowCount; row += 1) {
      sink.ascii(syntax.rowStart(isFirst));
      isFirst = false;
      let isFirstCell = true;
      for (let index = 0; index < columns.length; index += 1) {
        const id = columns[index]![row]!;
        if (id === 0 && syntax.unbound === undefined) continue;
        if (!isFirstCell) sink.ascii(syntax.separator);
        isFirstCell = false;
        if (id === 0) {
          sink.ascii(syntax.unbound!);
          continue;
        }
        const start = cellStarts[index];
        if (start) sink.part(start, 0, start.length);
        encoder.write(sink, id);
        sink.ascii(syntax.cellEnd);
      }
      sink.ascii(syntax.rowEnd);
      if (sink.length >= CHUNK_BYTES) {
        context.budget.check();
        yield sink.take();
      }
    }
  }
  sink.text(syntax.foot);
  yield sink.take();
}

/**
 * Solutions as lines of JSON, an array of terms a row, null where unbound; `fromJson` makes terms
 * of them.
 */
export function* writeRows(batches: Iterable<Batch>, context: QueryContext): Generator<Uint8Array> {
  yield* writeWith(rowsSyntax, [], batches, context);
}

/** Triples as N-Triples, one line each, in chunks. */
export function* writeTriples(
  triples: Iterable<readonly TermId[]>,
  context: QueryContext,
): Generator<Uint8Array> {
  const encoder = new TermEncoder(
    context.graph.dictionary,
    (id) => context.termOf(id),
    N_TRIPLES_TERMS,
  );
  const sink = new ByteSink();
  for (const triple of triples) {
    for (const id of triple) {
      encoder.write(sink, id);
      sink.ascii(' ');
    }
    sink.ascii('.\n');
    if (sink.length >= CHUNK_BYTES) {
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
