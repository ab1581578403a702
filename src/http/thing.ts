/** `/id/{kind}/{slug}`: a thing, as RDF, as framed JSON-LD, and as a page. */
import { Router, type Request, type Response } from 'express';
import { ServiceError } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import { RDF, RDFS, RDF_FORMATS, formatOfFileName, frameJsonLd, serializeText, termKey, withoutGraphs, type NamedNode, type Quad, type RdfFormat } from '../rdf/index.js';
import type { Service } from '../service.js';
import type { HttpSettings } from './http-settings.js';
import { endIfUnchanged, etagOf } from './conditional.js';
import { frameOf, publicUrlOf } from './links.js';
import { negotiate, withCharset, type Offer } from './negotiation.js';
import { thingPage } from './pages/thing-page.js';
import { onlyMethods, requestedVersion } from './request.js';
import { thingView } from './thing-view.js';

type ThingFormat = RdfFormat | 'html';

const OFFERS: readonly Offer<ThingFormat>[] = [
  ...RDF_FORMATS.filter(({ format }) => format === 'jsonld'),
  { format: 'html', mediaType: 'text/html', aliases: ['application/xhtml+xml'] },
  ...RDF_FORMATS.filter(({ format }) => format !== 'jsonld').map(({ format, mediaType }) => ({ format, mediaType })),
];

/** The routes of `/id`. */
export function thingRoutes(service: Service, settings: HttpSettings): Router {
  const router = Router();
  router.get('/:kind/:name', async (request, response) => {
    const { kind, name } = request.params;
    const { slug, asked } = splitSuffix(name);
    const iri = service.names.thing(kind as never, slug);
    const version = await requestedVersion(request, response, service.snapshots, service.current);
    const quads = describeThing(version, iri, service);
    if (quads.length === 0) throw new ServiceError('not-found', `There is no ${kind} "${slug}" in version ${version.number}.`);
    const format = asked ?? negotiate(request, OFFERS).format;
    response.vary('Accept');
    setLinks(request, response, settings, kind, slug);
    const text = await render(request, version, iri, quads, format, service, settings);
    if (endIfUnchanged(request, response, etagOf(text))) return;
    const { mediaType } = OFFERS.find((offer) => offer.format === format)!;
    response.set('Content-Type', withCharset(mediaType)).send(text);
  });
  router.all('/:kind/:name', onlyMethods('GET', 'HEAD', 'OPTIONS'));
  return router;
}

/** `tirana.ttl` asks for the thing `tirana` in Turtle. */
function splitSuffix(name: string): { slug: string; asked: ThingFormat | undefined } {
  const dot = name.lastIndexOf('.');
  const ending = dot === -1 ? '' : name.slice(dot + 1);
  const asked = ending === 'html' ? 'html' : formatOfFileName(`x.${ending}`)?.format;
  return asked && dot > 0 ? { slug: name.slice(0, dot), asked } : { slug: name, asked: undefined };
}

/**
 * What is asserted of a thing, with its classes, and class and label of each thing it points at: one level deep, so
 * that a program needs no second request to show it.
 */
function describeThing(version: GraphVersion, iri: NamedNode, service: Service): Quad[] {
  const { inferred } = service.names.graphs;
  const own = [...version.match(iri)].filter(({ graph, predicate }) => !graph.equals(inferred) || predicate.equals(RDF.type));
  const neighbours = new Map(own.filter(({ object }) => object.termType === 'NamedNode' && !object.equals(iri)).map(({ object }) => [termKey(object), object]));
  const about = [...neighbours.values()].flatMap((node) => [
    ...version.match(node, RDFS.label),
    ...[...version.match(node, RDF.type)].filter(({ graph }) => !graph.equals(inferred)),
  ]);
  const isData = ({ graph }: Quad): boolean => !graph.equals(service.names.graphs.ontology);
  return own.some(({ graph }) => !graph.equals(inferred)) ? [...own, ...about.filter(isData)] : [];
}

async function render(request: Request, version: GraphVersion, iri: NamedNode, quads: readonly Quad[], format: ThingFormat, service: Service, settings: HttpSettings): Promise<string> {
  if (format === 'html') {
    const base = `/id/${iri.value.slice(`${service.names.baseIri}id/`.length)}`;
    const alternates = RDF_FORMATS.map(({ mediaType, extension }) => ({ mediaType, href: `${base}.${extension}` }));
    return thingPage(await thingView(version, iri, quads, service, base), { canonical: `${publicUrlOf(request, settings.publicUrl)}${base}`, alternates, ...(version === service.current ? {} : frameOf(service, version)) });
  }
  if (format !== 'jsonld') return serializeText(sorted(quads), format, { prefixes: service.prefixes });
  const framed = await frameJsonLd(withoutGraphs(quads), iri.value, service.context);
  return JSON.stringify({ ...framed, '@context': `${publicUrlOf(request, settings.publicUrl)}/context.jsonld` }, null, 2);
}

/** The order of memory changes with writes elsewhere; a document's must not. */
function sorted(quads: readonly Quad[]): Quad[] {
  const keyed = quads.map((quad) => ({ quad, key: [quad.subject, quad.predicate, quad.object, quad.graph].map(termKey).join('\n') }));
  return keyed.sort((left, right) => (left.key < right.key ? -1 : 1)).map(({ quad }) => quad);
}

function setLinks(request: Request, response: Response, settings: HttpSettings, kind: string, slug: string): void {
  // Headers hold ASCII only; an IRI may have more.
  const base = encodeURI(`${publicUrlOf(request, settings.publicUrl)}/id/${kind}/${slug}`);
  const links = [
    `<${base}>; rel="canonical"`,
    ...RDF_FORMATS.map(({ mediaType, extension }) => `<${base}.${extension}>; rel="alternate"; type="${mediaType}"`),
    `<${publicUrlOf(request, settings.publicUrl)}/ontology>; rel="describedby"`,
    '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
  ];
  response.append('Link', links);
}
