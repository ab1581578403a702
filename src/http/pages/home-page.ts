/** `/`: what this is, a way in, and what is new. */
import { EMPTY, html, type Html } from './html.js';
import { renderPage, versionField } from './layout.js';
import { listEntries } from './list-entries.js';
import { mapDrawing, yearBars } from './map.js';
import { countOf, queryHref, timeOf } from './values.js';
import type { ExampleQuery, PageFrame, HomeView } from './views.js';

const EXAMPLES_SHOWN = 3;

export function homePage(view: HomeView, frame: PageFrame): string {
  const description =
    'A knowledge graph of the OSCE’s news: events, bodies, people and places as checked ' +
    'facts, each with the words it rests on.';
  return renderPage(
    'osce-graph',
    frame,
    html` <section class="hero">
        <h1>The OSCE’s news, as facts you can check</h1>
        <p class="lead">
          osce-graph reads what the OSCE publishes and keeps it as a graph of events and the bodies,
          people and places in them. Every fact taken from a page is kept with
          <mark>the words it rests on</mark>, and every version of the graph can be cited.
        </p>
        ${searchForm(frame)}
      </section>
      ${counts(view)} ${shape(view)}
      <div class="columns">
        <section>
          <h2>Newest</h2>
          ${listEntries(view.latest)}
          <p><a class="more" href="/news">All news items</a></p>
        </section>
        <section>
          <h2>Good first questions</h2>
          <ul class="cards">
            ${view.questions.map(
              (question) =>
                html`<li>
                  <h3>
                    <a href="/ask?${new URLSearchParams({ q: question }).toString()}"
                      >${question}</a
                    >
                  </h3>
                </li>`,
            )}
          </ul>
          <h2>In SPARQL</h2>
          <ul class="plain">
            ${view.examples.slice(0, EXAMPLES_SHOWN).map(example)}
          </ul>
          <p class="hint">
            <a href="/sparql">More, and an editor</a>; or
            <a href="/build">build a query by clicking</a>
          </p>
        </section>
      </div>`,
    { section: 'Home', script: 'ask', description },
  );
}

/** When and where, at a glance. */
function shape({ years, map }: HomeView): Html {
  if (!years && !map) return EMPTY;
  return html`<div class="glance">
    ${
      map &&
      html`<section aria-labelledby="where">
        <h2 id="where">Where events took place</h2>
        ${mapDrawing(map)}
      </section>`
    }
    ${
      years &&
      html`<section aria-labelledby="when">
        <h2 id="when">News by year</h2>
        ${yearBars(years, 'News by year')}
        <p class="hint">
          Each year leads to its news. <a href="/events">Events</a> can be looked at by year, place
          and organizer, and <a href="/network">as a network</a> of who organizes with whom.
        </p>
      </section>`
    }
  </div>`;
}

function searchForm(frame: PageFrame): Html {
  return html`<form class="search" role="search" action="/search" method="get">
    ${versionField(frame)}
    <label for="q">Search, or ask in English</label>
    <div class="search-row">
      <input
        id="q"
        name="q"
        type="search"
        placeholder="a body, a place, a question"
        autocomplete="off"
      /><button type="submit">Search</button
      ><button type="submit" class="quiet" formaction="/ask">Ask</button>
    </div>
  </form>`;
}

function counts({ counts, quads, committedAt }: HomeView): Html {
  return html`<section aria-labelledby="counts">
    <h2 id="counts" class="visually-hidden">What is in the graph</h2>
    <ul class="counts">
      ${counts.map(
        ({ label, count, href }) =>
          html`<li>
            <a href="${href}"><strong>${countOf(count)}</strong> ${label}</a>
          </li>`,
      )}
    </ul>
    <p class="hint">
      ${countOf(quads)}
      statements${committedAt !== '' && html`, last changed on ${timeOf(committedAt)}`}.
    </p>
  </section>`;
}

function example({ title, description, query }: ExampleQuery): Html {
  return html`<li><a href="${queryHref(query)}" title="${description}">${title}</a></li>`;
}
