/** `/ontology`: every term, each under its own anchor and on a page of its own. */
import { labelOf, localNameOf, spokenLabelOf, type GraphVersion } from '../../graph/index.js';
import {
  OWL,
  RDF,
  RDFS,
  SCHEMA,
  SKOS,
  groupedBy,
  namedNode,
  subjectsOf,
  type NamedNode,
  type QuadSource,
  type Term,
} from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { encodePart, html, joinParts, type Html } from '../pages/html.js';
import { renderPage } from '../pages/layout.js';
import { factList, pageHead, withContents, type FactRow } from '../pages/parts.js';
import { linkTo, rdfLinks, valueViewOf } from '../pages/term-views.js';
import { countOf, formatRow, plural, queryHref, textOfValue, valueOf } from '../pages/values.js';
import type { PageFrame } from '../pages/views.js';

const GROUPS: readonly (readonly [title: string, type: NamedNode, kind: string])[] = [
  ['Classes', OWL.Class, 'class'],
  ['Properties between things', OWL.ObjectProperty, 'property'],
  ['Properties with values', OWL.DatatypeProperty, 'property'],
  ['Names and notes', OWL.AnnotationProperty, 'property'],
  ['Lists of concepts', SKOS.ConceptScheme, 'list of concepts'],
];

/** Statements that the head of a term shows. */
const IN_HEAD = [RDF.type, RDFS.label, RDFS.isDefinedBy, SKOS.definition];

/** Names of relations seen from their other end. */
const INVERSE: readonly (readonly [name: string, ...properties: NamedNode[]])[] = [
  ['kinds', RDFS.subClassOf, RDFS.subPropertyOf],
  ['has', RDFS.domain, SCHEMA.domainIncludes],
  ['value of', RDFS.range, SCHEMA.rangeIncludes],
  ['concepts', SKOS.inScheme],
];

/** The statements of the ontology in a version. */
export function ontologyOf(version: GraphVersion, { names }: Service): QuadSource {
  return {
    match: (subject, predicate, object) =>
      version.match(subject, predicate, object, names.graphs.ontology),
  };
}

interface OntologyTerm {
  readonly term: Term;
  readonly id: string;
  readonly kind: string;
  readonly label: string;
}

interface OntologyGroup {
  readonly title: string;
  readonly terms: readonly OntologyTerm[];
}

/** Our own terms, each in its first group, by label. */
export function ontologyGroups(version: GraphVersion, service: Service): OntologyGroup[] {
  const ontology = ontologyOf(version, service);
  const seen = new Set<string>();
  return GROUPS.map(([title, type, kind]) => {
    const terms = subjectsOf(ontology, RDF.type, type)
      .filter(({ value }) => value.startsWith(service.names.ontologyIri) && !seen.has(value))
      .map((term) => {
        seen.add(term.value);
        return { term, id: localNameOf(term.value), kind, label: labelOf(ontology, term) };
      });
    return { title, terms: terms.sort(byLabel) };
  }).filter(({ terms }) => terms.length > 0);
}

const byLabel = (left: OntologyTerm, right: OntologyTerm): number =>
  left.label.toLowerCase() < right.label.toLowerCase() ? -1 : 1;

export function ontologyPage(version: GraphVersion, service: Service, frame: PageFrame): string {
  const groups = ontologyGroups(version, service);
  return renderPage(
    'Ontology',
    frame,
    html`${pageHead(
      'Ontology',
      {
        lead: html`The classes and properties of the graph, with their definitions and how often
          each is used. The <a href="/shapes">shapes</a> have the rules for them.`,
      },
      formatRow('The vocabulary as', rdfLinks('/ontology')),
    )}
    ${withContents(
      'Terms',
      groups.map(
        ({ title, terms }) =>
          html`<h2>${title}</h2>
            <ul class="plain">
              ${terms.map(
                ({ id, label }) => html`<li><a href="#${encodePart(id)}">${label}</a></li>`,
              )}
            </ul>`,
      ),
      groups.map(
        ({ title, terms }) =>
          html`<section>
            <h2>${title} <span class="tally">${countOf(terms.length)}</span></h2>
            ${terms.map(
              (each) =>
                html`<article class="term" id="${each.id}">
                  <h3>
                    <a href="/ontology/${encodePart(each.id)}">${each.label}</a>
                    <span class="tag">${each.kind}</span>
                  </h3>
                  <p>${definitionOf(version, each)}</p>
                  ${body(each, version, service)}
                </article> `,
            )}
          </section>`,
      ),
    )}`,
    {
      section: 'Data',
      description: 'Classes and properties of the knowledge graph, with definitions and use.',
    },
  );
}

