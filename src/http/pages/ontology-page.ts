/** `/ontology`: every term, each under its own anchor and on a page of its own. */
import { EMPTY, encodePart, html, joinParts, type Html } from './html.js';
import { renderPage } from './layout.js';
import { countOf, formatRow, linkOf, plural, valueOf } from './values.js';
import type { PageFrame, Link } from './views.js';
import type { OntologyView, TermView } from './vocabulary-views.js';

type Group = OntologyView['groups'][number];

export function ontologyPage(view: OntologyView, frame: PageFrame): string {
  return renderPage(
    'Ontology',
    frame,
    html` <header class="page-head">
        <h1>Ontology</h1>
        <p class="lead">
          The classes and properties of the graph, with their definitions and how often each is
          used. The <a href="/shapes">shapes</a> have the rules for them.
        </p>
        ${formatRow('The vocabulary as', view.formats)}
      </header>
      <div class="with-filters">
        <details class="panel contents">
          <summary>Contents</summary>
          <nav aria-label="Terms">${view.groups.map(contentsGroup)}</nav>
        </details>
        <div>${view.groups.map(termGroup)}</div>
      </div>`,
    {
      section: 'Data',
      description:
        'Classes and properties of the knowledge graph, with definitions, relations, examples ' +
        'and use.',
    },
  );
}

export function termPage(
  { term, formats }: { readonly term: TermView; readonly formats: readonly Link[] },
  frame: PageFrame,
): string {
  return renderPage(
    term.label,
    frame,
    html` <header class="page-head">
        <p class="kinds"><a href="/ontology${anchorOf(term.id)}">Ontology</a> · ${term.kind}</p>
        <h1>${term.label}</h1>
        <p class="lead">${term.definition}</p>
        ${formatRow('This term as', formats)}
      </header>
      ${body(term)}`,
    { section: 'Data', description: `${term.label}: ${term.definition}` },
  );
}

function contentsGroup({ title, terms }: Group): Html {
  return html`<h2>${title}</h2>
    <ul class="plain">
      ${terms.map(({ id, label }) => html`<li><a href="${anchorOf(id)}">${label}</a></li>`)}
    </ul>`;
}

function termGroup({ title, terms }: Group): Html {
  return html`<section>
    <h2>${title} <span class="tally">${countOf(terms.length)}</span></h2>
    ${terms.map(termEntry)}
  </section>`;
}

function termEntry(term: TermView): Html {
  return html`<article class="term" id="${term.id}">
    <h3>
      <a href="/ontology/${encodePart(term.id)}">${term.label}</a>
      <span class="tag">${term.kind}</span>
    </h3>
    <p>${term.definition}</p>
    ${body(term)}
  </article> `;
}

/** Everything but name and definition. */
function body({ iri, kind, notes, otherNames, related, usage, example }: TermView): Html {
  const counted = kind === 'property' ? 'statement' : kind === 'class' ? 'thing' : 'concept';
  return html`${notes.map((note) => html`<p class="note">${note}</p>`)}
    <p class="hint"><code class="copyable">${iri}</code></p>
    <dl class="relations">
      ${
        otherNames.length > 0 &&
        html`<div>
          <dt>also</dt>
          <dd>${otherNames.join(', ')}</dd>
        </div>`
      }
      ${related.map(
        ({ property, links }) =>
          html`<div>
            <dt>${property}</dt>
            <dd>
              ${joinParts(
                links.map((link) => linkOf(link)),
                ', ',
              )}
            </dd>
          </div>`,
      )}
      <div>
        <dt>used</dt>
        <dd>${usage === 0 ? 'not yet' : plural(usage, counted)}</dd>
      </div>
      ${
        example
          ? html`<div>
              <dt>for example</dt>
              <dd>${linkOf(example.thing)}${example.value && html`: ${valueOf(example.value)}`}</dd>
            </div>`
          : EMPTY
      }
    </dl>`;
}

function anchorOf(id: string): string {
  return `#${encodePart(id)}`;
}
