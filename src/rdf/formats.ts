/** The supported RDF syntaxes, with names, media types and file endings. */

export type RdfFormat = 'turtle' | 'ntriples' | 'nquads' | 'trig' | 'jsonld' | 'rdfxml';

export interface RdfFormatInfo {
  readonly format: RdfFormat;
  readonly label: string;
  /** The registered media type, used in answers. */
  readonly mediaType: string;
  /** Other media types in use for it. */
  readonly aliases: readonly string[];
  readonly extension: string;
  /** Whether the syntax can name graphs. */
  readonly holdsGraphs: boolean;
}

const BY_FORMAT: Readonly<Record<RdfFormat, RdfFormatInfo>> = {
  turtle: {
    format: 'turtle',
    label: 'Turtle',
    mediaType: 'text/turtle',
    aliases: ['application/x-turtle', 'text/n3'],
    extension: 'ttl',
    holdsGraphs: false,
  },
  jsonld: {
    format: 'jsonld',
    label: 'JSON-LD',
    mediaType: 'application/ld+json',
    aliases: ['application/json'],
    extension: 'jsonld',
    holdsGraphs: true,
  },
  ntriples: {
    format: 'ntriples',
    label: 'N-Triples',
    mediaType: 'application/n-triples',
    aliases: ['text/plain'],
    extension: 'nt',
    holdsGraphs: false,
  },
  trig: {
    format: 'trig',
    label: 'TriG',
    mediaType: 'application/trig',
    aliases: ['application/x-trig'],
    extension: 'trig',
    holdsGraphs: true,
  },
  nquads: {
    format: 'nquads',
    label: 'N-Quads',
    mediaType: 'application/n-quads',
    aliases: ['text/x-nquads'],
    extension: 'nq',
    holdsGraphs: true,
  },
  rdfxml: {
    format: 'rdfxml',
    label: 'RDF/XML',
    mediaType: 'application/rdf+xml',
    aliases: ['application/xml', 'text/xml'],
    extension: 'rdf',
    holdsGraphs: false,
  },
};

/** All syntaxes, in the order of preference. */
export const RDF_FORMATS: readonly RdfFormatInfo[] = Object.values(BY_FORMAT);

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
