/** SPARQL Query Results XML Format. */
import { ITS, SPARQL_RESULTS, XSD, escapeXml, type Term } from '../../rdf/index.js';
import type { SolutionWriter } from './solution-writer.js';

const OPENING = `<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="${SPARQL_RESULTS.iri}" xmlns:its="${ITS.iri}">\n`;

export const xmlWriter: SolutionWriter = {
  head: (variables) => {
    const names = variables.map((name) => `<variable name="${escapeXml(name)}"/>`).join('');
    return `${OPENING}<head>${names}</head>\n<results>\n`;
  },
  row: (variables, solution) => {
    const bindings = solution.map((term, index) => (term ? `<binding name="${escapeXml(variables[index]!)}">${toXml(term)}</binding>` : ''));
    return `<result>${bindings.join('')}</result>\n`;
  },
  foot: () => '</results>\n</sparql>\n',
  boolean: (value) => `${OPENING}<head></head>\n<boolean>${value}</boolean>\n</sparql>\n`,
};

function toXml(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<uri>${escapeXml(term.value)}</uri>`;
    case 'BlankNode':
      return `<bnode>${escapeXml(term.value)}</bnode>`;
    case 'Literal':
      return `<literal${literalAttributes(term.language, term.direction, term.datatype.value)}>${escapeXml(term.value)}</literal>`;
    case 'Quad':
      return `<triple><subject>${toXml(term.subject)}</subject><predicate>${toXml(term.predicate)}</predicate><object>${toXml(term.object)}</object></triple>`;
    default:
      throw new TypeError(`A ${term.termType} cannot be part of a solution.`);
  }
}

function literalAttributes(language: string, direction: string | null | undefined, datatype: string): string {
  if (language) return ` xml:lang="${escapeXml(language)}"${direction ? ` its:dir="${direction}" its:version="2.0"` : ''}`;
  return datatype === XSD.string.value ? '' : ` datatype="${escapeXml(datatype)}"`;
}
