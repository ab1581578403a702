/** SPARQL 1.1 Query Results CSV and TSV Formats. */
import { XSD, csvField, toNTriplesTerm, toPlainText } from '../../rdf/index.js';
import type { SolutionSyntax } from './solution-syntax.js';

/** CSV keeps only values: no datatypes, no languages; lines end in CRLF (RFC 4180). */
export const csvSyntax: SolutionSyntax = {
  head: (variables) => `${variables.map(csvField).join(',')}\r\n`,
  firstRowStart: '',
  rowStart: '',
  rowEnd: '\r\n',
  cellStart: () => '',
  cellEnd: '',
  separator: ',',
  unbound: '',
  foot: '',
  term: (term) => csvField(toPlainText(term)),
  quoted: ',',
};

/** Numbers that Turtle reads back as the same literal are written bare (SPARQL 1.1 TSV §4). */
const BARE_NUMBERS: readonly (readonly [string, RegExp])[] = [
  [XSD.integer.value, /^[+-]?\d+$/],
  [XSD.decimal.value, /^[+-]?\d*\.\d+$/],
  [XSD.double.value, /^[+-]?(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+$/],
];

/** TSV keeps whole terms, in Turtle's forms. */
export const tsvSyntax: SolutionSyntax = {
  ...csvSyntax,
  head: (variables) => `${variables.map((name) => `?${name}`).join('\t')}\n`,
  rowEnd: '\n',
  separator: '\t',
  term: (term) =>
    term.termType === 'Literal' &&
    BARE_NUMBERS.some(
      ([datatype, form]) => term.datatype.value === datatype && form.test(term.value),
    )
      ? term.value
      : toNTriplesTerm(term),
  quoted: undefined,
  irregular: BARE_NUMBERS.map(([datatype]) => datatype),
};
