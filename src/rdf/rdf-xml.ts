/** RDF/XML out (RDF 1.2 XML Syntax): one `rdf:Description` a subject. */
import type { Quad, Term } from '@rdfjs/types';
import { ServiceError } from '../errors.js';
import { getOrMake } from './get-or-make.js';
import { ITS, RDF, XSD } from './vocabularies.js';

/** @throws ServiceError `not-acceptable` for a predicate or a character that XML cannot have. */
export function serializeRdfXml(
  quads: readonly Quad[],
  prefixes: Readonly<Record<string, string>>,
): string {
  const bySubject = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = subjectAttribute(quad.subject);
    getOrMake(bySubject, key, () => []).push(quad);
  }
  const predicates = new Set(quads.map(({ predicate }) => predicate.value));
  const hasDirections = quads.some(
    ({ object }) => object.termType === 'Literal' && object.direction,
  );
  return [
    ...rdfXmlParts([...bySubject.values()].flat(), prefixes, { predicates, hasDirections }),
  ].join('');
}

export interface RdfXmlHead {
  readonly predicates: Iterable<string>;
  /** Whether some text has a base direction. */
  readonly hasDirections: boolean;
}

/** Statements of one subject should be consecutive. @throws as `serializeRdfXml` does. */
export function* rdfXmlParts(
  quads: Iterable<Quad>,
  prefixes: Readonly<Record<string, string>>,
  { predicates, hasDirections }: RdfXmlHead,
): Generator<string> {
  const known = new Map(Object.entries(prefixes).map(([prefix, iri]) => [iri, prefix]));
  const used = new Map([[RDF.iri, 'rdf']]);
  const names = new Map<string, string>();
  for (const iri of predicates) {
    const [namespace, localName] = splitIri(iri);
    if (!used.has(namespace)) used.set(namespace, known.get(namespace) ?? `ns${used.size}`);
    names.set(iri, `${used.get(namespace)}:${localName}`);
  }
  // RDF 1.2 XML Syntax: base directions count only in documents that declare their version.
  const version = hasDirections
    ? ` xmlns:its="${ITS.iri}" its:version="2.0" rdf:version="1.2"`
    : '';
  const declarations = [...used]
    .map(([iri, prefix]) => ` xmlns:${prefix}="${escapeXml(iri)}"`)
    .join('');
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declarations}${version}>\n`;
  let open: string | undefined;
  for (const { subject, predicate, object } of quads) {
    const opening = subjectAttribute(subject);
    const change =
      opening === open
        ? ''
        : `${open === undefined ? '' : '  </rdf:Description>\n'}  <rdf:Description ${opening}>\n`;
    open = opening;
    const name = names.get(predicate.value);
    if (name === undefined) throw new TypeError(`The head does not list <${predicate.value}>.`);
    yield `${change}${property(name, object)}`;
  }
  yield `${open === undefined ? '' : '  </rdf:Description>\n'}</rdf:RDF>\n`;
}

function subjectAttribute(subject: Term): string {
  if (subject.termType === 'BlankNode') return `rdf:nodeID="${nodeId(subject.value)}"`;
  return `rdf:about="${escapeXml(subject.value)}"`;
}

function property(name: string, object: Term): string {
  switch (object.termType) {
    case 'BlankNode':
      return `    <${name} rdf:nodeID="${nodeId(object.value)}"/>\n`;
    case 'Literal': {
      const language = object.language ? ` xml:lang="${escapeXml(object.language)}"` : '';
      const direction = object.direction ? ` its:dir="${object.direction}"` : '';
      const isPlain = object.language !== '' || object.datatype.equals(XSD.string);
      const datatype = isPlain ? '' : ` rdf:datatype="${escapeXml(object.datatype.value)}"`;
      const text = escapeXml(object.value);
      return `    <${name}${language}${direction}${datatype}>${text}</${name}>\n`;
    }
    case 'Quad':
      throw new ServiceError(
        'not-acceptable',
        'RDF/XML has no syntax for triple terms (RDF 1.2); ' +
          'ask for Turtle, TriG, N-Triples or N-Quads.',
      );
    default:
      return `    <${name} rdf:resource="${escapeXml(object.value)}"/>\n`;
  }
}

/** Names of RDF/XML's own syntax, which as properties would mean something else (§5.1). */
const SYNTAX_NAMES = new Set(
  (
    'RDF Description ID about parseType resource nodeID datatype li aboutEach ' +
    'aboutEachPrefix bagID'
  )
    .split(' ')
    .map((name) => RDF.iri + name),
);

/** The longest ending that is an XML NCName. */
const LOCAL_NAME = /(?<![\p{L}\p{N}\-._])[\p{N}\-.]*([\p{L}_][\p{L}\p{N}\-._]*)$/u;

function splitIri(iri: string): [string, string] {
  const localName = LOCAL_NAME.exec(iri)?.[1];
  if (localName === undefined || localName === iri || SYNTAX_NAMES.has(iri)) {
    const reason = SYNTAX_NAMES.has(iri)
      ? 'the name is part of its syntax'
      : 'it does not end in an XML name';
    throw new ServiceError(
      'not-acceptable',
      `RDF/XML cannot write the property <${iri}>, since ${reason}; ask for Turtle.`,
    );
  }
  return [iri.slice(0, -localName.length), localName];
}

/** XML names cannot begin with a digit and allow fewer characters; others become their codes. */
function nodeId(label: string): string {
  const encode = (character: string): string => `_${character.charCodeAt(0).toString(16)}_`;
  return `b${label.replace(/[^A-Za-z0-9.-]/g, encode)}`;
}

const XML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Line ends and tabs become references, since attributes would lose them. */
export function escapeXml(text: string): string {
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text);
  if (forbidden) {
    const code = forbidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw new ServiceError(
      'not-acceptable',
      `XML cannot contain the character U+${code} of this answer; ask for another format.`,
    );
  }
  return text.replace(/[&<>"\r\n\t]/g, (character) => XML_ESCAPES[character] ?? character);
}
