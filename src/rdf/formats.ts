/** The supported RDF syntaxes, with names, media types and file endings. */

export type RdfFormat = 'turtle' | 'ntriples' | 'nquads' | 'trig' | 'jsonld' | 'rdfxml';

export interface RdfFormatInfo {
  readonly format: RdfFormat;
  readonly label: string;
  /** The registered media type, used in answers. */
  readonly mediaType: string;
  readonly aliases: readonly string[];
  readonly extension: string;
  readonly holdsGraphs: boolean;
}

const format = (
  format: RdfFormat,
  label: string,
  extension: string,
  holdsGraphs: boolean,
  ...[mediaType, ...aliases]: readonly [string, ...string[]]
): RdfFormatInfo => ({ format, label, mediaType, aliases, extension, holdsGraphs });

/** All syntaxes, in the order of preference. */
export const RDF_FORMATS: readonly RdfFormatInfo[] = [
  format('turtle', 'Turtle', 'ttl', false, 'text/turtle', 'application/x-turtle', 'text/n3'),
  format('jsonld', 'JSON-LD', 'jsonld', true, 'application/ld+json', 'application/json'),
  format('ntriples', 'N-Triples', 'nt', false, 'application/n-triples', 'text/plain'),
  format('trig', 'TriG', 'trig', true, 'application/trig', 'application/x-trig'),
  format('nquads', 'N-Quads', 'nq', true, 'application/n-quads', 'text/x-nquads'),
  format('rdfxml', 'RDF/XML', 'rdf', false, 'application/rdf+xml', 'application/xml', 'text/xml'),
];

const BY_FORMAT = Object.fromEntries(RDF_FORMATS.map((info) => [info.format, info])) as Record<
  RdfFormat,
  RdfFormatInfo
>;
const BY_EXTENSION = new Map(RDF_FORMATS.map((info) => [info.extension, info]));
const BY_MEDIA_TYPE = new Map(
  RDF_FORMATS.flatMap((info) => [info.mediaType, ...info.aliases].map((type) => [type, info])),
);

export function rdfFormat(format: RdfFormat): RdfFormatInfo {
  return BY_FORMAT[format];
}

/** The syntax of a media type; parameters such as `charset` are ignored. */
export function formatOfMediaType(mediaType: string): RdfFormatInfo | undefined {
  return BY_MEDIA_TYPE.get(mediaType.replace(/;.*/s, '').trim().toLowerCase());
}

/** The syntax of a file name's ending (ignoring `.gz`), or of a bare ending such as `ttl`. */
export function formatOfFileName(fileName: string): RdfFormatInfo | undefined {
  return BY_EXTENSION.get(
    fileName
      .replace(/\.gz$/i, '')
      .replace(/^.*\./s, '')
      .toLowerCase()
      .replace(/^owl$/, 'rdf')
      .replace(/^json$/, 'jsonld'),
  );
}
