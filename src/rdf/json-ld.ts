/** JSON-LD out: expanded, compacted with our context, or one document in several forms. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Literal, Quad, Term } from '@rdfjs/types';
import { ServiceError, badRequest, messageOf } from '../errors.js';
import { getOrMake } from './get-or-make.js';
import { Collections } from './collections.js';
import { quadKey } from './quad-source.js';
import { idOf, nativeValueOf, textInLanguage, type JsonObject } from './readable-json.js';
import { directedLiteral, quad as makeQuad } from './terms.js';
import { I18N, RDF, XSD } from './vocabularies.js';

const OFFLINE = { documentLoader: refuseToLoad };

/** The library is large, and most processes do not need it. */
const library = async () => (await import('jsonld')).default;

/** The JSON-LD document loader that never opens a connection. */
export function refuseToLoad(url: string): never {
  throw new Error(
    `the document refers to the context ${url}, and contexts are not fetched; ` +
      'include the context in the document',
  );
}

/** `contextAt` has the allowed contexts. @throws what the library throws: see `reasonOf`. */
export async function jsonLdToNQuads(
  document: unknown,
  baseIri: string | undefined,
  contextAt: (url: string) => object | undefined = () => undefined,
): Promise<string> {
  const jsonld = await library();
  const expanded = await jsonld.expand(document as object, {
    documentLoader: loaderOf(contextAt),
    ...(baseIri === undefined ? {} : { base: baseIri }),
  });
  return jsonld.toRDF(withDirectionAsIndex(expanded), {
    skipExpansion: true,
    // The library has base directions only as i18n datatypes; the graph has RDF 1.2's.
    rdfDirection: 'i18n-datatype',
    format: 'application/n-quads',
  });
}

function loaderOf(contextAt: (url: string) => object | undefined) {
  return (url: string): Promise<{ document: object; documentUrl: string }> => {
    const context = contextAt(url);
    return Promise.resolve(
      context ? { document: { '@context': context }, documentUrl: url } : refuseToLoad(url),
    );
  };
}

/** The library merges texts that differ only in direction; an index keeps them apart. */
function withDirectionAsIndex(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDirectionAsIndex);
  if (typeof value !== 'object' || value === null || (value as JsonObject)['@type'] === '@json')
    return value;
  if ('@direction' in value) return { ...value, '@index': value['@direction'] };
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withDirectionAsIndex(member)]),
  );
}

/** Directed text as in RDF 1.2. A direction without a language stays a datatype. */
export function withDirection(from: Quad): Quad {
  const { subject, predicate, object, graph } = from;
  const { language, direction } = object.termType === 'Literal' ? directionIn(object.datatype) : {};
  return language && direction
    ? makeQuad(subject, predicate, directedLiteral(object.value, language, direction), graph)
    : from;
}

/** What a datatype with a base direction says (JSON-LD 1.1 §4.2.4.1). */
function directionIn({ value }: Term): { language?: string; direction?: 'ltr' | 'rtl' } {
  const mark = value.startsWith(I18N.iri) ? /#([^_]*)_(ltr|rtl)$/.exec(value) : null;
  const [, language = '', direction] = mark ?? [];
  return direction === 'ltr' || direction === 'rtl' ? { language, direction } : {};
}

/** Statements written before others get a turn. */
const QUADS_A_TURN = 10_000;

/**
 * Quads as expanded JSON-LD (JSON-LD 1.1 API §8.4 "Serialize RDF as JSON-LD"); `rdf:type` becomes
 * `@type`, literals keep their lexical form, and links of lists lose the class `rdf:List`, as in
 * the standard. Statements with triple terms are left out: JSON-LD 1.1 has no form for them.
 * @throws ServiceError `not-acceptable` for a literal of rdf:JSON that is not JSON.
 */
