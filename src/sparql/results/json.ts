/** SPARQL Query Results JSON Format (SPARQL 1.2: with triple terms and base direction). */
import {
  XSD,
  blankNode,
  directedLiteral,
  literal,
  namedNode,
  quadFrom,
  type Term,
} from '../../rdf/index.js';
import type { SolutionSyntax } from './solution-syntax.js';

export const jsonSyntax: SolutionSyntax = {
  head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[`,
  firstRowStart: '\n{',
  rowStart: ',\n{',
  rowEnd: '}',
  cellStart: (variable) => `${JSON.stringify(variable)}:`,
  cellEnd: '',
  separator: ',',
  unbound: undefined,
  foot: '\n]}}\n',
  boolean: (value) => `{"head":{},"boolean":${value}}\n`,
  term: (term) => JSON.stringify(toJson(term)),
};

/** The same terms, a JSON array a line and row: for passing terms to another thread. */
export const rowsSyntax: SolutionSyntax = {
  ...jsonSyntax,
  head: () => '',
  firstRowStart: '[',
  rowStart: '[',
  rowEnd: ']\n',
  cellStart: () => '',
  unbound: 'null',
  foot: '',
};

export interface JsonTerm {
  readonly type: 'uri' | 'bnode' | 'literal' | 'triple';
  readonly value:
    | string
    | { readonly subject: JsonTerm; readonly predicate: JsonTerm; readonly object: JsonTerm };
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
  readonly 'its:dir'?: 'ltr' | 'rtl';
}

/** Reads a term from one of our writers. */
export function fromJson(term: JsonTerm): Term {
  const { value } = term;
  if (typeof value !== 'string') {
    // Our own writer puts only valid terms in each position.
    return quadFrom([value.subject, value.predicate, value.object].map(fromJson));
  }
  if (term.type === 'uri') return namedNode(value);
  if (term.type === 'bnode') return blankNode(value);
  const language = term['xml:lang'];
  if (language === undefined)
    return literal(value, term.datatype === undefined ? undefined : namedNode(term.datatype));
  return term['its:dir']
    ? directedLiteral(value, language, term['its:dir'])
    : literal(value, language);
}

export function toJson(term: Term): JsonTerm {
  switch (term.termType) {
    case 'NamedNode':
      return { type: 'uri', value: term.value };
    case 'BlankNode':
      return { type: 'bnode', value: term.value };
    case 'Literal':
      if (term.language)
        return {
          type: 'literal',
          value: term.value,
          'xml:lang': term.language,
          ...(term.direction ? { 'its:dir': term.direction } : {}),
        };
      if (term.datatype.equals(XSD.string)) return { type: 'literal', value: term.value };
      return { type: 'literal', value: term.value, datatype: term.datatype.value };
    case 'Quad':
      return {
        type: 'triple',
        value: {
          subject: toJson(term.subject),
          predicate: toJson(term.predicate),
          object: toJson(term.object),
        },
      };
    default:
      throw new TypeError(`A ${term.termType} cannot be part of a solution.`);
  }
}
