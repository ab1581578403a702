/** SPARQL 1.1 Query Results CSV and TSV Formats. */
import { XSD, toNTriplesTerm, type Term } from '../../rdf/index.js';
import type { SolutionWriter } from './solution-writer.js';

/** CSV keeps values only: no datatypes, no languages; lines end in CRLF (RFC 4180). */
export const csvWriter: SolutionWriter = {
  head: (variables) => `${variables.map(csvField).join(',')}\r\n`,
  row: (_variables, solution) => `${solution.map((term) => (term ? csvField(csvValue(term)) : '')).join(',')}\r\n`,
  foot: () => '',
};

function csvValue(term: Term): string {
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  return term.termType === 'Quad' ? toNTriplesTerm(term) : term.value;
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** TSV keeps terms whole, in Turtle's forms. */
export const tsvWriter: SolutionWriter = {
  head: (variables) => `${variables.map((name) => `?${name}`).join('\t')}\n`,
  row: (_variables, solution) => `${solution.map((term) => (term ? tsvValue(term) : '')).join('\t')}\n`,
  foot: () => '',
};

/** Numbers that Turtle reads back to the same literal are written bare (SPARQL 1.1 TSV §4). */
const BARE_NUMBERS: readonly (readonly [string, RegExp])[] = [
  [XSD.integer.value, /^[+-]?\d+$/],
  [XSD.decimal.value, /^[+-]?\d*\.\d+$/],
  [XSD.double.value, /^[+-]?(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+$/],
];

function tsvValue(term: Term): string {
  if (term.termType === 'Literal' && BARE_NUMBERS.some(([datatype, form]) => term.datatype.value === datatype && form.test(term.value))) return term.value;
  return toNTriplesTerm(term);
}
