/** `/ontology`: every term of the vocabulary, each under its own anchor. */
import { html, joinParts, type Html } from './html.js';
import { renderPage } from './layout.js';
import { countOf, formatRow, linkOf, plural } from './values.js';
import type { Frame, OntologyView, TermView } from './views.js';

type Group = OntologyView['groups'][number];

/** The page of the vocabulary. */
export function ontologyPage(view: OntologyView, frame: Frame): string {
  return renderPage('Ontology', frame, html`
<header class="page-head"><h1>Ontology</h1><p class="lead">The words that the facts are made of: what each means, and how often it is used.</p>
${formatRow('The vocabulary as', view.formats)}</header>
<div class="with-filters">
<details class="panel contents">
<summary>Contents</summary>
<nav aria-label="Terms">${view.groups.map(contentsGroup)}</nav>
</details>
<div>${view.groups.map(termGroup)}</div>
</div>`, { section: 'Ontology', description: 'Classes and properties of the knowledge graph, with definitions, relations and use.' });
}

function contentsGroup({ title, terms }: Group): Html {
  return html`<h2>${title}</h2><ul class="plain">${terms.map(({ id, label }) => html`<li><a href="${anchorOf(id)}">${label}</a></li>`)}</ul>`;
}

function termGroup({ title, terms }: Group): Html {
  return html`<section><h2>${title} <span class="tally">${countOf(terms.length)}</span></h2>${terms.map(termEntry)}</section>`;
}

function termEntry({ id, iri, label, kind, definition, related, usage }: TermView): Html {
  return html`<article class="term" id="${id}">
<h3><a href="${anchorOf(id)}">${label}</a> <span class="tag">${kind}</span></h3>
<p>${definition}</p>
<p class="hint"><code class="copyable">${iri}</code></p>
<dl class="relations">${related.map(({ property, links }) => html`<div><dt>${property}</dt><dd>${joinParts(links.map(linkOf), ', ')}</dd></div>`)}
<div><dt>used</dt><dd>${usage === 0 ? 'not yet' : plural(usage, 'time')}</dd></div></dl>
</article>\n`;
}

function anchorOf(id: string): string {
  return `#${new URLSearchParams([[id, '']]).toString().slice(0, -1)}`;
}
