/** A stored query: everything is read from its text. */
import { LABEL_PROPERTIES, type GraphVersion } from '../graph/index.js';
import { DCTERMS, OWL, RDF, RDFS, type Names, type Term } from '../rdf/index.js';
import { openVariables, type QueryKind } from '../sparql/index.js';
import { readHeader, splitHeader, type QueryHeader } from './header.js';
import { isParameter, malformed, parametersOf, type QueryParameter } from './parameters.js';

export interface StoredQuery extends Pick<QueryHeader, 'tags' | 'maxAge' | 'view'> {
  readonly name: string;
  /** Header and query, as written. */
  readonly text: string;
  /** Without the header, to be shown. */
  readonly query: string;
  /** The text as it is evaluated, with the header as comments: errors name the lines of the file. */
  readonly source: string;
  readonly kind: QueryKind;
  readonly title: string;
  /** One sentence, or empty. */
  readonly description: string;
  /** The first tag, for grouping. */
  readonly topic: string;
  readonly parameters: readonly QueryParameter[];
  /** Namespaces by the prefixes that the query declares. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly frame?: object | undefined;
  readonly isShipped: boolean;
}

export interface QueryReading {
  readonly names: Names;
  /** For the properties that have texts as values. */
  readonly vocabulary: GraphVersion;
}

/** @throws ServiceError `malformed-query` or `bad-request` for faults in the text. */
export function readStoredQuery(
  { name, text, isShipped }: Pick<StoredQuery, 'name' | 'text' | 'isShipped'>,
  { names, vocabulary }: QueryReading,
): StoredQuery {
  const { header, query } = splitHeader(text);
  const { summary, description, tags, frame, maxAge, view, ...values } = readHeader(header);
  const prefixes = prefixesOf(query);
  const source = text.replace(/^\ufeff/, '');
  const { kind, uses } = openVariables(source, names.baseIri, {
    isOpen: isParameter,
    isOfTexts: (property) => isOfTexts(property, names, vocabulary),
  });
  return {
    name,
    text,
    query,
    source,
    kind,
    title: summary ?? name,
    description: description ?? '',
    topic: tags[0] ?? 'Stored queries',
    tags,
    parameters: parametersOf(uses, values, prefixes),
    prefixes,
    frame: frame === undefined ? undefined : frameOf(frame, kind, { names, vocabulary }),
    maxAge,
    view,
    isShipped,
  };
}

/** The frame of a class's things with all of linked things; undefined for an unknown class. */
export function classFrame(name: string, { names, vocabulary }: QueryReading): object | undefined {
  const type = names.og(name.replace(/^og:/, ''));
  return vocabulary.count(type, RDF.type, OWL.Class) > 0
    ? { '@type': type.value, '@embed': '@always' }
    : undefined;
}

function frameOf(frame: string | object, kind: QueryKind, reading: QueryReading): object {
  if (kind === 'select' || kind === 'ask')
    throw malformed(`a frame is for CONSTRUCT and DESCRIBE, and this is ${kind.toUpperCase()}`);
  if (typeof frame !== 'string') return frame;
  const found = classFrame(frame, reading);
  if (!found) throw malformed(`there is no class “${frame}” that its frame could be`);
  return found;
}

const TEXTS: readonly Term[] = [...LABEL_PROPERTIES, RDFS.comment, DCTERMS.description];

function isOfTexts(property: Term, { og }: Names, vocabulary: GraphVersion): boolean {
  return (
    [...TEXTS, og('matches'), og('searchText')].some((each) => each.equals(property)) ||
    vocabulary.count(property, RDF.type, OWL.DatatypeProperty) > 0
  );
}

function prefixesOf(query: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...query.matchAll(/\bPREFIX\s+([\w.-]+):\s*<([^<>\s]*)>/gi)].map(
      ([, prefix = '', iri = '']) => [prefix, iri],
    ),
  );
}