export async function toJsonLd(
  quads: Iterable<Quad>,
  literalOf: (term: Literal) => JsonObject = expandedLiteral,
): Promise<JsonObject[]> {
  const all = new Map<string, Quad>();
  for (const each of quads) if (each.object.termType !== 'Quad') all.set(quadKey(each), each);
  const collections = new Collections(all.values(), { isClassDropped: true });
  // The nesting of lists has a limit (`Collections`).
  const valueOf = (term: Term): JsonObject => {
    if (term.termType === 'Literal') return literalOf(term);
    const items = collections.itemsFrom(term);
    return items ? { '@list': items.map(valueOf) } : { '@id': idOf(term) };
  };
  const nodes: Nodes = new Map();
  const graphs = new Map<string, Nodes>();
  let count = 0;
  for (const { subject, predicate, object, graph } of all.values()) {
    if ((count += 1) % QUADS_A_TURN === 0) await nextTurn();
    const members =
      graph.termType === 'DefaultGraph' ? nodes : getOrMake(graphs, idOf(graph), () => new Map());
    if (collections.isInList(subject)) continue;
    const node = nodeIn(members, idOf(subject));
    const isClass = predicate.equals(RDF.type) && object.termType !== 'Literal';
    const values = (node[isClass ? '@type' : predicate.value] ??= []) as unknown[];
    values.push(isClass ? idOf(object) : valueOf(object));
  }
  for (const [name, members] of graphs) nodeIn(nodes, name)['@graph'] = sorted(members);
  return sorted(nodes);
}

/** The nodes of one graph, by id. */
type Nodes = Map<string, JsonObject>;

function nodeIn(nodes: Nodes, id: string): JsonObject {
  return getOrMake(nodes, id, () => ({ '@id': id }));
}

function sorted(nodes: Nodes): JsonObject[] {
  return [...nodes].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, node]) => node);
}

function expandedLiteral(term: Literal): JsonObject {
  if (term.language !== '') return textInLanguage(term);
  const { value, datatype } = term;
  if (datatype.value === XSD.string.value) return { '@value': value };
  if (datatype.value === `${RDF.iri}JSON`) return { '@value': parseJson(value), '@type': '@json' };
  const { language: tag, direction: own } = directionIn(datatype);
  return own === undefined
    ? { '@value': value, '@type': datatype.value }
    : { '@value': value, ...(tag ? { '@language': tag } : {}), '@direction': own };
}

/** Booleans, and canonical integers that a JSON number holds exactly, become native JSON. */
function nativeLiteral(term: Literal): JsonObject {
  const native = nativeValueOf(term.value, term.datatype.value);
  return native === undefined ? expandedLiteral(term) : { '@value': native };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServiceError(
      'not-acceptable',
      'JSON-LD cannot write a literal of the datatype rdf:JSON whose text is not JSON; ' +
        'ask for another format.',
      { cause: error },
    );
  }
}

/** Quads as one JSON-LD document with `context` (JSON-LD 1.1 API §8.6 compaction). */
export async function compactJsonLd(quads: Iterable<Quad>, context: object): Promise<JsonObject> {
  const jsonld = await library();
  return jsonld.compact(await toJsonLd(quads, nativeLiteral), context, {
    ...OFFLINE,
    graph: true,
  });
}

/** A JSON-LD frame, and the contexts at the addresses that it names. */
export interface Frame {
  readonly document: object;
  readonly contexts: ReadonlyMap<string, object>;
}

/**
 * Quads framed (JSON-LD 1.1 Framing §4), with matches in `@graph`. The context stays as in the
 * frame. Cost: with `@embed: @always`, that of all paths through the graph.
 * @throws ServiceError `bad-request` for an invalid frame, or one that names another context.
 */
export async function frameJsonLd(
  quads: Iterable<Quad>,
  { document, contexts }: Frame,
): Promise<JsonObject> {
  const expanded = await toJsonLd(quads, nativeLiteral);
  const jsonld = await library();
  try {
    return await jsonld.frame(expanded, document, {
      documentLoader: loaderOf((url) => contexts.get(url)),
      omitGraph: false,
    });
  } catch (cause) {
    throw badRequest(
      `The graph cannot be framed: ${reasonOf(cause)}. A frame is a JSON-LD object such as ` +
        '{"@type": "Event", "organizer": {}}.',
      { cause },
    );
  }
}

/** The library wraps an error once for every context around it. */
export function reasonOf(error: unknown): string {
  const { cause } = (error as { details?: { cause?: unknown } } | undefined)?.details ?? {};
  return cause === undefined ? messageOf(error).replace(/[.;]\s*$/, '') : reasonOf(cause);
}

export type JsonLdForm = 'expanded' | 'flattened' | 'flattened-compacted';

/** In another form (JSON-LD 1.1 API §5, §7), with `context` in place of the document's. */
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
