/** `/`: an introduction, entry points, and news. */
import type { GraphVersion } from '../../graph/index.js';
import { LIST_KINDS, ListSelection, ThingList } from '../../lists/index.js';
import type { Service } from '../../service.js';
import { assertedCount } from '../../snapshots/index.js';
import { placesOf, yearsOf } from '../lists/overview.js';
import { sourceCounts, type SourceCounts } from '../site/source-counts.js';
import { EXAMPLES } from './ask-page.js';
import { html, type Html, type HtmlPart } from './html.js';
import { WORKS_WITH, hiddenFields, renderPage } from './layout.js';
import { listEntries } from './list-entries.js';
import { placeMap, yearBars } from './map.js';
import { factList, section, textForm, type FactRow } from './parts.js';
import { TermReader } from './term-reader.js';
import { frameOf } from './term-views.js';
import { countOf, plural, queryHref, timeOf } from './values.js';
import type { ExampleQuery, MapView, YearsView } from './views.js';

const EXAMPLES_SHOWN = 3;
/** Items of the first list that are shown. */
const LATEST = 8;

export function homePage(service: Service, version: GraphVersion, language: string): string {
  const frame = frameOf(service, version);
  const lists = LIST_KINDS.map((kind) => ThingList.of(version, service.names, kind));
  const [news, events] = lists as [ThingList, ThingList];
  const allNews = new ListSelection(news);
  const years = yearsOf(news, allNews, (year) => `/news?from=${year}&to=${year}`);
  const map = placesOf(
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
    html` <section class="hero">
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
      ${counts(lists, version, service)}
      ${coverage(sourceCounts(version, news.members.length, service.names), years)}
      ${(years ?? map) && shape(years, map)}
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
        ${firstQuestions(service)}
      </div>`,
    { scripts: map ? ['ask', 'map'] : ['ask'], description },
  );
}

function firstQuestions({ queries }: Service): Html {
  return html`<section>
    <h2>Good first questions</h2>
    <ul class="cards">
      ${EXAMPLES.slice(0, EXAMPLES_SHOWN).map(
        (question) =>
          html`<li>
            <h3>
              <a href="/ask?${new URLSearchParams({ q: question }).toString()}">${question}</a>
            </h3>
          </li>`,
      )}
    </ul>
    <h2>In SPARQL</h2>
    <ul class="plain">
      ${queries.shipped.slice(0, EXAMPLES_SHOWN).map(example)}
    </ul>
    <p class="hint">
      <a href="/sparql">More, and an editor</a>
    </p>
  </section>`;
}

/** Times and places at a glance. */
function shape(years: YearsView | undefined, map: MapView | undefined): Html {
  return html`<div class="glance">
    ${map && section('where', 'Where events took place', placeMap(map))}
    ${
      years &&
      section(
        'when',
        'News by year',
        yearBars(years, 'News by year'),
        html`<p class="hint">
          Choose a year to see its news. You can filter <a href="/events">events</a> by year, place
          and organizer, or see <a href="${WORKS_WITH}">who works with whom</a>.
        </p>`,
      )
    }
  </div>`;
}

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

/** The news in the graph, and its sources. */
function coverage(sources: SourceCounts, years: YearsView | undefined): Html {
  const { words, page, copy, none, referenceStatements } = sources;
  const span = years && html` from ${years.years[0]?.year} to ${years.years.at(-1)?.year}`;
  return html`<section aria-labelledby="coverage">
    <h2 id="coverage">Coverage and sources</h2>
    <p>
      The news items${span} are a selection, not everything that the OSCE has published. A place or
      year with few items may have had many more.
    </p>
    ${factList([
      coverageRow(
        'Words of the page',
        words,
        'This service read the page. Each fact has a receipt: the words it rests on.',
      ),
      coverageRow(
        sourceLink('OSCE page'),
        page,
        'Checked on the OSCE’s own page or a mirror of it; the item links to the page. The words are not kept.',
      ),
      coverageRow(
        sourceLink('copy or report'),
        copy,
        'Checked against a copy or report elsewhere, which the item links to.',
      ),
      coverageRow(
        sourceLink('no source'),
        none,
        'No public page was found. Treat these facts with care.',
      ),
    ])}
    <p class="hint">
      Another ${countOf(referenceStatements)} statements describe States, bodies, meetings, places
      and fields of work. They have no receipts; most records, except places and people, say whether
      it was looked up or is general knowledge (<a href="/ontology#verification">verification</a>).
    </p>
  </section>`;
}

function coverageRow(
  name: HtmlPart,
  { items, statements }: SourceCounts['words'],
  meaning: string,
): FactRow {
  const counts = `${plural(items, 'news item')}, ${plural(statements, 'fact')}.`;
  return [name, html`<strong>${counts}</strong> ${meaning}`];
}

const sourceLink = (kind: string): Html =>
  html`<a href="/news?${new URLSearchParams({ source: kind }).toString()}"
    >${kind.charAt(0).toUpperCase()}${kind.slice(1)}</a
  >`;

function example({ title, description, query }: ExampleQuery): Html {
  return html`<li><a href="${queryHref(query)}" title="${description}">${title}</a></li>`;
}
