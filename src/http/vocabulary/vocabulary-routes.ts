/** `/ontology` and `/shapes`, whole and term by term: as RDF, and as readable pages. */
import { notFound } from '../../errors.js';
import { localNameOf, labelOf, spokenLabelOf, type GraphVersion } from '../../graph/index.js';
import {
  LICENCE,
  QuadSet,
  getOrMake,
  namedNode,
  serializeRdf,
  termKey,
  withoutGraphs,
  OWL,
  RDF,
  RDFS,
  SCHEMA,
  SH,
  SKOS,
  groupedBy,
  objectsOf,
  subjectsOf,
  type NamedNode,
  type Quad,
  type QuadSource,
  type Term,
} from '../../rdf/index.js';
import { namesLike, quoted } from '../../input/index.js';
import { listOf } from '../../shacl/index.js';
import type { Service } from '../../service.js';
import { etagOf } from '../exchange/conditional.js';
import { documentRoute } from '../exchange/document-route.js';
import { linkText, publicUrlOf, type HeaderLink } from '../exchange/links.js';
import { RDF_OR_HTML } from '../exchange/negotiation.js';
import { OF_VERSION, inPath } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import type { Route } from '../exchange/route.js';
import { frameOf, rdfAlternates, linkToTerm, rdfLinks, valueViewOf } from '../pages/term-views.js';
import type { PageFrame } from '../pages/views.js';
import { encodePart, html, joinParts, type Html } from '../pages/html.js';
import { renderPage } from '../pages/layout.js';
import { factList, pageHead, type FactRow } from '../pages/parts.js';
import { countOf, formatRow, linkOf, plural, queryHref, valueOf } from '../pages/values.js';

/** Raised when the layout of pages changes. */
const FORM_OF_PAGES = '7';

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

