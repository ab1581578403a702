/** `/ontology` and `/shapes`, whole and term by term: as RDF, and as readable pages. */
import { frameOf, rdfAlternates, rdfLinks } from '../pages/term-views.js';
import type { Response } from 'express';
import { ServiceError, notFound } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import {
  LICENCE,
  RDF,
  SH,
  namedNode,
  serializeRdf,
  termKey,
  withoutGraphs,
  type NamedNode,
  type Quad,
  type RdfFormat,
} from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { endIfUnchanged, etagOf } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { linkText, publicUrlOf, type HeaderLink } from '../exchange/links.js';
import { negotiate, withCharset, RDF_OR_HTML, type Offer } from '../exchange/negotiation.js';
import { ontologyPage, termPage } from '../pages/ontology-page.js';
import { shapePage, shapesPage } from '../pages/shapes-page.js';
import type { PageFrame } from '../pages/views.js';
import { OF_VERSION, formatParameter, inPath, mediaTypesOf } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import type { Operation, Parameter, Route, RoutedRequest } from '../exchange/route.js';
import { pathParameter } from '../exchange/route.js';
import { ontologyOf, ontologyView } from './ontology-view.js';
import { quadsOfShape, shapesView } from './shapes-view.js';

/** Raised when the layout of pages changes. */
const FORM_OF_PAGES = '1';

/** A document as RDF or as a page. */
interface VocabularyDocument {
  /** Equal for two of them exactly when their content is. */
  readonly state: string;
  /** The canonical address of all its forms, and linked ones. */
  readonly canonical: string;
  readonly links: readonly HeaderLink[];
  readonly frame: Pick<PageFrame, 'version' | 'isPinned'>;
  quads(): readonly Quad[];
  page(frame: PageFrame): string;
}

const TERM: Parameter = inPath('term', 'The name of a term: the part of its IRI after the `#`.', {
  examples: ['Workshop'],
});
const SHAPE: Parameter = inPath(
  'shape',
  'The name of a shape: the part of its IRI after the `#`.',
  { examples: ['Event'] },
);

export function vocabularyRoutes(service: Service, settings: HttpSettings): Route[] {
  let view: ReturnType<typeof shapesView> | undefined;
  const shapes = (): ReturnType<typeof shapesView> => (view ??= shapesView(service));
  const versionOf = (request: RoutedRequest, response: Response): Promise<GraphVersion> =>
    requestedVersion(request, response, service);
  const route = (
    path: string,
    summary: string,
    parameters: readonly Parameter[],
    documentOf: (
      request: RoutedRequest,
      response: Response,
    ) => Promise<VocabularyDocument> | VocabularyDocument,
  ): Route => {
    const get: Operation = {
      summary,
      parameters: [...parameters, formatParameter(RDF_OR_HTML)],
      mediaTypes: mediaTypesOf(RDF_OR_HTML),
      handle: async (request, response) => {
        const offer = negotiate(request, RDF_OR_HTML);
        const document = await documentOf(request, response);
        await send(request, response, { service, settings, offer, document });
      },
    };
    return { path, topic: 'Vocabulary', operations: { GET: get } };
  };
  return [
    route(
      '/ontology',
      'The vocabulary: what each term means and how it is used',
      OF_VERSION,
      async (request, response) => ontologyDocument(await versionOf(request, response), service),
    ),
    route(
      '/ontology/{term}',
      'One term of the vocabulary',
      [TERM, ...OF_VERSION],
      async (request, response) =>
        termDocument(await versionOf(request, response), pathParameter(request, 'term'), service),
    ),
    route('/shapes', 'The SHACL shapes that the data conforms to', [], () =>
      shapesDocument(shapes(), service),
    ),
    route('/shapes/{shape}', 'One shape, with its constraints', [SHAPE], (request) =>
      shapeDocument(pathParameter(request, 'shape'), shapes(), service),
    ),
  ];
}

interface Sending {
  readonly service: Service;
  readonly settings: HttpSettings;
  readonly offer: Offer<RdfFormat | 'html'>;
  readonly document: VocabularyDocument;
}

async function send(
  request: RoutedRequest,
  response: Response,
  { service, settings, offer: { format, mediaType }, document }: Sending,
): Promise<void> {
  const publicUrl = publicUrlOf(request, settings.publicUrl);
  const { canonical, links } = document;
  response
    .vary('Accept')
    .vary('Accept-Datetime')
    .set('Cache-Control', 'no-cache')
    .set('Content-Type', withCharset(mediaType))
    .append(
      'Link',
      linkText([
        { href: publicUrl + canonical, rel: 'canonical' },
        ...RDF_OR_HTML.map((offer) => ({
          href: `${publicUrl}${canonical}?format=${offer.format}`,
          rel: 'alternate',
          type: offer.mediaType,
        })),
        ...links.map((link) => ({
          ...link,
          href: link.href.startsWith('/') ? publicUrl + link.href : link.href,
        })),
        { href: LICENCE, rel: 'license' },
      ]),
    );
  const tag = etagOf(
    document.state,
    mediaType,
    format === 'html' ? JSON.stringify([document.frame, publicUrl, FORM_OF_PAGES]) : '',
  );
  if (endIfUnchanged(request, response, tag)) return;
  if (format === 'html') {
    response.send(
      document.page({
        ...document.frame,
        canonical: publicUrl + canonical,
        alternates: rdfAlternates(canonical),
      }),
    );
  } else
    response.send(await serializeRdf(document.quads(), format, { prefixes: service.prefixes }));
}

