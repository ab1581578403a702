/** `/ontology` and `/shapes`, whole and term by term: as RDF, and as readable pages. */
import { notFound } from '../../errors.js';
import { localNameOf, type GraphVersion } from '../../graph/index.js';
import {
  LICENCE,
  QuadSet,
  getOrMake,
  namedNode,
  serializeRdf,
  termKey,
  withoutGraphs,
  type NamedNode,
  type Quad,
  type QuadSource,
  type Term,
} from '../../rdf/index.js';
import { namesLike, quoted } from '../../input/index.js';
import type { Service } from '../../service.js';
import { etagOf } from '../exchange/conditional.js';
import { documentRoute } from '../exchange/document-route.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { linkText, publicUrlOf, type HeaderLink } from '../exchange/links.js';
import { RDF_OR_HTML } from '../exchange/negotiation.js';
import { OF_VERSION, inPath } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import type { Route } from '../exchange/route.js';
import { frameOf, rdfAlternates } from '../pages/term-views.js';
import type { PageFrame } from '../pages/views.js';
import { termPage, vocabularyPage, type Vocabulary } from './vocabulary-page.js';

/** Raised when the layout of pages changes. */
const FORM_OF_PAGES = '4';

/** The vocabularies with examples of their terms, and the links of their documents. */
const VOCABULARIES: readonly (Pick<Vocabulary, 'path'> & {
  readonly summary: string;
  readonly example: string;
  readonly links: readonly HeaderLink[];
})[] = [
  {
    path: '/ontology',
    summary: 'The vocabulary: what each term means and how it is used',
    example: 'Workshop',
    links: [
      { href: '/shapes', rel: 'describedby' },
      {
        href: '/context.jsonld',
        rel: 'http://www.w3.org/ns/json-ld#context',
        type: 'application/ld+json',
      },
      { href: '/snapshots', rel: 'version-history' },
    ],
  },
  {
    path: '/shapes',
    summary: 'The SHACL shapes that the data conforms to',
    example: 'Event',
    links: [{ href: '/ontology', rel: 'describedby' }],
  },
];

export function vocabularyRoutes(service: Service, settings: HttpSettings): Route[] {
  return VOCABULARIES.flatMap(({ path, summary, example, links }) => {
    const isOfVersion = path === '/ontology';
    const route = (address: string, of: string, examples: readonly string[]): Route =>
      documentRoute(address, 'Vocabulary', {
        summary: of,
        parameters: [
          ...examples.map((each) =>
            inPath('term', 'The part of its IRI after the `#`.', { examples: [each] }),
          ),
          ...(isOfVersion ? OF_VERSION : []),
        ],
        offers: RDF_OR_HTML,
        document: async (request, response, { format }) => {
          const version = isOfVersion
            ? await requestedVersion(request, response, service)
            : service.current;
          const source = isOfVersion ? ontologyOf(version, service) : sourceOf(service.shapes);
          const vocabulary = { path, source, version, service };
          const { term: name } = request.params;
          const term = name === undefined ? undefined : termNamed(name, vocabulary);
          const canonical = path + (name === undefined ? '' : `/${encodeURIComponent(name)}`);
          const publicUrl = publicUrlOf(request, settings.publicUrl);
          const own = term
            ? [
                { href: path, rel: 'collection' },
                { href: term.value, rel: 'describes' },
              ]
            : [];
          // The ontology changes with versions, as the shapes may with releases.
          response
            .vary('Accept-Datetime')
            .append('Link', linksOf(canonical, [...links, ...own], publicUrl));
          const frame: PageFrame = {
            ...(isOfVersion && frameOf(service, version)),
            canonical: publicUrl + canonical,
            alternates: rdfAlternates(canonical),
          };
          const state = isOfVersion ? version.identity : stateOf(service.shapes);
          return {
            state: [
              state,
              canonical,
              format === 'html' ? JSON.stringify(frame) + FORM_OF_PAGES : '',
            ],
            write: () =>
              format !== 'html'
                ? serializeRdf(quadsOf(vocabulary, term), format, { prefixes: service.prefixes })
                : term
                  ? termPage(term, vocabulary, frame)
                  : vocabularyPage(vocabulary, frame),
          };
        },
      });
    return [route(path, summary, []), route(`${path}/{term}`, 'One of its terms', [example])];
  });
}

function linksOf(canonical: string, links: readonly HeaderLink[], publicUrl: string): string {
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

/** The statements of the ontology in a version. */
function ontologyOf(version: GraphVersion, { names }: Service): QuadSource {
  return {
    match: (subject, predicate, object) =>
      version.match(subject, predicate, object, names.graphs.ontology),
  };
}

/** The shapes do not change while a process runs. */
const sources = new WeakMap<readonly Quad[], QuadSource>();
const states = new WeakMap<readonly Quad[], string>();

const sourceOf = (shapes: readonly Quad[]): QuadSource =>
  getOrMake(sources, shapes, () => new QuadSet([...shapes]));

const stateOf = (shapes: readonly Quad[]): string =>
  getOrMake(states, shapes, () => etagOf(...shapes.map(keyOf)));

const keyOf = ({ subject, predicate, object }: Quad): string =>
  [subject, predicate, object].map(termKey).join('\n');

/** The term with a name. @throws ServiceError `not-found`, with names that are like it */
function termNamed(name: string, { path, source, version, service }: Vocabulary): NamedNode {
  const term = namedNode(`${service.names.baseIri}${path.slice(1)}#${name}`);
  if ([...source.match(term)].length > 0) return term;
  const names = new Set(Array.from(source.match(), ({ subject }) => localNameOf(subject.value)));
  const suggestions = namesLike(quoted(name), [...names]);
  const [nearest] = suggestions;
  throw notFound(
    `${path} has no term “${quoted(name)}” in version ${version.number}; it lists all.` +
      (nearest === undefined ? '' : ` Did you mean ${nearest}?`),
    { details: { suggestions } },
  );
}

/** All statements, or those of a term: of a shape with everything reached, so that it can be used alone. */
function quadsOf({ path, source, service }: Vocabulary, term?: NamedNode): readonly Quad[] {
  if (path === '/ontology') return inOrder(source.match(term));
  if (!term) return service.shapes;
  const reached = new Map<string, Term>([[term.value, term]]);
  const quads: Quad[] = [];
  for (const node of reached.values())
    for (const quad of source.match(node)) {
      quads.push(quad);
      if (quad.object.termType !== 'Literal') reached.set(quad.object.value, quad.object);
    }
  return quads;
}

/** Statements without their graph, in an order independent of memory. */
function inOrder(quads: Iterable<Quad>): Quad[] {
  return Array.from(withoutGraphs(quads), (each) => [keyOf(each), each] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, each]) => each);
}
