/** SPARQL Query Results XML Format. */
import { ITS, SPARQL_RESULTS, XSD, escapeXml, type Literal, type Term } from '../../rdf/index.js';
import type { SolutionSyntax } from './solution-syntax.js';

const OPENING = [
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  `<sparql xmlns="${SPARQL_RESULTS.iri}" xmlns:its="${ITS.iri}">\n`,
].join('');

export const xmlSyntax: SolutionSyntax = {
  head: (variables) => {
    const names = variables.map((name) => `<variable name="${escapeXml(name)}"/>`).join('');
    return `${OPENING}<head>${names}</head>\n<results>\n`;
  },
  firstRowStart: '<result>',
  rowStart: '<result>',
  rowEnd: '</result>\n',
  cellStart: (variable) => `<binding name="${escapeXml(variable)}">`,
  cellEnd: '</binding>',
  separator: '',
  unbound: undefined,
  foot: '</results>\n</sparql>\n',
  boolean: (value) => `${OPENING}<head></head>\n<boolean>${value}</boolean>\n</sparql>\n`,
  term: toXml,
};

function toXml(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<uri>${escapeXml(term.value)}</uri>`;
    case 'BlankNode':
      return `<bnode>${escapeXml(term.value)}</bnode>`;
    case 'Literal':
      return `<literal${literalAttributes(term)}>${escapeXml(term.value)}</literal>`;
    case 'Quad':
      return [
        `<triple><subject>${toXml(term.subject)}</subject>`,
        `<predicate>${toXml(term.predicate)}</predicate>`,
        `<object>${toXml(term.object)}</object></triple>`,
      ].join('');
    default:
      throw new TypeError(`A ${term.termType} cannot be part of a solution.`);
  }
}

function literalAttributes({ language, direction, datatype }: Literal): string {
  if (language) {
    const ofDirection = direction ? ` its:dir="${direction}" its:version="2.0"` : '';
    return ` xml:lang="${escapeXml(language)}"${ofDirection}`;
  }
  return datatype.equals(XSD.string) ? '' : ` datatype="${escapeXml(datatype.value)}"`;
}
