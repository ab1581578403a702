/** `/news`: the news items, with filters that are a plain form. */
import { EMPTY, html, type Html } from './html.js';
import { pagesNavigation, renderPage, versionField } from './layout.js';
import { newsEntries } from './news-entries.js';
import { countOf, formatRow, plural } from './values.js';
import type { Facet, Frame, NewsListView } from './views.js';

/** The list of news. */
export function newsListPage(view: NewsListView, frame: Frame): string {
  return renderPage('News', frame, html`
<header class="page-head"><h1>News</h1></header>
<div class="with-filters">
${filters(view, frame)}
<section aria-labelledby="results">
<div class="results-head"><h2 id="results">${plural(view.total, 'news item')}</h2>${position(view)}</div>
${chosen(view, frame)}
${view.items.length > 0 ? newsEntries(view.items) : html`<p class="empty">No news item fits. Take away a filter, or <a href="/news">see all</a>.</p>`}
${pagesNavigation(view, { previous: 'Newer', next: 'Older' })}
${formatRow('This list as', view.formats)}
</section>
</div>`, { section: 'News', description: 'News items of the OSCE, newest first, by issuer, field of work, country, type and date.' });
}

function position({ items, firstIndex, total }: NewsListView): Html {
  if (items.length === 0 || items.length === total) return EMPTY;
  return html`<p class="hint">${countOf(firstIndex + 1)}–${countOf(firstIndex + items.length)}, newest first</p>`;
}

function filters(view: NewsListView, frame: Frame): Html {
  return html`<form class="filters" action="/news" method="get" aria-label="Filter the news">
${versionField(frame)}
<div class="field"><label for="q">Words</label><div class="search-row"><input id="q" name="q" type="search" value="${view.q}" autocomplete="off"><button type="submit">Find</button></div></div>
<details class="panel"${isFiltered(view) ? html` open` : EMPTY}>
<summary>Filters</summary>
<fieldset class="dates"><legend>Date</legend>
${dateField('from', 'from', view.from)}
${dateField('to', 'to', view.to)}
</fieldset>
${view.facets.map(facetGroup)}
<p class="actions"><button type="submit">Apply</button> <a href="/news">Clear all</a></p>
</details>
</form>`;
}

function isFiltered({ from, to, facets }: NewsListView): boolean {
  return from !== '' || to !== '' || facets.some(({ choices }) => choices.some(({ isChosen }) => isChosen));
}

function dateField(name: string, label: string, value: string): Html {
  return html`<label>${label} <input name="${name}" value="${value}" inputmode="numeric" autocomplete="off" placeholder="2021-11" pattern="[0-9]{4}(-[0-9]{2}){0,2}" title="a year, month or day: 2021, 2021-11, 2021-11-23" maxlength="10"></label>`;
}

function facetGroup({ parameter, label, choices }: Facet): Html {
  if (choices.length === 0) return EMPTY;
  const items = choices.map(({ value, label: text, count, isChosen }) =>
    html`<li><label><input type="checkbox" name="${parameter}" value="${value}"${isChosen ? html` checked` : EMPTY}> <span>${text}</span> <span class="tally">${countOf(count)}</span></label></li>`);
  return html`<details class="facet"${choices.some(({ isChosen }) => isChosen) ? html` open` : EMPTY}>
<summary>${label}</summary>
<fieldset><legend class="visually-hidden">${label}</legend><ul class="choices">${items}</ul></fieldset>
</details>`;
}

/** Each filter in force, as a link to the list without it. */
function chosen(view: NewsListView, frame: Frame): Html {
  const texts = [['q', view.q, `“${view.q}”`], ['from', view.from, `from ${view.from}`], ['to', view.to, `to ${view.to}`]] as const;
  const inForce = [
    ...texts.filter(([, value]) => value !== '').map(([parameter, value, label]) => ({ parameter, value, label })),
    ...view.facets.flatMap(({ parameter, choices }) => choices.filter(({ isChosen }) => isChosen).map(({ value, label }) => ({ parameter, value, label }))),
  ];
  if (inForce.length === 0) return EMPTY;
  const links = inForce.map((filter) => {
    const rest = new URLSearchParams(inForce.filter((other) => other !== filter).map(({ parameter, value }): [string, string] => [parameter, value]));
    if (frame.isPinned === true && frame.version !== undefined) rest.set('version', String(frame.version));
    const address = rest.size === 0 ? '/news' : `/news?${rest.toString()}`;
    return html`<li><a href="${address}"><span class="visually-hidden">Without </span>${filter.label}</a></li>`;
  });
  return html`<ul class="chips removable" aria-label="Filters in force">${links}</ul>`;
}
