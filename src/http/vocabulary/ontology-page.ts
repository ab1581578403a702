/** `/ontology`: every term, each under its own anchor and on a page of its own. */
import { encodePart, html, type Html } from '../pages/html.js';
import { renderPage } from '../pages/layout.js';
import { factList, linksInLine, pageHead, withContents, type FactRow } from '../pages/parts.js';
import { countOf, formatRow, linkOf, plural, valueOf } from '../pages/values.js';
import { rdfLinks } from '../pages/term-views.js';
import type { PageFrame } from '../pages/views.js';
import type { OntologyGroup, TermView } from './ontology-view.js';

export function ontologyPage(groups: readonly OntologyGroup[], frame: PageFrame): string {
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
    ${withContents('Terms', groups.map(contentsGroup), groups.map(termGroup))}`,
    {
      section: 'Data',
      description:
        'Classes and properties of the knowledge graph, with definitions, relations, examples ' +
        'and use.',
    },
  );
}

export function termPage(term: TermView, frame: PageFrame): string {
  return renderPage(
    term.label,
    frame,
    html`${pageHead(
      term.label,
      {
        kinds: html`<a href="/ontology${anchorOf(term.id)}">Ontology</a> · ${term.kind}`,
        lead: term.definition,
      },
      formatRow('This term as', rdfLinks(`/ontology/${encodePart(term.id)}`)),
    )}
    ${body(term)}`,
    { section: 'Data', description: `${term.label}: ${term.definition}` },
  );
}

function contentsGroup({ title, terms }: OntologyGroup): Html {
  return html`<h2>${title}</h2>
    <ul class="plain">
      ${terms.map(({ id, label }) => html`<li><a href="${anchorOf(id)}">${label}</a></li>`)}
    </ul>`;
}

function termGroup({ title, terms }: OntologyGroup): Html {
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
