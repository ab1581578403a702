/** `/`: an introduction, entry points, and news. */
import type { GraphVersion } from '../../graph/index.js';
import { LIST_KINDS, ListSelection, ThingList } from '../../lists/index.js';
import type { Service } from '../../service.js';
import { assertedCount } from '../../snapshots/index.js';
import { placeMap } from '../lists/places.js';
import { acceptedLanguage } from '../exchange/negotiation.js';
import { OF_VERSION } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import { getRoute, type Route } from '../exchange/route.js';
import { EXAMPLES } from './ask-page.js';
import { html, type Html } from './html.js';
import { hiddenFields, renderPage } from './layout.js';
import { listEntries } from './list-entries.js';
import { section, textForm } from './parts.js';
import { TermReader } from './term-reader.js';
import { frameOf } from './term-views.js';
import { countOf, timeOf } from './values.js';

export function homeRoute(service: Service): Route {
  return getRoute('/', 'Pages', {
    summary: 'The home page',
    parameters: OF_VERSION,
    mediaTypes: ['text/html'],
    handle: async (request, response) => {
      const version = await requestedVersion(request, response, service);
      response.type('html').send(homePage(service, version, acceptedLanguage(request)));
    },
  });
}

const EXAMPLES_SHOWN = 3;
/** Items of the first list that are shown. */
const LATEST = 8;

const sourceHref = (kind: string): string =>
  `/news?${new URLSearchParams({ source: kind }).toString()}`;

const COVERAGE = html`<section aria-labelledby="coverage">
  <h2 id="coverage">Coverage and sources</h2>
  <p>
    The news items are a selection, not everything that the OSCE has published: a place or
    <a href="/queries/news-by-year">year</a> with few items may have had many more. Each item links
    to the page that its facts were checked against; for some,
    <a href="${sourceHref('copy or report')}">only a copy</a> or
    <a href="${sourceHref('no source')}">no public page</a> was found. Facts about States, bodies,
    meetings and places are reference data (<a href="/ontology#verification">verified</a>
    or generally known).
  </p>
</section>`;

function homePage(service: Service, version: GraphVersion, language: string): string {
  const frame = frameOf(service, version);
  const lists = LIST_KINDS.map((kind) => ThingList.of(version, service.names, kind));
  const [news, events] = lists as [ThingList, ThingList];
  const allNews = new ListSelection(news);
  const map = placeMap(
    events,
    new ListSelection(events),
    new TermReader(version, service.names, language),
    (place) => `/events?${new URLSearchParams({ place }).toString()}`,
  );
  const description =
    'A knowledge graph of selected OSCE news: events, bodies, people and places as facts, with ' +
    'their sources.';
  return renderPage(
    'osce-graph',
    frame,
    html` <div class="hero columns">
        <section>
          <h1>The OSCE’s news, as facts you can check</h1>
          <p class="lead">
            osce-graph keeps news of the OSCE as a graph of events and the bodies, people and places
            in them. A fact read from a page that you post keeps
            <mark>the words it rests on</mark>. Most other facts link to the page they were checked
            against. You can cite any version of the graph.
          </p>
          ${textForm('/search', frame, {
            label: 'Search, or ask in English',
            button: 'Go',
            value: html`placeholder="a body, a place, a question"`,
            more: hiddenFields([['go', '']]),
          })}
        </section>
        ${QUESTIONS}
      </div>
      ${counts(lists, version, service)} ${map && section('where', 'Where events took place', map)}
      <div class="columns">
        <section>
          <h2>Newest</h2>
          ${listEntries(
            news,
            allNews.slice(news.kind.defaultSort, { start: 0, end: LATEST }),
            language,
          )}
          <p><a class="more" href="/news">All news items</a></p>
        </section>
        ${COVERAGE}
      </div>`,
    { scripts: map ? ['ask', 'map'] : ['ask'], description },
  );
}

const QUESTIONS = html`<section>
  <h2>Good first questions</h2>
  <ul class="cards">
    ${EXAMPLES.slice(0, EXAMPLES_SHOWN).map(
      (q) => html`<li><a href="/ask?${new URLSearchParams({ q }).toString()}">${q}</a></li>`,
    )}
  </ul>
</section>`;

function counts(lists: readonly ThingList[], version: GraphVersion, { names }: Service): Html {
  const { committedAt } = version;
  return html`<section aria-labelledby="counts">
    <h2 id="counts" class="visually-hidden">Contents of the graph</h2>
    <ul class="counts">
      ${lists.map((list) => {
        const { total } = new ListSelection(list);
        const { name, nouns } = list.kind;
        return html`<li>
          <a href="/${name}"><strong>${countOf(total)}</strong> ${nouns[total === 1 ? 0 : 1]}</a>
        </li>`;
      })}
    </ul>
    <p class="hint">
      ${countOf(assertedCount(version, names))}
      statements${committedAt && html`, last changed on ${timeOf(committedAt.toISOString())}`}.
    </p>
  </section>`;
}
