/** JSON-LD out: expanded, compacted with our context, or one document in several forms. */
import type { BlankNode, Literal, Quad } from '@rdfjs/types';
import { ServiceError } from '../errors.js';
import { toNQuad } from './n-quads.js';
import { nativeValueOf, type JsonObject } from './readable-json.js';
import { blankNode, directedLiteral, literal, namedNode, quad as makeQuad } from './terms.js';
import { I18N } from './vocabularies.js';

const OFFLINE = { documentLoader: refuseToLoad };

/** Most processes read and write no JSON-LD by the library, which is large. */
const library = async () => (await import('jsonld')).default;

/**
 * The library knows texts with a base direction only as datatypes of i18n; in the graph they are
 * RDF 1.2's.
 */
const DIRECTIONS = { rdfDirection: 'i18n-datatype' };

/** The JSON-LD document loader that never opens a connection. */
export function refuseToLoad(url: string): never {
  throw new Error(
    `the document refers to the context ${url}, and contexts are not fetched; ` +
      'include the context in the document',
  );
}

/**
 * A JSON-LD document as N-Quads ("Deserialize JSON-LD to RDF"); `contextAt` has the contexts that
 * it may name.
 * @throws whatever the library throws; the reason a context was refused is in `details.cause`.
 */
export async function jsonLdToNQuads(
  document: unknown,
  baseIri: string | undefined,
  contextAt: (url: string) => object | undefined = () => undefined,
): Promise<string> {
  const documentLoader = (url: string): Promise<{ document: object; documentUrl: string }> => {
    const context = contextAt(url);
    return Promise.resolve(
      context ? { document: { '@context': context }, documentUrl: url } : refuseToLoad(url),
    );
  };
  const jsonld = await library();
  const expanded = await jsonld.expand(document as object, {
    documentLoader,
    ...(baseIri === undefined ? {} : { base: baseIri }),
  });
  return jsonld.toRDF(withDirectionAsIndex(expanded), {
    skipExpansion: true,
    ...DIRECTIONS,
    format: 'application/n-quads',
  });
}

/**
 * The library takes texts that only their base direction tells apart for one; an index, which RDF
 * does not have, keeps them two.
 */
function withDirectionAsIndex(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDirectionAsIndex);
  if (typeof value !== 'object' || value === null || (value as JsonObject)['@type'] === '@json')
    return value;
  if ('@direction' in value) return { ...value, '@index': value['@direction'] };
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withDirectionAsIndex(member)]),
  );
}

/**
 * A quad of `jsonLdToNQuads` with its directed text as RDF 1.2 has it. A direction without a
 * language stays a datatype.
 */
export function withDirection(quad: Quad): Quad {
  const { object } = quad;
  const [, language, direction] =
    object.termType === 'Literal' && object.datatype.value.startsWith(I18N.iri)
      ? (/#([^_]+)_(ltr|rtl)$/.exec(object.datatype.value) ?? [])
      : [];
  if (!language) return quad;
  return makeQuad(
    quad.subject,
    quad.predicate,
    directedLiteral(object.value, language, direction as 'ltr' | 'rtl'),
    quad.graph,
  );
}

/**
 * A quad as the library reads it: directed text as a datatype, and a blank node that names a graph
 * as an IRI, or it would lose its `_:`.
 */
function forLibrary({ subject, predicate, object, graph }: Quad): Quad {
  return makeQuad(
    subject.termType === 'BlankNode' ? plainlyLabelled(subject) : subject,
    predicate,
    object.termType === 'BlankNode'
      ? plainlyLabelled(object)
      : object.termType === 'Literal' && object.direction
        ? directedText(object)
        : object,
    graph.termType === 'BlankNode' ? namedNode(`_:${plainlyLabelled(graph).value}`) : graph,
  );
}

/**
 * The node under its label, of which the library takes no characters beyond U+FFFF: those stand as
 * their codes.
 */
function plainlyLabelled(node: BlankNode): BlankNode {
  const label = node.value.replace(
    /[\u{10000}-\u{10ffff}]|_(?=x[\da-f]+_)/gu,
    (character) => `_x${character.codePointAt(0)?.toString(16)}_`,
  );
  return label === node.value ? node : blankNode(label);
}

function directedText({ value, language, direction }: Literal): Literal {
  return literal(value, namedNode(`${I18N.iri}${language}_${direction}`));
}

/**
 * Quads as expanded JSON-LD ("Serialize RDF as JSON-LD"); `rdf:type` becomes `@type`, literals keep
 * their lexical form. Statements with triple terms stay out: JSON-LD 1.1 has no form for them.
 * @throws ServiceError `not-acceptable` for a literal of rdf:JSON that is not JSON.
 */
export async function toJsonLd(quads: Iterable<Quad>): Promise<JsonObject[]> {
  const lines: string[] = [];
  for (const quad of quads)
    if (quad.object.termType !== 'Quad') lines.push(toNQuad(forLibrary(quad)), '\n');
  try {
    // The library reads N-Quads text more reliably than foreign term objects.
    const jsonld = await library();
    return await jsonld.fromRDF(lines.join(''), { ...DIRECTIONS, format: 'application/n-quads' });
  } catch (error) {
    if ((error as Error).name !== 'jsonld.InvalidJsonLiteral') throw error;
    throw new ServiceError(
      'not-acceptable',
      'JSON-LD cannot write a literal of the datatype rdf:JSON whose text is not JSON; ' +
        'ask for another format.',
      { cause: error },
    );
  }
}

/** Quads as one JSON-LD document that uses `context` (JSON-LD 1.1 API §8.6 compaction). */
export async function compactJsonLd(quads: Iterable<Quad>, context: object): Promise<JsonObject> {
  const jsonld = await library();
  return jsonld.compact(toNative(await toJsonLd(quads)) as object, context, {
    ...OFFLINE,
    graph: true,
  });
}

/**
 * Whole numbers in canonical form that a JSON number holds exactly, and booleans, become native
 * JSON values.
 */
function toNative(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toNative);
  if (typeof value !== 'object' || value === null) return value;
  const { '@value': text, '@type': type } = value as JsonObject;
  const native =
    typeof text === 'string' && typeof type === 'string' ? nativeValueOf(text, type) : undefined;
  if (native !== undefined) return { '@value': native };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toNative(member)]));
}

/** What `reshapeJsonLd` makes of a document. */
export type JsonLdForm = 'expanded' | 'flattened' | 'flattened-compacted';

/**
 * A document in another form (JSON-LD 1.1 API §5, §7); it and the result use `context`, which
 * stands in place of whatever the document names.
 */
export async function reshapeJsonLd(
  document: JsonObject,
  context: object,
  form: JsonLdForm,
): Promise<object> {
  const jsonld = await library();
  const own = { ...document, '@context': context };
  if (form === 'expanded') return jsonld.expand(own, OFFLINE);
  return jsonld.flatten(own, form === 'flattened' ? null : context, OFFLINE);
}