/** The page of one term; undefined for a concept, which has none. */
export function termPage(
  iri: string,
  version: GraphVersion,
  service: Service,
  frame: PageFrame,
): string | undefined {
  const shown = ontologyGroups(version, service)
    .flatMap(({ terms }) => terms)
    .find(({ term }) => term.value === iri);
  if (!shown) return undefined;
  const { id, label, kind } = shown;
  const definition = definitionOf(version, shown);
  return renderPage(
    label,
    frame,
    html`${pageHead(
      label,
      {
        kinds: html`<a href="/ontology#${encodePart(id)}">Ontology</a> · ${kind}`,
        lead: definition,
      },
      formatRow('This term as', rdfLinks(`/ontology/${encodePart(id)}`)),
    )}
    ${body(shown, version, service)}`,
    { section: 'Data', description: `${label}: ${definition}` },
  );
}

function definitionOf(version: GraphVersion, { term }: OntologyTerm): string {
  return [...version.match(term, SKOS.definition)][0]?.object.value ?? '';
}

/** All else that the ontology says of a term, and how often it is used. */
function body({ term, kind }: OntologyTerm, version: GraphVersion, service: Service): Html {
  const ontology = ontologyOf(version, service);
  const linked = (terms: readonly Term[]): Html => {
    const views = terms.map((each) => termView(each, version, service));
    views.sort((one, other) => textOfValue(one).localeCompare(textOfValue(other)));
    return joinParts(
      views.map((each) => valueOf(each)),
      ', ',
    );
  };
  const own = [...ontology.match(term)].filter(
    ({ predicate }) => !IN_HEAD.some((each) => each.equals(predicate)),
  );
  const named = Array.from(
    groupedBy(own, ({ predicate }) => predicate.value).values(),
    (quads) =>
      [
        spokenLabelOf(ontology, quads[0].predicate),
        linked(quads.map(({ object }) => object)),
      ] as const,
  );
  // Databases have an order of their own.
  const rows: FactRow[] = named.sort(([one], [other]) => one.localeCompare(other));
  const inverse = INVERSE.map(([name, ...properties]): FactRow | false => {
    const subjects = properties.flatMap((property) => subjectsOf(ontology, property, term));
    const named = subjects.filter(({ termType }) => termType === 'NamedNode');
    return named.length > 0 && [name, linked(named)];
  });
  return html`<p class="hint"><code class="copyable">${term.value}</code></p>
    ${factList([...rows, ...inverse, ['used', use(term, kind, version)]], 'relations')}`;
}

/** The number of statements, which leads to their things. */
function use({ value }: Term, kind: string, version: GraphVersion): Html {
  const term = namedNode(value);
  const [predicate, object] =
    kind === 'property' ? [term] : [kind === 'class' ? RDF.type : SKOS.inScheme, term];
  const count = version.count(null, predicate, object);
  if (count === 0) return html`not yet`;
  const pattern =
    object === undefined
      ? `?thing <${value}> ?value`
      : `?thing <${(predicate as NamedNode).value}> <${value}>`;
  const query = `SELECT * WHERE {\n  ${pattern} .\n}\nLIMIT 100\n`;
  return html`<a href="${queryHref(query)}">in ${plural(count, 'statement')}</a>`;
}

/** Terms of other vocabularies have their prefix and name. */
function termView(term: Term, version: GraphVersion, service: Service) {
  const view = valueViewOf(version, term, service);
  const prefix = Object.entries(service.prefixes).find(([, start]) => term.value.startsWith(start));
  if (term.termType !== 'NamedNode' || !prefix || !linkTo(version, term, service).isExternal)
    return view;
  const label = `${prefix[0]}:${localNameOf(term.value)}`;
  return { kind: 'link', link: { ...linkTo(version, term, service), label } } as const;
}
