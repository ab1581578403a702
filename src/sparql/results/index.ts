/** Solutions and booleans as the four W3C result formats, chunk by chunk. */
import type { Solution } from '../sparql-engine.js';
import { csvWriter, tsvWriter } from './separated.js';
import { jsonWriter } from './json.js';
import type { SolutionWriter } from './solution-writer.js';
import { xmlWriter } from './xml.js';

export type SolutionFormat = 'json' | 'xml' | 'csv' | 'tsv';

export interface SolutionFormatInfo {
  readonly format: SolutionFormat;
  readonly mediaType: string;
  readonly aliases: readonly string[];
  /** Whether ASK has an answer in this format (the CSV and TSV formats define none). */
  readonly holdsBoolean: boolean;
}

export const SOLUTION_FORMATS: readonly SolutionFormatInfo[] = [
  { format: 'json', mediaType: 'application/sparql-results+json', aliases: ['application/json'], holdsBoolean: true },
  { format: 'xml', mediaType: 'application/sparql-results+xml', aliases: ['application/xml', 'text/xml'], holdsBoolean: true },
  { format: 'csv', mediaType: 'text/csv', aliases: [], holdsBoolean: false },
  { format: 'tsv', mediaType: 'text/tab-separated-values', aliases: [], holdsBoolean: false },
];

const WRITERS: Readonly<Record<SolutionFormat, SolutionWriter>> = { json: jsonWriter, xml: xmlWriter, csv: csvWriter, tsv: tsvWriter };

export function solutionFormat(format: SolutionFormat): SolutionFormatInfo {
  // The list holds every SolutionFormat.
  return SOLUTION_FORMATS.find((info) => info.format === format)!;
}

/** Roughly how many characters are gathered before a chunk is handed over. */
const CHUNK_LENGTH = 16_384;

/**
 * The document of a solution sequence, in chunks. When the solutions throw, so does this, and what was handed over
 * until then is unfinished in every format but CSV and TSV, which have no end mark.
 */
export async function* writeSolutions(format: SolutionFormat, variables: readonly string[], solutions: AsyncIterable<Solution>): AsyncGenerator<string> {
  const writer = WRITERS[format];
  let chunk = writer.head(variables);
  let isFirst = true;
  for await (const solution of solutions) {
    chunk += writer.row(variables, solution, isFirst);
    isFirst = false;
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk + writer.foot();
}

/** The document of ASK's answer; undefined where the format has none. */
export function writeBoolean(format: SolutionFormat, value: boolean): string | undefined {
  return WRITERS[format].boolean?.(value);
}
