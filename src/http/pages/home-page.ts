/** `/`: what this is, a way in, and what is new. */
import { html, type Html } from './html.js';
import { renderPage, versionField } from './layout.js';
import { listEntries } from './list-entries.js';
import { countOf, queryHref, timeOf } from './values.js';
import type { ExampleQuery, Frame, HomeView } from './views.js';

const EXAMPLES_SHOWN = 3;

/** The home page. */
export function homePage(view: HomeView, frame: Frame): string {
  const description = 'A knowledge graph of the OSCE’s news: events, bodies, people and places as checked facts, each with the words it rests on.';
  return renderPage('osce-graph', frame, html`
<section class="hero">
<h1>The OSCE’s news, as facts you can check</h1>
<p class="lead">osce-graph reads what the OSCE publishes and keeps it as a graph of events and the bodies, people and places in them. Every fact taken from a page is kept with <mark>the words it rests on</mark>, and every version of the graph can be cited.</p>
${searchForm(frame)}
</section>
${counts(view)}
<div class="columns">
<section>
<h2>Newest</h2>
${listEntries(view.latest)}
<p><a class="more" href="/news">All news items</a></p>
</section>
<section>
<h2>Good first questions</h2>
<ul class="cards">${view.examples.slice(0, EXAMPLES_SHOWN).map(exampleCard)}</ul>
</section>
</div>`, { section: 'Home', description });
}

function searchForm(frame: Frame): Html {
  return html`<form class="search" role="search" action="/search" method="get">
${versionField(frame)}
<label for="q">Search everything</label>
<div class="search-row"><input id="q" name="q" type="search" placeholder="a body, a place, a topic" autocomplete="off"><button type="submit">Search</button></div>
<p class="hint">Or <a href="/sparql">ask in SPARQL</a>.</p>
</form>`;
}

function counts({ counts, quads, committedAt }: HomeView): Html {
  return html`<section aria-labelledby="counts">
<h2 id="counts" class="visually-hidden">What is in the graph</h2>
<ul class="counts">${counts.map(({ label, count, href }) => html`<li><a href="${href}"><strong>${countOf(count)}</strong> ${label}</a></li>`)}</ul>
<p class="hint">${countOf(quads)} statements${committedAt !== '' && html`, last changed on ${timeOf(committedAt)}`}.</p>
</section>`;
}

function exampleCard({ title, description, query }: ExampleQuery): Html {
  return html`<li><h3><a href="${queryHref(query)}">${title}</a></h3><p>${description}</p></li>`;
}
