/** `/shapes`: what must hold of the things of each class. */
import { encodePart, html, joinParts, type Html } from '../pages/html.js';
import { renderPage } from '../pages/layout.js';
import { dataTable, linksInLine, pageHead, withContents } from '../pages/parts.js';
import { formatRow, linkOf } from '../pages/values.js';
import { rdfLinks } from '../pages/term-views.js';
import type { PageFrame } from '../pages/views.js';
import type { ShapeView } from './shapes-view.js';

export function shapesPage(shapes: readonly ShapeView[], frame: PageFrame): string {
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
        (shape) =>
          html`<article class="term" id="${shape.id}">
            <h2><a href="/shapes/${encodePart(shape.id)}">${shape.label}</a></h2>
            ${body(shape)}
          </article> `,
      ),
    )}`,
    {
      section: 'Data',
      description: 'The rules for each class in the knowledge graph (SHACL).',
    },
  );
}

export function shapePage(shape: ShapeView, frame: PageFrame): string {
  return renderPage(
    `Shape: ${shape.label}`,
    frame,
    html`${pageHead(
      shape.label,
      { kinds: html`<a href="/shapes#${encodePart(shape.id)}">Shapes</a>` },
      formatRow('This shape as', rdfLinks(`/shapes/${encodePart(shape.id)}`)),
    )}
    ${body(shape)}`,
    { section: 'Data', description: `The rules for the class ${shape.label}.` },
  );
}

function body({ label, iri, targets, message, constraints, properties }: ShapeView): Html {
  return html`${message !== '' && html`<p>${message}</p>`}
    <p class="hint">
      <code class="copyable">${iri}</code>${
        targets.length > 0 && html` for ${linksInLine(targets)}`
      }
    </p>
    ${constraints.length > 0 && html`<p>${inWords(constraints)}</p>`}
    ${
      properties.length > 0 &&
      dataTable(
        { label: `Properties of ${label}` },
        ['Property', 'How many', 'Values', 'Rule'],
        properties.map(propertyRow),
      )
    }`;
}

function propertyRow(property: ShapeView['properties'][number]): Html {
  const { path, name, count, constraints, message, severity } = property;
  return html`<tr>
    <th scope="row">
      ${
        path.href === '' ? path.label : linkOf(path)
      }${name !== '' && name !== path.label && html`<br /><span class="hint">${name}</span>`}
    </th>
    <td>${count}</td>
    <td>${inWords(constraints)}</td>
    <td>${message}${severity !== 'violation' && html` <span class="tag">${severity}</span>`}</td>
  </tr> `;
}

function inWords(constraints: ShapeView['constraints']): Html {
  return joinParts(
    constraints.map(({ words, link }) => html`${words}${link && html` ${linkOf(link)}`}`),
    ', ',
  );
}
