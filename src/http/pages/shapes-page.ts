/** `/shapes`: what must hold of the things of each class. */
import { EMPTY, encodePart, html, joinParts, type Html } from './html.js';
import { renderPage } from './layout.js';
import { formatRow, linkOf } from './values.js';
import type { PageFrame, Link } from './views.js';
import type { ShapeView, ShapesView } from './vocabulary-views.js';

export function shapesPage({ shapes, formats }: ShapesView, frame: PageFrame): string {
  return renderPage(
    'Shapes',
    frame,
    html` <header class="page-head">
        <h1>Shapes</h1>
        <p class="lead">
          The rules for each class. A change that breaks one of them is refused. The classes and
          properties are defined in the <a href="/ontology">ontology</a>.
        </p>
        ${formatRow('The shapes as', formats)}
      </header>
      <div class="with-filters">
        <details class="panel contents">
          <summary>Contents</summary>
          <nav aria-label="Shapes">
            <ul class="plain">
              ${shapes.map(
                ({ id, label }) => html`<li><a href="#${encodePart(id)}">${label}</a></li>`,
              )}
            </ul>
          </nav>
        </details>
        <div>
          ${shapes.map(
            (shape) =>
              html`<article class="term" id="${shape.id}">
                <h2><a href="/shapes/${encodePart(shape.id)}">${shape.label}</a></h2>
                ${body(shape)}
              </article> `,
          )}
        </div>
      </div>`,
    {
      section: 'Data',
      description: 'The rules for each class in the knowledge graph (SHACL).',
    },
  );
}

export function shapePage(
  { shape, formats }: { readonly shape: ShapeView; readonly formats: readonly Link[] },
  frame: PageFrame,
): string {
  return renderPage(
    `Shape: ${shape.label}`,
    frame,
    html` <header class="page-head">
        <p class="kinds"><a href="/shapes#${encodePart(shape.id)}">Shapes</a></p>
        <h1>${shape.label}</h1>
        ${formatRow('This shape as', formats)}
      </header>
      ${body(shape)}`,
    { section: 'Data', description: `The rules for the class ${shape.label}.` },
  );
}

function body({ label, iri, targets, message, constraints, properties }: ShapeView): Html {
  return html`${message !== '' && html`<p>${message}</p>`}
    <p class="hint">
      <code class="copyable">${iri}</code>${
        targets.length > 0 &&
        html` for
        ${joinParts(
          targets.map((target) => linkOf(target)),
          ', ',
        )}`
      }
    </p>
    ${constraints.length > 0 && html`<p>${inWords(constraints)}</p>`}
    ${
      properties.length === 0
        ? EMPTY
        : html`<div
            class="table-scroll"
            role="region"
            aria-label="Properties of ${label}"
            tabindex="0"
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">Property</th>
                  <th scope="col">How many</th>
                  <th scope="col">Values</th>
                  <th scope="col">Rule</th>
                </tr>
              </thead>
              <tbody>
                ${properties.map(propertyRow)}
              </tbody>
            </table>
          </div>`
    }`;
}

function propertyRow({
  path,
  name,
  count,
  constraints,
  message,
  severity,
}: ShapeView['properties'][number]): Html {
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
