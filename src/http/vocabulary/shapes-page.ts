/** `/shapes`: what must hold of the things of each class. */
import { labelOf, localNameOf, spokenLabelOf } from '../../graph/index.js';
import {
  QuadSet,
  RDF,
  RDFS,
  SH,
  getOrMake,
  objectsOf,
  subjectsOf,
  type NamedNode,
  type Quad,
  type QuadSource,
  type Term,
} from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { encodePart, html, joinParts, type Html } from '../pages/html.js';
import { renderPage } from '../pages/layout.js';
import { dataTable, pageHead, withContents } from '../pages/parts.js';
import { linkTo, rdfLinks } from '../pages/term-views.js';
import { formatRow, linkOf } from '../pages/values.js';
import type { PageFrame } from '../pages/views.js';

const TARGETS = [SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode];
/** Statements that have a place of their own, or are not for reading. */
const APART = [
  ...TARGETS,
  ...[RDF.type, RDFS.label, SH.message, SH.property],
  ...[SH.path, SH.name, SH.order, SH.minCount, SH.maxCount, SH.severity],
];

/** Everything reached from a shape within the shapes, so that it can be used alone. */
export function quadsOfShape(shapes: readonly Quad[], shape: NamedNode): Quad[] {
  const source = sourceOf(shapes);
  const reached = new Map<string, Term>([[shape.value, shape]]);
  const quads: Quad[] = [];
  for (const node of reached.values())
    for (const quad of source.match(node)) {
      quads.push(quad);
      if (quad.object.termType !== 'Literal') reached.set(quad.object.value, quad.object);
    }
  return quads;
}

const sources = new WeakMap<readonly Quad[], QuadSource>();

const sourceOf = (shapes: readonly Quad[]): QuadSource =>
  getOrMake(sources, shapes, () => new QuadSet([...shapes]));

/** Named shapes, those with targets first. */
export function nodeShapes({ shapes }: Service): NamedNode[] {
  const source = sourceOf(shapes);
  const keyOf = (shape: Term): string =>
    `${Number(targetsOf(source, shape).length === 0)} ${labelOf(source, shape)}`;
  return subjectsOf(source, RDF.type, SH.NodeShape)
    .filter((shape): shape is NamedNode => shape.termType === 'NamedNode')
    .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

const targetsOf = (source: QuadSource, shape: Term): Term[] =>
  TARGETS.flatMap((property) => objectsOf(source, shape, property));

export function shapesPage(service: Service, frame: PageFrame): string {
  const source = sourceOf(service.shapes);
  const shapes = nodeShapes(service).map((shape) => ({
    shape,
    id: localNameOf(shape.value),
    label: labelOf(source, shape),
  }));
  return renderPage(
    'Shapes',
    frame,
    html`${pageHead(
      'Shapes',
      {
        lead: html`The rules for each class. A change that breaks one of them is refused. The
          classes and properties are defined in the <a href="/ontology">ontology</a>.`,
      },
      formatRow('The shapes as', rdfLinks('/shapes')),
    )}
    ${withContents(
      'Shapes',
      html`<ul class="plain">
        ${shapes.map(({ id, label }) => html`<li><a href="#${encodePart(id)}">${label}</a></li>`)}
      </ul>`,
      shapes.map(
        ({ shape, id, label }) =>
          html`<article class="term" id="${id}">
            <h2><a href="/shapes/${encodePart(id)}">${label}</a></h2>
            ${body(shape, service)}
          </article> `,
      ),
    )}`,
    {
      section: 'Data',
      description: 'The rules for each class in the knowledge graph (SHACL).',
    },
  );
}

export function shapePage(shape: NamedNode, service: Service, frame: PageFrame): string {
  const [id, label] = [localNameOf(shape.value), labelOf(sourceOf(service.shapes), shape)];
  return renderPage(
    `Shape: ${label}`,
    frame,
    html`${pageHead(
      label,
      { kinds: html`<a href="/shapes#${encodePart(id)}">Shapes</a>` },
      formatRow('This shape as', rdfLinks(`/shapes/${encodePart(id)}`)),
    )}
    ${body(shape, service)}`,
    { section: 'Data', description: `The rules for the class ${label}.` },
  );
}

function body(shape: NamedNode, service: Service): Html {
  const source = sourceOf(service.shapes);
  const [message] = objectsOf(source, shape, SH.message);
  const targets = targetsOf(source, shape).map((each) => termOf(each, service));
  const orderOf = (property: Term): number =>
    Number(objectsOf(source, property, SH.order)[0]?.value ?? Infinity);
  const properties = objectsOf(source, shape, SH.property).sort(
    (left, right) => orderOf(left) - orderOf(right),
  );
  return html`${message && html`<p>${message.value}</p>`}
    <p class="hint">
      <code class="copyable">${shape.value}</code>${
        targets.length > 0 && html` for ${joinParts(targets, ', ')}`
      }
    </p>
    <p>${constraints(shape, service)}</p>
    ${
      properties.length > 0 &&
      dataTable(
        { label: `Properties of ${labelOf(source, shape)}` },
        ['Property', 'How many', 'Values', 'Rule'],
        properties.map((property) => propertyRow(property, service)),
      )
    }`;
}

function propertyRow(property: Term, service: Service): Html {
  const source = sourceOf(service.shapes);
  const textOf = (term: NamedNode): string | undefined =>
    objectsOf(source, property, term)[0]?.value;
  const severity = localNameOf(textOf(SH.severity) ?? SH.Violation.value).toLowerCase();
  return html`<tr>
    <th scope="row">
      ${objectsOf(source, property, SH.path).map((path) => termOf(path, service))}
    </th>
    <td>${countInWords(textOf(SH.minCount), textOf(SH.maxCount))}</td>
    <td>${constraints(property, service)}</td>
    <td>
      ${textOf(SH.message)}${severity !== 'violation' && html` <span class="tag">${severity}</span>`}
    </td>
  </tr> `;
}

/** The other statements of a shape, such as “class place, node kind IRI”. */
function constraints(shape: Term, service: Service): Html {
  const source = sourceOf(service.shapes);
  return joinParts(
    [...source.match(shape)]
      .filter(({ predicate }) => !APART.some((each) => each.equals(predicate)))
      .map(
        ({ predicate, object }) =>
          html`${spokenLabelOf(source, predicate)} ${termOf(object, service)}`,
      ),
    ', ',
  );
}

/** A term in a shape: a text, a link, a list, or a shape without a name in brackets. */
function termOf(term: Term, service: Service): Html {
  const source = sourceOf(service.shapes);
  if (term.termType === 'Literal') return html`${term.value}`;
  if (term.termType === 'NamedNode') {
    if (term.value.startsWith(SH.iri)) return html`${localNameOf(term.value)}`;
    const isShape = objectsOf(source, term, RDF.type).length > 0;
    return linkOf(linkTo(isShape ? source : service.vocabulary, term, service));
  }
  const items = listOf(source, term);
  return items.length > 0
    ? joinParts(
        items.map((each) => termOf(each, service)),
        ', ',
      )
    : html`(${constraints(term, service)})`;
}

function listOf(source: QuadSource, list: Term): Term[] {
  const [first] = objectsOf(source, list, RDF.first);
  const [rest] = objectsOf(source, list, RDF.rest);
  return first ? [first, ...(rest ? listOf(source, rest) : [])] : [];
}

function countInWords(min = '0', max?: string): string {
  if (max === undefined) return min === '0' ? 'any number' : `${min} or more`;
  if (min === max) return `just ${min}`;
  return min === '0' ? `at most ${max}` : `${min} to ${max}`;
}