export function vocabularyRoutes(service: Service): Route[] {
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
          const source = isOfVersion ? ontologyOf(version, service) : shapesOf(service).source;
          const vocabulary = { path, source, version, service };
          const { term: name } = request.params;
          const term = name === undefined ? undefined : termNamed(name, vocabulary);
          const canonical = path + (name === undefined ? '' : `/${encodeURIComponent(name)}`);
          const publicUrl = publicUrlOf(request);
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
          const state = isOfVersion ? version.identity : shapesOf(service).state;
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

function ontologyOf(version: GraphVersion, { names }: Service): QuadSource {
  return {
    match: (subject, predicate, object) =>
      version.match(subject, predicate, object, names.graphs.ontology),
  };
}

const known = new WeakMap<readonly Quad[], { source: QuadSource; state: string }>();

/** The shapes do not change while a process runs. */
const shapesOf = ({ shapes }: Service): { source: QuadSource; state: string } =>
  getOrMake(known, shapes, () => ({
    source: new QuadSet([...shapes]),
    state: etagOf(...shapes.map(keyOf)),
  }));

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

export interface Vocabulary {
  readonly path: '/ontology' | '/shapes';
  readonly source: QuadSource;
  readonly version: GraphVersion;
  readonly service: Service;
}

const GROUPS: readonly (readonly [title: string, type: NamedNode])[] = [
  ['Classes', OWL.Class],
  ['Properties between things', OWL.ObjectProperty],
  ['Properties with values', OWL.DatatypeProperty],
  ['Names and notes', OWL.AnnotationProperty],
  ['Lists of concepts', SKOS.ConceptScheme],
  ['Shapes', SH.NodeShape],
];

const LEADS: Readonly<Record<Vocabulary['path'], Html>> = {
  '/ontology': html`The classes and properties of the graph, with their definitions and how often
    each is used. The <a href="/shapes">shapes</a> have the rules for them.`,
  '/shapes': html`The rules for each class. A change that breaks one of them is refused. The classes
    and properties are defined in the <a href="/ontology">ontology</a>.`,
};

/** Statements with a place of their own, or not for reading. */
const APART = [RDF.type, RDFS.label, RDFS.isDefinedBy, SKOS.definition, SH.order];

/** Names of relations seen from their other end. */
const INVERSE: readonly (readonly [name: string, ...properties: NamedNode[]])[] = [
  ['kinds', RDFS.subClassOf, RDFS.subPropertyOf],
  ['has', RDFS.domain, SCHEMA.domainIncludes],
  ['value of', RDFS.range, SCHEMA.rangeIncludes],
  ['concepts', SKOS.inScheme],
];

/** The page of all terms, each in its first group, by label. */
function vocabularyPage(vocabulary: Vocabulary, frame: PageFrame): string {
  const { path, source, service } = vocabulary;
  const title = path === '/ontology' ? 'Ontology' : 'Shapes';
  const seen = new Set<string>();
  const groups = GROUPS.map(([name, type]) => {
    const terms = subjectsOf(source, RDF.type, type)
      .filter(({ value }) => value.startsWith(service.names.baseIri) && !seen.has(value))
      .map((term) => {
        seen.add(term.value);
        return { term, id: localNameOf(term.value), label: labelOf(source, term) };
      });
    return { name, terms: terms.sort((one, other) => one.label.localeCompare(other.label)) };
  }).filter(({ terms }) => terms.length > 0);
  return renderPage(
    title,
    frame,
    html`${pageHead(title, { lead: LEADS[path] }, formatRow('All of it as', rdfLinks(path)))}
    ${groups.map(
      ({ name, terms }, index) =>
        html`<details class="group" id="part-${index + 1}" ${index === 0 && html` open`}>
          <summary>
            <h2>${name} <span class="tally">${countOf(terms.length)}</span></h2>
          </summary>
          ${terms.map(
            ({ term, id, label }) =>
              html`<details class="term" id="${id}">
                <summary><b>${label}</b> <span>${definitionOf(source, term)}</span></summary>
                ${body(term, vocabulary)}
                <p><a href="${path}/${encodePart(id)}">Its page</a></p>
              </details> `,
          )}
        </details> `,
    )}`,
    {
      section: 'Data',
      scripts: ['filter'],
      description: `${title} of the knowledge graph of the OSCE’s news.`,
    },
  );
}

function termPage(term: NamedNode, vocabulary: Vocabulary, frame: PageFrame): string {
  const { path, source } = vocabulary;
  const [id, label] = [encodePart(localNameOf(term.value)), labelOf(source, term)];
  const lead = definitionOf(source, term);
  return renderPage(
    label,
    frame,
    html`${pageHead(
      label,
      { kinds: html`<a href="${path}#${id}">${path.slice(1)}</a>`, lead },
      formatRow('This term as', rdfLinks(`${path}/${id}`)),
    )}
    ${body(term, vocabulary)}`,
    { section: 'Data', description: `${label}: ${lead}` },
  );
}

/** Of a shape without a definition, the properties that it has rules for. */
function definitionOf(source: QuadSource, term: Term): string {
  const [definition] = objectsOf(source, term, SKOS.definition);
  if (definition) return definition.value;
  const names = objectsOf(source, term, SH.property)
    .sort((one, other) => orderOf(source, one) - orderOf(source, other))
    .flatMap((shape) => objectsOf(source, shape, SH.name).map(({ value }) => value));
  return names.length === 0 ? '' : `Rules for ${[...new Set(names)].join(', ')}`;
}

const orderOf = (source: QuadSource, shape: Term): number =>
  Number(objectsOf(source, shape, SH.order)[0]?.value ?? Infinity);

/** All else that is stated of a term, and how often it is used. */
function body(term: Term, vocabulary: Vocabulary): Html {
  const { path, source } = vocabulary;
  const inverse = INVERSE.map(([name, ...properties]): FactRow | false => {
    const subjects = properties.flatMap((property) => subjectsOf(source, property, term));
    const named = subjects.filter(({ termType }) => termType === 'NamedNode');
    return named.length > 0 && [name, linked(named, vocabulary)];
  });
  return html`<p class="hint"><code class="copyable">${term.value}</code></p>
    ${factList([
      ...rowsOf(term, vocabulary),
      ...inverse,
      path === '/ontology' && ['used', useOf(term, vocabulary)],
    ])}`;
}

/** Databases have an order of their own. */
function rowsOf(term: Term, vocabulary: Vocabulary): FactRow[] {
  const { source } = vocabulary;
  const own = [...source.match(term)].filter(
    ({ predicate }) => !APART.some((each) => each.equals(predicate)),
  );
  return Array.from(groupedBy(own, ({ predicate }) => predicate.value).values(), (quads) => {
    const values = quads.map(({ object }) => object);
    return [spokenLabelOf(source, quads[0].predicate), linked(values, vocabulary)] as const;
  }).sort(([one], [other]) => one.localeCompare(other));
}

/** Shapes of properties in their order, others by name. */
function linked(terms: readonly Term[], vocabulary: Vocabulary): Html {
  const { source } = vocabulary;
  const parts = terms
    .map((term) => ({ term, order: orderOf(source, term), label: labelOf(source, term) }))
    .sort((one, other) => one.order - other.order || one.label.localeCompare(other.label));
  const isOfShapes = parts.some(({ order }) => order < Infinity);
  return joinParts(
    parts.map(({ term }) => termOf(term, vocabulary)),
    isOfShapes ? '' : ', ',
  );
}

/** A text, a link, a list, or what is stated of a node that has no entry of its own. */
function termOf(term: Term, vocabulary: Vocabulary): Html {
  const { source, version, service } = vocabulary;
  if (term.termType === 'Literal') return valueOf(valueViewOf(source, term, service));
  const [type] = objectsOf(source, term, RDF.type);
  if (term.termType === 'BlankNode' || type?.equals(SH.PropertyShape)) {
    const items = listOf(source, term);
    return items.length > 0 ? linked(items, vocabulary) : factList(rowsOf(term, vocabulary));
  }
  return linkOf(linkToTerm(type ? source : version, term, service));
}

/** How many statements use it, as a link to the query that finds them. */
function useOf({ value }: Term, { source, version }: Vocabulary): Html {
  const term = namedNode(value);
  const types = objectsOf(source, term, RDF.type);
  const isOf = (type: NamedNode): boolean => types.some((each) => each.equals(type));
  const type = isOf(OWL.Class) ? RDF.type : isOf(SKOS.ConceptScheme) ? SKOS.inScheme : undefined;
  const count = type ? version.count(null, type, term) : version.count(null, term);
  if (count === 0) return html`not yet`;
  const pattern = type ? `?thing <${type.value}> <${value}>` : `?thing <${value}> ?value`;
  const query = `SELECT * WHERE {\n  ${pattern} .\n}\nLIMIT 100\n`;
  return html`<a href="${queryHref(query)}">in ${plural(count, 'statement')}</a>`;
}
