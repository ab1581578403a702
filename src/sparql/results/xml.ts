/** SPARQL Query Results XML Format. */
import { ITS, SPARQL_RESULTS, XSD, escapeXml, type Literal, type Term } from '../../rdf/index.js';
import { escapeTable } from './byte-sink.js';
import type { SolutionSyntax } from './solution-syntax.js';

const OPENING = [
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  `<sparql xmlns="${SPARQL_RESULTS.iri}" xmlns:its="${ITS.iri}">\n`,
].join('');

/** Control characters that XML has; `escapeXml` refuses the others. */
const WHITE_SPACE = new Set([0x09, 0x0a, 0x0d]);
const ASCII = Array.from({ length: 128 }, (_, code) => code)
  .filter((code) => code >= 0x20 || WHITE_SPACE.has(code))
  .map((code) => String.fromCharCode(code));

/** What `escapeXml` makes of each ASCII character, so that both ways write the same. */
const ESCAPES = escapeTable(ASCII.map((character) => [character, escapeXml(character)] as const));

/**
 * Begins the bytes of U+FFFE and U+FFFF, which XML does not have, and of some characters that it
 * has.
 */
const LEAD_OF_NONCHARACTERS = 0xef;

export const xmlSyntax: SolutionSyntax = {
  head: (variables) => {
    const names = variables.map((name) => `<variable name="${escapeXml(name)}"/>`).join('');
    return `${OPENING}<head>${names}</head>\n<results>\n`;
  },
  rowStart: () => '<result>',
  rowEnd: '</result>\n',
  cellStart: (variable) => `<binding name="${escapeXml(variable)}">`,
  cellEnd: '</binding>',
  separator: '',
  unbound: undefined,
  foot: '</results>\n</sparql>\n',
  boolean: (value) => `${OPENING}<head></head>\n<boolean>${value}</boolean>\n</sparql>\n`,
  term: toXml,
  iri: ['<uri>', '</uri>'],
  blankNode: ['<bnode>', '</bnode>'],
  string: ['<literal>', '</literal>'],
  // The datatype and the language stand before the text, so these are written from strings.
  typed: ['', '', ''],
  tagged: ['', '', ''],
  iriEscapes: ESCAPES,
  literalEscapes: ESCAPES,
  hasExtraFirst: true,
  isSpecialText: (bytes, from, to) => {
    for (let index = from; index < to; index += 1) {
      const byte = bytes[index]!;
      if ((byte < 0x20 && !WHITE_SPACE.has(byte)) || byte === LEAD_OF_NONCHARACTERS) return true;
    }
    return false;
  },
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
