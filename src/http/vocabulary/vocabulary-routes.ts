/** `/ontology` and `/shapes`, whole and term by term: as RDF, and as readable pages. */
import { frameOf, rdfAlternates } from '../pages/term-views.js';
import type { Response } from 'express';
import { ServiceError, notFound } from '../../errors.js';
import { localNameOf, type GraphVersion } from '../../graph/index.js';
import {
  LICENCE,
  RDF,
  SH,
  getOrMake,
  namedNode,
  serializeRdf,
  termKey,
  withoutGraphs,
  type NamedNode,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import { namesLike, quoted } from '../../input/index.js';
import type { Service } from '../../service.js';
import { etagOf } from '../exchange/conditional.js';
import { documentRoute } from '../exchange/document-route.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { linkText, publicUrlOf, type HeaderLink } from '../exchange/links.js';
import { RDF_OR_HTML } from '../exchange/negotiation.js';
import { ontologyPage, termPage } from './ontology-page.js';
import { shapePage, shapesPage } from './shapes-page.js';
import type { PageFrame } from '../pages/views.js';
import { OF_VERSION, inPath } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import type { Parameter, Route, RoutedRequest } from '../exchange/route.js';
import { pathParameter } from '../exchange/route.js';
import { ontologyOf, ontologyView } from './ontology-view.js';
import { quadsOfShape, shapesView, type ShapeView } from './shapes-view.js';

/** Raised when the layout of pages changes. */
const FORM_OF_PAGES = '2';

/** A document as RDF or as a page. */
interface VocabularyDocument {
  /** Equal for two of them exactly when their content is. */
  readonly state: string;
  /** The canonical address of all its forms, and linked ones. */
  readonly canonical: string;
  readonly links: readonly HeaderLink[];
  /** The version that it is of, if it depends on one. */
  readonly version?: GraphVersion;
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
  let known: readonly ShapeView[] | undefined;
  const shapes = (): readonly ShapeView[] => (known ??= shapesView(service));
  const versionOf = (request: RoutedRequest, response: Response): Promise<GraphVersion> =>
    requestedVersion(request, response, service);
  const route = routesFor(service, settings);
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
    route('/shapes', 'The SHACL shapes that the data conforms to', [], () => ({
      state: stateOfShapes(service),
      canonical: '/shapes',
      links: [{ href: '/ontology', rel: 'describedby' }],
      quads: () => service.shapes,
      page: (frame) => shapesPage(shapes(), frame),
    })),
    route('/shapes/{shape}', 'One shape, with its constraints', [SHAPE], (request) =>
      shapeDocument(pathParameter(request, 'shape'), shapes(), service),
    ),
  ];
}

type RouteOf = (
  path: string,
  summary: string,
  parameters: readonly Parameter[],
  documentOf: (
    request: RoutedRequest,
    response: Response,
  ) => Promise<VocabularyDocument> | VocabularyDocument,
) => Route;

const routesFor =
  (service: Service, settings: HttpSettings): RouteOf =>
  (path, summary, parameters, documentOf) =>
    documentRoute(path, 'Vocabulary', {
      summary,
      parameters,
      offers: RDF_OR_HTML,
      document: async (request, response, { format }) => {
        const document = await documentOf(request, response);
        const publicUrl = publicUrlOf(request, settings.publicUrl);
        // The ontology changes with versions, as the shapes may with releases.
        response.vary('Accept-Datetime').append('Link', linksOf(document, publicUrl));
        const { canonical, state, version } = document;
        const frame: PageFrame = {
          ...(version && frameOf(service, version)),
          canonical: publicUrl + canonical,
          alternates: rdfAlternates(canonical),
        };
        return {
          state: [state, ...(format === 'html' ? [JSON.stringify(frame), FORM_OF_PAGES] : [])],
          write: () =>
            format === 'html'
              ? document.page(frame)
              : serializeRdf(document.quads(), format, { prefixes: service.prefixes }),
        };
      },
    });

function linksOf({ canonical, links }: VocabularyDocument, publicUrl: string): string {
  return linkText([
    { href: publicUrl + canonical, rel: 'canonical' },
    ...RDF_OR_HTML.map(({ format, mediaType }) => ({
      href: `${publicUrl}${canonical}?format=${format}`,
      rel: 'alternate',
      type: mediaType,
    })),
    ...links.map((link) => ({
      ...link,
      href: link.href.startsWith('/') ? publicUrl + link.href : link.href,
    })),
    { href: LICENCE, rel: 'license' },
  ]);
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
    version,
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
    page: (frame) => ontologyPage(ontologyView(version, service), frame),
  };
}

function termDocument(version: GraphVersion, name: string, service: Service): VocabularyDocument {
  const canonical = `/ontology/${encodeURIComponent(name)}`;
  const ontology = ontologyOf(version, service);
  const term = service.names.og(name);
  const quads = inOrder(ontology.match(term));
  if (quads.length === 0)
    throw missing(
      `There is no ontology term “${name}” in version ${version.number}; /ontology lists all.`,
      name,
      Array.from(ontology.match(), ({ subject }) => subject),
    );
  return {
    state: version.identity + canonical,
    canonical,
    version,
    links: [
      { href: '/ontology', rel: 'collection' },
      { href: term.value, rel: 'describes' },
      { href: '/snapshots', rel: 'version-history' },
    ],
    quads: () => quads,
    page: (frame) => {
      const view = ontologyView(version, service)
        .flatMap(({ terms }) => terms)
        .find(({ iri }) => iri === term.value);
      if (!view)
        throw new ServiceError(
          'not-acceptable',
          `The ontology term “${name}” has no page; request it as RDF.`,
        );
      return termPage(view, frame);
    },
  };
}

/** The refusal for a name that none of some terms have after their `#`. */
function missing(message: string, name: string, terms: readonly Term[]): ServiceError {
  const names = new Set(terms.map(({ value }) => localNameOf(value)));
  const suggestions = namesLike(quoted(name), [...names]);
  const [nearest] = suggestions;
  return notFound(message + (nearest === undefined ? '' : ` Did you mean ${nearest}?`), {
    details: { suggestions },
  });
}

function shapeDocument(
  name: string,
  shapes: readonly ShapeView[],
  service: Service,
): VocabularyDocument {
  const shape: NamedNode = namedNode(`${service.names.baseIri}shapes#${name}`);
  const found = shapes.find(({ iri }) => iri === shape.value);
  const quads = quadsOfShape(service.shapes, shape);
  if (
    !quads.some(
      ({ subject, predicate, object }) =>
        subject.equals(shape) &&
        predicate.equals(RDF.type) &&
        [SH.NodeShape, SH.PropertyShape].some((type) => type.equals(object)),
    )
  ) {
    throw missing(
      `There is no shape “${name}”; /shapes lists all shapes.`,
      name,
      shapes.map(({ iri }) => namedNode(iri)),
    );
  }
  const canonical = `/shapes/${encodeURIComponent(name)}`;
  return {
    state: stateOfShapes(service) + canonical,
    canonical,
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
      return shapePage(found, frame);
    },
  };
}

/** The shapes do not change while a process runs. */
const statesOfShapes = new WeakMap<readonly Quad[], string>();

function stateOfShapes({ shapes }: Service): string {
  return getOrMake(statesOfShapes, shapes, () =>
    etagOf(
      ...shapes.flatMap(({ subject, predicate, object }) =>
        [subject, predicate, object].map(termKey),
      ),
    ),
  );
}
