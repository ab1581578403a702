/** `/ontology`: every term, each under its own anchor and on a page of its own. */
import { encodePart, html, type Html } from './html.js';
import { renderPage } from './layout.js';
import { factList, linksInLine, pageHead, withContents, type FactRow } from './parts.js';
import { countOf, formatRow, linkOf, plural, valueOf } from './values.js';
import type { PageFrame, Link } from './views.js';
import type { OntologyView, TermView } from './vocabulary-views.js';

type Group = OntologyView['groups'][number];

export function ontologyPage(view: OntologyView, frame: PageFrame): string {
  return renderPage(
    'Ontology',
    frame,
    html`${pageHead(
      'Ontology',
      {
        lead: html`The classes and properties of the graph, with their definitions and how often
          each is used. The <a href="/shapes">shapes</a> have the rules for them.`,
      },
      formatRow('The vocabulary as', view.formats),
    )}
    ${withContents('Terms', view.groups.map(contentsGroup), view.groups.map(termGroup))}`,
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
    html`${pageHead(
      term.label,
      {
        kinds: html`<a href="/ontology${anchorOf(term.id)}">Ontology</a> · ${term.kind}`,
        lead: term.definition,
      },
      formatRow('This term as', formats),
    )}
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
    ${factList(
      [
        otherNames.length > 0 && ['also', otherNames.join(', ')],
        ...related.map(({ property, links }): FactRow => [property, linksInLine(links)]),
        ['used', usage === 0 ? 'not yet' : plural(usage, counted)],
        example && [
          'for example',
          html`${linkOf(example.thing)}${example.value && html`: ${valueOf(example.value)}`}`,
        ],
      ],
      'relations',
    )}`;
}

function anchorOf(id: string): string {
  return `#${encodePart(id)}`;
}
