/** `/ontology` and `/shapes`, whole and term by term: as RDF, and as readable pages. */
import { frameOf, rdfAlternates } from '../pages/term-views.js';
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
import { ontologyOf, ontologyPage, termPage } from './ontology-page.js';
import { nodeShapes, quadsOfShape, shapePage, shapesPage } from './shapes-page.js';
import type { PageFrame } from '../pages/views.js';
import { OF_VERSION, inPath } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import type { Parameter, Route } from '../exchange/route.js';

/** Raised when the layout of pages changes. */
const FORM_OF_PAGES = '3';

/** A document as RDF or as a page. */
interface VocabularyDocument {
  /** Equal for two of them exactly when their content is. */
  readonly state: string;
  /** The canonical address of all its forms, and linked ones. */
  readonly canonical: string;
  readonly links: readonly HeaderLink[];
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
  const route = (
    path: string,
    summary: string,
    parameters: readonly Parameter[],
    documentOf: (name: string, version: GraphVersion) => VocabularyDocument,
  ): Route =>
    documentRoute(path, 'Vocabulary', {
      summary,
      parameters,
      offers: RDF_OR_HTML,
      document: async (request, response, { format }) => {
        const isOfVersion = path.startsWith('/ontology');
        const version = isOfVersion
          ? await requestedVersion(request, response, service)
          : service.current;
        const [name = ''] = Object.values(request.params);
        const document = documentOf(name, version);
        const { canonical, state } = document;
        const publicUrl = publicUrlOf(request, settings.publicUrl);
        // The ontology changes with versions, as the shapes may with releases.
        response.vary('Accept-Datetime').append('Link', linksOf(document, publicUrl));
        const frame: PageFrame = {
          ...(isOfVersion && frameOf(service, version)),
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
  return [
    route(
      '/ontology',
      'The vocabulary: what each term means and how it is used',
      OF_VERSION,
      (_name, version) => ontologyDocument(version, service),
    ),
    route(
      '/ontology/{term}',
      'One term of the vocabulary',
      [TERM, ...OF_VERSION],
      (name, version) => termDocument(version, name, service),
    ),
    route('/shapes', 'The SHACL shapes that the data conforms to', [], () => ({
      state: stateOfShapes(service),
      canonical: '/shapes',
      links: [{ href: '/ontology', rel: 'describedby' }],
      quads: () => service.shapes,
      page: (frame) => shapesPage(service, frame),
    })),
    route('/shapes/{shape}', 'One shape, with its constraints', [SHAPE], (name) =>
      shapeDocument(name, service),
    ),
  ];
}

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
    page: (frame) => ontologyPage(version, service, frame),
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
    links: [
      { href: '/ontology', rel: 'collection' },
      { href: term.value, rel: 'describes' },
      { href: '/snapshots', rel: 'version-history' },
    ],
    quads: () => quads,
    page: (frame) => {
      const page = termPage(term.value, version, service, frame);
      if (page === undefined) throw withoutPage(`ontology term “${name}”`);
      return page;
    },
  };
}

const withoutPage = (name: string): ServiceError =>
  new ServiceError('not-acceptable', `The ${name} has no page; request it as RDF.`);

/** The refusal for a name that none of some terms have after their `#`. */
function missing(message: string, name: string, terms: readonly Term[]): ServiceError {
  const names = new Set(terms.map(({ value }) => localNameOf(value)));
  const suggestions = namesLike(quoted(name), [...names]);
  const [nearest] = suggestions;
  return notFound(message + (nearest === undefined ? '' : ` Did you mean ${nearest}?`), {
    details: { suggestions },
  });
}

function shapeDocument(name: string, service: Service): VocabularyDocument {
  const shape: NamedNode = namedNode(`${service.names.baseIri}shapes#${name}`);
  const quads = quadsOfShape(service.shapes, shape);
  const isOf = (type: NamedNode): boolean =>
    quads.some(
      ({ subject, predicate, object }) =>
        subject.equals(shape) && predicate.equals(RDF.type) && object.equals(type),
    );
  if (!isOf(SH.NodeShape) && !isOf(SH.PropertyShape))
    throw missing(
      `There is no shape “${name}”; /shapes lists all shapes.`,
      name,
      nodeShapes(service),
    );
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
      if (!isOf(SH.NodeShape)) throw withoutPage(`shape “${name}”, a part of other shapes,`);
      return shapePage(shape, service, frame);
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