/** Statements without their graph, in an order independent of memory. */
function inOrder(quads: Iterable<Quad>): Quad[] {
  const keyOf = ({ subject, predicate, object }: Quad): string =>
    [termKey(subject), termKey(predicate), termKey(object)].join('\n');
  return Array.from(withoutGraphs(quads), (each) => [keyOf(each), each] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, each]) => each);
}

function ontologyDocument(version: GraphVersion, service: Service): VocabularyDocument {
  return {
    state: version.identity,
    canonical: '/ontology',
    frame: frameOf(service, version),
    links: [
      { href: '/shapes', rel: 'describedby' },
      {
        href: '/context.jsonld',
        rel: 'http://www.w3.org/ns/json-ld#context',
        type: 'application/ld+json',
      },
      { href: '/snapshots', rel: 'version-history' },
    ],
    quads: () => inOrder(ontologyOf(version, service).match()),
    page: (frame) =>
      ontologyPage({ ...ontologyView(version, service), formats: rdfLinks('/ontology') }, frame),
  };
}

function termDocument(version: GraphVersion, name: string, service: Service): VocabularyDocument {
  const canonical = `/ontology/${encodeURIComponent(name)}`;
  const ontology = ontologyOf(version, service);
  const term = service.names.og(name);
  const quads = inOrder(ontology.match(term));
  if (quads.length === 0)
    throw notFound(
      `There is no ontology term “${name}” in version ${version.number}; /ontology lists all.`,
    );
  return {
    state: version.identity + canonical,
    canonical,
    frame: frameOf(service, version),
    links: [
      { href: '/ontology', rel: 'collection' },
      { href: term.value, rel: 'describes' },
      { href: '/snapshots', rel: 'version-history' },
    ],
    quads: () => quads,
    page: (frame) => {
      const view = ontologyView(version, service)
        .groups.flatMap(({ terms }) => terms)
        .find(({ iri }) => iri === term.value);
      if (!view)
        throw new ServiceError(
          'not-acceptable',
          `The ontology term “${name}” has no page; request it as RDF.`,
        );
      return termPage({ term: view, formats: rdfLinks(canonical) }, frame);
    },
  };
}

function shapesDocument(view: ReturnType<typeof shapesView>, service: Service): VocabularyDocument {
  return {
    state: stateOfShapes(service),
    canonical: '/shapes',
    frame: {},
    links: [{ href: '/ontology', rel: 'describedby' }],
    quads: () => service.shapes,
    page: (frame) => shapesPage({ ...view, formats: rdfLinks('/shapes') }, frame),
  };
}

function shapeDocument(
  name: string,
  view: ReturnType<typeof shapesView>,
  service: Service,
): VocabularyDocument {
  const shape: NamedNode = namedNode(`${service.names.baseIri}shapes#${name}`);
  const found = view.shapes.find(({ iri }) => iri === shape.value);
  const quads = quadsOfShape(service.shapes, shape);
  if (
    !quads.some(
      ({ subject, predicate, object }) =>
        subject.equals(shape) &&
        predicate.equals(RDF.type) &&
        [SH.NodeShape, SH.PropertyShape].some((type) => type.equals(object)),
    )
  ) {
    throw notFound(`There is no shape “${name}”; /shapes lists all shapes.`);
  }
  const canonical = `/shapes/${encodeURIComponent(name)}`;
  return {
    state: stateOfShapes(service) + canonical,
    canonical,
    frame: {},
    links: [
      { href: '/shapes', rel: 'collection' },
      { href: shape.value, rel: 'describes' },
      { href: '/ontology', rel: 'describedby' },
    ],
    quads: () => quads,
    page: (frame) => {
      if (!found)
        throw new ServiceError(
          'not-acceptable',
          `The shape “${name}” is part of other shapes and has no page; request it as RDF.`,
        );
      return shapePage({ shape: found, formats: rdfLinks(canonical) }, frame);
    },
  };
}

/** The shapes do not change while a process runs. */
const statesOfShapes = new WeakMap<readonly Quad[], string>();

function stateOfShapes({ shapes }: Service): string {
  let state = statesOfShapes.get(shapes);
  if (state === undefined)
    statesOfShapes.set(
      shapes,
      (state = etagOf(
        ...shapes.flatMap(({ subject, predicate, object }) =>
          [subject, predicate, object].map(termKey),
        ),
      )),
    );
  return state;
}
