/** SPARQL Query Results JSON Format (SPARQL 1.2: triple terms and base direction included). */
import type { Term } from '../../rdf/index.js';
import { XSD } from '../../rdf/index.js';
import type { SolutionWriter } from './solution-writer.js';

export const jsonWriter: SolutionWriter = {
  head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[`,
  row: (variables, solution, isFirst) => {
    const members: string[] = [];
    solution.forEach((term, index) => {
      if (term) members.push(`${JSON.stringify(variables[index])}:${JSON.stringify(toJson(term))}`);
    });
    return `${isFirst ? '\n' : ',\n'}{${members.join(',')}}`;
  },
  foot: () => '\n]}}\n',
  boolean: (value) => `{"head":{},"boolean":${value}}\n`,
};

function toJson(term: Term): object {
  switch (term.termType) {
    case 'NamedNode':
      return { type: 'uri', value: term.value };
    case 'BlankNode':
      return { type: 'bnode', value: term.value };
    case 'Literal':
      if (term.language) return { type: 'literal', value: term.value, 'xml:lang': term.language, ...(term.direction ? { 'its:dir': term.direction } : {}) };
      if (term.datatype.equals(XSD.string)) return { type: 'literal', value: term.value };
      return { type: 'literal', value: term.value, datatype: term.datatype.value };
    case 'Quad':
      return { type: 'triple', value: { subject: toJson(term.subject), predicate: toJson(term.predicate), object: toJson(term.object) } };
    default:
      throw new TypeError(`A ${term.termType} cannot be part of a solution.`);
  }
}
